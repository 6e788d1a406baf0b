#include "site/manifest.h"

#include <gtest/gtest.h>

namespace bifolium::site {
namespace {

/// No field has its default, so that none can be forgotten on the way there or back.
Edition full() {
    Edition out;
    out.publication = "msc";
    out.language = "ar";
    out.variant = "leaflet";
    out.verdict = Verdict::withheld;
    out.outdated = true;
    out.files = {{"ar/msc.pdf", 12, 8, "ab", Role::pdf, 0, 0},
                 {"ar/msc.epub", 13, 0, "cd", Role::epub, 0, 0},
                 {"covers/ar/msc.jpg", 14, 0, "ef", Role::cover, 320, 452},
                 {"report/ar/msc.html", 15, 0, "01", Role::report, 0, 0}};
    out.standing = Verdict::preview;
    out.identifier = "id";
    out.title = "A \"title\" <b>\n";
    out.subtitle = "s";
    out.description = "d";
    out.publisher = "p";
    out.rights = "r";
    out.version = "1.0";
    out.date = "2026-11-20";
    out.reviewed = "2026-11-21";
    out.next_review = "2027-11-20";
    out.authors = {"A", "B"};
    out.keywords = {"k"};
    out.language_name = "العربية";
    out.direction = Direction::right_to_left;
    out.translation = Translation{"en", 9, 8, 7, 6, 5, 4, 3, 2};
    out.evidence = {{"PDF/UA-1"}, true, 1, 2, 3, 4, 5, 6, 7};
    out.details = {{{2, "A heading"}},
                   {{"a.png", "A cell", false}, {"b.png", "", true}},
                   {{{"SMOG", "school years, less is easier"}},
                    {"", 12, 205, {"18.2"}},
                    {{"A heading", 2, 31, {"17.6"}}, {"Another", 1, 9, {}}},
                    {{"A long one.", "a.md:12", 26, 2, "20.0", "18.2"}, {"b", "", 22, 3, "", ""}}}};
    out.findings = {1, 2, 3, 4};
    out.reasons = {{"l10n.stale-critical", "m", "f.po", 12}};
    return out;
}

TEST(Manifest, GivesBackEveryFactOfAnEdition) {
    const Result<Edition> back = read_edition(write_edition(full()));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, full());
    EXPECT_EQ(write_edition(full()).find('\n'), std::string::npos);
}
TEST(Manifest, GivesBackTheWholeOfItself) {
    Edition edition = full();
    edition.details = {};  // too much for the manifest
    const Manifest manifest{
        "0.1.0", "ar", {"msc"}, {edition}, {{"a.md", "12"}}, {{"fonts/a.ttf", "34"}}};
    const Result<Manifest> back = read_manifest(write_manifest(manifest));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, manifest);
}
TEST(Manifest, TakesWhatAnOlderOneHas) {
    const Result<Manifest> old = read_manifest(
        R"({"bifolium": "0.1.0", "editions": [{"publication": "a", "language": "en",
            "variant": "standard", "verdict": "preview", "files":
            [{"path": "en/a-preview.epub", "size": 3, "sha256": "ff"}, 7]}, "odd"], "inputs": 3})");
    ASSERT_TRUE(old);
    ASSERT_EQ((*old).editions.size(), 2u);
    EXPECT_EQ((*old).editions[0].standing, Verdict::preview);
    EXPECT_EQ((*old).editions[0].files[0].role, Role::epub);
}
TEST(Manifest, RefusesWhatIsNoObject) {
    EXPECT_FALSE(read_manifest(""));
    EXPECT_FALSE(read_manifest("[]"));
    EXPECT_FALSE(read_manifest("{\"editions\": ["));
    EXPECT_FALSE(read_edition("7"));
}

Edition edition(std::string publication, std::string language, Verdict verdict) {
    Edition out;
    out.publication = std::move(publication);
    out.language = std::move(language);
    out.verdict = out.standing = verdict;
    if (verdict != Verdict::withheld) out.files = {{"x.pdf", 1, 1, "aa", Role::pdf, 0, 0}};
    return out;
}

TEST(Manifest, KeepsWhatARunDidNotMake) {
    const Manifest before{"0",
                          "en",
                          {"b", "c"},
                          {edition("b", "en", Verdict::publishable)},
                          {{"b.md", "1"}, {"c.md", "1"}},
                          {}};
    const Manifest now{
        "1", "de", {"a", "b"}, {edition("a", "de", Verdict::preview)}, {{"c.md", "2"}}, {}};
    const Manifest both = merged(before, now);
    EXPECT_EQ(both.bifolium, "1");
    ASSERT_EQ(both.editions.size(), 2u);
    EXPECT_EQ(both.editions[0].publication, "a");
    EXPECT_EQ(both.editions[1], before.editions[0]);
    EXPECT_EQ(both.inputs, (std::vector<Input>{{"b.md", "1"}, {"c.md", "2"}}));
}
TEST(Manifest, AnErrorKeepsTheLastGoodFilesAndWhatWasSaidOfThem) {
    Edition good = edition("a", "en", Verdict::publishable);
    good.title = "The old title";
    Edition bad = edition("a", "en", Verdict::withheld);
    bad.title = "The new title";
    bad.reasons = {{"link.dead", "m", "a.md", 3}};
    const Edition kept =
        merged({"0", "en", {"a"}, {good}, {}, {}}, {"0", "en", {"a"}, {bad}, {}, {}})
            .editions.at(0);
    EXPECT_EQ(kept.verdict, Verdict::withheld);
    EXPECT_EQ(kept.standing, Verdict::publishable);
    EXPECT_EQ(kept.title, "The old title");
    EXPECT_EQ(kept.files, good.files);
    EXPECT_EQ(kept.reasons, bad.reasons);
}
TEST(Manifest, WhatATranslationWithholdsIsTakenAway) {
    const Edition old = edition("a", "de", Verdict::publishable);
    Edition now = edition("a", "de", Verdict::withheld);
    now.outdated = true;
    EXPECT_EQ(
        merged({"0", "en", {"a"}, {old}, {}, {}}, {"0", "en", {"a"}, {now}, {}, {}}).editions.at(0),
        now);
}

}  // namespace
}  // namespace bifolium::site
