#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>

#include "base/limits.h"
#include "l10n/po.h"
#include "l10n/po_check.h"
#include "l10n/po_comment.h"
#include "l10n/po_flags.h"
#include "l10n/po_tokens.h"

namespace bifolium::l10n {

namespace {

constexpr std::size_t most_plurals = 16;  // no language has more than six

/// The grammar. Tokens that cannot stand where they do are reported and what they say is left.
class Reader {
public:
    Reader(std::string_view text, PoReport& report) : tokens_(text, report), report_(report) {}

    std::vector<PoEntry> read() {
        for (PoToken token = tokens_.next(); token.word != PoWord::end; token = tokens_.next()) {
            take(token);
        }
        expect_text();
        finish();
        if (bad_texts_ != 0) {
            report_({Severity::error, "po.encoding", first_bad_,
                     bad_texts_ == 1 ? "this is not UTF-8"
                                     : std::to_string(bad_texts_) +
                                           " texts of this file are not UTF-8, this one first",
                     "convert the file: msgconv -t UTF-8"});
        }
        return std::move(entries_);
    }

private:
    enum class Part : std::uint8_t { none, comments, previous, context, id, texts };

    void take(PoToken& token) {
        const Span span = report_.span(token.begin, token.end);
        if (!repair_utf8(token.value) && ++bad_texts_ == 1) first_bad_ = span;
        if (token.word != PoWord::string && token.word != PoWord::index) expect_text();
        switch (token.word) {
            case PoWord::end:
                return;
            case PoWord::comment:
                begin(Part::comments, span);
                comment(token.value, span);
                break;
            case PoWord::context:
            case PoWord::id:
            case PoWord::id_plural:
                token.previous ? previous(token.word, span) : identify(token.word, span);
                break;
            case PoWord::text:
                text(token.previous, span);
                break;
            case PoWord::index:
                index(token.value, span);
                break;
            case PoWord::string:
                string(token, span);
                break;
            case PoWord::domain:
                strings_ = &discarded_;
                report_({Severity::error, "po.domain", span,
                         "this file is divided into domains, and one is all there may be",
                         "make a file of each"});
                return;
        }
        if (part_ != Part::none) extend(token, span);
    }

    void extend(const PoToken& token, Span span) {
        entry_.span.end = span.end;
        if (part_ == Part::texts) entry_.text_span.end = span.end;
        if (token.word == PoWord::comment) return;
        if (has_words_ && entry_.obsolete != token.obsolete && !is_mixed_) {
            is_mixed_ = true;
            report_({Severity::warning, "po.obsolete", span,
                     "some lines of this entry are marked '#~' and some are not",
                     "mark every line of an obsolete entry, previous texts with '#~|'"});
        }
        has_words_ = true;
        entry_.obsolete = entry_.obsolete || token.obsolete;
    }

    /// A new entry begins where a part comes that cannot follow.
    void begin(Part part, Span span) {
        const bool starts_again = part >= Part::context && part <= part_;
        if (part_ == Part::texts || starts_again) {
            finish();
        } else if (part < part_ && part <= Part::previous) {
            report_({Severity::warning, "po.comment-place", span,
                     "a comment stands inside an entry, where gettext's tools refuse it",
                     "put it above the entry, and above its '#|' lines"});
        }
        if (part_ == Part::none) entry_.span = span;
        part_ = std::max(part_, part);
    }

    void comment(std::string_view words, Span span) {
        const std::size_t before = entry_.flags.size();
        add_comment(entry_, words);
        for (std::size_t i = before; i < entry_.flags.size(); ++i) {
            const std::string& flag = entry_.flags[i];
            if (is_known_flag(flag) || !unknown_flags_.insert(flag).second) continue;
            report_({Severity::warning, "po.unknown-flag", span,
                     "gettext knows no flag '" + flag + "' and deletes it",
                     "say it in a comment, or delete it"});
        }
    }

    /// Every keyword has a text, were it an empty one.
    void wait_for_text(Span keyword, bool is_previous) {
        keyword_ = keyword;
        is_previous_ = is_previous;
        is_waiting_ = true;
        reported_ = report_.count();
    }
    void expect_text() {
        if (is_waiting_ && report_.count() == reported_) {  // else what stands there is a finding
            report_({Severity::error, "po.quotation-mark", keyword_,
                     "no text in quotation marks follows this", "write \"\" for an empty one"});
        }
        is_waiting_ = false;
    }

    void previous(PoWord word, Span span) {
        begin(Part::previous, span);
        const bool is_second = word == PoWord::context ? entry_.previous_context.has_value()
                               : word == PoWord::id    ? !entry_.previous_id.empty()
                                                       : entry_.previous_id_plural.has_value();
        if (is_second) return misplaced("a second previous text", span);
        strings_ = word == PoWord::context ? &entry_.previous_context.emplace()
                   : word == PoWord::id    ? &entry_.previous_id
                                           : &entry_.previous_id_plural.emplace();
        wait_for_text(span, true);
    }

    void identify(PoWord word, Span span) {
        if (word == PoWord::id_plural) {
            if (part_ != Part::id || entry_.id_plural) return misplaced("msgid_plural", span);
            strings_ = &entry_.id_plural.emplace();
        } else {
            begin(word == PoWord::context ? Part::context : Part::id, span);
            strings_ = word == PoWord::context ? &entry_.context.emplace() : &entry_.id;
        }
        wait_for_text(span, false);
    }

