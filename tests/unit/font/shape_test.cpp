#include "font/shape.h"

#include <gtest/gtest.h>

#include "font/selection.h"
#include "unit/font/fonts.h"

namespace bifolium::font {
namespace {

constexpr std::uint32_t latin = 0x4C61746E, arabic = 0x41726162;

struct Shaping : testing::Test {
    Fonts fonts{{{"lato.ttf", shipped("Lato-Regular.ttf")},
                 {"arabic.ttf", shipped("NotoSansArabic-Regular.ttf")}}};
    ShapeCache cache;

    std::shared_ptr<const GlyphRun> latin_run(std::string_view text, std::string features = {}) {
        const ShapeKey key{FaceId(0), latin, "en", std::move(features), Direction::left_to_right};
        return shape(fonts.library, cache, key, text, {0, static_cast<std::uint32_t>(text.size())});
    }
    std::shared_ptr<const GlyphRun> arabic_run(std::string_view text, Range range) {
        const ShapeKey key{FaceId(1), arabic, "ar", "", Direction::right_to_left};
        return shape(fonts.library, cache, key, text, range);
    }
};

TEST_F(Shaping, JoinsLigaturesAndKeepsTheirClusters) {
    const auto run = latin_run("office");
    ASSERT_EQ(run->glyphs.size(), 4U);
    EXPECT_EQ(run->glyphs[1].cluster, 1U);
    EXPECT_EQ(run->glyphs[2].cluster, 4U);
    EXPECT_EQ(latin_run("office", "liga=0")->glyphs.size(), 6U);
}
TEST_F(Shaping, SumsAdvances) {
    const auto run = latin_run("AVA");
    std::int64_t sum = 0;
    for (const Glyph& glyph : run->glyphs) sum += glyph.advance;
    EXPECT_EQ(run->advance, sum);
    EXPECT_LT(run->advance, 2 * latin_run("A")->advance + latin_run("V")->advance);  // kerned
    EXPECT_TRUE(run->glyphs[1].unsafe_to_break);
}
TEST_F(Shaping, CountsClustersFromTheRange) {
    const ShapeKey key{FaceId(0), latin, "en", "", Direction::left_to_right};
    const auto run = shape(fonts.library, cache, key, "one two", {4, 7});
    ASSERT_EQ(run->glyphs.size(), 3U);
    EXPECT_EQ(run->glyphs[0].cluster, 0U);
    EXPECT_EQ(run->glyphs[2].cluster, 2U);
}
TEST_F(Shaping, SharesEqualWords) {
    EXPECT_EQ(latin_run("same"), latin_run("same"));
    EXPECT_NE(latin_run("same"), latin_run("same", "liga=0"));
    EXPECT_NE(latin_run("same"), latin_run("some"));
}
TEST_F(Shaping, JoinsArabicWithTheTextAround) {
    const std::string_view word = "ببب";
    const auto alone = arabic_run(word.substr(2, 2), {0, 2});
    const auto within = arabic_run(word, {2, 4});
    ASSERT_EQ(alone->glyphs.size(), within->glyphs.size());
    EXPECT_NE(alone->glyphs[0].id, within->glyphs[0].id);
}
TEST_F(Shaping, SetsArabicInVisualOrder) {
    const auto run = arabic_run("اب", {0, 4});
    ASSERT_GE(run->glyphs.size(), 2U);
    EXPECT_GT(run->glyphs.front().cluster, run->glyphs.back().cluster);
}
TEST_F(Shaping, CutsHugeTextIntoPieces) {
    std::string text;
    while (text.size() < 200'000) text += "word ";
    const auto run = latin_run(text);
    EXPECT_EQ(run->glyphs.size(), text.size());
    for (std::size_t i = 0; i < text.size(); i += 997) EXPECT_EQ(run->glyphs[i].cluster, i);
    const std::string solid(100'000, 'x');
    EXPECT_EQ(latin_run(solid)->glyphs.back().cluster, 99'999U);
}
TEST_F(Shaping, StandsEmptyAndIllFormedText) {
    EXPECT_TRUE(latin_run("")->glyphs.empty());
    EXPECT_FALSE(latin_run("\xff\xc3")->glyphs.empty());
    EXPECT_FALSE(latin_run("a", "nonsense==,,liga")->glyphs.empty());
}

TEST_F(Shaping, SelectsFacesByFamilyThenFallback) {
    const Selection selection(fonts.library, {});
    const std::vector<std::string> families{"Nowhere", "Lato"};
    const Wish wish{families, 400, Slant::upright, "en"};
    EXPECT_EQ(selection.choose(wish, U'a'), FaceId(0));
    EXPECT_EQ(selection.choose(wish, U'ب'), FaceId(1));
    EXPECT_FALSE(selection.choose(wish, U'字').valid());
    EXPECT_EQ(selection.choose(wish, U'\u200B'), FaceId(0));
    EXPECT_EQ(selection.first(wish), FaceId(0));
    EXPECT_EQ(selection.first({}), FaceId(0));
    EXPECT_EQ(selection.tried(wish), "Nowhere, Lato");
}
TEST_F(Shaping, SelectsByFaceRulesAndTheirRanges) {
    const Selection selection(fonts.library,
                              {{"Mine", 400, 400, Slant::upright, FaceId(0), {}},
                               {"Mine", 400, 400, Slant::upright, FaceId(1), {{U'0', U'9'}}}});
    const std::vector<std::string> families{"mine"};
    const Wish wish{families, 700, Slant::italic, "en"};
    EXPECT_EQ(selection.choose(wish, U'a'), FaceId(0));
    EXPECT_EQ(selection.choose(wish, U'ب'), FaceId(1));  // by fallback only
    EXPECT_EQ(selection.choose(wish, U'5'), FaceId(fonts.library.covers(FaceId(1), U'5') ? 1 : 0));
}
TEST_F(Shaping, SplitsTextByFaceAndKeepsClustersWhole) {
    const Selection selection(fonts.library, {});
    const std::vector<std::string> families{"Lato"};
    const Wish wish{families, 400, Slant::upright, "en"};
    const std::string text = "ab بب c";
    EXPECT_EQ(
        selection.split(wish, text, {0, 9}),
        (std::vector<FaceRun>{{{0, 3}, FaceId(0)}, {{3, 7}, FaceId(1)}, {{7, 9}, FaceId(0)}}));
    EXPECT_EQ(selection.split(wish, "e\u0301\u200D", {0, 6}).size(), 1U);
    EXPECT_FALSE(selection.split(wish, "字", {0, 3}).front().face.valid());
}

}  // namespace
}  // namespace bifolium::font
