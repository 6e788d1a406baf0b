#include "image/svg_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace bifolium::image {

namespace {

constexpr double largest = 1e9;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

double px_in(std::string_view unit, double em) {
    const std::array<std::pair<std::string_view, double>, 11> units{{
        {"", 1},
        {"px", 1},
        {"pt", 96.0 / 72},
        {"pc", 16},
        {"mm", 96 / 25.4},
        {"cm", 96 / 2.54},
        {"in", 96},
        {"em", em},
        {"ex", em / 2},
        {"rem", 16},
        {"Q", 96 / 101.6},
    }};
    for (const auto& [name, size] : units) {
        if (name == unit) return size;
    }
    return 0;
}

/// One function of a transform list.
std::optional<Transform> make_transform(std::string_view name, const std::vector<double>& v) {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    if (name == "matrix" && v.size() == 6) return Transform{v[0], v[1], v[2], v[3], v[4], v[5]};
    if (name == "translate" && (v.size() == 1 || v.size() == 2)) {
        return Transform{1, 0, 0, 1, v[0], v.size() == 2 ? v[1] : 0};
    }
    if (name == "scale" && (v.size() == 1 || v.size() == 2)) {
        return Transform{v[0], 0, 0, v.back(), 0, 0};
    }
    if (name == "rotate" && (v.size() == 1 || v.size() == 3)) {
        const double sine = std::sin(radians(v[0])), cosine = std::cos(radians(v[0]));
        const Transform turn{cosine, sine, -sine, cosine, 0, 0};
        if (v.size() == 1) return turn;
        return combined(combined({1, 0, 0, 1, v[1], v[2]}, turn), {1, 0, 0, 1, -v[1], -v[2]});
    }
    if (name == "skewX" && v.size() == 1) return Transform{1, 0, std::tan(radians(v[0])), 1, 0, 0};
    if (name == "skewY" && v.size() == 1) return Transform{1, std::tan(radians(v[0])), 0, 1, 0, 0};
    return std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

void Scanner::skip_separators() {
    while (!rest_.empty() && (is_space(rest_.front()) || rest_.front() == ',')) {
        rest_.remove_prefix(1);
    }
}

bool Scanner::at_end() {
    skip_separators();
    return rest_.empty();
}

std::optional<double> Scanner::number() {
    skip_separators();
    std::string_view text = rest_;
    if (text.starts_with('+')) text.remove_prefix(1);
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    if (digits.empty() || !(is_digit(digits[0]) || digits[0] == '.')) return std::nullopt;
    if (text.size() != rest_.size() && text.starts_with('-')) return std::nullopt;  // "+-1"
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument) return std::nullopt;
    if (error == std::errc::result_out_of_range) value = 0;
    rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
    return std::clamp(value, -largest, largest);
}

std::optional<bool> Scanner::flag() {
    skip_separators();
    if (rest_.empty() || (rest_.front() != '0' && rest_.front() != '1')) return std::nullopt;
    const bool set = rest_.front() == '1';
    rest_.remove_prefix(1);
    return set;
}

std::optional<char> Scanner::letter() {
    skip_separators();
    if (rest_.empty() || !is_letter(rest_.front())) return std::nullopt;
    const char letter = rest_.front();
    rest_.remove_prefix(1);
    return letter;
}

std::string_view Scanner::word() {
    skip_separators();
    std::size_t size = 0;
    while (size < rest_.size() && (is_letter(rest_[size]) || rest_[size] == '-')) ++size;
    const std::string_view word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return word;
}

std::string_view Scanner::unit() {
    std::size_t size = 0;
    while (size < rest_.size() && is_letter(rest_[size])) ++size;
    const std::string_view unit = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return unit;
}

bool Scanner::skip(char wanted) {
    skip_separators();
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
}

std::optional<double> parse_length(std::string_view text, double whole, double em) {
    Scanner scanner(text);
    const std::optional<double> value = scanner.number();
    if (!value) return std::nullopt;
    const std::string_view unit = trimmed(scanner.rest());
    if (unit == "%") return *value * whole / 100;
    const double size = px_in(unit, em);
    if (size == 0) return std::nullopt;
    return *value * size;
}

std::optional<double> parse_fraction(std::string_view text) {
    Scanner scanner(text);
    const std::optional<double> value = scanner.number();
    if (!value) return std::nullopt;
    const std::string_view unit = trimmed(scanner.rest());
    if (unit == "%") return *value / 100;
    return unit.empty() ? value : std::nullopt;
}

std::vector<double> parse_numbers(std::string_view text) {
    Scanner scanner(text);
    std::vector<double> numbers;
    while (const std::optional<double> value = scanner.number()) numbers.push_back(*value);
    return numbers;
}

std::optional<Transform> parse_transform(std::string_view text) {
    Scanner scanner(text);
    Transform transform;
    while (!scanner.at_end()) {
        const std::string_view name = scanner.word();
        if (!scanner.skip('(')) return std::nullopt;
        std::vector<double> values;
        while (const std::optional<double> value = scanner.number()) {
            values.push_back(*value);
            const std::string_view unit = scanner.unit();  // of transforms as CSS writes them
            if (!unit.empty() && unit != "px" && unit != "deg") return std::nullopt;
        }
        if (!scanner.skip(')')) return std::nullopt;
        const std::optional<Transform> one = make_transform(name, values);
        if (!one) return std::nullopt;
        transform = combined(transform, *one);
    }
    return transform;
}

std::optional<std::string_view> parse_reference(std::string_view text, std::string_view& rest) {
    text = trimmed(text);
    if (!text.starts_with("url(")) return std::nullopt;
    const std::size_t close = text.find(')');
    if (close == text.npos) return std::nullopt;
    rest = trimmed(text.substr(close + 1));
    std::string_view target = trimmed(text.substr(4, close - 4));
    if (target.size() >= 2 && (target.front() == '"' || target.front() == '\'')) {
        target = trimmed(target.substr(1, target.size() - 2));
    }
    if (!target.starts_with('#')) return std::string_view();
    return target.substr(1);
}

Transform combined(const Transform& outer, const Transform& inner) {
    return {outer.a * inner.a + outer.c * inner.b,
            outer.b * inner.a + outer.d * inner.b,
            outer.a * inner.c + outer.c * inner.d,
            outer.b * inner.c + outer.d * inner.d,
            outer.a * inner.e + outer.c * inner.f + outer.e,
            outer.b * inner.e + outer.d * inner.f + outer.f};
}

Coordinate applied(const Transform& t, Coordinate at) {
    return {t.a * at.x + t.c * at.y + t.e, t.b * at.x + t.d * at.y + t.f};
}

Path applied(const Transform& transform, Path path) {
    for (Coordinate& at : path.coordinates) at = applied(transform, at);
    return path;
}

std::optional<Transform> inverted(const Transform& t) {
    const double determinant = t.a * t.d - t.b * t.c;
    if (!std::isfinite(determinant) || std::abs(determinant) < 1e-18) return std::nullopt;
    return Transform{t.d / determinant,
                     -t.b / determinant,
                     -t.c / determinant,
                     t.a / determinant,
                     (t.c * t.f - t.d * t.e) / determinant,
                     (t.b * t.e - t.a * t.f) / determinant};
}

}  // namespace bifolium::image
