// How the three boxes of a page's edge share it.
#include <algorithm>

#include "layout/margin_boxes.h"

namespace bifolium::layout {

namespace {

struct Pair {
    Length first, second;
};

Length portion(Length space, double part, double whole, double otherwise) {
    return Length::pt(space.to_pt() * (whole > 0 ? part / whole : otherwise));
}

/// Two automatic boxes share the space: by what they would like, or by how much they can give.
Pair flex(const IntrinsicSizes& a, const IntrinsicSizes& b, Length available) {
    const Length most = a.maximum + b.maximum, least = a.minimum + b.minimum;
    Length first;
    if (most <= available) {
        first = a.maximum + portion(available - most, a.maximum.to_pt(), most.to_pt(), 0.5);
    } else if (least <= available) {
        const double give = (a.maximum - a.minimum).to_pt();
        first = a.minimum + portion(available - least, give, (most - least).to_pt(), 0.5);
    } else {
        first = a.minimum + portion(available - least, a.minimum.to_pt(), least.to_pt(), 0.5);
    }
    return {first, available - first};
}

Pair share(const FlexibleBox& a, const FlexibleBox& b, Length available) {
    if (a.size && b.size) return {*a.size, *b.size};
    if (a.size) return {*a.size, available - *a.size};
    if (b.size) return {available - *b.size, *b.size};
    return flex(a.content, b.content, available);
}

/// A box that meets its maximum or minimum is as if that had been said; then all share again.
template <class Boxes, class Share>
auto constrained(Boxes boxes, Share share_all) {
    auto sizes = share_all(boxes);
    for (const bool maxima : {true, false}) {
        bool some = false;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (!boxes[i]) continue;
            const bool violated = maxima ? sizes[i] > boxes[i]->most : sizes[i] < boxes[i]->least;
            if (!violated) continue;
            boxes[i]->size = maxima ? boxes[i]->most : boxes[i]->least;
            some = true;
        }
        if (some) sizes = share_all(boxes);
    }
    return sizes;
}

/// With a box in the middle, the outer two count as one of twice the larger, and get halves.
std::array<Length, 3> share_three(const EdgeBoxes& boxes, Length available) {
    const FlexibleBox none{.size = Length(), .content = {}, .least = {}};
    const FlexibleBox& left = boxes[0] ? *boxes[0] : none;
    const FlexibleBox& right = boxes[2] ? *boxes[2] : none;
    if (!boxes[1]) {
        if (!boxes[2]) return {left.size.value_or(available), Length(), Length()};
        if (!boxes[0]) return {Length(), Length(), right.size.value_or(available)};
        const Pair both = share(left, right, available);
        return {both.first, Length(), both.second};
    }
    FlexibleBox outer;
    outer.content = {std::max(left.content.minimum, right.content.minimum),
                     std::max(left.content.maximum, right.content.maximum)};
    outer.content.minimum += outer.content.minimum;
    outer.content.maximum += outer.content.maximum;
    const bool sides = boxes[0] || boxes[2];
    if (left.size && right.size && sides) {
        const Length larger = std::max(*left.size, *right.size);
        outer.size = larger + larger;
    }
    const Length middle =
        boxes[1]->size ? *boxes[1]->size : share(*boxes[1], outer, available).first;
    const Length rest = Length::raw(LengthSum{(available - middle).units()} / 2);
    return {left.size.value_or(rest), middle, right.size.value_or(rest)};
}

}  // namespace

std::array<Length, 3> share_edge(const EdgeBoxes& boxes, Length available) {
    return constrained(boxes, [&](const EdgeBoxes& some) { return share_three(some, available); });
}

}  // namespace bifolium::layout
