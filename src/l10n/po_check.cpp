#include "l10n/po_check.h"

#include <algorithm>
#include <array>
#include <set>

#include "l10n/po_plural.h"
#include "text/utf8.h"

namespace bifolium::l10n {

namespace {

std::string lower_case(std::string_view words) {
    std::string out(words);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

/// What stands behind "charset=" in a Content-Type.
std::string_view charset(std::string_view content_type) {
    constexpr std::string_view name = "charset=";
    const std::size_t at = lower_case(content_type).find(name);
    if (at == std::string::npos) return {};
    const std::string_view rest = content_type.substr(at + name.size());
    return rest.substr(0, std::min(rest.find_first_of(" ;\t"), rest.size()));
}

void check_charset(const PoFile& file, PoReport& report) {
    const std::string_view name = charset(header_field(file, "Content-Type"));
    const std::string known = lower_case(name);
    if (known == "utf-8" || known == "utf8") return;
    const Span span = file.header.text_span;
    if (name.empty()) {
        return report({Severity::warning, "po.charset", span,
                       "the header does not say which characters the file uses",
                       R"(write "Content-Type: text/plain; charset=UTF-8\n")"});
    }
    report({Severity::error, "po.charset", span,
            "the header says that the file is '" + std::string(name) + "'; only UTF-8 is read",
            "convert it: msgconv -t UTF-8; or write charset=UTF-8, if it is that in truth"});
}

void check_header_lines(const PoFile& file, PoReport& report) {
    std::string_view rest = file.header.texts.front();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line.find(':') != std::string_view::npos) continue;
        report({Severity::warning, "po.header-line", file.header.text_span,
                "the header's line '" + std::string(line.substr(0, 60)) + "' is no field",
                "write 'Name: value', and end each line with \\n"});
    }
}

void check_plural_field(const PoFile& file, PoReport& report) {
    const auto is_plural = [](const PoEntry& entry) {
        return entry.id_plural && !entry.obsolete && entry.translated() && !entry.fuzzy();
    };
    if (std::none_of(file.entries.begin(), file.entries.end(), is_plural)) return;
    const PluralForms plurals = plural_forms(header_field(file, "Plural-Forms"));
    if (plurals.forms != 0 && !plurals.numbers.empty()) return;
    report({Severity::error, "po.plural", file.header.text_span,
            plurals.forms == 0
                ? "there are plurals, but the header does not say how many forms they have"
                : "the formula of Plural-Forms cannot be worked out, or leads beyond the last form",
            R"(write "Plural-Forms: nplurals=2; plural=(n != 1);\n", as the language needs)"});
}

/// Characters that may show a translation otherwise than it is stored.
/// https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
struct Misleading {
    bool overrides = false, embeddings = false, unbalanced = false, controls = false;
};

Misleading misleading(std::string_view words) {
    Misleading found;
    int open = 0;
    for (std::size_t at = 0; at < words.size();) {
        const auto c = static_cast<char32_t>(text::next_character(words, at));
        if (c == U'\u202D' || c == U'\u202E') found.overrides = true;
        if (c >= U'\u202A' && c <= U'\u202C') found.embeddings = true;
        if (c >= U'\u2066' && c <= U'\u2068') ++open;
        if (c == U'\u2069' && --open < 0) found.unbalanced = true;
        if ((c < U' ' && c != U'\n' && c != U'\t') || c == U'\x7F') found.controls = true;
    }
    found.unbalanced = found.unbalanced || open != 0;
    return found;
}

void check_characters(const PoEntry& entry, PoReport& report) {
    Misleading found;
    for (const std::string& words : entry.texts) {
        const Misleading more = misleading(words);
        found.overrides = found.overrides || more.overrides;
        found.embeddings = found.embeddings || more.embeddings;
        found.unbalanced = found.unbalanced || more.unbalanced;
        found.controls = found.controls || more.controls;
    }
    if (found.overrides) {
        report({Severity::error, "po.bidi-override", entry.text_span,
                "a character overrides the direction: what one reads is not what is stored",
                "delete U+202D and U+202E"});
    } else if (found.embeddings) {
        report({Severity::warning, "po.bidi-embedding", entry.text_span,
                "an embedding of a direction (U+202A to U+202C) may reorder what stands around it",
                "delete it, or write an isolate (U+2066 to U+2069)"});
    }
    if (found.unbalanced) {
        report({Severity::warning, "po.bidi-isolate", entry.text_span,
                "an isolate of a direction is opened and not closed, or closed and not opened",
                "write U+2069 for each of U+2066 to U+2068"});
    }
    if (found.controls) {
        report({Severity::warning, "po.control-character", entry.text_span,
                "a translation holds a control character, which no page can show", "delete it"});
    }
}

/// Do both begin, and both end, with a line end?
bool same_line_ends(std::string_view a, std::string_view b) {
    return a.starts_with("\n") == b.starts_with("\n") && a.ends_with("\n") == b.ends_with("\n");
}

void check_line_ends(const PoEntry& entry, PoReport& report) {
    if (entry.id.empty()) return;  // a second header, which is a finding already
    for (const std::string& words : entry.texts) {
        if (words.empty() || same_line_ends(entry.id, words)) continue;
        return report({Severity::error, "po.line-end", entry.text_span,
                       "msgid and msgstr do not both begin, or both end, with a line end",
                       "begin and end the msgstr as the msgid does"});
    }
}

void check_plural(const PoEntry& entry, std::size_t forms, PoReport& report) {
    const bool empty = std::all_of(entry.texts.begin(), entry.texts.end(),
                                   [](const std::string& words) { return words.empty(); });
    if (!entry.id_plural || empty || entry.texts.size() == forms || forms == 0) return;
    report({Severity::error, "po.plural", entry.text_span,
            "this plural has " + std::to_string(entry.texts.size()) +
                (entry.texts.size() == 1 ? " form" : " forms") + ", but the header says " +
                std::to_string(forms),
            "write msgstr[0] to msgstr[" + std::to_string(forms - 1) + "]"});
}

/// The formats that are compared; the others are named once a file.
class Formats {
public:
    Formats(const PluralForms& plurals, PoReport& report) : plurals_(plurals), report_(report) {}

