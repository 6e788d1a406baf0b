#include "image/svg_report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "image/svg_sheet.h"
#include "image/svg_values.h"

namespace bifolium::image {

namespace {

constexpr std::size_t most_findings = 20;

bool is_outside(std::string_view target) {
    return !target.empty() && !target.starts_with('#') && !target.starts_with("data:");
}

std::string_view reference(const SvgElement& element) {
    return trimmed(element.has("href") ? element.get("href") : element.get("xlink:href"));
}

/// What the first url() of a value names, if it is outside.
std::optional<std::string> outside_url(std::string_view value) {
    for (std::size_t at = value.find("url("); at != value.npos; at = value.find("url(", at)) {
        at += 4;
        const std::size_t close = value.find(')', at);
        if (close == value.npos) return std::nullopt;
        std::string_view target = trimmed(value.substr(at, close - at));
        if (target.size() >= 2 && (target.front() == '"' || target.front() == '\'')) {
            target = trimmed(target.substr(1, target.size() - 2));
        }
        if (is_outside(target)) return std::string(target);
        at = close;
    }
    return std::nullopt;
}

std::optional<std::string> outside_of(const SvgElement& element) {
    if (element.name == "a" || element.name == "script") return std::nullopt;
    if (const std::string_view target = reference(element); is_outside(target)) {
        return std::string(target);
    }
    for (const auto& [name, value] : element.attributes) {
        if (auto found = outside_url(value)) return found;
    }
    return element.name == "style" ? outside_url(element.text) : std::nullopt;
}

std::string code_point(char32_t character) {
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   static_cast<std::uint32_t>(character), 16)
                         .ptr;
    std::string out(digits.data(), end);
    for (char& digit : out) digit = static_cast<char>(digit >= 'a' ? digit - 32 : digit);
    return "U+" + std::string(out.size() < 4 ? 4 - out.size() : 0, '0') + out;
}

}  // namespace

bool shows_other_file(const SvgElement& element) {
    return (element.name == "image" || element.name == "use") && is_outside(reference(element));
}

void report_outside(const SvgName& file, const SvgTree& tree, Diagnostics& diagnostics) {
    std::size_t told = 0;
    for (const SvgElement& element : tree.elements) {
        const std::optional<std::string> target = outside_of(element);
        if (!target) continue;
        if (++told > most_findings) return;
        diagnostics.report({Severity::warning, "image.svg-outside",
                            Span{file.source, element.offset, element.offset},
                            "the drawing '" + file.name +
                                "' is shown without what it takes from outside: '" +
                                target->substr(0, 80) + "'",
                            "embed it in the drawing: a picture may bring in no other file"});
    }
}

void report_fonts(const SvgName& file, const std::set<char32_t>& missing,
                  const std::map<std::string, std::uint32_t>& absent, Diagnostics& diagnostics) {
    if (!missing.empty()) {
        constexpr std::size_t most = 8;
        std::string characters;
        std::size_t told = 0;
        for (const char32_t character : missing) {
            if (++told > most) break;
            characters += (told == 1 ? "" : ", ") + code_point(character);
        }
        if (missing.size() > most) {
            characters += " and " + std::to_string(missing.size() - most) + " more";
        }
        diagnostics.report(
            {Severity::error, "text.missing-glyph", Span{file.source, 0, 0},
             "no face has a glyph for " + characters + " in the drawing '" + file.name + "'",
             "add a font that has it to the project's fonts/"});
    }
    for (const auto& [family, offset] : absent) {
        diagnostics.report(
            {Severity::warning, "image.svg-font", Span{file.source, offset, offset},
             "the drawing '" + file.name + "' asks for the font '" + family.substr(0, 80) +
                 "', which the project does not have: it is set in another",
             "add it with 'bifolium fonts add FILE', or name one of the project's in the drawing"});
    }
}

}  // namespace bifolium::image
