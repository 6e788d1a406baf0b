#include "l10n/markdown_text.h"

#include <algorithm>

namespace bifolium::l10n {

namespace {

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

char at(std::string_view text, std::size_t i) {
    return i < text.size() ? text[i] : ' ';
}

/// Would "www." or "http://" begin an address here?
/// https://github.github.com/gfm/#autolinks-extension-
bool begins_address(std::string_view text, std::size_t i) {
    const std::string_view rest = text.substr(i);
    return (text[i] == '.' && i >= 3 && text.substr(i - 3, 3) == "www") ||
           rest.starts_with("://") ||
           (text[i] == ':' && i >= 6 && text.substr(i - 6, 6) == "mailto");
}

/// Must the character be escaped where it stands, lest it be markup?
bool is_active(std::string_view text, std::size_t i) {
    const char before = i == 0 ? ' ' : text[i - 1];
    const char after = at(text, i + 1);
    switch (text[i]) {
        case '\\':
        case '`':
        case '[':
        case ']':
            return true;
        case '*':
        case '~':
            return i == 0 || i + 1 == text.size() || before != ' ' || after != ' ';
        case '_':
            return !(is_alphanumeric(before) && is_alphanumeric(after));
        case '<':
            return is_alphanumeric(after) || after == '/' || after == '!' || after == '?';
        case '&':
            return is_alphanumeric(after) || after == '#';
        case '{':
            return i == 0 || after == '{';
        case '@':
            return is_alphanumeric(after);
        case '!':
            return i + 1 == text.size();  // a link may follow, and would be a picture
        case '.':
        case ':':
            return begins_address(text, i);
        default:
            return false;
    }
}

void append_fully(char c, bool at_edge, std::string& out) {
    if (is_punctuation(c)) {
        out += '\\';
        out += c;
    } else if (c == '\n') {
        out += "&#10;";
    } else if (c == '\t') {
        out += "&#9;";
    } else if (c == ' ' && at_edge) {
        out += "&#32;";
    } else {
        out += c;
    }
}

}  // namespace

std::string escaped_text(std::string_view text, Escapes escapes, bool first, bool last) {
    std::string out;
    const std::size_t words = first ? text.find_first_not_of(' ') : 0;
    const std::size_t end = last ? text.find_last_not_of(' ') + 1 : text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (escapes == Escapes::fully) {
            append_fully(text[i], i < words || i >= end, out);
            continue;
        }
        if (is_active(text, i)) out += '\\';
        out += text[i];
    }
    return out;
}

std::string code_span(std::string_view text) {
    std::size_t longest = 0, run = 0;
    bool shorter_free = true;  // one backtick is enough where no single one stands in the text
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '`') {
            ++run;
            continue;
        }
        if (run == 1) shorter_free = false;
        longest = std::max(longest, run);
        run = 0;
    }
    const std::string fence(shorter_free ? 1 : longest + 1, '`');
    const bool blank = text.find_first_not_of(' ') == std::string_view::npos;
    const bool padded = !text.empty() && (text.front() == '`' || text.back() == '`' ||
                                          (text.front() == ' ' && text.back() == ' ' && !blank));
    const std::string pad(padded ? " " : "");
    return fence + pad + std::string(text) + pad + fence;
}

/// `"` and `\` in a title; entities would be read too.
std::string quoted_title(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') {
            out += "&#10;";
            continue;
        }
        if (c == '"' || c == '\\' || c == '&') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string link_target(std::string_view target) {
    const bool plain =
        !target.empty() && target.find_first_of(" ()<>\\&\"'{}\t\n") == std::string_view::npos;
    if (plain) return std::string(target);
    std::string out = "<";
    for (const char c : target) {
        if (c == '<' || c == '>' || c == '\\' || c == '&') out += '\\';
        out += c;
    }
    return out + '>';
}

}  // namespace bifolium::l10n
