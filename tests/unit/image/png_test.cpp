// PNG in all its layouts, built by hand from raw rows: no other program's idea of them.
#include <gtest/gtest.h>

#include <array>
#include <span>

#include "base/compress.h"
#include "image/big_endian.h"
#include "image/library.h"
#include "support/memory_files.h"

namespace bifolium::image {
namespace {

std::string chunk(std::string_view type, std::string_view content) {
    std::string out;
    append_big_endian_32(out, static_cast<std::uint32_t>(content.size()));
    const std::string body = std::string(type) + std::string(content);
    out += body;
    append_big_endian_32(out, crc32(body));
    return out;
}

struct Layout {
    std::uint32_t width = 1, height = 1;
    char depth = 8, colour = 2, interlace = 0;
    std::string before_data;  // chunks
};
/// `rows` already have their filter bytes.
std::string png(const Layout& layout, const std::string& rows) {
    std::string header;
    append_big_endian_32(header, layout.width);
    append_big_endian_32(header, layout.height);
    header += {layout.depth, layout.colour, 0, 0, layout.interlace};
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + layout.before_data +
           chunk("IDAT", deflate(rows, Wrapping::zlib)) + chunk("IEND", {});
}
std::string bytes(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values) out.push_back(static_cast<char>(value));
    return out;
}
Pixels decoded(const std::string& file) {
    Result<Pixels> pixels = decode_png(file);
    EXPECT_TRUE(pixels) << (pixels ? "" : pixels.failure().what);
    return pixels ? *std::move(pixels) : Pixels();
}

TEST(PngLayouts, SpreadGreyOfFewBits) {
    EXPECT_EQ(decoded(png({8, 1, 1, 0, 0, {}}, bytes({0, 0b10100001}))).bytes,
              bytes({255, 0, 255, 0, 0, 0, 0, 255}));
    EXPECT_EQ(decoded(png({4, 1, 2, 0, 0, {}}, bytes({0, 0b00011011}))).bytes,
              bytes({0, 85, 170, 255}));
    EXPECT_EQ(decoded(png({2, 1, 4, 0, 0, {}}, bytes({0, 0x1F}))).bytes, bytes({17, 255}));
}
TEST(PngLayouts, RoundSixteenBits) {
    const Pixels grey = decoded(png({2, 1, 16, 0, 0, {}}, bytes({0, 0x80, 0x00, 0xFF, 0xFF})));
    EXPECT_EQ(grey.bytes, bytes({0x80, 0xFF}));
    EXPECT_EQ(decoded(png({1, 1, 16, 2, 0, {}}, bytes({0, 1, 0, 2, 0, 3, 0}))).bytes,
              bytes({1, 2, 3}));
    EXPECT_EQ(decoded(png({1, 1, 16, 6, 0, {}}, bytes({0, 1, 0, 2, 0, 3, 0, 4, 0}))).bytes,
              bytes({1, 2, 3, 4}));
}
TEST(PngLayouts, LookUpPalettes) {
    const std::string palette = chunk("PLTE", bytes({255, 0, 0, 0, 0, 255}));
    const Pixels plain = decoded(png({8, 1, 1, 3, 0, palette}, bytes({0, 0b01000000})));
    EXPECT_EQ(plain.samples, Samples::rgb);
    EXPECT_EQ(plain.bytes.substr(0, 6), bytes({255, 0, 0, 0, 0, 255}));
    const Pixels clear =
        decoded(png({2, 1, 8, 3, 0, palette + chunk("tRNS", bytes({0}))}, bytes({0, 0, 1})));
    EXPECT_EQ(clear.samples, Samples::rgba);
    EXPECT_EQ(clear.bytes, bytes({255, 0, 0, 0, 0, 0, 255, 255}));
    EXPECT_FALSE(decode_png(png({1, 1, 8, 3, 0, {}}, bytes({0, 0}))));  // no palette
}
TEST(PngLayouts, KnowTransparency) {
    EXPECT_EQ(decoded(png({1, 1, 8, 4, 0, {}}, bytes({0, 7, 9}))).bytes, bytes({7, 7, 7, 9}));
    const Pixels keyed = decoded(png({2, 1, 8, 2, 0, chunk("tRNS", bytes({0, 1, 0, 2, 0, 3}))},
                                     bytes({0, 1, 2, 3, 4, 5, 6})));
    EXPECT_EQ(keyed.bytes, bytes({1, 2, 3, 0, 4, 5, 6, 255}));
    const Pixels grey =
        decoded(png({2, 1, 8, 0, 0, chunk("tRNS", bytes({0, 5}))}, bytes({0, 5, 6})));
    EXPECT_EQ(grey.bytes, bytes({5, 5, 5, 0, 6, 6, 6, 255}));
}
TEST(PngLayouts, WeaveInterlacedRows) {
    // Adam7 of 3 × 3: pixels 0 | none | none | 2 | 6 8 | 1, 7 | 3 4 5 by pass.
    const std::string rows = bytes({0, 0,          // pass 1: (0,0)
                                    0, 2,          // pass 4: (2,0)
                                    0, 6, 8,       // pass 5: (0,2) (2,2)
                                    0, 1, 0, 7,    // pass 6: (1,0) and (1,2)
                                    0, 3, 4, 5});  // pass 7: row 1
    const std::string file = png({3, 3, 8, 0, 1, {}}, rows);
    EXPECT_EQ(decoded(file).bytes, bytes({0, 1, 2, 3, 4, 5, 6, 7, 8}));
    MemoryFiles files({{"a.png", file}});
    Sources sources;
    Diagnostics diagnostics;
    Library library;
    const ImageId id = library.add(files, sources, "a.png", {}, diagnostics);
    EXPECT_FALSE(library.png_passage(id));
}
TEST(PngLayouts, UndoFilters) {
    const std::string rows = bytes({1, 10, 5, 5,   // sub: 10 15 20
                                    2, 1, 1, 1,    // up: 11 16 21
                                    3, 5, 5, 5,    // average
                                    4, 1, 1, 1});  // paeth
    const Pixels pixels = decoded(png({3, 4, 8, 0, 0, {}}, rows));
    EXPECT_EQ(pixels.bytes.substr(0, 6), bytes({10, 15, 20, 11, 16, 21}));
    EXPECT_EQ(pixels.bytes.substr(6, 3), bytes({10, 18, 24}));
    EXPECT_EQ(pixels.bytes.substr(9, 3), bytes({11, 19, 25}));
}
TEST(PngLayouts, PassWithTheirPalettes) {
    MemoryFiles files({{"a.png", png({8, 1, 1, 3, 0, chunk("PLTE", bytes({255, 0, 0, 0, 0, 255}))},
                                     bytes({0, 0b01000000}))}});
    Sources sources;
    Diagnostics diagnostics;
    Library library;
    const auto passage = library.png_passage(library.add(files, sources, "a.png", {}, diagnostics));
    ASSERT_TRUE(passage);
    EXPECT_EQ(passage->colour, PngColour::palette);
    EXPECT_EQ(passage->bit_depth, 1);
    EXPECT_EQ(passage->palette.size(), 6U);
    EXPECT_EQ(*inflate(passage->data, Wrapping::zlib, 100), bytes({0, 0b01000000}));
}
TEST(PngLayouts, RefuseWrongHeaders) {
    EXPECT_FALSE(decode_png(png({1, 1, 3, 0, 0, {}}, bytes({0, 0}))));  // three bits
    EXPECT_FALSE(decode_png(png({1, 1, 8, 5, 0, {}}, bytes({0, 0}))));  // colour type 5
    EXPECT_FALSE(decode_png(png({0, 1, 8, 0, 0, {}}, bytes({0, 0}))));  // no width
    EXPECT_FALSE(decode_png(png({9, 9, 8, 0, 0, {}}, bytes({0, 0}))));  // rows missing
}

}  // namespace
}  // namespace bifolium::image
