#include <gtest/gtest.h>

#include "style/elements.h"
#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

using document::NodeId;

struct Linked : Styled {
    NodeId first, second, heading, list, item;
    Linked() {
        open(document::Paragraph{});
        first = open(document::Link{"#one", ""});
        words("a");
        close();
        second = open(document::Link{"https://example.org/", "T"});
        words("b");
        close();
        close();
        heading = open(document::Heading{1});
        words("H");
        close();
        list = open(document::List{});
        item = leaf(document::Item{});
        close();
    }
    const std::vector<ContentItem>& after(NodeId node) {
        return styled().content({node, PseudoElement::after}).items;
    }
};

TEST(Generated, ContentIsTypedAndLookedUp) {
    Linked t;
    t.cascade(
        "a::after { content: \" (\" attr(href) attr(title, \"none\") "
        "target-counter(attr(href), page) target-text(attr(href url), before) "
        "leader(dotted) counters(item, \".\", lower-alpha) url(mark.svg) open-quote }");
    const auto& items = t.after(t.first);
    ASSERT_EQ(items.size(), 9u);
    EXPECT_EQ(items[0], ContentItem(LiteralText{" ("}));
    EXPECT_EQ(items[1], ContentItem(LiteralText{"#one"}));
    EXPECT_EQ(items[2], ContentItem(LiteralText{"none"}));
    const auto& page = std::get<TargetText>(items[3]);
    EXPECT_EQ(page.identifier, "one");
    EXPECT_EQ(t.atoms.text(page.counter), "page");
    EXPECT_EQ(t.atoms.text(page.list_style), "decimal");
    EXPECT_EQ(std::get<TargetText>(items[4]).part, ContentPart::before);
    EXPECT_FALSE(std::get<TargetText>(items[4]).counter.valid());
    EXPECT_EQ(std::get<Leader>(items[5]).pattern, ".");
    const auto& counters = std::get<CounterText>(items[6]);
    EXPECT_TRUE(counters.nested);
    EXPECT_EQ(counters.separator, ".");
    EXPECT_EQ(t.atoms.text(counters.list_style), "lower-alpha");
    EXPECT_EQ(std::get<ContentImage>(items[7]).path, "styles/mark.svg");
    EXPECT_EQ(std::get<QuoteMark>(items[8]), QuoteMark::open);
    // Equal rules, and yet each link has its own words.
    EXPECT_EQ(t.after(t.second)[1], ContentItem(LiteralText{"https://example.org/"}));
    EXPECT_EQ(t.after(t.second)[2], ContentItem(LiteralText{"T"}));
    EXPECT_EQ(std::get<TargetText>(t.after(t.second)[3]).identifier, "");
}

TEST(Generated, AnAttributeInAVariableIsTheElementsOwn) {
    Linked t;
    t.cascade(":root { --words: attr(href) } a::after { content: var(--words) }");
    EXPECT_EQ(t.after(t.first)[0], ContentItem(LiteralText{"#one"}));
    EXPECT_EQ(t.after(t.second)[0], ContentItem(LiteralText{"https://example.org/"}));
}

TEST(Generated, PseudoElementsOnlyWhereTheyAreMade) {
    Linked t;
    t.cascade(
        "a::before { content: none } a::after { color: red } h1::before { content: \"\" }"
        "li::marker { color: red }");
    EXPECT_FALSE(t.styled().style({t.first, PseudoElement::before}).valid());
    EXPECT_FALSE(t.styled().style({t.first, PseudoElement::after}).valid());
    EXPECT_TRUE(t.styled().style({t.heading, PseudoElement::before}).valid());
    EXPECT_EQ(t.text(t.item, PseudoElement::marker).colour, rgb(1, 0, 0));
    EXPECT_FALSE(t.styled().style({t.list, PseudoElement::marker}).valid());
    t.cascade("");
    EXPECT_TRUE(t.styled().style({t.item, PseudoElement::marker}).valid());
}

TEST(Generated, CountersStringsAndBookmarks) {
    Linked t;
    t.cascade(
        "h1 { counter-reset: section item 5; counter-increment: chapter; counter-set: a 2;"
        "  string-set: title content(), part \"P\" content(before);"
        "  bookmark-level: 2; bookmark-label: \"§ \" content(); bookmark-state: closed }");
    const PageStyle& page = t.page(t.heading);
    ASSERT_EQ(page.counter_reset.size(), 2u);
    EXPECT_EQ(page.counter_reset[0].value, 0);
    EXPECT_EQ(page.counter_reset[1].value, 5);
    EXPECT_EQ(page.counter_increment[0].value, 1);
    EXPECT_EQ(page.counter_set[0].value, 2);
    ASSERT_EQ(page.string_set.size(), 2u);
    EXPECT_EQ(page.string_set[0].items[0], ContentItem(ElementText{}));
    EXPECT_EQ(page.string_set[1].items.size(), 2u);
    EXPECT_EQ(page.bookmark_level, 2);
    EXPECT_TRUE(page.bookmark_closed);
    EXPECT_EQ(page.bookmark_label.size(), 2u);
    t.cascade("h1 { bookmark-label: content(text) }");
    EXPECT_TRUE(t.page(t.heading).bookmark_label.empty());
}

TEST(Generated, Quotes) {
    Linked t;
    t.surroundings.quotes = {{"„", "“"}, {"‚", "‘"}};
    t.cascade("h1 { quotes: \"«\" \"»\" } ul { quotes: none } li { quotes: initial }");
    EXPECT_EQ(t.text(t.first).quotes[0].first, "„");
    ASSERT_EQ(t.text(t.heading).quotes.size(), 1u);
    EXPECT_EQ(t.text(t.heading).quotes[0].second, "»");
    EXPECT_TRUE(t.text(t.list).quotes.empty());
    EXPECT_EQ(t.text(t.item).quotes.size(), 2u);
}

TEST(Generated, ListStyles) {
    Linked t;
    t.cascade("ul { list-style: url(dot.png) \"– \" inside }");
    EXPECT_EQ(t.atoms.text(t.text(t.item).list_style), "\"– \"");
    EXPECT_EQ(t.text(t.item).list_style_image, "styles/dot.png");
    EXPECT_EQ(t.text(t.item).list_style_position, ListStylePosition::inside);
    t.cascade("ul { list-style: none }");
    EXPECT_EQ(t.atoms.text(t.text(t.item).list_style), "none");
}

TEST(Direction, OfALanguageIsItsScripts) {
    for (const char* tag : {"ar", "ar-EG", "he", "fa-IR", "ur", "AR-eg", "az-Arab", "pa-Arab-PK",
                            "yi", "dv", "ks", "ckb"}) {
        EXPECT_EQ(script_direction(tag), Direction::right_to_left) << tag;
    }
    for (const char* tag :
         {"", "en", "az", "ar-Latn", "zh-Hans", "ks-Deva", "en-x-arab", "de-1996", "arn"}) {
        EXPECT_EQ(script_direction(tag), Direction::left_to_right) << tag;
    }
}

}  // namespace
}  // namespace bifolium::style
