// Floats in a context 100 pt wide.
#include "layout/floats.h"

#include <gtest/gtest.h>

namespace bifolium::layout {
namespace {

using style::Clear;
using style::Float;

constexpr LengthSum pt = Length::per_pt;
const Gap edges{Length(), Length::pt(100)};

Size size(double width_pt, double height_pt) {
    return {Length::pt(width_pt), Length::pt(height_pt)};
}

TEST(Floats, StandBesideEachOtherAndThenBelow) {
    FloatSpace floats;
    EXPECT_EQ(floats.place(size(40, 20), Float::left, 0, edges).left, Length());
    EXPECT_EQ(floats.place(size(40, 10), Float::left, 0, edges).left, Length::pt(40));
    const FloatArea third = floats.place(size(40, 10), Float::left, 0, edges);
    EXPECT_EQ(third.left, Length::pt(40)) << "below the second, still beside the first";
    EXPECT_EQ(third.top, 10 * pt);
}

TEST(Floats, AreNeverAboveAnEarlierOne) {
    FloatSpace floats;
    floats.place(size(60, 10), Float::left, 30 * pt, edges);
    EXPECT_EQ(floats.place(size(10, 10), Float::right, 0, edges).top, 30 * pt);
}

TEST(Floats, WiderThanTheirPlaceStickOut) {
    FloatSpace floats;
    const FloatArea area = floats.place(size(150, 10), Float::right, 0, edges);
    EXPECT_EQ(area.left, Length::pt(-50));
    EXPECT_EQ(area.top, 0);
}

TEST(Floats, LeaveRoomUntilTheyEnd) {
    FloatSpace floats;
    floats.place(size(30, 20), Float::left, 0, edges);
    floats.place(size(20, 40), Float::right, 0, edges);
    EXPECT_EQ(floats.gap(0, 10 * pt, edges).width(), Length::pt(50));
    EXPECT_EQ(floats.gap(20 * pt, 30 * pt, edges).width(), Length::pt(80));
    EXPECT_EQ(floats.gap(40 * pt, 50 * pt, edges).width(), Length::pt(100));
    EXPECT_EQ(floats.next_end(0), 20 * pt);
    EXPECT_EQ(floats.next_end(40 * pt), 40 * pt) << "no more ends";
    EXPECT_EQ(floats.end_of(Clear::left), 20 * pt);
    EXPECT_EQ(floats.end_of(Clear::both), 40 * pt);
}

}  // namespace
}  // namespace bifolium::layout
