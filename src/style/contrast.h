// Contrast: can every run of text be told from the ground behind it? Worked out from computed
// styles alone: the grounds of the boxes around it and their opacity, down to the page. Where
// several pages may carry a text it is judged on the kindest; on a gradient, against each of its
// colours; on pictures it is not judged. Private to style.
// https://www.w3.org/TR/WCAG22/#contrast-minimum
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "base/colour.h"
#include "base/diagnostic.h"
#include "css/contrast.h"
#include "style/computed.h"

namespace bifolium::style {

using css::contrast_ratio;
using css::hexadecimal;
using css::nearest_with_contrast;

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

/// What a box or a page paints behind its text.
struct Surface {
    Colour colour = transparent;
    std::vector<Colour> gradient;  ///< Its colours, over that one.
    bool picture = false;          ///< Who knows what is seen there.
    friend bool operator==(const Surface&, const Surface&) = default;
};
Surface surface_of(const BoxStyle&);

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
    void check(const Run&, const Computed&, Chain, std::span<const Surface> pages);
    /// The same, for who knows later whether there is such a page: not reported.
    std::optional<Diagnostic> finding(const Run&, const Computed&, Chain,
                                      std::span<const Surface> pages) const;

private:
    struct Box {
        Chain around = 0;
        Surface surface;
        double opacity = 1;
        Span from;  ///< The declaration of the ground.
    };
    using Key = std::tuple<Chain, std::vector<double>, std::uint64_t, bool>;
    /// A text, and what is behind it where it is told worst.
    struct Pair {
        double ratio = 0;
        Rgb text, ground;
    };
    struct Judgement {
        Pair worst, best;
    };
    /// For each colour of the gradients around it one, up to a few.
    std::vector<Ground> grounds(Chain, const Surface& page) const;
    std::optional<Judgement> judge(const Colour& text, Chain, const Surface& page) const;
    static Diagnostic told(const Run&, const Judgement&, double least, Span);
    Span declaration(const Run&, const Computed&, Chain) const;

    Diagnostics& diagnostics_;
    std::vector<Box> boxes_{{}};
    std::map<Key, Chain> chains_;
    std::set<std::string> said_;
};

}  // namespace bifolium::style
