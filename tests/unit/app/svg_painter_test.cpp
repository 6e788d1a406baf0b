// With the real rsvg-convert, where there is one.
#include "app/svg_painter.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "app/machine.h"
#include "image/pixels.h"

namespace bifolium::app {
namespace {

struct Painter : testing::Test {
    std::filesystem::path program = look_around().svg_program;
    SvgPainter painter{program, {{BIFOLIUM_ROOT "/fonts"}, {{"sans-serif", "Lato"}}}};

    void SetUp() override {
        if (program.empty()) GTEST_SKIP() << "there is no rsvg-convert";
    }
    image::Pixels painted(const std::string& inside, image::PixelSize size = {20, 10}) {
        const Result<std::string> png = painter.paint(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
            "width='20' height='10'>" +
                inside + "</svg>",
            size);
        EXPECT_TRUE(png) << (png ? "" : png.failure().what);
        if (!png) return {};
        Result<image::Pixels> pixels = image::decode_png(*png);
        return pixels ? *std::move(pixels) : image::Pixels();
    }
    static bool is_blank(const image::Pixels& pixels) {
        return pixels.bytes.find_first_not_of('\0') == std::string::npos;
    }
};

TEST_F(Painter, PaintsInTheSizeAskedFor) {
    const image::Pixels pixels = painted("<rect width='20' height='10' fill='#f00'/>", {33, 7});
    EXPECT_EQ(pixels.width, 33U);
    EXPECT_EQ(pixels.height, 7U);
    EXPECT_EQ(pixels.bytes.substr(0, 3), std::string("\xff\0\0", 3));
}
TEST_F(Painter, GivesTheSameBytesFromAnotherStart) {
    const std::string svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='40'><filter id='f'>"
        "<feGaussianBlur stdDeviation='2'/></filter><text y='20' font-family='sans-serif' "
        "filter='url(#f)'>Word</text></svg>";
    SvgPainter other(program, {{BIFOLIUM_ROOT "/fonts"}, {{"sans-serif", "Lato"}}});
    const Result<std::string> a = painter.paint(svg, {180, 80}), b = other.paint(svg, {180, 80});
    ASSERT_TRUE(a && b);
    EXPECT_EQ(*a, *b);
}
TEST_F(Painter, SetsTextInTheFontsOfTheProjectOnly) {
    const auto text = [](const std::string& family) {
        return "<text y='9' font-size='9' font-family='" + family + "'>Word</text>";
    };
    EXPECT_FALSE(is_blank(painted(text("sans-serif"))));
    EXPECT_EQ(painted(text("sans-serif")), painted(text("Lato")));
    EXPECT_NE(painted(text("Lato")), painted(text("Noto Serif")));
    EXPECT_EQ(painted(text("DejaVu Sans")), painted(text("a font of no machine")));
}
TEST_F(Painter, OpensNoOtherFile) {
    const std::string picture = BIFOLIUM_TESTS_FOLDER "/pictures/phone.png";
    ASSERT_TRUE(std::filesystem::exists(picture));
    for (const std::string& target : {picture, "file://" + picture, std::string("phone.png")}) {
        for (const std::string name : {"href", "xlink:href"}) {
            EXPECT_TRUE(
                is_blank(painted("<image width='20' height='10' " + name + "='" + target + "'/>")))
                << target;
        }
    }
    EXPECT_TRUE(is_blank(painted(
        "<text y='9' xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include parse='text' href='" +
        std::string(BIFOLIUM_ROOT) + "/README.md'/></text>")));
}
TEST_F(Painter, ReportsWhatItCannotPaint) {
    const Result<std::string> png = painter.paint("<svg", {20, 10});
    ASSERT_FALSE(png);
    EXPECT_NE(png.failure().what.find("rsvg-convert"), std::string::npos);
    SvgPainter absent("/nowhere/rsvg-convert", {});
    EXPECT_FALSE(absent.paint("<svg xmlns='http://www.w3.org/2000/svg'/>", {1, 1}));
}
TEST_F(Painter, EndsWhatWouldTakeForEver) {
    std::string bomb;
    for (int i = 0; i < 40; ++i) bomb += "<feTurbulence numOctaves='9' baseFrequency='.5'/>";
    SvgPainter hasty(program, {}, 300);
    const Result<std::string> png = hasty.paint(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9000' height='9000'>"
        "<filter id='f' x='0' y='0' width='1' height='1'>" +
            bomb + "</filter><rect width='9000' height='9000' filter='url(#f)'/></svg>",
        {5000, 5000});
    ASSERT_FALSE(png);
    EXPECT_EQ(png.failure().what, "rsvg-convert takes too long for it");
    const std::string simple = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    EXPECT_TRUE(hasty.paint(simple, {9, 9}));
    EXPECT_FALSE(
        hasty.paint("<svg xmlns='http://www.w3.org/2000/svg' width='8000' height='8000'>"
                    "<filter id='f' x='0' y='0' width='1' height='1'>" +
                        bomb + "</filter><rect width='8000' height='8000' filter='url(#f)'/></svg>",
                    {5000, 5000}));
    EXPECT_EQ(hasty.paint(simple, {8, 8}).failure().what,
              "rsvg-convert took too long for two others");
    EXPECT_TRUE(hasty.paint(simple, {9, 9}));  // painted before
}

}  // namespace
}  // namespace bifolium::app
