// StoryReader: one part of WordprocessingML, event by event. Internal to story.cpp.
// https://ecma-international.org/publications-and-standards/standards/ecma-376/ (Part 1, 17)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/story.h"
#include "xml/reader.h"

namespace bifolium::docx {

/// Where another text is to stand in the part, or nothing.
struct Edit {
    std::uint32_t begin = 0, end = 0;
    std::string text;
};

class StoryReader {
public:
    StoryReader(const Styles& styles, Recorded recorded, Story& story, Place place)
        : styles_(styles), recorded_(recorded), story_(story), place_(place) {}

    /// Paragraphs go to `out`. Those of footnotes go to the note of their number instead.
    Result<std::monostate> read(std::string_view xml, std::vector<Paragraph>& out);

    const std::vector<std::string>& note_marks() const { return marks_; }
    std::map<std::string, std::vector<Paragraph>> take_notes() { return std::move(notes_); }
    std::vector<Edit> take_edits() { return std::move(edits_); }

private:
    enum class Element : std::uint8_t {
        other,
        paragraph,
        run,
        text,
        deleted_text,
        alternate,
        choice,
        box,
        note,
        formula,
        formula_text,
        instruction,
        raised,
        skipped
    };
    struct Open {
        Element element = Element::other;
        std::uint32_t begin = 0;
        std::uint32_t first_child = 0, last_child = 0;  ///< Where the children begin and end.
        int raised = 0;       ///< By how many half points text stands above its line.
        bool chosen = false;  ///< Of alternates: one of them was read.
    };
    struct OpenParagraph {
        std::uint32_t number = 0;
        std::size_t index = 0;  ///< In the list that it goes to.
        std::vector<Paragraph>* list = nullptr;
        std::string prefix;  ///< Of the elements' names: "w:".
        std::vector<std::string> boxes;
    };
    struct Run {
        bool hidden = false, symbols = false;
        std::string language, asian, complex, hidden_words;
    };

    void opened(const xml::Opened&, std::string_view xml);
    void closed(std::uint32_t end, std::string_view xml);
    void characters(std::string_view);
    Element element_of(const xml::Opened&) const;
    void open_word(const xml::Opened&, std::string_view xml);
    void open_paragraph(const xml::Opened&, std::string_view xml);
    void facts_of_run(const xml::Opened&);
    void odd(Oddity::Kind, std::string words);
    void odd_picture(const xml::Opened&);
    void say(std::string_view text);
    void count_letters(std::string_view text);
    bool is_skipping() const { return skipping_ > 0; }

    const Styles& styles_;
    Recorded recorded_;
    Story& story_;
    Place place_;
    std::vector<Paragraph>* out_ = nullptr;
    std::vector<Open> open_;
    std::vector<OpenParagraph> paragraphs_;
    std::map<std::string, std::vector<Paragraph>> notes_;
    std::vector<std::string> marks_;
    std::vector<Edit> edits_;
    std::string note_, instruction_, formula_;
    Run run_;
    std::uint32_t count_ = 0;
    int skipping_ = 0, boxes_ = 0;
};

}  // namespace bifolium::docx
