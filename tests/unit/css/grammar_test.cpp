#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "css/numbers.h"
#include "css/property.h"
#include "css/stylesheet.h"

namespace bifolium::css {
namespace {

struct Parsed {
    std::optional<std::vector<Longhand>> longhands;
    Refusal refusal;
};

Parsed parse(std::string_view name, std::string text) {
    Sources sources;
    Diagnostics diagnostics;
    const auto size = static_cast<std::uint32_t>(text.size());
    const SourceId id = sources.add("a.css", std::move(text));
    const ComponentValues values = parse_component_values(sources, {id, 0, size}, diagnostics);
    Parsed parsed;
    parsed.longhands = parse_value(name, values, "styles/a.css", parsed.refusal);
    return parsed;
}

bool takes(std::string_view name, std::string text) {
    return parse(name, std::move(text)).longhands.has_value();
}

Value value_of(std::string_view name, std::string text, Property property) {
    const Parsed parsed = parse(name, text);
    if (parsed.longhands) {
        for (const Longhand& longhand : *parsed.longhands) {
            if (longhand.property == property) return longhand.value;
        }
    }
    ADD_FAILURE() << name << ": " << text << ": " << parsed.refusal.why;
    return {};
}
Value value_of(std::string_view name, std::string text) {
    return value_of(name, std::move(text), *find_property(name));
}

Value word(std::string name) {
    return Value{Keyword{std::move(name)}};
}
Value measure(double number, Unit unit) {
    return Value{Dimension{number, unit}};
}
Value rgb(double red, double green, double blue, double opacity = 1) {
    return Value{Colour{Rgb{red, green, blue}, opacity}};
}

TEST(Properties, AreFoundByName) {
    EXPECT_EQ(find_property("margin-top"), Property::margin_top);
    EXPECT_EQ(find_property("float"), Property::floating);
    EXPECT_EQ(find_property("-bifolium-glyph-stretch"), Property::glyph_stretch);
    EXPECT_FALSE(find_property("margin"));
    EXPECT_EQ(facts(Property::orphans).initial, "2");
    EXPECT_EQ(facts(Property::orphans).inherited, Inherited::yes);
    EXPECT_EQ(shorthand("margin").size(), 4u);
    EXPECT_TRUE(shorthand("margin-top").empty());
}

TEST(Properties, EveryInitialValueIsOneThatItsPropertyTakes) {
    for (std::size_t i = 0; i < properties; ++i) {
        const PropertyFacts& row = facts(static_cast<Property>(i));
        if (row.initial == "depends on user agent") continue;
        const Parsed parsed = parse(row.name, std::string(row.initial));
        EXPECT_TRUE(parsed.longhands)
            << row.name << ": " << row.initial << ": " << parsed.refusal.why;
    }
}

TEST(Properties, EveryNameTakesCssWideKeywords) {
    for (const std::string_view name : property_names()) {
        for (const char* keyword : {"inherit", "INITIAL", " unset ", "revert"}) {
            EXPECT_TRUE(takes(name, keyword)) << name << ": " << keyword;
        }
        // Two words may be a family's name.
        EXPECT_EQ(takes(name, "inherit inherit"), name == "font-family") << name;
        EXPECT_FALSE(takes(name, "")) << name;
        EXPECT_FALSE(takes(name, "~")) << name;
    }
}

TEST(Properties, AShorthandSaysAllItsLonghands) {
    for (const std::string_view name : property_names()) {
        const auto longhands = shorthand(name);
        if (longhands.empty()) continue;
        const Parsed parsed = parse(name, "inherit");
        ASSERT_TRUE(parsed.longhands) << name;
        ASSERT_EQ(parsed.longhands->size(), longhands.size()) << name;
    }
}

TEST(Grammar, takes_gradients_with_two_stops_at_least) {
    for (const char* good :
         {"linear-gradient(red, blue)", "linear-gradient(to top left, red 10%, 30%, blue 2pt 40%)",
          "linear-gradient(0.25turn, red, blue)", "radial-gradient(red, blue)",
          "radial-gradient(circle 5pt at left 2pt top, red, blue)",
          "radial-gradient(closest-side, red, blue)", "radial-gradient(at 10% 20%, red, blue)",
          "repeating-linear-gradient(45deg, red 0 2pt, transparent 2pt 4pt)"}) {
        EXPECT_TRUE(takes("background-image", good)) << good;
    }
    for (const char* wrong :
         {"linear-gradient(red)", "linear-gradient(to middle, red, blue)",
          "linear-gradient(10%, red, blue)", "linear-gradient(red, 20%, 30%, blue)",
          "radial-gradient(circle 1pt 2pt, red, blue)", "radial-gradient(5deg, red, blue)",
          "linear-gradient(red blue)", "linear-gradient()"}) {
        EXPECT_FALSE(takes("background-image", wrong)) << wrong;
    }
}

TEST(Grammar, keeps_all_layers_of_a_background) {
    const std::string both = "url(a.png) no-repeat right / cover, linear-gradient(red, blue) #fff";
    const auto count = [&](Property property) {
        return std::get<List>(value_of("background", both, property).what).items.size();
    };
    EXPECT_EQ(count(Property::background_image), 2u);
    EXPECT_EQ(count(Property::background_position_x), 2u);
    EXPECT_EQ(count(Property::background_size), 2u);
    EXPECT_EQ(count(Property::background_clip), 2u);
    EXPECT_TRUE(std::holds_alternative<Colour>(
        value_of("background", both, Property::background_color).what));
    EXPECT_FALSE(takes("background", "#fff, url(a.png)"));
}

TEST(Grammar, takes_transforms_with_the_arguments_that_they_have) {
    EXPECT_TRUE(takes("transform", "rotate(45deg) translate(10%, 2pt) scale(2)"));
    EXPECT_TRUE(takes("transform", "ROTATE(0)"));
    for (const char* wrong :
         {"rotate(10px)", "rotate(1deg, 2deg)", "scale(1pt)", "translateX(1, 2)", "matrix(1, 2)",
          "translate(1)", "turn(1deg)", "skew()"}) {
        EXPECT_FALSE(takes("transform", wrong)) << wrong;
    }
}

TEST(Grammar, SidesAreFilledFromOppositeOnes) {
    const auto four = parse("margin", "1pt 2mm auto").longhands;
    ASSERT_TRUE(four);
    EXPECT_EQ((*four)[0].value, measure(1, Unit::pt));
    EXPECT_EQ((*four)[1].value, measure(2, Unit::mm));
    EXPECT_EQ((*four)[2].value, word("auto"));
    EXPECT_EQ((*four)[3].value, measure(2, Unit::mm));
    EXPECT_FALSE(takes("margin", "1pt 2pt 3pt 4pt 5pt"));
    EXPECT_FALSE(takes("padding", "auto"));
    EXPECT_FALSE(takes("padding", "-1pt"));
    EXPECT_TRUE(takes("margin", "-1pt"));
}

TEST(Grammar, ALengthNeedsItsUnit) {
    EXPECT_EQ(value_of("width", "0"), measure(0, Unit::pt));
    const Parsed bare = parse("width", "12");
    EXPECT_FALSE(bare.longhands);
    EXPECT_EQ(bare.refusal.help, "a length needs a unit: write '12pt'");
    EXPECT_EQ(parse("width", "12pk").refusal.help, "there is no unit 'pk'");
    EXPECT_EQ(value_of("width", "12PT"), measure(12, Unit::pt));
    EXPECT_EQ(value_of("line-height", "0"), measure(0, Unit::number));
}

TEST(Grammar, ARefusalNamesThePropertyAndTheCulprit) {
    EXPECT_EQ(parse("widows", "2px").refusal.why,
              "'widows' takes a whole number from 1, not '2px'");
    EXPECT_EQ(parse("break-inside", "avoyd").refusal.help, "did you mean 'avoid'?");
    EXPECT_EQ(parse("border-top", "1pt solyd red").refusal.help, "did you mean 'solid'?");
    const Parsed late = parse("margin", "1pt 2pt red");
    EXPECT_EQ(late.refusal.at, 4u);
    EXPECT_EQ(
        late.refusal.why,
        "'margin' takes one to four values, each 'auto' or a length or percentage, not 'red'");
    EXPECT_EQ(parse("font", "12pt").refusal.why.substr(0, 12), "'font' takes");
}

TEST(Grammar, Calc) {
    EXPECT_TRUE(takes("width", "calc(100% - 2 * (3mm + 1pt))"));
    EXPECT_TRUE(takes("width", "min(50%, 10em)"));
    EXPECT_TRUE(takes("margin", "calc(1pt + -1pt) max(1pt, 2%, 3em) clamp(1pt, 2vw, 3pt) 0"));
    EXPECT_TRUE(takes("orphans", "calc(1 + 1)"));
    EXPECT_FALSE(takes("width", "calc(1pt + 1)"));    // a length and a number
    EXPECT_FALSE(takes("width", "calc(1pt * 1pt)"));  // an area
    EXPECT_FALSE(takes("width", "calc(1pt / 1pt)"));
    EXPECT_FALSE(takes("width", "calc(1pt+ 1pt)"));
    EXPECT_FALSE(takes("width", "calc()"));
    EXPECT_FALSE(takes("width", "clamp(1pt, 2pt)"));
    EXPECT_FALSE(takes("width", "calc(1pt 2pt)"));
    EXPECT_FALSE(takes("letter-spacing", "calc(1deg)"));
}

TEST(Grammar, Colours) {
    EXPECT_EQ(value_of("color", "#f00"), rgb(1, 0, 0));
    EXPECT_EQ(value_of("color", "#00ff0000"), rgb(0, 1, 0, 0));
    EXPECT_EQ(value_of("color", "RebeccaPurple"), rgb(0.4, 0.2, 0.6));
    EXPECT_EQ(value_of("color", "rgb(0 255 0 / 50%)"), rgb(0, 1, 0, 0.5));
    EXPECT_EQ(value_of("color", "rgba(0, 300, 0, .5)"), rgb(0, 1, 0, 0.5));
    EXPECT_EQ(value_of("color", "hsl(120deg 100% 50%)"), rgb(0, 1, 0));
    EXPECT_EQ(value_of("color", "hwb(0 0% 0%)"), rgb(1, 0, 0));
    EXPECT_EQ(value_of("color", "transparent"), rgb(0, 0, 0, 0));
    EXPECT_EQ(value_of("color", "currentColor"), word("currentcolor"));
    EXPECT_EQ(value_of("color", "device-cmyk(0 .5 1 0)"), (Value{Colour{Cmyk{0, 0.5, 1, 0}, 1}}));
    EXPECT_FALSE(takes("color", "#ff"));
    EXPECT_FALSE(takes("color", "rgb(1, 50%, 0)"));
    EXPECT_FALSE(takes("color", "rgb(1 2 3, 4)"));
    EXPECT_FALSE(takes("color", "rgb(none, 2, 3)"));
    EXPECT_FALSE(takes("color", "rebecapurple"));
}

void expect_near(const Value& value, Rgb expected) {
    const auto* colour = std::get_if<Colour>(&value.what);
    ASSERT_NE(colour, nullptr);
    const Rgb found = to_rgb(*colour);
    EXPECT_NEAR(found.red, expected.red, 0.002);
    EXPECT_NEAR(found.green, expected.green, 0.002);
    EXPECT_NEAR(found.blue, expected.blue, 0.002);
}

// The numbers of CSS Color 4's own examples and of Web Platform Tests.
TEST(Grammar, ColoursOfOtherSpaces) {
    expect_near(value_of("color", "lab(46.2775% -47.5621 48.5837)"), {0, 0.5019, 0});
    expect_near(value_of("color", "lch(46.2775% 67.9892 134.3912)"), {0, 0.5019, 0});
    expect_near(value_of("color", "oklab(51.975% -0.1403 0.10768)"), {0, 0.5019, 0});
    expect_near(value_of("color", "oklch(51.975% 0.17686 142.495)"), {0, 0.5019, 0});
    expect_near(value_of("color", "color(display-p3 0.21604 0.49418 0.13151)"), {0, 0.5019, 0});
    expect_near(value_of("color", "color(xyz 0.07719 0.15438 0.02573)"), {0, 0.5019, 0});
    expect_near(value_of("color", "color-mix(in srgb, red, blue)"), {0.5, 0, 0.5});
    expect_near(value_of("color", "color-mix(in oklab, white, black)"), {0.388, 0.388, 0.388});
    expect_near(value_of("color", "color-mix(in srgb, #000 25%, white)"), {0.75, 0.75, 0.75});
}

TEST(Grammar, Font) {
    const std::string text = "italic small-caps 900 12pt/17pt \"Brochure Text\", Noto Sans, serif";
    EXPECT_EQ(value_of("font", text, Property::font_style), word("italic"));
    EXPECT_EQ(value_of("font", text, Property::font_weight), measure(900, Unit::number));
    EXPECT_EQ(value_of("font", text, Property::font_size), measure(12, Unit::pt));
    EXPECT_EQ(value_of("font", text, Property::line_height), measure(17, Unit::pt));
    const Value family = value_of("font", text, Property::font_family);
    EXPECT_EQ(std::get<List>(family.what).items[1], (Value{Text{"Noto Sans"}}));
    EXPECT_EQ(std::get<List>(family.what).items[2], word("serif"));
    EXPECT_TRUE(takes("font", "normal normal bold larger / 1.2 x"));
    EXPECT_FALSE(takes("font", "12pt/17pt"));
    EXPECT_FALSE(takes("font", "bold serif"));
    EXPECT_TRUE(takes("font-feature-settings", "\"smcp\", \"lnum\" 0, \"onum\" on"));
    EXPECT_FALSE(takes("font-feature-settings", "\"small\""));
    EXPECT_TRUE(takes("font-variant", "small-caps oldstyle-nums common-ligatures tabular-nums"));
    EXPECT_FALSE(takes("font-variant-numeric", "lining-nums oldstyle-nums"));
}

TEST(Grammar, Shorthands) {
    EXPECT_EQ(value_of("border", "thin dashed red", Property::border_left_style), word("dashed"));
    EXPECT_EQ(value_of("border", "0", Property::border_left_style), word("initial"));
    EXPECT_EQ(value_of("list-style", "none", Property::list_style_type), word("none"));
    EXPECT_EQ(value_of("list-style", "square inside", Property::list_style_position),
              word("inside"));
    EXPECT_TRUE(takes("list-style", "none none"));
    EXPECT_FALSE(takes("list-style", "none none none"));
    EXPECT_EQ(value_of("background", "url(a.png) no-repeat 50% 0/cover, #fff",
                       Property::background_color),
              rgb(1, 1, 1));
    EXPECT_FALSE(takes("background", "#fff, url(a.png)"));
    EXPECT_TRUE(takes("background", "linear-gradient(red, blue) left 2mm top"));
    EXPECT_EQ(value_of("page-break-before", "always", Property::break_before), word("page"));
    EXPECT_EQ(value_of("white-space", "pre-line", Property::white_space_collapse),
              word("preserve-breaks"));
    EXPECT_EQ(value_of("text-wrap", "balance", Property::text_wrap_style), word("balance"));
    EXPECT_EQ(value_of("text-align", "center", Property::text_align_all), word("center"));
    EXPECT_EQ(value_of("text-decoration", "underline dotted 1pt", Property::text_decoration_style),
              word("dotted"));
    EXPECT_EQ(value_of("columns", "auto 3", Property::column_count), measure(3, Unit::integer));
    EXPECT_TRUE(takes("border-radius", "1pt 2pt / 3pt"));
    EXPECT_EQ(value_of("overflow", "hidden", Property::overflow_y), word("hidden"));
}

TEST(Grammar, GeneratedContent) {
    EXPECT_TRUE(
        takes("content", "\"a\" counter(page) counters(item, \".\", upper-roman) attr(href)"));
    EXPECT_TRUE(takes("content", "target-counter(attr(href), page) leader(dotted) leader(\". \")"));
    EXPECT_TRUE(takes("content", "target-text(attr(href url), before) string(doctitle, first)"));
    EXPECT_TRUE(takes("content", "open-quote close-quote url(a.svg) / \"spoken\""));
    EXPECT_TRUE(takes("content", "none"));
    EXPECT_FALSE(takes("content", "\"a\" none"));
    EXPECT_FALSE(takes("content", "counter()"));
    EXPECT_FALSE(takes("content", "counters(item)"));
    EXPECT_TRUE(takes("string-set", "doctitle content(), part \"x\" attr(title)"));
    EXPECT_FALSE(takes("string-set", "doctitle"));
    EXPECT_TRUE(takes("counter-reset", "a 1 b c -2"));
    EXPECT_FALSE(takes("counter-reset", "1 a"));
    EXPECT_TRUE(takes("quotes", "\"«\" \"»\" \"‹\" \"›\""));
    EXPECT_FALSE(takes("quotes", "\"«\""));
    EXPECT_TRUE(takes("bookmark-label", "content(text)"));
    EXPECT_TRUE(takes("list-style-type", "\"– \""));
}

TEST(Grammar, Pages) {
    for (const char* size : {"A5", "a4 landscape", "landscape", "letter", "148mm 210mm", "10cm",
                             "jis-b5 portrait", "portrait A3"}) {
        EXPECT_TRUE(takes("size", size)) << size;
    }
    for (const char* size : {"A9", "10%", "A5 A4", "1mm 2mm 3mm"}) {
        EXPECT_FALSE(takes("size", size)) << size;
    }
    EXPECT_TRUE(takes("marks", "crop cross"));
    EXPECT_TRUE(takes("bleed", "3mm"));
    EXPECT_TRUE(takes("page", "cover"));
}

TEST(Grammar, TwoWordsOfDisplay) {
    EXPECT_EQ(value_of("display", "inline flow-root"), word("inline-block"));
    EXPECT_EQ(value_of("display", "block flow list-item"), word("list-item"));
    EXPECT_EQ(value_of("display", "flow"), word("block"));
    EXPECT_FALSE(takes("display", "block inline"));
}

Rgb seen(std::string text) {
    const Value value = value_of("color", std::move(text));
    const auto* colour = std::get_if<Colour>(&value.what);
    return colour ? to_rgb(*colour) : Rgb{-1, -1, -1};
}

TEST(Colours, RelativeOnesComeFromAnother) {
    EXPECT_EQ(value_of("color", "rgb(from #336699 r g b)"), rgb(.2, .4, .6));
    EXPECT_EQ(value_of("color", "rgb(from red b g r / 50%)"), rgb(0, 0, 1, .5));
    EXPECT_EQ(value_of("color", "rgb(from rgb(255 0 0 / 25%) r g b)"), rgb(1, 0, 0, .25));
    EXPECT_EQ(value_of("color", "rgb(from white calc(r / 2) 0 0 / alpha)"), rgb(.5, 0, 0));
    EXPECT_NEAR(seen("hsl(from red calc(h + 120) s l)").green, 1, 1e-9);
    EXPECT_NEAR(seen("oklch(from #888 l c h)").red, 0x88 / 255.0, 1e-3);
    EXPECT_NEAR(seen("color(from blue srgb b g r)").red, 1, 1e-9);
    EXPECT_NEAR(seen("rgb(from rgb(from red b g r) b g r)").red, 1, 1e-9);
    EXPECT_FALSE(takes("color", "rgb(from currentcolor r g b)"));
    EXPECT_FALSE(takes("color", "rgb(from red h s l)"));
    EXPECT_FALSE(takes("color", "rgb(from red r g)"));
    EXPECT_FALSE(takes("color", "rgb(from)"));
}

TEST(Colours, PaperIsLight) {
    EXPECT_EQ(value_of("color", "light-dark(red, white)"), rgb(1, 0, 0));
    EXPECT_FALSE(takes("color", "light-dark(red)"));
    EXPECT_FALSE(takes("color", "light-dark(red, 3)"));
    EXPECT_TRUE(takes("color", "ButtonText"));
}

TEST(Numbers, ThoseThatStepAreWorkedOut) {
    const auto points = [](std::string text) {
        const Value value = value_of("margin-top", std::move(text));
        const auto number = constant(value);
        return number ? number->value : -1e9;
    };
    EXPECT_EQ(points("round(7pt, 2pt)"), 8);
    EXPECT_EQ(points("round(down, 7pt, 2pt)"), 6);
    EXPECT_EQ(points("round(up, -7pt, 2pt)"), -6);
    EXPECT_EQ(points("round(to-zero, -7pt, 2pt)"), -6);
    EXPECT_EQ(points("mod(-7pt, 3pt)"), 2);
    EXPECT_EQ(points("rem(-7pt, 3pt)"), -1);
    EXPECT_EQ(points("abs(-7pt)"), 7);
    EXPECT_EQ(points("calc(sign(-7pt) * 3pt)"), -3);
    EXPECT_TRUE(takes("orphans", "round(2.6)"));
    EXPECT_FALSE(takes("margin-top", "round(7pt)"));
    EXPECT_FALSE(takes("margin-top", "mod(7pt, 2)"));
    EXPECT_FALSE(takes("margin-top", "mod(7pt, 0pt)"));
    EXPECT_FALSE(takes("margin-top", "round(sideways, 7pt, 2pt)"));
}

}  // namespace
}  // namespace bifolium::css
