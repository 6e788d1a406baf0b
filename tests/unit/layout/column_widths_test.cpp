// Widths of columns, in whole points.
#include "layout/column_widths.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <vector>

namespace bifolium::layout {
namespace {

/// A table as the least and the most of each cell, row by row.
struct Sizes {
    double least, most;
};
class Grid {
public:
    explicit Grid(std::size_t columns) : columns_(columns) {}

    Grid& row(std::initializer_list<Sizes> sizes) {
        std::uint32_t column = 0;
        for (const Sizes& s : sizes) add(column++, 1, s);
        ++row_;
        return *this;
    }
    Grid& wide(std::uint32_t column, std::uint32_t columns, Sizes sizes) {
        add(column, columns, sizes);
        ++row_;
        return *this;
    }
    Grid& said(std::size_t column, double width) {
        columns_[column].said = Length::pt(width);
        return *this;
    }
    Grid& percent(std::size_t column, double percent) {
        columns_[column].percent = percent;
        return *this;
    }

    std::vector<double> at(double available, double gap = 0) {
        need_for(columns_, cells_, {Length::pt(gap)});
        std::vector<double> out;
        for (const Length width :
             automatic_widths(columns_, cells_, Length::pt(available), {Length::pt(gap)})) {
            out.push_back(width.to_pt());
        }
        return out;
    }
    std::vector<double> fixed(double available) const {
        std::vector<double> out;
        for (const Length width : fixed_widths(columns_, Length::pt(available))) {
            out.push_back(width.to_pt());
        }
        return out;
    }
    double greatest() {
        need_for(columns_, cells_, {});
        return greatest_width(columns_).to_pt();
    }

private:
    void add(std::uint32_t column, std::uint32_t columns, Sizes s) {
        cells_.push_back({row_, column, columns, Length::pt(s.least), Length::pt(s.most), {}});
    }
    std::vector<ColumnNeed> columns_;
    std::vector<CellNeed> cells_;
    std::uint32_t row_ = 0;
};
using Widths = std::vector<double>;

TEST(ColumnWidths, ShareWhatIsLeftByWhatColumnsWant) {
    EXPECT_EQ(Grid(2).row({{20, 100}, {20, 300}}).at(600), (Widths{150, 450}));
    EXPECT_EQ(Grid(2).row({{20, 100}, {20, 300}}).at(400), (Widths{100, 300}));
}

TEST(ColumnWidths, NeverGoBelowTheLongestWord) {
    EXPECT_EQ(Grid(2).row({{60, 100}, {70, 300}}).at(100), (Widths{60, 70}));
    EXPECT_EQ(Grid(2).row({{60, 100}, {70, 300}}).at(130), (Widths{60, 70}));
}

TEST(ColumnWidths, KeepShortColumnsWhereALongOneWrapsAnyway) {
    Grid grid(3);
    grid.row({{40, 90}, {50, 600}, {30, 70}}).row({{40, 80}, {50, 400}, {30, 60}});
    EXPECT_EQ(grid.at(300), (Widths{90, 140, 70}));
}

TEST(ColumnWidths, LetOneLongCellWrapRatherThanTheManyBesideIt) {
    Grid grid(2);
    for (int i = 0; i < 20; ++i) grid.row({{20, 40}, {20, 150}});
    grid.row({{20, 200}, {20, 150}});
    const Widths widths = grid.at(264);
    EXPECT_EQ(widths[1], 150) << "twenty-one cells stay whole, and one wraps";
    EXPECT_EQ(widths[0], 114);
}

TEST(ColumnWidths, KeepMostCellsOfAColumnWholeIfNotAll) {
    Grid grid(2);
    for (int i = 0; i < 20; ++i) grid.row({{20, 100}, {20, 130}});
    grid.row({{20, 400}, {20, 400}});
    const Widths widths = grid.at(264);
    EXPECT_GE(widths[0], 100);
    EXPECT_GE(widths[1], 130);
}

TEST(ColumnWidths, OfManyColumnsKeepTheNarrowestWhole) {
    Grid grid(8);
    grid.row({{10, 20}, {10, 20}, {10, 20}, {10, 20}, {10, 20}, {10, 20}, {10, 20}, {10, 900}});
    EXPECT_EQ(grid.at(240), (Widths{20, 20, 20, 20, 20, 20, 20, 100}));
}

TEST(ColumnWidths, TakePercentagesThenLengthsThenTheRest) {
    EXPECT_EQ(Grid(3).row({{10, 50}, {10, 50}, {10, 50}}).percent(0, 50).said(1, 40).at(200),
              (Widths{100, 40, 60}));
    EXPECT_EQ(Grid(2).row({{10, 50}, {10, 300}}).percent(0, 50).at(200), (Widths{100, 100}));
    // No room for what is said: percentages first, each column its words.
    EXPECT_EQ(Grid(3).row({{10, 50}, {10, 50}, {10, 50}}).percent(0, 50).said(1, 90).at(120),
              (Widths{60, 50, 10}));
    EXPECT_EQ(Grid(2).row({{10, 50}, {10, 50}}).percent(0, 80).percent(1, 80).at(100),
              (Widths{80, 20}));
}

TEST(ColumnWidths, GiveSpareWidthToColumnsThatSayNothing) {
    EXPECT_EQ(Grid(2).row({{10, 50}, {10, 50}}).said(0, 60).at(200), (Widths{60, 140}));
    EXPECT_EQ(Grid(2).row({{10, 50}, {10, 50}}).said(0, 60).said(1, 40).at(200), (Widths{120, 80}));
}

TEST(ColumnWidths, WidenForACellOverSeveral) {
    EXPECT_EQ(Grid(2).row({{10, 10}, {10, 30}}).wide(0, 2, {20, 80}).at(80), (Widths{20, 60}));
    EXPECT_EQ(Grid(2).row({{10, 10}, {10, 30}}).wide(0, 2, {80, 80}).at(80), (Widths{25, 55}));
    EXPECT_EQ(Grid(2).row({{10, 10}, {10, 30}}).wide(0, 2, {20, 20}).at(40), (Widths{10, 30}));
    EXPECT_EQ(Grid(2).row({{10, 10}, {10, 10}}).wide(0, 2, {50, 50}).at(40, 10), (Widths{20, 20}))
        << "the gap between them is the cell's as well";
    EXPECT_EQ(Grid(2).row({{10, 10}, {10, 10}}).said(0, 10).wide(0, 2, {60, 60}).at(60),
              (Widths{10, 50}));
}

TEST(ColumnWidths, FixedOnesLookAtNoCell) {
    EXPECT_EQ(Grid(3).row({{90, 90}, {1, 1}, {1, 1}}).said(0, 20).percent(1, 50).fixed(100),
              (Widths{20, 50, 30}));
    EXPECT_EQ(Grid(2).said(0, 20).said(1, 30).fixed(100), (Widths{40, 60}));
    EXPECT_EQ(Grid(2).said(0, 80).said(1, 80).fixed(100), (Widths{80, 80}));
}

TEST(ColumnWidths, AskForSoMuchThatPercentagesHold) {
    EXPECT_EQ(Grid(2).row({{10, 50}, {10, 60}}).greatest(), 110);
    EXPECT_EQ(Grid(2).row({{10, 50}, {10, 60}}).percent(0, 25).greatest(), 200);
    EXPECT_EQ(Grid(2).row({{10, 10}, {10, 60}}).percent(0, 25).greatest(), 80);
    EXPECT_EQ(Grid(2).row({{10, 10}, {10, 60}}).percent(0, 100).greatest(), 20'000);
}

}  // namespace
}  // namespace bifolium::layout
