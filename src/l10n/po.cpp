#include "l10n/po.h"

#include <algorithm>
#include <array>

namespace bifolium::l10n {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

struct Field {
    std::size_t begin = 0, end = 0;  ///< Of the value and the space before it.
};

/// Where the field's value stands in the header's text.
std::optional<Field> find_field(std::string_view header, std::string_view name) {
    for (std::size_t at = 0; at < header.size();) {
        const std::size_t end = std::min(header.find('\n', at), header.size());
        const std::size_t colon = header.substr(0, end).find(':', at);
        if (colon != std::string_view::npos && same_name(header.substr(at, colon - at), name)) {
            return Field{colon + 1, end};
        }
        at = end + 1;
    }
    return std::nullopt;
}

}  // namespace

bool PoEntry::fuzzy() const {
    return std::find(flags.begin(), flags.end(), "fuzzy") != flags.end();
}

bool PoEntry::translated() const {
    return !texts.empty() && std::none_of(texts.begin(), texts.end(),
                                          [](const std::string& text) { return text.empty(); });
}

std::string_view header_field(const PoFile& file, std::string_view name) {
    if (file.header.texts.empty()) return {};
    const std::string_view header = file.header.texts.front();
    const auto field = find_field(header, name);
    if (!field) return {};
    const std::string_view value = header.substr(field->begin, field->end - field->begin);
    return value.substr(std::min(value.find_first_not_of(' '), value.size()));
}

void set_header_field(PoFile& file, std::string_view name, std::string_view value) {
    if (file.header.texts.empty()) file.header.texts.emplace_back();
    std::string& header = file.header.texts.front();
    if (const auto field = find_field(header, name)) {
        header.replace(field->begin, field->end - field->begin, " " + std::string(value));
        return;
    }
    if (!header.empty() && header.back() != '\n') header.push_back('\n');
    header.append(name).append(": ").append(value).append("\n");
}

bool is_lossy(const Diagnostics& diagnostics) {
    constexpr std::array<std::string_view, 11> codes{
        "po.control-character", "po.domain", "po.duplicate",      "po.encoding", "po.escape",
        "po.incomplete",        "po.plural", "po.quotation-mark", "po.syntax",   "po.too-big",
        "po.too-many-findings"};
    const auto& all = diagnostics.all();
    return std::any_of(all.begin(), all.end(), [&](const Diagnostic& found) {
        return found.severity == Severity::error &&
               std::find(codes.begin(), codes.end(), found.code) != codes.end();
    });
}

std::string po_key(const std::optional<std::string>& context, std::string_view id) {
    std::string key;
    if (context) key.append(*context).push_back('\4');
    return key.append(id);
}

PoIndex::PoIndex(const PoFile& file) : file_(file) {
    places_.reserve(file.entries.size());
    for (std::size_t i = 0; i < file.entries.size(); ++i) {
        const PoEntry& entry = file.entries[i];
        if (!entry.obsolete) places_.try_emplace(po_key(entry.context, entry.id), i);
    }
}

const PoEntry* PoIndex::find(const std::optional<std::string>& context, std::string_view id) const {
    const auto found = places_.find(po_key(context, id));
    return found == places_.end() ? nullptr : &file_.entries[found->second];
}

}  // namespace bifolium::l10n