    void text(bool is_previous, Span span) {
        const bool is_next = part_ == Part::texts && entry_.id_plural.has_value();
        if (is_previous || (part_ != Part::id && !is_next)) return misplaced("msgstr", span);
        if (!is_next) entry_.text_span = span;
        part_ = Part::texts;
        wants_index_ = true;
        strings_ = nullptr;
        if (!entry_.id_plural) strings_ = &entry_.texts.emplace_back();
        wait_for_text(span, false);
    }

    void index(std::string_view digits, Span span) {
        if (!wants_index_) return misplaced("a number in brackets", span);
        wants_index_ = false;
        if (!entry_.id_plural) {
            return report_({Severity::error, "po.plural", span,
                            "this msgstr has a number, but its entry no msgid_plural",
                            "delete the number, or add the msgid_plural"});
        }
        std::size_t place = most_plurals;
        std::from_chars(digits.data(), digits.data() + digits.size(), place);
        const std::size_t expected = entry_.texts.size();
        if (place != expected) {
            report_({Severity::error, "po.plural", span,
                     "msgstr[" + std::string(digits) + "] stands where msgstr[" +
                         std::to_string(expected) + "] must stand",
                     "number the forms from 0, in order"});
        }
        strings_ = &discarded_;
        if (place < expected || place >= most_plurals) return;
        entry_.texts.resize(place + 1);
        strings_ = &entry_.texts.back();
    }

    void string(const PoToken& token, Span span) {
        is_waiting_ = false;
        if (strings_ == nullptr && wants_index_) {
            report_({Severity::error, "po.plural", span,
                     "this is the translation of a plural and does not say of which form",
                     "write msgstr[0], msgstr[1] and so on"});
            strings_ = &entry_.texts.emplace_back();
        }
        wants_index_ = false;
        const bool strays = strings_ != &discarded_ && token.previous != is_previous_;
        if (strings_ == nullptr || strays) {
            strings_ = &discarded_;
            report_(
                {Severity::error, "po.syntax", span, "this text belongs to no msgid or msgstr",
                 "write the keyword before it, with the same mark ('#|' or none); or delete it"});
        }
        strings_->append(token.value);
        if (strings_ == &entry_.id) has_id_ = true;
    }

    void misplaced(std::string_view what, Span span) {
        strings_ = &discarded_;
        wants_index_ = false;
        report_({Severity::error, "po.syntax", span, std::string(what) + " cannot stand here",
                 "an entry is msgctxt (if any), msgid, msgid_plural (if any), msgstr"});
    }

    void finish() {
        strings_ = nullptr;
        if (part_ == Part::comments || part_ == Part::previous) {
            report_({Severity::warning, "po.stray-comment", entry_.span,
                     "these comments belong to no entry", "put them above one, or delete them"});
        } else if (part_ == Part::context) {
            report_({Severity::error, "po.incomplete", entry_.span,
                     "this msgctxt has no msgid and msgstr", "add them, or delete it"});
        } else if (part_ != Part::none && !has_id_) {
            report_({Severity::error, "po.incomplete", entry_.span,
                     "this entry has no msgid that can be read", "write its text after 'msgid'"});
        } else if (part_ != Part::none) {
            if (part_ == Part::id) {
                entry_.text_span = entry_.span;
                report_({Severity::error, "po.incomplete", entry_.span, "this msgid has no msgstr",
                         "add one, empty where there is no translation yet"});
            }
            if (entry_.previous_id.empty() &&
                (entry_.previous_context || entry_.previous_id_plural)) {
                report_({Severity::warning, "po.incomplete", entry_.span,
                         "the '#|' lines of this entry have no msgid", "add it, or delete them"});
            }
            if (entry_.texts.empty()) entry_.texts.emplace_back();
            entries_.push_back(std::move(entry_));
        }
        entry_ = {};
        part_ = Part::none;
        has_id_ = has_words_ = is_mixed_ = wants_index_ = false;
    }

    PoTokens tokens_;
    PoReport& report_;
    std::vector<PoEntry> entries_;
    PoEntry entry_;
    Part part_ = Part::none;          // the latest that was seen of it
    std::string* strings_ = nullptr;  // where texts go: in entry_, or what was reported
    std::string discarded_;
    bool wants_index_ = false;  // straight after msgstr
    bool is_waiting_ = false;   // straight after keyword_, when so much had been reported
    bool is_previous_ = false;  // the keyword was behind "#|"
    Span keyword_;
    std::size_t reported_ = 0;
    bool has_id_ = false, has_words_ = false, is_mixed_ = false;
    std::set<std::string, std::less<>> unknown_flags_;
    Span first_bad_;
    std::size_t bad_texts_ = 0;
};

bool is_header(const PoEntry& entry) {
    return !entry.obsolete && !entry.context && entry.id.empty();
}

}  // namespace

PoFile read_po(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
    const std::string_view text = sources.text(source);
    PoReport report(source, diagnostics);
    PoFile file;
    if (text.size() > limits::po_bytes) {
        report({Severity::error, "po.too-big", report.span(0, 0),
                "this file has " + std::to_string(text.size()) + " bytes; " +
                    std::to_string(limits::po_bytes) + " are the most",
                "divide it"});
        return file;
    }
    file.entries = Reader(text, report).read();
    const auto header = std::find_if(file.entries.begin(), file.entries.end(), is_header);
    if (header != file.entries.end()) {
        file.header = std::move(*header);
        file.entries.erase(header);
    }
    check_header(file, report);
    check_keys(file, sources, report);
    check_texts(file, report);
    return file;
}

}  // namespace bifolium::l10n
