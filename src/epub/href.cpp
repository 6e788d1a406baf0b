#include "epub/href.h"

#include <algorithm>

#include "base/digest.h"
#include "base/percent_encoding.h"

namespace bifolium::epub {

namespace {

constexpr std::string_view own_prefix = "bf-";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

/// Path, query and fragment. A '#' is left alone once: where the fragment begins.
std::string encoded(std::string_view rest) {
    std::string out;
    bool in_fragment = false;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        const bool escape = c == '%' && i + 2 < rest.size() && is_hexadecimal(rest[i + 1]) &&
                            is_hexadecimal(rest[i + 2]);
        const bool fragment = c == '#' && !in_fragment;
        in_fragment = in_fragment || fragment;
        if (is_letter(c) || is_digit(c) || is_one_of(c, "-._~!$&'()*+,;=:@/?") || escape ||
            fragment) {
            out.push_back(c);
        } else {
            append_percent_encoded(out, c);
        }
    }
    return out;
}

bool is_port(std::string_view port) {
    return port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit) &&
           (port.size() < 5 || port <= "65535");
}

/// Host and port, with what may stand in a name; numbers in dots that are no address are refused,
/// as URL parsers do.
bool is_authority(std::string_view authority) {
    const std::size_t user = authority.rfind('@');
    std::string_view host = user == std::string_view::npos ? authority : authority.substr(user + 1);
    if (user != std::string_view::npos &&
        !std::all_of(authority.begin(), authority.begin() + static_cast<std::ptrdiff_t>(user),
                     [](char c) { return is_letter(c) || is_digit(c) || is_one_of(c, "-._~:"); })) {
        return false;
    }
    if (const std::size_t colon = host.rfind(':'); colon != std::string_view::npos) {
        if (!is_port(host.substr(colon + 1))) return false;
        host = host.substr(0, colon);
    }
    if (host.empty() || host.front() == '.' || host.find("..") != std::string_view::npos) {
        return false;
    }
    const auto fits = [](char c) {
        return is_letter(c) || is_digit(c) || is_one_of(c, "-._") ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    if (!std::all_of(host.begin(), host.end(), fits)) return false;
    const std::string_view label = host.substr(host.rfind('.') + 1);
    const bool number = !label.empty() && std::all_of(label.begin(), label.end(), is_digit);
    return !number || std::count(host.begin(), host.end(), '.') == 3;
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

std::string outward_href(std::string_view target) {
    const std::size_t colon = target.find(':');
    if (colon == std::string_view::npos) return {};
    const std::string scheme = lower_case(target.substr(0, colon));
    const std::string_view rest = target.substr(colon + 1);
    if (scheme == "mailto" || scheme == "tel") {
        return rest.empty() ? std::string() : scheme + ":" + encoded(rest);
    }
    if ((scheme != "http" && scheme != "https") || !rest.starts_with("//")) return {};
    const std::size_t slash = std::min(rest.find_first_of("/?#", 2), rest.size());
    const std::string_view authority = rest.substr(2, slash - 2);
    if (!is_authority(authority)) return {};
    return scheme + "://" + std::string(authority) + encoded(rest.substr(slash));
}

std::string ascii_identifier(std::string_view text) {
    const bool fits = !text.empty() && is_letter(text.front()) && !text.starts_with(own_prefix) &&
                      std::all_of(text.begin(), text.end(), [](char c) {
                          return is_letter(c) || is_digit(c) || is_one_of(c, "-._");
                      });
    if (fits) return std::string(text);
    return std::string(own_prefix) + "x" + hexadecimal(sha256(text), 16);
}

std::string generated_identifier(std::size_t number) {
    return std::string(own_prefix) + std::to_string(number);
}

}  // namespace bifolium::epub
