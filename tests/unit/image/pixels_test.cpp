#include "image/pixels.h"

#include <gtest/gtest.h>

#include "base/compress.h"
#include "image/exif.h"

namespace bifolium::image {
namespace {

Pixels gradient(std::uint32_t width, std::uint32_t height, Samples samples) {
    Pixels pixels{width, height, samples, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            for (std::size_t i = 0; i < samples_in(samples); ++i) {
                pixels.bytes.push_back(static_cast<char>(x * 7 + y * 3 + 60 * i));
            }
        }
    }
    return pixels;
}

std::uint32_t number(const Pixels& pixels, std::size_t at) {
    return static_cast<unsigned char>(pixels.bytes[at]);
}

TEST(Png, ComesBackAsItWasWritten) {
    for (const Samples samples : {Samples::grey, Samples::rgb, Samples::rgba}) {
        const Pixels pixels = gradient(13, 9, samples);
        Result<Pixels> again = decode_png(encode_png(pixels));
        ASSERT_TRUE(again);
        EXPECT_EQ(*again, pixels);
    }
}
TEST(Png, FailsWhereverItIsCut) {
    const std::string whole = encode_png(gradient(20, 20, Samples::rgb));
    ASSERT_TRUE(decode_png(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(decode_png(std::string_view(whole).substr(0, size))) << size;
    }
}
TEST(Png, FailsOnAWrongSum) {
    std::string bytes = encode_png(gradient(20, 20, Samples::rgb));
    bytes[bytes.size() / 2] = static_cast<char>(~bytes[bytes.size() / 2]);
    EXPECT_FALSE(decode_png(bytes));
}
TEST(Png, BombsAreRefusedByTheirHeader) {
    std::string bytes = encode_png(gradient(2, 2, Samples::rgb));
    bytes[16] = '\x7f';  // the width's first byte
    const Result<Pixels> pixels = decode_png(bytes);
    ASSERT_FALSE(pixels);
    EXPECT_NE(pixels.failure().what.find("limit"), std::string::npos);
    bytes[16] = '\0', bytes[18] = '\x1f';
    bytes[22] = '\x1f';  // 7938 × 7938, of ten bytes
    EXPECT_FALSE(decode_png(bytes));
}

TEST(Jpeg, ComesBackNearlyAsItWasWritten) {
    const Pixels pixels = gradient(32, 24, Samples::grey);
    Result<Pixels> again = decode_jpeg(encode_jpeg(pixels, 95));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->samples, Samples::grey);
    EXPECT_EQ(again->width, 32U);
    EXPECT_NEAR(number(*again, 100), number(pixels, 100), 12);
    Result<Pixels> colour = decode_jpeg(encode_jpeg(gradient(8, 8, Samples::rgb), 95));
    ASSERT_TRUE(colour);
    EXPECT_EQ(colour->samples, Samples::rgb);
}
TEST(Jpeg, FailsWhereverItIsCut) {
    const std::string whole = encode_jpeg(gradient(40, 40, Samples::rgb), 90);
    ASSERT_TRUE(decode_jpeg(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(decode_jpeg(std::string_view(whole).substr(0, size))) << size;
    }
}
TEST(Jpeg, IsTheSameEachTime) {
    const Pixels pixels = gradient(40, 40, Samples::rgb);
    EXPECT_EQ(encode_jpeg(pixels, 90), encode_jpeg(pixels, 90));
}

TEST(ToRgb, SetsOnWhiteAndMixesInk) {
    const Pixels clear{1, 1, Samples::rgba, std::string("\x10\x20\x30\x00", 4)};
    EXPECT_EQ(to_rgb(clear).bytes, "\xff\xff\xff");
    const Pixels black{1, 1, Samples::cmyk, std::string("\0\0\0\xff", 4)};
    EXPECT_EQ(to_rgb(black).bytes, std::string("\0\0\0", 3));
    const Pixels cyan{1, 1, Samples::cmyk, std::string("\xff\0\0\0", 4)};
    EXPECT_EQ(to_rgb(cyan).bytes, std::string("\0\xff\xff", 3));
    EXPECT_EQ(to_rgb({1, 1, Samples::grey, "\x42"}).bytes, "\x42\x42\x42");
}

TEST(Upright, TurnsAsExifSays) {
    const Pixels stored{3, 2, Samples::grey, "abcdef"};
    const std::array<std::string, 9> expected{"abcdef", "abcdef", "cbafed", "fedcba", "defabc",
                                              "adbecf", "daebfc", "fcebda", "cfbead"};
    for (std::uint8_t orientation = 0; orientation <= 8; ++orientation) {
        const Pixels out = upright(stored, orientation);
        EXPECT_EQ(out.bytes, expected[orientation]) << int{orientation};
        EXPECT_EQ(out.width, orientation >= 5 ? 2U : 3U);
    }
}
TEST(Exif, GivesTheOrientation) {
    const std::string intel("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 22);
    EXPECT_EQ(exif_orientation(intel), 6);
    const std::string motorola("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0", 22);
    EXPECT_EQ(exif_orientation(motorola), 8);
    EXPECT_EQ(exif_orientation(""), 1);
    EXPECT_EQ(exif_orientation(std::string("II*\0\xff\xff\xff\xff", 8)), 1);
    for (std::size_t size = 0; size < intel.size(); ++size) {
        EXPECT_EQ(exif_orientation(std::string_view(intel).substr(0, size)), 1) << size;
    }
}

}  // namespace
}  // namespace bifolium::image
