// Gradients. https://www.w3.org/TR/css-images-3/#gradients
#include <algorithm>
#include <iterator>

#include "css/characters.h"
#include "css/grammar.h"

namespace bifolium::css {

namespace {

constexpr Numeric measure{.length = true, .percent = true};
constexpr Numeric radius{.length = true, .percent = true, .least = 0};
constexpr std::size_t most_stops = 256;

/// "to left top" as a list of sides, an angle, or the word none.
MaybeValue read_direction(Reader& reader) {
    const ComponentValue* value = reader.peek();
    const bool zero =
        value != nullptr && value->kind == ComponentKind::number && value->number == 0;
    if (zero) return read_numeric(reader, {.number = true});
    if (MaybeValue angle = read_numeric(reader, {.angle = true})) return angle;
    if (!read_keyword(reader, "to")) return keyword_value("none");
    return read_set(reader, "left|right top|bottom");
}

MaybeValue read_size(Reader& reader) {
    if (MaybeValue word =
            read_keyword(reader, "closest-side farthest-side closest-corner farthest-corner")) {
        return word;
    }
    return read_row(
        reader, [](Reader& r) { return read_numeric(r, radius); }, 1, 2);
}

bool has_items(const MaybeValue& value, std::size_t count) {
    const auto* list = value ? std::get_if<List>(&value->what) : nullptr;
    return list != nullptr && list->items.size() == count;
}

/// [circle || size]? [at place]?, each there or filled in.
MaybeValue read_shape(Reader& reader) {
    MaybeValue shape = read_keyword(reader, "circle ellipse");
    MaybeValue size = read_size(reader);
    if (!shape) shape = read_keyword(reader, "circle ellipse");
    const bool round = shape && std::get<Keyword>(shape->what).name == "circle";
    if (has_items(size, 2) && round) return {};  // a circle has one radius
    if (has_items(size, 1) && shape && !round) return {};
    if (!shape) shape = keyword_value(has_items(size, 1) ? "circle" : "ellipse");
    if (!size) size = keyword_value("farthest-corner");
    MaybeValue place =
        list_value(Separator::space, {keyword_value("center"), keyword_value("center")});
    if (read_keyword(reader, "at")) place = read_position(reader);
    if (!place) return {};
    return list_value(Separator::space, {std::move(*shape), std::move(*size), std::move(*place)});
}

/// A colour with up to two places, either before or after it; or a hint, a place alone.
MaybeValue read_stop(Reader& reader) {
    MaybeValue colour = read_colour(reader);
    MaybeValue place = read_numeric(reader, measure);
    if (!colour && !place) return {};
    if (!colour) {
        colour = read_colour(reader);
        if (!colour) return place;
    }
    std::vector<Value> items{std::move(*colour)};
    if (place) {
        items.push_back(std::move(*place));
        if (MaybeValue end = read_numeric(reader, measure)) items.push_back(std::move(*end));
    }
    return list_value(Separator::space, std::move(items));
}

bool is_hint(const Value& stop) {
    return !std::holds_alternative<List>(stop.what);
}

/// Two colours at least, and a colour on either side of a hint.
bool are_stops(const std::vector<Value>& stops) {
    std::size_t colours = 0;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const bool hint = is_hint(stops[i]);
        if (!hint) ++colours;
        if (hint && (i == 0 || i + 1 == stops.size() || is_hint(stops[i - 1]))) return false;
    }
    return colours >= 2 && stops.size() <= most_stops;
}

}  // namespace

MaybeValue read_gradient(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr || value->kind != ComponentKind::function) return {};
    const std::string name = lower_case(value->text);
    std::string_view kind = name;
    if (kind.starts_with("repeating-")) kind.remove_prefix(10);
    if (kind == "conic-gradient") {  // not painted
        reader.take();
        return Value{Function{name, {}}};
    }
    if (kind != "linear-gradient" && kind != "radial-gradient") return {};
    Reader inner = reader.inside(*value);
    const std::size_t begin = inner.at();
    MaybeValue how = kind == "linear-gradient" ? read_direction(inner) : read_shape(inner);
    if (!how) return {};
    if (inner.at() != begin && !inner.take_delimiter(",")) return {};
    MaybeValue stops = read_commas(inner, read_stop);
    if (!stops || !inner.done()) return {};
    std::vector<Value>& list = std::get<List>(stops->what).items;
    if (!are_stops(list)) return {};
    std::vector<Value> arguments{std::move(*how)};
    std::move(list.begin(), list.end(), std::back_inserter(arguments));
    reader.take();
    return Value{Function{name, std::move(arguments)}};
}

}  // namespace bifolium::css
