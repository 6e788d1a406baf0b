#include "css/grammar.h"

#include <algorithm>

#include "css/characters.h"

namespace bifolium::css {

namespace {

/// Calls `see` with each word until it says true; whether one did.
template <class See>
bool any_word(std::string_view words, char between, const See& see) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(between), words.size());
        if (end != 0 && see(words.substr(0, end))) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

}  // namespace

bool Reader::take_delimiter(std::string_view character) {
    if (done() || !values_[at_].is_delimiter(character)) return false;
    take();
    return true;
}

bool is_css_wide(std::string_view name) {
    return name == "inherit" || name == "initial" || name == "unset" || name == "revert" ||
           name == "revert-layer";
}

std::string identifier(const ComponentValue* value) {
    if (value == nullptr || value->kind != ComponentKind::ident) return {};
    return lower_case(value->text);
}

bool is_function(const ComponentValue* value, std::string_view name) {
    return value != nullptr && value->kind == ComponentKind::function &&
           equals_ignoring_case(value->text, name);
}

MaybeValue read_keyword(Reader& reader, std::string_view words) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr || value->kind != ComponentKind::ident) return {};
    std::string_view found;
    any_word(words, ' ', [&](std::string_view word) {
        if (!equals_ignoring_case(value->text, word)) return false;
        found = word;
        return true;
    });
    if (found.empty()) return {};
    reader.take();
    return keyword_value(std::string(found));
}

MaybeValue read_custom_ident(Reader& reader, std::string_view reserved) {
    const std::string folded = identifier(reader.peek());
    if (folded.empty() || is_css_wide(folded) || folded == "default") return {};
    if (any_word(reserved, ' ', [&](std::string_view word) { return word == folded; })) return {};
    Value value = keyword_value(reader.peek()->text);
    reader.take();
    return value;
}

MaybeValue read_string(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr || value->kind != ComponentKind::string) return {};
    reader.take();
    return Value{Text{value->text}};
}

MaybeValue read_url(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr) return {};
    std::string address;
    if (value->kind == ComponentKind::url) {
        address = value->text;
    } else if (is_function(value, "url") || is_function(value, "src")) {
        Reader inner = reader.inside(*value);
        const MaybeValue text = read_string(inner);
        if (!text || !inner.done()) return {};
        address = std::get<Text>(text->what).text;
    } else {
        return {};
    }
    reader.take();
    return Value{Url{std::move(address), std::string(reader.sheet())}};
}

MaybeValue read_colour(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr) return {};
    MaybeValue colour = parse_colour(*value);
    if (colour) reader.take();
    return colour;
}

MaybeValue read_image(Reader& reader) {
    if (MaybeValue url = read_url(reader)) return url;
    return read_gradient(reader);
}

MaybeValue read_set(Reader& reader, std::string_view groups) {
    const std::size_t begin = reader.at();
    std::vector<Value> found;
    std::vector<std::string_view> open;
    any_word(groups, ' ', [&](std::string_view group) {
        open.push_back(group);
        return false;
    });
    while (const ComponentValue* value = reader.peek()) {
        const std::string word = identifier(value);
        const auto group = std::find_if(open.begin(), open.end(), [&](std::string_view words) {
            return any_word(words, '|', [&](std::string_view w) { return w == word; });
        });
        if (word.empty() || group == open.end()) break;
        open.erase(group);
        found.push_back(keyword_value(word));
        reader.take();
    }
    if (found.empty()) {
        reader.back_to(begin);
        return {};
    }
    return list_value(Separator::space, std::move(found));
}

}  // namespace bifolium::css
