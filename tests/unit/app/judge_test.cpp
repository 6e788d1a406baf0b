#include "app/judge.h"

#include <gtest/gtest.h>

#include "app/fingerprint.h"

namespace bifolium::app {
namespace {

class Judging : public testing::Test {
protected:
    Judging() : text_(sources_.add("a.md", "one\n![](x.png)\ntwo\n![](x.png)\nthree\n")) {}

    /// A finding on a line of the file, from 1.
    Diagnostic at(std::uint32_t line, std::string_view code, Severity severity = Severity::error) {
        const std::string_view all = sources_.text(text_);
        const auto begin =
            static_cast<std::uint32_t>(sources_.line(text_, line).data() - all.data());
        return {severity, code, {text_, begin, begin + 1}, "a message", ""};
    }
    Diagnostics rule(const std::vector<Diagnostic>& list, std::string today = "") {
        Diagnostics found;
        for (const Diagnostic& d : list) found.report(d);
        judge_.emplace(Judge::Facts{sources_, rulings_, baseline_, std::move(today), changed_});
        return judge_->rule(found, comments_, met_);
    }
    /// "code:severity standing" of each.
    static std::string told(const Diagnostics& list) {
        static constexpr const char* severities[] = {"note", "warning", "error"};
        static constexpr const char* standings[] = {"stands", "known", "waived"};
        std::string out;
        for (const Diagnostic& d : list.all()) {
            out.append(out.empty() ? "" : ", ").append(d.code).append(" ");
            out.append(severities[static_cast<std::size_t>(d.severity)]).append(" ");
            out.append(standings[static_cast<std::size_t>(d.standing)]);
        }
        return out;
    }
    static Waiver waiver(std::string code) {
        return {.code = std::move(code),
                .by = "Jo",
                .reason = "drawn anew",
                .until = "2027-01-31",
                .files = {"a.md"},
                .text = {},
                .span = {}};
    }
    std::string of_rulings(const Diagnostics& all, Looked looked = Looked::at_project) {
        return told(judge_->of_rulings(all, comments_, met_, looked));
    }

