#include "text/segmenter.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::text {
namespace {

/// The text with '|' at allowed, '!' at mandatory and '-' at hyphen breaks.
std::string broken(std::string_view text, std::string_view language) {
    Segmenter segmenter;
    std::string out;
    std::size_t from = 0;
    for (const BreakPoint& point : segmenter.line_breaks(text, language)) {
        out.append(text.substr(from, point.offset - from));
        out.push_back(point.kind == Break::allowed ? '|' : point.kind == Break::hyphen ? '-' : '!');
        from = point.offset;
    }
    return out.append(text.substr(from));
}

std::string cut_by_script(std::string_view text) {
    Segmenter segmenter;
    std::string out;
    for (const ScriptRun& run : segmenter.scripts(text)) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.push_back(static_cast<char>(run.script >> shift & 255));
        }
        out.append("[").append(text.substr(run.range.begin, run.range.size())).append("]");
    }
    return out;
}

TEST(LineBreaks, AreAfterSpacesAndInsideTheTextOnly) {
    EXPECT_EQ(broken("one two", "en"), "one |two");
    EXPECT_EQ(broken("one ", "en"), "one ");
    EXPECT_EQ(broken("", "en"), "");
    EXPECT_EQ(broken("self-made", "en"), "self-|made");
}
TEST(LineBreaks, AreBeforeWordsThatBeginWithAMark) {
    EXPECT_EQ(broken("h1, .title or /etc, .5 and !important", "en"),
              "h1, |.title |or |/etc, |.5 |and |!important");
    EXPECT_EQ(broken("vraiment ! etc ; a / b . .", "fr"), "vraiment ! |etc ; |a / |b . .");
    EXPECT_EQ(broken("a.b/c", "en"), "a.b/|c");
}
TEST(LineBreaks, KeepFrenchGuillemetsWithTheirWords) {
    EXPECT_EQ(broken("dit « oui » et « non »", "fr"), "dit |« oui » |et |« non »");
    EXPECT_EQ(broken("dit « oui »", "en"), "dit |« |oui |»");
}
TEST(LineBreaks, AreMandatoryAfterALineFeed) {
    EXPECT_EQ(broken("a\nb", "en"), "a\n!b");
}
TEST(LineBreaks, TellSoftHyphensFromOthers) {
    EXPECT_EQ(broken("hy\u00ADphen ate", "en"), "hy\u00AD-phen |ate");
}
TEST(LineBreaks, AreStrictInJapanese) {
    EXPECT_EQ(broken("センター", "ja"), "セ|ン|ター");  // none before the long sound mark
    EXPECT_EQ(broken("ちょっと", "ja"), "ちょっ|と");   // none before small kana
}
TEST(LineBreaks, AreAsStrictAsIsAskedFor) {
    EXPECT_EQ(broken("センター", "ja-u-lb-loose"), "セ|ン|タ|ー");
    EXPECT_EQ(broken("センター", "ja-u-lb-strict"), "セ|ン|ター");
    EXPECT_EQ(broken("ちょっと", "en-u-lb-strict"), "ちょっ|と");
}
TEST(LineBreaks, KeepKoreanWordsWhole) {
    EXPECT_EQ(broken("줄기 세포", "ko"), "줄기 |세포");
    EXPECT_EQ(broken("줄기", "en"), "줄|기");
}
TEST(LineBreaks, UseADictionaryInThai) {
    EXPECT_EQ(broken("ภาษาไทยง่าย", "th"), "ภาษา|ไทย|ง่าย");
}
TEST(LineBreaks, AreHardInThaiOnlyWhereALineEnds) {
    EXPECT_EQ(broken("ภาษาไทย\nง่าย", "th"), "ภาษา|ไทย\n!ง่าย");
}
TEST(LineBreaks, NeverPartABurmeseSyllable) {
    const std::string text = "မြန်မာနိုင်ငံ";
    Segmenter segmenter;
    for (const BreakPoint& point : segmenter.line_breaks(text, "my")) {
        EXPECT_NE(text.substr(point.offset, 3), "\u103A") << point.offset;
        EXPECT_NE(text.substr(point.offset + 3, 3), "\u103A") << point.offset;
    }
}
TEST(LineBreaks, AreTheSameFromAClone) {
    Segmenter first;
    const auto expected = first.line_breaks("a b", "en");
    Segmenter second = first.clone();
    EXPECT_EQ(second.line_breaks("a b", "en"), expected);
    EXPECT_EQ(second.line_breaks("ab c", "ja").size(), 1U);
}
TEST(LineBreaks, StandIllFormedText) {
    EXPECT_EQ(broken("a \xff\xfe b", "en"), "a |\xff\xfe |b");
}

