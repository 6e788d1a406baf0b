#include "changes/align.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::changes {
namespace {

std::vector<Block> blocks(const std::vector<std::string>& texts,
                          std::string_view kind = "paragraph") {
    std::vector<Block> out;
    for (const std::string& text : texts) {
        Block block;
        block.kind = kind;
        block.text = text;
        out.push_back(std::move(block));
    }
    return out;
}

/// "edited 0>0, added >2": kinds with the first block of each side, and how many from there.
std::string shown(const std::vector<Change>& changes) {
    constexpr const char* kinds[] = {"added", "removed", "moved", "edited"};
    std::string out;
    for (const Change& change : changes) {
        if (!out.empty()) out += ", ";
        out += kinds[static_cast<std::size_t>(change.kind)];
        out += " ";
        if (change.kind != Kind::added) {
            out += std::to_string(change.before.begin);
            if (change.before.size() > 1) out += "+" + std::to_string(change.before.size());
        }
        out += ">";
        if (change.kind != Kind::removed) {
            out += std::to_string(change.after.begin);
            if (change.after.size() > 1) out += "+" + std::to_string(change.after.size());
        }
    }
    return out;
}

const std::vector<std::string> six{"The first text of six.",     "The second one says more.",
                                   "A third has other words.",   "Fourth comes what is short.",
                                   "Five is the half of twice.", "Here ends the whole list."};

std::string between(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    return shown(compare(blocks(before), blocks(after)).changes);
}

TEST(Align, FindsWhatIsNewAndGone) {
    EXPECT_EQ(between(six, six), "");
    EXPECT_EQ(between({}, six), "added >0+6");
    EXPECT_EQ(between(six, {}), "removed 0+6>");
    std::vector<std::string> more = six;
    more.insert(more.begin() + 2, "Nothing like this was there before.");
    EXPECT_EQ(between(six, more), "added >2");
    EXPECT_EQ(between(more, six), "removed 2>");
}

TEST(Align, TakesTheFewestBlocksForMoved) {
    EXPECT_EQ(between(six, {six[1], six[2], six[3], six[0], six[4], six[5]}), "moved 0>3");
    EXPECT_EQ(between(six, {six[4], six[5], six[0], six[1], six[2], six[3]}), "moved 4+2>0+2");
}

TEST(Align, KnowsAnEditedTextAgain) {
    std::vector<std::string> after = six;
    after[2] = "A third has quite other words.";
    EXPECT_EQ(between(six, after), "edited 2>2");
    after[3] = "Fourth comes what was short.";
    EXPECT_EQ(between(six, after), "edited 2>2, edited 3>3");
    const Comparison compared = compare(blocks(six), blocks(after));
    EXPECT_EQ(compared.old_of_new, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}));
    EXPECT_FALSE(compared.unchanged[2]);
    EXPECT_TRUE(compared.unchanged[5]);
}

TEST(Align, ShowsARewrittenTextWhole) {
    const Comparison compared =
        compare(blocks({six[0], "Call us (GVHD) by day, please.", six[1]}),
                blocks({six[0], "Rufen Sie (GVHD) am Tag bitte an.", six[1]}));
    ASSERT_EQ(shown(compared.changes), "edited 1>1");
    ASSERT_EQ(compared.changes[0].words.size(), 2u);
    EXPECT_EQ(compared.changes[0].words[0].text, "Call us (GVHD) by day, please.");
}

TEST(Align, KnowsAnEditedTextElsewhere) {
    const std::string longer = "Tell us about every other medicine, herbs and teas among them.";
    const std::string edited = "Tell us about every other medicine, herbs or teas among them.";
    const Comparison compared =
        compare(blocks({longer, six[0], six[1], six[2]}), blocks({six[0], six[1], edited, six[2]}));
    ASSERT_EQ(shown(compared.changes), "edited 0>2");
    EXPECT_TRUE(compared.changes[0].moved);
}

TEST(Align, TakesNoCellForAnotherThatSaysTheSame) {
    EXPECT_EQ(shown(compare(blocks({"Yes", "A", "B", "C"}, "table cell"),
                            blocks({"A", "B", "C", "Yes"}, "table cell"))
                        .changes),
              "removed 0>, added >3");
}

TEST(Align, MatchesTextsThatAreThereOften) {
    EXPECT_EQ(between({"Yes", "No", "Yes", "Yes", "No"}, {"Yes", "No", "Yes", "No", "Yes", "No"}),
              "added >3");
}

TEST(Align, GoesWithTheNumberOfBlocks) {
    std::vector<std::string> before, after;
    for (int i = 0; i < 20'000; ++i) {
        before.push_back("Text number " + std::to_string(i * 7919) + " of many that are alike.");
        if (i % 100 != 0) after.push_back(before.back());
    }
    EXPECT_EQ(compare(blocks(before), blocks(after)).changes.size(), 200u);
}

}  // namespace
}  // namespace bifolium::changes
