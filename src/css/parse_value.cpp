#include <algorithm>
#include <string>

#include "base/suggest.h"
#include "css/characters.h"
#include "css/numbers.h"
#include "css/shorthands.h"

namespace bifolium::css {

namespace {

std::string in_quotes(std::string_view text) {
    constexpr std::size_t most = 40;
    std::string out = "'";
    out += text.substr(0, most);
    if (text.size() > most) out += "…";
    return out + "'";
}

std::string words_of(const Shorthand* row, std::optional<Property> own) {
    if (row == nullptr) return takes(*own);
    if (!row->words.empty()) return std::string(row->words);
    const std::string one = takes(row->longhands[0]);
    if (row->shape == Shape::sides) return "one to four values, each " + one;
    if (row->shape == Shape::pair) return "one or two values, each " + one;
    return one;
}

std::string help_for(const ComponentValue& value, const Shorthand* row,
                     std::optional<Property> own) {
    if (value.kind == ComponentKind::number && value.number != 0) {
        const std::string words = words_of(row, own);
        if (words.find("length") != std::string::npos) {
            return "a length needs a unit: write '" + value.representation + "pt'";
        }
    }
    if (value.kind == ComponentKind::dimension && !is_unit(value.text)) {
        return "there is no unit '" + value.text + "'";
    }
    if (value.is_delimiter("!")) return "the only mark is '!important', at the end";
    if (value.kind != ComponentKind::ident) return {};
    std::vector<std::string_view> known;
    const auto add = [&](Property property) {
        for (const std::string_view word : keywords_of(property)) known.push_back(word);
    };
    if (own) add(*own);
    if (row != nullptr) {
        for (const Property property : row->longhands) add(property);
    }
    const std::string folded = lower_case(value.text);
    const std::string_view meant = nearest(folded, known);
    return meant.empty() || meant == folded ? "" : "did you mean '" + std::string(meant) + "'?";
}

/// The only thing in a value, as CSS-wide keywords are.
std::string only_word(std::span<const ComponentValue> values) {
    std::string word;
    for (const ComponentValue& value : values) {
        if (value.kind == ComponentKind::space) continue;
        if (value.kind != ComponentKind::ident || !word.empty()) return {};
        word = lower_case(value.text);
    }
    return word;
}

}  // namespace

std::optional<std::vector<Longhand>> parse_value(std::string_view name,
                                                 std::span<const ComponentValue> values,
                                                 std::string_view sheet, Refusal& refusal) {
    const Shorthand* row = find_shorthand(name);
    const std::optional<Property> own = find_property(name);
    if (row == nullptr && !own) {
        refusal = {"there is no property " + in_quotes(name), {}, 0};
        return {};
    }
    std::vector<Longhand> longhands;
    const std::string word = only_word(values);
    if (is_css_wide(word)) {
        if (own) longhands.push_back({*own, keyword_value(word)});
        for (const Property property : shorthand(name)) {
            longhands.push_back({property, keyword_value(word)});
        }
        return longhands;
    }

    Reader reader(values, sheet);
    if (own) {
        MaybeValue value = read_longhand(reader, *own);
        if (value && reader.done()) return std::vector<Longhand>{{*own, std::move(*value)}};
    } else {
        Expansion expansion = expand(reader, *row);
        if (expansion && reader.done()) {
            for (std::size_t i = 0; i < expansion->size(); ++i) {
                longhands.push_back({row->longhands[i], std::move((*expansion)[i])});
            }
            return longhands;
        }
    }
    refusal.at = std::min(reader.furthest(), values.size());
    refusal.why = in_quotes(name) + " takes " + words_of(row, own);
    refusal.help.clear();
    if (refusal.at == values.size()) {
        refusal.why += values.empty() ? "; there is no value" : "; the value ends too early";
        refusal.at = values.empty() ? 0 : values.size() - 1;
    } else {
        const ComponentValue& culprit = values[refusal.at];
        refusal.why += ", not " + in_quotes(serialize(std::span(&culprit, 1)));
        refusal.help = help_for(culprit, row, own);
    }
    return {};
}

std::optional<Value> parse_length(const ComponentValue& value) {
    Reader reader({&value, 1}, {});
    return read_numeric(reader, {.length = true});
}

}  // namespace bifolium::css
