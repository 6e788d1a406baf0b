#include "app/import_file.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/explain.h"
#include "app/import_head.h"
#include "app/pandoc_program.h"
#include "docx/facts.h"
#include "docx/package.h"
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
        const docx::Styles styles = docx::styles_of(*package_);
        language_ = styles.language.empty() ? facts_.language : styles.language;
        const Result<std::string> lean = package_->without_pictures({});
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
        if (from == From::text) return pasted(bytes_);
        Result<pandoc::Tree> tree = run_pandoc(
            pandoc_, from == From::html ? PandocInput::html : PandocInput::markdown, bytes_);
        if (!tree) return refused(tree.failure());
        return *std::move(tree);
    }

    /// Text without marks: an empty line parts paragraphs; where there is none, each line is one.
    static pandoc::Tree pasted(std::string_view text) {
        pandoc::Tree tree;
        std::string clean;
        for (const char c : text) {
            if (c != '\r') clean += c;
        }
        const bool parted = clean.find("\n\n") != std::string::npos;
        std::string words;
        const auto flush = [&] {
            if (words.find_first_not_of(' ') != std::string::npos) {
                tree.blocks.push_back(
                    {pandoc::Paragraph{}, {}, {{pandoc::Words{words}, {}, {}, {}}}, {}});
            }
            words.clear();
        };
        std::string_view rest = clean;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            if (!parted || line.find_first_not_of(" \t") == std::string_view::npos)
                flush();
            else if (!words.empty())
                words += ' ';
            words += line;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        flush();
        return tree;
    }

    /// The path of the picture in the manuscript; its bytes are kept to be written there.
    std::string picture(const std::string& target) {
        if (!package_) return target;
        const auto known = paths_.find(target);
        if (known != paths_.end()) return known->second;
        std::string path;
        const std::string part = target.starts_with('/') ? target.substr(1) : "word/" + target;
        Result<std::string> bytes = package_->part(part);
        if (!bytes) {
            path = place_.media + "/missing-" + tame(target) + ".png";
        } else {
            path = place_.media + "/" + tame(target) + "." + ending_of(*bytes, target);
            out_.pictures.emplace_back(path, *std::move(bytes));
        }
        return paths_.emplace(target, path).first->second;
    }

    void write(const pandoc::Tree& read) {
        pandoc::Tree tree = read;
        Head head = head_of(tree, facts_, language_);
        std::move(tree.abstract.begin(), tree.abstract.end(), std::back_inserter(head.rest));
        tree.abstract = std::move(head.rest);
        pandoc::WriteOptions options;
        options.changes =
            command_.reject_changes ? pandoc::Changes::rejected : pandoc::Changes::accepted;
        options.headings_from_bold = command_.headings_from_bold;
        options.picture = [this](std::string_view target) { return picture(std::string(target)); };
        pandoc::Written written = pandoc::write(tree, head.text, options);
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
    }

    std::string_view bytes_;
    const ImportPlace& place_;
    const ImportCommand& command_;
    const std::filesystem::path& pandoc_;
    Imported out_;
    SourceId document_;
    std::optional<docx::Package> package_;
    docx::Facts facts_;
    std::string language_;
    std::map<std::string, std::string> paths_;
};

}  // namespace

Imported import_file(std::string_view bytes, const ImportPlace& place, const ImportCommand& command,
                     const std::filesystem::path& pandoc) {
    return FileImport(bytes, place, command, pandoc).run();
}

}  // namespace bifolium::app
