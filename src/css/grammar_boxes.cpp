// Values of boxes, grounds and effects. https://www.w3.org/TR/css-display-3/
// https://www.w3.org/TR/css-backgrounds-3/ https://www.w3.org/TR/css-transforms-1/
#include <algorithm>
#include <iterator>

#include "css/characters.h"
#include "css/grammar.h"

namespace bifolium::css {

namespace {

constexpr Numeric any_measure{.length = true, .percent = true};
constexpr Numeric some_measure{.length = true, .percent = true, .least = 0};

bool is_word(const MaybeValue& value, std::string_view word) {
    const auto* keyword = value ? std::get_if<Keyword>(&value->what) : nullptr;
    return keyword != nullptr && keyword->name == word;
}

/// The one keyword that two mean together. https://www.w3.org/TR/css-display-3/#typedef-display
std::string_view short_display(std::string_view outer, std::string_view inner) {
    const bool in_line = outer == "inline";
    if (inner == "flow-root") return in_line ? "inline-block" : "flow-root";
    if (inner == "table") return in_line ? "inline-table" : "table";
    if (inner == "flex") return in_line ? "inline-flex" : "flex";
    if (inner == "grid") return in_line ? "inline-grid" : "grid";
    if (inner == "ruby") return "ruby";
    return in_line ? "inline" : "block";
}

MaybeValue read_side(Reader& reader, std::string_view words) {
    const std::size_t begin = reader.at();
    MaybeValue word = read_keyword(reader, words);
    MaybeValue offset = read_numeric(reader, any_measure);
    if (!word && !offset) return {};
    if (!word) return offset;
    if (!offset) return word;
    if (is_word(word, "center")) {  // nothing to be offset from
        reader.back_to(begin);
        return {};
    }
    return list_value(Separator::space, {std::move(*word), std::move(*offset)});
}

struct TransformFunction {
    std::string_view name;
    std::size_t least, most;  ///< Of arguments.
    Numeric argument;
};
constexpr Numeric ratio{.percent = true, .number = true};
constexpr TransformFunction transform_functions[] = {{"matrix", 6, 6, {.number = true}},
                                                     {"translate", 1, 2, any_measure},
                                                     {"translatex", 1, 1, any_measure},
                                                     {"translatey", 1, 1, any_measure},
                                                     {"scale", 1, 2, ratio},
                                                     {"scalex", 1, 1, ratio},
                                                     {"scaley", 1, 1, ratio},
                                                     {"rotate", 1, 1, {.angle = true}},
                                                     {"skew", 1, 2, {.angle = true}},
                                                     {"skewx", 1, 1, {.angle = true}},
                                                     {"skewy", 1, 1, {.angle = true}}};

bool is_zero(const ComponentValue* value) {
    return value != nullptr && value->kind == ComponentKind::number && value->number == 0;
}

MaybeValue read_transform_function(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr || value->kind != ComponentKind::function) return {};
    const std::string name = lower_case(value->text);
    const auto* row =
        std::find_if(std::begin(transform_functions), std::end(transform_functions),
                     [&](const TransformFunction& known) { return known.name == name; });
    if (row == std::end(transform_functions)) return {};
    Reader inner = reader.inside(*value);
    MaybeValue arguments = read_commas(inner, [&](Reader& r) -> MaybeValue {
        if (row->argument.angle && is_zero(r.peek())) {
            return read_numeric(r, {.number = true});
        }
        return read_numeric(r, row->argument);
    });
    if (!arguments || !inner.done()) return {};
    std::vector<Value>& items = std::get<List>(arguments->what).items;
    if (items.size() < row->least || items.size() > row->most) return {};
    reader.take();
    return Value{Function{name, std::move(items)}};
}

}  // namespace

MaybeValue read_display(Reader& reader) {
    if (MaybeValue single = read_keyword(
            reader,
            "none contents inline-block inline-table table-header-group table-row-group "
            "table-footer-group table-row table-cell table-caption table-column-group "
            "table-column inline-flex inline-grid")) {
        return single;
    }
    std::string outer, inner;
    bool item = false, any = false;
    while (true) {
        MaybeValue word =
            outer.empty() ? read_keyword(reader, "block inline run-in") : MaybeValue();
        if (word) {
            outer = std::get<Keyword>(word->what).name;
        } else if (inner.empty() &&
                   (word = read_keyword(reader, "flow flow-root table flex grid ruby"))) {
            inner = std::get<Keyword>(word->what).name;
        } else if (!item && (word = read_keyword(reader, "list-item"))) {
            item = true;
        } else {
            break;
        }
        any = true;
    }
    if (!any) return {};
    if (item) return keyword_value("list-item");
    return keyword_value(std::string(short_display(outer, inner)));
}

