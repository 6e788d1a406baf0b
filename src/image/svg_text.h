// Text of an SVG file as outlines of glyphs, in the fonts of the project and shaped as a paragraph
// is. Outlines, because a drawing's words are told to those who cannot see it by its alternative
// text: they are no second text in the book.
// https://www.w3.org/TR/SVG2/text.html
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "font/selection.h"
#include "font/shape.h"
#include "image/svg_clip.h"
#include "image/svg_path.h"
#include "image/svg_style.h"
#include "text/segmenter.h"

namespace bifolium::image {

/// What text is set with; a memo beside the fonts.
class Lettering {
public:
    explicit Lettering(const font::Selection& selection) : fonts(selection) {}

    const font::Selection& fonts;
    text::Segmenter segmenter;
    font::ShapeCache shapes;
};

/// What one element of a text shows.
struct TextPart {
    Path outlines;  ///< In the text's user space.
    SvgStyle style;
    std::uint32_t offset = 0;  ///< Of its element in the file.
};
struct SetText {
    std::vector<TextPart> parts;
    std::optional<Box> box;  ///< Of all glyphs' cells: what a gradient is fitted to.
    std::map<std::string, std::uint32_t> notes;  ///< What is left out, and where it is.
    std::set<char32_t> missing;                  ///< No face has a glyph for them.
    std::set<std::string> absent;                ///< Families that the project has not.
};

/// Of the <text> element.
SetText set_text(const SvgFile&, SvgIndex text, const SvgStyle& of_text, const Viewport&,
                 Lettering&);

}  // namespace bifolium::image
