#include <algorithm>
#include <map>
#include <optional>

#include "l10n/po_check.h"

namespace bifolium::l10n {

namespace {

/// What a format string asks for: by name or number, and the kind of each argument.
using Arguments = std::map<std::string, std::string, std::less<>>;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view taken(std::string_view& text, std::string_view letters) {
    const std::size_t size = std::min(text.find_first_not_of(letters), text.size());
    const std::string_view found = text.substr(0, size);
    text.remove_prefix(size);
    return found;
}

/// Arguments by number or by name, never both; one that is used twice has one kind.
class Collector {
public:
    bool add(std::string name, std::string kind, bool in_order) {
        const int how = in_order ? 1 : 2;
        if (how_ != 0 && how_ != how) return false;
        how_ = how;
        const auto [place, is_new] = arguments.try_emplace(std::move(name), kind);
        return is_new || place->second == kind;
    }
    bool next(std::string kind) { return add(std::to_string(++count_), std::move(kind), true); }

    Arguments arguments;

private:
    int how_ = 0;
    int count_ = 0;
};

/// "whole number" of 'd'; 'd' and 'i' are alike, 'd' and 'u' are not. Empty for what is none.
std::string kind_of(char conversion, bool python) {
    if (std::string_view("di").find(conversion) != std::string_view::npos) return "d";
    if (std::string_view("ouxX").find(conversion) != std::string_view::npos) {
        return python ? "d" : "u";
    }
    if (std::string_view("eEfFgG").find(conversion) != std::string_view::npos) return "f";
    if (!python && (conversion == 'a' || conversion == 'A')) return "f";
    if (python && (conversion == 'r' || conversion == 'a')) return "s";
    const std::string_view others = python ? "cs" : "cCsSpn";
    return others.find(conversion) != std::string_view::npos ? std::string(1, conversion) : "";
}

/// One directive behind its '%'. https://en.cppreference.com/w/c/io/fprintf
/// https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting
bool read_directive(std::string_view& text, bool python, Collector& collector) {
    constexpr std::string_view digits = "0123456789";
    std::string name;
    if (python && text.starts_with("(")) {
        const std::size_t end = text.find(')');
        if (end == std::string_view::npos) return false;
        name = text.substr(1, end - 1);
        text.remove_prefix(end + 1);
    } else if (!python) {
        std::string_view rest = text;
        const std::string_view number = taken(rest, digits);
        if (!number.empty() && rest.starts_with("$")) {
            name = number;
            text = rest.substr(1);
        }
    }
    taken(text, python ? "#0- +" : "#0- +'I");
    const auto size = [&] {
        if (!text.starts_with("*")) {
            taken(text, digits);
            return true;
        }
        text.remove_prefix(1);
        return name.empty() && collector.next("d");
    };
    if (!size()) return false;
    if (text.starts_with(".")) {
        text.remove_prefix(1);
        if (!size()) return false;
    }
    std::string length;
    if (!python && text.starts_with("<PRI")) {
        const std::size_t end = text.find('>');
        if (end == std::string_view::npos) return false;
        length = text.substr(0, end + 1);
        text.remove_prefix(end + 1);
        return name.empty() ? collector.next(length) : collector.add(name, length, false);
    }
    length = taken(text, python ? "hlL" : "hlLjzt");
    if (text.empty()) return false;
    const char conversion = text.front();
    text.remove_prefix(1);
    if (conversion == '%' || (!python && conversion == 'm')) return true;
    std::string kind = kind_of(conversion, python);
    if (kind.empty()) return false;
    if (!python) kind.insert(0, length);
    return name.empty() ? collector.next(std::move(kind))
                        : collector.add(std::move(name), std::move(kind), false);
}

std::optional<Arguments> percent_arguments(std::string_view text, bool python) {
    Collector collector;
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%')) {
        text.remove_prefix(at + 1);
        if (!read_directive(text, python, collector)) return std::nullopt;
    }
    return std::move(collector.arguments);
}

/// https://docs.python.org/3/library/string.html#format-string-syntax
std::optional<Arguments> brace_arguments(std::string_view text) {
    Collector collector;
    while (!text.empty()) {
        text.remove_prefix(std::min(text.find_first_of("{}"), text.size()));
        if (text.empty()) break;
        if (text.starts_with("{{") || text.starts_with("}}")) {
            text.remove_prefix(2);
            continue;
        }
        if (text.front() == '}') return std::nullopt;
        const std::size_t end = text.find_first_of("{}!:", 1);
        if (end == std::string_view::npos || text[end] == '{') return std::nullopt;
        const std::string name(text.substr(1, end - 1));
        if (!(name.empty() ? collector.next("") : collector.add(name, "", false))) {
            return std::nullopt;
        }
        text.remove_prefix(end);
        // What follows says how; it may name other arguments, one level deep.
        while (!text.starts_with("}")) {
            const std::size_t next = text.find_first_of("{}");
            if (next == std::string_view::npos) return std::nullopt;
            text.remove_prefix(next);
            if (text.front() == '}') break;
            const std::size_t close = text.find('}');
            if (close == std::string_view::npos) return std::nullopt;
            if (!collector.add(std::string(text.substr(1, close - 1)), "", false)) {
                return std::nullopt;
            }
            text.remove_prefix(close + 1);
        }
        if (text.empty()) return std::nullopt;
        text.remove_prefix(1);
    }
    return std::move(collector.arguments);
}

std::optional<Arguments> arguments_of(std::string_view format, std::string_view text) {
    if (format == "python-brace") return brace_arguments(text);
    return percent_arguments(text, format == "python");
}

std::string named(const std::string& argument) {
    return !argument.empty() && is_digit(argument.front()) ? "number " + argument
                                                           : "'" + argument + "'";
}

}  // namespace

std::string format_fault(std::string_view format, std::string_view id, std::string_view text,
                         bool may_lack) {
    const auto wanted = arguments_of(format, id);
    if (!wanted) return {};  // the source's fault, and none of the translator's
    const auto found = arguments_of(format, text);
    if (!found) return "is no valid format string";
    for (const auto& [name, kind] : *found) {
        const auto match = wanted->find(name);
        if (match == wanted->end()) return "has the argument " + named(name) + ", its source not";
        if (match->second != kind) return "has another kind of argument " + named(name);
    }
    if (may_lack) return {};
    for (const auto& [name, kind] : *wanted) {
        if (!found->contains(name)) return "lacks the argument " + named(name);
    }
    return {};
}

}  // namespace bifolium::l10n
