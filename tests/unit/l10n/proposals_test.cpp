#include "l10n/proposals.h"

#include <gtest/gtest.h>

#include <ctime>

#include "l10n/likeness.h"
#include "l10n/renumber.h"

namespace bifolium::l10n {
namespace {

std::string number_in(std::string_view tag, std::string_view before, std::string_view after,
                      std::string_view translation) {
    const text::Locale source = text::locale("en");
    const text::Locale target = text::locale(tag);
    return renumbered({before, after, source, target}, translation).value_or("-");
}

double like(std::string_view a, std::string_view b) {
    return Likeness(a).to(b);
}

TEST(Likeness, IsTheSharedSubsequence) {
    EXPECT_DOUBLE_EQ(like("", ""), 1);
    EXPECT_DOUBLE_EQ(like("abc", ""), 0);
    EXPECT_DOUBLE_EQ(like("abc", "abc"), 1);
    EXPECT_DOUBLE_EQ(like("abcd", "bd"), 4.0 / 6);
    EXPECT_DOUBLE_EQ(like("äöü", "äxü"), 4.0 / 6);
    const std::string a(100, 'a');
    EXPECT_DOUBLE_EQ(like(a + "b" + a, a + "c" + a),
                     400.0 / 402);  // over several words of bits
    EXPECT_DOUBLE_EQ(like(std::string(64, 'x'), std::string(128, 'x')), 128.0 / 192);
    EXPECT_DOUBLE_EQ(like(std::string(9000, 'x') + "a", std::string(9000, 'x') + "a"), 1);
}

TEST(Renumber, AWholeNumber) {
    EXPECT_EQ(number_in("de", "Take 5 mg.", "Take 10 mg.", "Nehmen Sie 5 mg ein."),
              "Nehmen Sie 10 mg ein.");
    EXPECT_EQ(number_in("de", "5mg", "10mg", "5 mg"), "10 mg");
}

TEST(Renumber, DigitsOfTheTranslationStay) {
    EXPECT_EQ(number_in("ar-EG", "Take 15.5 mg.", "Take 20.25 mg.", "تناول ١٥٫٥ ملغ."),
              "تناول ٢٠٫٢٥ ملغ.");
    EXPECT_EQ(number_in("ar-EG", "Take 15 mg.", "Take 20 mg.", "تناول 15 ملغ."), "تناول 20 ملغ.");
    EXPECT_EQ(number_in("mr", "15 days", "20 days", "१५ दिवस"), "२० दिवस");
}

TEST(Renumber, SeparatorsAreTheLanguages) {
    EXPECT_EQ(number_in("de", "1.5 mg", "2.25 mg", "1,5 mg"), "2,25 mg");
    EXPECT_EQ(number_in("de", "1.5 mg", "0.125 mg", "1,5 mg"), "0,125 mg");
    EXPECT_EQ(number_in("de", "1.5 mg", "2 mg", "1,5 mg"), "2 mg");
    EXPECT_EQ(number_in("de", "1,250,000 cells", "2,500,000 cells", "1.250.000 Zellen"),
              "2.500.000 Zellen");
    EXPECT_EQ(
        number_in("fr", "1,250,000 cells", "12,500,000 cells", "1\u202F250\u202F000 cellules"),
        "12\u202F500\u202F000 cellules");
    EXPECT_EQ(number_in("fr", "1,250,000 cells", "2,500,000 cells", "1\u00A0250\u00A0000 cellules"),
              "2\u00A0500\u00A0000 cellules");
    EXPECT_EQ(number_in("de", "500 cells", "2,500,000 cells", "500 Zellen"), "2.500.000 Zellen");
    EXPECT_EQ(number_in("de", "1250000 cells", "2500000 cells", "1.250.000 Zellen"),
              "2.500.000 Zellen");
    EXPECT_EQ(number_in("de", "version 1.5", "version 1.6", "Version 1.5"), "Version 1.6")
        << "copied as it is: no number of German";
    EXPECT_EQ(number_in("de", "version 1.5.2", "version 1.5.3", "Version 1.5.2"), "Version 1.5.3");
}

TEST(Renumber, WhatIsAmbiguousStays) {
    EXPECT_EQ(number_in("de", "1,000 mg", "2,000 mg", "1.000 mg"), "-");
    EXPECT_EQ(number_in("de", "500 mg", "1,000 mg", "500 mg"), "-");
    EXPECT_EQ(number_in("de", "1.125 mg", "2.5 mg", "1,125 mg"), "-");
    EXPECT_EQ(number_in("de", "1500 mg", "2500 mg", "1.500 mg"), "-") << "could be 1.5";
    EXPECT_EQ(number_in("de", "5,6 mg", "5,7 mg", "5,6 mg"), "-");
    EXPECT_EQ(number_in("fr", "Take 500 mg", "Take 250 mg", "Prenez 2 500 mg"), "-")
        << "2 times 500, or 2500?";
    EXPECT_EQ(number_in("de", "Take 2 500 mg pills", "Take 2 250 mg pills", "Nehmen Sie 2 500-mg"),
              "-");
}

TEST(Renumber, WhatCannotBeFoundOnceStays) {
    EXPECT_EQ(number_in("de", "5 mg", "10 mg", "fünf mg"), "-");
    EXPECT_EQ(number_in("de", "5 mg", "10 mg", "5 mg (5 Milligramm)"), "-");
    EXPECT_EQ(number_in("de", "5 mg for 5 days", "10 mg for 5 days", "5 Tage 5 mg"), "-");
    EXPECT_EQ(number_in("de", "5 mg for 5 days", "10 mg for 10 days", "5 Tage 5 mg"),
              "10 Tage 10 mg");
    EXPECT_EQ(number_in("de", "5 mg for 10 days", "10 mg for 5 days", "10 Tage 5 mg"),
              "5 Tage 10 mg");
    EXPECT_EQ(number_in("de", "5 mg", "5 mg", "5 mg"), "-");
    EXPECT_EQ(number_in("de", "5 mg", "10 g", "5 mg"), "-");
    EXPECT_EQ(number_in("de", "5 mg", "5 mg 10", "5 mg"), "-");
    EXPECT_EQ(number_in("de", "since 20.11.2025", "since 20.11.2026", "seit 2025-11-20"), "-");
}

PoEntry translated(std::string id, std::string text) {
    PoEntry entry;
    entry.id = std::move(id);
    entry.texts = {std::move(text)};
    return entry;
}

std::optional<Proposal> proposal(const std::vector<PoEntry>& old, const Wanted& wanted) {
    return propose(old, std::vector{wanted}, text::locale("en"), text::locale("de")).at(0);
}

TEST(Proposals, TheNearestOldTextWithItsPrevious) {
    const std::vector<PoEntry> old{
        translated("Cells come from bone marrow.", "Zellen kommen aus dem Knochenmark."),
        translated("The treatment is not approved.", "Die Behandlung ist nicht zugelassen."),
        translated("The treatment is not safe.", "Die Behandlung ist nicht sicher."),
        translated("No translation is approved.", "")};
    const auto found = proposal(old, {{}, "These treatments are not approved."});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->old, 1u);
    EXPECT_FALSE(found->only_numbers);
    EXPECT_GT(found->likeness, 0.8);
    EXPECT_TRUE(found->entry.fuzzy());
    EXPECT_EQ(found->entry.id, "These treatments are not approved.");
    EXPECT_EQ(found->entry.previous_id, "The treatment is not approved.");
    EXPECT_EQ(found->entry.texts, std::vector<std::string>{"Die Behandlung ist nicht zugelassen."});
    EXPECT_FALSE(proposal(old, {{}, "Something else altogether"}));
    EXPECT_FALSE(proposal({}, {{}, "Something"}));
}

TEST(Proposals, AChangedNumberIsReplaced) {
    const std::vector<PoEntry> old{
        translated("Take 5 g a day.", "Nehmen Sie 5 g am Tag."),
        translated("Take 5 mg a day.", "Nehmen Sie 5 mg am Tag."),
        translated("Take 1,000 mg at night.", "Nehmen Sie abends 1.000 mg.")};
    const auto found = proposal(old, {{}, "Take 10 mg a day."});
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->only_numbers);
    EXPECT_EQ(found->entry.texts[0], "Nehmen Sie 10 mg am Tag.");
    EXPECT_EQ(found->entry.previous_id, "Take 5 mg a day.");
    const auto doubtful = proposal(old, {{}, "Take 2,000 mg at night."});
    ASSERT_TRUE(doubtful);
    EXPECT_FALSE(doubtful->only_numbers);
    EXPECT_EQ(doubtful->entry.texts[0], "Nehmen Sie abends 1.000 mg.") << "as it was, and fuzzy";
}

