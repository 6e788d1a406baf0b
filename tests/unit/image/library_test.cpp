#include "image/library.h"

#include <gtest/gtest.h>

#include "support/memory_files.h"

namespace bifolium::image {
namespace {

std::string png(std::uint32_t width = 4, std::uint32_t height = 3) {
    return encode_png({width, height, Samples::rgb, std::string(width * height * 3, 'x')});
}
std::string jpeg() {
    return encode_jpeg({16, 8, Samples::rgb, std::string(16 * 8 * 3, 'x')}, 90);
}

/// An EXIF segment that says how the camera was held and where.
std::string exif(char orientation) {
    std::string tiff("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    tiff.push_back(orientation);
    tiff.append("\0\0SECRETPLACE", 13);
    const std::string content = std::string("Exif\0\0", 6) + tiff;
    return std::string("\xff\xe1\0", 3) + static_cast<char>(content.size() + 2) + content;
}
std::string with_segment(std::string bytes, const std::string& segment) {
    return bytes.insert(2, segment);
}

std::string without_code_tables(std::string bytes) {
    for (std::size_t at; (at = bytes.find("\xff\xc4")) != std::string::npos;) {
        const auto high = static_cast<unsigned char>(bytes[at + 2]);
        const auto low = static_cast<unsigned char>(bytes[at + 3]);
        bytes.erase(at, 2 + high * std::size_t{256} + low);
    }
    return bytes;
}

struct Pictures : testing::Test {
    MemoryFiles files;
    Sources sources;
    Diagnostics diagnostics;
    Library library;

    ImageId add(const std::string& path) {
        return library.add(files, sources, path, {}, diagnostics);
    }
    std::string added(const std::string& path, std::string bytes) {
        files.put(path, std::move(bytes));
        const std::size_t before = diagnostics.all().size();
        const ImageId id = add(path);
        EXPECT_EQ(id.valid(), before == diagnostics.all().size()) << path;
        return id.valid() ? "taken" : std::string(diagnostics.all().back().code);
    }
};

TEST_F(Pictures, AreKnownByTheirContent) {
    files.put("a.png", png());
    files.put("b/c.png", png());
    const ImageId id = add("a.png");
    ASSERT_TRUE(id.valid());
    EXPECT_EQ(add("b/c.png"), id);
    EXPECT_EQ(library.find("./b/c.png"), id);
    EXPECT_FALSE(library.find("d.png").valid());
    EXPECT_EQ(library.info(id).width, 4);
    EXPECT_EQ(library.info(id).pixels_per_inch, 96);
    EXPECT_EQ(library.file_name(id), hexadecimal(library.info(id).digest, 16) + ".png");
    EXPECT_EQ(library.pixels(id).bytes.size(), 36U);
    EXPECT_EQ(library.drawing(id), nullptr);
}
TEST_F(Pictures, HaveTheFormatOfTheirContent) {
    EXPECT_EQ(added("really-png.jpg", png()), "taken");
    EXPECT_TRUE(library.file_name(library.find("really-png.jpg")).ends_with(".png"));
}
TEST_F(Pictures, ThatCannotBeUsedAreFindings) {
    add("absent.png");
    EXPECT_EQ(diagnostics.all().back().code, "image.missing");
    EXPECT_EQ(added("empty.png", ""), "image.damaged");
    EXPECT_EQ(added("cut.png", png().substr(0, 50)), "image.damaged");
    EXPECT_EQ(added("cut.jpg", jpeg().substr(0, 200)), "image.damaged");
    EXPECT_EQ(added("uncoded.jpg", without_code_tables(jpeg())), "image.damaged");
    EXPECT_EQ(added("text.png", "hello"), "image.unsupported");
    EXPECT_EQ(added("x.gif", "GIF89a..."), "image.unsupported");
    EXPECT_NE(diagnostics.all().back().message.find("GIF"), std::string::npos);
    EXPECT_EQ(added("x.webp", "RIFF....WEBPVP8 "), "image.unsupported");
    EXPECT_NE(diagnostics.all().back().message.find("x.webp"), std::string::npos);
    std::string bomb = png();
    bomb[16] = '\x10';
    EXPECT_EQ(added("bomb.png", bomb), "image.too-large");
    std::string arithmetic = jpeg();
    const std::size_t frame = arithmetic.find("\xff\xc0");
    arithmetic[frame + 1] = '\xc9';
    EXPECT_EQ(added("arithmetic.jpg", arithmetic), "image.unsupported");
    std::string twelve = jpeg();
    twelve[frame + 4] = 12;
    EXPECT_EQ(added("twelve.jpg", twelve), "image.unsupported");
}
TEST_F(Pictures, StandUprightAndTellNothingOfTheCamera) {
    files.put("side.jpg", with_segment(jpeg(), exif(6)));
    files.put("up.jpg", with_segment(jpeg(), exif(1)));
    const ImageId side = add("side.jpg"), up = add("up.jpg");
    EXPECT_EQ(library.info(side).width, 8);
    EXPECT_EQ(library.pixels(side).width, 8U);
    const auto passage = library.jpeg_passage(side);
    ASSERT_TRUE(passage);
    EXPECT_EQ(passage->width, 8U);
    for (const ImageId id : {side, up}) {
        EXPECT_EQ(library.published(id).view().find("SECRET"), std::string_view::npos);
        EXPECT_EQ(library.jpeg_passage(id)->data.view().find("SECRET"), std::string_view::npos);
        EXPECT_TRUE(decode_jpeg(library.published(id).view()));
    }
    EXPECT_EQ(library.published(up).view(), jpeg());  // not coded anew
}
TEST_F(Pictures, LoseTheirTextChunks) {
    const std::string text("\0\0\0\x07tEXtSECRETS\0\0\0\0", 19);
    std::string bytes = png();
    bytes.insert(33, text);
    files.put("a.png", bytes);
    const ImageId id = add("a.png");
    ASSERT_TRUE(id.valid());
    EXPECT_EQ(library.published(id).view(), png());
}
TEST_F(Pictures, PassIntoAPdfUndecodedWhereThatIsLegal) {
    files.put("rgb.png", png());
    files.put("clear.png", encode_png({1, 1, Samples::rgba, "abcd"}));
    files.put("a.jpg", jpeg());
    const auto passage = library.png_passage(add("rgb.png"));
    ASSERT_TRUE(passage);
    EXPECT_EQ(passage->colour, PngColour::rgb);
    EXPECT_EQ(passage->bit_depth, 8);
    EXPECT_FALSE(passage->data.empty());
    EXPECT_FALSE(library.png_passage(add("clear.png")));
    EXPECT_FALSE(library.jpeg_passage(add("clear.png")));
    EXPECT_EQ(library.jpeg_passage(add("a.jpg"))->components, 3);
}
TEST_F(Pictures, KeepAResolutionThatIsMeant) {
    std::string bytes = jpeg();
    bytes[13] = 1, bytes[14] = 1, bytes[15] = 44, bytes[16] = 1, bytes[17] = 44;  // JFIF: 300
    files.put("print.jpg", bytes);
    EXPECT_EQ(library.info(add("print.jpg")).pixels_per_inch, 300);
    bytes[14] = 0, bytes[15] = 72, bytes[16] = 0, bytes[17] = 72;
    files.put("screen.jpg", bytes);
    EXPECT_EQ(library.info(add("screen.jpg")).pixels_per_inch, 96);
}

}  // namespace
}  // namespace bifolium::image
