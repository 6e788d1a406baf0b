// Thousands of damaged pictures: each is shown or a finding, and nothing crashes or hangs.
#include <gtest/gtest.h>

#include "image/library.h"
#include "image/svg_path.h"
#include "image/svg_sheet.h"
#include "image/svg_values.h"
#include "support/memory_files.h"
#include "support/mutation.h"

namespace bifolium::image {
namespace {

Pixels noise(std::uint32_t width, std::uint32_t height, Samples samples) {
    Pixels pixels{width, height, samples, {}};
    for (std::size_t i = 0; i < width * height * samples_in(samples); ++i) {
        pixels.bytes.push_back(static_cast<char>(i * i / 7 + i));
    }
    return pixels;
}

struct Tally {
    int taken = 0, refused = 0;
};

/// All that is ever done with a picture, for each damaged copy.
Tally use(const std::string& original, int copies) {
    Mutations mutations(original);
    Tally tally;
    for (int i = 0; i < copies; ++i) {
        const MemoryFiles files({{"x", mutations.next()}});
        Sources sources;
        Diagnostics diagnostics;
        Library library;
        const ImageId id = library.add(files, sources, "x", {}, diagnostics);
        if (!id.valid()) {
            EXPECT_TRUE(diagnostics.has_errors());
            ++tally.refused;
            continue;
        }
        ++tally.taken;
        EXPECT_GT(library.info(id).width, 0);
        const Pixels pixels = library.pixels(id);
        if (library.drawing(id) == nullptr) {
            EXPECT_EQ(pixels.bytes.size(),
                      std::size_t{pixels.width} * pixels.height * samples_in(pixels.samples));
            EXPECT_EQ(pixels.width, library.info(id).width);
        }
        EXPECT_FALSE(library.published(id).view().empty());
        library.png_passage(id);
        library.jpeg_passage(id);
    }
    return tally;
}

TEST(DamagedPictures, OfPngAreRefusedOrShown) {
    EXPECT_GT(use(encode_png(noise(23, 17, Samples::rgb)), 1000).refused, 900);
    EXPECT_GT(use(encode_png(noise(23, 17, Samples::rgba)), 500).refused, 400);
}
TEST(DamagedPictures, OfJpegAreRefusedOrShown) {
    const Tally tally = use(encode_jpeg(noise(40, 30, Samples::rgb), 80), 2000);
    EXPECT_GT(tally.refused, 500);
    EXPECT_GT(tally.taken, 50);
}
TEST(DamagedPictures, OfSvgAreRefusedOrShown) {
    const Tally tally = use(
        "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60' viewBox='0 0 30 20'>"
        "<title>t</title><style>.a{fill:#123;stroke:red} #b{opacity:.4}</style><defs>"
        "<linearGradient id='g' gradientTransform='rotate(30)'><stop stop-color='red'/>"
        "<stop offset='80%' stop-color='hsl(20,30%,40%)'/></linearGradient>"
        "<clipPath id='c'><rect width='9' height='9'/><circle r='4'/></clipPath>"
        "<symbol id='s' viewBox='0 0 4 4'><path d='M0 0h4v4z'/></symbol></defs>"
        "<g clip-path='url(#c)' transform='matrix(1 0 .2 1 3 4) scale(2)'>"
        "<path class='a' id='b' d='M1 2L3 4H5V6C1 2 3 4 5 6S7 8 9 1Q2 3 4 5T6 7A3 4 5 0 1 6 7z'/>"
        "<rect fill='url(#g)' rx='2' width='8' height='5' stroke='#abc' stroke-dasharray='1 2'/>"
        "<polygon points='0,0 5,5 9,1'/><use href='#s' x='1' width='8' height='8'/></g></svg>",
        3000);
    EXPECT_GT(tally.refused, 300);
    EXPECT_GT(tally.taken, 100);
}
TEST(DamagedValues, OfSvgDoNotHurt) {
    Mutations data("M1 2L3-4h.5V6C1 2 3 4 5 6S7 8 9 1Q2 3 4 5T6 7A3 4 5 0 1 6 7zm1 1 2e3 4");
    Mutations transforms("matrix(1 0 .2 1 3 4) scale(2) rotate(30,1,2) skewX(5)");
    Mutations sheets(
        "/* a */ .a, rect#b{fill:#123;stroke:url(#g) red} @media print{a{b:c}} *{x:y}");
    Mutations colours("rgba(10%, 20%, 30%, .5)");
    std::size_t curves = 0, rules = 0;
    for (int i = 0; i < 3000; ++i) {
        const Path path = parse_path_data(data.next());
        curves += path.verbs.size();
        if (const auto box = extent(path)) {
            EXPECT_LE(box->left, box->right);
        }
        EXPECT_EQ(reversed(path).coordinates.size(), path.coordinates.size());
        parse_transform(transforms.next());
        parse_colour(colours.next());
        SvgSheet sheet;
        std::set<std::string> unknown;
        sheet.add(sheets.next(), unknown);
        SvgElement element;
        element.name = "rect";
        element.attributes = {{"class", "a"}, {"id", "b"}};
        rules += sheet.matching(element).size();
    }
    EXPECT_GT(curves, 3000U);
    EXPECT_GT(rules, 1000U);
}
TEST(BigPictures, OfSvgStopInTime) {
    const auto repeated = [](std::string_view text, int count) {
        std::string out;
        for (int i = 0; i < count; ++i) out += text;
        return out;
    };
    const std::string open = "<svg xmlns='http://www.w3.org/2000/svg'>";
    const std::string many_rules = "<style>" + repeated("*{fill:red;stroke:red}", 2000) +
                                   "</style>" + repeated("<g/>", 50'000);
    const std::string big_clip =
        "<clipPath id='c'>" + repeated("<rect width='1' height='1'/>", 50'000) + "</clipPath>" +
        repeated("<rect fill='none' width='1' height='1' clip-path='url(#c)'/>", 50'000);
    for (const std::string& inside : {many_rules, big_clip}) {
        Sources sources;
        Diagnostics diagnostics;
        read_svg(sources, sources.add("a.svg", open + inside + "</svg>"), diagnostics);
        ASSERT_TRUE(diagnostics.has_errors());
        EXPECT_EQ(diagnostics.all().front().code, "image.too-large");
    }
    const std::string big_gradient =
        "<linearGradient id='g'>" + repeated("<desc/>", 50'000) + "</linearGradient>" +
        repeated("<rect fill='url(#g)' width='1' height='1'/>", 50'000);
    Sources sources;
    Diagnostics diagnostics;
    const Drawing drawing =
        read_svg(sources, sources.add("a.svg", open + big_gradient + "</svg>"), diagnostics);
    EXPECT_EQ(drawing.not_understood.size(), 1U);
}
TEST(DamagedPictures, WithAbsurdNumbersDoNotHurt) {
    for (const char* number :
         {"1e308", "-1e308", "1e-320", "nan", "inf", "99999999999", "0", "-0"}) {
        const std::string n = number;
        const std::string text =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><g transform='scale(" + n +
            ")'><rect x='" + n + "' width='" + n + "' height='5' rx='" + n + "' stroke='red' " +
            "stroke-width='" + n + "'/><path d='M0 0A" + n + " 5 " + n + " 1 1 9 9 C" + n +
            " 1 2 3 4 5'/><circle r='" + n + "'/></g></svg>";
        Sources sources;
        Diagnostics diagnostics;
        const Drawing drawing = read_svg(sources, sources.add("a.svg", text), diagnostics);
        EXPECT_EQ(write_svg(drawing).find("nan"), std::string::npos) << number;
        EXPECT_EQ(write_svg(drawing).find("inf"), std::string::npos) << number;
    }
}

}  // namespace
}  // namespace bifolium::image
