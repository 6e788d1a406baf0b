#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

using Lines = std::vector<std::string>;

/// "a STRONG d", the middle in <strong>.
OneParagraph::Fill with_strong(const std::string& before, const std::string& inside,
                               const std::string& after) {
    return [=](document::Builder& b, AtomTable&) {
        b.leaf(document::Text{before}, {});
        b.open(document::Strong{}, {});
        b.leaf(document::Text{inside}, {});
        b.close();
        b.leaf(document::Text{after}, {});
    };
}

const Fragment& child(const Fragment& line, std::size_t index) {
    return *std::get<LinePart>(line.part).children.at(index).fragment;
}
Point offset(const Fragment& line, std::size_t index) {
    return std::get<LinePart>(line.part).children.at(index).offset;
}

TEST(InlineBoxes, EdgesTakeRoom) {
    OneParagraph p(with_strong("a ", "b", " c"),
                   "strong { padding: 1pt 3pt; border: 2pt solid; margin: 0 5pt }");
    EXPECT_EQ(p.set(200, 0), "25:[20] 0:a  30:b 50: c");
    EXPECT_EQ(p.lines(200)->lines[0].width, Length::pt(50 + 20));
    EXPECT_EQ(p.lines(200)->lines[0].height, Length::pt(10)) << "the line is no higher for them";
    EXPECT_EQ(p.broken(39), (Lines{"a ", "b ", "c"})) << "10 + 10 + 30 do not fit";
}

TEST(InlineBoxes, AreCutAtLineEnds) {
    OneParagraph p(with_strong("a ", "bb cc", " d"),
                   "strong { padding: 0 5pt; border: 1pt solid }");
    // a + space + edge 6 + bb = 46 | cc + edge 6 + space + d
    EXPECT_EQ(p.broken(46), (Lines{"a bb ", "cc d"}));
    const LinesRef lines = p.lines(46);
    const FragmentRef first = set_line(p.context(), p.box(), *lines, 0);
    const auto& head = std::get<BoxPart>(child(*first, 0).part);
    EXPECT_TRUE(head.inline_box);
    EXPECT_TRUE(head.starts);
    EXPECT_FALSE(head.ends);
    EXPECT_EQ(head.padding.left, Length::pt(5));
    EXPECT_EQ(head.padding.right, Length());
    EXPECT_EQ(child(*first, 0).size.width, Length::pt(26)) << "the hanging space is outside";
    const FragmentRef second = set_line(p.context(), p.box(), *lines, 1);
    const auto& tail = std::get<BoxPart>(child(*second, 0).part);
    EXPECT_FALSE(tail.starts);
    EXPECT_TRUE(tail.ends);
    EXPECT_EQ(tail.padding.right, Length::pt(5));
    EXPECT_EQ(tail.padding.left, Length());
}

TEST(InlineBoxes, ClonedEdgesStandOnEveryLine) {
    OneParagraph p(with_strong("a ", "bb cc", " d"),
                   "strong { padding: 0 5pt; border: 1pt solid; box-decoration-break: clone }");
    const LinesRef lines = p.lines(60);
    ASSERT_EQ(lines->lines.size(), 2u);
    const FragmentRef first = set_line(p.context(), p.box(), *lines, 0);
    EXPECT_EQ(std::get<BoxPart>(child(*first, 0).part).padding.right, Length::pt(5));
}

TEST(InlineBoxes, StartAtTheRightInRightToLeftText) {
    OneParagraph p(
        with_strong("\u05D0", "\u05D1", "\u05D2"),
        "p { direction: rtl } strong { border: 0 solid; border-inline-start-width: 5pt }", "he");
    // From the right: alef, edge, bet, gimel.
    EXPECT_EQ(p.set(35, 0), "10:[15] 0:\u05D2 10:\u05D1 25:\u05D0");
}

