#include <cstddef>
#include <set>

#include "l10n/po.h"
#include "l10n/po_flags.h"

namespace bifolium::l10n {

namespace {

// A name with spaces stands between these. https://www.gnu.org/software/gettext/manual/
constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";
constexpr std::string_view pop_isolate = "\xE2\x81\xA9";

class Writer {
public:
    void entry(const PoEntry& entry) {
        if (!out_.empty()) out_.append("\n");
        comments("#", entry.comments);
        comments("#.", entry.extracted);
        references(entry.references);
        flags(entry);
        previous(entry);
        const std::string_view mark = entry.obsolete ? "#~ " : "";
        if (entry.context) text(mark, "msgctxt", *entry.context);
        text(mark, "msgid", entry.id);
        if (!entry.id_plural) return text(mark, "msgstr", first_text(entry));
        text(mark, "msgid_plural", *entry.id_plural);
        if (entry.texts.empty()) return text(mark, "msgstr[0]", "");
        for (std::size_t i = 0; i < entry.texts.size(); ++i) {
            text(mark, "msgstr[" + std::to_string(i) + "]", entry.texts[i]);
        }
    }
    std::string finish() && { return std::move(out_); }

    static std::string_view first_text(const PoEntry& entry) {
        return entry.texts.empty() ? std::string_view() : std::string_view(entry.texts.front());
    }

private:
    void comments(std::string_view mark, const std::vector<std::string>& lines) {
        for (const std::string& comment : lines) {
            std::string_view rest = comment;
            for (bool more = true; more;) {  // a line end within would end the comment
                const std::size_t end = rest.find_first_of("\r\n");
                more = end != std::string_view::npos;
                line(mark, rest.substr(0, end));
                if (more) rest.remove_prefix(end + 1);
            }
        }
    }
    void line(std::string_view mark, std::string_view words) {
        out_.append(mark);
        if (!words.empty()) out_.append(" ").append(words);
        out_.append("\n");
    }
    /// In lines of at most 79 bytes, which "--no-wrap" does not change.
    void references(const std::vector<std::string>& places) {
        constexpr std::size_t line_size = 79;
        std::set<std::string_view> seen;
        std::size_t line_begin = out_.size();
        for (std::string_view place : places) {
            while (place.starts_with("./")) place.remove_prefix(2);
            if (place.empty() || !seen.insert(place).second) continue;
            const std::string isolated = isolated_name(place);
            const bool full = out_.size() - line_begin + 1 + isolated.size() > line_size;
            if (seen.size() > 1 && full) {
                out_.append("\n");
                line_begin = out_.size();
            }
            if (out_.size() == line_begin) out_.append("#:");
            out_.append(" ").append(isolated);
        }
        if (!seen.empty()) out_.append("\n");
    }
    /// A name with spaces is isolated, its line number is not.
    static std::string isolated_name(std::string_view place) {
        if (place.find_first_of(" \t") == std::string_view::npos) return std::string(place);
        const std::size_t digits = place.find_last_not_of("0123456789") + 1;
        const bool has_line = digits < place.size() && place[digits - 1] == ':';
        const std::size_t name = has_line ? digits - 1 : place.size();
        return std::string(first_strong_isolate)
            .append(place.substr(0, name))
            .append(pop_isolate)
            .append(place.substr(name));
    }
    void flags(const PoEntry& entry) {
        std::string_view before = "#, ";
        for (const std::string& flag : written_flags(entry.flags)) {
            if (flag == "fuzzy" && first_text(entry).empty()) continue;
            if (flag.starts_with("range:") && entry.obsolete) continue;
            out_.append(before).append(flag);
            before = ", ";
        }
        if (before == ", ") out_.append("\n");
    }
    void previous(const PoEntry& entry) {
        if (entry.previous_id.empty()) return;
        const std::string_view mark = entry.obsolete ? "#~| " : "#| ";
        if (entry.previous_context) text(mark, "msgctxt", *entry.previous_context);
        text(mark, "msgid", entry.previous_id);
        if (entry.previous_id_plural) text(mark, "msgid_plural", *entry.previous_id_plural);
    }

    /// A line for each line of the text; where there is more than one, they begin on the next.
    void text(std::string_view mark, std::string_view keyword, std::string_view words) {
        out_.append(mark).append(keyword).append(" ");
        const std::size_t end = words.find('\n');
        const bool one = end == std::string_view::npos || end + 1 == words.size();
        if (!one) out_.append("\"\"\n").append(mark);
        for (;;) {
            const std::size_t line_end = words.find('\n');
            const std::size_t size =
                line_end == std::string_view::npos ? words.size() : line_end + 1;
            quoted(words.substr(0, size));
            words.remove_prefix(size);
            if (words.empty()) return;
            out_.append(mark);
        }
    }
    void quoted(std::string_view line) {
        constexpr std::string_view special = "\a\b\f\n\r\t\v\\\"";
        constexpr std::string_view letters = "abfnrtv\\\"";
        out_.append("\"");
        for (const char c : line) {
            const std::size_t found = special.find(c);
            if (found == std::string_view::npos) {
                out_.push_back(c);
            } else {
                out_.append({'\\', letters[found]});
            }
        }
        out_.append("\"\n");
    }

    std::string out_;
};

}  // namespace

std::string write_po(const PoFile& file) {
    Writer writer;
    if (!file.header.texts.empty()) writer.entry(file.header);
    for (const PoEntry& entry : file.entries) {
        if (!entry.obsolete) writer.entry(entry);
    }
    for (const PoEntry& entry : file.entries) {
        if (entry.obsolete && !Writer::first_text(entry).empty()) writer.entry(entry);
    }
    return std::move(writer).finish();
}

}  // namespace bifolium::l10n
