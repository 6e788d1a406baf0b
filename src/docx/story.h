// The story: what a document's text says, read straight from its XML, paragraph by paragraph, and
// what stands in it that is no text. Made to check another program's reading of the same file, so
// it shares nothing with that.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docx/facts.h"
#include "docx/package.h"

namespace bifolium::docx {

enum class Place : std::uint8_t { body, text_box, contents, header, note };

struct Paragraph {
    std::uint32_t number = 0;  ///< Counted from 1, in the part that it stands in.
    Place place = Place::body;
    std::string text;
};

/// Something in the document that needs an editor's eyes, and near which paragraph.
struct Oddity {
    enum class Kind : std::uint8_t {
        text_box,
        equation,
        diagram,  ///< SmartArt.
        chart,
        embedded,  ///< A file of another program.
        symbol,    ///< A character of a symbol font: no character of Unicode.
        hidden,    ///< Text that Word does not show.
        field,     ///< A field whose result Word computes, such as a date.
        other_document,
        picture,  ///< Each of them: `words` is its relationship's id.
    };
    Kind kind = Kind::text_box;
    std::uint32_t paragraph = 0;
    std::string words;  ///< What it says, or its name: "Wingdings F0FC".
};

/// Whether recorded changes count as made.
enum class Recorded : std::uint8_t { accepted, rejected };

struct Story {
    std::vector<Paragraph> text;   ///< Of the body, in order, with its text boxes after their own.
    std::vector<Paragraph> notes;  ///< Footnotes and endnotes, in the order of their marks.
    std::vector<Paragraph> margins;  ///< Headers and footers.
    std::vector<Oddity> oddities;
    /// Letters by the language that they are said to be of; "" where only the styles say it.
    std::map<std::string, std::size_t, std::less<>> languages;
    std::size_t asian_letters = 0, right_to_left_letters = 0, other_letters = 0;
    /// The document part with its text boxes' paragraphs after the paragraphs that hold them,
    /// between two marks each; empty if it has no text box.
    std::string unfolded;
};

/// The words of the two paragraphs around what stood in a text box.
inline constexpr std::string_view box_begins =
    "\xEE\x80\x80"
    "bifolium box begins";
inline constexpr std::string_view box_ends =
    "\xEE\x80\x80"
    "bifolium box ends";

/// What a drawing's part says: a diagram's, a chart's.
std::vector<std::string> drawing_words(const Package&, const std::string& part);

/// Fails if the document's XML cannot be read.
Result<Story> read_story(const Package&, const Styles&, Recorded);

}  // namespace bifolium::docx
