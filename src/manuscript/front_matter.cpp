#include "manuscript/front_matter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string>

#include "base/suggest.h"
#include "manuscript/characters.h"
#include "manuscript/settings.h"

namespace bifolium::manuscript {

using document::Metadata;

namespace {

struct Text {
    std::string_view key;
    std::string Metadata::*field;
};
struct Texts {
    std::string_view key;
    std::vector<std::string> Metadata::*field;
};
constexpr std::array<Text, 8> texts{{{"title", &Metadata::title},
                                     {"subtitle", &Metadata::subtitle},
                                     {"kicker", &Metadata::kicker},
                                     {"description", &Metadata::description},
                                     {"version", &Metadata::version},
                                     {"publisher", &Metadata::publisher},
                                     {"contact", &Metadata::contact},
                                     {"rights", &Metadata::rights}}};
constexpr std::array<Text, 3> dates{{{"date", &Metadata::date},
                                     {"reviewed", &Metadata::reviewed},
                                     {"next-review", &Metadata::next_review}}};
constexpr std::array<Texts, 4> lists{{{"authors", &Metadata::authors},
                                      {"author", &Metadata::authors},
                                      {"keywords", &Metadata::keywords},
                                      {"sources", &Metadata::sources}}};
constexpr std::array<std::string_view, 20> known_keys{
    "title",   "subtitle", "kicker",   "description", "version",  "publisher", "contact",
    "rights",  "date",     "reviewed", "next-review", "authors",  "author",    "keywords",
    "sources", "lang",     "id",       "cover",       "contents", "profile"};
constexpr std::array<std::string_view, 1> profiles{"patient-leaflet"};

/// BCP 47's outer form: letters and digits in groups of at most eight.
bool is_language_tag(std::string_view text) {
    if (text.size() < 2 || text.size() > 35) return false;
    std::size_t group = 0;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            if (group == 0) return false;
            group = 0;
        } else if ((!letter && !(c >= '0' && c <= '9')) || ++group > 8) {
            return false;
        }
    }
    return group > 0;
}

bool is_identifier(std::string_view text) {
    return !text.empty() && text.size() <= 200 && text.front() != '.' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.';
           });
}

class FrontMatterReader {
public:
    FrontMatterReader(AtomTable& atoms, Diagnostics& diagnostics)
        : atoms_(atoms), diagnostics_(diagnostics) {}

    Metadata read(const Mapping& mapping, Position position) {
        for (const auto& [key, setting] : mapping) {
            if (position == Position::later && key != "title" && key != "lang") {
                report(Severity::warning, "frontmatter.not-first", setting.key,
                       "'" + key + "' of a later chapter is not used",
                       "the first file's front matter is the book's");
                continue;
            }
            if (!text(key, setting) && !list(key, setting) && !fact(key, setting))
                unknown(key, setting);
        }
        return std::move(metadata_);
    }

private:
    bool text(std::string_view key, const Setting& setting) {
        for (const Text& t : texts) {
            if (t.key != key) continue;
            if (const auto value = scalar(key, setting)) metadata_.*t.field = *value;
            return true;
        }
        for (const Text& t : dates) {
            if (t.key != key) continue;
            const auto value = scalar(key, setting);
            if (value && is_date(*value)) {
                metadata_.*t.field = *value;
            } else if (value && !value->empty()) {
                report(Severity::error, "frontmatter.bad-date", setting.span,
                       "'" + *value + "' is no date of the calendar", "write it as 2026-11-20");
            }
            return true;
        }
        return false;
    }

    bool list(std::string_view key, const Setting& setting) {
        for (const Texts& t : lists) {
            if (t.key != key) continue;
            auto& field = metadata_.*t.field;
            const auto add = [&](const Setting& item) {
                const auto value = scalar(key, item);
                if (value && !value->empty()) field.push_back(*value);
            };
            const auto* items = std::get_if<Sequence>(&setting.value);
            if (items == nullptr) {
                add(setting);
                return true;
            }
            for (const Setting& item : *items) add(item);
            return true;
        }
        return false;
    }

    bool fact(std::string_view key, const Setting& setting) {
        if (std::find(known_keys.begin(), known_keys.end(), key) == known_keys.end()) return false;
        const auto value = scalar(key, setting);
        if (!value || value->empty()) return true;
        if (key == "lang") return language(*value, setting.span);
        if (key == "contents") return contents(*value, setting.span);
        if (key == "cover") {
            metadata_.cover = *value;
        } else if (key == "id") {
            if (is_identifier(*value)) {
                metadata_.identifier = *value;
            } else {
                report(Severity::error, "frontmatter.bad-value", setting.span,
                       "'" + *value + "' is no identifier",
                       "use letters, digits, '-', '_' and '.'");
            }
        } else if (std::find(profiles.begin(), profiles.end(), *value) != profiles.end()) {
            metadata_.profile = *value;
        } else {
            const std::string_view near = nearest(*value, profiles);
            report(Severity::error, "frontmatter.unknown-profile", setting.span,
                   "no profile is called '" + *value + "'",
                   near.empty() ? "'patient-leaflet' is the one there is"
                                : "did you mean '" + std::string(near) + "'?");
        }
        return true;
    }

