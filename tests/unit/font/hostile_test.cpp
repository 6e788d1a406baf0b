// Fonts that are wrong: each check of ours, and thousands of damaged copies that get past them.
#include <gtest/gtest.h>

#include "font/shape.h"
#include "font/subset.h"
#include "support/mutation.h"
#include "unit/font/fonts.h"

namespace bifolium::font {
namespace {

std::string test_font(const std::string& name = "BifoliumTest-Regular.ttf") {
    return read_from_disk(std::string(BIFOLIUM_TESTS_FOLDER) + "/data/fonts/" + name);
}
std::uint32_t number(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}
/// Where the table's record is.
std::size_t record(const std::string& font, std::string_view tag) {
    const std::size_t at = font.find(tag);
    EXPECT_LT(at, 400U) << tag;
    return at;
}
/// The font with a 16-bit number of a table changed.
std::string with(std::string_view tag, std::size_t offset, std::uint32_t value) {
    std::string font = test_font();
    const std::size_t at = number(font, record(font, tag) + 8) + offset;
    font[at] = static_cast<char>(value >> 8);
    font[at + 1] = static_cast<char>(value);
    return font;
}
std::string without(std::string_view tag) {
    std::string font = test_font();
    font.replace(record(font, tag), 4, "xxxx");
    return font;
}
/// Its finding's code and message, or "taken".
std::string verdict(const std::string& bytes) {
    const Fonts fonts({{"x.ttf", bytes}});
    if (fonts.diagnostics.all().empty()) return "taken";
    const Diagnostic& finding = fonts.diagnostics.all().front();
    return std::string(finding.code) + ": " + finding.message;
}
void expect_damaged(const std::string& bytes, std::string_view clause) {
    const std::string said = verdict(bytes);
    EXPECT_TRUE(said.starts_with("font.damaged: ")) << said;
    EXPECT_NE(said.find(clause), std::string::npos) << said;
}

TEST(Checks, TakeTheTestFont) {
    EXPECT_EQ(verdict(test_font()), "taken");
}
TEST(Checks, RefuseOtherFiles) {
    expect_damaged("", "no TrueType");
    expect_damaged("GIF89a", "no TrueType");
    expect_damaged("wOF2....", "WOFF");
    expect_damaged(std::string("ttcf\0\1\0\0\0\0\0\0", 12), "no face 0");
    expect_damaged(test_font().substr(0, 40), "directory");
    expect_damaged(test_font().substr(0, 2000), "past the end");
}
TEST(Checks, RefuseImpossibleNumbers) {
    expect_damaged(with("head", 18, 0), "0 units");
    expect_damaged(with("head", 18, 15), "15 units");
    expect_damaged(with("head", 18, 16385), "16385 units");
    expect_damaged(with("maxp", 4, 0), "no glyphs");
    expect_damaged(with("maxp", 4, 65535), "hmtx");
    expect_damaged(with("hhea", 34, 0), "0 horizontal");
    expect_damaged(with("hhea", 34, 65535), "65535 horizontal");
    expect_damaged(with("head", 50, 7), "head");
}
TEST(Checks, RefuseWhatLacksATable) {
    for (const char* tag : {"head", "hhea", "maxp", "cmap", "hmtx"}) {
        expect_damaged(without(tag), tag);
    }
    expect_damaged(without("loca"), "no outlines");
    expect_damaged(without("glyf"), "past 'glyf'");
    expect_damaged(without("name"), "family name");
}
TEST(Checks, RefuseOutlinesOutOfOrder) {
    expect_damaged(with("loca", 4, 65535), "backwards");
    const std::string font = test_font();
    const std::size_t entries = number(font, record(font, "loca") + 12) / 2;
    expect_damaged(with("loca", (entries - 1) * 2, 65535), "past 'glyf'");
}
TEST(Checks, StandWithoutOptionalTables) {
    EXPECT_EQ(verdict(without("OS/2")), "taken");
    EXPECT_EQ(verdict(without("post")), "taken");
}
TEST(Checks, HonourTheLicenceBits) {
    EXPECT_TRUE(verdict(with("OS/2", 8, 0x0002)).starts_with("font.not-embeddable"));
    EXPECT_TRUE(verdict(with("OS/2", 8, 0x0100)).starts_with("font.not-embeddable"));
    EXPECT_TRUE(verdict(with("OS/2", 8, 0x0200)).starts_with("font.not-embeddable"));
    EXPECT_EQ(verdict(with("OS/2", 8, 0x0004)), "taken");
    EXPECT_EQ(verdict(with("OS/2", 8, 0x0008)), "taken");
    EXPECT_EQ(verdict(with("OS/2", 8, 0x000E)), "taken");  // old fonts: the least strict counts
    EXPECT_FALSE(manifest_line(with("OS/2", 8, 0x0002), "x.ttf"));
}
TEST(Checks, FindFacesOfACollection) {
    // A collection of one: its header, then the font with every offset moved.
    std::string font = test_font();
    const std::uint32_t moved = 16;
    const std::size_t tables = static_cast<unsigned char>(font[5]);
    for (std::size_t i = 0; i < tables; ++i) {
        const std::size_t at = 12 + 16 * i + 8;
        const std::uint32_t offset = number(font, at) + moved;
        for (std::size_t k = 0; k < 4; ++k) {
            font[at + k] = static_cast<char>(offset >> (24 - 8 * k));
        }
    }
    const std::string file = std::string("ttcf\0\1\0\0\0\0\0\1\0\0\0\x10", 16) + font;
    EXPECT_EQ(verdict(file), "taken");
    Sources sources;
    Diagnostics diagnostics;
    const MemoryFiles files({{"a.ttc", file}});
    const std::array manifests{sources.add(
        "manifest", std::string(64, 'a') + "  a.ttc\n" + std::string(64, 'a') + "  a.ttc#1\n")};
    const Library library = Library::load(files, sources, manifests, diagnostics);
    EXPECT_EQ(library.size(), 1U);
    ASSERT_EQ(diagnostics.all().size(), 1U);
    EXPECT_NE(diagnostics.all().front().message.find("no face 1"), std::string::npos);
}

/// All that is ever done with a face.
std::size_t use(const Fonts& fonts) {
    const Library& library = fonts.library;
    std::size_t seen = 0;
    ShapeCache cache;
    for (std::uint32_t i = 0; i < library.size(); ++i) {
        const FaceId face(i);
        const ShapeKey latin{face, 0x4C61746E, "en", "", Direction::left_to_right};
        const ShapeKey arabic{face, 0x41726162, "ar", "", Direction::right_to_left};
        const auto run = shape(library, cache, latin, "office AVATAR", {0, 13});
        shape(library, cache, arabic, "سلام", {0, 8});
        std::vector<std::uint32_t> glyphs;
        for (const Glyph& glyph : run->glyphs) {
            seen += library.outline(face, glyph.id).verbs.size();
            glyphs.push_back(glyph.id);
        }
        for (const Purpose purpose : {Purpose::pdf, Purpose::epub}) {
            if (const auto program = subset(library, face, glyphs, purpose)) {
                seen += (*program).bytes.size();
            }
        }
    }
    return seen;
}

TEST(DamagedFonts, NeitherCrashNorHang) {
    // Lato's Latin letters with its layout tables; squares; squares as CFF.
    const Fonts lato({{"lato.ttf", shipped("Lato-Regular.ttf")}});
    std::vector<std::uint32_t> glyphs;
    for (char32_t c = U'A'; c <= U'z'; ++c) glyphs.push_back(lato.library.glyph(FaceId(0), c));
    const auto small = subset(lato.library, FaceId(0), glyphs, Purpose::epub);
    ASSERT_TRUE(small);
    std::size_t taken = 0, seen = 0;
    for (const std::string& original :
         {(*small).bytes, test_font(), test_font("BifoliumTestCFF-Regular.otf")}) {
        Mutations mutations(original);
        for (int i = 0; i < 1000; ++i) {
            const Fonts fonts({{"x.ttf", mutations.next()}});
            taken += fonts.library.size();
            seen += use(fonts);
        }
    }
    EXPECT_GT(taken, 300U);  // else nothing got past the checks and nothing was tested
    EXPECT_LT(taken, 3000U);
    EXPECT_GT(seen, 0U);
}

}  // namespace
}  // namespace bifolium::font
