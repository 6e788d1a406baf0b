#include "image/svg_outside.h"

#include <algorithm>
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

}  // namespace

bool shows_other_file(const SvgElement& element) {
    return (element.name == "image" || element.name == "use") && is_outside(reference(element));
}

void report_outside(const SvgTree& tree, SourceId source, const std::string& name,
                    Diagnostics& diagnostics) {
    std::size_t told = 0;
    for (const SvgElement& element : tree.elements) {
        const std::optional<std::string> target = outside_of(element);
        if (!target) continue;
        if (++told > most_findings) return;
        diagnostics.report(
            {Severity::warning, "image.svg-outside", Span{source, element.offset, element.offset},
             "the drawing '" + name + "' is shown without what it takes from outside: '" +
                 target->substr(0, 80) + "'",
             "embed it in the drawing: a picture may bring in no other file"});
    }
}

}  // namespace bifolium::image
