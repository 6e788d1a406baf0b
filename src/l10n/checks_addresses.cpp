#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "l10n/checks_words.h"
#include "text/matching.h"

namespace bifolium::l10n {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_ascii_letter(char c) {
    return is_lower(c) || (c >= 'A' && c <= 'Z');
}

/// What may stand in a URL or an e-mail address, as people write them.
bool is_address_character(char c) {
    return is_digit(c) || is_ascii_letter(c) ||
           std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

/// Without the sentence's own signs at its end; a closing bracket stays where its partner is
/// inside.
std::string_view without_end_signs(std::string_view text) {
    while (!text.empty()) {
        const char last = text.back();
        if (std::string_view(".,;:!?'*_").find(last) != std::string_view::npos) {
            text.remove_suffix(1);
        } else if ((last == ')' || last == ']') &&
                   std::count(text.begin(), text.end(), last) >
                       std::count(text.begin(), text.end(), last == ')' ? '(' : '[')) {
            text.remove_suffix(1);
        } else {
            break;
        }
    }
    return text;
}

/// `www.x.org/path`, `x.example.org`: labels of lower-case letters, the last two letters or more.
bool is_bare_domain(std::string_view text) {
    const std::string_view host = text.substr(0, text.find('/'));
    const std::size_t dot = host.rfind('.');
    if (dot == host.npos || host.size() - dot < 3 || host.find("..") != host.npos) return false;
    const bool letters =
        std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(), is_lower);
    const bool label =
        std::all_of(host.begin(), host.begin() + static_cast<std::ptrdiff_t>(dot),
                    [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '.'; });
    // "e.g.x" and "p.m" are none
    return letters && label && host.find('.') >= 2 && is_lower(host.front());
}

bool is_mail(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != text.npos && at > 0 && text.find('.', at) != text.npos &&
           text.find('.', at) + 1 < text.size();
}

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://") ||
           text.starts_with("mailto:") || text.starts_with("www.") || is_mail(text) ||
           is_bare_domain(text);
}

/// Takes URLs, e-mail addresses and names of hosts out of the text.
std::vector<std::string> take_addresses(std::string& text) {
    std::vector<std::string> out;
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_address_character(text[end])) ++end;
        std::size_t begin = at;
        while (begin < end &&
               std::string_view("([.,;:'").find(text[begin]) != std::string_view::npos) {
            ++begin;
        }
        const std::string_view whole = std::string_view(text).substr(begin, end - begin);
        const std::string_view address = without_end_signs(whole);
        if (is_address(address)) {
            out.emplace_back(address);
            rest.append(text, at, begin - at).append(hole);
            at = begin + address.size();
        } else if (end > at) {
            rest.append(text, at, end - at);
            at = end;
        } else {
            rest += text[at++];
        }
    }
    text = std::move(rest);
    std::sort(out.begin(), out.end());
    return out;
}

/// The sign between two digits of a telephone number that begins here: its size, 0 if it is none.
std::size_t separator(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    std::size_t end = at;
    const char32_t c = text::next(text, end);
    const bool is_one = c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')' ||
                        c == 0x00A0 || c == 0x202F || c == 0x2009 || c == 0x2013 || c == 0x2012;
    return is_one ? end - at : 0;
}

/// Of one kind in one passage; who has more faults will look at the first.
constexpr std::size_t most = 50;

struct Phone {
    std::size_t begin = 0, end = 0;
    std::string digits;
    std::vector<std::size_t> groups;  ///< How many digits in each.
    bool has_point = false;
};

/// The digits from here on with at most two separators between them.
Phone digits_from(std::string_view text, std::size_t at) {
    Phone out{.begin = at, .end = at};
    out.groups.push_back(0);
    if (text[at] == '(') ++at;
    while (at < text.size()) {
        if (is_digit(text[at])) {
            out.digits += text[at++];
            ++out.groups.back();
            out.end = at;
            continue;
        }
        std::size_t next = at;
        for (int i = 0; i < 2 && separator(text, next) != 0; ++i) next += separator(text, next);
        if (next == at || next >= text.size() || !is_digit(text[next]) || out.digits.empty()) break;
        out.has_point = out.has_point || text.substr(at, next - at).find('.') != text.npos;
        at = next;
        out.groups.push_back(0);
    }
    return out;
}

