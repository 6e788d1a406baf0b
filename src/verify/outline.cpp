#include "verify/outline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/normalize.h"

namespace bifolium::verify {

namespace {

constexpr std::array<std::string_view, 12> inline_roles{
    "Em", "Strong", "Span", "Sub", "Sup", "Kbd", "Small", "U", "Abbr", "Code", "Link", "Reference"};
constexpr std::array<std::string_view, 12> text_roles{"P",  "H1",      "H2", "H3", "H4", "H5",
                                                      "H6", "Caption", "TH", "TD", "Dt", "Dd"};

template <std::size_t size>
bool is_one_of(std::string_view role, const std::array<std::string_view, size>& roles) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// The LI that a PDF has around a term and its definitions stands for nothing in the Document.
bool is_group(const Structure& rows, std::size_t at) {
    if (rows[at].role != "LI" || at + 1 == rows.size()) return false;
    const Element& next = rows[at + 1];
    return next.depth == rows[at].depth + 1 && (next.role == "Dt" || next.role == "Dd");
}

Structure without_groups(Structure rows) {
    Structure out;
    std::vector<std::uint32_t> groups;  // depths of those that are open
    for (std::size_t i = 0; i < rows.size(); ++i) {
        while (!groups.empty() && groups.back() >= rows[i].depth) groups.pop_back();
        if (is_group(rows, i)) {
            groups.push_back(rows[i].depth);
            continue;
        }
        const auto lift = static_cast<std::uint32_t>(groups.size());
        out.push_back(std::move(rows[i]));
        out.back().depth -= lift;
    }
    return out;
}

}  // namespace

bool is_inline(std::string_view role) {
    return is_one_of(role, inline_roles);
}

bool bears_text(std::string_view role) {
    return is_inline(role) || is_one_of(role, text_roles);
}

void Outline::flush() {
    if (stray_ == words_.size()) return;
    const bool held = std::any_of(open_.begin(), open_.end(), [&](const Open& open) {
        return bears_text(rows_[open.row].role);
    });
    if (!held) {
        std::string words = text::comparable(std::string_view(words_).substr(stray_));
        if (!words.empty()) {
            Element row;
            row.role = "Text";
            row.depth = static_cast<std::uint32_t>(open_.size());
            row.language = open_.empty() ? std::string() : rows_[open_.back().row].language;
            row.text = std::move(words);
            rows_.push_back(std::move(row));
        }
    }
    stray_ = words_.size();
}

void Outline::open(Element element) {
    flush();
    const bool block = !is_inline(element.role) && element.role != "Figure";
    if (block) words_.push_back(' ');
    element.depth = static_cast<std::uint32_t>(open_.size());
    const bool silent =
        (!references_ && element.role == "Reference") || (!open_.empty() && open_.back().silent);
    open_.push_back({rows_.size(), words_.size(), block, silent});
    rows_.push_back(std::move(element));
    stray_ = words_.size();
}

void Outline::text(std::string_view text) {
    if (open_.empty() || !open_.back().silent) words_.append(text);
}

void Outline::close() {
    flush();
    const Open last = open_.back();
    Element& row = rows_[last.row];
    if (bears_text(row.role)) {
        row.text = text::comparable(std::string_view(words_).substr(last.begin));
    }
    open_.pop_back();
    if (last.block) words_.push_back(' ');
    stray_ = words_.size();
}

Structure Outline::finish() && {
    while (!open_.empty()) close();
    flush();
    return without_groups(std::move(rows_));
}

std::string full_text(const Structure& structure) {
    std::string out;
    std::uint32_t inside = 0;  // depth below which words are in a row already; 0: none
    for (const Element& element : structure) {
        if (inside != 0 && element.depth >= inside) continue;
        inside = 0;
        if (!bears_text(element.role) && element.role != "Text") continue;
        inside = element.depth + 1;
        if (element.text.empty()) continue;
        out.append(out.empty() ? "" : " ").append(element.text);
    }
    return out;
}

}  // namespace bifolium::verify