    bool language(std::string_view value, Span span) {
        if (is_language_tag(value)) {
            metadata_.language = atoms_.intern(value);
        } else {
            report(Severity::error, "language.bad-tag", span,
                   "'" + std::string(value) + "' is no language tag",
                   "write a BCP 47 tag such as 'en' or 'zh-Hans'");
        }
        return true;
    }

    bool contents(std::string_view value, Span span) {
        int levels = -1;
        const char* end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, levels);
        if (read.ec == std::errc() && read.ptr == end && levels >= 0 && levels <= 6) {
            metadata_.contents_levels = levels;
        } else {
            report(Severity::error, "frontmatter.bad-value", span,
                   "'contents' takes a number of heading levels from 0 to 6, not '" +
                       std::string(value) + "'",
                   "write 'contents: 2', or 0 for none");
        }
        return true;
    }

    std::optional<std::string> scalar(std::string_view key, const Setting& setting) {
        if (const auto* value = std::get_if<std::string>(&setting.value)) {
            bool replaced = false;
            std::string clean = *value == "~" ? std::string() : clean_text(*value, replaced);
            if (replaced) {
                report(Severity::warning, "text.control-character", setting.span,
                       "a control character or noncharacter is replaced by U+FFFD", "remove it");
            }
            return clean;
        }
        report(Severity::error, "frontmatter.bad-value", setting.span,
               "'" + std::string(key) + "' takes one text", "write it on one line, in quotes");
        return {};
    }

    void unknown(std::string_view key, const Setting& setting) {
        const std::string_view near = nearest(key, known_keys);
        report(Severity::warning, "frontmatter.unknown-key", setting.key,
               "'" + std::string(key) + "' says nothing here",
               near.empty() ? "remove it" : "did you mean '" + std::string(near) + "'?");
    }

    void report(Severity severity, std::string_view code, Span span, std::string message,
                std::string hint) {
        diagnostics_.report({severity, code, span, std::move(message), std::move(hint)});
    }

    AtomTable& atoms_;
    Diagnostics& diagnostics_;
    Metadata metadata_;
};

/// The line at `at` without its end, and where the next begins.
struct Line {
    std::string_view text;
    std::size_t next;
};
Line line_at(std::string_view text, std::size_t at) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) return {text.substr(at), text.size()};
    std::size_t next = end + 1;
    if (text[end] == '\r' && next < text.size() && text[next] == '\n') ++next;
    return {text.substr(at, end - at), next};
}

bool is_fence(std::string_view line, bool closing) {
    const std::size_t last = line.find_last_not_of(" \t");
    line = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return line == "---" || (closing && line == "...");
}

bool looks_like_setting(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon > 0 && line.find(' ') >= colon;
}

}  // namespace

Parts split_front_matter(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
    const std::string_view text = sources.text(source);
    const auto span = [&](std::size_t begin, std::size_t end) {
        return Span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    };
    const std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const Line first = line_at(text, begin);
    if (!is_fence(first.text, false)) return {Span{}, span(begin, text.size())};
    for (std::size_t at = first.next; at < text.size();) {
        const Line line = line_at(text, at);
        if (is_fence(line.text, true)) {
            const bool blank =
                text.substr(first.next, at - first.next).find_first_not_of(" \t\r\n") ==
                std::string_view::npos;
            if (blank) break;  // two rules, nothing between them
            return {span(first.next, at), span(line.next, text.size())};
        }
        at = line.next;
    }
    if (looks_like_setting(line_at(text, first.next).text)) {
        diagnostics.report({Severity::error, "frontmatter.unclosed", span(begin, begin + 3),
                            "this front matter has no end", "end it with a line '---'"});
    }
    return {Span{}, span(begin, text.size())};
}

Metadata read_front_matter(const Sources& sources, Span settings, Position position,
                           AtomTable& atoms, Diagnostics& diagnostics) {
    const Mapping mapping = read_settings(sources, settings, diagnostics);
    Metadata metadata = FrontMatterReader(atoms, diagnostics).read(mapping, position);
    metadata.span = settings;
    return metadata;
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = -1;
        const char* begin = text.data() + at;
        const auto [end, error] = std::from_chars(begin, begin + length, value);
        return error == std::errc() && end == begin + length ? value : -1;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= days[static_cast<std::size_t>(month) - 1] + (leap && month == 2 ? 1 : 0);
}

}  // namespace bifolium::manuscript
