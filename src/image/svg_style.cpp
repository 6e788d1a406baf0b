#include "image/svg_style.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "image/svg_values.h"

namespace bifolium::image {

namespace {

std::optional<SvgColour> parse_svg_colour(std::string_view value) {
    const std::string_view text = trimmed(value);
    if (text == "currentColor" || text == "currentcolor") return SvgColour(CurrentColour{});
    if (const auto colour = parse_colour(text)) return SvgColour(*colour);
    return std::nullopt;
}

/// Nothing if the value is wrong, so that what was before stays.
std::optional<Paint> parse_paint(std::string_view value) {
    const std::string_view text = trimmed(value);
    if (text == "none") return Paint();
    std::string_view rest;
    if (const auto id = parse_reference(text, rest)) {
        PaintServer server{std::string(*id), std::nullopt};
        if (!rest.empty() && rest != "none") server.otherwise = parse_svg_colour(rest);
        return Paint(std::move(server));
    }
    if (const auto colour = parse_svg_colour(text)) return Paint(*colour);
    return std::nullopt;
}

std::vector<double> parse_dashes(std::string_view value, double whole) {
    std::vector<double> dashes;
    double sum = 0;
    std::size_t at = 0;
    while (at < value.size() && dashes.size() < 1000) {
        const std::size_t begin = value.find_first_not_of(" \t\r\n,", at);
        if (begin == value.npos) break;
        at = std::min(value.find_first_of(" \t\r\n,", begin), value.size());
        const auto length = parse_length(value.substr(begin, at - begin), whole);
        if (!length || *length < 0) return {};
        dashes.push_back(*length);
        sum += *length;
    }
    if (sum <= 0) return {};
    if (dashes.size() % 2 == 1) {  // an odd list is repeated to an even one
        const std::vector<double> once = dashes;
        dashes.insert(dashes.end(), once.begin(), once.end());
    }
    return dashes;
}

/// Properties that change the picture in ways that are not drawn here, unless they say "none".
bool is_beyond(std::string_view name) {
    constexpr std::array<std::string_view, 2> names{"filter", "mix-blend-mode"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct Applier {
    SvgStyle& style;
    const SvgStyle& parent;
    Viewport viewport;
    std::set<std::string>& unknown;

    template <class Value>
    static void set(Value& to, const std::optional<Value>& value) {
        if (value) to = *value;
    }
    static void set_fraction(double& to, std::string_view value) {
        if (const auto fraction = parse_fraction(value)) to = std::clamp(*fraction, 0.0, 1.0);
    }

    void apply(std::string_view name, std::string_view value) {
        if (value == "inherit") return inherit(name);
        if (apply_paint(name, value) || apply_line(name, value)) return;
        if (apply_font(style.font, parent.font, name, value, unknown)) return;
        if (name == "opacity") {
            set_fraction(style.opacity, value);
        } else if (name == "display") {
            style.displayed = value != "none";
        } else if (name == "visibility") {
            style.visible = value == "visible";
        } else if (name == "transform") {
            style.transform = value;
        } else if (name == "clip-path") {
            apply_clip(value);
        } else if (name == "mask") {
            std::string_view rest;
            const auto id = parse_reference(value, rest);
            style.mask = id ? std::string(*id) : std::string();
            if (!id && value != "none") unknown.insert("mask");
        } else if (name == "marker" || name.starts_with("marker-")) {
            apply_marker(name, value);
        } else if (name == "mask-type") {
            style.masks_by_alpha = value == "alpha";
        } else if (name == "paint-order") {
            const std::size_t stroke = value.find("stroke"), fill = value.find("fill");
            style.stroke_first = stroke != value.npos && stroke < fill;
        } else if (name == "vector-effect") {
            if (value == "non-scaling-stroke") unknown.insert("vector-effect");
        } else if (is_beyond(name) && value != "none" && value != "normal") {
            unknown.insert(std::string(name.substr(0, name.find('-'))));
        }
    }

private:
    void set_paint(Paint& to, std::string_view value) {
        if (value == "context-fill") {
            to = style.context_fill;
        } else if (value == "context-stroke") {
            to = style.context_stroke;
        } else {
            set(to, parse_paint(value));
        }
    }
    bool apply_paint(std::string_view name, std::string_view value) {
        if (name == "fill") {
            set_paint(style.fill, value);
        } else if (name == "stroke") {
            set_paint(style.stroke, value);
        } else if (name == "color") {
            set(style.colour, parse_colour(value));
        } else if (name == "fill-opacity") {
            set_fraction(style.fill_opacity, value);
        } else if (name == "stroke-opacity") {
            set_fraction(style.stroke_opacity, value);
        } else if (name == "fill-rule") {
            style.fill_rule = value == "evenodd" ? FillRule::even_odd : FillRule::nonzero;
        } else if (name == "clip-rule") {
            style.clip_rule = value == "evenodd" ? FillRule::even_odd : FillRule::nonzero;
        } else if (name == "stop-color") {
            set(style.stop_colour, parse_svg_colour(value));
        } else if (name == "stop-opacity") {
            set_fraction(style.stop_opacity, value);
        } else {
            return false;
        }
        return true;
    }
    bool apply_line(std::string_view name, std::string_view value) {
        if (name == "stroke-width") {
            const auto width = parse_length(value, viewport.diagonal());
            if (width && *width >= 0) style.stroke_width = *width;
        } else if (name == "stroke-linecap") {
            style.cap = value == "round"    ? LineCap::round
                        : value == "square" ? LineCap::square
                                            : LineCap::butt;
        } else if (name == "stroke-linejoin") {
            style.join = value == "round"   ? LineJoin::round
                         : value == "bevel" ? LineJoin::bevel
                                            : LineJoin::miter;
        } else if (name == "stroke-miterlimit") {
            const auto limit = parse_fraction(value);
            if (limit && *limit >= 1) style.miter_limit = *limit;
        } else if (name == "stroke-dasharray") {
            style.dashes = parse_dashes(value, viewport.diagonal());
        } else if (name == "stroke-dashoffset") {
            set(style.dash_offset, parse_length(value, viewport.diagonal()));
        } else {
            return false;
        }
        return true;
    }
    void apply_marker(std::string_view name, std::string_view value) {
        std::string_view rest;
        const auto id = parse_reference(value, rest);
        const std::string marker(id.value_or(std::string_view()));
        if (name != "marker-mid" && name != "marker-end") style.marker_start = marker;
        if (name != "marker-start" && name != "marker-end") style.marker_middle = marker;
        if (name != "marker-start" && name != "marker-mid") style.marker_end = marker;
    }
    void apply_clip(std::string_view value) {
        std::string_view rest;
        style.clip.clear();
        if (const auto id = parse_reference(value, rest)) {
            style.clip = *id;
        } else if (value != "none") {
            unknown.insert("clip-path shapes");
        }
    }
    void inherit(std::string_view name) {
        if (name == "fill") style.fill = parent.fill;
        if (name == "stroke") style.stroke = parent.stroke;
        if (name == "color") style.colour = parent.colour;
        if (name == "stroke-width") style.stroke_width = parent.stroke_width;
        if (name == "opacity") style.opacity = parent.opacity;
        if (name == "stop-color") style.stop_colour = parent.stop_colour;
    }
};

}  // namespace

double Viewport::diagonal() const {
    return std::sqrt((width * width + height * height) / 2);
}

SvgStyle SvgStyle::inherited() const {
    SvgStyle child = *this;
    const SvgStyle initial;
    child.opacity = initial.opacity;
    child.displayed = initial.displayed;
    child.clip.clear();
    child.mask.clear();
    child.masks_by_alpha = false;
    child.transform.clear();
    child.stop_colour = initial.stop_colour;
    child.stop_opacity = initial.stop_opacity;
    return child;
}

Colour SvgStyle::resolved(const SvgColour& wanted) const {
    const auto* own = std::get_if<Colour>(&wanted);
    return own == nullptr ? colour : *own;
}

SvgStyle style_of(const SvgElement& element, const SvgStyle& parent, const SvgSheet& sheet,
                  Viewport viewport, std::set<std::string>& unknown) {
    SvgStyle style = parent.inherited();
    Applier applier{style, parent, viewport, unknown};
    const std::vector<Declaration> own = parse_declarations(element.get("style"));
    const std::vector<const Declaration*> matching = sheet.matching(element);
    const auto each = [&](const auto& take) {
        for (const auto& [name, value] : element.attributes) take(name, trimmed(value));
        for (const Declaration* one : matching) take(one->property, one->value);
        for (const Declaration& one : own) take(one.property, one.value);
    };
    // Sizes first: other properties of text count in them.
    each([&](std::string_view name, std::string_view value) {
        if (name != "font" && name != "font-size") return;
        apply_font(style.font, parent.font, name, value, unknown);
    });
    each([&](std::string_view name, std::string_view value) {
        if (name != "font" && name != "font-size") applier.apply(name, value);
    });
    return style;
}

}  // namespace bifolium::image
