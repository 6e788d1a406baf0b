#include "style/counter_styles.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace bifolium::style {

namespace {

using css::CounterStyle;
using css::CounterSystem;
using Text = std::optional<std::string>;

/// Longer than this nobody writes a number: the fallback has it.
constexpr std::size_t most_symbols = 120;
constexpr int most_steps = 32;  ///< Of `extends` and of `fallback`.

std::size_t index_of(std::int64_t value, std::size_t size) {
    const auto count = static_cast<std::int64_t>(size);
    return static_cast<std::size_t>(((value % count) + count) % count);
}

Text positional(const CounterStyle& style, std::int64_t value, bool has_zero) {
    const auto base = static_cast<std::int64_t>(style.symbols.size());
    if (value < (has_zero ? 0 : 1)) return std::nullopt;
    std::vector<std::size_t> digits;
    do {
        if (!has_zero) --value;
        digits.push_back(index_of(value, style.symbols.size()));
        value /= base;
    } while (value > 0);
    std::string text;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        text += style.symbols[*digit];
    }
    return text;
}

Text repeated(const CounterStyle& style, std::int64_t value) {
    const auto count = static_cast<std::int64_t>(style.symbols.size());
    if (value < 1) return std::nullopt;
    const auto times = static_cast<std::size_t>((value + count - 1) / count);
    if (times > most_symbols) return std::nullopt;
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += style.symbols[index_of(value - 1, style.symbols.size())];
    return text;
}

Text summed(const CounterStyle& style, std::int64_t value) {
    std::string text;
    std::size_t used = 0;
    if (value == 0) {
        if (style.additive.empty() || style.additive.back().first != 0) return std::nullopt;
        return style.additive.back().second;
    }
    for (const auto& [weight, symbol] : style.additive) {
        if (weight == 0 || weight > value) continue;
        const auto times = static_cast<std::size_t>(value / weight);
        used += times;
        if (used > most_symbols) return std::nullopt;
        for (std::size_t i = 0; i < times; ++i) text += symbol;
        value %= weight;
    }
    return value == 0 ? Text(std::move(text)) : std::nullopt;
}

/// Ten digits, then ten, a hundred and a thousand. A zero stands once for all zeros between.
/// https://www.w3.org/TR/css-counter-styles-3/#limited-chinese
Text in_chinese(const CounterStyle& style, std::int64_t value) {
    const std::vector<std::string>& symbols = style.symbols;
    if (value < 0 || value > 9999 || symbols.size() < 13) return std::nullopt;
    if (value == 0) return symbols[0];
    std::string text;
    bool zero = false;
    const bool informal = symbols[1] == "一";
    std::int64_t unit = 1000;
    for (std::size_t place = 3; unit > 0; unit /= 10, --place) {
        const auto digit = static_cast<std::size_t>(value / unit % 10);
        if (digit == 0) {
            zero = !text.empty();
            continue;
        }
        if (zero) text += symbols[0];
        zero = false;
        const bool bare_ten = informal && place == 1 && value < 20;
        if (!bare_ten) text += symbols[digit];
        if (place > 0) text += symbols[9 + place];
        if (place == 0) break;
    }
    return text;
}

/// One to nine, ten to ninety, a hundred and ten thousand.
/// https://www.w3.org/TR/css-counter-styles-3/#ethiopic-numeric-counter-style
Text in_ethiopic(const CounterStyle& style, std::int64_t value) {
    const std::vector<std::string>& symbols = style.symbols;
    if (value < 1 || symbols.size() < 20) return std::nullopt;
    if (value == 1) return symbols[0];
    std::vector<std::size_t> groups;
    for (; value > 0; value /= 100) groups.push_back(static_cast<std::size_t>(value % 100));
    std::string text;
    for (std::size_t i = groups.size(); i-- > 0;) {
        const std::size_t group = groups[i];
        const bool odd = i % 2 == 1;
        const bool silent = group == 0 || (group == 1 && (odd || i + 1 == groups.size()));
        if (!silent && group / 10 != 0) text += symbols[8 + group / 10];
        if (!silent && group % 10 != 0) text += symbols[group % 10 - 1];
        if (odd && group != 0) text += symbols[18];
        if (!odd && i != 0) text += symbols[19];
    }
    return text;
}

/// Of a value that is not negative, if its system turns signs about.
Text initial(const CounterStyle& style, std::int64_t value) {
    switch (style.system) {
        case CounterSystem::cyclic:
            if (style.symbols.empty()) return std::nullopt;
            return style.symbols[index_of(value - 1, style.symbols.size())];
        case CounterSystem::fixed: {
            const std::int64_t place = value - style.first;
            if (place < 0 || place >= static_cast<std::int64_t>(style.symbols.size())) {
                return std::nullopt;
            }
            return style.symbols[static_cast<std::size_t>(place)];
        }
        case CounterSystem::numeric:
            return positional(style, value, true);
        case CounterSystem::alphabetic:
            return positional(style, value, false);
        case CounterSystem::symbolic:
            return repeated(style, value);
        case CounterSystem::additive:
            return summed(style, value);
        case CounterSystem::chinese:
            return in_chinese(style, value);
        case CounterSystem::ethiopic:
            return in_ethiopic(style, value);
        case CounterSystem::extends:
            return std::nullopt;
    }
    return std::nullopt;
}

