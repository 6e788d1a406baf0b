// Transforms, pictures in their boxes, backgrounds and shadows.
// https://www.w3.org/TR/css-transforms-1/ https://www.w3.org/TR/css-backgrounds-3/
#include <algorithm>
#include <cmath>
#include <numbers>

#include "css/numbers.h"
#include "style/setters.h"

namespace bifolium::style {

namespace {

using css::Property;
using css::Value;

// clang-format off
#define BIFOLIUM_FIELD(path) [](Computed& c) -> auto& { return c.path; }
// clang-format on

/// Numbers far out make no picture, and their products overflow.
double bounded(double number) {
    return std::isfinite(number) ? std::clamp(number, -1e5, 1e5) : 0;
}

double radians(const Value& angle) {
    return bounded(degrees(angle)) * std::numbers::pi / 180;
}

double ratio(const Value& value) {
    const auto* dimension = std::get_if<css::Dimension>(&value.what);
    const bool percent = dimension != nullptr && dimension->unit == css::Unit::percent;
    return bounded(angle_free_number(value, 1) / (percent ? 100 : 1));
}

/// Turned by whole quarters, a box keeps its edges exact.
Transform rotation(double angle) {
    const auto exact = [](double part) {
        const double whole = std::round(part);
        return std::abs(part - whole) < 1e-12 ? whole : part;
    };
    const double cosine = exact(std::cos(angle)), sine = exact(std::sin(angle));
    return {cosine, sine, -sine, cosine, 0, 0};
}

TransformStep transform_step(const Frame& frame, const css::Function& function) {
    const auto& given = function.arguments;
    const std::string& name = function.name;
    const Value& first = given.front();
    const bool both = given.size() > 1;
    TransformStep step;
    if (name == "translate" || name == "translatex") step.across = length_percentage(frame, first);
    if (name == "translate" && both) step.down = length_percentage(frame, given[1]);
    if (name == "translatey") step.down = length_percentage(frame, first);
    if (name == "scale") step.rest = {ratio(first), 0, 0, ratio(given.back()), 0, 0};
    if (name == "scalex") step.rest = {ratio(first), 0, 0, 1, 0, 0};
    if (name == "scaley") step.rest = {1, 0, 0, ratio(first), 0, 0};
    if (name == "rotate") step.rest = rotation(radians(first));
    if (name == "skew") {
        step.rest.c = bounded(std::tan(radians(first)));
        step.rest.b = both ? bounded(std::tan(radians(given[1]))) : 0;
    }
    if (name == "skewx") step.rest.c = bounded(std::tan(radians(first)));
    if (name == "skewy") step.rest.b = bounded(std::tan(radians(first)));
    if (name == "matrix" && given.size() == 6) {
        const auto at = [&](std::size_t i) { return bounded(angle_free_number(given[i], 0)); };
        step.rest = {at(0), at(1), at(2), at(3), at(4) * 0.75, at(5) * 0.75};  // px
    }
    return step;
}

constexpr auto transform = [](Frame& frame, std::vector<TransformStep>& field, const Value& value) {
    field.clear();
    for (const Value& item : items_of(value)) {
        const auto* function = std::get_if<css::Function>(&item.what);
        if (function != nullptr && !function->arguments.empty()) {
            field.push_back(transform_step(frame, *function));
        }
    }
};

constexpr auto as_place = [](Frame& frame, Place& field, const Value& value) {
    field = place(frame, value);
};

constexpr Word<ObjectFit> fits[] = {{"fill", ObjectFit::fill},
                                    {"contain", ObjectFit::contain},
                                    {"cover", ObjectFit::cover},
                                    {"none", ObjectFit::none},
                                    {"scale-down", ObjectFit::scale_down}};
constexpr Word<BoxArea> areas[] = {{"border-box", BoxArea::border},
                                   {"padding-box", BoxArea::padding},
                                   {"content-box", BoxArea::content}};
constexpr Word<Repeat> repeats[] = {{"repeat", Repeat::repeat},
                                    {"no-repeat", Repeat::no_repeat},
                                    {"space", Repeat::space},
                                    {"round", Repeat::round}};

// --- Backgrounds: a list for each property, joined once all are known ---

constexpr auto images = [](Frame& frame, std::vector<Image>& field, const Value& value) {
    field.clear();
    for (const Value& item : items_of(value)) field.push_back(image_of(frame, item));
};

constexpr auto coordinates = [](Frame& frame, std::vector<LengthPercentage>& field,
                                const Value& value) {
    field.clear();
    // A side with its offset is a list too, but never with commas.
    const auto* list = std::get_if<css::List>(&value.what);
    if (list == nullptr || list->separator != css::Separator::comma) {
        field.push_back(coordinate(frame, value));
        return;
    }
    for (const Value& item : list->items) field.push_back(coordinate(frame, item));
};

LayerSize layer_size(const Frame& frame, const Value& value) {
    LayerSize size;
    const auto parts = items_of(value);
    if (is_keyword(parts.front(), "contain")) size.kind = LayerSize::Kind::contain;
    if (is_keyword(parts.front(), "cover")) size.kind = LayerSize::Kind::cover;
    const auto side = [&](const Value& part) -> std::optional<LengthPercentage> {
        if (!keyword_of(part).empty()) return std::nullopt;
        return length_percentage(frame, part);
    };
    size.width = side(parts.front());
    if (parts.size() > 1) size.height = side(parts[1]);
    return size;
}

constexpr auto sizes = [](Frame& frame, std::vector<LayerSize>& field, const Value& value) {
    field.clear();
    for (const Value& item : items_of(value)) field.push_back(layer_size(frame, item));
};

using Repeats = std::pair<Repeat, Repeat>;

Repeats layer_repeats(const Value& value) {
    if (is_keyword(value, "repeat-x")) return {Repeat::repeat, Repeat::no_repeat};
    if (is_keyword(value, "repeat-y")) return {Repeat::no_repeat, Repeat::repeat};
    const auto one = [](const Value& word) {
        const auto* row = std::find_if(std::begin(repeats), std::end(repeats),
                                       [&](const auto& r) { return r.word == keyword_of(word); });
        return row == std::end(repeats) ? Repeat::repeat : row->value;
    };
    const auto parts = items_of(value);
    return {one(parts.front()), one(parts.back())};
}

constexpr auto repeat_lists = [](Frame&, std::vector<Repeats>& field, const Value& value) {
    field.clear();
    for (const Value& item : items_of(value)) field.push_back(layer_repeats(item));
};

constexpr auto area_lists = [](Frame& frame, std::vector<BoxArea>& field, const Value& value) {
    field.clear();
    for (const Value& item : items_of(value)) {
        field.push_back(BoxArea::border);
        by_word<areas>(frame, field.back(), item);
    }
};

// --- Shadows ---

Shadow shadow(const Frame& frame, const Value& value) {
    Shadow shadow;
    shadow.colour = frame.computed.text.colour;
    for (const Value& part : items_of(value)) {
        if (is_keyword(part, "inset")) shadow.inside = true;
        if (const auto* colour = std::get_if<Colour>(&part.what)) shadow.colour = *colour;
        if (const auto mixed = css::mixed_colour(part, frame.computed.text.colour)) {
            shadow.colour = *mixed;
        }
        const auto* lengths = std::get_if<css::List>(&part.what);
        if (lengths == nullptr) continue;
        double* const fields[] = {&shadow.across_pt, &shadow.down_pt, &shadow.blur_pt,
                                  &shadow.spread_pt};
        for (std::size_t i = 0; i < lengths->items.size() && i < std::size(fields); ++i) {
            *fields[i] = bounded(length_pt(frame, lengths->items[i], 0));
        }
    }
    shadow.blur_pt = std::max(0.0, shadow.blur_pt);
    return shadow;
}

constexpr auto shadows = [](Frame& frame, std::vector<Shadow>& field, const Value& value) {
    field.clear();
    if (is_keyword(value, "none")) return;
    for (const Value& item : items_of(value)) field.push_back(shadow(frame, item));
};

constexpr Setter rows[] = {
    setter<BIFOLIUM_FIELD(own.backgrounds.images), images>(Property::background_image),
    setter<BIFOLIUM_FIELD(own.backgrounds.across), coordinates>(Property::background_position_x),
    setter<BIFOLIUM_FIELD(own.backgrounds.down), coordinates>(Property::background_position_y),
    setter<BIFOLIUM_FIELD(own.backgrounds.sizes), sizes>(Property::background_size),
    setter<BIFOLIUM_FIELD(own.backgrounds.repeats), repeat_lists>(Property::background_repeat),
    setter<BIFOLIUM_FIELD(own.backgrounds.origins), area_lists>(Property::background_origin),
    setter<BIFOLIUM_FIELD(own.backgrounds.clips), area_lists>(Property::background_clip),
    setter<BIFOLIUM_FIELD(box.shadows), shadows>(Property::box_shadow),
    setter<BIFOLIUM_FIELD(text.shadows), shadows>(Property::text_shadow),
    setter<BIFOLIUM_FIELD(box.object_fit), by_word<fits>>(Property::object_fit),
    setter<BIFOLIUM_FIELD(box.object_position), as_place>(Property::object_position),
    setter<BIFOLIUM_FIELD(box.transform), transform>(Property::transform),
    setter<BIFOLIUM_FIELD(box.transform_origin), as_place>(Property::transform_origin),
};

#undef BIFOLIUM_FIELD

}  // namespace

double degrees(const Value& angle) {
    const auto constant = css::constant(angle);
    const css::Unit unit = constant ? constant->unit : css::Unit::deg;
    const double number = angle_free_number(angle, 0);
    if (unit == css::Unit::rad) return number * 180 / std::numbers::pi;
    if (unit == css::Unit::grad) return number * 0.9;
    if (unit == css::Unit::turn) return number * 360;
    return number;
}

/// https://www.w3.org/TR/css-values-4/#position
LengthPercentage coordinate(const Frame& frame, const Value& value) {
    const auto parts = items_of(value);
    const std::string_view word = keyword_of(parts.front());
    const bool far = word == "right" || word == "bottom" || word == "x-end" || word == "y-end";
    if (word.empty()) return length_percentage(frame, parts.front());
    if (parts.size() == 1) return {0, word == "center" ? 50.0 : far ? 100.0 : 0.0, {}};
    const LengthPercentage offset = length_percentage(frame, parts[1]);
    if (!far) return offset;
    if (!offset.calc.valid()) return {-offset.pt, 100 - offset.percent, {}};
    StyleTable& table = frame.environment.table;
    LengthPercentage back, out;
    back.calc = table.calc.intern({CalcOperation::product, {offset}, -1});
    out.calc = table.calc.intern({CalcOperation::sum, {{0, 100, {}}, back}, 1});
    return out;
}

Place place(const Frame& frame, const Value& value) {
    const auto both = items_of(value);
    const LengthPercentage half{0, 50, {}};
    return {coordinate(frame, both.front()), both.size() > 1 ? coordinate(frame, both[1]) : half};
}

std::span<const Setter> effect_setters() {
    return rows;
}

}  // namespace bifolium::style
