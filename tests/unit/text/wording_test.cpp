#include "text/wording.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "text/matching.h"

namespace bifolium::text {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), folded(plain(word))) != list.end();
}
std::string unit_of(const Wording& wording, const std::string& form) {
    for (const UnitWord& word : wording.units()) {
        if (word.form == form) return std::string(word.unit);
    }
    return {};
}

TEST(Plain, IsOneWayToWriteWhatMeansTheSame) {
    EXPECT_EQ(plain("١٬٢٣٤ १२ ５％"), "1٬234 12 5%");
    EXPECT_EQ(plain("a\u00ADb\u200Fc’d µ"), "abc'd μ");
    EXPECT_EQ(plain("½ ² \u00A0"), "½ ² \u00A0");
    EXPECT_EQ(folded("Stündig ΆΒΓ Straße"), "stundig αβγ strasse");
}
TEST(FindWord, StandsWhereAWordDoes) {
    EXPECT_EQ(find_word("is not nothing", "not", Match::whole), 3u);
    EXPECT_EQ(find_word("cannot", "not", Match::whole), std::string_view::npos);
    EXPECT_EQ(find_word("nothing", "not", Match::whole), std::string_view::npos);
    EXPECT_EQ(find_word("nothing", "not", Match::beginning), 0u);
    EXPECT_EQ(find_word("服用5毫克", "毫克", Match::whole), 7u);
}
TEST(Wording, SpellsInAllGendersAndCases) {
    const Wording german(locale("de"));
    EXPECT_TRUE(holds(german.spelled(1), "einem"));
    EXPECT_TRUE(holds(german.spelled(21), "einundzwanzig"));
    EXPECT_TRUE(holds(german.spelled(5), "fünfte"));
    EXPECT_TRUE(holds(Wording(locale("ar")).spelled(5), "خمسة"));
}
TEST(Wording, KnowsMonthsScalesAndHalvesOfTheDay) {
    const Wording ukrainian(locale("uk"));
    const auto may = std::find_if(ukrainian.months().begin(), ukrainian.months().end(),
                                  [](const MonthName& month) { return month.name == "травня"; });
    ASSERT_NE(may, ukrainian.months().end());
    EXPECT_EQ(may->month, 5);
    const Wording hindi(locale("hi"));
    EXPECT_TRUE(
        std::any_of(hindi.scales().begin(), hindi.scales().end(),
                    [](const ScaleWord& word) { return word.word == "लाख" && word.zeros == 5; }));
    EXPECT_TRUE(holds(Wording(locale("en")).day_halves(), "pm"));
    EXPECT_EQ(Wording(locale("th")).year_there(2026), 2569);
}
TEST(Wording, KnowsUnitsBesideNumbers) {
    const Wording german(locale("de"));
    EXPECT_EQ(unit_of(german, "mg"), "milligram");
    EXPECT_EQ(unit_of(german, "stunden"), "hour");
    EXPECT_EQ(unit_of(german, "tagen"), "day");
    EXPECT_EQ(unit_of(Wording(locale("uk")), "мг"), "milligram");
    EXPECT_EQ(unit_of(Wording(locale("ar")), "ساعتان"), "hour");
    EXPECT_EQ(unit_of(Wording(locale("zh")), "毫克"), "milligram");
}

}  // namespace
}  // namespace bifolium::text
