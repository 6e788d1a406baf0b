// hyphens: auto. Every letter is 10 pt wide; a hyphen too.
#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

using Lines = std::vector<std::string>;

TEST(Hyphens, WordsAreDividedWhereTheLanguageDividesThem) {
    OneParagraph p("an hyphenation", "p { hyphens: auto }");
    EXPECT_EQ(p.broken(100), (Lines{"an hyphen", "ation"}));
    EXPECT_EQ(p.lines(100)->lines[0].width, Length::pt(100)) << "the hyphen counts";
    EXPECT_TRUE(p.lines(100)->lines[0].hyphenated);
    EXPECT_EQ(p.set(100, 0), "0:an hyphen 90:-");
    EXPECT_EQ(p.broken(140), (Lines{"an hyphenation"}));
    EXPECT_EQ(OneParagraph("an hyphenation", "").broken(100), (Lines{"an ", "hyphenation"}));
}

TEST(Hyphens, SoftHyphensOfAWordAreAllThatItHas) {
    OneParagraph p("hyphena\u00ADtion", "p { hyphens: auto }");
    EXPECT_EQ(p.broken(80), (Lines{"hyphena\u00AD", "tion"}));
}

TEST(Hyphens, NotInNamesPathsAndAbbreviations) {
    for (const std::string word : {"hyphenation/hyphenation", "a@hyphenation.org", "HYPHENATION",
                                   "hyphenation2", "hyphen_hyphenation"}) {
        OneParagraph p("a " + word, "p { hyphens: auto }");
        for (const Line& line : p.lines(100)->lines) EXPECT_FALSE(line.hyphenated) << word;
    }
}

TEST(Hyphens, APartInAnotherStyleIsNoWord) {
    const auto fill = [](document::Builder& b, AtomTable&) {
        b.leaf(document::Text{"hyphenation"}, {});
        b.open(document::Strong{}, {});
        b.leaf(document::Text{"hyphenation"}, {});
        b.close();
    };
    OneParagraph p(fill, "p { hyphens: auto }");
    EXPECT_EQ(p.lines(100)->lines.size(), 1u);
}

TEST(Hyphens, LimitsOfTheStyle) {
    const std::string text = "an hyphenation";
    EXPECT_EQ(OneParagraph(text, "p { hyphens: auto; hyphenate-limit-chars: 12 }").broken(100),
              (Lines{"an ", "hyphenation"}));
    EXPECT_EQ(
        OneParagraph(text, "p { hyphens: auto; hyphenate-limit-chars: auto 2 6 }").broken(100),
        (Lines{"an hy", "phenation"}));
    EXPECT_EQ(OneParagraph(text, "p { hyphens: auto; hyphenate-limit-zone: 95pt }").broken(110),
              (Lines{"an ", "hyphenation"}));
    EXPECT_EQ(OneParagraph(text, "p { hyphens: auto; hyphenate-limit-last: always }").broken(110),
              (Lines{"an ", "hyphenation"}));
}

TEST(Hyphens, OneLineAtATime) {
    std::string text;
    for (int i = 0; i < 10; ++i) text += "hyphenation ";
    for (const double width : {150.0, 170.0, 190.0, 200.0}) {
        OneParagraph p(text, "p { hyphens: auto; hyphenate-limit-lines: 1; text-align: justify }");
        const LinesRef lines = p.lines(width);
        for (std::size_t i = 1; i < lines->lines.size(); ++i) {
            EXPECT_FALSE(lines->lines[i].hyphenated && lines->lines[i - 1].hyphenated) << width;
        }
    }
}

TEST(Hyphens, AnotherCharacter) {
    OneParagraph p("an hyphenation", "p { hyphens: auto; hyphenate-character: '==' }");
    EXPECT_EQ(p.broken(110), (Lines{"an hyphen", "ation"}));
    EXPECT_EQ(p.lines(110)->lines[0].width, Length::pt(110));
    EXPECT_EQ(p.set(100, 0), "0:an hy 50:-");
}

TEST(Hyphens, ALanguageWithoutPatternsIsReportedOnce) {
    OneParagraph p("an hyphenation", "p { hyphens: auto }", "cy");
    EXPECT_EQ(p.broken(100), (Lines{"an ", "hyphenation"}));
    p.lines(50);
    ASSERT_EQ(p.diagnostics().all().size(), 1u);
    EXPECT_EQ(p.diagnostics().all()[0].code, "text.no-hyphenation");
    EXPECT_EQ(p.diagnostics().all()[0].message,
              "there are no hyphenation patterns for the language 'cy'");
    OneParagraph chinese("\u4E00\u4E8C\u4E09", "p { hyphens: auto }", "zh");
    chinese.lines(20);
    EXPECT_TRUE(chinese.diagnostics().all().empty()) << "nothing there is ever hyphenated";
}

/// Lato has a ligature for f and i, and kerns.
TEST(Hyphens, ALigatureIsTakenApart) {
    OneParagraph p("unaffiliated unaffiliated", "p { hyphens: auto; font-family: Lato }");
    for (double width = 40; width < 120; width += 5) {
        const LinesRef lines = p.lines(width);
        for (std::size_t i = 0; i < lines->lines.size(); ++i) {
            const FragmentRef line = set_line(p.context(), p.box(), *lines, i);
            double end = 0;
            for (const Child& child : std::get<LinePart>(line->part).children) {
                const auto& text = std::get<TextPart>(child.fragment->part);
                const auto words = text.paragraph->text.text().substr(text.text.begin, 1);
                if (words == " ") continue;
                end = (child.offset.x + child.fragment->size.width).to_pt();
            }
            EXPECT_NEAR(end, lines->lines[i].width.to_pt(), 0.02) << "at " << width;
        }
    }
}

}  // namespace
}  // namespace bifolium::layout
