// Values of generated content and of pages. https://www.w3.org/TR/css-content-3/
// https://www.w3.org/TR/css-gcpm-3/ https://www.w3.org/TR/css-lists-3/
// https://www.w3.org/TR/css-page-3/
#include "css/characters.h"
#include "css/grammar.h"

namespace bifolium::css {

namespace {

constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

/// What stands between the brackets of a function; `read` appends its arguments and says whether
/// they are right. All must be read.
template <class Read>
MaybeValue function_of(Reader& reader, std::string_view name, const Read& read) {
    if (!is_function(reader.peek(), name)) return {};
    Reader inner = reader.inside(*reader.peek());
    std::vector<Value> arguments;
    if (!read(inner, arguments) || !inner.done()) return {};
    reader.take();
    return Value{Function{std::string(name), std::move(arguments)}};
}

bool add(std::vector<Value>& arguments, MaybeValue value) {
    if (!value) return false;
    arguments.push_back(std::move(*value));
    return true;
}

MaybeValue read_counter_style(Reader& reader) {
    if (MaybeValue text = read_string(reader)) return text;
    MaybeValue name = read_custom_ident(reader);
    if (name) {  // CSS's own styles are known in lower case
        std::get<Keyword>(name->what).name = lower_case(std::get<Keyword>(name->what).name);
    }
    return name;
}

bool add_style(Reader& inner, std::vector<Value>& arguments) {
    return !inner.take_delimiter(",") || add(arguments, read_counter_style(inner));
}

MaybeValue read_counter(Reader& reader) {
    return function_of(reader, "counter", [](Reader& inner, std::vector<Value>& arguments) {
        return add(arguments, read_custom_ident(inner, "none")) && add_style(inner, arguments);
    });
}

MaybeValue read_counters(Reader& reader) {
    return function_of(reader, "counters", [](Reader& inner, std::vector<Value>& arguments) {
        return add(arguments, read_custom_ident(inner, "none")) && inner.take_delimiter(",") &&
               add(arguments, read_string(inner)) && add_style(inner, arguments);
    });
}

/// attr(href), attr(href url), attr(data-x, "none"); also attr(epub|type).
MaybeValue read_attribute(Reader& reader) {
    return function_of(reader, "attr", [](Reader& inner, std::vector<Value>& arguments) {
        MaybeValue name = read_custom_ident(inner);
        if (!name) return false;
        std::string& text = std::get<Keyword>(name->what).name;
        if (inner.take_delimiter("|")) {
            const MaybeValue local = read_custom_ident(inner);
            if (!local) return false;
            text += ":" + std::get<Keyword>(local->what).name;
        }
        arguments.push_back(std::move(*name));
        (void)read_keyword(inner, "string url");
        return !inner.take_delimiter(",") || add(arguments, read_string(inner));
    });
}

MaybeValue read_target(Reader& inner) {
    if (MaybeValue attribute = read_attribute(inner)) return attribute;
    if (MaybeValue text = read_string(inner)) return text;
    return read_url(inner);
}

constexpr std::string_view parts = "content before after first-letter marker text";

MaybeValue read_target_function(Reader& reader) {
    const auto counter = [](Reader& inner, std::vector<Value>& arguments) {
        return add(arguments, read_target(inner)) && inner.take_delimiter(",") &&
               add(arguments, read_custom_ident(inner, "none")) && add_style(inner, arguments);
    };
    if (MaybeValue found = function_of(reader, "target-counter", counter)) return found;
    return function_of(reader, "target-text", [](Reader& inner, std::vector<Value>& arguments) {
        return add(arguments, read_target(inner)) &&
               (!inner.take_delimiter(",") || add(arguments, read_keyword(inner, parts)));
    });
}

MaybeValue read_leader(Reader& reader) {
    return function_of(reader, "leader", [](Reader& inner, std::vector<Value>& arguments) {
        return add(arguments, read_string(inner)) ||
               add(arguments, read_keyword(inner, "dotted solid space"));
    });
}

MaybeValue read_named_string(Reader& reader) {
    return function_of(reader, "string", [](Reader& inner, std::vector<Value>& arguments) {
        return add(arguments, read_custom_ident(inner)) &&
               (!inner.take_delimiter(",") ||
                add(arguments, read_keyword(inner, "first start last first-except")));
    });
}

MaybeValue read_element_text(Reader& reader) {
    return function_of(reader, "content", [](Reader& inner, std::vector<Value>& arguments) {
        return inner.done() || add(arguments, read_keyword(inner, parts));
    });
}

MaybeValue read_content_item(Reader& reader) {
    if (MaybeValue text = read_string(reader)) return text;
    if (MaybeValue quote =
            read_keyword(reader, "open-quote close-quote no-open-quote no-close-quote")) {
        return quote;
    }
    for (const LonghandGrammar read :
         {read_counter, read_counters, read_attribute, read_target_function, read_leader,
          read_named_string, read_element_text, read_url}) {
        if (MaybeValue found = read(reader)) return found;
    }
    return {};
}

MaybeValue read_counter_change(Reader& reader) {
    MaybeValue name = read_custom_ident(reader, "none");
    if (!name) return {};
    std::vector<Value> items{std::move(*name)};
    MaybeValue number = read_numeric(reader, {.integer = true});
    if (number) items.push_back(std::move(*number));
    return list_value(Separator::space, std::move(items));
}

}  // namespace

MaybeValue read_content(Reader& reader) {
    MaybeValue items = read_row(reader, read_content_item, 1, unlimited);
    if (!items || !reader.take_delimiter("/")) return items;
    MaybeValue spoken = read_row(reader, read_content_item, 1, unlimited);
    if (!spoken) return {};
    return list_value(Separator::slash, {std::move(*items), std::move(*spoken)});
}

MaybeValue read_quotes(Reader& reader) {
    const std::size_t begin = reader.at();
    MaybeValue texts = read_row(reader, read_string, 2, unlimited);
    if (texts && std::get<List>(texts->what).items.size() % 2 == 0) return texts;
    reader.back_to(begin);
    return {};
}

/// reversed() counts down from the number of items, which only layout could know: refused.
MaybeValue read_counter_reset(Reader& reader) {
    return read_counter_changes(reader);
}

MaybeValue read_counter_changes(Reader& reader) {
    return read_row(reader, read_counter_change, 1, unlimited);
}

MaybeValue read_string_set(Reader& reader) {
    return read_commas(reader, [](Reader& r) -> MaybeValue {
        MaybeValue name = read_custom_ident(r, "none");
        if (!name) return {};
        MaybeValue items = read_row(r, read_content_item, 1, unlimited);
        if (!items) return {};
        return list_value(Separator::space, {std::move(*name), std::move(*items)});
    });
}

MaybeValue read_bookmark_label(Reader& reader) {
    return read_row(reader, read_content_item, 1, unlimited);
}

MaybeValue read_list_style_type(Reader& reader) {
    return read_counter_style(reader);
}

MaybeValue read_page_size(Reader& reader) {
    if (MaybeValue word = read_keyword(reader, "auto")) return word;
    const auto length = [](Reader& r) { return read_numeric(r, {.length = true, .least = 0}); };
    if (MaybeValue lengths = read_row(reader, length, 1, 2)) return lengths;
    return read_set(reader,
                    "a3|a4|a5|a6|b4|b5|jis-b4|jis-b5|letter|legal|ledger portrait|landscape");
}

}  // namespace bifolium::css
