// Selection: which face sets which character. Families by @font-face first, then the manifest's
// own names, then fallback over the manifest.
// https://www.w3.org/TR/css-fonts-4/#font-matching-algorithm
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "font/library.h"

namespace bifolium::font {

/// An @font-face whose file was found in the library.
struct FaceRule {
    std::string family;
    int weight_low = 400, weight_high = 400;
    Slant slant = Slant::upright;
    FaceId face;
    std::vector<std::pair<char32_t, char32_t>> unicode_range;  ///< Inclusive; none: all.
};

/// What a style asks for.
struct Wish {
    std::span<const std::string> families;  ///< Generic names ("serif") too.
    int weight = 400;
    Slant slant = Slant::upright;
    std::string_view language;
    std::string_view features = {};
};

class Selection {
public:
    /// Borrows the library.
    Selection(const Library&, std::vector<FaceRule>);

    const Library& library() const { return *library_; }
    /// For metrics and struts: the first face that has the space. Invalid only if there is no
    /// face at all.
    FaceId first(const Wish&) const;
    /// Invalid if no face has it: the missing-glyph finding names `tried(...)`.
    FaceId choose(const Wish&, char32_t) const;
    /// Family names in the order they were asked, for the finding.
    std::string tried(const Wish&) const;

private:
    const Library* library_;
    std::vector<FaceRule> rules_;
};

}  // namespace bifolium::font
