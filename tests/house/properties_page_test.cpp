// The guide's chapter "Properties" is written from the tables that drive the program, so that it
// cannot say anything else. BIFOLIUM_BLESS=1 writes it; a page that is not up to date fails.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/at_rules.h"
#include "css/grammar.h"
#include "css/other_css.h"
#include "css/property.h"
#include "css/pseudo.h"
#include "css/shorthands.h"
#include "epub/sheet.h"
#include "style/not_laid_out.h"

namespace bifolium {
namespace {

using Names = std::vector<std::string>;

std::string read(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The sections of css/properties.def: a comment each, and the properties below it.
struct Section {
    std::string title;
    Names properties;
};
std::vector<Section> sections() {
    std::istringstream table(read(std::string(BIFOLIUM_ROOT) + "/src/css/properties.def"));
    std::vector<Section> all;
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with("// ") && !line.starts_with("// clang-format")) {
            all.push_back({line.substr(3, line.find(". http") - 3), {}});
        } else if (line.starts_with("BIFOLIUM_PROPERTY(")) {
            const std::size_t begin = line.find('"') + 1;
            all.back().properties.push_back(line.substr(begin, line.find('"', begin) - begin));
        }
    }
    std::erase_if(all, [](const Section& section) { return section.properties.empty(); });
    return all;
}

std::string code(std::string_view text) {
    return "`" + std::string(text) + "`";
}

/// 'auto' as code; the grammar's own words else.
std::string marked_up(std::string_view words) {
    std::string text;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t open = std::min(words.find('\'', at), words.size());
        text += words.substr(at, open - at);
        if (open == words.size()) break;
        const std::size_t close = words.find('\'', open + 1);
        text += code(words.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return text;
}

/// What is longer is said once in a section.
constexpr std::size_t long_words = 40;

std::string takes(std::string_view name) {
    if (const auto property = css::find_property(name)) return marked_up(css::takes(*property));
    const css::Shorthand* shorthand = css::find_shorthand(name);
    if (!shorthand->words.empty()) return marked_up(shorthand->words);
    const css::Property first = shorthand->longhands.front();
    std::string one = marked_up(css::takes(first));
    if (one.size() > long_words) one = "as " + code(css::facts(first).name);
    if (shorthand->shape == css::Shape::sides) return "one to four: " + one;
    if (shorthand->shape == css::Shape::pair) return "one or two: " + one;
    return one;
}

/// Of an older name, what the newer one says.
std::string not_laid_out(std::string_view name) {
    auto property = css::find_property(name);
    const auto longhands = css::shorthand(name);
    if (!property && longhands.size() == 1) property = longhands.front();
    if (!property) return "";
    if (css::facts(*property).layout == css::Layout::parsed) return "*Not laid out.*";
    std::string words;
    for (const style::ValueNotLaidOut& value : style::values_not_laid_out()) {
        if (value.property == *property) {
            words += (words.empty() ? "" : ", ") + code(value.word);
        }
    }
    return words.empty() ? "" : "*Not laid out:* " + words + ".";
}

std::string in_book(epub::Passage passage) {
    switch (passage) {
        case epub::Passage::keep:
            return "as it is";
        case epub::Passage::relative:
            return "in rem";
        case epub::Passage::physical:
            return "and physical";
        case epub::Passage::prefixed:
            return "and prefixed";
        case epub::Passage::page_break:
            return "and `page-break-*`";
        case epub::Passage::text_colour:
            return "off running text";
        case epub::Passage::drop:
            return "left out";
    }
    return "";
}

/// A family of four, by the first of it: "margin-top" for all sides.
bool is_family(const Names& names, const std::string& first, const Names& parts, Names& family) {
    const std::size_t at = first.find(parts[0]);
    const std::size_t end = at + parts[0].size();
    const bool whole = at != std::string::npos && (at == 0 || first[at - 1] == '-') &&
                       (end == first.size() || first[end] == '-');
    if (!whole) return false;
    family.clear();
    for (const std::string& part : parts) {
        family.push_back(first.substr(0, at) + part + first.substr(end));
        if (std::find(names.begin(), names.end(), family.back()) == names.end()) return false;
    }
    return true;
}

std::string listed(const Names& names) {
    const std::vector<std::pair<Names, std::string>> families{
        {{"block-start", "block-end", "inline-start", "inline-end"}, " and the other sides"},
        {{"top-left", "top-right", "bottom-right", "bottom-left"}, " and the other corners"},
        {{"start-start", "start-end", "end-start", "end-end"}, " and the other corners"},
        {{"top", "right", "bottom", "left"}, " and the other sides"}};
    std::string text;
    Names done;
    for (const std::string& name : names) {
        if (std::find(done.begin(), done.end(), name) != done.end()) continue;
        if (!text.empty()) text += ", ";
        text += code(name);
        for (const auto& [parts, words] : families) {
            Names family;
            if (!is_family(names, name, parts, family)) continue;
            text += words;
            done.insert(done.end(), family.begin(), family.end());
            break;
        }
    }
    return text;
}

/// Shorthands stand before the first of their longhands, the longest ones first.
Names with_shorthands(const Names& longhands) {
    Names all;
    for (const std::string& longhand : longhands) {
        std::vector<std::pair<std::size_t, std::string>> before;
        for (const std::string_view name : css::property_names()) {
            const auto parts = css::shorthand(name);
            if (name == "all" || parts.empty()) continue;
            if (css::facts(parts.front()).name == longhand) {
                before.emplace_back(parts.size(), std::string(name));
            }
        }
        std::stable_sort(before.begin(), before.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        for (auto& [size, name] : before) all.push_back(std::move(name));
        all.push_back(longhand);
    }
    return all;
}

/// With an identifier of its own: other chapters have sections of these names.
std::string heading(const std::string& title) {
    std::string identifier = "all-" + title;
    for (char& c : identifier) c = c == ' ' || c == '-' ? '-' : static_cast<char>(c | 0x20);
    return "## " + title + " {#" + identifier + "}\n\n";
}

void write_section(const Section& section, std::string& page) {
    struct Row {
        Names names;
        std::string values, book;
    };
    std::vector<Row> rows;
    for (const std::string& name : with_shorthands(section.properties)) {
        std::string values = takes(name);
        const std::string without = not_laid_out(name);
        if (!without.empty()) values += (values.ends_with('.') ? " " : ". ") + without;
        const std::string book = in_book(epub::passage(name));
        const auto same = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
            return row.values == values && row.book == book;
        });
        if (same == rows.end()) {
            rows.push_back({{name}, values, book});
        } else {
            same->names.push_back(name);
        }
    }
    page += heading(section.title) + "| Property | Values | E-book |\n|:--|:--|:--|\n";
    for (const Row& row : rows) {
        const auto first = std::find_if(rows.begin(), rows.end(),
                                        [&](const Row& r) { return r.values == row.values; });
        const bool again = &*first != &row && row.values.size() > long_words;
        page += "| " + listed(row.names) + " | " +
                (again ? "as " + code(first->names.front()) : row.values) + " | " + row.book +
                " |\n";
    }
    page += "\n";
}

void write_at_rules(std::string& page) {
    page += heading("At-rules") + "| Rule | In print | In the e-book |\n|:--|:--|:--|\n";
    Names without;
    for (const css::AtRuleFacts& rule : css::at_rule_facts()) {
        const std::string name = code("@" + std::string(rule.name));
        if (rule.print.empty()) {
            without.push_back(name);
        } else {
            page += "| " + name + " | " + std::string(rule.print) + " | " + std::string(rule.book) +
                    " |\n";
        }
    }
    page += "\nWithout effect:";
    for (std::size_t i = 0; i < without.size(); ++i) {
        page += (i == 0 ? " " : ", ") + without[i];
    }
    page += ".\n\n";
}

/// Without their colons: no line breaks before one.
void write_selectors(std::string& page) {
    std::map<std::string, bool> classes, elements;  // whether it ever matches
    for (const bool functional : {false, true}) {
        for (const std::string_view name : css::pseudo_class_names()) {
            const css::PseudoClassFacts* facts = css::find_pseudo_class(name, functional);
            if (facts == nullptr) continue;
            classes[std::string(name) + (functional ? "()" : "")] =
                facts->kind != css::PseudoClassKind::never;
        }
    }
    for (const std::string_view name : css::pseudo_element_names()) {
        elements[std::string(name)] =
            css::find_pseudo_element(name)->element != css::PseudoElement::none;
    }
    page += heading("Selectors") +
            "Types, classes, identifiers, attributes with all their operators and the flag `i`, "
            "the combinators, nesting with `&`, and these:\n\n";
    const auto put = [&](const char* title, const std::map<std::string, bool>& names, bool match) {
        page += std::string(title) + "\n:";
        bool first = true;
        for (const auto& [name, does] : names) {
            if (does != match) continue;
            page += (first ? " " : ", ") + code(name);
            first = false;
        }
        page += "\n\n";
    };
    put("Pseudo-classes", classes, true);
    put("Pseudo-elements", elements, true);
    put("Pseudo-classes that are understood and never match", classes, false);
    put("Pseudo-elements of that kind", elements, false);
}

void write_others(std::string& page) {
    page +=
        "## What Bifolium does not do\n\nThese are properties of CSS all the same, and a "
        "finding says why they have no effect; of those for screens it is a note alone. A "
        "star stands for any ending.\n\n";
    using Reason = css::OtherReason;
    for (const auto& [reason, title] : std::vector<std::pair<Reason, std::string>>{
             {Reason::not_made, "Not made"},
             {Reason::flexible_boxes, "Flexible boxes and grids: laid out as blocks"},
             {Reason::masks, "Masks, filters and shapes: put them into a drawing"},
             {Reason::vertical_text, "Vertical text"},
             {Reason::drawings, "The inside of drawings: set it in the SVG"},
             {Reason::speech, "Reading aloud"},
             {Reason::screens, "Screens, which move and scroll"},
             {Reason::always, "What is done anyway"}}) {
        page += title + "\n:";
        bool first = true;
        for (const css::OtherProperty& property : css::other_properties()) {
            if (property.reason != reason) continue;
            page += (first ? " " : ", ") + code(property.name);
            first = false;
        }
        page += "\n\n";
    }
}

std::string page() {
    std::string page =
        "# Properties {#properties}\n\n"
        "::: reference\n"
        "All of CSS that Bifolium knows. Print lays out every value that a row names, unless it "
        "says otherwise. The last column tells what the e-book's sheet makes of it:\n\n"
        "as it is\n: the declaration goes through.\n\n"
        "in rem\n: lengths follow the reader's own size of type.\n\n"
        "and physical, and prefixed, and `page-break-*`\n"
        ": older names are written beside it, for readers that know no others.\n\n"
        "off running text\n"
        ": paragraphs and pages keep the reader's own colours; headings and boxes have yours.\n\n"
        "left out\n: it speaks of pages, or EPUB forbids it.\n\n"
        "Everywhere `inherit`, `initial`, `unset`, `revert`, `revert-layer`, `var()` and `env()` "
        "may stand, and `calc()`, `min()`, `max()`, `clamp()` and `round()` for numbers and "
        "lengths. `all` sets all properties at once.\n\n";
    for (const Section& section : sections()) write_section(section, page);
    page += ":::\n\n::: at-rules\n";
    write_at_rules(page);
    page += ":::\n\n";
    write_selectors(page);
    write_others(page);
    while (page.ends_with('\n')) page.pop_back();
    return page + "\n";
}

TEST(Guide, the_chapter_of_properties_is_up_to_date) {
    const std::string path = std::string(BIFOLIUM_ROOT) + "/manuscript/guide/06-properties.md";
    if (std::getenv("BIFOLIUM_BLESS") != nullptr) std::ofstream(path) << page();
    EXPECT_EQ(read(path), page()) << "write it anew: BIFOLIUM_BLESS=1 ctest -R house.guide";
}

TEST(Guide, every_property_has_its_row) {
    const std::string text = page();
    std::size_t count = 0;
    for (const Section& section : sections()) count += section.properties.size();
    EXPECT_EQ(count, css::properties);
    for (const std::string name : {"`border-radius`", "`font-width`", "`page-break-before`"}) {
        EXPECT_NE(text.find(name), std::string::npos) << name;
    }
}

}  // namespace
}  // namespace bifolium
