#include "app/finding_formats.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace bifolium::app {
namespace {

class Formats : public testing::Test {
protected:
    Formats() : text_(sources_.add("dir/ä: b,c.md", "one\n字é <word>\nthree\n")) {}

    FindingList list(const std::vector<Diagnostic>& findings, std::string folder = "") {
        kept_ = findings;
        FindingList out{.findings = {}, .sources = sources_, .folder = std::move(folder)};
        for (const Diagnostic& d : kept_) out.findings.push_back(&d);
        return out;
    }
    /// At "<word>": line 2, code point 4, byte 7.
    Diagnostic word() const {
        return {Severity::error, "link.dead", {text_, 10, 16}, "100 % <wrong>\r\n", "a, b: c"};
    }
    Sources sources_;
    SourceId text_;
    std::vector<Diagnostic> kept_;
};

TEST_F(Formats, GithubEscapesWhatWouldEndAMessageOrAProperty) {
    EXPECT_EQ(github_annotations(list({word()}, "site/")),
              "::error file=site/dir/ä%3A b%2Cc.md,line=2,col=4,endLine=2,endColumn=9,"
              "title=link.dead::100 %25 <wrong>\uFFFD\uFFFD%0Aa, b: c\n");
}

TEST_F(Formats, GithubTakesColumnsOnOneLineOnly) {
    Diagnostic d = word();
    d.span.end = 20;
    d.severity = Severity::warning;
    const std::string text = github_annotations(list({d}));
    EXPECT_NE(text.find("::warning file=dir/ä%3A b%2Cc.md,line=2,endLine=3,title="),
              std::string::npos)
        << text;
    d.span = {};
    d.severity = Severity::note;
    EXPECT_TRUE(github_annotations(list({d})).starts_with("::notice title=link.dead::"));
}

TEST_F(Formats, SarifWritesPathsAsRelativeAddresses) {
    const std::string text = sarif(list({word()}, "site/"));
    EXPECT_NE(text.find("\"uri\": \"site/dir/%C3%A4%3A%20b,c.md\""), std::string::npos) << text;
    EXPECT_NE(text.find("\"startColumn\": 4"), std::string::npos);
    EXPECT_NE(text.find("\"endColumn\": 10"), std::string::npos);
}

TEST_F(Formats, BifoliumsOwnFilesAreNoPlacesForOthers) {
    const SourceId own = sources_.add("@bifolium/styles/base.css", "p { }\n");
    Diagnostic d = word();
    d.span = {own, 0, 1};
    EXPECT_NE(sarif(list({d})).find("\"locations\": []"), std::string::npos);
    EXPECT_EQ(github_annotations(list({d})).find("file="), std::string::npos);
    EXPECT_NE(rdjsonl(list({d})).find("\"path\":\"bifolium.yaml\""), std::string::npos);
    EXPECT_NE(findings_json(list({d})).find("@bifolium/styles/base.css"), std::string::npos);
}

TEST_F(Formats, ReviewdogCountsBytes) {
    const std::string text = rdjsonl(list({word()}));
    EXPECT_NE(text.find("\"start\":{\"line\":2,\"column\":7},\"end\":{\"line\":2,\"column\":13}"),
              std::string::npos)
        << text;
    EXPECT_EQ(std::ranges::count(text, '\n'), 1);
}

TEST_F(Formats, JunitIsWellFormedAndCounts) {
    Diagnostic waived = word(), warning = word();
    waived.standing = Standing::waived;
    waived.excuse = "by Jo: \"later\"";
    warning.severity = Severity::warning;
    const std::string text = junit(list({word(), waived, warning}));
    EXPECT_NE(text.find("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\""), std::string::npos)
        << text;
    EXPECT_NE(text.find("&lt;wrong&gt;"), std::string::npos);
    EXPECT_NE(text.find("(by Jo: &quot;later&quot;)"), std::string::npos) << text;
    EXPECT_NE(junit(list({})).find("tests=\"1\" failures=\"0\""), std::string::npos);
}

TEST_F(Formats, WhatDoesNotStandIsNoAnnotation) {
    Diagnostic known = word();
    known.standing = Standing::known;
    EXPECT_EQ(github_annotations(list({known})), "");
    EXPECT_EQ(rdjsonl(list({known})), "");
    EXPECT_NE(sarif(list({known})).find("\"justification\": \"in the baseline\""),
              std::string::npos);
}

TEST_F(Formats, BytesThatAreNoTextStayValidJson) {
    Diagnostic d = word();
    d.message = "\xff\xfe \x1b[0m";
    EXPECT_EQ(sarif(list({d})).find('\xff'), std::string::npos);
    EXPECT_EQ(findings_json(list({d})).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace bifolium::app
