#include "image/svg_sheet.h"

#include <algorithm>
#include <optional>

#include "image/svg_values.h"

namespace bifolium::image {

namespace {

constexpr std::size_t most_selectors = 2'000;

std::string without_comments(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t open = text.find("/*");
        out.append(text.substr(0, open));
        if (open == text.npos) break;
        const std::size_t close = text.find("*/", open + 2);
        if (close == text.npos) break;
        text.remove_prefix(close + 2);
        out.push_back(' ');
    }
    return out;
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

std::string take_name(std::string_view& text) {
    std::size_t size = 0;
    while (size < text.size() && is_name_character(text[size])) ++size;
    std::string name(text.substr(0, size));
    text.remove_prefix(size);
    return name;
}

/// The words of a class attribute.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const std::size_t size = std::min(text.find_first_of(" \t\r\n\f"), text.size());
        words.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return words;
}

/// Past the block that begins at the '{' at `open`, braces within it counted.
std::size_t end_of_block(std::string_view text, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t at = open; at < text.size(); ++at) {
        if (text[at] == '{') ++depth;
        if (text[at] == '}' && --depth == 0) return at + 1;
    }
    return text.size();
}

}  // namespace

std::vector<Declaration> parse_declarations(std::string_view text) {
    std::vector<Declaration> declarations;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t colon = one.find(':');
        if (colon == one.npos) continue;
        std::string_view value = trimmed(one.substr(colon + 1));
        if (value.ends_with("!important")) value = trimmed(value.substr(0, value.size() - 10));
        declarations.push_back({std::string(trimmed(one.substr(0, colon))), std::string(value)});
    }
    return declarations;
}

std::uint32_t SvgSheet::Selector::specificity() const {
    return (id.empty() ? 0U : 1U << 20) +
           (static_cast<std::uint32_t>(std::min<std::size_t>(classes.size(), 1000)) << 1) +
           (type.empty() ? 0U : 1U);
}

void SvgSheet::add_rule(std::string_view prelude, std::string_view block,
                        std::set<std::string>& unknown) {
    const auto rule = static_cast<std::uint32_t>(rules_.size());
    rules_.push_back(parse_declarations(block));
    while (!prelude.empty()) {
        const std::size_t end = std::min(prelude.find(','), prelude.size());
        const std::string_view whole = trimmed(prelude.substr(0, end));
        prelude.remove_prefix(std::min(end + 1, prelude.size()));
        std::string_view rest = whole;
        Selector selector;
        selector.rule = rule;
        if (rest.starts_with('*')) {
            rest.remove_prefix(1);
        } else {
            selector.type = take_name(rest);
        }
        while (rest.starts_with('.') || rest.starts_with('#')) {
            const bool is_id = rest.front() == '#';
            rest.remove_prefix(1);
            std::string name = take_name(rest);
            if (is_id) {
                selector.id = std::move(name);
            } else {
                selector.classes.push_back(std::move(name));
            }
        }
        if (whole.empty() || !rest.empty() || selectors_.size() >= most_selectors) {
            unknown.insert("selector '" + std::string(whole.substr(0, 40)) + "'");
            continue;
        }
        const std::string key = !selector.id.empty()        ? "#" + selector.id
                                : !selector.classes.empty() ? "." + selector.classes.front()
                                : !selector.type.empty()    ? selector.type
                                                            : "*";
        index_[key].push_back(static_cast<std::uint32_t>(selectors_.size()));
        selectors_.push_back(std::move(selector));
    }
}

void SvgSheet::add(std::string_view commented, std::set<std::string>& unknown) {
    const std::string clean = without_comments(commented);
    std::string_view text = trimmed(clean);
    while (!text.empty()) {
        const std::size_t open = text.find('{'), semicolon = text.find(';');
        if (text.starts_with('@')) {
            std::string_view name = text.substr(1);
            const std::string word = take_name(name);
            if (word != "charset" && word != "font-face") unknown.insert("@" + word);
            const bool is_statement = semicolon < open;
            text = open == text.npos && semicolon == text.npos ? std::string_view()
                   : is_statement                              ? text.substr(semicolon + 1)
                                  : text.substr(end_of_block(text, open));
        } else {
            if (open == text.npos) break;
            const std::size_t end = end_of_block(text, open);
            std::string_view block = text.substr(open + 1, end - open - 1);
            if (block.ends_with('}')) block.remove_suffix(1);
            add_rule(text.substr(0, open), block, unknown);
            text = text.substr(end);
        }
        text = trimmed(text);
    }
}

std::vector<const Declaration*> SvgSheet::matching(const SvgElement& element) const {
    std::vector<const Declaration*> out;
    if (selectors_.empty() || exhausted()) return out;
    const std::vector<std::string_view> classes = words_of(element.get("class"));
    const std::string_view id = element.get("id");
    std::vector<std::uint32_t> found;
    const auto look_up = [&](const std::string& key) {
        const auto at = index_.find(key);
        if (at == index_.end()) return;
        spent_ += at->second.size();
        for (const std::uint32_t index : at->second) {
            const Selector& selector = selectors_[index];
            const auto has_class = [&](const std::string& name) {
                return std::find(classes.begin(), classes.end(), name) != classes.end();
            };
            if (!selector.type.empty() && selector.type != element.name) continue;
            if (!selector.id.empty() && selector.id != id) continue;
            if (!std::all_of(selector.classes.begin(), selector.classes.end(), has_class)) continue;
            found.push_back(index);
        }
    };
    look_up("*");
    look_up(element.name);
    for (const std::string_view name : classes) look_up("." + std::string(name));
    if (!id.empty()) look_up("#" + std::string(id));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::stable_sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
        return selectors_[a].specificity() < selectors_[b].specificity();
    });
    for (const std::uint32_t index : found) {
        const std::vector<Declaration>& rule = rules_[selectors_[index].rule];
        spent_ += rule.size();
        for (const Declaration& one : rule) out.push_back(&one);
    }
    return out;
}

}  // namespace bifolium::image
