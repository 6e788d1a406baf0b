#include "app/size_text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace bifolium::app {

namespace {

constexpr std::array<std::string_view, 5> units = {"B", "KiB", "MiB", "GiB", "TiB"};
constexpr std::string_view letters = "bkmgt";

}  // namespace

std::optional<std::uint64_t> read_size(std::string_view text) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc() || !(number >= 0)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(' ')) text.remove_prefix(1);
    std::string unit;
    for (const char c : text) {
        unit.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    std::size_t power = 0;
    if (!unit.empty()) {
        power = letters.find(unit.front());
        const std::string_view rest = std::string_view(unit).substr(1);
        const bool is_unit = rest.empty() || (power > 0 && (rest == "b" || rest == "ib"));
        if (power == letters.npos || !is_unit) return std::nullopt;
    }
    const double bytes = std::ldexp(number, 10 * static_cast<int>(power));
    if (!(bytes < 0x1p62)) return std::nullopt;
    return static_cast<std::uint64_t>(bytes);
}

std::string size_text(std::uint64_t bytes) {
    std::size_t power = 0;
    auto number = static_cast<double>(bytes);
    for (; number >= 1024 && power + 1 < units.size(); ++power) number /= 1024;
    const bool is_whole = power == 0 || number >= 100;
    return fmt::format("{:.{}f} {}", number, is_whole ? 0 : 1, units[power]);
}

}  // namespace bifolium::app
