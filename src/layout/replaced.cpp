// Replaced sizing: a picture's used width and height, keeping its ratio under minima and maxima.
#include <algorithm>
#include <cmath>

#include "layout/sizing.h"

namespace bifolium::layout {

namespace {

struct Limits {
    double least_width = 0, most_width = 0, least_height = 0, most_height = 0;
};
struct Dimensions {
    double width = 0, height = 0;
};

/// The table of https://www.w3.org/TR/CSS21/visudet.html#min-max-widths in one rule: scale by what
/// is violated worst, then clamp each side.
Dimensions constrain(Dimensions d, const Limits& limits) {
    if (d.width <= 0 || d.height <= 0) return d;
    const double shrink =
        std::min({1.0, limits.most_width / d.width, limits.most_height / d.height});
    d = {d.width * shrink, d.height * shrink};
    const double grow =
        std::max({1.0, limits.least_width / d.width, limits.least_height / d.height});
    d = {d.width * grow, d.height * grow};
    return {std::max(limits.least_width, std::min(d.width, limits.most_width)),
            std::max(limits.least_height, std::min(d.height, limits.most_height))};
}

/// 300 × 150 px, as CSS has it for what has no size of its own.
constexpr Dimensions unknown{225, 112.5};

Dimensions natural_size(const Box& box) {
    if (!box.image.valid()) return {0, 0};
    const Dimensions own{box.intrinsic_width.to_pt(), box.intrinsic_height.to_pt()};
    return own.width > 0 && own.height > 0 ? own : unknown;
}

/// What the style says, or else the manuscript.
const style::Extent& said(const style::Extent& style, const style::Extent& hint) {
    return style.sizing == style::Sizing::automatic ? hint : style;
}

}  // namespace

Size replaced_size(const Context& context, const Box& box, Length containing_width,
                   std::optional<Length> containing_height) {
    const style::BoxStyle& style = box_style(context, box);
    const Frame frame = frame_of(context, box, containing_width);
    const bool whole = style.box_sizing == style::BoxSizing::border_box;
    const double frame_width = frame.inline_sum().to_pt(), frame_height = frame.block_sum().to_pt();
    const auto across = [&](const style::Extent& extent) -> std::optional<double> {
        const auto width = used(context, extent, containing_width);
        if (!width) return std::nullopt;
        return std::max(0.0, width->to_pt() - (whole ? frame_width : 0));
    };
    const auto down = [&](const style::Extent& extent) -> std::optional<double> {
        const bool relative = extent.length.percent != 0 || extent.length.calc.valid();
        if (relative && !containing_height) return std::nullopt;
        const auto height = used(context, extent, containing_height.value_or(Length()));
        if (!height) return std::nullopt;
        return std::max(0.0, height->to_pt() - (whole ? frame_height : 0));
    };
    const Limits limits{.least_width = across(style.min_width).value_or(0),
                        .most_width = across(style.max_width).value_or(1e9),
                        .least_height = down(style.min_height).value_or(0),
                        .most_height = down(style.max_height).value_or(1e9)};
    const Dimensions natural = natural_size(box);
    const double ratio = natural.height > 0 ? natural.width / natural.height : 0;
    const auto width = across(said(style.width, box.hinted_width)),
               height = down(said(style.height, box.hinted_height));
    Dimensions d = natural;
    if (width && height) {
        d = {std::max(limits.least_width, std::min(*width, limits.most_width)),
             std::max(limits.least_height, std::min(*height, limits.most_height))};
    } else if (width) {
        d.width = std::max(limits.least_width, std::min(*width, limits.most_width));
        d.height = ratio > 0 ? d.width / ratio : natural.height;
        d.height = std::max(limits.least_height, std::min(d.height, limits.most_height));
    } else if (height) {
        d.height = std::max(limits.least_height, std::min(*height, limits.most_height));
        d.width = d.height * ratio;
        d.width = std::max(limits.least_width, std::min(d.width, limits.most_width));
    } else {
        d = constrain(natural, limits);
    }
    return {Length::pt(d.width + frame_width), Length::pt(d.height + frame_height)};
}

}  // namespace bifolium::layout
