// Prose: what of a Document is running text, cut into sections and sentences.
//
// Formulas were made on running text, so they get nothing else (J. McGee, Toolkit for Making
// Written Material Clear and Effective, part 7, Centers for Medicare & Medicaid Services, 2010:
// take out titles, headings, tables, and bullets that are not full sentences):
// - headings, titles and labels begin a section or are left out, as are terms of a definition list;
// - tables, code blocks, pictures, notes, and sections of class references, bibliography, sources
//   or literature are left out;
// - of paragraphs and list items, what does not end with a sentence's mark (.?!…:;) is left out:
//   a keyword is no sentence, and many short ones would make a section look easy;
// - a colon at a paragraph's end ends a sentence; a bold label before one ("**Dose:** …") is left
//   out;
// - code, addresses and names to be filled in, within a sentence, are a word each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "document/document.h"

namespace bifolium::readability {

/// A paragraph's text with the way back to what the author wrote.
class Passage {
public:
    /// `written`: what stands at the span, where that is known.
    void append(std::string_view text, Span span, std::string_view written = {});
    void append_symbol(std::string_view text, Span span);

    const std::string& text() const { return text_; }
    const std::vector<Range>& symbols() const { return symbols_; }  ///< In order.
    /// Where that part of the text stands: exactly, or as the nodes that it lies in.
    Span span(Range) const;

private:
    struct Piece {
        std::uint32_t begin = 0, size = 0;
        Span span;
    };
    /// Adds a piece for each line of the text that stands so in `written`; false where it does not.
    bool append_lines(std::string_view text, Span span, std::string_view written);

    std::string text_;
    std::vector<Piece> pieces_;
    std::vector<Range> symbols_;
};

/// Where a passage stands.
enum class Place : std::uint8_t {
    text,
    item,
    caption,
};

struct ProsePassage {
    Passage passage;
    document::NodeId node;
    Place place = Place::text;
    bool instructs = false;  ///< In a list, a callout or a critical block.
    /// How many bytes at its beginning are a label: "**Dose:** ".
    std::uint32_t label = 0;
};

/// From heading to heading.
struct ProseSection {
    std::string identifier;  ///< Of the heading; "" before the first.
    std::string title;       ///< The heading's words; "" before the first.
    Span span;               ///< Of the heading, or of the first passage.
    std::vector<ProsePassage> passages;
    bool untranslated = false;  ///< l10n::translate says of a passage that it is not translated.
};

struct Prose {
    Atom language;
    std::vector<ProseSection> sections;
};

/// In the document's own language: what is marked as another is left out.
Prose prose_of(const document::Document&, const AtomTable&, const Sources&);

}  // namespace bifolium::readability
