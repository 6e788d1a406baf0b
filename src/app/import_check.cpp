#include "app/import_check.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "app/disk_files.h"
#include "base/utf8.h"
#include "docx/losses.h"
#include "manuscript/parse.h"

namespace bifolium::app {

namespace {

using namespace document;

constexpr std::size_t most_told = 200;  ///< Of lost stretches in one document.
constexpr std::size_t longest_quote = 160;

/// Enough of the words to find them.
std::string in_quotes(std::string_view words) {
    return "'" + beginning_of(words, longest_quote) + "'";
}

bool is_inline(const Content& content) {
    return std::holds_alternative<Text>(content) || std::holds_alternative<Variable>(content) ||
           std::holds_alternative<Emphasis>(content) || std::holds_alternative<Strong>(content) ||
           std::holds_alternative<Strikethrough>(content) ||
           std::holds_alternative<Subscript>(content) ||
           std::holds_alternative<Superscript>(content) ||
           std::holds_alternative<Keyboard>(content) || std::holds_alternative<Small>(content) ||
           std::holds_alternative<Underline>(content) ||
           std::holds_alternative<Abbreviation>(content) || std::holds_alternative<Code>(content) ||
           std::holds_alternative<InlineSpan>(content) || std::holds_alternative<Link>(content) ||
           std::holds_alternative<NoteReference>(content) || std::holds_alternative<Image>(content);
}

/// The words of the text and those of its notes.
std::pair<std::string, std::string> texts_of(const Document& document) {
    std::string text, notes;
    std::uint32_t notes_end = 0;
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        const Node& node = document.nodes()[i];
        if (std::holds_alternative<Note>(node.content)) notes_end = node.end.index();
        std::string& out = i < notes_end ? notes : text;
        if (!is_inline(node.content)) out += '\n';
        if (const auto* words = std::get_if<Text>(&node.content)) out += words->text;
    }
    return {std::move(text), std::move(notes)};
}

/// The words of pandoc's tree, paragraph by paragraph. Its depth is bounded.
class TreeWords {
public:
    explicit TreeWords(docx::Story& story) : story_(story) {}

    void add(const pandoc::Blocks& blocks) {
        for (const pandoc::Block& block : blocks) {
            std::string text;
            if (const auto* code = block.as<pandoc::CodeBlock>()) text = code->text;
            say(block.inlines, text);
            auto& out = in_note_ ? story_.notes : story_.text;
            const auto number = static_cast<std::uint32_t>(out.size() + 1);
            if (!text.empty()) out.push_back({number, docx::Place::body, std::move(text)});
            add(block.children);
        }
    }

private:
    void say(const pandoc::Inlines& inlines, std::string& text) {
        for (const pandoc::Inline& node : inlines) {
            if (const auto* words = node.as<pandoc::Words>()) text += words->text;
            if (const auto* code = node.as<pandoc::Code>()) text += code->text;
            if (node.as<pandoc::Space>() != nullptr || node.as<pandoc::LineBreak>() != nullptr) {
                text += ' ';
            }
            const auto* quotes = node.as<pandoc::Quoted>();
            if (quotes != nullptr) text += quotes->is_double ? "“" : "‘";
            if (node.as<pandoc::Picture>() == nullptr) say(node.children, text);
            if (quotes != nullptr) text += quotes->is_double ? "”" : "’";
            if (node.as<pandoc::Note>() == nullptr) continue;
            const bool outer = std::exchange(in_note_, true);
            add(node.blocks);
            in_note_ = outer;
        }
    }

