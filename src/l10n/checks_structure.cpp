#include <string>

#include "l10n/checks_words.h"

namespace bifolium::l10n {

namespace {

std::string described(Mark mark, const std::string& what) {
    switch (mark) {
        case Mark::link:
            return "link to '" + what + "'";
        case Mark::address:
            return "address '" + what + "'";
        case Mark::picture:
            return "picture '" + what + "'";
        case Mark::note:
            return "note [^" + what + "]";
        case Mark::variable:
            return "variable {{" + what + "}}";
        case Mark::code:
            return "code `" + what + "`";
        case Mark::subscript:
            return "subscript";
        case Mark::superscript:
            return "superscript";
        case Mark::strong:
            return "strong passage (**)";
        case Mark::emphasis:
            return "emphasis (*)";
        case Mark::strikethrough:
            return "passage struck through (~~)";
        case Mark::keyboard:
            return "key (<kbd>)";
        case Mark::underline:
            return "underlined passage (<u>)";
        case Mark::span:
            return "passage of class '" + what + "'";
    }
    return what;
}

/// What only stresses words is a warning where nothing hangs on it.
bool is_stress(Mark mark) {
    return mark == Mark::strong || mark == Mark::emphasis || mark == Mark::strikethrough ||
           mark == Mark::keyboard || mark == Mark::underline || mark == Mark::span;
}

/// 10<sup>6</sup> may be 10⁶.
bool by_characters(const Pair& pair, Mark mark, int count, int found) {
    if (mark != Mark::superscript && mark != Mark::subscript) return false;
    const auto signs = [&](const Said& said) {
        return mark == Mark::superscript ? said.superior : said.inferior;
    };
    return found < count ? found + signs(pair.target) >= count
                         : count + signs(pair.source) >= found;
}

}  // namespace

void check_structure(const Pair& pair) {
    auto all = pair.source.marks;
    for (const auto& [mark, count] : pair.target.marks) all.try_emplace(mark, 0);
    for (const auto& [key, count] : all) {
        const auto& [mark, what] = key;
        const auto there = pair.target.marks.find(key);
        const int found = there == pair.target.marks.end() ? 0 : there->second;
        if (found == count || by_characters(pair, mark, count, found)) continue;
        const bool mild = is_stress(mark) && !pair.is_critical();
        const Severity severity = mild ? Severity::warning : Severity::error;
        const std::string_view code = mark == Mark::address ? "l10n.address" : "l10n.structure";
        const std::string times =
            ": " + std::to_string(count) + " in the source, " + std::to_string(found) + " here";
        if (found < count) {
            pair.report(severity, code,
                        "the translation lacks this: " + described(mark, what) +
                            (count > 1 || found > 0 ? times : ""),
                        "mark the same words as the source");
        } else {
            pair.report(severity, code,
                        "the source does not have this: " + described(mark, what) +
                            (count > 0 ? times : ""),
                        "take it out, or correct it");
        }
    }
}

}  // namespace bifolium::l10n
