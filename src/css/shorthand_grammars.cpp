#include <algorithm>
#include <array>

#include "css/characters.h"
#include "css/shorthands.h"

namespace bifolium::css {

namespace {

Value initial_value() {
    return keyword_value("initial");
}

/// One value of the first longhand's grammar for each, as far as they go.
std::vector<Value> read_several(Reader& reader, Property property, std::size_t most) {
    std::vector<Value> values;
    while (values.size() < most) {
        MaybeValue value = read_longhand(reader, property);
        if (!value) break;
        values.push_back(std::move(*value));
    }
    return values;
}

/// One for all, two for opposite sides, three, four.
std::vector<Value> four_sides(std::vector<Value> values) {
    if (values.size() == 1) values.push_back(values[0]);
    if (values.size() == 2) values.push_back(values[0]);
    if (values.size() == 3) values.push_back(values[1]);
    return values;
}

bool is_keyword(const Value& value, std::string_view word) {
    const auto* keyword = std::get_if<Keyword>(&value.what);
    return keyword != nullptr && keyword->name == word;
}

}  // namespace

Expansion expand(Reader& reader, const Shorthand& row) {
    switch (row.shape) {
        case Shape::sides: {
            std::vector<Value> values = read_several(reader, row.longhands[0], 4);
            if (values.empty()) return {};
            return four_sides(std::move(values));
        }
        case Shape::pair: {
            std::vector<Value> values = read_several(reader, row.longhands[0], 2);
            if (values.empty()) return {};
            if (values.size() == 1) values.push_back(values[0]);
            return values;
        }
        case Shape::any_order:
            return expand_any_order(reader, row.longhands);
        case Shape::own:
            return row.own(reader, row);
    }
    return {};
}

Expansion expand_any_order(Reader& reader, std::span<const Property> longhands) {
    std::vector<MaybeValue> found(longhands.size());
    bool any = false, more = true;
    while (more && !reader.done()) {
        more = false;
        for (std::size_t i = 0; i < longhands.size() && !more; ++i) {
            if (found[i]) continue;
            found[i] = read_longhand(reader, longhands[i]);
            more = found[i].has_value();
        }
        any = any || more;
    }
    if (!any) return {};
    std::vector<Value> values;
    for (MaybeValue& value : found) {
        values.push_back(value ? std::move(*value) : initial_value());
    }
    return values;
}

/// `all` takes CSS-wide keywords only, and those are nobody's grammar.
Expansion expand_nothing(Reader&, const Shorthand&) {
    return {};
}

Expansion expand_page_break(Reader& reader, const Shorthand&) {
    MaybeValue word = read_keyword(reader, "auto always avoid left right");
    if (!word) return {};
    if (is_keyword(*word, "always")) word = keyword_value("page");
    return std::vector<Value>{std::move(*word)};
}

/// Each part for every side: `longhands` are all widths, all styles, all colours.
Expansion expand_border(Reader& reader, const Shorthand& row) {
    const std::size_t sides = row.longhands.size() / 3;
    const std::array<Property, 3> parts{row.longhands[0], row.longhands[sides],
                                        row.longhands[2 * sides]};
    const Expansion one = expand_any_order(reader, parts);
    if (!one) return {};
    std::vector<Value> values;
    for (const Value& part : *one) values.insert(values.end(), sides, part);
    return values;
}

Expansion expand_radius(Reader& reader, const Shorthand&) {
    const auto read = [&reader] {
        std::vector<Value> values;
        while (values.size() < 4) {
            MaybeValue value = read_numeric(reader, {.length = true, .percent = true, .least = 0});
            if (!value) break;
            values.push_back(std::move(*value));
        }
        return values;
    };
    std::vector<Value> across = read();
    if (across.empty()) return {};
    across = four_sides(std::move(across));
    std::vector<Value> down = across;
    if (reader.take_delimiter("/")) {
        down = read();
        if (down.empty()) return {};
        down = four_sides(std::move(down));
    }
    std::vector<Value> values;
    for (std::size_t i = 0; i < 4; ++i) {
        values.push_back(list_value(Separator::space, {across[i], down[i]}));
    }
    return values;
}

namespace {

/// background's longhands, by their place in the row.
enum BackgroundPart : std::size_t { colour, image, x, y, size, repeat, attachment, origin, clip };

/// The words of one layer; the longhands' own grammars would run on over the commas.
constexpr std::pair<BackgroundPart, std::string_view> background_words[] = {
    {attachment, "scroll fixed local"},
    {origin, "border-box padding-box content-box"},
    {clip, "border-box padding-box content-box text"}};

using BackgroundLayer = std::array<MaybeValue, 9>;

bool read_background_part(Reader& reader, BackgroundLayer& layer) {
    if (!layer[image]) {
        layer[image] = read_keyword(reader, "none");
        if (!layer[image]) layer[image] = read_image(reader);
        if (layer[image]) return true;
    }
    if (!layer[x]) {
        if (MaybeValue position = read_position(reader)) {
            const auto& both = std::get<List>(position->what).items;
            layer[x] = both[0];
            layer[y] = both[1];
            if (reader.take_delimiter("/")) layer[size] = read_layer_size(reader);
            return true;
        }
    }
    if (!layer[colour] && (layer[colour] = read_colour(reader))) return true;
    if (!layer[repeat] && (layer[repeat] = read_layer_repeat(reader))) return true;
    for (const auto& [part, words] : background_words) {
        if (!layer[part] && (layer[part] = read_keyword(reader, words))) return true;
    }
    return false;
}

/// What a layer does not say. https://www.w3.org/TR/css-backgrounds-3/#the-background
void complete(BackgroundLayer& layer) {
    const auto word = [](std::string_view name) { return keyword_value(std::string(name)); };
    const auto row = [](Value value) { return list_value(Separator::space, {std::move(value)}); };
    const Value start{Dimension{0, Unit::percent}};
    if (layer[origin] && !layer[clip]) layer[clip] = layer[origin];
    if (!layer[image]) layer[image] = word("none");
    if (!layer[x]) layer[x] = layer[y] = start;
    if (!layer[size]) layer[size] = row(word("auto"));
    if (!layer[repeat]) layer[repeat] = row(word("repeat"));
    if (!layer[attachment]) layer[attachment] = word("scroll");
    if (!layer[origin]) layer[origin] = word("padding-box");
    if (!layer[clip]) layer[clip] = word("border-box");
}

}  // namespace

/// Of several layers the last one may have a colour.
Expansion expand_background(Reader& reader, const Shorthand&) {
    std::array<std::vector<Value>, 9> lists;
    MaybeValue ground;
    do {
        BackgroundLayer layer;
        bool any = false;
        while (!reader.done() && !reader.peek()->is_delimiter(",")) {
            if (!read_background_part(reader, layer)) return {};
            any = true;
        }
        if (!any || (layer[colour] && !reader.done())) return {};
        ground = layer[colour];
        complete(layer);
        for (std::size_t part = image; part < lists.size(); ++part) {
            lists[part].push_back(std::move(*layer[part]));
        }
    } while (reader.take_delimiter(","));
    std::vector<Value> values{ground ? std::move(*ground) : initial_value()};
    for (std::size_t part = image; part < lists.size(); ++part) {
        values.push_back(list_value(Separator::comma, std::move(lists[part])));
    }
    return values;
}

Expansion expand_background_position(Reader& reader, const Shorthand&) {
    std::vector<Value> across, down;
    do {
        MaybeValue position = read_position(reader);
        if (!position) return {};
        auto& both = std::get<List>(position->what).items;
        across.push_back(std::move(both[0]));
        down.push_back(std::move(both[1]));
    } while (reader.take_delimiter(","));
    return std::vector<Value>{list_value(Separator::comma, std::move(across)),
                              list_value(Separator::comma, std::move(down))};
}

/// 'none' says what the others leave open: no marker, no picture.
Expansion expand_list_style(Reader& reader, const Shorthand& row) {
    std::array<MaybeValue, 3> parts;  // position, image, type
    std::size_t nones = 0;
    while (!reader.done()) {
        if (read_keyword(reader, "none")) {
            if (++nones > 2) return {};
            continue;
        }
        bool any = false;
        for (std::size_t i = 0; i < parts.size() && !any; ++i) {
            if (parts[i]) continue;
            parts[i] = read_longhand(reader, row.longhands[i]);
            any = parts[i].has_value();
        }
        if (!any) return {};
    }
    if (nones == 0 && !parts[0] && !parts[1] && !parts[2]) return {};
    const std::size_t open = (parts[1] ? 0u : 1u) + (parts[2] ? 0u : 1u);
    if (nones > open) return {};
    if (nones > 0 && !parts[2]) parts[2] = keyword_value("none");
    std::vector<Value> values;
    for (MaybeValue& part : parts) values.push_back(part ? std::move(*part) : initial_value());
    return values;
}

Expansion expand_synthesis(Reader& reader, const Shorthand&) {
    const bool none = read_keyword(reader, "none").has_value();
    const MaybeValue said = none ? MaybeValue() : read_set(reader, "weight style");
    if (!none && !said) return {};
    std::vector<Value> values;
    for (const std::string_view part : {"weight", "style"}) {
        bool on = false;
        for (const Value& word : said ? std::get<List>(said->what).items : std::vector<Value>()) {
            on = on || is_keyword(word, part);
        }
        values.push_back(keyword_value(on ? "auto" : "none"));
    }
    return values;
}

/// [style || variant || weight || stretch]? size [/ line-height]? family; system fonts are unknown.
/// https://www.w3.org/TR/css-fonts-4/#font-prop
Expansion expand_font(Reader& reader, const Shorthand& row) {
    std::vector<Value> values(row.longhands.size(), initial_value());
    std::array<bool, 4> said{};
    constexpr std::array<std::string_view, 4> words{
        "", "small-caps", "",
        "ultra-condensed extra-condensed condensed semi-condensed semi-expanded expanded "
        "extra-expanded ultra-expanded"};
    bool more = true;
    while (more) {
        more = read_keyword(reader, "normal").has_value();
        for (std::size_t i = 0; i < said.size() && !more; ++i) {
            if (said[i]) continue;
            MaybeValue value = words[i].empty() ? read_longhand(reader, row.longhands[i])
                                                : read_keyword(reader, words[i]);
            if (!value) continue;
            values[i] = std::move(*value);
            said[i] = more = true;
        }
    }
    MaybeValue size = read_longhand(reader, Property::font_size);
    if (!size) return {};
    values[4] = std::move(*size);
    if (reader.take_delimiter("/")) {
        MaybeValue height = read_longhand(reader, Property::line_height);
        if (!height) return {};
        values[5] = std::move(*height);
    }
    MaybeValue family = read_longhand(reader, Property::font_family);
    if (!family) return {};
    values[6] = std::move(*family);
    return values;
}

Expansion expand_font_variant(Reader& reader, const Shorthand& row) {
    std::vector<Value> values(row.longhands.size(), initial_value());
    if (read_keyword(reader, "normal")) return values;
    if (read_keyword(reader, "none")) {
        values[0] = keyword_value("none");
        return values;
    }
    // The words of one longhand may stand apart, so each is read alone and joined to its own.
    bool any = false, more = true;
    while (more && !reader.done()) {
        more = false;
        for (std::size_t i = 0; i < values.size() && !more; ++i) {
            MaybeValue value = read_longhand(reader, row.longhands[i]);
            if (!value) continue;
            more = any = true;
            auto* list = std::get_if<List>(&values[i].what);
            auto* added = std::get_if<List>(&value->what);
            if (list != nullptr && added != nullptr) {
                list->items.insert(list->items.end(), added->items.begin(), added->items.end());
            } else if (is_keyword(values[i], "initial")) {
                values[i] = std::move(*value);
            } else {
                return {};
            }
        }
    }
    if (!any) return {};
    return values;
}

Expansion expand_text_align(Reader& reader, const Shorthand& row) {
    if (read_keyword(reader, "justify-all")) {
        return std::vector<Value>{keyword_value("justify"), keyword_value("justify")};
    }
    MaybeValue value = read_longhand(reader, row.longhands[0]);
    if (!value) return {};
    return std::vector<Value>{std::move(*value), keyword_value("auto")};
}

/// The old words, or the two longhands in any order.
Expansion expand_white_space(Reader& reader, const Shorthand& row) {
    struct Old {
        std::string_view word, collapse, mode;
    };
    constexpr Old olds[] = {{"normal", "collapse", "wrap"},
                            {"pre", "preserve", "nowrap"},
                            {"pre-wrap", "preserve", "wrap"},
                            {"pre-line", "preserve-breaks", "wrap"}};
    for (const Old& old : olds) {
        if (read_keyword(reader, old.word)) {
            return std::vector<Value>{keyword_value(std::string(old.collapse)),
                                      keyword_value(std::string(old.mode))};
        }
    }
    return expand_any_order(reader, row.longhands);
}

}  // namespace bifolium::css