    docx::Story& story_;
    bool in_note_ = false;
};

std::string_view start_of(const docx::Story& story, std::uint32_t number) {
    for (const docx::Paragraph& paragraph : story.text) {
        if (paragraph.number == number) return paragraph.text;
    }
    return {};
}

std::string near_paragraph(const docx::Story& story, std::uint32_t number) {
    const std::string text = beginning_of(start_of(story, number), 40);
    return "paragraph " + std::to_string(number) + (text.empty() ? "" : " ('" + text + "')");
}

struct Told {
    std::string_view code;
    Severity severity;
    std::string message, hint;
};

/// The words of drawings that Word keeps in parts of their own.
std::string words_of_parts(const docx::Package& package, std::string_view type) {
    std::string out;
    for (const auto& [id, relationship] : package.relationships(package.document_name())) {
        if (relationship.type != type) continue;
        for (const std::string& words : docx::drawing_words(package, relationship.target)) {
            out += (out.empty() ? "" : " ") + words;
        }
    }
    return out;
}

Told told_of(const docx::Oddity& oddity, const docx::Package& package) {
    using Kind = docx::Oddity::Kind;
    switch (oddity.kind) {
        case Kind::text_box:
            return {"import.text-box", Severity::note,
                    "a text box stands after its paragraph, as '::: text-box'",
                    "put its words where they are to be read, or let your style sheet make a box "
                    "of it"};
        case Kind::equation:
            return {"import.lost-drawing", Severity::error,
                    "an equation is not taken over: " + in_quotes(oddity.words),
                    "say it in words, or show it as a picture"};
        case Kind::diagram:
            return {"import.lost-drawing", Severity::error,
                    "a SmartArt diagram is not taken over: " +
                        in_quotes(words_of_parts(package, "diagramData")),
                    "save it in Word as a picture, and say in words what it shows"};
        case Kind::chart:
            return {"import.lost-drawing", Severity::error,
                    "a chart is not taken over: " + in_quotes(words_of_parts(package, "chart")),
                    "save it in Word as a picture, and give its figures as a table"};
        case Kind::embedded:
            return {"import.lost-drawing", Severity::error,
                    "an embedded file" + (oddity.words.empty() ? "" : " (" + oddity.words + ")") +
                        " is not taken over",
                    "write what it holds, or show it as a picture"};
        case Kind::symbol:
            return {"import.symbol", Severity::warning,
                    "a character of a symbol font, " + in_quotes(oddity.words) +
                        ", is no character of Unicode",
                    "see what stands in its place, and write the character that it shows"};
        case Kind::hidden:
            return {"import.hidden", Severity::warning,
                    "text that Word hides: " + in_quotes(oddity.words),
                    "see whether it is for readers"};
        case Kind::field:
            return {"import.field", Severity::warning,
                    "the field " + oddity.words +
                        " is plain text now, and stays as it was when the document was saved",
                    "write what must be right; pages are referred to by a link, [](#name)"};
        case Kind::other_document:
            return {"import.lost-drawing", Severity::error,
                    "another document is brought in here, and is not taken over",
                    "open the file in Word and save it anew: that makes its text part of it"};
        case Kind::picture:
            return {"import.lost-picture", Severity::error,
                    "a picture is not taken over: the document does not hold its file, or holds it "
                    "in a way that pandoc does not know",
                    "insert it in Word anew, as a file: PNG, JPEG or SVG"};
    }
    return {};
}

}  // namespace

docx::Story story_of(const pandoc::Tree& tree) {
    docx::Story story;
    TreeWords(story).add(tree.abstract);
    TreeWords(story).add(tree.blocks);
    return story;
}

std::size_t count_lost(const docx::Story& story, const std::string& markdown,
                       const std::string& head_words) {
    Imported trial;
    trial.sources.add("", "");
    const SourceId manuscript = trial.sources.add("trial.md", markdown);
    check_words(story, manuscript, head_words, false, trial);
    return trial.lost;
}