TEST(InlineBoxes, VerticalAlignment) {
    const auto heights = [](const std::string& css) {
        OneParagraph p(with_strong("a", "b", ""), css);
        const LinesRef lines = p.lines(100);
        const FragmentRef line = set_line(p.context(), p.box(), *lines, 0);
        return std::tuple(lines->lines[0].height, lines->lines[0].baseline, offset(*line, 1).y);
    };
    using Expected = std::tuple<Length, Length, Length>;
    const auto pt = [](double v) { return Length::pt(v); };
    EXPECT_EQ(heights("strong { vertical-align: 4pt }"), (Expected{pt(14), pt(12), pt(0)}));
    EXPECT_EQ(heights("strong { vertical-align: -4pt }"), (Expected{pt(14), pt(8), pt(4)}));
    EXPECT_EQ(heights("strong { vertical-align: sub }"), (Expected{pt(12), pt(8), pt(2)}));
    EXPECT_EQ(heights("strong { vertical-align: super; line-height: 0 }"),
              (Expected{pt(10), pt(8), pt(8 - 3.4 - 8)}));
    EXPECT_EQ(heights("strong { line-height: 20pt; vertical-align: top }"),
              (Expected{pt(20), pt(8), pt(5)}));
    EXPECT_EQ(heights("strong { line-height: 20pt; vertical-align: bottom }"),
              (Expected{pt(20), pt(18), pt(5)}));
    EXPECT_EQ(heights("strong { line-height: 20pt }"), (Expected{pt(20), pt(13), pt(5)}));
    EXPECT_EQ(heights("strong { font-size: 20pt; line-height: 1; vertical-align: text-top }"),
              (Expected{pt(20), pt(8), pt(0)}));
}

TEST(InlineBoxes, OnlyTheLineThatHasItIsHigher) {
    OneParagraph p(with_strong("aa ", "b", " cc"), "strong { line-height: 30pt }");
    const LinesRef lines = p.lines(20);
    ASSERT_EQ(lines->lines.size(), 3u);
    EXPECT_EQ(lines->lines[0].height, Length::pt(10));
    EXPECT_EQ(lines->lines[1].height, Length::pt(30));
    EXPECT_EQ(lines->lines[2].height, Length::pt(10));
}

TEST(InlineBoxes, RelativePositionMovesWithoutRoom) {
    OneParagraph p(with_strong("a", "b", "c"),
                   "strong { position: relative; left: 3pt; top: -2pt }");
    EXPECT_EQ(p.set(100, 0), "0:a 13:b 20:c");
}

TEST(InlineBoxes, AnInlineBlockIsAnAtomOnItsLastBaseline) {
    OneParagraph p(with_strong("a ", "bb", " c"),
                   "strong { display: inline-block; padding: 5pt; margin: 0 2pt }");
    EXPECT_EQ(p.box().inlines->text.text(), "a \uFFFC c");
    const Line line = p.lines(200)->lines[0];
    EXPECT_EQ(line.width, Length::pt(20 + 34 + 20));
    EXPECT_EQ(line.height, Length::pt(20));
    EXPECT_EQ(line.baseline, Length::pt(13));
    EXPECT_EQ(p.broken(40), (Lines{"a ", "\uFFFC ", "c"}));
}

TEST(InlineBoxes, ReferencesKeepRoomAndTakeTheLabel) {
    const auto fill = [](document::Builder& b, AtomTable& atoms) {
        b.open(document::Link{"#x", ""}, {});
        const document::NodeId span = b.open(document::InlineSpan{}, {});
        b[span].identifier = atoms.intern("x");
        b.leaf(document::Text{"a"}, {});
        b.close();
        b.close();
    };
    const std::string css = "a::after { content: ' ' target-counter(attr(href url), page) }";
    OneParagraph p(fill, css);
    EXPECT_EQ(p.lines(100)->lines[0].width, Length::pt(50)) << "three digits are kept free";
    EXPECT_EQ(p.set(100, 0), "0:a 10:  20:?");
    Context context = p.context();
    const std::map<std::string, std::string, std::less<>> labels{{"x", "12"}};
    context.references = &labels;
    const FragmentRef line = set_line(context, p.box(), *p.lines(100), 0);
    EXPECT_EQ(OneParagraph::describe(*line), "0:a 10:  20:12");
}

TEST(InlineBoxes, LeadersFillTheLineOnOneGrid) {
    const auto fill = [](document::Builder& b, AtomTable&) {
        b.open(document::Strong{}, {});
        b.leaf(document::Text{"abc"}, {});
        b.close();
    };
    const std::string css = "strong::after { content: leader('. ') '12' } p { padding: 0 }";
    OneParagraph p(fill, css);
    // From 30 to 80: the grid of 20 gives 40 and 60.
    EXPECT_EQ(p.set(100, 0), "0:abc 40:. .  80:12");
    EXPECT_EQ(p.lines(100)->lines[0].overfull, Length());
}

}  // namespace
}  // namespace bifolium::layout
