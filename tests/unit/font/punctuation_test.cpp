#include "font/punctuation.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::font {
namespace {

constexpr std::uint32_t han = 0x48616E69, latin = 0x4C61746E;

/// Advances in tenths of an em of text in squares, "<" before a mark that moved to the left.
std::string set(std::string_view text, std::string_view language, std::int32_t em = 10) {
    GlyphRun run;
    for (std::uint32_t at = 0; at < text.size(); at += 3) {
        run.glyphs.push_back({.cluster = at, .advance = 10});
        run.advance += 10;
    }
    collapse_punctuation(text, 0, language, em, run);
    std::string out;
    std::int64_t sum = 0;
    for (const Glyph& glyph : run.glyphs) {
        out += (out.empty() ? "" : " ") + std::string(glyph.x_offset < 0 ? "<" : "") +
               std::to_string(glyph.advance);
        sum += glyph.advance;
    }
    EXPECT_EQ(sum, run.advance);
    return out;
}

TEST(Punctuation, SharesTheWhiteWhereMarksMeet) {
    EXPECT_EQ(set("字」。字", "ja"), "10 5 10 10");
    EXPECT_EQ(set("字」「字", "ja"), "10 5 10 10");
    EXPECT_EQ(set("字、「字", "ja"), "10 5 10 10");
    EXPECT_EQ(set("「『字", "ja"), "10 <5 10");
    EXPECT_EQ(set("字』」。", "ja"), "10 5 5 10");
    EXPECT_EQ(set("）・（", "ja"), "5 10 10");
    EXPECT_EQ(set("〝字〟。", "ja"), "10 10 5 10");
    EXPECT_EQ(set("，“字”。", "zh-Hans"), "5 10 10 5 10");
}
TEST(Punctuation, KeepsItsSquareBesideLetters) {
    EXPECT_EQ(set("字。字「字」字", "ja"), "10 10 10 10 10 10 10");
    EXPECT_EQ(set("。", "zh-Hans"), "10");
    EXPECT_EQ(set("字」。", "ja", 20), "10 10 10") << "a face of narrow marks";
}
TEST(Punctuation, KeepsStopsThatStandInTheMiddle) {
    EXPECT_EQ(set("字。」字", "zh-Hans"), "10 5 10 10");
    EXPECT_EQ(set("字。」字", "zh-Hant"), "10 10 10 10");
    EXPECT_EQ(set("字」。字", "zh-Hant-HK"), "10 5 10 10");
}
TEST(Punctuation, CollapsesInScriptsOfSquares) {
    EXPECT_TRUE(collapses_punctuation(han));
    EXPECT_FALSE(collapses_punctuation(latin));
}

}  // namespace
}  // namespace bifolium::font
