#include "l10n/po_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.h"

namespace bifolium::l10n {

namespace {

constexpr std::size_t most_findings = 1000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Keyword {
    std::string_view name;
    PoWord word;
};
constexpr std::array<Keyword, 5> keywords{{{"msgctxt", PoWord::context},
                                           {"msgid", PoWord::id},
                                           {"msgid_plural", PoWord::id_plural},
                                           {"msgstr", PoWord::text},
                                           {"domain", PoWord::domain}}};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}
bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
int hexadecimal_digit(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

void PoReport::operator()(Diagnostic diagnostic) {
    if (reported_ > most_findings) return;
    if (++reported_ > most_findings) {
        diagnostic = {Severity::error, "po.too-many-findings", diagnostic.span,
                      "this file has more mistakes than are listed, from here on",
                      "mend those listed first, or see whether this is a PO file at all"};
    }
    diagnostics_.report(std::move(diagnostic));
}

PoTokens::PoTokens(std::string_view text, PoReport& report) : text_(text), report_(report) {
    if (text_.starts_with(byte_order_mark)) {
        at_ = byte_order_mark.size();
        report_({Severity::warning, "po.byte-order-mark", report_.span(0, at_),
                 "this file begins with a byte order mark, which gettext's tools refuse",
                 "save it as UTF-8 without BOM"});
    }
    const std::size_t carriage = text_.find('\r');
    if (carriage != std::string_view::npos) {
        report_({Severity::note, "po.windows-lines", report_.span(carriage, carriage + 1),
                 "this file's lines end as in Windows; they are written anew with LF",
                 "let the editor save it with Unix line ends"});
    }
}

PoToken PoTokens::next() {
    for (;;) {
        skip_space();
        PoToken token{PoWord::end, obsolete_, previous_, {}, at_, at_};
        if (at_ == text_.size()) return token;
        const char c = text_[at_];
        if (c == '#') {
            ++at_;
            if (text_.substr(at_).starts_with("~")) {
                obsolete_ = true;
                ++at_;
            }
            if (text_.substr(at_).starts_with("|")) {
                previous_ = true;
                ++at_;
            }
            if (at_ > token.begin + 1) continue;
            token.word = PoWord::comment;
            const std::size_t end = line_end(at_);
            token.value = text_.substr(at_, end - at_);
            at_ = end;
        } else if (c == '"') {
            string(token);
        } else if (!keyword(token) && !index(token)) {
            unreadable();
            continue;
        }
        in_line_ = true;
        token.end = at_;
        return token;
    }
}

void PoTokens::skip_space() {
    for (; at_ < text_.size(); ++at_) {
        if (is_line_end(text_[at_])) {
            obsolete_ = previous_ = in_line_ = false;
        } else if (!is_space(text_[at_])) {
            return;
        }
    }
}

std::size_t PoTokens::line_end(std::size_t from) const {
    return std::min(text_.find_first_of("\r\n", from), text_.size());
}

void PoTokens::string(PoToken& token) {
    token.word = PoWord::string;
    for (++at_; at_ < text_.size();) {
        const char c = text_[at_];
        if (is_line_end(c)) break;
        ++at_;
        if (c == '"') return;
        if (c == '\\') {
            escape(token.value);
        } else if (c == '\0' || c == '\4') {  // ends a text in .mo files, or its context
            report_({Severity::error, "po.control-character", report_.span(at_ - 1, at_),
                     "this text holds a character that a translation cannot hold", "delete it"});
            token.value.append(replacement);
        } else {
            token.value.push_back(c);
        }
    }
    report_({Severity::error, "po.quotation-mark", report_.span(token.begin, at_),
             "this text has no closing quotation mark", "close it at the end of its line"});
}

void PoTokens::escape(std::string& value) {
    const std::size_t begin = at_ - 1;
    if (at_ == text_.size()) return;  // the missing quotation mark is the finding
    const char c = text_[at_];
    constexpr std::string_view letters = "abfnrtv\\\"";
    constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\\"";
    const std::size_t letter = letters.find(c);
    if (letter != std::string_view::npos) {
        ++at_;
        value.push_back(meanings[letter]);
    } else if (c == '\n' || text_.substr(at_).starts_with("\r\n")) {
        at_ += c == '\n' ? 1 : 2;  // the text goes on in the next line
    } else if (c == '\r') {
        return;  // the missing quotation mark is the finding
    } else if (c == 'x' || (c >= '0' && c <= '7')) {
        escaped_byte(value, begin);
    } else {
        report_(
            {Severity::error, "po.escape", report_.span(begin, at_),
             "there is no such escape in a PO file",
             "write '\\\\' for a backslash, '\\n' for a line end, '\\\"' for a quotation mark"});
        value.push_back('\\');  // and what follows as it is
    }
}

/// "\x41" with any number of digits, "\101" with up to three.
void PoTokens::escaped_byte(std::string& value, std::size_t begin) {
    const bool octal = text_[at_] != 'x';
    if (!octal) ++at_;
    const std::size_t digits = at_;
    int byte = 0;
    while (at_ < text_.size() && (!octal || at_ < digits + 3)) {
        const int digit = hexadecimal_digit(text_[at_]);
        if (digit < 0 || (octal && digit > 7)) break;
        byte = std::min(byte * (octal ? 8 : 16) + digit, 256);
        ++at_;
    }
    if (at_ > digits && byte != 0 && byte != 4 && byte < 256) {
        value.push_back(static_cast<char>(byte));
        return;
    }
    report_({Severity::error, "po.escape", report_.span(begin, at_),
             "this escape stands for no byte that a text may hold",
             "write the character itself, in UTF-8"});
    value.append(replacement);
}

bool PoTokens::keyword(PoToken& token) {
    std::size_t end = at_;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    const std::string_view name = text_.substr(at_, end - at_);
    const auto* found = std::find_if(keywords.begin(), keywords.end(),
                                     [&](const Keyword& known) { return known.name == name; });
    if (found == keywords.end()) return false;
    token.word = found->word;
    at_ = end;
    return true;
}

/// "[0]", with spaces where one likes.
bool PoTokens::index(PoToken& token) {
    if (text_[at_] != '[') return false;
    std::size_t place = at_ + 1;
    const auto space = [&] {
        while (place < text_.size() && is_space(text_[place])) ++place;
    };
    space();
    const std::size_t begin = place;
    while (place < text_.size() && is_digit(text_[place])) ++place;
    const std::size_t end = place;
    space();
    if (begin == end || place == text_.size() || text_[place] != ']') return false;
    token.word = PoWord::index;
    token.value = text_.substr(begin, end - begin);
    at_ = place + 1;
    return true;
}

/// Goes on at the next line. Lines that follow one another are one finding.
void PoTokens::unreadable() {
    const std::size_t begin = at_;
    at_ = line_end(at_);
    if (in_line_) {
        report_({Severity::error, "po.quotation-mark", report_.span(begin, at_),
                 "this stands outside of quotation marks",
                 "a text stands in quotation marks; one within it is written '\\\"'"});
        return;
    }
    const bool follows =
        any_unreadable_ && std::all_of(text_.begin() + static_cast<long>(unreadable_),
                                       text_.begin() + static_cast<long>(begin),
                                       [](char c) { return is_line_end(c) || is_space(c); });
    any_unreadable_ = true;
    unreadable_ = at_;
    if (follows) return;
    report_({Severity::error, "po.syntax", report_.span(begin, at_),
             "this is neither a comment nor a msgid or msgstr",
             "a comment begins with '#', a text stands in quotation marks; or delete the lines"});
}

bool repair_utf8(std::string& value) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(value.begin(), value.end(), is_ascii)) return true;
    std::string repaired;
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t begin = at;
        const bool is_bad = text::next_character(value, at) == 0xFFFD &&
                            value.compare(begin, at - begin, replacement) != 0;
        if (is_bad) {
            repaired.append(replacement);
        } else {
            repaired.append(value, begin, at - begin);
        }
    }
    if (repaired == value) return true;
    value = std::move(repaired);
    return false;
}

}  // namespace bifolium::l10n
