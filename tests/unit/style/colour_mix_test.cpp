#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

struct Mixed : Styled {
    document::NodeId section, paragraph;
    Mixed() {
        section = open(document::Section{}, "a");
        paragraph = open(document::Paragraph{});
        words("One");
        close();
        close();
    }
    Colour ground(const std::string& sheet) {
        cascade(sheet);
        return box(paragraph).background;
    }
};

void expect_near(const Colour& found, const Rgb& wanted, double opacity = 1) {
    const Rgb rgb = to_rgb(found);
    EXPECT_NEAR(rgb.red, wanted.red, 1e-6);
    EXPECT_NEAR(rgb.green, wanted.green, 1e-6);
    EXPECT_NEAR(rgb.blue, wanted.blue, 1e-6);
    EXPECT_NEAR(found.opacity, opacity, 1e-6);
}

TEST(ColourMix, TheCurrentColourIsTheElements) {
    Mixed m;
    expect_near(m.ground("p { color: #000;"
                         "background: color-mix(in srgb, currentcolor 25%, white) }"),
                {.75, .75, .75});
    expect_near(m.ground("p { background: color-mix(in srgb, white, currentcolor); color: red }"),
                {1, .5, .5});
    expect_near(m.ground("p { color: #000;"
                         "background: color-mix(in srgb, currentcolor 20%, white 30%) }"),
                {.6, .6, .6}, .5);
    EXPECT_EQ(m.findings(), "");
}

TEST(ColourMix, AColourMixesWithItsParents) {
    Mixed m;
    m.cascade(".a { color: #000 } p { color: color-mix(in srgb, currentcolor, white) }");
    expect_near(m.text(m.paragraph).colour, {.5, .5, .5});
}

TEST(ColourMix, BordersGradientsAndShadowsTakeIt) {
    Mixed m;
    m.cascade(
        "p { color: #000; border: 1pt solid color-mix(in srgb, currentcolor, white);"
        "background: linear-gradient(color-mix(in srgb, currentcolor, white), red);"
        "box-shadow: 1pt 1pt color-mix(in srgb, currentcolor, white) }");
    const BoxStyle& box = m.box(m.paragraph);
    expect_near(box.border.top.colour, {.5, .5, .5});
    const auto& gradient = std::get<Gradient>(box.layers.at(0).image);
    expect_near(*gradient.stops.at(0).colour, {.5, .5, .5});
    expect_near(box.shadows.at(0).colour, {.5, .5, .5});
    EXPECT_EQ(m.findings(), "");
}

TEST(ColourMix, AMixtureOfItCannotBeMixedAgain) {
    Mixed m;
    m.cascade("p { color: color-mix(in srgb, color-mix(in srgb, currentcolor, red), red) }");
    EXPECT_NE(m.findings().find("css.bad-value"), std::string::npos);
}

}  // namespace
}  // namespace bifolium::style
