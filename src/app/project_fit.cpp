#include "app/project_fit.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace bifolium::app {

namespace {

using manuscript::Setting;

constexpr std::size_t most_pages = 1000;

/// "8", "multiple-of 4"; false if it is neither.
bool read_count(std::string_view text, Fit& fit) {
    constexpr std::string_view multiple = "multiple-of ";
    if (text.starts_with(multiple)) {
        fit.kind = Fit::Kind::multiple_of;
        text.remove_prefix(multiple.size());
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), fit.count);
    return error == std::errc() && end == text.data() + text.size() && fit.count > 0 &&
           fit.count <= most_pages;
}

/// "9.5pt" with what follows it; false if no number stands there.
bool read_number(std::string_view text, double& number, std::string& unit) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return false;
    unit = text.substr(static_cast<std::size_t>(end - text.data()));
    return unit.find_first_not_of("abcdefghijklmnopqrstuvwxyz%") == std::string::npos;
}

std::optional<Lever> read_lever(const std::string& property, const Setting& setting,
                                ValueReader& reader) {
    constexpr std::string_view between = " to ";
    const std::string text = reader.text(setting, property);
    const std::size_t at = text.find(between);
    Lever lever{.property = property, .span = setting.span};
    std::string other;
    const bool understood = at != std::string::npos &&
                            read_number(text.substr(0, at), lever.least, lever.unit) &&
                            read_number(text.substr(at + between.size()), lever.most, other);
    if (understood && property.starts_with("--") && other == lever.unit &&
        lever.least <= lever.most) {
        return lever;
    }
    reader.error(setting.span, "'" + property + ": " + text + "' is no lever",
                 "write a custom property of the style sheet with its limits, in one unit: "
                 "--text-size: 9.5pt to 11pt");
    return std::nullopt;
}

}  // namespace

std::optional<Fit> read_fit(const Setting& setting, ValueReader& reader) {
    static constexpr std::array<std::string_view, 3> known = {"pages", "panels", "levers"};
    const manuscript::Mapping* mapping = reader.mapping(setting, "fit");
    if (mapping == nullptr) return std::nullopt;
    Fit fit;
    fit.span = setting.span;
    bool counted = false;
    for (const auto& [key, value] : *mapping) {
        if (key == "pages" || key == "panels") {
            if (key == "panels") fit.kind = Fit::Kind::panels;
            const std::string text = reader.text(value, key);
            counted = read_count(text, fit);
            if (!counted) {
                reader.error(value.span, "'" + key + "' takes a number, not '" + text + "'",
                             "write 'pages: 8' or 'pages: multiple-of 4'");
                return std::nullopt;
            }
        } else if (key == "levers") {
            const manuscript::Mapping* levers = reader.mapping(value, key);
            if (levers == nullptr) continue;
            for (const auto& [property, limits] : *levers) {
                if (auto lever = read_lever(property, limits, reader)) fit.levers.push_back(*lever);
            }
        } else {
            reader.unknown(value, key, known);
        }
    }
    if (counted) return fit;
    reader.error(setting.span, "'fit' does not say how many pages",
                 "write 'pages: 8', 'pages: multiple-of 4' or 'panels: 6'");
    return std::nullopt;
}

}  // namespace bifolium::app