    void check(const PoEntry& entry) {
        for (const std::string_view flag : entry.flags) {
            constexpr std::string_view ending = "-format";
            if (!flag.ends_with(ending)) continue;
            std::string_view format = flag.substr(0, flag.size() - ending.size());
            if (format.starts_with("no-") || format.starts_with("impossible-")) continue;
            if (format.starts_with("possible-")) format.remove_prefix(9);
            const std::array<std::string_view, 3> compared{"c", "python", "python-brace"};
            if (std::find(compared.begin(), compared.end(), format) == compared.end()) {
                say_unchecked(flag, entry);
            } else {
                compare(format, entry);
            }
        }
    }

private:
    void say_unchecked(std::string_view flag, const PoEntry& entry) {
        if (!unchecked_.insert(flag).second) return;
        report_({Severity::note, "po.format-unchecked", entry.span,
                 "texts of the kind '" + std::string(flag) + "' are not compared with their source",
                 "check the file with msgfmt -c"});
    }
    void compare(std::string_view format, const PoEntry& entry) {
        const std::string& source = entry.id_plural ? *entry.id_plural : entry.id;
        for (std::size_t form = 0; form < entry.texts.size(); ++form) {
            const std::string& words = entry.texts[form];
            if (words.empty()) continue;
            const bool may_lack = entry.id_plural && plurals_.is_rare(form);
            const std::string fault = format_fault(format, source, words, may_lack);
            if (fault.empty()) continue;
            return report_({Severity::error, "po.format", entry.text_span,
                            "the translation " + fault + " (" + std::string(format) + "-format)",
                            "use the arguments of the source, each one"});
        }
    }

    const PluralForms& plurals_;
    PoReport& report_;
    std::set<std::string_view> unchecked_;
};

}  // namespace

void check_header(const PoFile& file, PoReport& report) {
    if (file.header.texts.empty()) {
        return report({Severity::warning, "po.no-header", report.span(0, 0),
                       "this file has no header, so it says neither its language nor its charset",
                       R"(begin it with msgid "" and msgstr "Language: de\n" and so on)"});
    }
    check_header_lines(file, report);
    check_charset(file, report);
    if (header_field(file, "Language").empty()) {
        report({Severity::warning, "po.no-language", file.header.text_span,
                "the header does not say the language", R"(write "Language: de\n" or another)"});
    }
    check_plural_field(file, report);
}

void check_keys(const PoFile& file, const Sources& sources, PoReport& report) {
    std::unordered_map<std::string, Span> known;
    known.reserve(file.entries.size() + 1);
    if (!file.header.texts.empty()) known.emplace("", file.header.span);
    for (const PoEntry& entry : file.entries) {
        const auto [first, is_new] = known.try_emplace(po_key(entry.context, entry.id), entry.span);
        if (is_new) continue;
        const std::string line =
            std::to_string(sources.locate(first->second.source, first->second.begin).line);
        report({entry.obsolete ? Severity::warning : Severity::error, "po.duplicate", entry.span,
                "this msgid stands here again; its first entry begins in line " + line,
                "keep one of the two; what has two meanings needs a msgctxt"});
    }
}

void check_texts(const PoFile& file, PoReport& report) {
    const PluralForms plurals = plural_forms(header_field(file, "Plural-Forms"));
    Formats formats(plurals, report);
    for (const PoEntry& entry : file.entries) {
        if (entry.obsolete) continue;
        check_characters(entry, report);
        if (entry.fuzzy()) continue;
        check_line_ends(entry, report);
        check_plural(entry, plurals.forms, report);
        formats.check(entry);
    }
}

}  // namespace bifolium::l10n
