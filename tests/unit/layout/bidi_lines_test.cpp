#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

using Lines = std::vector<std::string>;

// Hebrew alef, bet, gimel, dalet: squares like all others.
const std::string abgd = "\u05D0\u05D1\u05D2\u05D3";

TEST(BidiLines, RightToLeftBeginsAtTheRight) {
    OneParagraph p(abgd, "p { direction: rtl }", "he");
    EXPECT_EQ(p.set(60, 0), "20:" + abgd);
    EXPECT_EQ(OneParagraph(abgd, "p { direction: rtl; text-align: end }", "he").set(60, 0),
              "0:" + abgd);
}

TEST(BidiLines, TheHangingSpaceStandsLeftOfALineSetRightToLeft) {
    OneParagraph p("\u05D0\u05D1 \u05D2\u05D3", "p { direction: rtl }", "he");
    EXPECT_EQ(p.set(30, 0), "0:  10:\u05D0\u05D1");
    EXPECT_EQ(p.set(30, 1), "10:\u05D2\u05D3");
}

TEST(BidiLines, MixedTextIsReordered) {
    OneParagraph p("ab \u05D0\u05D1 cd", "");
    EXPECT_EQ(p.set(200, 0), "0:ab  30:\u05D0\u05D1 50:  60:cd");
    OneParagraph r("\u05D0\u05D1 ab \u05D2\u05D3", "p { direction: rtl }", "he");
    EXPECT_EQ(r.set(100, 0), "20:\u05D2\u05D3 40:  50:ab 70:\u05D0\u05D1 ")
        << "the last word as read is the leftmost";
}

TEST(BidiLines, EachLineIsReorderedByItself) {
    OneParagraph p("\u05D0\u05D1 \u05D2\u05D3 ab", "");
    EXPECT_EQ(p.set(60, 0), "0:\u05D0\u05D1 \u05D2\u05D3 50: ");
    EXPECT_EQ(p.set(60, 1), "0:ab");
    EXPECT_EQ(p.set(30, 0), "0:\u05D0\u05D1 20: ") << "the first word, not the leftmost";
}

TEST(BidiLines, TrailingSpaceTakesTheParagraphsDirection) {
    OneParagraph p("\u05D0\u05D1 cd", "");
    EXPECT_EQ(p.set(30, 0), "0:\u05D0\u05D1 20: ");
}

TEST(BidiLines, AnElementWithADirectionIsIsolated) {
    const auto fill = [](document::Builder& b, AtomTable&) {
        b.leaf(document::Text{"a "}, {});
        const document::NodeId span = b.open(document::InlineSpan{}, {});
        b[span].direction = Direction::right_to_left;
        b.leaf(document::Text{"\u05D0!"}, {});
        b.close();
        b.leaf(document::Text{" 1"}, {});
    };
    OneParagraph p(fill, "");
    EXPECT_EQ(p.box().inlines->text.text(), "a \u2067\u05D0!\u2069 1");
    EXPECT_EQ(p.set(100, 0), "0:a  20:\u05D0! 40: 1")
        << "the mark ends the Hebrew, and the number is none of it";
}

TEST(BidiLines, AnUnclosedControlEndsWithItsParagraph) {
    const auto write = [](AtomTable& atoms, Sources&, Diagnostics&) {
        document::Metadata metadata;
        metadata.language = atoms.intern("en");
        document::Builder b(metadata);
        for (const char* text : {"a \u202E\u2067b", "cd"}) {
            b.open(document::Paragraph{}, {});
            b.leaf(document::Text{text}, {});
            b.close();
        }
        return std::move(b).finish();
    };
    Typeset two(write, "", BIFOLIUM_ROOT);
    const auto all = paragraphs(two.tree().root);
    ASSERT_EQ(all.size(), 2u);
    const LinesRef lines = break_lines(two.context(), *all[1], Length::pt(100), 0, nullptr);
    EXPECT_EQ(OneParagraph::describe(*set_line(two.context(), *all[1], *lines, 0)), "0:cd");
}

TEST(BidiLines, AHyphenFollowsItsDirection) {
    OneParagraph p("\u0628\u0644\u00AD\u062A\u062B", "p { direction: rtl }", "ar");
    EXPECT_EQ(p.set(30, 0), "0:- 10:\u0628\u0644\u00AD");
}

TEST(BidiLines, AnInlineBoxIsTornApartByOrder) {
    // The box holds "b" and alef; between them, as painted, stands bet.
    const auto fill = [](document::Builder& b, AtomTable&) {
        b.leaf(document::Text{"a"}, {});
        b.open(document::Strong{}, {});
        b.leaf(document::Text{"b\u05D0"}, {});
        b.close();
        b.leaf(document::Text{"\u05D1"}, {});
    };
    OneParagraph p(fill, "strong { background: #eee }");
    EXPECT_EQ(p.set(100, 0), "10:[10] 30:[10] 0:a 10:b 20:\u05D1 30:\u05D0");
}

TEST(BidiLines, ArabicJoinsAcrossStyles) {
    const auto whole = [](document::Builder& b, AtomTable&) {
        b.leaf(document::Text{"\u0628\u0628"}, {});
    };
    const auto split = [](document::Builder& b, AtomTable&) {
        b.leaf(document::Text{"\u0628"}, {});
        b.open(document::Strong{}, {});
        b.leaf(document::Text{"\u0628"}, {});
        b.close();
    };
    const std::string css = "p { direction: rtl; font-family: 'Noto Sans Arabic' }";
    OneParagraph one(whole, css, "ar"), two(split, css, "ar");
    EXPECT_EQ(one.lines(1000)->lines[0].width, two.lines(1000)->lines[0].width);
}

}  // namespace
}  // namespace bifolium::layout
