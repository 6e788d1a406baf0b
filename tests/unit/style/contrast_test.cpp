#include "style/contrast.h"

#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

TEST(Contrast, RatiosAreThoseOfWcag) {
    const Rgb black{0, 0, 0}, white{1, 1, 1};
    EXPECT_NEAR(contrast_ratio(black, white), 21, 1e-9);
    EXPECT_NEAR(contrast_ratio(white, white), 1, 1e-9);
    const Rgb grey{0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0};  // the lightest that passes
    EXPECT_NEAR(contrast_ratio(grey, white), 4.542, 1e-3);
    const Rgb lighter{0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0};
    EXPECT_LT(contrast_ratio(lighter, white), 4.5);
}

TEST(Contrast, TheNearestColourThatPassesPassesAsWritten) {
    const Rgb white{1, 1, 1}, black{0, 0, 0};
    for (int i = 0; i < 512; ++i) {
        const Rgb text{(i % 8) / 7.0, (i / 8 % 8) / 7.0, (i / 64) / 7.0};
        for (const Rgb& ground : {white, black, Rgb{.9, .8, .2}, Rgb{.4, .4, .45}}) {
            if (contrast_ratio(text, ground) >= 4.5) continue;
            const Rgb cure = nearest_with_contrast(text, ground, 4.5);
            const bool possible =
                contrast_ratio(white, ground) >= 4.5 || contrast_ratio(black, ground) >= 4.5;
            EXPECT_TRUE(!possible || contrast_ratio(cure, ground) >= 4.5) << i;
        }
    }
    const Rgb cure = nearest_with_contrast({.5, .5, .5}, white, 4.5);
    EXPECT_NEAR(cure.red, 0x75 / 255.0, 2.5 / 255);  // grey stays grey, and moves no further
    EXPECT_NEAR(cure.red, cure.blue, 1.1 / 255);
}

TEST(Contrast, OpacityLetsTheGroundThrough) {
    const Ground page = inside({}, Colour{Rgb{1, 1, 1}, 1}, 1);
    const Ground half = inside(page, Colour{Rgb{0, 0, 0}, 1}, .5);
    EXPECT_NEAR(half.seen.red, .5, 1e-9);
    EXPECT_NEAR(painted(half, Colour{Rgb{1, 1, 1}, 1}).red, 1, 1e-9);
    EXPECT_NEAR(painted(half, Colour{Rgb{0, 0, 0}, 1}).red, .5, 1e-9);
    EXPECT_NEAR(painted(page, Colour{Rgb{0, 0, 0}, .25}).red, .75, 1e-9);
    const Ground inner = inside(half, Colour{Rgb{1, 1, 1}, 1}, .5);
    EXPECT_NEAR(inner.seen.red, .75, 1e-9);  // half of what half white would be, over half grey
}

/// A section with a paragraph, and one of its words in emphasis.
struct Page : Styled {
    Page() {
        surroundings.check_contrast = true;
        open(document::Section{}, "box");
        open(document::Paragraph{}, "note");
        words("Hello there ");
        open(document::Emphasis{});
        words("reader");
        close();
        close();
        close();
    }
    std::string said(const std::string& sheet) {
        diagnostics = {};
        const StyledDocument& styled = cascade(sheet);
        std::string all = findings();
        for (const MarginBoxStyle& margin : styled.page({}).margins) {  // if words stand there
            if (!margin.low_contrast) continue;
            all += std::string(margin.low_contrast->code) + ": " + margin.low_contrast->message;
            all += "\n";
        }
        return all;
    }
};

TEST(Contrast, TextIsComparedWithTheGroundAroundIt) {
    Page page;
    EXPECT_EQ(page.said("p { color: #767676 }"), "");
    EXPECT_EQ(page.said("p { color: #777 }"),
              "contrast.low: '#777777' on '#ffffff' has a contrast of 4.47:1 in p.note "
              "“Hello there”\n");
    EXPECT_EQ(page.said(".box { background: #222 } p { color: #fff }"), "");
    EXPECT_EQ(page.said(".box { background: #222 } em { color: #333 } p { color: white }"),
              "contrast.low: '#333333' on '#222222' has a contrast of 1.25:1 in em “reader”\n");
    EXPECT_EQ(page.said("@page { background: #222 } p { color: #fff }"), "");
    EXPECT_EQ(page.said(".box { background: rgb(0 0 0 / 10%) } p { color: #707070 }").substr(0, 43),
              "contrast.low: '#707070' on '#e6e6e6' has a ");
}

TEST(Contrast, LargeTypeNeedsLess) {
    Page page;
    EXPECT_EQ(page.said("p { color: #949494; font-size: 18pt }"), "");
    EXPECT_EQ(page.said("p { color: #949494; font-size: 14pt; font-weight: bold }"), "");
    EXPECT_NE(page.said("p { color: #949494; font-size: 17.9pt }"), "");
    EXPECT_NE(page.said("p { color: #949494; font-size: 14pt; font-weight: 600 }"), "");
    EXPECT_NE(page.said("p { color: #959595; font-size: 18pt }"), "");
}

TEST(Contrast, OneFindingAPairOfColours) {
    Page page;
    EXPECT_EQ(page.said("p, em { color: #999 }"),
              "contrast.low: '#999999' on '#ffffff' has a contrast of 2.84:1 in p.note "
              "“Hello there”\n");
    ASSERT_EQ(page.diagnostics.all().size(), 1u);
    const Span span = page.diagnostics.all()[0].span;
    EXPECT_EQ(page.sources.text(span.source).substr(span.begin, 11), "color: #999");
    EXPECT_NE(page.diagnostics.all()[0].hint.find("'#76"), std::string::npos);
}

