#include "raster/draw.h"

#include <gtest/gtest.h>

#include <array>

#include "unit/font/fonts.h"

namespace bifolium::raster {
namespace {

using Triple = std::array<int, 3>;
constexpr Triple white{255, 255, 255}, red{255, 0, 0}, blue{0, 0, 255};
constexpr Colour red_ink{Rgb{1, 0, 0}, 1}, blue_ink{Rgb{0, 0, 1}, 1};

Rect rect(double x, double y, double width, double height) {
    return {{Length::pt(x), Length::pt(y)}, {Length::pt(width), Length::pt(height)}};
}
Path square(double left, double top, double side) {
    return {{Verb::move, Verb::line, Verb::line, Verb::line, Verb::close},
            {{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}}};
}

/// A sheet of 20 by 10 pt, at one pixel a point.
struct Drawn : testing::Test {
    font::Fonts fonts{{{"test.ttf", font::read_from_disk(std::string(BIFOLIUM_TESTS_FOLDER) +
                                                         "/data/fonts/BifoliumTest-Regular.ttf")}}};
    image::Library images;
    paint::Sheet sheet;
    image::Pixels pixels;

    Drawn() {
        sheet.media = {Length::pt(20), Length::pt(10)};
        sheet.trim = sheet.bleed = rect(0, 0, 20, 10);
    }
    void add(decltype(paint::Mark::what) what, paint::ScopeId scope = {}) {
        paint::Mark mark;
        mark.scope = scope;
        mark.what = std::move(what);
        sheet.marks.push_back(std::move(mark));
    }
    paint::ScopeId scope(paint::Scope scope) {
        sheet.scopes.push_back(std::move(scope));
        return paint::ScopeId(static_cast<std::uint32_t>(sheet.scopes.size() - 1));
    }
    Triple at(std::uint32_t x, std::uint32_t y) {
        if (pixels.bytes.empty()) {
            pixels = draw(sheet, fonts.library, images, {.pixels_per_inch = 72, .bleed = false});
        }
        const auto byte = [&](std::size_t channel) {
            return int{static_cast<unsigned char>(
                pixels.bytes[(std::size_t{y} * pixels.width + x) * 3 + channel])};
        };
        return {byte(0), byte(1), byte(2)};
    }
};

TEST_F(Drawn, SheetHasTheSizeOfItsTrim) {
    EXPECT_EQ(at(0, 0), white);
    EXPECT_EQ(pixels.width, 20U);
    EXPECT_EQ(pixels.height, 10U);
    const auto fine = draw(sheet, fonts.library, images, {.pixels_per_inch = 144, .bleed = false});
    EXPECT_EQ(fine.width, 40U);
    EXPECT_EQ(fine.samples, image::Samples::rgb);
}
TEST_F(Drawn, BleedIsShownOnlyIfAskedFor) {
    sheet.bleed = rect(0, 0, 20, 10);
    sheet.trim = rect(2, 2, 16, 6);
    add(paint::Fill{rect(2, 2, 1, 1), red_ink, {}});
    EXPECT_EQ(at(0, 0), red);
    EXPECT_EQ(pixels.width, 16U);
    EXPECT_EQ(draw(sheet, fonts.library, images, {.pixels_per_inch = 72, .bleed = true}).width,
              20U);
}
TEST_F(Drawn, FillsAreInTheirPlaceAndOrder) {
    add(paint::Fill{rect(1, 1, 5, 5), red_ink, {}});
    add(paint::Fill{square(3, 3, 5), blue_ink, {}});
    EXPECT_EQ(at(2, 2), red);
    EXPECT_EQ(at(4, 4), blue);
    EXPECT_EQ(at(9, 9), white);
}
TEST_F(Drawn, EvenOddLeavesHoles) {
    Path path = square(0, 0, 9);
    const Path hole = square(3, 3, 3);
    path.verbs.insert(path.verbs.end(), hole.verbs.begin(), hole.verbs.end());
    path.coordinates.insert(path.coordinates.end(), hole.coordinates.begin(),
                            hole.coordinates.end());
    add(paint::Fill{path, red_ink, FillRule::even_odd});
    EXPECT_EQ(at(1, 1), red);
    EXPECT_EQ(at(4, 4), white);
}
TEST_F(Drawn, InkIsApproximated) {
    add(paint::Fill{rect(0, 0, 20, 10), Colour{Cmyk{1, 1, 0, 0}, 1}, {}});
    EXPECT_EQ(at(5, 5), blue);
}
TEST_F(Drawn, GradientsRunFromStopToStop) {
    add(paint::Fill{rect(0, 0, 20, 10),
                    image::LinearGradient{{0, 0}, {20, 0}, {{0, red_ink}, {1, blue_ink}}},
                    {}});
    EXPECT_GT(at(1, 5)[0], 220);
    EXPECT_GT(at(18, 5)[2], 220);
    EXPECT_NEAR(at(10, 5)[0], 128, 10);
}
TEST_F(Drawn, StrokesHaveWidthAndDashes) {
    paint::Stroke stroke;
    stroke.path = {{Verb::move, Verb::line}, {{0, 5}, {20, 5}}};
    stroke.ink = red_ink;
    stroke.width = Length::pt(4);
    stroke.dashes = {Length::pt(5), Length::pt(5)};
    add(stroke);
    EXPECT_EQ(at(2, 4), red);
    EXPECT_EQ(at(2, 1), white);
    EXPECT_EQ(at(7, 4), white);
    EXPECT_EQ(at(12, 4), red);
}
TEST_F(Drawn, ScopesClipMoveAndNest) {
    const auto outer = scope({{}, {1, 0, 0, 1, 10, 0}, std::nullopt, 1});
    const auto inner = scope({outer, {}, square(0, 0, 3), 1});
    add(paint::Fill{rect(0, 0, 6, 6), red_ink, {}}, inner);
    add(paint::Fill{rect(0, 8, 2, 2), blue_ink, {}}, outer);
    add(paint::Fill{rect(0, 8, 2, 2), red_ink, {}});
    EXPECT_EQ(at(11, 1), red);
    EXPECT_EQ(at(14, 1), white);
    EXPECT_EQ(at(1, 1), white);
    EXPECT_EQ(at(11, 9), blue);
    EXPECT_EQ(at(1, 9), red);
}
TEST_F(Drawn, GroupsFadeAsAWhole) {
    const auto faded = scope({{}, {}, std::nullopt, 0.5});
    add(paint::Fill{rect(0, 0, 9, 9), red_ink, {}}, faded);
    add(paint::Fill{rect(0, 0, 9, 9), blue_ink, {}}, faded);
    const Triple mixed = at(4, 4);
    EXPECT_NEAR(mixed[0], 128, 2);  // no red shines through the blue
    EXPECT_NEAR(mixed[2], 255, 2);
}
TEST_F(Drawn, FlatScopesHideAndHurtNothing) {
    const auto flat = scope({{}, {0, 0, 0, 0, 0, 0}, std::nullopt, 1});
    add(paint::Fill{rect(0, 0, 9, 9), red_ink, {}}, flat);
    add(paint::Fill{rect(0, 0, 9, 9), blue_ink, {}});
    EXPECT_EQ(at(4, 4), blue);
}
TEST_F(Drawn, GlyphsAreSquaresOfTheTestFont) {
    font::ShapeCache cache;
    const font::ShapeKey key{font::FaceId(0), 0x4C61746E, "en", "", Direction::left_to_right};
    paint::Glyphs glyphs;
    glyphs.run = font::shape(fonts.library, cache, key, "a b", {0, 3});
    glyphs.glyphs = {0, 3};
    glyphs.baseline = {Length::pt(1), Length::pt(5)};
    glyphs.size = Length::pt(5);
    glyphs.colour = red_ink;
    glyphs.text = "a b";
    add(glyphs);
    EXPECT_EQ(at(1, 1), red);  // 4 pt above the baseline
    EXPECT_EQ(at(5, 5), red);  // 1 pt below it
    EXPECT_EQ(at(3, 0), white);
    EXPECT_EQ(at(3, 6), white);
    EXPECT_EQ(at(8, 3), white);  // the space
    EXPECT_EQ(at(12, 3), red);
    EXPECT_EQ(at(17, 3), white);
}
TEST_F(Drawn, PicturesFillTheirRectangle) {
    MemoryFiles files;
    std::string bytes;
    for (int i = 0; i < 100 * 100; ++i)
        bytes += i % 2 == 0 ? std::string("\xff\0\0", 3) : "\xff\xff\xff";
    files.put("a.png", image::encode_png({100, 100, image::Samples::rgb, bytes}));
    files.put("clear.png",
              image::encode_png({1, 1, image::Samples::rgba, std::string("\0\0\xff\x80", 4)}));
    Sources sources;
    Diagnostics diagnostics;
    add(paint::Picture{rect(0, 0, 5, 5), images.add(files, sources, "a.png", {}, diagnostics)});
    add(paint::Picture{rect(10, 0, 5, 5),
                       images.add(files, sources, "clear.png", {}, diagnostics)});
    EXPECT_NEAR(at(2, 2)[1], 128, 4);  // many pixels are averaged, none picked
    EXPECT_EQ(at(2, 2)[0], 255);
    EXPECT_EQ(at(6, 2), white);
    EXPECT_NEAR(at(12, 2)[0], 127, 2);
    EXPECT_EQ(at(12, 2)[2], 255);
    EXPECT_EQ(at(14, 4), at(12, 2));  // no fringe
}
TEST_F(Drawn, SamePixelsEachTime) {
    add(paint::Fill{square(0.3, 0.7, 5.1), red_ink, {}});
    const auto once = draw(sheet, fonts.library, images, {.pixels_per_inch = 100, .bleed = false});
    EXPECT_EQ(draw(sheet, fonts.library, images, {.pixels_per_inch = 100, .bleed = false}), once);
}
TEST_F(Drawn, HugeResolutionsAreCapped) {
    sheet.trim = rect(0, 0, 20, 0.01);
    const auto wide = draw(sheet, fonts.library, images, {.pixels_per_inch = 1e9, .bleed = false});
    EXPECT_EQ(wide.width, 20'000U);
    EXPECT_EQ(wide.height, 10U);
}

}  // namespace
}  // namespace bifolium::raster
