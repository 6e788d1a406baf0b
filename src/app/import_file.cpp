#include "app/import_file.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/explain.h"
#include "app/import_check.h"
#include "app/import_head.h"
#include "app/pandoc_program.h"
#include "app/pasted_text.h"
#include "docx/facts.h"
#include "docx/package.h"
#include "docx/story.h"
#include "image/header.h"
#include "pandoc/write.h"
#include "text/locale.h"

namespace bifolium::app {

namespace {

using From = ImportCommand::From;

/// A file's last step, of letters, digits, hyphens and underscores only.
std::string tame(std::string_view name) {
    name = name.substr(name.find_last_of("/\\") + 1);
    name = name.substr(0, name.rfind('.'));
    std::string out;
    for (const char c : name.substr(0, 60)) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_';
        out += good ? c : '-';
    }
    return out.empty() ? "picture" : out;
}

/// By its content: what a picture's name says is not to be trusted.
std::string ending_of(std::string_view bytes, std::string_view name) {
    if (image::is_png(bytes)) return "png";
    if (image::is_jpeg(bytes)) return "jpg";
    if (bytes.substr(0, 1000).find("<svg") != std::string_view::npos) return "svg";
    std::string ending;
    for (char c : name.substr(std::min(name.rfind('.'), name.size() - 1) + 1).substr(0, 5)) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) ending += c;
    }
    return ending.empty() ? "bin" : ending;
}

class FileImport {
public:
    FileImport(std::string_view bytes, const ImportPlace& place, const ImportCommand& command,
               const std::filesystem::path& pandoc)
        : bytes_(bytes), place_(place), command_(command), pandoc_(pandoc) {}

    Imported run() {
        document_ = out_.sources.add(place_.shown, std::string());
        const From from = input_kind();
        const std::optional<pandoc::Tree> tree =
            from == From::docx ? read_docx() : read_pasted(from);
        if (!tree) return std::move(out_);
        write(*tree);
        return std::move(out_);
    }

private:
    void report(Severity severity, std::string_view code, Span span, std::string message,
                std::string hint) {
        out_.diagnostics.report({severity, code, span, std::move(message), std::move(hint)});
    }
    Span whole() const { return {document_, 0, 0}; }

    From input_kind() const {
        if (place_.shown != "-") return From::docx;
        if (command_.from != From::automatic) return command_.from;
        if (bytes_.starts_with("PK")) return From::docx;
        const std::size_t first = bytes_.find_first_not_of(" \t\r\n");
        return first != std::string_view::npos && bytes_[first] == '<' ? From::html : From::text;
    }

    std::optional<pandoc::Tree> read_docx() {
        Result<docx::Package> opened = docx::Package::open(bytes_);
        if (!opened) {
            report(Severity::error, "import.unreadable", whole(), opened.failure().what,
                   "open it in Word and save it as Word Document (.docx), without a password");
            return {};
        }
        package_ = *std::move(opened);
        facts_ = docx::facts_of(*package_);
        docx::Styles styles = docx::styles_of(*package_);
        if (styles.language.empty()) styles.language = facts_.language;
        Result<docx::Story> story = docx::read_story(
            *package_, styles,
            command_.reject_changes ? docx::Recorded::rejected : docx::Recorded::accepted);
        if (!story) {
            report(Severity::error, "import.unreadable", whole(), story.failure().what,
                   "open it in Word and save it anew");
            return {};
        }
        story_ = *std::move(story);
        language_ = language_of(*story_, document_, out_.diagnostics);
        std::map<std::string, std::string> replaced;
        if (!story_->unfolded.empty()) {
            replaced.emplace(package_->document_name(), std::move(story_->unfolded));
        }
        if (!styles.repaired.empty()) replaced.emplace(styles.part, std::move(styles.repaired));
        const Result<std::string> lean = package_->without_pictures(replaced);
        if (!lean) {
            report(Severity::error, "import.unreadable", whole(), lean.failure().what,
                   "open it in Word and save it anew");
            return {};
        }
        Result<pandoc::Tree> tree = run_pandoc(pandoc_, PandocInput::docx, *lean);
        if (!tree) return refused(tree.failure());
        return *std::move(tree);
    }

    std::optional<pandoc::Tree> refused(const Failure& failure) {
        report(Severity::error, "import.unreadable", whole(), failure.what,
               "open it in its own program and save it anew, or paste its text: bifolium import -");
        return {};
    }