TEST(Contrast, WhatIsNotSeenIsNotJudged) {
    Page page;
    EXPECT_EQ(page.said("p { color: #eee; visibility: hidden }"), "");
    EXPECT_EQ(page.said("p { color: #eee; display: none }"), "");
    EXPECT_EQ(page.said("p { color: transparent }"), "");
    EXPECT_EQ(page.said("p { color: #eee; opacity: 0 }"), "");
    EXPECT_NE(page.said("p { opacity: .4 }"), "");
}

TEST(Contrast, MarksAreANoteAndWordsOfOursAreText) {
    Page page;
    EXPECT_EQ(page.said("p::before { content: '•'; color: #949494 }"), "");
    EXPECT_NE(page.said("p::before { content: '•'; color: #999 }").find("contrast.faint-mark"),
              std::string::npos);
    EXPECT_EQ(page.diagnostics.all()[0].severity, Severity::note);
    EXPECT_EQ(page.said("p::before { content: 'Note '; color: #949494 }"),
              "contrast.low: '#949494' on '#ffffff' has a contrast of 3.03:1 in p.note::before "
              "“Note”\n");
}

TEST(Contrast, ATextIsJudgedOnTheKindestOfItsPages) {
    Page page;
    EXPECT_EQ(page.said("@page :first { background: black } p { color: white }"), "");
    EXPECT_NE(page.said("@page { background: #eee } p { color: white }"), "");
}

TEST(Contrast, RunningHeadsAreText) {
    Page page;
    EXPECT_EQ(page.said("@page { @top-left { content: 'x'; color: #999 } }").substr(0, 13),
              "contrast.low:");
    EXPECT_EQ(page.said("@page { background: black; @top-left { content: 'x'; color: #999 } }"
                        "p { color: white }"),
              "");
}

TEST(Contrast, OnPicturesNothingIsJudgedUntilAGroundCoversThem) {
    Page page;
    EXPECT_EQ(page.said(".box { background: linear-gradient(black, #222) } p { color: white }"),
              "");
    EXPECT_EQ(page.said(".box { background: linear-gradient(black, #222) }"
                        "p { color: white; background: #ddd }")
                  .substr(0, 13),
              "contrast.low:");
}

TEST(Contrast, OnAGradientEachOfItsColoursCounts) {
    Page page;
    EXPECT_EQ(page.said(".box { background: linear-gradient(#eee, #ddd) } p { color: #999 }"),
              "contrast.low: '#999999' on '#eeeeee' has a contrast of 2.45:1 in p.note "
              "“Hello there”\n");
    EXPECT_EQ(page.said(".box { background: linear-gradient(#fff, #888) } p { color: #333 }"),
              "contrast.uneven: '#333333' on '#888888', a colour of a gradient, has a contrast of "
              "3.56:1 in p.note “Hello there”\n");
    EXPECT_EQ(page.diagnostics.all()[0].severity, Severity::note);
    // What is see-through lets the ground count.
    EXPECT_EQ(page.said(".box { background: linear-gradient(#0000, #0002) } p { color: #555 }"),
              "");
    EXPECT_EQ(page.said(".box { background: linear-gradient(#fff, #fff), url(a.png) }"
                        "p { color: #999 }")
                  .substr(0, 13),
              "contrast.low:");
    // Nobody knows what lies beside it, or under a picture.
    EXPECT_EQ(page.said(".box { background: linear-gradient(#fff, #fff) 0 0 / 3pt 3pt }"
                        "p { color: #999 }"),
              "");
    EXPECT_EQ(page.said(".box { background: url(a.png) #fff } p { color: #999 }"), "");
    EXPECT_EQ(page.said("@page { background: linear-gradient(#fff, #fff) } p { color: #999 }")
                  .substr(0, 13),
              "contrast.low:");
    EXPECT_EQ(page.said("@page { background: url(a.png) } p { color: #fff }"), "");
}

TEST(Contrast, MarginBoxesStandOnTheirPagesGroundOrTheirOwn) {
    Page page;
    EXPECT_EQ(page.said("@page { @bottom-left { content: 'Draft 3'; color: #aaa } }"),
              "contrast.low: '#aaaaaa' on '#ffffff' has a contrast of 2.32:1 in '@bottom-left' "
              "“Draft 3”\n");
    EXPECT_EQ(page.said("@page { @top-left { content: counter(page); color: #fff;"
                        " background: linear-gradient(#222, #444) } }"),
              "");
    EXPECT_EQ(page.said("@page { background: linear-gradient(#111, #222);"
                        " @top-left { content: counter(page); color: #fff } } p { color: #fff }"),
              "");
}

TEST(Contrast, FirstLettersAndMarkersHaveColoursOfTheirOwn) {
    Page page;
    EXPECT_EQ(page.said("p::first-letter { color: #bbb }"),
              "contrast.low: '#bbbbbb' on '#ffffff' has a contrast of 1.91:1 in "
              "p.note::first-letter “its first letter”\n");
    EXPECT_EQ(page.said("p::first-letter { color: #888; font-size: 30pt }"), "");
    EXPECT_EQ(page.said("p { display: list-item; list-style: decimal } p::marker { color: #999 }")
                  .substr(0, 13),
              "contrast.low:");
    EXPECT_EQ(page.said(".box::before { content: 'Note'; color: #999; background: #000 }"), "");
}

}  // namespace
}  // namespace bifolium::style
