#include "css/an_plus_b.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <string_view>

#include "css/characters.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

/// Far more children than a document can have; and the sum of two still fits an int.
constexpr double largest = 1 << 30;

int whole(double number) {
    return static_cast<int>(std::clamp(number, -largest, largest));
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(static_cast<unsigned char>(c));
    });
}

bool is_integer(const ComponentValue& value) {
    return value.kind == ComponentKind::number && value.is_integer;
}
bool is_signed(const ComponentValue& value) {
    return value.representation.starts_with('+') || value.representation.starts_with('-');
}

/// What follows "n": nothing, "+ 3", "+3", "-3".
std::optional<int> offset_after_n(std::span<const ComponentValue> rest) {
    rest = trimmed(rest);
    if (rest.empty()) return 0;
    if (rest.size() == 1 && is_integer(rest[0]) && is_signed(rest[0])) {
        return whole(rest[0].number);
    }
    const bool minus = rest[0].is_delimiter("-");
    if (!minus && !rest[0].is_delimiter("+")) return std::nullopt;
    rest = trimmed(rest.subspan(1));
    if (rest.size() != 1 || !is_integer(rest[0]) || is_signed(rest[0])) return std::nullopt;
    return minus ? -whole(rest[0].number) : whole(rest[0].number);
}

/// `name` is "n", "n-" or "n-3", the rest of a dimension or an identifier.
std::optional<AnPlusB> after_step(int step, std::string_view name,
                                  std::span<const ComponentValue> rest) {
    if (name == "n") {
        const std::optional<int> offset = offset_after_n(rest);
        if (!offset) return std::nullopt;
        return AnPlusB{step, *offset};
    }
    if (name == "n-") {
        rest = trimmed(rest);
        if (rest.size() != 1 || !is_integer(rest[0]) || is_signed(rest[0])) return std::nullopt;
        return AnPlusB{step, -whole(rest[0].number)};
    }
    if (!name.starts_with("n-") || !all_digits(name.substr(2)) || !trimmed(rest).empty()) {
        return std::nullopt;
    }
    int offset = 0;
    const std::string_view digits = name.substr(2);
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), offset);
    if (result.ec != std::errc()) offset = whole(largest);
    return AnPlusB{step, -whole(offset)};
}

}  // namespace

std::optional<AnPlusB> parse_an_plus_b(std::span<const ComponentValue> values) {
    values = trimmed(values);
    if (values.empty()) return std::nullopt;
    bool plus = false;
    if (values[0].is_delimiter("+")) {
        plus = true;
        values = values.subspan(1);
        if (values.empty() || values[0].kind != ComponentKind::ident) return std::nullopt;
    }
    const ComponentValue& first = values[0];
    const std::span<const ComponentValue> rest = values.subspan(1);
    if (is_integer(first)) {
        if (!rest.empty()) return std::nullopt;
        return AnPlusB{0, whole(first.number)};
    }
    const std::string name = lower_case(first.text);
    if (first.kind == ComponentKind::dimension && first.is_integer) {
        return after_step(whole(first.number), name, rest);
    }
    if (first.kind != ComponentKind::ident) return std::nullopt;
    if (!plus && rest.empty() && name == "odd") return AnPlusB{2, 1};
    if (!plus && rest.empty() && name == "even") return AnPlusB{2, 0};
    if (!plus && name.starts_with('-')) {
        return after_step(-1, std::string_view(name).substr(1), rest);
    }
    return after_step(1, name, rest);
}

}  // namespace bifolium::css
