#include <array>
#include <charconv>
#include <string_view>

#include "layout/generated.h"
#include "pdf/navigation.h"

namespace bifolium::pdf {

namespace {

constexpr std::int32_t largest_number = 1'000'000;

/// 0 for what is no Roman numeral as we write them.
std::int32_t roman_value(const std::string& label) {
    constexpr std::string_view letters = "ivxlcdm";
    constexpr std::array<std::int32_t, 7> values{1, 5, 10, 50, 100, 500, 1000};
    if (label.empty() || label.size() > 20) return 0;
    std::int32_t sum = 0, before = 0;
    for (auto at = label.rbegin(); at != label.rend(); ++at) {
        const std::size_t which = letters.find(*at);
        if (which == std::string_view::npos) return 0;
        sum += values[which] < before ? -values[which] : values[which];
        before = values[which];
    }
    return sum > 0 && layout::counter_text(sum, "lower-roman") == label ? sum : 0;
}

}  // namespace

LabelStyle label_style(const std::string& label) {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), value);
    const bool decimal = error == std::errc() && end == label.data() + label.size();
    if (decimal && value > 0 && value < largest_number && std::to_string(value) == label) {
        return {.style = 'D', .number = value, .prefix = {}};
    }
    if (const std::int32_t small = roman_value(label); small > 0) {
        return {.style = 'r', .number = small, .prefix = {}};
    }
    std::string lower = label;
    for (char& c : lower) {
        if (c >= 'a' && c <= 'z') return {.style = 0, .number = 0, .prefix = label};
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (const std::int32_t large = roman_value(lower); large > 0) {
        return {.style = 'R', .number = large, .prefix = {}};
    }
    return {.style = 0, .number = 0, .prefix = label};
}

}  // namespace bifolium::pdf
