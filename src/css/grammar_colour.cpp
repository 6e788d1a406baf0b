// <color>. https://www.w3.org/TR/css-color-4/ and, for device-cmyk() and color-mix(),
// https://www.w3.org/TR/css-color-5/
#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/colour_names.h"
#include "css/characters.h"
#include "css/colour_mix.h"
#include "css/colour_spaces.h"
#include "css/grammar.h"
#include "css/numbers.h"
#include "css/relative_colour.h"

namespace bifolium::css {

namespace {

Value opaque(const Rgb& rgb, double opacity = 1) {
    return Value{Colour{rgb, opacity}};
}

Rgb from_bytes(std::uint32_t rgb) {
    const auto part = [&](unsigned shift) { return ((rgb >> shift) & 0xFF) / 255.0; };
    return {part(16), part(8), part(0)};
}

MaybeValue hash_colour(std::string_view text) {
    if (!std::all_of(text.begin(), text.end(),
                     [](char c) { return is_hexadecimal(static_cast<unsigned char>(c)); })) {
        return {};
    }
    const auto digit = [&](std::size_t i) {
        return hexadecimal_digit(static_cast<unsigned char>(text[i]));
    };
    std::array<double, 4> parts{0, 0, 0, 1};
    if (text.size() == 3 || text.size() == 4) {
        for (std::size_t i = 0; i < text.size(); ++i) parts[i] = digit(i) * 17 / 255.0;
    } else if (text.size() == 6 || text.size() == 8) {
        for (std::size_t i = 0; i < text.size(); i += 2) {
            parts[i / 2] = (digit(i) * 16 + digit(i + 1)) / 255.0;
        }
    } else {
        return {};
    }
    return opaque({parts[0], parts[1], parts[2]}, parts[3]);
}

struct SystemColour {
    std::string_view name;
    std::uint32_t rgb;
};
/// Paper is white and text is black. https://www.w3.org/TR/css-color-4/#css-system-colors
constexpr SystemColour system_colours[] = {
    {"canvastext", 0x000000},
    {"canvas", 0xFFFFFF},
    {"linktext", 0x0000EE},
    {"visitedtext", 0x551A8B},
    {"activetext", 0xEE0000},
    {"graytext", 0x808080},
    {"mark", 0xFFFF00},
    {"marktext", 0x000000},
    {"buttonface", 0xF0F0F0},
    {"buttontext", 0x000000},
    {"buttonborder", 0x767676},
    {"field", 0xFFFFFF},
    {"fieldtext", 0x000000},
    {"highlight", 0xB5D5FF},
    {"highlighttext", 0x000000},
    {"selecteditem", 0x1A73E8},
    {"selecteditemtext", 0xFFFFFF},
    {"accentcolor", 0x1A73E8},
    {"accentcolortext", 0xFFFFFF},
};

MaybeValue colour_word(const std::string& name) {
    if (name == "transparent") return Value{transparent};
    if (name == "currentcolor") return keyword_value("currentcolor");
    const auto* named =
        std::lower_bound(std::begin(named_colours), std::end(named_colours), name,
                         [](const NamedColour& c, const std::string& n) { return c.name < n; });
    if (named != std::end(named_colours) && named->name == name) {
        return opaque(from_bytes(named->rgb));
    }
    for (const SystemColour& colour : system_colours) {
        if (colour.name == name) return opaque(from_bytes(colour.rgb));
    }
    return {};
}

struct Part {
    double value = 0;
    Unit unit = Unit::number;  ///< number, percent or, for an angle, deg.
    bool none = false;
};

double degrees(const Dimension& angle) {
    if (angle.unit == Unit::rad) return angle.value * 180 / 3.14159265358979323846;
    if (angle.unit == Unit::grad) return angle.value * 0.9;
    if (angle.unit == Unit::turn) return angle.value * 360;
    return angle.value;
}

std::optional<Part> read_part(Reader& reader) {
    if (read_keyword(reader, "none")) return Part{0, Unit::number, true};
    for (const Numeric& numeric :
         {Numeric{.number = true}, Numeric{.percent = true}, Numeric{.angle = true}}) {
        const MaybeValue value = read_numeric(reader, numeric);
        if (!value) continue;
        const std::optional<Dimension> number = constant(*value);
        if (!number) return {};
        if (numeric.angle) return Part{degrees(*number), Unit::deg};
        return Part{number->value, numeric.percent ? Unit::percent : Unit::number};
    }
    return {};
}

double opacity_of(const Part& part) {
    const double value = part.unit == Unit::percent ? part.value / 100 : part.value;
    return value >= 0 ? std::min(value, 1.0) : 0;
}

struct Parts {
    std::vector<Part> channels;
    double opacity = 1;
    bool legacy = false;  ///< With commas.
};

/// Three channels (four for ink) and, after '/' or one more comma, the opacity.
std::optional<Parts> read_parts(Reader& reader, std::size_t count) {
    Parts parts;
    while (parts.channels.size() < count) {
        const std::size_t read = parts.channels.size();
        if (read == 1) parts.legacy = reader.take_delimiter(",");
        if (read > 1 && parts.legacy && !reader.take_delimiter(",")) return {};
        const std::optional<Part> part = read_part(reader);
        if (!part || (part->none && parts.legacy)) return {};
        parts.channels.push_back(*part);
    }
    if (parts.legacy && parts.channels.front().none) return {};
    if (reader.take_delimiter(parts.legacy ? "," : "/")) {
        const std::optional<Part> part = read_part(reader);
        if (!part || part->unit == Unit::deg || (part->none && parts.legacy)) return {};
        parts.opacity = opacity_of(*part);
    }
    return reader.done() ? std::optional(parts) : std::nullopt;
}

/// How a channel is written: a number up to `whole` or a percentage of it, or an angle.
struct Channel {
    double whole = 1;  ///< 0: a hue.
    bool legacy_percent = false;
};
struct ColourFunction {
    std::string_view name;
    Space space;
    std::array<Channel, 3> channels;
    double scale = 1;  ///< From the numbers written to the space's own.
};
constexpr Channel hue{0}, percent{100, true}, byte{255};
constexpr ColourFunction functions[] = {
    {"rgb", Space::srgb, {byte, byte, byte}, 1.0 / 255},
    {"rgba", Space::srgb, {byte, byte, byte}, 1.0 / 255},
    {"hsl", Space::hsl, {hue, percent, percent}},
    {"hsla", Space::hsl, {hue, percent, percent}},
    {"hwb", Space::hwb, {hue, percent, percent}},
    {"lab", Space::lab, {Channel{100}, Channel{125}, Channel{125}}},
    {"lch", Space::lch, {Channel{100}, Channel{150}, hue}},
    {"oklab", Space::oklab, {Channel{1}, Channel{0.4}, Channel{0.4}}},
    {"oklch", Space::oklch, {Channel{1}, Channel{0.4}, hue}},
};

std::optional<double> channel_value(const Part& part, const Channel& channel, bool legacy) {
    if (channel.whole == 0) {
        if (part.unit == Unit::percent) return {};
        return part.value;
    }
    if (part.unit == Unit::deg) return {};
    if (legacy && channel.legacy_percent && part.unit != Unit::percent) return {};
    return part.unit == Unit::percent ? part.value / 100 * channel.whole : part.value;
}

MaybeValue space_function(Reader& reader, const ColourFunction& function) {
    const std::optional<Parts> parts = read_parts(reader, 3);
    if (!parts) return {};
    const bool has_legacy = function.space == Space::srgb || function.space == Space::hsl;
    if (parts->legacy && !has_legacy) return {};
    if (parts->legacy && function.space == Space::srgb) {  // all numbers, or all percentages
        for (const Part& part : parts->channels) {
            if (part.unit != parts->channels.front().unit) return {};
        }
    }
    Channels channels{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto value = channel_value(parts->channels[i], function.channels[i], parts->legacy);
        if (!value) return {};
        channels[i] = *value * function.scale;
    }
    return opaque(to_srgb(function.space, channels), parts->opacity);
}

MaybeValue ink_function(Reader& reader) {
    const std::optional<Parts> parts = read_parts(reader, 4);
    if (!parts) return {};
    std::array<double, 4> ink{};
    for (std::size_t i = 0; i < 4; ++i) {
        if (parts->channels[i].unit == Unit::deg) return {};
        ink[i] = opacity_of(parts->channels[i]);
    }
    return Value{Colour{Cmyk{ink[0], ink[1], ink[2], ink[3]}, parts->opacity}};
}

/// color(display-p3 1 0 0 / 50%)
MaybeValue colour_function(Reader& reader) {
    const std::optional<Space> space = find_space(identifier(reader.peek()));
    if (!space || hue_channel(*space) != 3 || *space == Space::lab || *space == Space::oklab) {
        return {};
    }
    reader.take();
    const std::optional<Parts> parts = read_parts(reader, 3);
    if (!parts || parts->legacy) return {};
    Channels channels{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto value = channel_value(parts->channels[i], Channel{1}, false);
        if (!value) return {};
        channels[i] = *value;
    }
    return opaque(to_srgb(*space, channels), parts->opacity);
}

struct Share {
    Colour colour;
    std::optional<double> percent;
    bool is_current = false;  ///< `currentcolor`: known only where it is used.
};

std::optional<Share> read_share(Reader& reader) {
    const Numeric percentage{.percent = true, .least = 0, .most = 100};
    MaybeValue before = read_numeric(reader, percentage);
    const MaybeValue colour = read_colour(reader);
    if (!colour || std::holds_alternative<Function>(colour->what)) return {};
    if (!before) before = read_numeric(reader, percentage);
    Share share;
    const auto* known = std::get_if<Colour>(&colour->what);
    share.is_current = known == nullptr;
    if (known != nullptr) share.colour = *known;
    if (before) {
        const std::optional<Dimension> number = constant(*before);
        if (!number) return {};
        share.percent = number->value;
    }
    return share;
}

/// The shorter way round, as css-color-4 says where nothing else is said.
double mix_hue(double a, double b, double part_of_b) {
    double way = std::fmod(b - a, 360);
    if (way > 180) way -= 360;
    if (way < -180) way += 360;
    return a + way * part_of_b;
}

Colour mix(Space space, const Share& a, const Share& b) {
    double first = a.percent.value_or(b.percent ? 100 - *b.percent : 50);
    double second = b.percent.value_or(100 - first);
    const double sum = first + second;
    const double fade = sum < 100 ? sum / 100 : 1;
    first /= sum;
    second /= sum;
    const double opacity = a.colour.opacity * first + b.colour.opacity * second;
    const Channels from = from_srgb(space, to_rgb(a.colour));
    const Channels to = from_srgb(space, to_rgb(b.colour));
    Channels mixed{};
    for (std::size_t i = 0; i < 3; ++i) {
        if (i == hue_channel(space)) {
            mixed[i] = mix_hue(from[i], to[i], second);
        } else if (opacity > 0) {  // premultiplied
            mixed[i] =
                (from[i] * a.colour.opacity * first + to[i] * b.colour.opacity * second) / opacity;
        }
    }
    return Colour{to_srgb(space, mixed), opacity * fade};
}

/// A share as the Function of colour_mix.h holds it: the colour, and a percentage or below zero.
void append(const Share& share, Function& to) {
    to.arguments.push_back(share.is_current ? keyword_value("currentcolor") : Value{share.colour});
    to.arguments.push_back(Value{Dimension{share.percent.value_or(-1), Unit::percent}});
}

Share share_of(const Function& mix, std::size_t at, const Colour& current) {
    const auto* colour = std::get_if<Colour>(&mix.arguments[at].what);
    const double said = std::get<Dimension>(mix.arguments[at + 1].what).value;
    return {colour == nullptr ? current : *colour, said < 0 ? std::optional<double>() : said,
            false};
}

/// color-mix(in oklab, red 20%, white)
MaybeValue mix_function(Reader& reader) {
    if (!read_keyword(reader, "in")) return {};
    const std::string name = identifier(reader.peek());
    const std::optional<Space> space = find_space(name);
    if (!space) return {};
    reader.take();
    if (!reader.take_delimiter(",")) return {};
    const std::optional<Share> first = read_share(reader);
    if (!first || !reader.take_delimiter(",")) return {};
    const std::optional<Share> second = read_share(reader);
    if (!second || !reader.done()) return {};
    if (first->percent.value_or(1) + second->percent.value_or(1) == 0) return {};
    if (!first->is_current && !second->is_current) return Value{mix(*space, *first, *second)};
    Function later{"color-mix", {keyword_value(name)}};
    append(*first, later);
    append(*second, later);
    return Value{std::move(later)};
}

/// light-dark(black, white): paper is light.
MaybeValue light_function(Reader& reader) {
    MaybeValue light = read_colour(reader);
    const bool sound = light && reader.take_delimiter(",") && read_colour(reader) && reader.done();
    return sound ? std::move(light) : MaybeValue();
}

MaybeValue function_colour(const ComponentValue& function) {
    if (is_relative_colour(function)) {
        const auto plain = without_origin(function);
        return plain ? function_colour(*plain) : MaybeValue();
    }
    const std::string name = lower_case(function.text);
    Reader reader(function.inner, {});
    for (const ColourFunction& row : functions) {
        if (row.name == name) return space_function(reader, row);
    }
    if (name == "device-cmyk") return ink_function(reader);
    if (name == "color") return colour_function(reader);
    if (name == "color-mix") return mix_function(reader);
    if (name == "light-dark") return light_function(reader);
    return {};
}

}  // namespace

std::optional<Colour> mixed_colour(const Value& value, const Colour& current) {
    const auto* function = std::get_if<Function>(&value.what);
    if (function == nullptr || function->name != "color-mix") return {};
    const auto& name = std::get<Keyword>(function->arguments.front().what).name;
    return mix(*find_space(name), share_of(*function, 1, current), share_of(*function, 3, current));
}

std::optional<Value> parse_colour(const ComponentValue& value) {
    if (value.kind == ComponentKind::hash) return hash_colour(value.text);
    if (value.kind == ComponentKind::ident) return colour_word(lower_case(value.text));
    if (value.kind == ComponentKind::function) return function_colour(value);
    return {};
}

}  // namespace bifolium::css
