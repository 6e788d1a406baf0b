#include "xml/reader.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace bifolium::xml {
namespace {

/// One line of all events, or the failure.
std::string events(std::string_view text, const Limits& limits = {}) {
    std::string out;
    const auto result = read(text, limits, [&](const Event& event) {
        if (const auto* opened = std::get_if<Opened>(&event)) {
            out.append("<").append(opened->name_space).append("|").append(opened->name);
            for (const auto& [name, value] : opened->attributes) {
                out.append(" ").append(name).append("=").append(value);
            }
            out.append(" @").append(std::to_string(opened->offset)).append(">");
        } else if (const auto* characters = std::get_if<Characters>(&event)) {
            out.append(characters->text);
        } else {
            out.append("</>");
        }
    });
    return result ? out : "! " + result.failure().what;
}

TEST(Reader, GivesNamespacesAttributesAndOffsets) {
    EXPECT_EQ(events(R"(<a xmlns="urn:x"> <b c='1' xml:lang="de">t&amp;u</b></a>)"),
              "<urn:x|a @0> <urn:x|b c=1 xml:lang=de @18>t&u</></>");
}

TEST(Reader, PrefixesAreTheUsualOnesWhateverTheFileSays) {
    EXPECT_EQ(events(R"(<a xmlns:q="http://www.w3.org/1999/xlink" q:href="#x"
                           xmlns:z="urn:z" z:y="1"/>)"),
              "<|a xlink:href=#x {urn:z}y=1 @0></>");
}

TEST(Reader, ADoctypeIsRefused) {
    const Limits book{.doctype = Doctype::html};
    const std::string_view bomb = "<!DOCTYPE html [<!ENTITY a \"b\">]><html>&a;</html>";
    EXPECT_EQ(events("<!DOCTYPE html><html/>"), "! line 1: a DOCTYPE is not accepted");
    EXPECT_EQ(events(bomb), "! line 1: a DOCTYPE is not accepted");
    EXPECT_EQ(events(bomb, book), "! line 1: a DOCTYPE is not accepted");
    EXPECT_EQ(events("<!DOCTYPE html SYSTEM \"file:///etc/passwd\"><html/>", book),
              "! line 1: a DOCTYPE is not accepted");
    EXPECT_EQ(events("<!DOCTYPE svg><svg/>", book), "! line 1: a DOCTYPE is not accepted");
    EXPECT_EQ(events("<!DOCTYPE html><html/>", book), "<|html @15></>");
}

TEST(Reader, LimitsHold) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep.append("<a>");
    EXPECT_EQ(events(deep), "! line 1: elements are nested too deeply");
    EXPECT_EQ(events("<a><b/></a>", {.depth = 1}), "! line 1: elements are nested too deeply");
    EXPECT_EQ(events("<a b='1' c='2'/>", {.attributes = 1}),
              "! line 1: an element has too many attributes");
    EXPECT_EQ(events("<a/>", {.bytes = 3}), "! the XML is larger than its limit of 3 bytes");
}

TEST(Reader, IllFormedTextSaysItsLine) {
    EXPECT_EQ(events("<a>\n<b></a>"), "! line 2: mismatched tag");
    EXPECT_EQ(events("<a>&nbsp;</a>"), "! line 1: undefined entity");
    EXPECT_EQ(events("<a>\xFF</a>"), "! line 1: not well-formed (invalid token)");
    EXPECT_EQ(events("<a>&#0;</a>"), "! line 1: reference to invalid character number");
    EXPECT_EQ(events("<p:a/>"), "! line 1: unbound prefix");
    EXPECT_EQ(events(""), "! line 1: no element found");
    EXPECT_EQ(events("<a/><b/>"), "! line 1: junk after document element");
}

TEST(Reader, TheEncodingIsUtf8WhateverTheFileSays) {
    EXPECT_EQ(events("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xC3\x9F</a>"), "<|a @43>ß</>");
}

TEST(Reader, WhatTheHandlerThrowsComesOutAgain) {
    int seen = 0;
    EXPECT_THROW((void)read("<a><b/><c/></a>", {},
                            [&](const Event&) {
                                ++seen;
                                throw std::runtime_error("x");
                            }),
                 std::runtime_error);
    EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace bifolium::xml
