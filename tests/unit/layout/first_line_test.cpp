// Paragraphs whose first line has a style of its own. Letters are as wide as they are high.
#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

using Lines = std::vector<std::string>;

/// The bytes that the author wrote for a line.
std::string written(OneParagraph& p, const Line& line) {
    return p.box().inlines->text.text().substr(line.range.begin, line.range.size());
}
Lines written(OneParagraph& p, double width) {
    const LinesRef lines = p.lines(width);
    Lines out;
    for (const Line& line : lines->lines) out.push_back(written(p, line));
    return out;
}
/// What is set on a line, without its inline boxes.
std::string set(OneParagraph& p, double width, std::size_t line) {
    std::string out;
    const FragmentRef all = set_line(p.context(), p.box(), *p.lines(width), line);
    for (const Child& child : std::get<LinePart>(all->part).children) {
        const auto* text = std::get_if<TextPart>(&child.fragment->part);
        if (text == nullptr) continue;
        out += text->hyphen
                   ? "-"
                   : text->paragraph->text.text().substr(text->text.begin, text->text.size());
    }
    return out;
}

TEST(FirstLine, HoldsFewerWordsIfTheyAreWider) {
    OneParagraph p("aa bb cc dd ee ff", "p::first-line { letter-spacing: 10pt }");
    EXPECT_EQ(written(p, 100), (Lines{"aa bb ", "cc dd ee ", "ff"}));
    EXPECT_EQ(p.lines(100)->lines[0].width, Length::pt(100));
    EXPECT_EQ(set(p, 100, 0), "aa bb ");
}

TEST(FirstLine, HoldsMoreIfTheyAreNarrower) {
    OneParagraph p("aa bb cc dd ee ff", "p::first-line { font-size: 5pt }");
    EXPECT_EQ(written(p, 60).front(), "aa bb cc dd ");
}

TEST(FirstLine, IsTheWholeParagraphIfThatIsShort) {
    OneParagraph p("aa bb", "p::first-line { font-size: 5pt }");
    EXPECT_EQ(written(p, 100), (Lines{"aa bb"}));
    EXPECT_TRUE(p.lines(100)->lines[0].ends_paragraph);
}

TEST(FirstLine, InOtherLettersIsReadAsWritten) {
    // ß becomes two letters, and ŉ two of other sizes.
    OneParagraph p("ßa \u0149a bb cc dd", "p::first-line { text-transform: uppercase }");
    EXPECT_EQ(set(p, 70, 0), "SSA \u02BCNA ");
    EXPECT_EQ(written(p, 70), (Lines{"ßa \u0149a ", "bb cc ", "dd"}));
    const FragmentRef line = set_line(p.context(), p.box(), *p.lines(70), 0);
    for (const Child& child : std::get<LinePart>(line->part).children) {
        const auto* text = std::get_if<TextPart>(&child.fragment->part);
        if (text == nullptr) continue;
        EXPECT_EQ(text->paragraph->text.source_text(p.document(), {0, 8}).substr(0, 4), "ßa ");
        break;
    }
    EXPECT_EQ(set(p, 70, 1), "bb cc ");
}

TEST(FirstLine, MayEndInsideAWord) {
    OneParagraph p("an hyphenation", "p { hyphens: auto } p::first-line { letter-spacing: 1pt }");
    EXPECT_EQ(written(p, 110), (Lines{"an hyphen", "ation"}));
    EXPECT_EQ(set(p, 110, 0), "an hyphen-");
    EXPECT_EQ(p.lines(110)->lines[0].overfull, Length());
    // Or where there is no place to break at all.
    OneParagraph cut("aaaaaaaaaa",
                     "p { overflow-wrap: anywhere } p::first-line { font-size: 20pt }");
    EXPECT_EQ(written(cut, 60), (Lines{"aaa", "aaaaaa", "a"}));
}

TEST(FirstLine, EndsAtAForcedBreak) {
    OneParagraph p("aa\nbb cc", "p { white-space: pre-line } p::first-line { font-size: 5pt }");
    EXPECT_EQ(p.lines(100)->lines.size(), 2u);
    EXPECT_EQ(p.lines(100)->lines[0].width, Length::pt(10));
    EXPECT_EQ(p.lines(100)->lines[1].width, Length::pt(50));
}

TEST(FirstLine, GoesOnFromAPlaceInThePlainText) {
    OneParagraph p("ßßa bb cc dd ee", "p::first-line { text-transform: uppercase }");
    const LinesRef all = p.lines(60);
    ASSERT_GT(all->lines.size(), 2u);
    const std::uint32_t second = all->lines[1].range.begin;
    const LinesRef rest = break_lines(p.context(), p.box(), Length::pt(60), second, nullptr);
    ASSERT_EQ(rest->lines.size() + 1, all->lines.size());
    for (std::size_t i = 0; i < rest->lines.size(); ++i) {
        EXPECT_EQ(rest->lines[i].range.begin, all->lines[i + 1].range.begin);
        EXPECT_EQ(rest->lines[i].range.end, all->lines[i + 1].range.end);
    }
}

TEST(FirstLine, BesideAFloatAndFilledLineByLineToo) {
    const RoomAt room = [](Length top, Length) {
        return top < Length::pt(10) ? Room{Length::pt(40), Length::pt(60), Length::pt(10)}
                                    : Room{Length(), Length::pt(100)};
    };
    OneParagraph p("aa bb cc dd ee ff", "p::first-line { letter-spacing: 10pt }");
    const LinesRef lines = p.lines(100, &room);
    EXPECT_EQ(written(p, lines->lines[0]), "aa ");
    EXPECT_EQ(lines->lines[0].inline_start, Length::pt(40));
    OneParagraph stable("aa bb cc dd ee ff",
                        "p { text-wrap: stable } p::first-line { letter-spacing: 10pt }");
    EXPECT_EQ(written(stable, 100), (Lines{"aa bb ", "cc dd ee ", "ff"}));
}

}  // namespace
}  // namespace bifolium::layout
