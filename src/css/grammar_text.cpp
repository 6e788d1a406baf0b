// Values of fonts and paragraphs. https://www.w3.org/TR/css-fonts-4/
// https://www.w3.org/TR/css-text-4/
#include "css/characters.h"
#include "css/grammar.h"

namespace bifolium::css {

namespace {

constexpr std::string_view generic_families =
    "serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace "
    "ui-rounded math emoji fangsong";

constexpr Numeric any_measure{.length = true, .percent = true};

/// Words with spaces between are one name.
MaybeValue read_family(Reader& reader) {
    if (MaybeValue quoted = read_string(reader)) return quoted;
    const std::size_t begin = reader.at();
    if (MaybeValue generic = read_keyword(reader, generic_families)) {
        const ComponentValue* next = reader.peek();
        if (next == nullptr || next->is_delimiter(",")) return generic;
        reader.back_to(begin);
    }
    std::string name;
    std::size_t words = 0;
    while (const ComponentValue* value = reader.peek()) {
        if (value->kind != ComponentKind::ident) break;
        if (!name.empty()) name += ' ';
        name += value->text;
        ++words;
        reader.take();
    }
    const std::string folded = lower_case(name);
    if (words == 0 || (words == 1 && (is_css_wide(folded) || folded == "default"))) {
        reader.back_to(begin);
        return {};
    }
    return Value{Text{std::move(name)}};
}

/// A tag of four characters in quotes, and what stands after it.
MaybeValue read_tagged(Reader& reader, const Numeric& number, std::string_view words) {
    const std::size_t begin = reader.at();
    const MaybeValue tag = read_string(reader);
    if (!tag || std::get<Text>(tag->what).text.size() != 4) {
        reader.back_to(begin);
        return {};
    }
    MaybeValue setting = read_numeric(reader, number);
    if (!setting) setting = read_keyword(reader, words);
    std::vector<Value> items{*tag};
    if (setting) items.push_back(std::move(*setting));
    return list_value(Separator::space, std::move(items));
}

MaybeValue read_feature(Reader& reader) {
    return read_tagged(reader, {.integer = true, .least = 0}, "on off");
}

MaybeValue read_axis(Reader& reader) {
    const std::size_t begin = reader.at();
    MaybeValue axis = read_tagged(reader, {.number = true}, "");
    if (axis && std::get<List>(axis->what).items.size() == 2) return axis;
    reader.back_to(begin);
    return {};
}

/// stylistic(name), styleset(a, b) …: the names, which a sheet can only use with
/// @font-feature-values.
MaybeValue read_alternate(Reader& reader) {
    if (MaybeValue word = read_keyword(reader, "historical-forms")) return word;
    for (const std::string_view name :
         {"stylistic", "styleset", "character-variant", "swash", "ornaments", "annotation"}) {
        if (!is_function(reader.peek(), name)) continue;
        Reader inner = reader.inside(*reader.peek());
        MaybeValue names = read_commas(inner, [](Reader& r) { return read_custom_ident(r); });
        if (!names || !inner.done()) return {};
        reader.take();
        return Value{Function{std::string(name), std::move(std::get<List>(names->what).items)}};
    }
    return {};
}

}  // namespace

MaybeValue read_font_family(Reader& reader) {
    return read_commas(reader, read_family);
}

MaybeValue read_font_style(Reader& reader) {
    MaybeValue style = read_keyword(reader, "normal italic oblique");
    if (style && std::get<Keyword>(style->what).name == "oblique") {
        (void)read_numeric(reader, {.angle = true});  // every oblique face is the one slant
    }
    return style;
}

MaybeValue read_font_features(Reader& reader) {
    return read_commas(reader, read_feature);
}

MaybeValue read_font_variations(Reader& reader) {
    return read_commas(reader, read_axis);
}

MaybeValue read_font_alternates(Reader& reader) {
    return read_row(reader, read_alternate, 1, 7);
}

MaybeValue read_text_indent(Reader& reader) {
    const std::size_t begin = reader.at();
    std::vector<Value> items;
    MaybeValue measure = read_numeric(reader, any_measure);
    const MaybeValue modes = read_set(reader, "hanging each-line");
    if (!measure) measure = read_numeric(reader, any_measure);
    if (!measure) {
        reader.back_to(begin);
        return {};
    }
    items.push_back(std::move(*measure));
    if (modes) items.push_back(*modes);
    return list_value(Separator::space, std::move(items));
}

MaybeValue read_hyphenate_limits(Reader& reader) {
    const auto limit = [](Reader& r) {
        if (MaybeValue word = read_keyword(r, "auto")) return word;
        return read_numeric(r, {.integer = true, .least = 0});
    };
    return read_row(reader, limit, 1, 3);
}

MaybeValue read_initial_letter(Reader& reader) {
    const std::size_t begin = reader.at();
    MaybeValue lines = read_numeric(reader, {.number = true, .least = 1});
    if (!lines) return {};
    MaybeValue sink = read_numeric(reader, {.integer = true, .least = 1});
    if (!sink) sink = read_keyword(reader, "drop raise");
    std::vector<Value> items{std::move(*lines)};
    if (sink) items.push_back(std::move(*sink));
    if (items.empty()) reader.back_to(begin);
    return list_value(Separator::space, std::move(items));
}

MaybeValue read_shadows(Reader& reader) {
    return read_commas(reader, [](Reader& r) -> MaybeValue {
        const std::size_t begin = r.at();
        std::vector<Value> items;
        bool coloured = false, inset = false, placed = false;
        while (true) {
            MaybeValue part = inset ? MaybeValue() : read_keyword(r, "inset");
            inset = inset || part.has_value();
            if (!part && !coloured) {
                part = read_colour(r);
                coloured = part.has_value();
            }
            if (!part && !placed) {
                part = read_row(
                    r, [](Reader& l) { return read_numeric(l, {.length = true}); }, 2, 4);
                placed = part.has_value();
            }
            if (!part) break;
            items.push_back(std::move(*part));
        }
        if (placed) return list_value(Separator::space, std::move(items));
        r.back_to(begin);
        return {};
    });
}

}  // namespace bifolium::css