TEST(Proposals, AFuzzyTextKeepsWhatItReallyTranslates) {
    PoEntry fuzzy = translated("Take 10 mg a day.", "Nehmen Sie 5 mg am Tag.");
    fuzzy.flags = {"fuzzy"};
    fuzzy.previous_id = "Take 5 mg a day.";
    const auto found = proposal({fuzzy}, {{}, "Take 20 mg a day."});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->entry.previous_id, "Take 5 mg a day.");
    EXPECT_EQ(found->entry.texts[0], "Nehmen Sie 20 mg am Tag.");
}

TEST(Proposals, ANumberThatChangesTwiceIsReplacedTwice) {
    PoEntry fuzzy = translated("Take 10 mg a day.", "Nehmen Sie 10 mg am Tag.");
    fuzzy.flags = {"fuzzy"};
    fuzzy.previous_id = "Take 5 mg a day.";
    const auto found = proposal({fuzzy}, {{}, "Take 20 mg a day."});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->entry.texts[0], "Nehmen Sie 20 mg am Tag.");
    EXPECT_TRUE(found->entry.fuzzy());
    const auto back = proposal({fuzzy}, {{}, "Take 5 mg a day."});
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->entry.fuzzy()) << "nobody has looked at these words";
    EXPECT_EQ(back->entry.texts[0], "Nehmen Sie 5 mg am Tag.");
}

