// Contrast: can every run of text be told from the ground behind it? Worked out from computed
// styles alone: the grounds of the boxes around it and their opacity, down to the page. Where
// several pages may carry a text it is judged on the kindest; on pictures and gradients it is not
// judged. Private to style.
// https://www.w3.org/TR/WCAG22/#contrast-minimum
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "base/colour.h"
#include "base/diagnostic.h"
#include "style/computed.h"

namespace bifolium::style {

/// From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
double contrast_ratio(const Rgb&, const Rgb&);
/// The colour of the same hue that is nearest to `text` and has that ratio to the ground; black or
/// white if none of its hue has.
Rgb nearest_with_contrast(const Rgb& text, const Rgb& ground, double least);

/// What is seen where nothing is painted yet, and what becomes of a colour that is painted there:
/// `share` of it and `rest` (boxes around may be see-through).
struct Ground {
    Rgb seen{1, 1, 1};
    double share = 1;
    Rgb rest;
    bool known = true;  ///< Not where a picture or a gradient lies.
};
/// Of the inside of a box that stands on `around`.
Ground inside(const Ground& around, const Colour& background, double opacity);
/// A colour painted on it.
Rgb painted(const Ground&, const Colour&);

class ContrastCheck {
public:
    explicit ContrastCheck(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    using Chain = std::uint32_t;  ///< The boxes around something; 0: none.
    Chain enter(Chain around, const Computed& box);

    struct Run {
        std::string_view text;   ///< Its first words are quoted.
        std::string_view where;  ///< "li.note::before"
        Span place;              ///< Where no declaration says a colour.
        bool is_mark = false;    ///< A bullet: a note, from 3:1 on.
    };
    /// `pages`: the grounds of the pages that it may stand on, at least one.
    void check(const Run&, const Computed&, Chain, std::span<const Colour> pages);

private:
    struct Box {
        Chain around = 0;
        Colour background = transparent;
        double opacity = 1;
        Span from;  ///< The declaration of the ground.
        bool picture = false;
    };
    using Key = std::tuple<Chain, double, double, double, double, double, std::uint64_t, bool>;
    Ground ground(Chain, const Colour& page) const;
    Span declaration(const Run&, const Computed&, Chain) const;

    Diagnostics& diagnostics_;
    std::vector<Box> boxes_{{}};
    std::map<Key, Chain> chains_;
    std::set<std::string> said_;
};

}  // namespace bifolium::style
