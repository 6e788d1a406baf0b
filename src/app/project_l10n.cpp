#include "app/project_l10n.h"

#include <array>
#include <charconv>
#include <string_view>

namespace bifolium::app {

namespace {

using manuscript::Setting;

void read_on_incomplete(const Setting& setting, l10n::Policy& policy, ValueReader& reader) {
    struct Word {
        std::string_view word;
        l10n::OnIncomplete meaning;
    };
    constexpr std::array<Word, 4> words{
        {{"withhold", l10n::OnIncomplete::withhold},
         {"source-with-notice", l10n::OnIncomplete::source_with_notice},
         {"stale-with-notice", l10n::OnIncomplete::stale_with_notice},
         {"preview", l10n::OnIncomplete::preview}}};
    const std::string text = reader.text(setting, "on-incomplete");
    for (const Word& known : words) {
        if (known.word != text) continue;
        policy.on_incomplete = known.meaning;
        return;
    }
    reader.error(setting.span, "'on-incomplete' does not know '" + text + "'",
                 "write withhold, source-with-notice, stale-with-notice or preview");
}

void read_coverage(const Setting& setting, l10n::Policy& policy, ValueReader& reader) {
    const std::string text = reader.text(setting, "min-coverage");
    int percent = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    const bool sound =
        error == std::errc() && end == text.data() + text.size() && percent >= 0 && percent <= 100;
    if (sound) {
        policy.least_coverage_percent = percent;
    } else {
        reader.error(setting.span, "'min-coverage' takes a percentage, not '" + text + "'",
                     "write a number from 0 to 100");
    }
}

}  // namespace

Localization read_localization(const Setting& setting, ValueReader& reader) {
    static constexpr std::array<std::string_view, 5> known = {"folder", "glossary", "critical",
                                                              "on-incomplete", "min-coverage"};
    Localization out;
    const manuscript::Mapping* mapping = reader.mapping(setting, "l10n");
    if (mapping == nullptr) return out;
    for (const auto& [key, value] : *mapping) {
        if (key == "folder") {
            out.folder = reader.text(value, key);
        } else if (key == "glossary") {
            out.glossary = reader.text(value, key);
        } else if (key == "on-incomplete") {
            read_on_incomplete(value, out.policy, reader);
        } else if (key == "min-coverage") {
            read_coverage(value, out.policy, reader);
        } else if (key == "critical") {
            const std::string needs = reader.text(value, key);
            if (needs == "translated") out.policy.critical = l10n::CriticalNeeds::translated;
            if (needs != "translated" && needs != "reviewed") {
                reader.error(value.span,
                             "'critical' takes reviewed or translated, not '" + needs + "'", "");
            }
        } else {
            reader.unknown(value, key, known);
        }
    }
    return out;
}

}  // namespace bifolium::app
