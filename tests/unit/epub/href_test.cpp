#include "epub/href.h"

#include <gtest/gtest.h>

#include "epub/appearance.h"

namespace bifolium::epub {
namespace {

TEST(Href, GoodAddressesStayAsTheyAre) {
    for (const std::string_view good :
         {"https://example.com/", "http://example.com:8080/a/b.html?c=d&e=f#g", "mailto:a@b.org",
          "https://example.com?foo=3#frag", "https://a-b.example/%C3%A4", "tel:+15550100",
          "https://192.168.0.1/", "https://user@example.com/", "https://bücher.example/"}) {
        EXPECT_EQ(outward_href(good), good);
    }
}

TEST(Href, WhatAUrlMayNotHoldIsEncoded) {
    EXPECT_EQ(outward_href("https://example.com/a b"), "https://example.com/a%20b");
    EXPECT_EQ(outward_href("https://example.com/ä[\"<>`{|}^\\"),
              "https://example.com/%C3%A4%5B%22%3C%3E%60%7B%7C%7D%5E%5C");
    EXPECT_EQ(outward_href("https://example.com/100%"), "https://example.com/100%25");
    EXPECT_EQ(outward_href("https://example.com/#a#b"), "https://example.com/#a%23b");
    EXPECT_EQ(outward_href("HTTPS://example.com/A"), "https://example.com/A");
}

TEST(Href, WhatCannotLiveInABookIsNoAddress) {
    for (const std::string_view bad : {"",
                                       "javascript:alert(1)",
                                       "JavaScript:alert(1)",
                                       "data:text/html,x",
                                       "file:///etc/passwd",
                                       "other.md",
                                       "/uri",
                                       "../x",
                                       "https:",
                                       "https://",
                                       "https:///x",
                                       "https:example.com",
                                       "http://ex ample.com/",
                                       "http://[::1/",
                                       "http://a..b/",
                                       "http://.b/",
                                       "http://a:99999/",
                                       "http://a:b/",
                                       "http://1.2.3/",
                                       "http://a\\b/",
                                       "mailto:",
                                       "ftp://a/",
                                       "\x01https://a/"}) {
        EXPECT_EQ(outward_href(bad), "") << bad;
    }
}

TEST(Identifier, IsAnAsciiNameAndNeverOneOfOurs) {
    EXPECT_EQ(ascii_identifier("how-it-works"), "how-it-works");
    for (const std::string_view odd : {"", "1st", "ümlaut", "a b", "a\"b", "bf-12", "a:b", "a/b"}) {
        const std::string made = ascii_identifier(odd);
        EXPECT_EQ(made.substr(0, 4), "bf-x") << odd;
        EXPECT_EQ(made, ascii_identifier(odd));
    }
    EXPECT_NE(ascii_identifier("ä"), ascii_identifier("ö"));
    EXPECT_EQ(generated_identifier(12), "bf-12");
}

TEST(RelativeLength, OnlyWhatFollowsTheReadersSize) {
    EXPECT_EQ(relative_length("60%"), "60%");
    EXPECT_EQ(relative_length("12em"), "12em");
    EXPECT_EQ(relative_length("160px"), "10rem");
    EXPECT_EQ(relative_length("12pt"), "1rem");
    EXPECT_EQ(relative_length("25.4mm"), "6rem");
    EXPECT_EQ(relative_length("320"), "20rem");
    for (const std::string_view bad :
         {"", "auto", "-5px", "0", "5 px", "5px;color:red", "1e9px", "nan", "inf", "5vw", "}"}) {
        EXPECT_EQ(relative_length(bad), "") << bad;
    }
}

}  // namespace
}  // namespace bifolium::epub