/// running(name) puts the element into margin boxes.
MaybeValue read_position_scheme(Reader& reader) {
    if (!is_function(reader.peek(), "running")) return {};
    Reader inner = reader.inside(*reader.peek());
    MaybeValue name = read_custom_ident(inner);
    if (!name || !inner.done()) return {};
    reader.take();
    return Value{Function{"running", {std::move(*name)}}};
}

MaybeValue read_fit_content(Reader& reader) {
    if (!is_function(reader.peek(), "fit-content")) return {};
    Reader inner = reader.inside(*reader.peek());
    MaybeValue measure = read_numeric(inner, some_measure);
    if (!measure || !inner.done()) return {};
    reader.take();
    return Value{Function{"fit-content", {std::move(*measure)}}};
}

MaybeValue read_radius(Reader& reader) {
    return read_row(
        reader, [](Reader& r) { return read_numeric(r, some_measure); }, 1, 2);
}

MaybeValue read_border_spacing(Reader& reader) {
    return read_row(
        reader, [](Reader& r) { return read_numeric(r, {.length = true, .least = 0}); }, 1, 2);
}

MaybeValue read_images(Reader& reader) {
    return read_commas(reader, [](Reader& r) {
        if (MaybeValue none = read_keyword(r, "none")) return none;
        return read_image(r);
    });
}

MaybeValue read_positions_x(Reader& reader) {
    return read_commas(reader,
                       [](Reader& r) { return read_side(r, "left center right x-start x-end"); });
}

MaybeValue read_positions_y(Reader& reader) {
    return read_commas(reader,
                       [](Reader& r) { return read_side(r, "top center bottom y-start y-end"); });
}

MaybeValue read_attachments(Reader& reader) {
    return read_commas(reader, [](Reader& r) { return read_keyword(r, "scroll fixed local"); });
}

MaybeValue read_origins(Reader& reader) {
    return read_commas(
        reader, [](Reader& r) { return read_keyword(r, "border-box padding-box content-box"); });
}

MaybeValue read_clips(Reader& reader) {
    return read_commas(reader, [](Reader& r) {
        return read_keyword(r, "border-box padding-box content-box text");
    });
}

MaybeValue read_layer_size(Reader& reader) {
    if (MaybeValue word = read_keyword(reader, "cover contain")) return word;
    const auto side = [](Reader& r) {
        if (MaybeValue word = read_keyword(r, "auto")) return word;
        return read_numeric(r, some_measure);
    };
    return read_row(reader, side, 1, 2);
}

MaybeValue read_background_size(Reader& reader) {
    return read_commas(reader, read_layer_size);
}

MaybeValue read_layer_repeat(Reader& reader) {
    if (MaybeValue word = read_keyword(reader, "repeat-x repeat-y")) return word;
    return read_row(
        reader, [](Reader& r) { return read_keyword(r, "repeat space round no-repeat"); }, 1, 2);
}

MaybeValue read_background_repeat(Reader& reader) {
    return read_commas(reader, read_layer_repeat);
}

/// Across and down; either may be left out, and the words may stand in either order.
/// https://www.w3.org/TR/css-values-4/#position
MaybeValue read_position(Reader& reader) {
    const std::size_t begin = reader.at();
    MaybeValue across = read_side(reader, "left right");
    if (!across && (reader.peek() == nullptr || identifier(reader.peek()) != "center")) {
        MaybeValue down = read_side(reader, "top bottom");
        if (!down) return {};
        across = read_keyword(reader, "left center right");
        return list_value(Separator::space, {across ? std::move(*across) : keyword_value("center"),
                                             std::move(*down)});
    }
    if (!across) across = read_keyword(reader, "center");
    const bool offset_down = std::holds_alternative<List>(across->what);
    MaybeValue down = read_side(reader, "top center bottom");
    if (!down && offset_down) {  // "left 20%": across, and then down without a word
        reader.back_to(begin);
        across = read_keyword(reader, "left right");
        down = read_numeric(reader, any_measure);
    } else if (!down && is_word(across, "center")) {
        down = read_keyword(reader, "left right");
        if (down) std::swap(across, down);
    }
    return list_value(Separator::space,
                      {std::move(*across), down ? std::move(*down) : keyword_value("center")});
}

MaybeValue read_transform(Reader& reader) {
    return read_row(reader, read_transform_function, 1, 64);
}

MaybeValue read_transform_origin(Reader& reader) {
    return read_position(reader);
}

}  // namespace bifolium::css