void check_words(const docx::Story& story, SourceId manuscript, const std::string& head_words,
                 bool adds_words, Imported& out) {
    const SourceId document(0);
    const DiskFiles nothing;
    AtomTable atoms;
    Diagnostics ignored;  // the whole manuscript is checked once it is written
    const std::array chapters{manuscript};
    const Document read = manuscript::parse(out.sources, chapters, {nothing, {}}, atoms, ignored);
    const auto [text, notes] = texts_of(read);

    std::vector<docx::Paragraph> body;
    for (const docx::Paragraph& paragraph : story.text) {
        if (paragraph.place != docx::Place::contents) body.push_back(paragraph);
    }
    const auto compared = [&](const std::vector<docx::Paragraph>& said, const std::string& found,
                              std::string_view where) {
        const std::vector<std::string> words = docx::words_in(found);
        const docx::Comparison comparison = docx::compare(said, words);
        out.words += comparison.words;
        std::size_t told = 0;
        for (const docx::Stretch& stretch : comparison.lost) {
            out.lost += stretch.count;
            out.lost_words.push_back(stretch.words);
            if (++told > most_told) continue;
            out.diagnostics.report(
                {Severity::error, "import.lost-words", Span{document, 0, 0},
                 in_quotes(stretch.words) + " of " + std::string(where) + " " +
                     std::to_string(stretch.paragraph) +
                     (stretch.before.empty() ? "" : ", after '" + stretch.before + "',") +
                     " is not in the manuscript",
                 "write it where it belongs"});
        }
        for (const docx::Stretch& stretch : comparison.gained) {
            if (!adds_words || stretch.count == 0) continue;
            out.diagnostics.report(
                {Severity::warning, "import.added-words", Span{document, 0, 0},
                 in_quotes(stretch.words) + " stands in the manuscript, but not in the document",
                 "see whether it belongs there"});
        }
        for (const docx::Stretch& stretch : comparison.moved) {
            out.diagnostics.report({Severity::note, "import.moved-words", Span{document, 0, 0},
                                    in_quotes(stretch.words) + " of " + std::string(where) + " " +
                                        std::to_string(stretch.paragraph) +
                                        " stands at another place in the manuscript",
                                    "see whether it reads well there"});
        }
    };
    compared(body, head_words + "\n" + text, "paragraph");
    compared(story.notes, notes, "note paragraph");
}

void report_oddities(const docx::Story& story, const docx::Package& package, SourceId document,
                     const Taken& taken, Diagnostics& diagnostics) {
    const Span whole{document, 0, 0};
    std::set<std::string> seen;
    const auto parts = package.relationships(package.document_name());
    std::size_t equations = 0;
    for (const docx::Oddity& oddity : story.oddities) {
        const bool is_equation = oddity.kind == docx::Oddity::Kind::equation;
        if (is_equation && ++equations <= taken.equations) continue;  // told at its place
        if (oddity.kind == docx::Oddity::Kind::picture) {
            const auto part = parts.find(oddity.words);
            if (part != parts.end() && taken.pictures.contains(part->second.target)) continue;
        }
        Told told = told_of(oddity, package);
        told.message = near_paragraph(story, oddity.paragraph) + ": " + told.message;
        if (!seen.insert(told.message).second) continue;
        diagnostics.report(
            {told.severity, told.code, whole, std::move(told.message), std::move(told.hint)});
    }
    for (const docx::Paragraph& paragraph : story.margins) {
        const bool wordless = docx::words_in(paragraph.text).empty();
        if (wordless || !seen.insert("margin " + paragraph.text).second) continue;
        diagnostics.report({Severity::note, "import.margin", whole,
                            "a header or footer is not taken over: " + in_quotes(paragraph.text),
                            "running heads and page numbers come from the style sheet; facts such "
                            "as a version belong into the front matter"});
    }
}

std::string language_of(const docx::Story& story, SourceId document, Diagnostics& diagnostics) {
    std::string main;
    std::size_t most = 0;
    for (const auto& [tag, letters] : story.languages) {
        if (!tag.empty() && letters > most) {
            main = tag;
            most = letters;
        }
    }
    const Span whole{document, 0, 0};
    if (main.empty()) {
        diagnostics.report({Severity::warning, "import.no-language", whole,
                            "the document does not say its language",
                            "write 'lang: en', or what it is, into the front matter: hyphens, "
                            "quotes and voices depend on it"});
        return main;
    }
    const auto base = [](const std::string& tag) { return tag.substr(0, tag.find('-')); };
    for (const auto& [tag, letters] : story.languages) {
        if (tag.empty() || base(tag) == base(main) || letters < 3) continue;
        diagnostics.report({Severity::note, "import.other-language", whole,
                            std::to_string(letters) + " letters are marked as '" + tag +
                                "' in Word, and are of the language '" + main + "' here",
                            "where that is right, write '[words]{lang=" + base(tag) + "}'"});
    }
    return main;
}

}  // namespace bifolium::app
