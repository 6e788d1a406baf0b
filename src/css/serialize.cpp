#include "css/serialize.h"

#include <charconv>

#include "css/characters.h"
#include "css/component_value.h"
#include "css/tokenizer.h"

namespace bifolium::css {

namespace {

void append_hexadecimal(std::string& out, unsigned char c) {
    char digits[2];
    const auto result = std::to_chars(digits, digits + 2, static_cast<unsigned>(c), 16);
    out += '\\';
    out.append(digits, result.ptr);
    out += ' ';
}

bool is_control(unsigned char c) {
    return c < 0x20 || c == 0x7F;
}

/// Escapes what cannot stand in a name; a name may begin with what an identifier may not.
std::string serialize_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_control(byte)) {
            append_hexadecimal(out, byte);
        } else {
            if (byte < 0x80 && !is_name(byte)) out += '\\';
            out += c;
        }
    }
    return out;
}

std::string serialize_unit(std::string_view unit) {
    // 3e2 would be a number.
    if (lower(unit.front()) == 'e' && unit.size() > 1) {
        const std::size_t at = unit[1] == '-' ? 2 : 1;
        if (at < unit.size() && is_digit(static_cast<unsigned char>(unit[at]))) {
            return (unit[0] == 'e' ? "\\65 " : "\\45 ") + serialize_name(unit.substr(1));
        }
    }
    return serialize_identifier(unit);
}

std::string serialize_url(std::string_view address) {
    std::string out = "url(";
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_control(byte) || c == ' ') {
            append_hexadecimal(out, byte);
        } else {
            if (c == '"' || c == '\'' || c == '(' || c == ')' || c == '\\') out += '\\';
            out += c;
        }
    }
    return out + ')';
}

std::string serialize_range(const ComponentValue& value) {
    char digits[32];
    char* at = std::to_chars(digits, digits + 8, value.range_begin, 16).ptr;
    if (value.range_begin != value.range_end) {
        *at++ = '-';
        at = std::to_chars(at, at + 8, value.range_end, 16).ptr;
    }
    return "U+" + std::string(digits, at);
}

/// Everything but blocks and functions.
std::string serialize_token(const ComponentValue& value) {
    switch (value.kind) {
        case ComponentKind::ident:
            return serialize_identifier(value.text);
        case ComponentKind::at_keyword:
            return '@' + serialize_identifier(value.text);
        case ComponentKind::hash:
            return '#' + (value.is_identifier ? serialize_identifier(value.text)
                                              : serialize_name(value.text));
        case ComponentKind::string:
            return serialize_string(value.text);
        case ComponentKind::bad_string:
            return "\"\n";  // its line's end is the space after it
        case ComponentKind::url:
            return serialize_url(value.text);
        case ComponentKind::bad_url:
            return "url(()";
        case ComponentKind::number:
            return value.representation;
        case ComponentKind::percentage:
            return value.representation + '%';
        case ComponentKind::dimension:
            return value.representation + serialize_unit(value.text);
        case ComponentKind::unicode_range:
            return serialize_range(value);
        case ComponentKind::delimiter:
            return value.text == "\\" ? "\\\n" : value.text;
        case ComponentKind::space:
            return " ";
        case ComponentKind::cdo:
            return "<!--";
        case ComponentKind::cdc:
            return "-->";
        case ComponentKind::function:
        case ComponentKind::block:
            break;
    }
    return {};
}

/// Whether the two, written side by side, would read as something else.
/// https://www.w3.org/TR/css-syntax-3/#serialization
bool run_together(const ComponentValue& left, const ComponentValue& right) {
    const bool numeric = right.kind == ComponentKind::number ||
                         right.kind == ComponentKind::percentage ||
                         right.kind == ComponentKind::dimension;
    const bool plus = right.representation.starts_with('+');  // "2n" and "+1" stay apart
    const bool number = numeric && (!plus || equals_ignoring_case(left.text, "u") ||
                                    equals_ignoring_case(left.text, "e"));
    const bool name = right.kind == ComponentKind::ident || right.kind == ComponentKind::function ||
                      right.kind == ComponentKind::url || right.kind == ComponentKind::bad_url ||
                      right.kind == ComponentKind::unicode_range;
    const bool dash = right.is_delimiter("-") || right.kind == ComponentKind::cdc;
    const bool sign = left.is_delimiter("-") || left.is_delimiter("#");
    switch (left.kind) {
        case ComponentKind::ident:
            if (right.is_delimiter("+") && equals_ignoring_case(left.text, "u")) return true;
            return number || name || dash ||
                   (right.kind == ComponentKind::block && right.text == "(");
        case ComponentKind::at_keyword:
        case ComponentKind::hash:
        case ComponentKind::dimension:
            return number || name || dash;
        case ComponentKind::unicode_range:
            return number || name || dash || right.is_delimiter("?");
        case ComponentKind::number:
            return number || name || dash || right.is_delimiter("%");
        case ComponentKind::delimiter:
            break;
        case ComponentKind::function:
        case ComponentKind::string:
        case ComponentKind::bad_string:
        case ComponentKind::url:
        case ComponentKind::bad_url:
        case ComponentKind::percentage:
        case ComponentKind::space:
        case ComponentKind::cdo:
        case ComponentKind::cdc:
        case ComponentKind::block:
            return false;
    }
    if (sign || left.is_delimiter("@")) return number || name || dash;
    if (left.is_delimiter(".") || left.is_delimiter("+")) return number;
    if (right.kind != ComponentKind::delimiter) return false;
    if (left.text == "/") return right.text.starts_with('*');
    if (left.text == "<") return right.text == "!";
    if (left.text == "|" && right.text.starts_with('|')) return true;
    return left.text.size() == 1 &&
           std::string_view("~|^$*").find(left.text) != std::string::npos &&
           right.text.starts_with('=');
}

/// Never deeper than limits::nesting: the parser saw to that.
void append(std::string& out, std::span<const ComponentValue> values) {
    const ComponentValue* before = nullptr;
    for (const ComponentValue& value : values) {
        const bool newline_written =
            before && value.kind == ComponentKind::space &&
            (before->kind == ComponentKind::bad_string || before->is_delimiter("\\"));
        if (before && run_together(*before, value)) out += "/**/";
        before = &value;
        if (newline_written) continue;
        if (value.kind == ComponentKind::function) {
            out += serialize_identifier(value.text) + '(';
            append(out, value.inner);
            out += ')';
        } else if (value.kind == ComponentKind::block) {
            out += value.text;
            append(out, value.inner);
            out += value.text == "(" ? ')' : value.text == "[" ? ']' : '}';
        } else {
            out += serialize_token(value);
        }
    }
}

}  // namespace

std::string serialize_identifier(std::string_view name) {
    if (name == "-") return "\\-";
    std::string out;
    const std::size_t digit = name.starts_with('-') ? 1 : 0;
    if (digit < name.size() && is_digit(static_cast<unsigned char>(name[digit]))) {
        if (digit == 1) out += '-';
        append_hexadecimal(out, static_cast<unsigned char>(name[digit]));
        name.remove_prefix(digit + 1);
    }
    return out + serialize_name(name);
}

std::string serialize_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_control(byte)) {
            append_hexadecimal(out, byte);
        } else {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
    }
    return out + '"';
}

std::string serialize(std::span<const ComponentValue> values) {
    std::string out;
    append(out, values);
    return out;
}

}  // namespace bifolium::css
