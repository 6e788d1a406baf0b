// How three margin boxes share an edge of 300 pt. https://www.w3.org/TR/css-page-3/#variable-sizing
#include <gtest/gtest.h>

#include "layout/margin_boxes.h"

namespace bifolium::layout {
namespace {

FlexibleBox wishing(double minimum_pt, double maximum_pt) {
    FlexibleBox box;
    box.content = {Length::pt(minimum_pt), Length::pt(maximum_pt)};
    return box;
}

FlexibleBox fixed(double size_pt) {
    FlexibleBox box;
    box.size = Length::pt(size_pt);
    return box;
}

std::array<double, 3> shared(const EdgeBoxes& boxes) {
    const auto sizes = share_edge(boxes, Length::pt(300));
    return {sizes[0].to_pt(), sizes[1].to_pt(), sizes[2].to_pt()};
}

using Sizes = std::array<double, 3>;

TEST(MarginSizes, OneBoxHasAll) {
    EXPECT_EQ(shared({wishing(10, 20), std::nullopt, std::nullopt}), (Sizes{300, 0, 0}));
    EXPECT_EQ(shared({std::nullopt, std::nullopt, wishing(10, 20)}), (Sizes{0, 0, 300}));
    EXPECT_EQ(shared({std::nullopt, wishing(10, 20), std::nullopt}), (Sizes{0, 300, 0}));
}

TEST(MarginSizes, TwoShareByWhatTheyWouldLike) {
    EXPECT_EQ(shared({wishing(10, 50), std::nullopt, wishing(10, 100)}), (Sizes{100, 0, 200}));
}

TEST(MarginSizes, TwoThatWantTooMuchShareByWhatTheyCanGive) {
    const Sizes sizes = shared({wishing(100, 300), std::nullopt, wishing(100, 200)});
    EXPECT_NEAR(sizes[0], 100 + 200.0 / 3, 0.001);
    EXPECT_EQ(sizes[0] + sizes[2], 300);
}

TEST(MarginSizes, TheMiddleStaysInTheMiddle) {
    const Sizes sizes = shared({wishing(10, 90), wishing(10, 60), wishing(10, 10)});
    EXPECT_EQ(sizes[0], sizes[2]);
    EXPECT_EQ(sizes[1], 300.0 * 60 / 240) << "against twice the larger of the outer ones";
}

TEST(MarginSizes, WhatIsSaidHolds) {
    EXPECT_EQ(shared({fixed(240), std::nullopt, wishing(10, 20)}), (Sizes{240, 0, 60}));
    EXPECT_EQ(shared({wishing(5, 5), fixed(100), wishing(5, 5)}), (Sizes{100, 100, 100}));
}

TEST(MarginSizes, LimitsCountAsSaid) {
    FlexibleBox narrow = wishing(10, 200);
    narrow.most = Length::pt(50);
    EXPECT_EQ(shared({narrow, std::nullopt, wishing(10, 20)}), (Sizes{50, 0, 250}));
    FlexibleBox wide = wishing(1, 1);
    wide.least = Length::pt(200);
    EXPECT_EQ(shared({wide, std::nullopt, wishing(10, 100)}), (Sizes{200, 0, 100}));
}

}  // namespace
}  // namespace bifolium::layout
