#include "image/library.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "image/header.h"
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

/// Stands for the other program: says what it was asked, in pixels of one colour.
struct PaintedPictures : Pictures {
    std::vector<std::string> asked;
    bool works = true;

    PaintedPictures() {
        library.paint_svg_with([this](std::string_view svg, PixelSize size) -> Result<std::string> {
            asked.push_back(std::to_string(size.width) + "x" + std::to_string(size.height));
            last = svg;
            if (!works) return Failure{"it will not"};
            return encode_png({size.width, size.height, Samples::rgb,
                               std::string(std::size_t{size.width} * size.height * 3, 'x')});
        });
    }
    std::string last;
    static constexpr const char* blurred =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 96 48'>"
        "<rect width='9' height='9'/>\n<rect width='1' height='1' filter='url(#f)'/></svg>";
};

TEST_F(PaintedPictures, AreDrawingsThatAreNotUnderstoodWhole) {
    files.put("a.svg", blurred);
    const ImageId id = add("a.svg");
    ASSERT_TRUE(id.valid());
    ASSERT_EQ(diagnostics.all().size(), 1U);
    EXPECT_EQ(diagnostics.all()[0].code, "image.svg-painted");
    EXPECT_NE(diagnostics.all()[0].message.find("because of this: filter"), std::string::npos);
    EXPECT_EQ(
        sources.locate(diagnostics.all()[0].span.source, diagnostics.all()[0].span.begin).line, 2U);
    EXPECT_EQ(library.drawing(id), nullptr);
    EXPECT_EQ(library.info(id).width / library.info(id).pixels_per_inch, 1);
    EXPECT_EQ(library.info(id).height / library.info(id).pixels_per_inch, 0.5);
    EXPECT_TRUE(library.file_name(id).ends_with(".png"));
    EXPECT_TRUE(is_png(library.published(id).view()));
    EXPECT_EQ(asked, std::vector<std::string>{"300x150"});
    EXPECT_EQ(last.find("<svg width=\"96\" height=\"48\" xmlns"), 0U) << last;
}
TEST_F(PaintedPictures, HaveThreeHundredPixelsAnInchOfTheirPrintedSize) {
    files.put("a.svg", blurred);
    const ImageId id = add("a.svg");
    EXPECT_EQ(library.painted_size(id, 144, 72), (PixelSize{600, 300}));
    EXPECT_EQ(library.painted_size(id, 0.01, 0.01), (PixelSize{1, 1}));
    const PixelSize most = *library.painted_size(id, 14400, 7200);
    EXPECT_LE(std::size_t{most.width} * most.height, 25'000'000U);
    EXPECT_NEAR(static_cast<double>(most.width) / most.height, 2, 0.001);
    EXPECT_EQ((*library.painted(id, {600, 300})).width, 600U);
    works = false;
    EXPECT_FALSE(library.painted(id, {60, 30}));
    EXPECT_EQ(library.pixels(id).width, 300U);
}
TEST_F(PaintedPictures, AreNoneOfThoseThatAreUnderstood) {
    files.put("a.svg",
              "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>");
    const ImageId id = add("a.svg");
    EXPECT_NE(library.drawing(id), nullptr);
    EXPECT_FALSE(library.painted_size(id, 72, 72));
    EXPECT_TRUE(diagnostics.all().empty());
    EXPECT_TRUE(asked.empty());
}
TEST_F(PaintedPictures, AreShownWithoutWhatNothingCanPaint) {
    works = false;
    files.put("a.svg", blurred);
    const ImageId id = add("a.svg");
    EXPECT_EQ(diagnostics.all().back().code, "image.svg-simplified");
    EXPECT_NE(diagnostics.all().back().message.find("filter; it will not"), std::string::npos);
    ASSERT_NE(library.drawing(id), nullptr);
    EXPECT_EQ(library.drawing(id)->shapes.size(), 2U);
}
TEST_F(PaintedPictures, AreNoneWhereThatWouldNotHelp) {
    files.put("a.svg",
              "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/>"
              "<foreignObject/></svg>");
    EXPECT_NE(library.drawing(add("a.svg")), nullptr);
    EXPECT_EQ(diagnostics.all().back().code, "image.svg-simplified");
    EXPECT_TRUE(asked.empty());
    files.put("b.svg",
              "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9' "
              "filter='url(#f)'/><foreignObject/></svg>");
    EXPECT_EQ(library.drawing(add("b.svg")), nullptr);
    ASSERT_EQ(diagnostics.all().size(), 3U);  // what is painted, and what is left out all the same
    EXPECT_EQ(diagnostics.all()[1].code, "image.svg-simplified");
    EXPECT_EQ(diagnostics.all()[2].code, "image.svg-painted");
}
TEST_F(Pictures, AreShownWithoutWhatNothingIsThereToPaint) {
    files.put("a.svg", PaintedPictures::blurred);
    ASSERT_TRUE(add("a.svg").valid());
    EXPECT_EQ(diagnostics.all().back().code, "image.svg-simplified");
    EXPECT_NE(diagnostics.all().back().hint.find("librsvg2-bin"), std::string::npos);
}

}  // namespace
}  // namespace bifolium::image
