#include "serve/route.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/percent_encoding.h"

namespace bifolium::serve {

namespace {

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexadecimal(text[i + 2]) : -1;
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

/// One name: no way up, none that is hidden, nothing that a file system might take for more.
bool is_plain(std::string_view part) {
    if (part.empty() || part.starts_with('.')) return false;
    for (const char c : part) {
        if (c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20) return false;
    }
    return part.find('\x7f') == std::string_view::npos;
}

/// The parts between slashes; none if one of them is not plain. The last may be empty.
std::optional<std::vector<std::string>> parts_of(std::string_view path) {
    std::vector<std::string> out;
    if (!path.starts_with('/')) return std::nullopt;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        std::optional<std::string> part = decoded(path.substr(0, end));
        path.remove_prefix(end);
        const bool is_folder = path.empty() && part && part->empty();
        if (!part || (!is_folder && !is_plain(*part))) return std::nullopt;
        out.push_back(*std::move(part));
    }
    return out;
}

std::string joined(const std::vector<std::string>& parts, std::size_t from) {
    std::string out;
    for (std::size_t i = from; i < parts.size(); ++i) out += (i == from ? "" : "/") + parts[i];
    return out;
}

/// "page-12.png": 11.
std::optional<std::size_t> page_of(std::string_view name) {
    constexpr std::string_view before = "page-", after = ".png";
    if (!name.starts_with(before) || !name.ends_with(after)) return std::nullopt;
    name.remove_prefix(before.size());
    name.remove_suffix(std::min(name.size(), after.size()));
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc() || end != name.data() + name.size() || number == 0) return {};
    return number - 1;
}

std::optional<Route> route_in_edition(const std::vector<std::string>& parts) {
    const Name name{parts[1], parts[2], parts[3]};
    if (parts.size() == 5 && parts[4].empty()) return Preview{name};
    if (parts.size() == 5 && parts[4] == "small.png") return Picture{name, 0, true};
    if (parts.size() == 5) {
        if (const auto page = page_of(parts[4])) return Picture{name, *page, false};
    }
    if (parts.size() > 5 && parts[4] == "book") return BookFile{name, joined(parts, 5)};
    return std::nullopt;
}

}  // namespace

std::optional<Route> route(std::string_view target) {
    const auto parts = parts_of(target.substr(0, target.find('?')));
    if (!parts) return std::nullopt;
    if (parts->size() == 1) {
        const std::string& only = parts->front();
        if (only.empty()) return Index{};
        if (only == "events") return Events{};
        if (only == "serve.css") return Look{};
        if (only == "serve.js") return Script{};
        if (only == "favicon.svg" || only == "favicon.ico") return Icon{};
        return std::nullopt;
    }
    if (parts->front() == "edition" && parts->size() >= 5) return route_in_edition(*parts);
    if (parts->front() == "output" && !parts->back().empty()) return OutputFile{joined(*parts, 1)};
    if (parts->front() == "output") return OutputFile{joined(*parts, 1) + "index.html"};
    return std::nullopt;
}

std::string address(const Name& name) {
    return "/edition/" + encoded(name.language) + "/" + encoded(name.publication) + "/" +
           encoded(name.variant) + "/";
}

std::string encoded(std::string_view path) {
    return percent_encoded(path, "-._~/");
}

bool is_own_host(std::string_view host, unsigned port) {
    const std::string end = ":" + std::to_string(port);
    for (const char* name : {"127.0.0.1", "localhost", "[::1]"}) {
        if (host == name + end || (port == 80 && host == name)) return true;
    }
    return false;
}

}  // namespace bifolium::serve
