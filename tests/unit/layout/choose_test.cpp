// The optimizer on distances alone: pages of 100 units of a point, lines of 10.
#include "layout/choose.h"

#include <gtest/gtest.h>

namespace bifolium::layout {
namespace {

constexpr LengthSum line = 10 * Length::per_pt;

BreakOpportunities lines(std::size_t count) {
    BreakOpportunities places;
    for (std::size_t i = 1; i <= count; ++i) {
        BreakOpportunity place;
        place.before = place.after = static_cast<LengthSum>(i) * line;
        place.token.path = {static_cast<std::uint32_t>(i)};
        places.push_back(place);
    }
    places.back().token = BreakToken::end();
    return places;
}

RunHeights pages_of(double height_pt) {
    const Length height = Length::pt(height_pt);
    return {height, {height, height}, true};
}

using Ends = std::vector<std::size_t>;

TEST(Choose, NothingToChooseIsNoPage) {
    EXPECT_EQ(choose_breaks({}, pages_of(100)), Ends());
}

TEST(Choose, FillsPagesAndLetsTheLastBeShort) {
    EXPECT_EQ(choose_breaks(lines(25), pages_of(100)), (Ends{9, 19, 24}));
}

TEST(Choose, EndsAPageEarlyRatherThanAtABadPlace) {
    BreakOpportunities places = lines(18);
    places[9].penalty = 4000;  // a widow, say
    EXPECT_EQ(choose_breaks(places, pages_of(100)), (Ends{8, 17}));
}

TEST(Choose, LooksAheadWhereAGreedyChoiceWouldLeaveAPoorPage) {
    // Lines 11 to 20 stay together: after ten lines on page one, none would be left for page two.
    BreakOpportunities places = lines(24);
    places.erase(places.begin() + 10, places.begin() + 19);  // no place within 10 lines
    // Filling page one leaves page two full with the block: the best there is.
    EXPECT_EQ(choose_breaks(places, pages_of(100)), (Ends{9, 10, 14}));
}

TEST(Choose, DividesWhatWouldStayWholeBeforeAPageIsUnderSixtyPercent) {
    BreakOpportunities places = lines(13);
    for (std::size_t i = 5; i < 12; ++i) places[i].penalty = 3000;
    EXPECT_EQ(choose_breaks(places, pages_of(100)), (Ends{9, 12})) << "50 % would be poor";
    places[5].penalty = 0;
    EXPECT_EQ(choose_breaks(places, pages_of(100)), (Ends{5, 12})) << "60 % is not";
}

TEST(Choose, FacingPagesAreEquallyFull) {
    BreakOpportunities places = lines(34);
    places[19].penalty = 4000;  // so the second page ends a line early
    RunHeights heights = pages_of(100);
    EXPECT_EQ(choose_breaks(places, heights), (Ends{9, 18, 28, 33}));
    heights.begins_recto = true;  // the second and the third are seen at once
    EXPECT_EQ(choose_breaks(places, heights), (Ends{9, 18, 27, 33}));
    heights.begins_recto = false;  // the first and the second, the third and the last
    EXPECT_EQ(choose_breaks(places, heights), (Ends{8, 17, 27, 33}));
}

TEST(Choose, ADistanceSwallowedByABreakIsNotOnTheNextPage) {
    BreakOpportunities places = lines(20);
    for (std::size_t i = 10; i < 20; ++i) {
        places[i].before += line;  // a margin of one line after the tenth …
        places[i].after += line;
    }
    places[9].after += line;  // … that a break there swallows
    EXPECT_EQ(choose_breaks(places, pages_of(100)), (Ends{9, 19}));
}

TEST(Choose, WhatIsHigherThanAPageHasOneOfItsOwn) {
    BreakOpportunities places = lines(4);
    places[2].before = places[2].after = 2 * line + 200 * Length::per_pt;
    places[3].before = places[3].after = places[2].after + line;
    EXPECT_EQ(choose_breaks(places, pages_of(100)), (Ends{1, 2, 3}));
}

TEST(Choose, KnowsThatLeftAndRightPagesDifferInHeight) {
    const RunHeights heights{Length::pt(100), {Length::pt(60), Length::pt(100)}, true};
    EXPECT_EQ(choose_breaks(lines(26), heights), (Ends{9, 15, 25}));
}

TEST(Choose, IsNearLinear) {
    const std::vector<std::size_t> ends = choose_breaks(lines(400'000), pages_of(400));
    EXPECT_EQ(ends.size(), 10'000U);
}

TEST(Choose, AParagraphIsALineLongerWhereAPageLacksTwo) {
    // Lines 9 to 12 stay together, so page one ends after eight.
    BreakOpportunities places = lines(24);
    places.erase(places.begin() + 8, places.begin() + 11);
    const std::vector<Give> gives{{.begin = 0, .end = 4, .line = line, .longer = true}};
    const auto without = choose_pages(places, pages_of(100), {}, {});
    EXPECT_EQ(without.front().end, 7u);
    EXPECT_EQ(without.front().lines, 0);
    const auto pages = choose_pages(places, pages_of(100), {}, {}, gives);
    EXPECT_EQ(pages.front().end, 7u);
    EXPECT_EQ(pages.front().lines, 1);
    for (std::size_t i = 1; i < pages.size(); ++i) EXPECT_EQ(pages[i].lines, 0);
}

TEST(Choose, AParagraphIsALineShorterWhereAPageHasOneTooMany) {
    // Lines 9 to 11 stay together.
    BreakOpportunities places = lines(24);
    places.erase(places.begin() + 8, places.begin() + 10);
    const std::vector<Give> gives{{.begin = 0, .end = 4, .line = line, .shorter = true}};
    EXPECT_EQ(choose_pages(places, pages_of(100), {}, {}).front().end, 7u);
    const auto pages = choose_pages(places, pages_of(100), {}, {}, gives);
    EXPECT_EQ(pages.front().end, 8u) << "eleven lines in the room of ten";
    EXPECT_EQ(pages.front().lines, -1);
    // One that does not stand on the page whole is no help.
    const std::vector<Give> across{{.begin = 6, .end = 12, .line = line, .shorter = true}};
    EXPECT_EQ(choose_pages(places, pages_of(100), {}, {}, across).front().lines, 0);
}

}  // namespace
}  // namespace bifolium::layout
