#include "css/media_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <variant>

#include "css/characters.h"
#include "css/grammar.h"
#include "css/numbers.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;
using Comparison = MediaFeature::Comparison;

/// What a feature is on paper: a word, or a number; NaN where the page's size says.
struct OnPaper {
    std::string_view name;
    std::string_view word;
    double number = std::numeric_limits<double>::quiet_NaN();
};
constexpr double endless = std::numeric_limits<double>::infinity();
constexpr auto features = std::to_array<OnPaper>({
    {"any-hover", "none"},
    {"any-pointer", "none"},
    {"aspect-ratio", ""},
    {"color", "", 8},
    {"color-gamut", "srgb"},
    {"color-index", "", 0},
    {"device-aspect-ratio", ""},
    {"device-height", ""},
    {"device-width", ""},
    {"display-mode", "browser"},
    {"dynamic-range", "standard"},
    {"environment-blending", "opaque"},
    {"forced-colors", "none"},
    {"grid", "", 0},
    {"height", ""},
    {"horizontal-viewport-segments", "", 1},
    {"hover", "none"},
    {"inverted-colors", "none"},
    {"monochrome", "", 0},
    {"nav-controls", "none"},
    {"orientation", ""},
    {"overflow-block", "paged"},
    {"overflow-inline", "none"},
    {"pointer", "none"},
    {"prefers-color-scheme", "light"},
    {"prefers-contrast", "no-preference"},
    {"prefers-reduced-data", "no-preference"},
    {"prefers-reduced-motion", "no-preference"},
    {"prefers-reduced-transparency", "no-preference"},
    {"resolution", "", endless},
    {"scan", "none"},
    {"scripting", "none"},
    {"update", "none"},
    {"vertical-viewport-segments", "", 1},
    {"video-color-gamut", "srgb"},
    {"video-dynamic-range", "standard"},
    {"width", ""},
});

constexpr auto names = [] {
    std::array<std::string_view, features.size()> all;
    for (std::size_t i = 0; i < features.size(); ++i) all[i] = features[i].name;
    return all;
}();

const OnPaper* find(std::string_view name) {
    const auto found = std::find_if(features.begin(), features.end(),
                                    [&](const OnPaper& row) { return row.name == name; });
    return found == features.end() ? nullptr : &*found;
}

/// A length in points: no sheet has spoken yet, so an em is that of the initial font size.
std::optional<double> in_points(const Dimension& length) {
    constexpr double medium_pt = 12;
    switch (length.unit) {
        case Unit::pt:
        case Unit::px:
        case Unit::mm:
        case Unit::cm:
        case Unit::q:
        case Unit::in:
        case Unit::pc:
            return length.value * points_in(length.unit);
        case Unit::em:
        case Unit::rem:
        case Unit::ic:
            return length.value * medium_pt;
        case Unit::ex:
        case Unit::ch:
            return length.value * medium_pt / 2;
        case Unit::number:
        case Unit::integer:
        case Unit::percent:
        case Unit::cap:
        case Unit::lh:
        case Unit::rlh:
        case Unit::vw:
        case Unit::vh:
        case Unit::vmin:
        case Unit::vmax:
        case Unit::deg:
        case Unit::rad:
        case Unit::grad:
        case Unit::turn:
        case Unit::dpi:
        case Unit::dpcm:
        case Unit::dppx:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<double> measured(const Dimension& dimension) {
    if (dimension.unit == Unit::dpi) return dimension.value;
    if (dimension.unit == Unit::dpcm) return dimension.value * 2.54;
    if (dimension.unit == Unit::dppx) return dimension.value * 96;
    if (dimension.unit == Unit::number || dimension.unit == Unit::integer) return dimension.value;
    return in_points(dimension);
}

std::optional<double> number(Reader& reader) {
    for (const Numeric& numeric :
         {Numeric{.number = true}, Numeric{.length = true}, Numeric{.resolution = true}}) {
        const MaybeValue value = read_numeric(reader, numeric);
        const auto dimension = value ? constant(*value) : std::nullopt;
        if (dimension) return measured(*dimension);
    }
    return std::nullopt;
}

bool holds(Comparison comparison, double found, double bound) {
    constexpr double rounding = 1e-3;
    switch (comparison) {
        case Comparison::equal:
            return std::abs(found - bound) <= rounding;
        case Comparison::less:
            return found < bound - rounding;
        case Comparison::at_most:
            return found <= bound + rounding;
        case Comparison::greater:
            return found > bound + rounding;
        case Comparison::at_least:
            return found >= bound - rounding;
    }
    return false;
}

double of_page(std::string_view name, const PageSize& page) {
    if (name.ends_with("width")) return page.width_pt;
    if (name.ends_with("height")) return page.height_pt;
    return page.height_pt > 0 ? page.width_pt / page.height_pt : 1;
}

Truth truth(bool holds) {
    return holds ? Truth::yes : Truth::no;
}

}  // namespace

std::span<const std::string_view> media_feature_names() {
    return names;
}

bool is_media_feature(std::string_view name) {
    return find(name) != nullptr;
}

std::optional<MediaFeature::Bound> media_bound(Values values) {
    values = trimmed(values);
    MediaFeature::Bound bound;
    bound.written = serialize(values);
    if (values.size() == 1 && values[0].kind == ComponentKind::ident) {
        bound.word = lower_case(values[0].text);
        if (bound.word == "infinite") {
            bound.value = endless;
            bound.word.clear();
        }
        return bound;
    }
    if (values.size() == 1) {
        bound.number = values[0].number;
        if (values[0].kind == ComponentKind::dimension) bound.unit = lower_case(values[0].text);
    }
    Reader reader(values, {});
    const auto first = number(reader);
    if (!first) return std::nullopt;
    bound.value = *first;
    if (reader.take_delimiter("/")) {
        const auto second = number(reader);
        if (!second || *second <= 0) return std::nullopt;
        bound.value /= *second;
    }
    if (!reader.done()) return std::nullopt;
    return bound;
}

Truth on_paper(const MediaFeature& feature, const PageSize& page) {
    const OnPaper* paper = find(feature.name);
    if (paper == nullptr) return Truth::unknown;
    const std::string_view word = feature.name == "orientation"
                                      ? (page.width_pt > page.height_pt ? "landscape" : "portrait")
                                      : paper->word;
    if (!word.empty()) {
        if (feature.bounds.empty()) return truth(word != "none" && word != "no-preference");
        const MediaFeature::Bound& bound = feature.bounds.front();
        return truth(feature.bounds.size() == 1 && bound.comparison == Comparison::equal &&
                     bound.word == word);
    }
    const double found = std::isnan(paper->number) ? of_page(feature.name, page) : paper->number;
    if (feature.bounds.empty()) return truth(found != 0);
    return truth(std::all_of(feature.bounds.begin(), feature.bounds.end(), [&](const auto& bound) {
        return bound.word.empty() && holds(bound.comparison, found, bound.value);
    }));
}

}  // namespace bifolium::css
