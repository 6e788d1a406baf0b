// What gives way on a justified line, and what stands outside its edge. Letters are 10 pt wide.
#include "layout/justification.h"

#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

using Lines = std::vector<std::string>;

constexpr LengthSum pt = 1024;

TEST(Justification, SpacesFirstThenALittleTrackingThenSpacesAgain) {
    const Flex flex{.gaps = 20 * pt, .glyphs = 0, .apart = 0, .tracked = 200 * pt};
    const auto at = [&](LengthSum left) { return justification(flex, left * pt, Length::pt(10)); };
    EXPECT_EQ(at(8).tracking, 0) << "spaces by two fifths";
    EXPECT_NEAR(at(8).ratio, 0.8, 1e-9);
    EXPECT_NEAR(at(9).tracking, 0.005, 1e-9);
    EXPECT_NEAR(at(10).tracking, 0.01, 1e-9);
    EXPECT_NEAR(at(10).ratio, 1.0, 1e-9);
    EXPECT_NEAR(at(30).tracking, 0.01, 1e-9) << "never more";
    EXPECT_NEAR(at(30).ratio, 3.0, 1e-9);
    EXPECT_EQ(at(-5).tracking, 0) << "never closer together";
    EXPECT_NEAR(at(-5).ratio, -0.75, 1e-9);
}

TEST(Justification, ALineOfOneWordIsNotTracked) {
    const Flex flex{.gaps = 0, .glyphs = 0, .apart = 0, .tracked = 200 * pt};
    EXPECT_EQ(justification(flex, 2 * pt, Length::pt(10)).tracking, 0);
}

TEST(Justification, ASpaceBetweenIdeographsIsNotAllThatGives) {
    const Flex mixed{.gaps = 5 * pt, .glyphs = 0, .apart = 200 * pt, .tracked = 0};
    EXPECT_LT(justification(mixed, 6 * pt, Length::pt(10)).ratio, 1);
}

const TextPart& first_text(const Fragment& line) {
    return std::get<TextPart>(std::get<LinePart>(line.part).children.front().fragment->part);
}

struct Spaces {
    Length word, letter;
};
Spaces spaces(const std::string& text, const std::string& css, double width) {
    OneParagraph p(text, "p { text-align: justify; " + css + " }");
    const FragmentRef line = set_line(p.context(), p.box(), *p.lines(width), 0);
    return {first_text(*line).word_space, first_text(*line).letter_space};
}

TEST(TextJustify, AutomaticallyTracksByAHundredthAtMost) {
    // 10 pt are left for two spaces and seven letters: 4 pt each, then a tenth of a point each.
    const Spaces automatic = spaces("aa bbb cc dddddddd", "", 100);
    EXPECT_EQ(automatic.letter, Length::pt(0.1));
    EXPECT_NEAR(automatic.word.to_pt(), (10 - 0.8) / 2, 0.002);
    const Spaces by_word = spaces("aa bbb cc dddddddd", "text-justify: inter-word", 100);
    EXPECT_EQ(by_word.letter, Length());
    EXPECT_EQ(by_word.word, Length::pt(5));
    // The line ends where it should, with nothing after its last letter.
    OneParagraph p("aa bbb cc dddddddd", "p { text-align: justify }");
    const FragmentRef line = set_line(p.context(), p.box(), *p.lines(100), 0);
    EXPECT_NEAR(std::get<LinePart>(line->part).children.front().fragment->size.width.to_pt(), 100,
                0.01);
}

TEST(TextJustify, BetweenAllCharacters) {
    // Nine characters: eight places.
    const Spaces each = spaces("aa bbb cc dddddddd", "text-justify: inter-character", 98);
    EXPECT_EQ(each.letter, Length::pt(1));
    EXPECT_EQ(each.word, Length());
}

TEST(TextJustify, NoneIsRagged) {
    OneParagraph p("aa bbb cc dddddddd", "p { text-align: justify; text-justify: none }");
    EXPECT_EQ(p.set(98, 0), "0:aa bbb cc 90: ");
    EXPECT_EQ(spaces("aa bbb cc dddddddd", "text-justify: none", 98).word, Length());
    // And nothing shrinks to make room.
    const std::string text = "a b c d e f g hhhhhhhh";
    EXPECT_EQ(OneParagraph(text, "p { text-align: justify }").broken(125).front(),
              "a b c d e f g ");
    EXPECT_EQ(
        OneParagraph(text, "p { text-align: justify; text-justify: none }").broken(125).front(),
        "a b c d e f ");
}

