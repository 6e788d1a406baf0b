#include "font/subset.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/font/fonts.h"

namespace bifolium::font {
namespace {

std::vector<std::uint32_t> glyphs_of(const Library& library, std::u32string_view text) {
    std::vector<std::uint32_t> glyphs;
    for (const char32_t character : text) glyphs.push_back(library.glyph(FaceId(0), character));
    return glyphs;
}

/// The subset as a library of its own.
Fonts reopened(const Program& program) {
    return Fonts({{"subset.ttf", program.bytes}});
}

TEST(Subset, KeepsOutlinesAndAdvances) {
    const Fonts fonts({{"lato.ttf", shipped("Lato-Regular.ttf")}});
    const auto glyphs = glyphs_of(fonts.library, U"Zauber");
    const Result<Program> program = subset(fonts.library, FaceId(0), glyphs, Purpose::epub);
    ASSERT_TRUE(program);
    EXPECT_EQ((*program).outlines, Outlines::truetype);
    const Fonts again = reopened(*program);
    ASSERT_EQ(again.library.size(), 1U);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const std::uint32_t now = (*program).glyphs[i];
        EXPECT_EQ(again.library.advance(FaceId(0), now),
                  fonts.library.advance(FaceId(0), glyphs[i]));
        EXPECT_EQ(again.library.outline(FaceId(0), now),
                  fonts.library.outline(FaceId(0), glyphs[i]));
    }
}
TEST(Subset, ForABookKeepsCharactersNamesAndLigatures) {
    const Fonts fonts({{"lato.ttf", shipped("Lato-Regular.ttf")}});
    const auto glyphs = glyphs_of(fonts.library, U"ofice");
    const Result<Program> program = subset(fonts.library, FaceId(0), glyphs, Purpose::epub);
    ASSERT_TRUE(program);
    const Fonts again = reopened(*program);
    ASSERT_EQ(again.library.size(), 1U);
    EXPECT_EQ(again.library.facts(FaceId(0)).family, "Lato");
    EXPECT_TRUE(again.library.covers(FaceId(0), U'f'));
    EXPECT_FALSE(again.library.covers(FaceId(0), U'q'));
    for (const char* tag : {"GSUB", "GPOS", "OS/2", "cmap", "name", "post"}) {
        EXPECT_NE((*program).bytes.substr(0, 400).find(tag), std::string::npos) << tag;
    }
}
TEST(Subset, ForAPdfIsSmallAndWithoutTablesForText) {
    const Fonts fonts({{"lato.ttf", shipped("Lato-Regular.ttf")}});
    const auto glyphs = glyphs_of(fonts.library, U"abcdefghijklmnopqrstuvwxyz");
    const Result<Program> program = subset(fonts.library, FaceId(0), glyphs, Purpose::pdf);
    ASSERT_TRUE(program);
    EXPECT_LT((*program).bytes.size(), 20'000U);
    for (const char* tag : {"GSUB", "GPOS", "cmap", "name", "OS/2"}) {
        EXPECT_EQ((*program).bytes.substr(0, 300).find(tag), std::string::npos) << tag;
    }
    std::vector<std::uint32_t> sorted = (*program).glyphs;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(sorted.front(), 1U);
    EXPECT_EQ(sorted.back(), 26U);
}
TEST(Subset, OfCffIsABareTableForAPdfAndAFileForABook) {
    const Fonts fonts({{"cff.otf", read_from_disk(std::string(BIFOLIUM_TESTS_FOLDER) +
                                                  "/data/fonts/BifoliumTestCFF-Regular.otf")}});
    ASSERT_EQ(fonts.library.size(), 1U);
    const auto glyphs = glyphs_of(fonts.library, U"zab");
    const auto pdf = subset(fonts.library, FaceId(0), glyphs, Purpose::pdf);
    ASSERT_TRUE(pdf);
    EXPECT_EQ((*pdf).outlines, Outlines::cff);
    EXPECT_EQ((*pdf).bytes[0], '\1');  // CFF's major version
    EXPECT_EQ((*pdf).glyphs, (std::vector<std::uint32_t>{3, 1, 2}));
    const auto book = subset(fonts.library, FaceId(0), glyphs, Purpose::epub);
    ASSERT_TRUE(book);
    EXPECT_TRUE((*book).bytes.starts_with("OTTO"));
    const Fonts again = reopened(*book);
    EXPECT_TRUE(again.library.covers(FaceId(0), U'z'));
    EXPECT_EQ(again.library.outline(FaceId(0), (*book).glyphs[0]),
              fonts.library.outline(FaceId(0), glyphs[0]));
}
TEST(Subset, IsTheSameEachTimeAndNamedByItsContent) {
    const Fonts fonts({{"lato.ttf", shipped("Lato-Regular.ttf")}});
    const auto one =
        subset(fonts.library, FaceId(0), glyphs_of(fonts.library, U"ab"), Purpose::pdf);
    const auto two =
        subset(fonts.library, FaceId(0), glyphs_of(fonts.library, U"ab"), Purpose::pdf);
    const auto other =
        subset(fonts.library, FaceId(0), glyphs_of(fonts.library, U"ac"), Purpose::pdf);
    ASSERT_TRUE(one && two && other);
    EXPECT_EQ((*one).bytes, (*two).bytes);
    EXPECT_EQ((*one).tag, (*two).tag);
    EXPECT_NE((*one).tag, (*other).tag);
    EXPECT_EQ((*one).tag.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos);
    EXPECT_EQ((*one).tag.size(), 6U);
}
TEST(Subset, RefusesAFileThatIsNotTheManifests) {
    Sources sources;
    Diagnostics diagnostics;
    const MemoryFiles files({{"fonts/lato.ttf", shipped("Lato-Regular.ttf")}});
    const std::array manifests{
        sources.add("fonts/manifest", std::string(64, 'a') + "  lato.ttf\n")};
    const Library library = Library::load(files, sources, manifests, diagnostics);
    ASSERT_EQ(library.size(), 1U);
    EXPECT_FALSE(is_as_listed(library, FaceId(0)));
    const std::vector<std::uint32_t> glyphs{1};
    const auto program = subset(library, FaceId(0), glyphs, Purpose::pdf);
    ASSERT_FALSE(program);
    EXPECT_NE(program.failure().what.find("lato.ttf"), std::string::npos);
}
TEST(Subset, RefusesGlyphsThatTheFontLacks) {
    const Fonts fonts({{"lato.ttf", shipped("Lato-Regular.ttf")}});
    const std::vector<std::uint32_t> glyphs{1'000'000};
    EXPECT_FALSE(subset(fonts.library, FaceId(0), glyphs, Purpose::pdf));
}

}  // namespace
}  // namespace bifolium::font
