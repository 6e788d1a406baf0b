#include "changes/words.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::changes {
namespace {

/// "a [-b-]{+c+} d"
std::string shown(const std::vector<Piece>& pieces) {
    std::string out;
    for (const Piece& piece : pieces) {
        if (piece.side == Side::before) out += "[-" + piece.text + "-]";
        if (piece.side == Side::after) out += "{+" + piece.text + "+}";
        if (piece.side == Side::both) out += piece.text;
    }
    return out;
}

std::string numbers(const std::string& before, const std::string& after) {
    std::string out;
    for (const NumberChange& change : number_changes(word_changes(before, after))) {
        out += "(" + change.before + "|" + change.after + ")";
    }
    return out;
}

TEST(Words, AreComparedWhole) {
    EXPECT_EQ(shown(word_changes("Take one tablet.", "Take two tablets.")),
              "Take [-one tablet-]{+two tablets+}.");
    EXPECT_EQ(shown(word_changes("", "New")), "{+New+}");
    EXPECT_EQ(shown(word_changes("Old", "")), "[-Old-]");
    EXPECT_EQ(shown(word_changes("Same", "Same")), "Same");
    EXPECT_EQ(shown(word_changes("a, b and c", "a and c")), "a[-, b-] and c");
    EXPECT_EQ(shown(word_changes("не 5 мг", "не 10 мг")), "не [-5-]{+10+} мг");
}

TEST(Words, OfScriptsWithoutSpacesAreCharacters) {
    EXPECT_EQ(shown(word_changes("每天三次", "每天两次")), "每天[-三-]{+两+}次");
}

TEST(Words, GiveBothTextsBackWhateverTheyAre) {
    std::uint32_t seed = 1;
    const auto next = [&] { return (seed = seed * 1664525U + 1013904223U) >> 24U; };
    for (int round = 0; round < 200; ++round) {
        std::string before, after;
        for (int i = 0; i < 30; ++i) {
            const std::string word(1, static_cast<char>('a' + next() % 4));
            if (next() % 5 != 0) before += word + " ";
            if (next() % 5 != 0) after += word + " ";
        }
        std::string left, right;
        for (const Piece& piece : word_changes(before, after)) {
            if (piece.side != Side::after) left += piece.text;
            if (piece.side != Side::before) right += piece.text;
        }
        ASSERT_EQ(left, before);
        ASSERT_EQ(right, after);
    }
}

TEST(Words, ByTheThousandTakeNoLongTime) {
    std::string before, after;
    for (int i = 0; i < 100'000; ++i) {
        before += "a" + std::to_string(i) + " ";
        after += "b" + std::to_string(i) + " ";
    }
    EXPECT_EQ(word_changes(before, after).size(), 3u);  // they end alike, with a space
}

TEST(Numbers, AreNamedWithTheirUnit) {
    EXPECT_EQ(numbers("Take 5 mg now.", "Take 10 mg now."), "(5 mg|10 mg)");
    EXPECT_EQ(numbers("at most 1,200 mg", "at most 1,500 mg"), "(1,200 mg|1,500 mg)");
    EXPECT_EQ(numbers("über 1.000 Fälle", "über 1.200 Fälle"), "(1.000 Fälle|1.200 Fälle)");
    EXPECT_EQ(numbers("a 5% share", "a 6% share"), "(5%|6%)");
    EXPECT_EQ(numbers("٥ ملغ", "١٠ ملغ"), "(٥ ملغ|١٠ ملغ)");
    EXPECT_EQ(numbers("in 2 days", "in a few days"), "(2 days|)");
    EXPECT_EQ(numbers("red", "blue"), "");
}

TEST(Numbers, ThatStayInARewrittenTextAreNoChange) {
    const std::vector<Piece> pieces{{Side::before, "Keep 7, and 5 mg"},
                                    {Side::after, "Garder 7, ou 6 mg"}};
    const std::vector<NumberChange> expected{{"5 mg", "6 mg"}};
    EXPECT_EQ(number_changes(pieces), expected);
}

}  // namespace
}  // namespace bifolium::changes
