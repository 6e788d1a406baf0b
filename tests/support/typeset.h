// Typeset: a small document and its style sheet, ready for layout, in the test font: every letter
// is a square of one em. The built-in rules here are few and do not change with styles/base.css.
#pragma once

#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/workers.h"
#include "css/stylesheet.h"
#include "font/library.h"
#include "font/selection.h"
#include "image/library.h"
#include "layout/algorithm.h"
#include "layout/generated.h"
#include "layout/memo.h"
#include "style/cascade.h"
#include "support/memory_files.h"
#include "text/segmenter.h"

namespace bifolium {

class InOrder final : public Workers {
public:
    void each(std::size_t count, const Job& job) override {
        for (std::size_t i = 0; i < count; ++i) job(i, 0);
    }
    std::size_t count() const override { return 1; }
};

inline std::string read_test_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) std::abort();  // the test's own file is missing
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What every element is by itself. Text is 10 pt in squares of 10 pt, on lines of 10 pt.
inline constexpr std::string_view test_rules = R"css(
body { font: 10pt/10pt Square; widows: 1; orphans: 1; quotes: "<" ">" "(" ")"
}
body, section, p, h1, h2, h3, ul, ol, div, blockquote, pre, figure, figcaption, hr, dl, dt, dd,
aside, nav { display: block }
pre { white-space: pre }
li { display: list-item }
ul { list-style: disc }
ol { list-style: decimal }
ul, ol { padding-inline-start: 30pt }
table { display: table }
thead { display: table-header-group }
tbody { display: table-row-group }
tr { display: table-row }
td, th { display: table-cell }
caption { display: table-caption }
)css";

class Typeset {
public:
    using Write = std::function<document::Document(AtomTable&, Sources&, Diagnostics&)>;

    Typeset(const Write& write, std::string_view css, const std::string& folder)
        : fonts_(load_fonts(folder)),
          document_(write(atoms_, sources_, diagnostics_)),
          styled_(cascade(css)),
          selection_(fonts_, {}),
          hyphenation_(load_hyphenation(folder)),
          tree_(layout::boxes(styled_, images_, diagnostics_)) {}

    layout::Context context() {
        return {.document = styled_,
                .fonts = selection_,
                .images = images_,
                .facts = *tree_.facts,
                .segmenter = segmenter_,
                .shapes = shapes_,
                .memo = memo_,
                .workers = workers_,
                .diagnostics = diagnostics_};
    }
    const layout::BoxTree& tree() const { return tree_; }
    const document::Document& document() const { return document_; }
    const style::StyledDocument& styled() const { return styled_; }
    const Diagnostics& diagnostics() const { return diagnostics_; }
    const Sources& sources() const { return sources_; }

private:
    static text::Hyphenation load_hyphenation(const std::string& root) {
        MemoryFiles files;
        for (const std::string path : {"hyphenation/languages", "hyphenation/hyph-en-us.tex"}) {
            files.put(path, read_test_file(root + "/" + path));
        }
        return text::Hyphenation::load(files, "hyphenation");
    }
    /// The squares first; Lato for what kerns, Noto for what joins.
    font::Library load_fonts(const std::string& root) {
        MemoryFiles files;
        std::string manifest;
        const auto add = [&](const std::string& path) {
            const std::string name = path.substr(path.rfind('/') + 1);
            const std::string bytes = read_test_file(root + "/" + path);
            manifest += hexadecimal(sha256(bytes)) + "  " + name + "\n";
            files.put("fonts/" + name, bytes);
        };
        add("tests/data/fonts/Square.ttf");
        add("fonts/Lato-Regular.ttf");
        add("fonts/NotoSansArabic-Regular.ttf");
        const std::array manifests{sources_.add("fonts/manifest", manifest)};
        return font::Library::load(files, sources_, manifests, diagnostics_);
    }

    style::StyledDocument cascade(std::string_view css) {
        const MemoryFiles files;
        const auto parse = [&](const char* path, std::string_view text) {
            const SourceId id = sources_.add(path, std::string(text));
            return css::parse(sources_, files, id, atoms_, diagnostics_);
        };
        const css::StyleSheet own = parse("own.css", test_rules);
        const std::array author{parse("test.css", css)};
        return style::cascade(document_, own, author, {}, atoms_, diagnostics_);
    }

    Sources sources_;
    AtomTable atoms_;
    Diagnostics diagnostics_;
    font::Library fonts_;
    document::Document document_;
    style::StyledDocument styled_;
    font::Selection selection_;
    image::Library images_;
    text::Hyphenation hyphenation_;
    text::Segmenter segmenter_{&hyphenation_};
    font::ShapeCache shapes_;
    InOrder workers_;
    layout::BoxTree tree_;
    layout::Memo memo_;
};

}  // namespace bifolium