TEST(Graphemes, EndWhereAReaderSeesACharacterEnd) {
    Segmenter segmenter;
    EXPECT_EQ(segmenter.graphemes("e\u0301a"), (std::vector<std::uint32_t>{3, 4}));
    EXPECT_EQ(segmenter.graphemes("👩‍⚕️"), (std::vector<std::uint32_t>{13}));
    EXPECT_TRUE(segmenter.graphemes("").empty());
}

TEST(BidiLevels, ArePlainForLatinText) {
    Segmenter segmenter;
    EXPECT_EQ(segmenter.bidi_levels("“one” — two", Direction::left_to_right),
              (std::vector<LevelRun>{{{0, 17}, 0}}));
    EXPECT_TRUE(segmenter.bidi_levels("", Direction::right_to_left).empty());
}
TEST(BidiLevels, SetNumbersInArabicTheOtherWay) {
    Segmenter segmenter;
    EXPECT_EQ(segmenter.bidi_levels("عدد 12", Direction::right_to_left),
              (std::vector<LevelRun>{{{0, 7}, 1}, {{7, 9}, 2}}));
    EXPECT_EQ(segmenter.bidi_levels("a ב", Direction::left_to_right),
              (std::vector<LevelRun>{{{0, 2}, 0}, {{2, 4}, 1}}));
}
TEST(BidiLevels, KeepAMarkOnItsBracket) {
    Segmenter segmenter;
    EXPECT_EQ(segmenter.bidi_levels("א(ב)\u0331 a", Direction::left_to_right),
              (std::vector<LevelRun>{{{0, 8}, 1}, {{8, 10}, 0}}));
}
TEST(BidiLevels, SeeControlsAndOtherPlanes) {
    Segmenter segmenter;
    EXPECT_EQ(segmenter.bidi_levels("a\u202Eb", Direction::left_to_right).size(), 2U);
    EXPECT_EQ(segmenter.bidi_levels("a\U00010900", Direction::left_to_right),
              (std::vector<LevelRun>{{{0, 1}, 0}, {{1, 5}, 1}}));
    EXPECT_EQ(segmenter.bidi_levels("a", Direction::right_to_left),
              (std::vector<LevelRun>{{{0, 1}, 2}}));
}

TEST(BidiLevels, PairBracketsAsDeepAsTheStandardSays) {
    Segmenter segmenter;
    const auto levels = [&](std::size_t depth) {
        const std::string text =
            "a" + std::string(depth, '(') + "ב" + std::string(depth, ')') + "ב";
        return segmenter.bidi_levels(text, Direction::left_to_right);
    };
    // Paired, the brackets around Hebrew in an English paragraph take the paragraph's direction.
    EXPECT_EQ(levels(63).size(), 4U);
    EXPECT_EQ(levels(64).size(), 2U);
    EXPECT_EQ(levels(200'000).size(), 2U);
}

TEST(Scripts, GiveCommonCharactersToTheirNeighbours) {
    EXPECT_EQ(cut_by_script("(one) два, τρία"), "Latn[(one) ]Cyrl[два, ]Grek[τρία]");
    EXPECT_EQ(cut_by_script("12!"), "Zyyy[12!]");
    EXPECT_EQ(cut_by_script(""), "");
}
TEST(Scripts, SetBothBracketsOfAPairAlike) {
    EXPECT_EQ(cut_by_script("a (ב) c"), "Latn[a (]Hebr[ב]Latn[) c]");
}
TEST(Scripts, CutAfterThirtyCombiningMarks) {
    std::string text = "a";
    for (int i = 0; i < 65; ++i) text += "\u0301";
    Segmenter segmenter;
    const auto runs = segmenter.scripts(text);
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[0].range, (Range{0, 61}));
    EXPECT_EQ(runs[1].range, (Range{61, 121}));
    EXPECT_EQ(runs[2].range, (Range{121, 131}));
}

}  // namespace
}  // namespace bifolium::text
