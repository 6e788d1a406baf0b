// Columns on distances alone: lines of 10 units of a point.
#include "layout/columns.h"

#include <gtest/gtest.h>

#include <limits>

#include "layout/choose.h"

namespace bifolium::layout {
namespace {

constexpr LengthSum line = 10 * Length::per_pt;
constexpr LengthSum any = std::numeric_limits<LengthSum>::max();

BreakOpportunities lines(std::size_t count) {
    BreakOpportunities places;
    for (std::size_t i = 1; i <= count; ++i) {
        BreakOpportunity place;
        place.before = place.after = static_cast<LengthSum>(i) * line;
        places.push_back(place);
    }
    return places;
}

using Ends = std::vector<std::uint32_t>;

TEST(Columns, AreEquallyHighAsFarAsLinesLetThem) {
    const ColumnRow row(lines(10), 3);
    EXPECT_EQ(row.height(0, 10, any), 4 * line);
    EXPECT_EQ(row.divide_at(0, 10, 4 * line).ends, (Ends{4, 8, 10}));
    EXPECT_EQ(row.height(4, 10, any), 2 * line);
    EXPECT_TRUE(row.divide_at(0, 10, 3 * line).ends.empty());
}

TEST(Columns, EndRatherAtAGoodPlace) {
    BreakOpportunities places = lines(8);
    places[3].penalty = 12000;  // after a heading
    const ColumnRow row(std::move(places), 2);
    EXPECT_EQ(row.height(0, 8, any), 5 * line);
    EXPECT_EQ(row.divide(0, 8, any).ends, (Ends{5, 8}));
}

TEST(Columns, EndWhereTheyAreForced) {
    BreakOpportunities places = lines(6);
    places[0].force = Force::column;
    const ColumnRow row(std::move(places), 2);
    EXPECT_EQ(row.divide(0, 6, any).ends, (Ends{1, 6}));
}

TEST(Columns, DivideWhatWouldStayWholeOnlyIfAPageIsTooLow) {
    BreakOpportunities places = lines(8);
    for (std::size_t i = 1; i < 7; ++i) places[i].penalty = 3000;  // a box of seven lines
    const ColumnRow row(std::move(places), 2);
    EXPECT_EQ(row.divide(0, 8, 7 * line).ends, (Ends{1, 8}));
    EXPECT_EQ(row.divide(0, 8, 6 * line).ends, (Ends{4, 8}));
}

TEST(Columns, DivideWhatHasNoGoodPlaceAtAll) {
    BreakOpportunities places = lines(4);
    for (BreakOpportunity& place : places) place.penalty = 3000;
    const ColumnRow row(std::move(places), 2);
    EXPECT_EQ(row.divide(0, 4, any).ends, (Ends{4})) << "whole, if the page is high enough";
    EXPECT_EQ(row.divide(0, 4, 3 * line).ends, (Ends{2, 4}));
}

TEST(Columns, OfTooManyForcedBreaksAreHigherThanAnyPage) {
    BreakOpportunities places = lines(6);
    places[0].force = places[2].force = Force::column;
    const ColumnRow row(std::move(places), 2);
    EXPECT_EQ(row.height(0, 6, any), unreachable_height);
    EXPECT_EQ(row.height(0, 3, any), 2 * line);
}

TEST(Columns, TakeOfAPageWhatTheirHeightIs) {
    const auto row = std::make_shared<const ColumnRow>(lines(8), 2);
    BreakOpportunities places;  // as the flow lists them: three lines, the row, a line
    for (std::uint32_t node = 1; node <= 8; ++node) {
        BreakOpportunity place;
        place.before = 3 * line + row->height(0, node, any);
        place.after = 7 * line - row->height(node, 8, any);
        if (node < 8) place.row = row;
        place.row_node = node;
        places.push_back(place);
    }
    places.push_back({.before = 8 * line, .after = 8 * line, .token = {}});
    EXPECT_EQ(extent(places, 0, 4, any), 5 * line);  // from the page's top into the row
    EXPECT_EQ(extent(places, 2, 6, any), 2 * line);  // four lines in it
    EXPECT_EQ(extent(places, 4, 9, any), 3 * line);  // out of it: two lines deep, and one more
    const Length high = Length::pt(50);
    EXPECT_EQ(choose_breaks(places, {high, {high, high}, true}), (std::vector<std::size_t>{3, 8}));
}

}  // namespace
}  // namespace bifolium::layout
