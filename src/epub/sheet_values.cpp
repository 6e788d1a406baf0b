#include "epub/sheet_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/colour.h"
#include "css/property.h"
#include "epub/sheet_calculation.h"

namespace bifolium::epub {

namespace {

using css::ComponentKind;
using css::ComponentValue;
using css::ComponentValues;

struct AbsoluteUnit {
    std::string_view name;
    double pt;
};
constexpr auto absolute_units = std::to_array<AbsoluteUnit>({{"pt", 1},
                                                             {"px", .75},
                                                             {"pc", 12},
                                                             {"mm", 72 / 25.4},
                                                             {"cm", 720 / 25.4},
                                                             {"q", 18 / 25.4},
                                                             {"in", 72}});

constexpr auto page_functions =
    std::to_array<std::string_view>({"target-counter", "target-counters", "target-text", "leader",
                                     "string", "element", "content", "running"});

ComponentValue make_colour(const Colour& colour) {
    const Rgb rgb = to_rgb(colour);
    const auto part = [](double value) {
        return static_cast<int>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
    };
    if (colour.opacity >= 1) {
        constexpr std::string_view digits = "0123456789abcdef";
        ComponentValue hash;
        hash.kind = ComponentKind::hash;
        for (const double value : {rgb.red, rgb.green, rgb.blue}) {
            hash.text += digits[static_cast<std::size_t>(part(value) / 16)];
            hash.text += digits[static_cast<std::size_t>(part(value) % 16)];
        }
        return hash;
    }
    ComponentValue function;
    function.kind = ComponentKind::function;
    function.text = "rgba";
    for (const double value : {rgb.red, rgb.green, rgb.blue}) {
        function.inner.push_back(make_number(part(value)));
        ComponentValue comma;
        comma.kind = ComponentKind::delimiter;
        comma.text = ",";
        function.inner.push_back(comma);
    }
    function.inner.push_back(make_number(colour.opacity));
    return function;
}

std::optional<ComponentValue> as_colour(const ComponentValue& value) {
    if (value.kind != ComponentKind::function) return std::nullopt;
    const std::optional<css::Value> parsed = css::parse_colour(value);
    const auto* colour = parsed ? std::get_if<Colour>(&parsed->what) : nullptr;
    return colour ? std::optional(make_colour(*colour)) : std::nullopt;
}

std::optional<std::string> address(const ComponentValue& value) {
    if (value.kind == ComponentKind::url) return value.text;
    if (value.kind != ComponentKind::function || lower_case(value.text) != "url") {
        return std::nullopt;
    }
    for (const ComponentValue& part : value.inner) {
        if (part.kind == ComponentKind::string) return part.text;
    }
    return std::string();
}

std::optional<ComponentValue> rewrite_value(const ComponentValue& value,
                                            const Rewriting& rewriting) {
    if (const auto url = address(value)) {
        std::string file = rewriting.file({*url, std::string(rewriting.sheet)});
        if (file.empty()) return std::nullopt;
        ComponentValue packaged;
        packaged.kind = ComponentKind::url;
        packaged.text = std::move(file);
        return packaged;
    }
    if (auto colour = as_colour(value)) return colour;
    if (auto folded = fold(value, rewriting.size)) return folded;
    if (const auto pt = points(value, rewriting.size)) return make_rem(*pt, rewriting.size);
    ComponentValue copy = value;
    if (value.inner.empty()) return copy;
    auto inner = rewrite_values(value.inner, rewriting);
    if (!inner) return std::nullopt;
    copy.inner = std::move(*inner);
    return copy;
}

}  // namespace

std::optional<double> points(const ComponentValue& value, const TextSize& size) {
    if (value.kind != ComponentKind::dimension) return std::nullopt;
    const std::string unit = lower_case(value.text);
    if (unit == "rem") return value.number * size.root_pt;
    const auto* known = std::find_if(absolute_units.begin(), absolute_units.end(),
                                     [&](const AbsoluteUnit& u) { return u.name == unit; });
    if (known == absolute_units.end()) return std::nullopt;
    return value.number * known->pt;
}

std::optional<ComponentValues> rewrite_values(Values values, const Rewriting& rewriting) {
    ComponentValues out;
    out.reserve(values.size());
    for (const ComponentValue& value : values) {
        auto rewritten = rewrite_value(value, rewriting);
        if (!rewritten) return std::nullopt;
        out.push_back(std::move(*rewritten));
    }
    return out;
}

bool speaks_of_pages(Values values) {
    return std::any_of(values.begin(), values.end(), [](const ComponentValue& value) {
        if (value.kind != ComponentKind::function) return speaks_of_pages(value.inner);
        const std::string name = lower_case(value.text);
        const Values inner = trimmed(value.inner);
        const bool page_counter = (name == "counter" || name == "counters") && !inner.empty() &&
                                  (is_word(inner[0], "page") || is_word(inner[0], "pages"));
        return page_counter || std::find(page_functions.begin(), page_functions.end(), name) !=
                                   page_functions.end();
    });
}

Values trimmed(Values values) {
    while (!values.empty() && values.front().kind == ComponentKind::space) {
        values = values.subspan(1);
    }
    while (!values.empty() && values.back().kind == ComponentKind::space) {
        values = values.first(values.size() - 1);
    }
    return values;
}

std::vector<Values> words(Values values) {
    std::vector<Values> found;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= values.size(); ++i) {
        if (i < values.size() && values[i].kind != ComponentKind::space) continue;
        if (i > begin) found.push_back(values.subspan(begin, i - begin));
        begin = i + 1;
    }
    return found;
}

bool is_word(const ComponentValue& value, std::string_view word) {
    return value.kind == ComponentKind::ident && lower_case(value.text) == word;
}

bool says(Values values, std::initializer_list<std::string_view> words) {
    return values.size() == 1 && std::any_of(words.begin(), words.end(), [&](std::string_view w) {
               return is_word(values[0], w);
           });
}

bool has_rules_in_it(Values values) {
    return std::any_of(values.begin(), values.end(), [](const ComponentValue& value) {
        return (value.kind == ComponentKind::block && value.text == "{") ||
               value.is_delimiter(";") || has_rules_in_it(value.inner);
    });
}

ComponentValue make_word(std::string name) {
    ComponentValue value;
    value.text = std::move(name);
    return value;
}

ComponentValue make_number(double number) {
    ComponentValue value;
    value.kind = ComponentKind::number;
    value.number = number;
    value.representation = decimal(number);
    return value;
}

ComponentValue make_rem(double points, const TextSize& size) {
    ComponentValue value = make_number(points / size.base_pt);
    if (value.representation == "0") return value;
    value.kind = ComponentKind::dimension;
    value.text = "rem";
    return value;
}

std::string decimal(double number) {
    constexpr double largest = 1e9;
    if (!(std::abs(number) <= largest)) number = number > 0 ? largest : -largest;
    char digits[32];
    const auto result =
        std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 4);
    std::string text(digits, result.ptr);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    if (text == "-0") return "0";
    if (text.starts_with("0.")) text.erase(0, 1);
    if (text.starts_with("-0.")) text.erase(1, 1);
    return text;
}

std::string lower_case(std::string_view text) {
    std::string folded(text);
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return folded;
}

}  // namespace bifolium::epub
