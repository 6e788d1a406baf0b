// The characters of a <text> in reading order, white space collapsed, each with what its elements
// say of its place.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/range.h"
#include "image/svg_clip.h"
#include "image/svg_style.h"
#include "image/svg_tree.h"

namespace bifolium::image {

struct SvgLetter {
    Range bytes;  ///< In SvgLetters::text.
    std::uint32_t owner = 0;
    std::optional<double> x, y;
    double dx = 0, dy = 0;
    double turn = 0;  ///< Degrees.
};
/// An element with characters of its own.
struct SvgLetterOwner {
    SvgStyle style;
    SvgIndex element = 0;
};
/// textLength: how long the letters from `begin` to `end` shall be.
struct SvgTextLength {
    std::size_t begin = 0, end = 0;
    double length = 0;
    bool stretches_glyphs = false;
};
struct SvgLetters {
    std::string text;
    std::vector<SvgLetter> letters;
    std::vector<SvgLetterOwner> owners;
    std::vector<SvgTextLength> lengths;
    std::map<std::string, std::uint32_t> notes;
};

SvgLetters letters_of(const SvgFile&, SvgIndex text, const SvgStyle& of_text, const Viewport&);

}  // namespace bifolium::image
