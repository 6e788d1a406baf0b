#include "image/svg_sheet.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "image/svg_values.h"

namespace bifolium::image {

namespace {

constexpr std::size_t most_selectors = 2'000, most_compounds = 8;

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
    std::size_t ids = 0, names = 0, types = 0;
    for (const Compound& one : compounds) {
        ids += one.id.empty() ? 0 : 1;
        names += one.classes.size();
        types += one.type.empty() ? 0 : 1;
    }
    return static_cast<std::uint32_t>((ids << 20) + (std::min<std::size_t>(names, 1000) << 4) +
                                      types);
}

/// Nothing if there is none, or more than types, classes and ids.
std::optional<SvgSheet::Compound> SvgSheet::take_compound(std::string_view& rest) {
    Compound compound;
    const std::size_t before = rest.size();
    if (rest.starts_with('*')) {
        rest.remove_prefix(1);
    } else {
        compound.type = take_name(rest);
    }
    while (rest.starts_with('.') || rest.starts_with('#')) {
        const bool is_id = rest.front() == '#';
        rest.remove_prefix(1);
        std::string name = take_name(rest);
        if (name.empty()) return std::nullopt;
        if (is_id) {
            compound.id = std::move(name);
        } else {
            compound.classes.push_back(std::move(name));
        }
    }
    if (rest.size() == before) return std::nullopt;
    return compound;
}

std::optional<SvgSheet::Selector> SvgSheet::parse_selector(std::string_view rest) {
    Selector selector;
    bool of_parent = false;
    for (rest = trimmed(rest); !rest.empty(); rest = trimmed(rest)) {
        if (rest.front() == '>') {
            if (of_parent || selector.compounds.empty()) return std::nullopt;
            of_parent = true;
            rest.remove_prefix(1);
            continue;
        }
        std::optional<Compound> compound = take_compound(rest);
        const bool ends_here =
            rest.empty() || trimmed(rest).size() != rest.size() || rest[0] == '>';
        if (!compound || !ends_here || selector.compounds.size() >= most_compounds) {
            return std::nullopt;
        }
        compound->of_parent = of_parent;
        of_parent = false;
        selector.compounds.push_back(*std::move(compound));
    }
    if (selector.compounds.empty() || of_parent) return std::nullopt;
    return selector;
}

void SvgSheet::add_rule(std::string_view prelude, std::string_view block,
                        std::set<std::string>& unknown) {
    const auto rule = static_cast<std::uint32_t>(rules_.size());
    rules_.push_back(parse_declarations(block));
    while (!prelude.empty()) {
        const std::size_t end = std::min(prelude.find(','), prelude.size());
        const std::string_view whole = trimmed(prelude.substr(0, end));
        prelude.remove_prefix(std::min(end + 1, prelude.size()));
        std::optional<Selector> selector = parse_selector(whole);
        if (!selector || selectors_.size() >= most_selectors) {
            unknown.insert("selector '" + std::string(whole.substr(0, 40)) + "'");
            continue;
        }
        selector->rule = rule;
        const Compound& own = selector->compounds.back();
        const std::string key = !own.id.empty()        ? "#" + own.id
                                : !own.classes.empty() ? "." + own.classes.front()
                                : !own.type.empty()    ? own.type
                                                       : "*";
        index_[key].push_back(static_cast<std::uint32_t>(selectors_.size()));
        selectors_.push_back(*std::move(selector));
    }
}

bool SvgSheet::matches(const Compound& compound, const SvgElement& element) const {
    ++spent_;
    if (!compound.type.empty() && compound.type != element.name) return false;
    if (!compound.id.empty() && compound.id != element.get("id")) return false;
    if (compound.classes.empty()) return true;
    const std::vector<std::string_view> classes = words_of(element.get("class"));
    return std::all_of(compound.classes.begin(), compound.classes.end(),
                       [&](const std::string& name) {
                           return std::find(classes.begin(), classes.end(), name) != classes.end();
                       });
}

bool SvgSheet::matches_around(const Selector& selector, std::size_t count,
                              const SvgElement& element) const {
    if (count == 0) return true;
    if (tree_ == nullptr) return false;
    const bool of_parent = selector.compounds[count].of_parent;
    for (SvgIndex at = element.parent; at != no_element && !exhausted();
         at = tree_->elements[at].parent) {
        const SvgElement& around = tree_->elements[at];
        if (matches(selector.compounds[count - 1], around) &&
            matches_around(selector, count - 1, around)) {
            return true;
        }
        if (of_parent) return false;
    }
    return false;
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
            const std::size_t last = selector.compounds.size() - 1;
            if (!matches(selector.compounds[last], element)) continue;
            if (!matches_around(selector, last, element)) continue;
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
