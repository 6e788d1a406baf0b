#include "app/rulings.h"

#include <algorithm>
#include <array>

#include "app/explain.h"
#include "base/suggest.h"
#include "manuscript/front_matter.h"

namespace bifolium::app {

namespace {

using manuscript::Mapping;
using manuscript::Sequence;
using manuscript::Setting;

constexpr std::size_t most_waivers = 1000;

/// Codes, and areas that end in '.', of what no reason excuses: harm to readers, words that were
/// lost, files that lie or were not made, and the project's own bookkeeping.
constexpr std::array never = std::to_array<std::string_view>(
    {"baseline.", "css.hides-critical", "epub.not-written", "file.", "font.",
     "l10n.critical-dropped", "l10n.missing-critical", "l10n.stale-critical",
     "l10n.unreviewed-critical", "manuscript.", "pdf.not-written", "project.", "text.missing-glyph",
     "verify.", "waiver.", "yaml."});

std::string_view nearest_code(std::string_view code) {
    std::vector<std::string_view> codes;
    for (const Explanation& e : explanations()) codes.push_back(e.code);
    return nearest(code, codes);
}

bool check_code(const std::string& code, Span span, ValueReader& reader) {
    if (explain(code) != nullptr) return true;
    const std::string_view near = nearest_code(code);
    reader.error(span, "there is no finding '" + code + "'",
                 near.empty() ? "'bifolium explain' lists them all"
                              : "did you mean '" + std::string(near) + "'?");
    return false;
}

Waiver read_waiver(const Mapping& mapping, ValueReader& reader) {
    static constexpr std::array<std::string_view, 6> known = {"code",  "by",   "reason",
                                                              "until", "file", "text"};
    Waiver waiver;
    for (const auto& [key, value] : mapping) {
        if (key == "code") {
            waiver.code = reader.text(value, key);
            waiver.span = value.span;
        } else if (key == "by") {
            waiver.by = reader.text(value, key);
        } else if (key == "reason") {
            waiver.reason = reader.text(value, key);
        } else if (key == "until") {
            waiver.until = reader.text(value, key);
            if (!manuscript::is_date(waiver.until)) {
                reader.error(value.span, "'until' takes a date, not '" + waiver.until + "'",
                             "write year-month-day: 2027-01-31");
            }
        } else if (key == "file") {
            waiver.files = reader.texts(value, key);
        } else if (key == "text") {
            waiver.text = reader.text(value, key);
        } else {
            reader.unknown(value, key, known);
        }
    }
    return waiver;
}

/// What a waiver must say; the first that is missing.
std::string_view missing_in(const Waiver& waiver) {
    if (waiver.code.empty()) return "code";
    if (waiver.by.empty()) return "by";
    if (waiver.reason.empty()) return "reason";
    return waiver.until.empty() ? "until" : "";
}

}  // namespace

bool may_be_excused(std::string_view code) {
    return std::ranges::none_of(never, [&](std::string_view other) {
        return other.ends_with('.') ? code.starts_with(other) : code == other;
    });
}

bool may_be_excused(const Diagnostic& d) {
    const bool of_translation = d.code.starts_with("l10n.");
    return may_be_excused(d.code) && !(of_translation && d.severity == Severity::error);
}

void read_severities(const Setting& setting, Rulings& rulings, ValueReader& reader) {
    const Mapping* mapping = reader.mapping(setting, "findings");
    for (const auto& [code, value] : mapping == nullptr ? Mapping() : *mapping) {
        if (!check_code(code, value.key, reader)) continue;
        const std::string level = reader.text(value, code);
        if (level != "error" && level != "warning") {
            reader.error(value.span,
                         "'" + code + "' can be raised to warning or error, not '" + level + "'",
                         "to lower it, write a waiver: who takes it upon themselves, why and until "
                         "when");
            continue;
        }
        const Severity severity = level == "error" ? Severity::error : Severity::warning;
        if (severity < explain(code)->severity) {
            reader.error(value.span,
                         "'" + code + "' is an error, and the project file cannot lower it",
                         "write a waiver: who takes it upon themselves, why and until when");
            continue;
        }
        rulings.severities[code] = severity;
    }
}

void read_waivers(const Setting& setting, Rulings& rulings, ValueReader& reader) {
    const auto* list = std::get_if<Sequence>(&setting.value);
    if (list == nullptr) {
        return reader.error(setting.span, "'waivers' takes a list", "begin each with '- code: …'");
    }
    for (const Setting& item : *list) {
        const Mapping* mapping = reader.mapping(item, "waivers");
        if (mapping == nullptr) continue;
        Waiver waiver = read_waiver(*mapping, reader);
        if (!waiver.span.source.valid()) waiver.span = item.span;
        const std::string_view missing = missing_in(waiver);
        if (!missing.empty()) {
            reader.error(waiver.span, "a waiver lacks '" + std::string(missing) + "'",
                         "it takes code, by, reason and until; and file, for findings that have a "
                         "place");
        } else if (!check_code(waiver.code, waiver.span, reader)) {
            continue;
        } else if (!may_be_excused(waiver.code)) {
            reader.report({Severity::error, "waiver.not-allowed", waiver.span,
                           "'" + waiver.code + "' is never waived",
                           "mend what it finds: readers cannot be asked to bear it"});
        } else if (rulings.waivers.size() == most_waivers) {
            reader.report({Severity::error, "waiver.too-many", waiver.span,
                           "more than " + std::to_string(most_waivers) + " waivers",
                           "mend what they hide"});
            return;
        } else {
            rulings.waivers.push_back(std::move(waiver));
        }
    }
}

}  // namespace bifolium::app