TEST(Proposals, ATextThatComesBackGetsItsTranslationBack) {
    PoEntry obsolete = translated("Take 5 mg a day.", "Nehmen Sie täglich 5 mg.");
    obsolete.obsolete = true;
    const std::vector<PoEntry> old{translated("Take 7 mg a day.", "Nehmen Sie 7 mg am Tag."),
                                   obsolete};
    const auto found = proposal(old, {{}, "Take 5 mg a day."});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->old, 1u);
    EXPECT_FALSE(found->entry.fuzzy());
    EXPECT_EQ(found->entry.previous_id, "");
    EXPECT_EQ(found->entry.texts[0], "Nehmen Sie täglich 5 mg.");
    const auto elsewhere = proposal(old, {"heading", "Take 5 mg a day."});
    ASSERT_TRUE(elsewhere);
    EXPECT_TRUE(elsewhere->entry.fuzzy());
    EXPECT_EQ(elsewhere->entry.texts[0], "Nehmen Sie täglich 5 mg.");
}

TEST(Proposals, TheSameContextIsNearer) {
    std::vector<PoEntry> old{translated("Notes", "Noten"), translated("Notes", "Anmerkungen")};
    old[0].context = "music";
    old[1].context = "heading";
    const auto found = proposal(old, {"heading", "Note"});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->entry.texts[0], "Anmerkungen");
    EXPECT_EQ(found->entry.previous_context, "heading");
    EXPECT_EQ(found->entry.context, "heading");
}

TEST(Proposals, TenThousandTextsInLinearTime) {
    const auto seconds = [](std::size_t count) {
        std::vector<PoEntry> old;
        std::vector<Wanted> wanted;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string number = std::to_string(i * 7919 % 100'003);
            const std::string words = "The study number " + number + " of stem cells in patients";
            old.push_back(translated(words + " shows no benefit.", "Studie " + number));
            wanted.push_back({{}, words + " shows a small benefit."});
        }
        const std::clock_t begin = std::clock();
        const auto found = propose(old, wanted, text::locale("en"), text::locale("de"));
        const std::clock_t end = std::clock();
        std::size_t right = 0;
        for (std::size_t i = 0; i < count; ++i) right += found[i] && found[i]->old == i ? 1 : 0;
        EXPECT_EQ(right, count);
        return static_cast<double>(end - begin) / CLOCKS_PER_SEC;
    };
    const double few = seconds(1000);
    EXPECT_LT(seconds(10'000), 40 * few + 0.5);
}

}  // namespace
}  // namespace bifolium::l10n
