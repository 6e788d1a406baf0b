// A manuscript and a sheet, laid out as an edition is, for tests: from text to pages in one value.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "css/stylesheet.h"
#include "font/library.h"
#include "font/selection.h"
#include "golden/golden_case.h"
#include "l10n/localize.h"
#include "layout/box.h"
#include "layout/memo.h"
#include "layout/paginate.h"
#include "manuscript/parse.h"
#include "style/cascade.h"
#include "support/memory_files.h"
#include "text/locale.h"

namespace bifolium::golden {

/// Runs jobs one after the other.
class OneWorker final : public Workers {
public:
    void each(std::size_t count, const Job& job) override {
        for (std::size_t i = 0; i < count; ++i) job(i, 0);
    }
    std::size_t count() const override { return 1; }
};

/// Everything that a Context borrows. Not to be moved: parts point at each other.
class LaidOut {
public:
    LaidOut(const std::string& manuscript, const std::string& sheet)
        : document_(parse(manuscript)), styled_(cascade(sheet)) {
        tree_ = layout::boxes(*styled_, images_, diagnostics);
        context_.emplace(layout::Context{.document = *styled_,
                                         .fonts = *fonts_,
                                         .images = images_,
                                         .facts = *tree_.facts,
                                         .segmenter = segmenter_,
                                         .shapes = shapes_,
                                         .memo = memo_,
                                         .workers = workers_,
                                         .diagnostics = diagnostics});
        pages = layout::paginate(*context_, tree_);
    }
    LaidOut(const LaidOut&) = delete;
    LaidOut& operator=(const LaidOut&) = delete;

    layout::Page page(std::size_t index) const {
        return layout::set_page(*context_, tree_, pages, index);
    }
    std::string dump() const {
        std::string out;
        for (std::size_t i = 0; i < pages.plans.size(); ++i) {
            out += layout::dump(page(i), *context_);
        }
        for (const Diagnostic& finding : diagnostics.all()) {
            if (finding.code.substr(0, 12) == "frontmatter.") continue;
            out += std::string(finding.code) + ": " + finding.message + "\n";
        }
        return out;
    }
    const layout::Context& context() const { return *context_; }
    const layout::BoxTree& tree() const { return tree_; }

    Diagnostics diagnostics;
    layout::Pages pages;

private:
    document::Document parse(const std::string& manuscript) {
        const std::array chapters{sources_.add("case.md", manuscript)};
        auto document = manuscript::parse(sources_, chapters, {files_, {}}, atoms_, diagnostics);
        if (manuscript.rfind("---\n", 0) != 0) return document;  // no front matter: as it stands
        const std::string_view tag = atoms_.text(document.metadata().language);
        const text::Locale locale = text::locale(tag.empty() ? "en" : tag);
        l10n::Language language{.locale = locale,
                                .without = {"ebook-only"},
                                .contents_levels = 0,
                                .variables = {},
                                .cover_image = {},
                                .heads_notes = false};
        language.contents_levels = document.metadata().contents_levels.value_or(0);
        return l10n::localize(document, language, atoms_, diagnostics).document;
    }

    style::StyledDocument cascade(const std::string& sheet) {
        const std::string folder = std::string(BIFOLIUM_TESTS_FOLDER) + "/";
        const std::string square = read_text(folder + "data/fonts/Square.ttf");
        files_.put("Square.ttf", square);
        const std::string manifest = hexadecimal(sha256(square)) + "  Square.ttf\n";
        const std::array manifests{sources_.add("manifest", manifest)};
        library_.emplace(font::Library::load(files_, sources_, manifests, diagnostics));
        fonts_.emplace(*library_, std::vector<font::FaceRule>());
        const SourceId own = sources_.add("layout.css", read_text(folder + "golden/layout.css"));
        const css::StyleSheet base = css::parse(sources_, files_, own, atoms_, diagnostics);
        const std::array author{
            css::parse(sources_, files_, sources_.add("case.css", sheet), atoms_, diagnostics)};
        style::Surroundings surroundings;
        surroundings.quotes = {{"\u201C", "\u201D"}, {"\u2018", "\u2019"}};
        surroundings.check_contrast = true;
        return style::cascade(document_, base, author, surroundings, atoms_, diagnostics);
    }

    Sources sources_;
    MemoryFiles files_;
    AtomTable atoms_;
    image::Library images_;
    std::optional<font::Library> library_;
    std::optional<font::Selection> fonts_;
    document::Document document_;
    std::optional<style::StyledDocument> styled_;
    layout::BoxTree tree_;
    text::Segmenter segmenter_;
    font::ShapeCache shapes_;
    layout::Memo memo_;
    OneWorker workers_;
    std::optional<layout::Context> context_;
};

}  // namespace bifolium::golden