/// Only what can be nothing else: +49 30 1234, (030) 1234567, 0800 123 456, 555-0100.
bool is_phone(std::string_view text, const Phone& phone) {
    const std::size_t count = phone.digits.size();
    if (count < 6 || count > 15) return false;
    const bool plus = phone.begin > 0 && text[phone.begin - 1] == '+';
    if (plus) return true;
    if (phone.groups.size() < 2 || phone.has_point) return false;
    if (text[phone.begin] == '(') {
        const std::size_t behind = phone.begin + 1 + phone.groups.front();
        return count >= 7 && behind < text.size() && text[behind] == ')';
    }
    if (phone.digits.front() == '0') return phone.groups.front() >= 2 && phone.groups.front() <= 5;
    return count >= 7 && phone.groups.back() == 4 && phone.groups[phone.groups.size() - 2] == 3;
}

std::vector<std::string> take_phones(std::string& text) {
    std::vector<std::string> out;
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        const bool starts = is_digit(text[at]) || text[at] == '(';
        const char32_t previous = text::before(text, at);
        const bool inside =
            (previous < 0x80 && is_digit(static_cast<char>(previous))) || text::is_letter(previous);
        const Phone phone = starts && !inside ? digits_from(text, at) : Phone{at, at};
        if (phone.end == at) {
            rest += text[at++];
            continue;
        }
        if (is_phone(text, phone)) {
            if (rest.ends_with('+')) rest.pop_back();
            out.push_back(phone.digits);
            rest += hole;
        } else {
            rest.append(text, at, phone.end - at);
        }
        at = phone.end;
    }
    text = std::move(rest);
    return out;
}

/// Takes these digits out of the text, whatever parts them; false if they are not there.
bool take_digits(std::string& text, std::string_view digits) {
    for (std::size_t at = text.find(digits.front()); at != text.npos;
         at = text.find(digits.front(), at + 1)) {
        if (at > 0 && is_digit(text[at - 1])) continue;
        std::size_t next = at, found = 0;
        while (found < digits.size() && next < text.size()) {
            if (text[next] == digits[found]) {
                ++found;
                ++next;
                continue;
            }
            std::size_t skipped = next;
            for (int i = 0; i < 2 && separator(text, skipped) != 0; ++i) {
                skipped += separator(text, skipped);
            }
            if (skipped == next || skipped >= text.size() || text[skipped] != digits[found]) break;
            next = skipped;
        }
        if (found < digits.size() || (next < text.size() && is_digit(text[next]))) continue;
        std::size_t begin = at;
        while (begin > 0 && (text[begin - 1] == '(' || text[begin - 1] == '+')) --begin;
        text.replace(begin, next - begin, hole);
        return true;
    }
    return false;
}

}  // namespace

void check_addresses(Pair& pair) {
    const std::string there = pair.target.text;
    const std::vector<std::string> wanted = take_addresses(pair.source.text);
    const std::vector<std::string> found = take_addresses(pair.target.text);
    std::vector<std::string> lost, more;
    std::set_difference(wanted.begin(), wanted.end(), found.begin(), found.end(),
                        std::back_inserter(lost));
    std::set_difference(found.begin(), found.end(), wanted.begin(), wanted.end(),
                        std::back_inserter(more));
    lost.resize(std::min(lost.size(), most));
    more.resize(std::min(more.size(), most));
    for (const std::string& address : lost) {
        // "sources.list-Datei" has it too
        if (is_bare_domain(address) && there.find(address) != there.npos) continue;
        pair.report(Severity::error, "l10n.address",
                    "the address '" + address + "' is missing or changed in the translation",
                    "keep it letter for letter");
    }
    for (const std::string& address : more) {
        const bool known = std::binary_search(wanted.begin(), wanted.end(), address);
        if (known || is_bare_domain(address)) continue;
        pair.report(Severity::error, "l10n.address", "the source has no address '" + address + "'",
                    "leave it out, or keep the source's");
    }
    std::vector<std::string> phones = take_phones(pair.source.text);
    phones.resize(std::min(phones.size(), most));
    for (const std::string& digits : phones) {
        if (take_digits(pair.target.text, digits)) continue;
        pair.report(Severity::error, "l10n.address",
                    "the telephone number with the digits " + digits +
                        " is missing or changed in the translation",
                    "keep all its digits; the spaces may differ");
    }
}

}  // namespace bifolium::l10n
