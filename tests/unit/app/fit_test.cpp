// How far levers are moved, on page counts alone; and what they make of style sheets.
#include "app/fit.h"

#include <gtest/gtest.h>

#include "css/stylesheet.h"
#include "support/memory_files.h"

namespace bifolium::app {
namespace {

Fit fit(Fit::Kind kind, std::size_t count) {
    return {.kind = kind, .count = count, .levers = {}, .span = {}};
}

/// 16 pages, one less every four steps down, one more every eight up; no further than step -10.
std::optional<std::size_t> pages_at(int step) {
    if (step < -10) return std::nullopt;
    return static_cast<std::size_t>(step < 0 ? 16 - -step / 4 : 16 + step / 8);
}

TEST(Fit, MovesNothingWhereThePagesFit) {
    const Fitting found = find_fitting(fit(Fit::Kind::multiple_of, 4), pages_at);
    EXPECT_TRUE(found.fits);
    EXPECT_EQ(found.step, 0);
}

TEST(Fit, MovesAsLittleAsItCan) {
    EXPECT_EQ(find_fitting(fit(Fit::Kind::pages, 15), pages_at).step, -4);
    EXPECT_EQ(find_fitting(fit(Fit::Kind::pages, 18), pages_at).step, 16);
    EXPECT_EQ(find_fitting(fit(Fit::Kind::panels, 14), pages_at).step, -8);
}

TEST(Fit, TakesTheNearerOfTwoMultiples) {
    // 15 is four steps down; 20 is out of reach.
    EXPECT_EQ(find_fitting(fit(Fit::Kind::multiple_of, 5), pages_at).step, -4);
    // 14 would be eight steps down, and 21 out of reach too.
    EXPECT_EQ(find_fitting(fit(Fit::Kind::multiple_of, 7), pages_at).step, -8);
    // 17 is a multiple eight steps up; the one below is 0 pages.
    EXPECT_EQ(find_fitting(fit(Fit::Kind::multiple_of, 17), pages_at).step, 8);
}

TEST(Fit, GoesNoFurtherThanReadersCanRead) {
    const Fitting found = find_fitting(fit(Fit::Kind::pages, 12), pages_at);
    EXPECT_FALSE(found.fits);
    EXPECT_EQ(found.step, -10);
    EXPECT_EQ(found.wanted, 12U);
}

class Levers : public testing::Test {
protected:
    std::vector<css::StyleSheet> sheets(std::string text) {
        const SourceId id = sources_.add("a.css", std::move(text));
        return {css::parse(sources_, files_, id, atoms_, diagnostics_)};
    }
    static Fit with(std::string property, double least, double most, std::string unit) {
        Fit out = fit(Fit::Kind::pages, 8);
        out.levers.push_back({std::move(property), least, most, std::move(unit), {}});
        return out;
    }
    std::string findings(const std::vector<css::StyleSheet>& sheets, const Fit& fit) {
        Diagnostics diagnostics;
        check_levers(sheets, fit, diagnostics);
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) out += d.message + "\n";
        return out;
    }

private:
    Sources sources_;
    MemoryFiles files_;
    AtomTable atoms_;
    Diagnostics diagnostics_;
};

TEST_F(Levers, MoveFromTheSheetsValueToTheirLimits) {
    const auto sheet = sheets(":root { --size: 10pt }");
    const Fit size = with("--size", 8, 14, "pt");
    EXPECT_EQ(describe_levers(sheet, size, -16), "--size: 8pt");
    EXPECT_EQ(describe_levers(sheet, size, -8), "--size: 9pt");
    EXPECT_EQ(describe_levers(sheet, size, 8), "--size: 12pt");
    const auto less = moved(sheet, size, -8);
    EXPECT_EQ(less.at(0).rules.at(0).declarations.at(0).raw.back().number, 9);
    EXPECT_EQ(sheet.at(0).rules.at(0).declarations.at(0).raw.back().number, 10) << "a copy";
}

TEST_F(Levers, LeaveWhatIsBeyondALimitAlone) {
    const auto sheet = sheets(":root { --size: 7pt }");
    EXPECT_EQ(describe_levers(sheet, with("--size", 8, 14, "pt"), -16), "--size: 7pt");
}

TEST_F(Levers, AreFoundInTheSheetAsNumbersOfTheirUnit) {
    const auto sheet = sheets(":root { --size: 10pt; --font: Lato; --leading: 1.4 }");
    EXPECT_EQ(findings(sheet, with("--leading", 1.3, 1.5, "")), "");
    EXPECT_EQ(findings(sheet, with("--gap", 1, 2, "pt")),
              "no style sheet of this variant sets '--gap'\n");
    EXPECT_EQ(findings(sheet, with("--size", 1, 2, "em")),
              "'--size' is not one number in em in the style sheet\n");
    EXPECT_EQ(findings(sheet, with("--font", 1, 2, "")),
              "'--font' is not one number in the style sheet\n");
}

}  // namespace
}  // namespace bifolium::app