    Sources sources_;
    SourceId text_;
    Rulings rulings_;
    Baseline baseline_;
    std::vector<document::Waiver> comments_;
    const ChangedLines* changed_ = nullptr;
    Met met_;
    std::optional<Judge> judge_;
};

TEST_F(Judging, SaysAFindingOnce) {
    EXPECT_EQ(told(rule({at(2, "image.missing-alt"), at(2, "image.missing-alt")})),
              "image.missing-alt error stands");
}

TEST_F(Judging, RaisesASeverityAndNeverLowersOne) {
    rulings_.severities["text.overfull"] = Severity::error;
    rulings_.severities["link.dead"] = Severity::warning;
    EXPECT_EQ(told(rule({at(1, "text.overfull", Severity::warning), at(1, "link.dead")})),
              "text.overfull error stands, link.dead error stands");
}

TEST_F(Judging, AWaiverOfTheProjectCoversItsFileAndWords) {
    rulings_.waivers = {waiver("image.missing-alt")};
    const Diagnostics all = rule({at(2, "image.missing-alt"), at(4, "image.missing-alt")});
    EXPECT_EQ(told(all), "image.missing-alt error waived, image.missing-alt error waived");
    EXPECT_EQ(all.all().front().excuse, "by Jo until 2027-01-31: drawn anew");
    EXPECT_FALSE(all.has_errors());
    EXPECT_EQ(of_rulings(all), "");
    rulings_.waivers[0].text = "two";
    EXPECT_TRUE(rule({at(2, "image.missing-alt")}).has_errors());
    EXPECT_FALSE(rule({at(3, "image.missing-alt")}).has_errors());
    rulings_.waivers[0] = waiver("image.missing-alt");
    rulings_.waivers[0].files = {"b.md"};
    EXPECT_TRUE(rule({at(2, "image.missing-alt")}).has_errors());
}

TEST_F(Judging, OnlyADayThatIsNamedMakesAWaiverOld) {
    rulings_.waivers = {waiver("image.missing-alt")};
    EXPECT_FALSE(rule({at(2, "image.missing-alt")}).has_errors());
    EXPECT_FALSE(rule({at(2, "image.missing-alt")}, "2027-01-31").has_errors());
    const Diagnostics late = rule({at(2, "image.missing-alt")}, "2027-02-01");
    EXPECT_TRUE(late.has_errors());
    EXPECT_EQ(of_rulings(late), "waiver.expired warning stands");
}

TEST_F(Judging, AWaiverInVainIsTold) {
    rulings_.waivers = {waiver("image.missing-alt")};
    comments_ = {{"link.dead", "", "a reason", {text_, 0, 1}},
                 {"link.dad", "", "a reason", {text_, 1, 2}},
                 {"text.missing-glyph", "", "a reason", {text_, 2, 3}}};
    const Diagnostics all = rule({});
    EXPECT_EQ(of_rulings(all, Looked::at_parts),
              "waiver.unknown-code warning stands, waiver.not-allowed error stands");
    EXPECT_EQ(of_rulings(all),
              "waiver.unused warning stands, waiver.unused warning stands, waiver.unknown-code "
              "warning stands, waiver.not-allowed error stands");
}

TEST_F(Judging, ACommentCoversTheNextFindingElseTheLastBefore) {
    const std::uint32_t second = at(3, "").span.begin;
    comments_ = {{"link.dead", "2027-01-31", "moves soon", {text_, second, second + 1}}};
    EXPECT_EQ(told(rule({at(1, "link.dead"), at(4, "link.dead"), at(5, "link.dead")})),
              "link.dead error stands, link.dead error waived, link.dead error stands");
    const Diagnostics before = rule({at(1, "link.dead"), at(2, "link.dead")});
    EXPECT_EQ(told(before), "link.dead error stands, link.dead error waived");
    EXPECT_EQ(before.all().back().excuse, "in the manuscript until 2027-01-31: moves soon");
    EXPECT_EQ(met_.comments.size(), 1U);
    EXPECT_TRUE(rule({at(4, "link.dead")}, "2027-06-01").has_errors());
}

TEST_F(Judging, WhatProtectsReadersIsNeverWaivedNorKnown) {
    for (const std::string code :
         {"text.missing-glyph", "css.hides-critical", "verify.unreadable", "l10n.stale-critical",
          "l10n.number", "font.none", "pdf.not-written", "epub.not-written"}) {
        rulings_.waivers = {waiver(code)};
        comments_ = {{code, "", "a reason", {text_, 0, 1}}};
        Diagnostic d = at(2, code);
        baseline_.findings = {{code, "a.md", fingerprint(d, sources_), 1, "", {}}};
        EXPECT_TRUE(rule({d}).has_errors()) << code;
    }
    rulings_.waivers = {waiver("l10n.term")};
    EXPECT_EQ(told(rule({at(2, "l10n.term", Severity::warning)})), "l10n.term warning waived");
}

TEST_F(Judging, TheBaselineKnowsSoManyAndNoMore) {
    const std::string print = fingerprint(at(2, "image.missing-alt"), sources_);
    EXPECT_EQ(print, fingerprint(at(4, "image.missing-alt"), sources_));
    EXPECT_NE(print, fingerprint(at(3, "image.missing-alt"), sources_));
    EXPECT_NE(print, fingerprint(at(2, "image.missing"), sources_));
    baseline_.findings = {{"image.missing-alt", "a.md", print, 1, "", {text_, 0, 3}}};
    const Diagnostics two = rule({at(2, "image.missing-alt"), at(4, "image.missing-alt")});
    EXPECT_EQ(told(two), "image.missing-alt error known, image.missing-alt error stands");
    EXPECT_EQ(of_rulings(two), "");
    const Diagnostics none = rule({});
    EXPECT_EQ(of_rulings(none), "baseline.gone note stands");
    EXPECT_EQ(of_rulings(none, Looked::at_editions), "") << "a build finds less than a check";
    EXPECT_EQ(of_rulings(none, Looked::at_parts), "");
}

TEST_F(Judging, AWaiverOfWhatOnlyACheckFindsIsNotInVainInABuild) {
    rulings_.waivers = {waiver("css.useless"), waiver("readability.worse"),
                        waiver("readability.jargon")};
    const Diagnostics none = rule({});
    EXPECT_EQ(of_rulings(none, Looked::at_editions), "");
    EXPECT_EQ(of_rulings(none), "waiver.unused warning stands, waiver.unused warning stands");
}

TEST_F(Judging, AFingerprintSurvivesAShiftOfLines) {
    const SourceId shifted = sources_.add("a.md", "new\n\none\n  ![](x.png) \n");
    const Diagnostic d{Severity::error, "image.missing-alt", {shifted, 11, 12}, "a message", ""};
    EXPECT_EQ(fingerprint(d, sources_), fingerprint(at(2, "image.missing-alt"), sources_));
}

TEST_F(Judging, OnlyChangedLinesAreTold) {
    const ChangedLines changed = ChangedLines::of_diff(
        "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,0 +2 @@\n+![](x.png)\n");
    changed_ = &changed;
    Diagnostic nowhere = at(1, "css.syntax");
    nowhere.span = {};
    EXPECT_EQ(told(rule({at(2, "image.missing-alt"), at(4, "image.missing-alt"), nowhere})),
              "image.missing-alt error stands, css.syntax error stands");
}

TEST(ChangedLines, ReadsWhatGitPrints) {
    Sources sources;
    const SourceId a = sources.add("dir/a b.md", "1\n2\n3\n4\n5\n6\n");
    const SourceId b = sources.add("\"\303\251.md", "1\n2\n");
    const SourceId c = sources.add("new.md", "1\n");
    const SourceId d = sources.add("gone.md", "1\n");
    ChangedLines changed = ChangedLines::of_diff(
        "--- a/dir/a b.md\t\n+++ b/dir/a b.md\t\n@@ -2 +2 @@ x\n-y\n+++ b/gone.md\n"
        "@@ -4,0 +5,2 @@\n+@@ -1 +1,99 @@\n+z\n\\ No newline at end of file\n"
        "--- \"a/\\\"\\303\\251.md\"\n+++ \"b/\\\"\\303\\251.md\"\n@@ -1,2 +1,0 @@\n-x\n-y\n"
        "@@ -9 +2 @@\n+x\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
    changed.add_whole("new.md");
    const auto touched = [&](SourceId id) {
        std::string out;
        for (std::uint32_t at = 0; at < sources.text(id).size(); at += 2) {
            if (changed.touch({id, at, at + 1}, sources)) out.push_back(sources.text(id)[at]);
        }
        return out;
    };
    EXPECT_EQ(touched(a), "256");
    EXPECT_TRUE(changed.touch({a, 0, 4}, sources));
    EXPECT_FALSE(changed.touch({a, 4, 8}, sources));
    EXPECT_EQ(touched(b), "2");
    EXPECT_EQ(touched(c), "1");
    EXPECT_EQ(touched(d), "");
    EXPECT_TRUE(changed.touch({}, sources));
}

}  // namespace
}  // namespace bifolium::app
