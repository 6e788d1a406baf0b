#include "style/useless_declarations.h"

#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

/// p.x "One ", em "two", span.wide with an image; a table with a cell.
struct Useless : Styled, testing::Test {
    Useless() {
        open(document::Paragraph{}, "x");
        words("One ");
        open(document::Emphasis{});
        words("two");
        close();
        leaf(document::Image{"a.png", "A", false, "", ""});
        close();
        open(document::Table{});
        open(document::TableBody{});
        open(document::Row{});
        open(document::Cell{});
        words("Three");
        for (int i = 0; i < 4; ++i) close();
    }
    /// What is told, without its words behind the name.
    std::string told(const std::string& sheet, const std::string& another = {}) {
        UselessDeclarations useless(sources);
        cascade(sheet);
        useless.look_at(styled(), author(), atoms);
        if (!another.empty()) {
            cascade(another);
            useless.look_at(styled(), author(), atoms);
        }
        diagnostics = {};
        useless.report(diagnostics);
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) {
            EXPECT_EQ(d.code, "css.useless-declaration");
            EXPECT_EQ(d.severity, Severity::note);
            const std::size_t begin = d.message.find('\'') + 1;
            out += (out.empty() ? "" : " ") +
                   d.message.substr(begin, d.message.find('\'', begin) - begin) + "@" +
                   std::to_string(d.span.begin);
        }
        return out;
    }
};

TEST_F(Useless, DeclarationsOfBlocksOnWordsInALine) {
    EXPECT_EQ(told("em { width: 4em; color: red; margin-top: 1em }"), "width@5 margin-top@29");
    EXPECT_EQ(told("em { break-before: page; max-height: 2em }"), "break-before@5 max-height@25");
    EXPECT_EQ(told("em { margin: 1em; padding: 1em; margin-left: 2px }"), "")
        << "at the sides they count";
    EXPECT_EQ(told("em { width: 4em; display: inline-block }"), "");
    EXPECT_EQ(told("em { width: 4em; float: left }"), "");
    EXPECT_EQ(told("em { width: 4em; position: absolute }"), "");
    EXPECT_EQ(told("img { width: 4em } p { width: 4em } table { width: 4em }"), "");
    EXPECT_EQ(told("em { width: var(--w) } :root { --w: 1em }"), "") << "nobody knows";
}

TEST_F(Useless, DeclarationsOfLinesOnBlocks) {
    EXPECT_EQ(told("p { vertical-align: middle }"), "vertical-align@4");
    EXPECT_EQ(told("em, img, td { vertical-align: middle }"), "");
    EXPECT_EQ(told("p, td { vertical-align: top }"), "") << "one is enough";
    EXPECT_EQ(told("tr { vertical-align: top }"), "") << "cells may take it over";
    EXPECT_EQ(told("img { display: block; vertical-align: top }"), "vertical-align@22");
}

TEST_F(Useless, DeclarationsOfWhatIsPositioned) {
    EXPECT_EQ(told("p { top: 1em; left: 0 }"), "top@4 left@14");
    EXPECT_EQ(told("p { top: 1em; position: relative }"), "");
}

TEST_F(Useless, DeclarationsThatTheRuleSaysAgain) {
    EXPECT_EQ(told("p { margin: 1em; color: red; margin: 2em }"), "margin@4");
    EXPECT_EQ(told("p { margin: 1em !important; margin: 2em }"), "");
    EXPECT_EQ(told("p { width: 50%; width: calc(50% - 1em) }"), "") << "a fallback for readers";
    EXPECT_EQ(told("p { color: #111; color: color-mix(in srgb, red, blue) }"), "");
    EXPECT_EQ(told("p { margin: 1em; margin-top: 2em }"), "") << "its sides stay";
}

TEST_F(Useless, NothingIsToldOfWhatIsNotSure) {
    EXPECT_EQ(told("h6 { vertical-align: top }"), "") << "no text has it here";
    EXPECT_EQ(told("@media screen { em { width: 4em } }"), "");
    EXPECT_EQ(told("em::before { width: 4em }"), "");
    EXPECT_EQ(told("em { width: 4em } p { display: flex }"), "") << "readers may lay it out";
    EXPECT_EQ(told("em { width: 4em }", "em { width: 4em } em { display: block }"), "")
        << "one text where it shows is enough";
}

}  // namespace
}  // namespace bifolium::style