TEST(HangingPunctuation, OpensOutsideTheFirstLine) {
    const std::string css = "p { hanging-punctuation: first }";
    EXPECT_EQ(OneParagraph("\u201Caa bb", css).set(30, 0), "-10:\u201Caa 20: ");
    EXPECT_EQ(OneParagraph("(aa bb", css).set(30, 0), "-10:(aa 20: ");
    EXPECT_EQ(OneParagraph("aa \u201Cbb", css).set(30, 1), "0:\u201Cbb") << "the first line's only";
    EXPECT_EQ(OneParagraph("\u201Caa bb", "p { hanging-punctuation: first; text-indent: 20pt }")
                  .set(50, 0),
              "10:\u201Caa 40: ");
    EXPECT_EQ(OneParagraph("\u201Caa bb", "p { hanging-punctuation: last }").set(30, 0),
              "0:\u201Caa 30: ");
}

TEST(HangingPunctuation, ClosesOutsideTheLastLine) {
    const std::string css = "p { hanging-punctuation: last; text-align: right }";
    EXPECT_EQ(OneParagraph("aa bb\u201D", css).set(50, 0), "0:aa bb\u201D");
    EXPECT_EQ(OneParagraph("aa bb.\u201D", css).set(60, 0), "0:aa bb.\u201D") << "one of them";
    EXPECT_EQ(OneParagraph("aa\u201D bb", css).broken(20), (Lines{"aa\u201D ", "bb"}));
    EXPECT_GT(OneParagraph("aa\u201D bb", css).lines(20)->lines[0].overfull, Length());
}

TEST(HangingPunctuation, StopsAtTheEndIfTheyDoNotFitOrAlways) {
    const std::string allow = "p { hanging-punctuation: allow-end; text-align: right }";
    const std::string force = "p { hanging-punctuation: force-end; text-align: right }";
    EXPECT_EQ(OneParagraph("aa, bb.", allow).broken(20), (Lines{"aa, ", "bb."}));
    EXPECT_EQ(OneParagraph("aa, bb.", allow).set(20, 0), "0:aa, 30: ");
    EXPECT_EQ(OneParagraph("aa, bb.", allow).lines(20)->lines[0].overfull, Length());
    EXPECT_EQ(OneParagraph("aa, bb.", allow).set(30, 0), "0:aa, 30: ") << "it fits";
    EXPECT_EQ(OneParagraph("aa, bb.", force).set(30, 0), "10:aa, 40: ");
    EXPECT_EQ(OneParagraph("aa; bb;", allow).lines(20)->lines[0].overfull, Length::pt(10));
}

TEST(HangingPunctuation, AJustifiedLineReachesItsEdgeWithoutIt) {
    OneParagraph p("aa bb, cccc", "p { text-align: justify; hanging-punctuation: force-end }");
    const LinesRef lines = p.lines(60);
    const FragmentRef line = set_line(p.context(), p.box(), *lines, 0);
    const Fragment& text = *std::get<LinePart>(line->part).children.front().fragment;
    EXPECT_NEAR(text.size.width.to_pt(), 70, 0.01);
    EXPECT_EQ(lines->lines[0].hang, Length::pt(10));
}

TEST(HangingPunctuation, FromTheRight) {
    // Hebrew: the line ends at the left.
    OneParagraph p("\u05D0\u05D0, \u05D1\u05D1",
                   "p { direction: rtl; hanging-punctuation: allow-end }", "he");
    EXPECT_EQ(p.set(20, 0).substr(0, 4), "-20:") << "the space, then the comma";
    EXPECT_EQ(p.lines(20)->lines[0].hang, Length::pt(10));
}

TEST(HangingPunctuation, IdeographicStopsAtTheEdge) {
    const std::string css = "p { hanging-punctuation: allow-end; text-align: justify }";
    OneParagraph p("\u4E00\u4E8C\u3002\u4E09", css, "ja");
    EXPECT_EQ(p.broken(20), (Lines{"\u4E00\u4E8C\u3002", "\u4E09"}));
    EXPECT_EQ(p.lines(20)->lines[0].overfull, Length());
}

}  // namespace
}  // namespace bifolium::layout
