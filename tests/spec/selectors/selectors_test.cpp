// Selectors against two other matchers: random trees and selectors, and what soupsieve and
// cssselect2 select. cases.txt is written by generate.py, which stands beside it and says how its
// lines read; BIFOLIUM_SELECTOR_CASES names another file of that kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/selector.h"
#include "style/matching.h"

namespace bifolium::style {
namespace {

document::Content content_of(std::string_view element) {
    if (element == "section") return document::Section{};
    if (element == "div") return document::Container{};
    if (element == "p") return document::Paragraph{};
    if (element == "ul") return document::List{.tight = false};
    if (element == "li") return document::Item{};
    if (element == "blockquote") return document::Quote{};
    if (element == "h2") return document::Heading{2};
    if (element == "em") return document::Emphasis{};
    if (element == "strong") return document::Strong{};
    if (element == "sub") return document::Subscript{};
    ADD_FAILURE() << "no element '" << element << "'";
    return document::Paragraph{};
}

/// section#a.x(p"em li.y.z): what is in brackets is inside, and a quote is a text.
document::Document parse_tree(std::string_view text, AtomTable& atoms) {
    document::Metadata metadata;
    metadata.language = atoms.intern("en");
    document::Builder builder(std::move(metadata));
    std::size_t at = 0;
    const auto word = [&] {
        const std::size_t begin = at;
        while (at < text.size() && std::string_view("#.\"() ").find(text[at]) == std::string::npos)
            ++at;
        return text.substr(begin, at - begin);
    };
    bool open = false;  // the last element, which may have something inside
    const auto end = [&] {
        if (open) builder.close();
        open = false;
    };
    document::NodeId node;
    while (at < text.size()) {
        const char sign = text[at];
        if (sign == ' ' || sign == ')') {
            end();
            if (sign == ')') builder.close();
            ++at;
        } else if (sign == '(') {
            open = false;
            ++at;
        } else if (sign == '"') {
            builder.open(document::Text{"t"}, {});
            builder.close();
            ++at;
        } else if (sign == '#') {
            ++at;
            builder[node].identifier = atoms.intern(word());
        } else if (sign == '.') {
            ++at;
            builder[node].classes.push_back(atoms.intern(word()));
        } else {
            end();
            node = builder.open(content_of(word()), {});
            open = true;
        }
    }
    end();
    return std::move(builder).finish();
}

std::vector<ElementIndex> select(const std::string& selector, const Elements& elements,
                                 AtomTable& atoms) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId id = sources.add("", selector);
    const auto list = css::parse_selectors(
        css::parse_component_values(sources, {id, 0, static_cast<std::uint32_t>(selector.size())},
                                    diagnostics),
        atoms, diagnostics);
    std::vector<ElementIndex> found;
    if (!list) return {no_element};
    Matcher matcher(elements);
    for (ElementIndex i = 0; i < elements.size(); ++i) {
        if (std::any_of(list->begin(), list->end(),
                        [&](const auto& complex) { return matcher.matches(complex, i); })) {
            found.push_back(i);
        }
    }
    return found;
}

TEST(Selectors, match_what_others_match) {
    const char* other = std::getenv("BIFOLIUM_SELECTOR_CASES");
    std::ifstream file(other != nullptr
                           ? std::string(other)
                           : std::string(BIFOLIUM_TESTS_FOLDER) + "/spec/selectors/cases.txt");
    ASSERT_TRUE(file.good());
    AtomTable atoms;
    std::optional<document::Document> document;
    std::optional<Elements> elements;
    std::string tree;
    std::size_t cases = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("tree ")) {
            tree = line.substr(5);
            elements.reset();
            document = parse_tree(tree, atoms);
            elements.emplace(*document, atoms);
            continue;
        }
        const std::size_t arrow = line.find(" =>");
        ASSERT_NE(arrow, std::string::npos) << line;
        std::istringstream numbers(line.substr(arrow + 3));
        std::vector<ElementIndex> wanted;
        for (ElementIndex number = 0; numbers >> number;) wanted.push_back(number);
        EXPECT_EQ(select(line.substr(0, arrow), *elements, atoms), wanted)
            << line.substr(0, arrow) << "\n  in " << tree;
        ++cases;
    }
    EXPECT_GE(cases, 1000U);
}

}  // namespace
}  // namespace bifolium::style
