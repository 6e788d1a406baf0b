// The colours of css-parsing-tests against parse_colour(). They are CSS Color 3's; those that CSS
// Color 4 reads otherwise stand in redefined_colours.h, each with its reason.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "css/component_value.h"
#include "css/property.h"
#include "css/syntax.h"
#include "spec/css_parsing/corpus.h"
#include "spec/css_parsing/redefined_colours.h"

namespace bifolium::css {
namespace {

std::optional<Value> colour_of(const std::string& css) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId id = sources.add("test.css", css);
    auto one = one_component_value(parse_component_values(
        sources, {id, 0, static_cast<std::uint32_t>(css.size())}, diagnostics));
    const auto* value = std::get_if<ComponentValue>(&one);
    return value ? parse_colour(*value) : std::nullopt;
}

bool is_near(double a, double b) {
    return std::abs(a - b) < 1e-6;
}

/// As the corpus has it: null, "currentColor", or red, green, blue (of `scale`) and opacity.
bool agrees(const std::optional<Value>& found, const nlohmann::json& expected, double scale) {
    if (!found) return expected.is_null();
    if (const auto* word = std::get_if<Keyword>(&found->what)) {
        return expected == "currentColor" && word->name == "currentcolor";
    }
    const auto* colour = std::get_if<Colour>(&found->what);
    if (!colour || !expected.is_array()) return false;
    const Rgb rgb = to_rgb(*colour);
    return is_near(rgb.red * scale, expected[0]) && is_near(rgb.green * scale, expected[1]) &&
           is_near(rgb.blue * scale, expected[2]) && is_near(colour->opacity, expected[3]);
}

void judge(const char* file, std::size_t cases, double scale) {
    const nlohmann::json corpus = read_corpus(file);
    if (corpus.is_null()) GTEST_SKIP() << "no css-parsing-tests: install python-tinycss2-common";
    EXPECT_EQ(corpus.size() / 2, cases) << "the corpus has changed";
    for (std::size_t i = 0; i + 1 < corpus.size(); i += 2) {
        const std::string css = corpus[i];
        const bool redefined = is_redefined(css);
        EXPECT_EQ(agrees(colour_of(css), corpus[i + 1], scale), !redefined)
            << file << ": " << css << (redefined ? " is listed without need" : "");
    }
}

TEST(CssColours, color3) {
    judge("color3.json", 128, 1);
}
TEST(CssColours, color3_hsl) {
    judge("color3_hsl.json", 3888, 1);
}
TEST(CssColours, color3_keywords) {
    judge("color3_keywords.json", 801, 255);
}

}  // namespace
}  // namespace bifolium::css
