// ValueReader: takes values out of settings and reports what is of the wrong shape. Private to the
// readers of the project file.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/suggest.h"
#include "manuscript/settings.h"

namespace bifolium::app {

class ValueReader {
public:
    ValueReader(const Sources& sources, Diagnostics& diagnostics)
        : sources_(sources), diagnostics_(diagnostics) {}

    void error(Span span, std::string message, std::string hint) {
        diagnostics_.report(
            {Severity::error, "project.bad-value", span, std::move(message), std::move(hint)});
    }

    /// Of what the shape is right, but not the meaning.
    void report(Diagnostic diagnostic) { diagnostics_.report(std::move(diagnostic)); }

    void unknown(const manuscript::Setting& setting, std::string_view key,
                 std::span<const std::string_view> known) {
        const std::string_view near = nearest(key, known);
        std::string hint = "known here: ";
        for (const std::string_view word : known) {
            hint.append(word).append(word == known.back() ? "" : ", ");
        }
        if (!near.empty()) hint = "did you mean '" + std::string(near) + "'?";
        diagnostics_.report({Severity::warning, "project.unknown-key", key_span(setting, key),
                             "unknown key '" + std::string(key) + "'", std::move(hint)});
    }

    std::string text(const manuscript::Setting& setting, std::string_view key) {
        if (const auto* value = std::get_if<std::string>(&setting.value)) return *value;
        error(setting.span, "'" + std::string(key) + "' takes one value", "write it on one line");
        return {};
    }

    /// A list, or one value as a list of one.
    std::vector<std::string> texts(const manuscript::Setting& setting, std::string_view key) {
        std::vector<std::string> out;
        const auto* sequence = std::get_if<manuscript::Sequence>(&setting.value);
        if (sequence == nullptr) {
            if (std::string value = text(setting, key); !value.empty()) out.push_back(value);
            return out;
        }
        for (const manuscript::Setting& item : *sequence) {
            if (std::string value = text(item, key); !value.empty()) out.push_back(value);
        }
        return out;
    }

    const manuscript::Mapping* mapping(const manuscript::Setting& setting, std::string_view key) {
        const auto* value = std::get_if<manuscript::Mapping>(&setting.value);
        if (value == nullptr) {
            error(setting.span, "'" + std::string(key) + "' takes keys and values",
                  "write them below it, indented");
        }
        return value;
    }

private:
    /// Settings know where their values stand; a key stands before its value, mostly on its line.
    Span key_span(const manuscript::Setting& setting, std::string_view key) const {
        if (!setting.span.source.valid()) return setting.span;
        const std::string_view before =
            sources_.text(setting.span.source).substr(0, setting.span.begin);
        const std::size_t at = before.rfind(key);
        if (at == std::string_view::npos) return setting.span;
        const auto begin = static_cast<std::uint32_t>(at);
        return {setting.span.source, begin, begin + static_cast<std::uint32_t>(key.size())};
    }

    const Sources& sources_;
    Diagnostics& diagnostics_;
};

}  // namespace bifolium::app
