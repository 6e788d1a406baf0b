#include "font/cff.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "font/subset.h"
#include "unit/font/fonts.h"

namespace bifolium::font {
namespace {

using Ids = std::vector<std::uint32_t>;

std::string index_of(const std::vector<std::string>& objects) {
    std::string out{'\0', static_cast<char>(objects.size())};
    if (objects.empty()) return out;
    out += '\1';
    std::size_t end = 1;
    out += static_cast<char>(end);
    for (const std::string& object : objects) {
        end += object.size();
        out += static_cast<char>(end);
    }
    for (const std::string& object : objects) out += object;
    return out;
}

std::string integer(std::size_t value) {  // the five-byte form, so that sizes do not change
    return {'\35', '\0', '\0', static_cast<char>(value >> 8), static_cast<char>(value & 0xFF)};
}

/// A program of six empty glyphs with the charset given, CID-keyed or not.
std::string program(const std::string& charset, bool cid_keyed) {
    const std::string ros = cid_keyed ? std::string{'\213', '\213', '\213', '\14', '\36'} : "";
    const std::string real{'\36', '\x1a', '\x5f', '\14',
                           '\7'};  // .5, then an operator of two bytes
    const auto whole = [&](std::size_t at_charset, std::size_t at_glyphs) {
        const std::string top =
            ros + real + integer(at_charset) + '\17' + integer(at_glyphs) + '\21';
        const std::string before = std::string{'\1', '\0', '\4', '\1'} + index_of({"F"}) +
                                   index_of({top}) + index_of({}) + index_of({});
        return std::pair(before.size(), before);
    };
    const std::size_t begin = whole(0, 0).first;
    return whole(begin, begin + charset.size()).second + charset +
           index_of(std::vector<std::string>(6, "\16"));
}

TEST(CharacterIds, AreReadInEachFormatOfCharset) {
    const std::string single{'\0', '\0', '\5', '\1', '\0', '\0', '\7', '\0', '\x9', '\2', '\3'};
    EXPECT_EQ(character_ids(program(single, true)), (Ids{0, 5, 256, 7, 9, 515}));
    const std::string ranges{'\1', '\0', '\5', '\2', '\1', '\0', '\1'};
    EXPECT_EQ(character_ids(program(ranges, true)), (Ids{0, 5, 6, 7, 256, 257}));
    const std::string long_ranges{'\2', '\2', '\0', '\0', '\4'};
    EXPECT_EQ(character_ids(program(long_ranges, true)), (Ids{0, 512, 513, 514, 515, 516}));
}

TEST(CharacterIds, AreNoneWithoutACidKeyedProgram) {
    const std::string ranges{'\1', '\0', '\5', '\4'};
    EXPECT_EQ(character_ids(program(ranges, true)).size(), 6U);
    EXPECT_TRUE(character_ids(program(ranges, false)).empty());
}

TEST(CharacterIds, EndWithTheFile) {
    const std::string whole = program({'\1', '\0', '\5', '\4'}, true);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_LE(character_ids(whole.substr(0, size)).size(), 65'535U);
    }
}

/// Chinese and Japanese faces are CID-keyed: a PDF that calls their glyphs by number shows nothing.
TEST(Subset, OfACidKeyedFaceCallsGlyphsByTheirCid) {
    const std::string path = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "fonts-noto-cjk is not installed";
    const Fonts fonts({{"cjk.ttc", read_from_disk(path)}});
    const std::array glyphs{fonts.library.glyph(FaceId(0), U'\u4E00'),
                            fonts.library.glyph(FaceId(0), U'\u3042')};
    const auto pdf = subset(fonts.library, FaceId(0), glyphs, Purpose::pdf);
    ASSERT_TRUE(pdf);
    const Ids ids = character_ids((*pdf).bytes);
    EXPECT_EQ((*pdf).glyphs, (Ids{ids[2], ids[1]}));
    EXPECT_GT((*pdf).glyphs[0], 2U);
}

}  // namespace
}  // namespace bifolium::font