bool has_sign(CounterSystem system) {
    return system != CounterSystem::cyclic && system != CounterSystem::fixed;
}

bool in_range(const CounterStyle& style, std::int64_t value) {
    if (style.ranges && !style.ranges->empty()) {
        return std::any_of(style.ranges->begin(), style.ranges->end(), [&](const auto& range) {
            return range.first <= value && value <= range.second;
        });
    }
    switch (style.system) {
        case CounterSystem::alphabetic:
        case CounterSystem::symbolic:
            return value >= 1;
        case CounterSystem::additive:
            return value >= 0;
        case CounterSystem::cyclic:
        case CounterSystem::numeric:
        case CounterSystem::fixed:
        case CounterSystem::extends:
        case CounterSystem::chinese:
        case CounterSystem::ethiopic:
            return true;
    }
    return true;
}

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

Text written(const CounterStyle& style, std::int64_t value) {
    if (!in_range(style, value)) return std::nullopt;
    const bool negative = value < 0 && has_sign(style.system);
    Text text = initial(style, negative ? -value : value);
    if (!text) return std::nullopt;
    const CounterStyle::Negative sign =
        negative ? style.negative.value_or(CounterStyle::Negative{"-", ""})
                 : CounterStyle::Negative{};
    if (style.pad) {
        const std::size_t length = letters(*text) + letters(sign.before) + letters(sign.after);
        std::string padding;
        for (std::size_t i = length; i < style.pad->length; ++i) padding += style.pad->symbol;
        text->insert(0, padding);
    }
    return sign.before + *text + sign.after;
}

/// What is not said by the one that extends.
void take_over(CounterStyle& style, const CounterStyle& from) {
    style.system = from.system;
    style.symbols = from.symbols;
    style.additive = from.additive;
    style.first = from.first;
    style.extended = from.extended;
    if (!style.prefix) style.prefix = from.prefix;
    if (!style.suffix) style.suffix = from.suffix;
    if (!style.fallback) style.fallback = from.fallback;
    if (!style.negative) style.negative = from.negative;
    if (!style.pad) style.pad = from.pad;
    if (!style.ranges) style.ranges = from.ranges;
}

/// A text in quotes, without them.
std::optional<std::string_view> literal(std::string_view name) {
    if (name.size() < 2 || name.front() != '"' || name.back() != '"') return std::nullopt;
    return name.substr(1, name.size() - 2);
}

}  // namespace

void CounterStyles::define(css::CounterStyle style) {
    std::string name = style.name;
    own_.insert_or_assign(std::move(name), std::move(style));
}

bool CounterStyles::knows(std::string_view name) const {
    return name == "none" || literal(name) || own_.contains(name) ||
           predefined_counter_style(name).has_value();
}

css::CounterStyle CounterStyles::find(std::string_view name) const {
    const auto one = [&](std::string_view wanted) -> CounterStyle {
        if (const auto own = own_.find(wanted); own != own_.end()) return own->second;
        if (auto known = predefined_counter_style(wanted)) return *known;
        return *predefined_counter_style("decimal");
    };
    CounterStyle style = one(name);
    for (int step = 0; style.system == CounterSystem::extends; ++step) {
        // A ring extends `decimal`.
        take_over(style, one(step < most_steps ? std::string_view(style.extended) : "decimal"));
    }
    return style;
}

std::string CounterStyles::text(std::int64_t value, std::string_view name) const {
    if (const auto own_words = literal(name)) return std::string(*own_words);
    if (name == "none") return {};
    value = std::clamp<std::int64_t>(value, std::numeric_limits<std::int32_t>::min(),
                                     std::numeric_limits<std::int32_t>::max());
    CounterStyle style = find(name);
    for (int step = 0; step < most_steps; ++step) {
        if (const Text found = written(style, value)) return *found;
        style = find(style.fallback.value_or("decimal"));
    }
    return std::to_string(value);
}

std::string CounterStyles::marker(std::int64_t value, std::string_view name) const {
    if (literal(name) || name == "none") return text(value, name);
    const CounterStyle style = find(name);
    std::string out = style.prefix.value_or("") + text(value, name) + style.suffix.value_or(". ");
    if (out.ends_with(' ')) {
        out.pop_back();
        out += "\u00A0";
    }
    return out;
}

}  // namespace bifolium::style