    std::optional<pandoc::Tree> read_pasted(From from) {
        if (from == From::text) return pasted_text(bytes_);
        Result<pandoc::Tree> tree = run_pandoc(
            pandoc_, from == From::html ? PandocInput::html : PandocInput::markdown, bytes_);
        if (!tree) return refused(tree.failure());
        return *std::move(tree);
    }

    /// A picture's part, as pandoc calls it: from the folder of the text.
    static std::string part_of(const std::string& target) {
        return docx::part_name("word/", target);
    }

    /// The path of the picture in the manuscript; its bytes are kept to be written there.
    std::string picture(const std::string& target) {
        if (!package_) return target;
        const auto known = paths_.find(target);
        if (known != paths_.end()) return known->second;
        std::string path;
        Result<std::string> bytes = package_->part(part_of(target));
        if (!bytes) {
            path = place_.media + "/missing-" + tame(target) + ".png";
        } else {
            path = place_.media + "/" + tame(target) + "." + ending_of(*bytes, target);
            out_.pictures.emplace_back(path, *std::move(bytes));
        }
        return paths_.emplace(target, path).first->second;
    }

    std::size_t lost_in(const pandoc::Written& written, const Head& head) const {
        return count_lost(*story_, written.markdown, head.words);
    }

    void write(const pandoc::Tree& read) {
        pandoc::Tree tree = read;
        if (!story_) story_ = story_of(tree);
        Head head = head_of(tree, facts_, language_);
        std::move(tree.abstract.begin(), tree.abstract.end(), std::back_inserter(head.rest));
        tree.abstract = std::move(head.rest);
        pandoc::WriteOptions options;
        options.changes =
            command_.reject_changes ? pandoc::Changes::rejected : pandoc::Changes::accepted;
        if (!language_.empty()) options.direction = text::locale(language_).direction;
        options.headings_from_bold = command_.headings_from_bold;
        options.box_begins = docx::box_begins;
        options.box_ends = docx::box_ends;
        options.picture = [this](std::string_view target) { return picture(std::string(target)); };
        pandoc::Written written = pandoc::write(tree, head.text, options);
        if (const std::size_t lost = lost_in(written, head); lost > 0) {
            // Markdown that is easy to read is not always read back as it was meant.
            options.escapes = l10n::Escapes::fully;
            pandoc::Written safe = pandoc::write(tree, head.text, options);
            if (lost_in(safe, head) < lost) written = std::move(safe);
        }
        const SourceId manuscript = out_.sources.add(place_.written, written.markdown);
        for (const pandoc::Notice& notice : written.notices) {
            const Explanation* known = explain(notice.code);
            report(known == nullptr ? Severity::warning : known->severity, notice.code,
                   {manuscript, notice.begin, notice.end}, notice.message, notice.hint);
        }
        if (tree.too_deep) {
            report(Severity::error, "import.too-deep", whole(),
                   "it is nested deeper than Bifolium takes; what lies deeper is missing",
                   "unfold its lists and tables in Word");
        }
        for (const std::string& kind : tree.unknown) {
            report(Severity::warning, "import.not-taken", whole(),
                   "pandoc says it holds a '" + kind + "', which Bifolium does not know",
                   "look for what is missing");
        }
        out_.markdown = std::move(written.markdown);
        check_words(*story_, manuscript, head.words, written.equations == 0, out_);
        if (!package_) return;
        Taken taken{written.equations, {}};
        for (const auto& [target, path] : paths_) taken.pictures.insert(part_of(target));
        report_oddities(*story_, *package_, document_, taken, out_.diagnostics);
    }

    std::string_view bytes_;
    const ImportPlace& place_;
    const ImportCommand& command_;
    const std::filesystem::path& pandoc_;
    Imported out_;
    SourceId document_;
    std::optional<docx::Package> package_;
    docx::Facts facts_;
    std::optional<docx::Story> story_;
    std::string language_;
    std::map<std::string, std::string> paths_;
};

}  // namespace

Imported import_file(std::string_view bytes, const ImportPlace& place, const ImportCommand& command,
                     const std::filesystem::path& pandoc) {
    return FileImport(bytes, place, command, pandoc).run();
}

}  // namespace bifolium::app
