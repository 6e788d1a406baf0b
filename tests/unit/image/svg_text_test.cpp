// Text of drawings. The test font's every glyph is one em square, a fifth of it below the baseline:
// a letter of 10 px at 0, 48 covers 0 to 10 and 40 to 50.
#include "image/svg_text.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <iterator>

#include "base/digest.h"
#include "image/drawing.h"
#include "image/svg_values.h"
#include "support/memory_files.h"

namespace bifolium::image {
namespace {

struct SvgText : testing::Test {
    Sources sources;
    Diagnostics diagnostics;
    MemoryFiles files;
    font::Library library = load();
    font::Selection selection{library, {}};
    Lettering lettering{selection};

    static std::string file(const std::string& path) {
        std::ifstream in(std::string(BIFOLIUM_ROOT) + "/" + path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    font::Library load() {
        std::string manifest;
        for (const std::string path : {"tests/data/fonts/Square.ttf", "fonts/Lato-Regular.ttf",
                                       "fonts/Lato-Bold.ttf", "fonts/NotoSansHebrew-Regular.ttf"}) {
            const std::string name = path.substr(path.rfind('/') + 1), bytes = file(path);
            manifest += hexadecimal(sha256(bytes)) + "  " + name + "\n";
            files.put("fonts/" + name, bytes);
        }
        const std::array manifests{sources.add("fonts/manifest", manifest)};
        return font::Library::load(files, sources, manifests, diagnostics);
    }
    Drawing drawn(const std::string& inside) {
        const SourceId source =
            sources.add("a.svg",
                        "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100' "
                        "font-family='Square' font-size='10'>" +
                            inside + "</svg>");
        Drawing drawing = read_svg(sources, source, diagnostics, &lettering);
        for (const Omission& one : drawing.not_understood) ADD_FAILURE() << one.what;
        return drawing;
    }
    /// The boxes of its shapes, in whole px: "0 40 20 50".
    std::string boxes(const std::string& inside) {
        std::string out;
        for (const Shape& shape : drawn(inside).shapes) {
            const Box box = *extent(applied(shape.transform, shape.path));
            out += out.empty() ? "" : "; ";
            for (const double edge : {box.left, box.top, box.right, box.bottom}) {
                out += std::to_string(std::lround(edge)) + " ";
            }
            out.pop_back();
        }
        return out;
    }
    std::string codes() {
        std::string out;
        for (const Diagnostic& finding : diagnostics.all()) out.append(finding.code).append(" ");
        return out;
    }
};

TEST_F(SvgText, StandsOnItsBaseline) {
    EXPECT_EQ(boxes("<text x='30' y='48'>ab</text>"), "30 40 50 50");
    EXPECT_EQ(boxes("<text x='30' y='48' font-size='2em'>ab</text>"), "30 32 70 52");
    EXPECT_EQ(boxes("<text x='30' y='48' style='font:bold 20px/1.5 Square'>a</text>"),
              "30 32 50 52");
    EXPECT_EQ(boxes("<g transform='translate(5 5) scale(2)'><text y='18'>a</text></g>"),
              "5 25 25 45");
    EXPECT_EQ(codes(), "");
}
TEST_F(SvgText, IsAnchored) {
    EXPECT_EQ(boxes("<text x='100' y='48' text-anchor='middle'>ab</text>"), "90 40 110 50");
    EXPECT_EQ(boxes("<text x='100' y='48' text-anchor='end'>ab</text>"), "80 40 100 50");
    EXPECT_EQ(boxes("<text x='100' y='48' direction='rtl'>ab</text>"), "80 40 100 50");
    EXPECT_EQ(boxes("<text x='100' y='48' text-anchor='end' direction='rtl'>ab</text>"),
              "100 40 120 50");
}
TEST_F(SvgText, HasPlacesForEachLetter) {
    EXPECT_EQ(boxes("<text x='0 50' y='48'>ab</text>"), "0 40 60 50");
    EXPECT_EQ(boxes("<text y='48' dx='5 5'>ab</text>"), "5 40 30 50");
    EXPECT_EQ(boxes("<text y='48' dy='0 10'>ab</text>"), "0 40 20 60");
    EXPECT_EQ(boxes("<text x='50' y='48' rotate='90'>a</text>"), "48 48 58 58");
    EXPECT_EQ(boxes("<text y='48'>ab<tspan x='100'>c</tspan></text>"), "0 40 20 50; 100 40 110 50");
    EXPECT_EQ(boxes("<text y='48'>a<tspan dy='1em' fill='red'>b</tspan>c</text>"),
              "0 40 30 60; 10 50 20 60");
    EXPECT_EQ(boxes("<text x='0 90' y='48'>a<tspan x='40'>b</tspan></text>"),
              "0 40 10 50; 40 40 50 50");  // what is inside has the last word
}
TEST_F(SvgText, IsSpaced) {
    EXPECT_EQ(boxes("<text y='48' letter-spacing='5'>ab</text>"), "0 40 25 50");
    EXPECT_EQ(boxes("<text y='48' textLength='50'>ab</text>"), "0 40 50 50");
    EXPECT_EQ(boxes("<text y='48' textLength='50' lengthAdjust='spacingAndGlyphs'>ab</text>"),
              "0 40 50 50");
    const std::string word = "<text y='48' word-spacing='10' font-family='Lato'>i i</text>";
    const std::string plain = "<text y='48' font-family='Lato'>i i</text>";
    const Box wide = *extent(drawn(word).shapes.at(0).path);
    const Box narrow = *extent(drawn(plain).shapes.at(0).path);
    EXPECT_NEAR(wide.right - narrow.right, 10, 1e-9);
}
TEST_F(SvgText, CollapsesItsWhiteSpace) {
    const std::string plain = boxes("<text y='48'>a b</text>");
    EXPECT_EQ(boxes("<text y='48'>\n   a \n\t b \n</text>"), plain);
    EXPECT_EQ(boxes("<text y='48'> a <tspan> b</tspan> </text>").substr(0, 10), "0 40 10 50");
    EXPECT_NE(boxes("<text y='48' xml:space='preserve'>a  b</text>"), plain);
}
TEST_F(SvgText, HangsFromOtherBaselines) {
    const font::Metrics metrics = library.metrics(selection.first({}));
    const double em = metrics.units_per_em;
    const Shape shape = drawn("<text y='48' dominant-baseline='central'>a</text>").shapes.at(0);
    EXPECT_NEAR(extent(shape.path)->bottom, 50 + (metrics.ascent + metrics.descent) / em * 5, 1e-6);
    EXPECT_EQ(boxes("<text y='48'><tspan baseline-shift='5'>a</tspan></text>"), "0 35 10 45");
}
TEST_F(SvgText, RunsBothWays) {
    // Hebrew in the middle runs from right to left; the whole is as long as its letters.
    const Drawing drawing = drawn(
        "<text y='48' font-family='Noto Sans Hebrew'><tspan fill='red'>\xd7\x90</tspan>"
        "<tspan fill='blue'>\xd7\x91</tspan></text>");
    ASSERT_EQ(drawing.shapes.size(), 2U);
    EXPECT_GT(extent(drawing.shapes[0].path)->left, extent(drawing.shapes[1].path)->right - 1);
}
TEST_F(SvgText, IsPaintedAsShapesAre) {
    const Drawing drawing = drawn(
        "<linearGradient id='g'><stop stop-color='red'/><stop offset='1'/></linearGradient>"
        "<text x='10' y='48' fill='url(#g)' stroke='blue'>ab</text>"
        "<text visibility='hidden'>a</text><text display='none'>a</text>");
    ASSERT_EQ(drawing.shapes.size(), 1U);
    const auto* gradient = std::get_if<LinearGradient>(&drawing.shapes[0].fill);
    ASSERT_NE(gradient, nullptr);
    EXPECT_NEAR(gradient->from.x, 10, 1e-9);
    EXPECT_NEAR(gradient->to.x, 30, 1e-9);
    EXPECT_NE(drawing.shapes[0].stroke.index(), 0U);
}
TEST_F(SvgText, UnderlinesWithoutHoles) {
    const Drawing plain = drawn("<text y='48' font-family='Lato'>gg</text>");
    const Drawing lined =
        drawn("<text y='48' font-family='Lato' text-decoration='underline'>gg</text>");
    const double letters = signed_area(plain.shapes.at(0).path);
    const double both = signed_area(lined.shapes.at(0).path);
    EXPECT_GT(std::abs(both), std::abs(letters));
    EXPECT_GT(both * letters, 0);
}
TEST_F(SvgText, TakesTheFacesOfTheProject) {
    const auto path = [&](const std::string& attributes) {
        return drawn("<text y='48' " + attributes + ">ag</text>").shapes.at(0).path;
    };
    const Path bold = path("font-family='Lato' font-weight='bold'");
    EXPECT_NE(bold, path("font-family='Lato'"));
    EXPECT_EQ(bold, path("font-family='Lato-Bold'"));  // as Illustrator writes it
    EXPECT_EQ(bold, path("font-family=\"Nowhere, 'Lato'\" font-weight='700'"));
    EXPECT_EQ(codes(), "");
    path("font-family='Nowhere'");
    EXPECT_EQ(codes(), "image.svg-font ");
}
TEST_F(SvgText, NamesWhatNoFaceHas) {
    drawn("<text y='48'>\xf4\x8f\xbf\xbd</text>");
    ASSERT_EQ(codes(), "text.missing-glyph ");
    EXPECT_NE(diagnostics.all()[0].message.find("U+10FFFD"), std::string::npos);
}
TEST_F(SvgText, LeavesToOthersWhatItCannotSet) {
    const auto omitted = [&](const std::string& inside) {
        const SourceId source =
            sources.add("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'>" + inside + "</svg>");
        const Drawing drawing = read_svg(sources, source, diagnostics, &lettering);
        return drawing.not_understood.empty() ? "" : drawing.not_understood[0].what;
    };
    EXPECT_EQ(omitted("<text><textPath href='#p'>a</textPath></text>"), "<textPath>");
    EXPECT_EQ(omitted("<text writing-mode='vertical-rl'>a</text>"), "writing-mode");
    EXPECT_EQ(omitted("<text><title>a</title>b</text>"), "");
}
TEST_F(SvgText, OfHostileFilesHasAnEnd) {
    std::string deep, many;
    for (int i = 0; i < 90; ++i) deep += "<tspan dx='1'>a";
    for (int i = 0; i < 90; ++i) deep += "</tspan>";
    boxes("<text>" + deep + "</text>");
    for (int i = 0; i < 60'000; ++i) many += "a";
    const SourceId source =
        sources.add("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text id='t'>" + many +
                                 "</text>" + "<g id='g'>" +
                                 std::string("<use href='#t'/><use href='#t'/><use href='#t'/>") +
                                 "</g><use href='#g'/><use href='#g'/><use href='#g'/></svg>");
    const Drawing drawing = read_svg(sources, source, diagnostics, &lettering);
    EXPECT_TRUE(diagnostics.has_errors() || !drawing.not_understood.empty());
}

}  // namespace
}  // namespace bifolium::image
