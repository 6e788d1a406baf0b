#include "image/drawing.h"

#include <gtest/gtest.h>

#include <cmath>

#include "image/svg_path.h"
#include "image/svg_values.h"

namespace bifolium::image {
namespace {

struct Read {
    Drawing drawing;
    std::string codes;    ///< Of findings.
    std::string omitted;  ///< What is not understood.
};
Read read(const std::string& text) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add("a.svg", text);
    Read out{read_svg(sources, source, diagnostics), {}, {}};
    for (const Diagnostic& finding : diagnostics.all()) {
        out.codes.append(finding.code).append(" ");
    }
    for (const Omission& one : out.drawing.not_understood) {
        EXPECT_EQ(one.at.source, source);
        out.omitted.append(out.omitted.empty() ? "" : "; ").append(one.what);
    }
    return out;
}
/// A picture of 100 by 100 px around `inside`.
Drawing drawn(const std::string& inside) {
    Read out = read("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>" + inside +
                    "</svg>");
    EXPECT_EQ(out.codes + out.omitted, "") << inside;
    return std::move(out.drawing);
}
Box placed(const Shape& shape) {
    return *extent(applied(shape.transform, shape.path));
}
void expect_box(const Box& box, double left, double top, double right, double bottom) {
    EXPECT_NEAR(box.left, left, 1e-3);
    EXPECT_NEAR(box.top, top, 1e-3);
    EXPECT_NEAR(box.right, right, 1e-3);
    EXPECT_NEAR(box.bottom, bottom, 1e-3);
}
Box path_box(std::string_view data) {
    return *extent(parse_path_data(data));
}
Colour fill_of(const std::string& inside) {
    const Drawing drawing = drawn(inside);
    return std::get<Colour>(drawing.shapes.at(0).fill);
}
const Colour red{Rgb{1, 0, 0}, 1}, blue{Rgb{0, 0, 1}, 1}, black{Rgb{0, 0, 0}, 1};

TEST(Path, UnderstandsEveryCommand) {
    expect_box(path_box("M10 10H90V80h-10v-5L20,30l-5-5z"), 10, 10, 90, 80);
    expect_box(path_box("M0 0C0 40 100 40 100 0"), 0, 0, 100, 30);
    expect_box(path_box("M0 0c0 40 100 40 100 0s100-40 100 0"), 0, -30, 200, 30);
    expect_box(path_box("M0 0Q50 100 100 0"), 0, 0, 100, 50);
    expect_box(path_box("M0 0q50 100 100 0t100 0"), 0, -50, 200, 50);
    expect_box(path_box("M0 50A50 50 0 0 1 100 50"), 0, 0, 100, 50);
    expect_box(path_box("M0 50A50 50 0 0 0 100 50"), 0, 50, 100, 100);
    expect_box(path_box("m0 0 10 10 10-10"), 0, 0, 20, 10);
    expect_box(path_box("M.5.5.9-.5"), 0.5, -0.5, 0.9, 0.5);
}
TEST(Path, DrawsArcsOfAllKinds) {
    expect_box(path_box("M100 50A50 50 0 1 0 50 100"), 0, 0, 100, 100);
    expect_box(path_box("M0 0a10 10 0 01 40 0"), 0, -20, 40, 0);    // too small: grown
    expect_box(path_box("M0 0A0 10 0 0 1 40 0"), 0, 0, 40, 0);      // a line
    expect_box(path_box("M0 0a20 10 90 0 1 20 0"), 0, -20, 20, 0);  // turned
}
TEST(Path, EndsAtItsFirstError) {
    expect_box(path_box("M0 0L10 10L20"), 0, 0, 10, 10);
    EXPECT_TRUE(parse_path_data("L10 10").verbs.empty());
    EXPECT_TRUE(parse_path_data("").verbs.empty());
    EXPECT_TRUE(parse_path_data("M nan 1").verbs.empty());
    EXPECT_EQ(parse_path_data("M0 0z1 1").verbs.size(), 2U);
}
TEST(Path, GoesOnFromWhereItWasClosed) {
    const Path path = parse_path_data("M10 10h10v10zL0 0");
    EXPECT_EQ(path.verbs[4], Verb::move);
    EXPECT_EQ(path.coordinates[3], (Coordinate{10, 10}));
}
TEST(Path, HasAnAreaWithASignAndAWayBack) {
    const Path path = parse_path_data("M0 0h10v10h-10z");
    EXPECT_EQ(signed_area(path), 100);
    EXPECT_EQ(signed_area(reversed(path)), -100);
    expect_box(*extent(reversed(path)), 0, 0, 10, 10);
    EXPECT_EQ(reversed(path).verbs.back(), Verb::close);
    const Path two = parse_path_data("M0 0L5 0L5 5ZM9 9C1 2 3 4 5 6");
    EXPECT_EQ(reversed(reversed(two)).coordinates, two.coordinates);
}

TEST(Shapes, HaveTheirOutlines) {
    expect_box(placed(drawn("<rect x='1' y='2' width='30' height='40'/>").shapes[0]), 1, 2, 31, 42);
    expect_box(placed(drawn("<rect width='30' height='40' rx='5'/>").shapes[0]), 0, 0, 30, 40);
    expect_box(placed(drawn("<circle cx='50%' cy='50' r='10'/>").shapes[0]), 40, 40, 60, 60);
    expect_box(placed(drawn("<ellipse cx='50' cy='50' rx='10' ry='20'/>").shapes[0]), 40, 30, 60,
               70);
    expect_box(placed(drawn("<polygon points='0,0 10,0 10,10'/>").shapes[0]), 0, 0, 10, 10);
    expect_box(placed(drawn("<polyline points='1 1 5 9'/>").shapes[0]), 1, 1, 5, 9);
    expect_box(placed(drawn("<line x2='7' y2='8' stroke='red'/>").shapes[0]), 0, 0, 7, 8);
    EXPECT_TRUE(drawn("<rect width='0' height='9'/><circle r='-1'/><path/>").shapes.empty());
}
TEST(Transforms, AreCombinedOutsideIn) {
    expect_box(placed(drawn("<g transform='translate(10,20) scale(2)'>"
                            "<rect width='5' height='5'/></g>")
                          .shapes[0]),
               10, 20, 20, 30);
    expect_box(placed(drawn("<rect width='10' height='4' transform='rotate(90 0 0)'/>").shapes[0]),
               -4, 0, 0, 10);
    expect_box(
        placed(drawn("<rect width='10' height='10' transform='matrix(1 0 0 1 5 6)'/>").shapes[0]),
        5, 6, 15, 16);
    expect_box(placed(drawn("<rect width='10' height='10' transform='skewX(45)'/>").shapes[0]), 0,
               0, 20, 10);
    expect_box(placed(drawn("<rect width='1' height='1' transform='nonsense(2)'/>").shapes[0]), 0,
               0, 1, 1);
}
TEST(Viewports, FitTheirViewBox) {
    const Read wide = read(
        "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100' "
        "viewBox='0 0 10 10'><rect width='10' height='10'/></svg>");
    expect_box(placed(wide.drawing.shapes[0]), 50, 0, 150, 100);
    const Read stretched = read(
        "<svg xmlns='http://www.w3.org/2000/svg' width='2in' height='1in' "
        "viewBox='0 0 1 1' preserveAspectRatio='none'>"
        "<rect width='1' height='1'/></svg>");
    expect_box(placed(stretched.drawing.shapes[0]), 0, 0, 192, 96);
    const Read bare = read("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'/>");
    EXPECT_EQ(bare.drawing.width_px, 30);
    const Read one =
        read("<svg xmlns='http://www.w3.org/2000/svg' width='60' viewBox='0 0 30 20'/>");
    EXPECT_EQ(one.drawing.height_px, 40);
    EXPECT_EQ(read("<svg xmlns='http://www.w3.org/2000/svg'/>").drawing.width_px, 300);
}
TEST(Paint, ComesFromAttributesRulesAndStyleInThatOrder) {
    EXPECT_EQ(fill_of("<rect width='1' height='1'/>"), black);
    EXPECT_EQ(fill_of("<rect width='1' height='1' fill='red'/>"), red);
    EXPECT_EQ(fill_of("<style>rect{fill:blue}</style><rect width='1' height='1' fill='red'/>"),
              blue);
    EXPECT_EQ(fill_of("<style>.a{fill:red} rect{fill:blue}</style>"
                      "<rect class='b a' width='1' height='1'/>"),
              red);
    EXPECT_EQ(fill_of("<style>/* x */ #i, circle{fill:red} .a{fill:blue}</style>"
                      "<rect id='i' class='a' width='1' height='1'/>"),
              red);
    EXPECT_EQ(fill_of("<rect width='1' height='1' fill='red' style='fill: blue;'/>"), blue);
    EXPECT_EQ(fill_of("<g fill='red'><rect width='1' height='1'/></g>"), red);
    EXPECT_EQ(fill_of("<g color='red'><rect fill='currentColor' width='1' height='1'/></g>"), red);
    EXPECT_EQ(fill_of("<g fill='red'><rect fill='inherit' width='1' height='1'/></g>"), red);
    EXPECT_EQ(fill_of("<g fill='red'><rect fill='nonsense' width='1' height='1'/></g>"), red);
}
TEST(Paint, KnowsColours) {
    EXPECT_EQ(parse_colour("#f00"), red);
    EXPECT_EQ(parse_colour("#FF0000"), red);
    EXPECT_EQ(parse_colour("rgb(255, 0, 0)"), red);
    EXPECT_EQ(parse_colour("rgb(100% 0% 0%)"), red);
    EXPECT_EQ(parse_colour("hsl(0, 100%, 50%)"), red);
    EXPECT_EQ(parse_colour("rgba(255,0,0,.5)")->opacity, 0.5);
    EXPECT_EQ(parse_colour("ReD"), red);
    EXPECT_FALSE(parse_colour("#12345"));
    EXPECT_FALSE(parse_colour("rgb(1,2)"));
    EXPECT_FALSE(parse_colour("reddish"));
    EXPECT_FALSE(parse_colour(")"));
}
template <class Gradient>
Gradient gradient_of(const std::string& inside) {
    const Drawing drawing = drawn(inside);
    const auto* gradient = std::get_if<Gradient>(&drawing.shapes.at(0).fill);
    EXPECT_NE(gradient, nullptr) << inside;
    return gradient == nullptr ? Gradient() : *gradient;
}
constexpr const char* two_stops = "<stop stop-color='red'/><stop offset='1' stop-color='blue'/>";

TEST(Transforms, TakeNumbersBelowZero) {
    const auto box = [](const std::string& transform) {
        const Box made = placed(
            drawn("<rect width='4' height='4' transform='" + transform + "'/>").shapes.at(0));
        return std::pair(std::lround(made.left), std::lround(made.top));
    };
    EXPECT_EQ(box("translate(3,-2)"), std::pair(3L, -2L));
    EXPECT_EQ(box("translate(3 -2)"), std::pair(3L, -2L));
    EXPECT_EQ(box("translate(3-2)"), std::pair(3L, -2L));
    EXPECT_EQ(box("matrix(1 0 0 -1 -5 -6)"), std::pair(-5L, -10L));
    EXPECT_EQ(box("translate(3px, -2px)"), std::pair(3L, -2L));
}
TEST(Lengths, CountInTheSizeOfText) {
    expect_box(
        placed(drawn("<g font-size='5'><rect x='1em' width='2em' height='1ex'/></g>").shapes.at(0)),
        5, 0, 15, 2.5);
}
TEST(RadialGradients, FitTheirShape) {
    const std::string wide = "<rect x='10' width='40' height='10' fill='url(#g)'/>";
    const RadialGradient made = gradient_of<RadialGradient>(
        "<radialGradient id='g'>" + std::string(two_stops) + "</radialGradient>" + wide);
    // An ellipse that touches all four sides.
    const Coordinate right = applied(made.transform, {made.centre.x + made.radius, made.centre.y});
    const Coordinate bottom = applied(made.transform, {made.centre.x, made.centre.y + made.radius});
    EXPECT_NEAR(right.x, 50, 1e-9);
    EXPECT_NEAR(right.y, 5, 1e-9);
    EXPECT_NEAR(bottom.x, 30, 1e-9);
    EXPECT_NEAR(bottom.y, 10, 1e-9);
    EXPECT_EQ(made.focus, made.centre);
}
TEST(RadialGradients, KeepTheirFocusInside) {
    const RadialGradient made = gradient_of<RadialGradient>(
        "<radialGradient id='g' gradientUnits='userSpaceOnUse' cx='50' cy='50' r='20' fx='90' "
        "fy='50'>" +
        std::string(two_stops) + "</radialGradient><rect width='9' height='9' fill='url(#g)'/>");
    EXPECT_NEAR(made.focus.x, 70, 0.1);
    EXPECT_LT(made.focus.x, 70);
}
TEST(RadialGradients, TakeWhatOthersSay) {
    EXPECT_EQ(
        gradient_of<RadialGradient>(
            "<linearGradient id='a'>" + std::string(two_stops) +
            "</linearGradient><radialGradient id='g' href='#a' gradientUnits='userSpaceOnUse' "
            "r='7'/><rect width='9' height='9' fill='url(#g)'/>")
            .radius,
        7);
    EXPECT_EQ(fill_of("<radialGradient id='g' r='0'>" + std::string(two_stops) +
                      "</radialGradient><rect width='9' height='9' fill='url(#g)'/>"),
              blue);
}
TEST(Gradients, AreWrittenOutWhereTheyRepeat) {
    const auto made = [](const std::string& spread, const std::string& element) {
        return "<" + element +
               " id='g' gradientUnits='userSpaceOnUse' x1='10' x2='20' cx='50' "
               "cy='50' r='10' spreadMethod='" +
               spread + "'>" + two_stops + "</" + element +
               "><rect width='100' height='100' fill='url(#g)'/>";
    };
    const auto linear = gradient_of<LinearGradient>(made("repeat", "linearGradient"));
    EXPECT_EQ(linear.from, (Coordinate{0, 0}));
    EXPECT_EQ(linear.to, (Coordinate{100, 0}));
    ASSERT_EQ(linear.stops.size(), 40U);
    EXPECT_EQ(linear.stops[4].colour, red);
    EXPECT_EQ(linear.stops[7].colour, blue);
    const auto back = gradient_of<LinearGradient>(made("reflect", "linearGradient"));
    EXPECT_EQ(back.stops[0].colour, blue);  // the period before the first runs backwards
    EXPECT_EQ(back.stops[3].colour, red);
    EXPECT_EQ(back.stops[4].colour, red);
    const auto radial = gradient_of<RadialGradient>(made("repeat", "radialGradient"));
    EXPECT_EQ(radial.radius, 80);  // as far as the corners
    EXPECT_EQ(radial.stops.size(), 32U);
    EXPECT_EQ(read("<svg xmlns='http://www.w3.org/2000/svg'><linearGradient id='g' x2='1e-6' "
                   "spreadMethod='repeat'>" +
                   std::string(two_stops) +
                   "</linearGradient><rect width='9' height='9' fill='url(#g)'/></svg>")
                  .omitted,
              "spreadMethod");
}
TEST(Shapes, AreBroughtToThePageWhereNothingIsBent) {
    const Shape shape =
        drawn(
            "<g transform='translate(3) rotate(90) scale(1000)'><path d='M0 0H.05' stroke='red' "
            "stroke-width='.0005' stroke-dasharray='.01'/></g>")
            .shapes.at(0);
    EXPECT_EQ(shape.transform, Transform());
    EXPECT_NEAR(shape.stroke_width, 0.5, 1e-9);
    EXPECT_NEAR(shape.dashes.at(0), 10, 1e-9);
    EXPECT_NEAR(extent(shape.path)->bottom, 50, 1e-9);
    EXPECT_NE(drawn("<g transform='scale(2 1)'><circle r='5'/></g>").shapes.at(0).transform,
              Transform());
}
TEST(Paint, FoldsOpacityWhereThatIsExact) {
    EXPECT_EQ(
        fill_of("<g opacity='.5'><rect width='1' height='1' fill-opacity='50%'/></g>").opacity,
        0.25);
    const std::string overlapping =
        "<g opacity='.5'><rect width='5' height='5'/>"
        "<rect width='5' height='5'/></g>";
    const Drawing together = drawn("<g opacity='.4'><rect width='9' height='9'/>" + overlapping +
                                   "</g><rect width='1' height='1'/>");
    ASSERT_EQ(together.shapes.size(), 4U);
    EXPECT_EQ(together.groups, (std::vector<Group>{{1, 0.5}, {no_group, 0.4}}));
    EXPECT_EQ(groups_around(together, together.shapes[0]), (std::vector<std::uint32_t>{1}));
    EXPECT_EQ(groups_around(together, together.shapes[2]), (std::vector<std::uint32_t>{1, 0}));
    EXPECT_TRUE(groups_around(together, together.shapes[3]).empty());
    EXPECT_EQ(std::get<Colour>(together.shapes[2].fill).opacity, 1);
    EXPECT_EQ(drawn("<g opacity='.5'><rect width='5' height='5'/>"
                    "<rect x='6' width='5' height='5'/></g>")
                  .shapes.size(),
              2U);
}
TEST(Strokes, HaveAllTheirProperties) {
    const Drawing drawing = drawn(
        "<path d='M0 0L9 9' fill='none' stroke='red' stroke-width='2mm' "
        "stroke-linecap='round' stroke-linejoin='bevel' "
        "stroke-miterlimit='7' stroke-dasharray='1 2 3' "
        "stroke-dashoffset='4'/>");
    const Shape& shape = drawing.shapes[0];
    EXPECT_EQ(std::get<Colour>(shape.stroke), red);
    EXPECT_EQ(shape.fill.index(), 0U);
    EXPECT_NEAR(shape.stroke_width, 7.559, 1e-3);
    EXPECT_EQ(shape.cap, LineCap::round);
    EXPECT_EQ(shape.join, LineJoin::bevel);
    EXPECT_EQ(shape.miter_limit, 7);
    EXPECT_EQ(shape.dashes, (std::vector<double>{1, 2, 3, 1, 2, 3}));
    EXPECT_EQ(shape.dash_offset, 4);
}
TEST(Gradients, AreResolvedInTheShapesSpace) {
    const std::string stops =
        "<stop offset='0' stop-color='red'/>"
        "<stop offset='100%' stop-color='blue' stop-opacity='.5'/>";
    const Drawing drawing = drawn("<defs><linearGradient id='s'>" + stops +
                                  "</linearGradient><linearGradient id='g' href='#s' x2='0' "
                                  "y2='1'/></defs>"
                                  "<rect x='10' y='20' width='30' height='40' fill='url(#g)'/>");
    const auto& gradient = std::get<LinearGradient>(drawing.shapes[0].fill);
    EXPECT_EQ(gradient.from, (Coordinate{10, 20}));
    EXPECT_NEAR(gradient.to.x, 10, 1e-9);
    EXPECT_NEAR(gradient.to.y, 60, 1e-9);
    ASSERT_EQ(gradient.stops.size(), 2U);
    EXPECT_EQ(gradient.stops[0].colour, red);
    EXPECT_EQ(gradient.stops[1].colour.opacity, 0.5);
}
TEST(Gradients, KeepTheirLinesUnderAStretchedBox) {
    const Drawing drawing = drawn(
        "<linearGradient id='g' x2='1' y2='1'><stop stop-color='red'/>"
        "<stop offset='1' stop-color='blue'/></linearGradient>"
        "<rect width='40' height='10' fill='url(#g)'/>");
    const auto& g = std::get<LinearGradient>(drawing.shapes[0].fill);
    const auto offset = [&](double x, double y) {
        const double dx = g.to.x - g.from.x, dy = g.to.y - g.from.y;
        return ((x - g.from.x) * dx + (y - g.from.y) * dy) / (dx * dx + dy * dy);
    };
    EXPECT_NEAR(offset(0, 0), 0, 1e-9);
    EXPECT_NEAR(offset(40, 10), 1, 1e-9);
    EXPECT_NEAR(offset(40, 0), 0.5, 1e-9);
    EXPECT_NEAR(offset(0, 10), 0.5, 1e-9);
}
TEST(Gradients, InUserSpaceAreTakenAsTheyAre) {
    const Drawing drawing = drawn(
        "<linearGradient id='g' gradientUnits='userSpaceOnUse' x1='5' x2='50%' "
        "gradientTransform='translate(1)'><stop stop-color='red'/><stop offset='1'/>"
        "</linearGradient><rect width='40' height='10' fill='url(#g)'/>");
    const auto& gradient = std::get<LinearGradient>(drawing.shapes[0].fill);
    EXPECT_EQ(gradient.from, (Coordinate{6, 0}));
    EXPECT_NEAR(gradient.to.x, 51, 1e-9);
}
TEST(Clips, AreUnionsInTheViewport) {
    const Drawing drawing = drawn(
        "<clipPath id='c'><rect width='5' height='5'/><circle r='3'/></clipPath>"
        "<g transform='scale(2)' clip-path='url(#c)'><rect width='9' height='9'/></g>");
    ASSERT_EQ(drawing.shapes[0].clips.size(), 1U);
    expect_box(*extent(drawing.shapes[0].clips[0]), -6, -6, 10, 10);
    const Drawing boxed = drawn(
        "<clipPath id='c' clipPathUnits='objectBoundingBox'>"
        "<rect width='.5' height='1'/></clipPath>"
        "<rect x='10' width='20' height='6' clip-path='url(#c)'/>");
    expect_box(*extent(boxed.shapes[0].clips[0]), 10, 0, 20, 6);
    EXPECT_TRUE(
        drawn("<clipPath id='c'/><rect width='9' height='9' clip-path='url(#c)'/>").shapes.empty());
}
TEST(Uses, ShowWhatTheyName) {
    const Drawing drawing = drawn(
        "<defs><g id='a'><rect width='2' height='2'/></g>"
        "<symbol id='s' viewBox='0 0 1 1'><rect width='1' height='1'/>"
        "</symbol></defs><use href='#a' x='10' fill='red'/>"
        "<use xmlns:xlink='http://www.w3.org/1999/xlink' "
        "xlink:href='#s' x='20' y='20' width='30' height='30'/>");
    ASSERT_EQ(drawing.shapes.size(), 2U);
    expect_box(placed(drawing.shapes[0]), 10, 0, 12, 2);
    EXPECT_EQ(std::get<Colour>(drawing.shapes[0].fill), red);
    expect_box(placed(drawing.shapes[1]), 20, 20, 50, 50);
    EXPECT_EQ(drawing.shapes[1].clips.size(), 1U);
}
TEST(Drawings, HideWhatIsHidden) {
    EXPECT_TRUE(drawn("<rect width='1' height='1' display='none'/>"
                      "<rect width='1' height='1' visibility='hidden'/>"
                      "<g style='display:none'><rect width='1' height='1'/></g>"
                      "<rect width='1' height='1' fill='none'/>")
                    .shapes.empty());
}
TEST(Drawings, GiveTheirTitle) {
    EXPECT_EQ(drawn("<title> A cell </title>").title, "A cell");
}
TEST(Drawings, SkipWhatEditorsLeave) {
    EXPECT_EQ(drawn("<x:view xmlns:x='http://x'><rect width='1' height='1'/></x:view>"
                    "<metadata>text</metadata><desc>more</desc>")
                  .shapes.size(),
              0U);
}
TEST(Rules, SeeTheElementsAround) {
    const auto colour = [](const std::string& rule) {
        return fill_of("<style>" + rule +
                       "</style><g class='a'><g id='b'><rect width='1' "
                       "height='1'/></g></g>");
    };
    EXPECT_EQ(colour("g rect{fill:red}"), red);
    EXPECT_EQ(colour(".a rect{fill:red}"), red);
    EXPECT_EQ(colour(".a > #b > rect{fill:red}"), red);
    EXPECT_EQ(colour(".a>g rect{fill:red}"), red);
    EXPECT_EQ(colour("svg > rect{fill:red}"), black);
    EXPECT_EQ(colour(".a > rect{fill:red}"), black);
    EXPECT_EQ(colour("#b rect{fill:red} g g rect{fill:blue}"), red);  // the weightier
}
TEST(Masks, ShowWhatIsLight) {
    const Drawing drawing = drawn(
        "<mask id='m' maskContentUnits='objectBoundingBox' x='0' y='0' width='1' height='1'>"
        "<rect width='.5' height='1' fill='white'/></mask>"
        "<g opacity='.5'><rect x='10' width='20' height='20' mask='url(#m)'/></g>"
        "<rect width='1' height='1' mask='url(#nowhere)'/>");
    ASSERT_EQ(drawing.shapes.size(), 2U);
    ASSERT_EQ(drawing.groups.size(), 2U);
    const std::shared_ptr<const Drawing> mask = drawing.groups[0].mask;
    ASSERT_NE(mask, nullptr);
    EXPECT_TRUE(drawing.groups[0].by_luminance);
    expect_box(placed(mask->shapes.at(0)), 10, 0, 20, 20);
    expect_box(*extent(mask->shapes.at(0).clips.at(0)), 10, 0, 30, 20);
    EXPECT_EQ(drawing.groups[1].opacity, 0.5);
    EXPECT_NE(write_svg(drawing).find("mask=\"url(#m1)\""), std::string::npos);
    EXPECT_EQ(
        read("<svg xmlns='http://www.w3.org/2000/svg'><mask id='m'><rect width='9' height='9' "
             "mask='url(#m)'/></mask><rect width='9' height='9' mask='url(#m)'/></svg>")
            .omitted,
        "mask within itself");
}
TEST(Markers, StandAtTheVertices) {
    const auto boxes = [](const std::string& marker, const std::string& line) {
        const Drawing drawing =
            drawn("<marker id='m' markerWidth='2' markerHeight='2' refX='1' refY='1' " + marker +
                  "><rect width='2' height='1' fill='context-stroke'/></marker>" + line);
        std::string out;
        for (std::size_t i = 1; i < drawing.shapes.size(); ++i) {
            EXPECT_EQ(std::get<Colour>(drawing.shapes[i].fill), red);
            const Box box = placed(drawing.shapes[i]);
            for (const double edge : {box.left, box.top, box.right, box.bottom}) {
                out += std::to_string(std::lround(edge)) + " ";
            }
        }
        return out;
    };
    const std::string line = "<path d='M10 10H50V50' fill='none' stroke='red' stroke-width='2' ";
    EXPECT_EQ(boxes("", line + "marker-start='url(#m)'/>"), "8 8 12 10 ");
    EXPECT_EQ(boxes("markerUnits='userSpaceOnUse'", line + "marker-end='url(#m)'/>"),
              "49 49 51 50 ");
    EXPECT_EQ(boxes("orient='auto'", line + "marker-end='url(#m)'/>"), "50 48 52 52 ");
    EXPECT_EQ(boxes("orient='180'", line + "marker-start='url(#m)'/>"), "8 10 12 12 ");
    EXPECT_EQ(boxes("orient='auto-start-reverse'", line + "marker-start='url(#m)'/>"),
              "8 10 12 12 ");
    EXPECT_EQ(boxes("", line + "marker='url(#m)'/>"), "8 8 12 10 48 8 52 10 48 48 52 50 ");
    EXPECT_EQ(boxes("", "<rect width='5' height='5' stroke='red' marker-start='url(#m)'/>"), "");
}
TEST(Drawings, MayNameTheDtdsOfSvg) {
    const std::string svg =
        "<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>";
    EXPECT_EQ(read("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
                   "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" +
                   svg)
                  .codes,
              "");
    EXPECT_EQ(read("<!DOCTYPE svg>" + svg).codes, "");
    for (const char* other :
         {"<!DOCTYPE svg SYSTEM 'http://x/y.dtd'>",
          "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x' [<!ENTITY a 'b'>]>",
          "<!DOCTYPE html>"}) {
        EXPECT_EQ(read(other + svg).codes, "image.damaged ") << other;
    }
    EXPECT_EQ(read("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><svg "
                   "xmlns='http://www.w3.org/2000/svg'><desc>&nbsp;</desc></svg>")
                  .codes,
              "image.damaged ");
}
TEST(Drawings, SayWhatTheyDoNotShow) {
    const auto omitted = [](const std::string& inside) {
        const Read out = read("<svg xmlns='http://www.w3.org/2000/svg'>" + inside + "</svg>");
        EXPECT_EQ(out.codes, "") << inside;
        return out.omitted;
    };
    EXPECT_EQ(omitted("<text>word</text>"), "<text>");
    EXPECT_EQ(omitted("<image href='data:image/png;base64,'/>"), "<image>");
    EXPECT_EQ(omitted("<foreignObject/>"), "<foreignObject>");
    EXPECT_EQ(omitted("<rect width='1' height='1' filter='url(#f)'/>"), "filter");
    EXPECT_EQ(omitted("<style>rect:hover{fill:red}</style>"), "selector 'rect:hover'");
    EXPECT_EQ(omitted("<style>@media print{rect{fill:red}} rect{fill:red}</style>"), "@media");
    EXPECT_EQ(omitted("<use href='#nowhere'/>"), "<use> of what is not there");
    EXPECT_EQ(omitted("<script>alert(1)</script>"), "");
}
TEST(Drawings, BringInNothingFromOutside) {
    const auto codes = [](const std::string& inside) {
        const Read out = read(
            "<svg xmlns='http://www.w3.org/2000/svg' "
            "xmlns:xlink='http://www.w3.org/1999/xlink'>" +
            inside + "</svg>");
        EXPECT_EQ(out.omitted, "") << inside;
        return out.codes;
    };
    EXPECT_EQ(codes("<image href='x.png'/>"), "image.svg-outside ");
    EXPECT_EQ(codes("<image xlink:href='file:///etc/passwd'/>"), "image.svg-outside ");
    EXPECT_EQ(codes("<use href='other.svg#a'/>"), "image.svg-outside ");
    EXPECT_EQ(codes("<style>@font-face{src:url( 'http://x/a.ttf' )}</style>"),
              "image.svg-outside ");
    EXPECT_EQ(codes("<style>rect{fill:url(#a)}</style>"), "");
    EXPECT_EQ(codes("<a href='https://example.org'><rect width='1' height='1'/></a>"), "");
}
TEST(Drawings, ThatCannotBeReadAreErrors) {
    EXPECT_EQ(read("<svg").codes, "image.damaged ");
    EXPECT_EQ(read("<html/>").codes, "image.damaged ");
    EXPECT_EQ(read("").codes, "image.damaged ");
    EXPECT_EQ(
        read("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>").codes,
        "image.damaged ");
}
TEST(Drawings, StopBombs) {
    std::string uses = "<g id='a0'><rect width='1' height='1'/></g>";
    for (int i = 1; i < 20; ++i) {
        uses += "<g id='a" + std::to_string(i) + "'>";
        for (int k = 0; k < 10; ++k) uses += "<use href='#a" + std::to_string(i - 1) + "'/>";
        uses += "</g>";
    }
    EXPECT_EQ(read("<svg xmlns='http://www.w3.org/2000/svg'>" + uses + "</svg>").codes,
              "image.too-large ");
    EXPECT_EQ(read("<svg xmlns='http://www.w3.org/2000/svg'><g id='a'><use href='#a'/></g></svg>")
                  .omitted,
              "nesting of more than 100");
    EXPECT_EQ(read("<svg xmlns='http://www.w3.org/2000/svg'><linearGradient id='a' href='#a'/>"
                   "<clipPath id='c' clip-path='url(#c)'><rect width='1' height='1'/></clipPath>"
                   "<rect fill='url(#a)' clip-path='url(#c)' width='1' height='1'/></svg>")
                  .codes,
              "");
}
TEST(WriteSvg, ComesBackAsTheSameDrawing) {
    const Drawing drawing = drawn(
        "<title>A &lt; B</title><linearGradient id='g'><stop stop-color='red'/>"
        "<stop offset='1' stop-opacity='.5'/></linearGradient>"
        "<clipPath id='c'><circle r='9'/></clipPath>"
        "<g clip-path='url(#c)' transform='translate(3 4)'>"
        "<rect width='9' height='9' fill='url(#g)' stroke='blue' stroke-dasharray='1 2'/></g>"
        "<path d='M0 0h5v5z' fill='#12345678' fill-rule='evenodd'/>");
    const std::string once = write_svg(drawing);
    const Read again = read(once);
    EXPECT_EQ(again.codes, "");
    EXPECT_EQ(again.drawing.title, "A < B");
    EXPECT_EQ(again.drawing.shapes.size(), drawing.shapes.size());
    EXPECT_EQ(write_svg(again.drawing), once);
}

}  // namespace
}  // namespace bifolium::image
