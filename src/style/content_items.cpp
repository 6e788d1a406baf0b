#include <cmath>
#include <filesystem>

#include "style/compute.h"

namespace bifolium::style {

namespace {

using css::Function;
using css::Value;

ContentPart part_of(std::string_view word) {
    if (word == "before") return ContentPart::before;
    if (word == "after") return ContentPart::after;
    if (word == "first-letter") return ContentPart::first_letter;
    if (word == "marker") return ContentPart::marker;
    return ContentPart::text;
}

const Value* argument(const Function& function, std::size_t i) {
    return i < function.arguments.size() ? &function.arguments[i] : nullptr;
}

std::string_view text_of(const Value* value) {
    if (value == nullptr) return {};
    const auto* text = std::get_if<css::Text>(&value->what);
    return text == nullptr ? keyword_of(*value) : std::string_view(text->text);
}

Atom style_atom(const Frame& frame, const Value* value) {
    AtomTable& atoms = frame.environment.atoms;
    return value == nullptr ? atoms.intern("decimal") : list_style_atom(atoms, *value);
}

std::string attribute_text(const Frame& frame, const Function& function) {
    const auto value =
        frame.attribute ? frame.attribute(text_of(argument(function, 0))) : std::nullopt;
    return value ? *value : std::string(text_of(argument(function, 1)));
}

/// "#methods" without '#'; also of "url(#methods)". What leads out of the book has none.
std::string target_identifier(const Frame& frame, const Value* value) {
    if (value == nullptr) return {};
    std::string address(text_of(value));
    if (const auto* url = std::get_if<css::Url>(&value->what)) address = url->text;
    if (const auto* function = std::get_if<Function>(&value->what)) {
        address = attribute_text(frame, *function);
    }
    return address.starts_with('#') ? address.substr(1) : std::string();
}

StringWhich which_of(std::string_view word) {
    if (word == "start") return StringWhich::start;
    if (word == "last") return StringWhich::last;
    if (word == "first-except") return StringWhich::first_except;
    return StringWhich::first;
}

std::string leader_pattern(std::string_view word, bool is_text) {
    if (is_text) return std::string(word);
    if (word == "solid") return "_";
    if (word == "space") return " ";
    return ".";
}

ContentItem function_item(const Frame& frame, const Function& f) {
    AtomTable& atoms = frame.environment.atoms;
    const Value* first = argument(f, 0);
    if (f.name == "counter") {
        return CounterText{
            atoms.intern(text_of(first)), style_atom(frame, argument(f, 1)), false, {}};
    }
    if (f.name == "counters") {
        return CounterText{atoms.intern(text_of(first)), style_atom(frame, argument(f, 2)), true,
                           std::string(text_of(argument(f, 1)))};
    }
    if (f.name == "attr") return LiteralText{attribute_text(frame, f)};
    if (f.name == "string") {
        return StringText{atoms.intern(text_of(first)), which_of(text_of(argument(f, 1)))};
    }
    if (f.name == "content") return ElementText{part_of(text_of(first))};
    if (f.name == "target-counter") {
        return TargetText{target_identifier(frame, first), atoms.intern(text_of(argument(f, 1))),
                          style_atom(frame, argument(f, 2)), ContentPart::text};
    }
    if (f.name == "target-text") {
        return TargetText{target_identifier(frame, first), Atom(), Atom(),
                          part_of(text_of(argument(f, 1)))};
    }
    const bool quoted = first != nullptr && std::holds_alternative<css::Text>(first->what);
    return Leader{leader_pattern(text_of(first), quoted)};
}

}  // namespace

std::vector<ContentItem> content_items(const Frame& frame, std::span<const Value> values) {
    std::vector<ContentItem> items;
    for (const Value& value : values) {
        const std::string_view word = keyword_of(value);
        if (const auto* text = std::get_if<css::Text>(&value.what)) {
            items.emplace_back(LiteralText{text->text});
        } else if (const auto* url = std::get_if<css::Url>(&value.what)) {
            items.emplace_back(ContentImage{path_of(*url)});
        } else if (const auto* function = std::get_if<Function>(&value.what)) {
            items.push_back(function_item(frame, *function));
        } else if (word == "open-quote") {
            items.emplace_back(QuoteMark::open);
        } else if (word == "close-quote") {
            items.emplace_back(QuoteMark::close);
        } else if (word == "no-open-quote") {
            items.emplace_back(QuoteMark::no_open);
        } else if (word == "no-close-quote") {
            items.emplace_back(QuoteMark::no_close);
        }
    }
    return items;
}

Content content_of(const Frame& frame, const Value& value) {
    if (is_keyword(value, "normal")) return {};
    if (is_keyword(value, "none")) return {Content::Kind::none, {}};
    const auto* list = std::get_if<css::List>(&value.what);
    const bool spoken = list != nullptr && list->separator == css::Separator::slash;
    const auto items = spoken ? items_of(list->items.front()) : items_of(value);
    return {Content::Kind::items, content_items(frame, items)};
}

std::vector<CounterChange> counter_changes(const Frame& frame, const Value& value, int otherwise) {
    std::vector<CounterChange> changes;
    if (is_keyword(value, "none")) return changes;
    for (const Value& item : items_of(value)) {
        const auto parts = items_of(item);
        int number = otherwise;
        if (parts.size() > 1) {
            const double wanted = angle_free_number(parts[1], otherwise);
            number = static_cast<int>(std::lround(std::fmax(-1e9, std::fmin(wanted, 1e9))));
        }
        changes.push_back({frame.environment.atoms.intern(keyword_of(parts.front())), number});
    }
    return changes;
}

std::string path_of(const css::Url& url) {
    const bool elsewhere = url.text.find(':') != std::string::npos || url.text.starts_with('#');
    if (elsewhere) return url.text;
    const std::filesystem::path folder = std::filesystem::path(url.base).parent_path();
    return (folder / url.text).lexically_normal().generic_string();
}

Atom list_style_atom(AtomTable& atoms, const Value& value) {
    if (const auto* text = std::get_if<css::Text>(&value.what)) {
        return atoms.intern("\"" + text->text + "\"");
    }
    return atoms.intern(keyword_of(value));
}

}  // namespace bifolium::style
