// The article that Bifolium ships: none of its words is lost, and it has the structure it should.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

std::string read(const std::string& path) {
    std::ifstream in(std::string(BIFOLIUM_ROOT) + "/" + path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Words in order; list dashes and the marks of questions and answers are no words.
std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string word; in >> word;) {
        if (word != "-" && word != "Q:" && word != "A:") out.push_back(word);
    }
    return out;
}

/// Text in reading order, a space after each block.
std::string flowing_text(const document::Document& d) {
    std::string out;
    for (const document::Node& node : d.nodes()) {
        if (std::holds_alternative<document::Paragraph>(node.content) ||
            std::holds_alternative<document::Heading>(node.content)) {
            out += ' ';
        }
        if (const auto* text = std::get_if<document::Text>(&node.content)) out += text->text;
    }
    return out;
}

TEST(Article, KeepsEveryWord) {
    const Parsed p = parse_book({{"manuscript/msc.md", read("manuscript/msc.md")}});
    EXPECT_EQ(p.codes(), "frontmatter.missing-fact");
    const auto expected = words(read("tests/data/msc.txt"));
    ASSERT_GT(expected.size(), 800U);
    EXPECT_EQ(words(p.document.metadata().title + " " + flowing_text(p.document)), expected);
}

TEST(Article, HasTheStructureOfABrochure) {
    const Parsed p = parse_book({{"manuscript/msc.md", read("manuscript/msc.md")}});
    int sections = 0;
    int questions = 0;
    int callouts = 0;
    int strong = 0;
    std::string critical;
    for (const document::Node& node : p.document.nodes()) {
        sections += std::holds_alternative<document::Section>(node.content) ? 1 : 0;
        questions += std::holds_alternative<document::Question>(node.content) ? 1 : 0;
        callouts += std::holds_alternative<document::Callout>(node.content) ? 1 : 0;
        strong += std::holds_alternative<document::Strong>(node.content) ? 1 : 0;
        const auto* text = std::get_if<document::Text>(&node.content);
        if (text != nullptr && node.severity == document::Weight::critical) critical += text->text;
    }
    EXPECT_EQ(sections, 5);
    EXPECT_EQ(questions, 3);
    EXPECT_EQ(callouts, 1);
    EXPECT_EQ(strong, 4);
    EXPECT_EQ(critical,
              "MSC therapies are typically considered experimental or investigational and are not "
              "universally approved for widespread clinical use.");
    EXPECT_EQ(p.document.metadata().cover, "manuscript/images/cover.svg");
}

}  // namespace
}  // namespace bifolium::manuscript
