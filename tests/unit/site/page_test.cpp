#include "site/page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "site/shelf.h"
#include "site/structured.h"
#include "xml/reader.h"

namespace bifolium::site {
namespace {

File file(Role role, std::string path, std::size_t pages = 0) {
    return {std::move(path), 48'200, pages, std::string(64, 'a'), role, 0, 0};
}

Edition edition(std::string publication, std::string language, std::string variant = "standard") {
    Edition out;
    out.publication = std::move(publication);
    out.language = std::move(language);
    out.variant = std::move(variant);
    out.verdict = out.standing = Verdict::publishable;
    out.title = "Title in " + out.language;
    out.language_name = "Name of " + out.language;
    out.files = {file(Role::pdf, out.language + "/" + out.publication + ".pdf", 8)};
    if (out.language != "en") out.translation = Translation{"en", 9, 9, 0, 0, 0, 9, 1, 0};
    return out;
}

std::string page(const Manifest& manifest, std::string_view path = "index.html") {
    for (auto& [name, html] : pages(manifest)) {
        if (name == path) return html;
    }
    return "no such page";
}

Manifest of(std::vector<Edition> editions) {
    return {"0.1.0", "en", {}, std::move(editions), {}, {}};
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The page as a tree of elements: values of one attribute, in order; an empty list if it is no
/// XML.
std::vector<std::string> attributes(const std::string& html, std::string_view wanted) {
    std::vector<std::string> out;
    xml::Limits limits;
    limits.doctype = xml::Doctype::html;
    const auto read = xml::read(html, limits, [&](const xml::Event& event) {
        const auto* opened = std::get_if<xml::Opened>(&event);
        if (opened == nullptr) return;
        for (const auto& [name, value] : opened->attributes) {
            if (name == wanted) out.emplace_back(value);
        }
    });
    EXPECT_TRUE(read) << (read ? "" : read.failure().what);
    return out;
}

TEST(Page, IsWrittenForAllAndForEachLanguage) {
    std::vector<std::string> paths;
    for (const auto& [path, html] : pages(of({edition("a", "de"), edition("a", "en")}))) {
        paths.push_back(path);
    }
    EXPECT_EQ(paths, (std::vector<std::string>{"index.html", "de/index.html", "en/index.html"}));
}
TEST(Page, LinksFromWhereItStands) {
    const Manifest manifest = of({edition("a", "de"), edition("a", "en")});
    EXPECT_TRUE(holds(page(manifest), "href=\"de/a.pdf\""));
    EXPECT_TRUE(holds(page(manifest, "de/index.html"), "href=\"../de/a.pdf\""));
    EXPECT_FALSE(holds(page(manifest, "de/index.html"), "en/a.pdf"));
    for (const std::string& reference : attributes(page(manifest, "de/index.html"), "href")) {
        EXPECT_TRUE(reference.starts_with("../") || reference.starts_with("#")) << reference;
    }
}
TEST(Page, SpeaksTheLanguageOfEachEdition) {
    const std::string html = page(of({edition("a", "ar"), edition("a", "de"), edition("a", "en")}));
    EXPECT_TRUE(
        holds(html, "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" dir=\"ltr\">"));
    EXPECT_TRUE(holds(html, "id=\"a-ar\" lang=\"ar\" dir=\"rtl\""));
    EXPECT_TRUE(holds(html, "<bdi>8 Seiten</bdi> <bdi>49 kB</bdi>"));
    EXPECT_TRUE(holds(html, "عدد الصفحات: ٨"));
}
TEST(Page, MarksEnglishWordsOfALanguageWithoutOurs) {
    const std::string html = page(of({edition("a", "eu"), edition("a", "en")}));
    EXPECT_TRUE(holds(html, "<bdi lang=\"en\" dir=\"ltr\">8 pages</bdi>"));
}
TEST(Page, PutsTheOriginalFirst) {
    const std::string html = page(of({edition("a", "de"), edition("a", "en"), edition("a", "fr")}));
    EXPECT_LT(html.find("id=\"a-en\""), html.find("id=\"a-de\""));
    EXPECT_LT(html.find("id=\"a-de\""), html.find("id=\"a-fr\""));
}
TEST(Page, FollowsTheProjectsOrder) {
    Manifest manifest = of({edition("a", "en"), edition("b", "en"), edition("c", "en")});
    manifest.publications = {"c", "a"};
    const std::string html = page(manifest);
    EXPECT_LT(html.find("id=\"publication-c\""), html.find("id=\"publication-a\""));
    EXPECT_LT(html.find("id=\"publication-a\""), html.find("id=\"publication-b\""));
}
TEST(Page, SaysHowFarATranslationIsReviewed) {
    Edition german = edition("a", "de");
    EXPECT_TRUE(holds(page(of({german})), "Übersetzung geprüft"));
    german.translation->reviewed = 4;
    EXPECT_TRUE(holds(page(of({german})), "4 von 9 Texten geprüft"));
    german.translation->reviewed = 0;
    EXPECT_TRUE(holds(page(of({german})), "Übersetzung nicht geprüft"));
    german.translation->machine = 9;
    EXPECT_TRUE(holds(page(of({german})), "Maschinelle Übersetzung, nicht geprüft"));
}
TEST(Page, AReviewedPreviewIsStillAPreview) {
    Edition german = edition("a", "de");
    german.verdict = german.standing = Verdict::preview;
    const std::string html = page(of({german}));
    EXPECT_TRUE(holds(html, "Vorschau"));
    EXPECT_FALSE(holds(html, "state good"));
}
TEST(Page, HasNoLinkToWhatIsWithheldAndSaysWhy) {
    Edition german = edition("a", "de");
    german.verdict = german.standing = Verdict::withheld;
    german.files = {file(Role::report, "report/de/a.html")};
    german.reasons = {{"l10n.stale-critical", "the dose has changed", "de/a.po", 12}};
    const std::string html = page(of({german, edition("a", "en")}));
    EXPECT_FALSE(holds(
        html, "a.pdf\" type=\"application/pdf\"><b>PDF</b> <span class=\"unseen\">Title in de"));
    EXPECT_FALSE(holds(html, "href=\"de/a"));
    EXPECT_TRUE(holds(html, "Zurückgehalten"));
    EXPECT_TRUE(holds(html, "<code>l10n.stale-critical</code> the dose has changed (de/a.po:12)"));
}
TEST(Page, SaysOnceWhyVariantsAreWithheldAlike) {
    Edition german = edition("a", "de");
    german.verdict = german.standing = Verdict::withheld;
    german.files.clear();
    german.reasons = {{"l10n.stale-critical", "the dose has changed", "de/a.po", 12}};
    Edition large = german;
    large.variant = "large-print";
    const auto told = [&] {
        const std::string html = page(of({german, large}));
        std::size_t count = 0;
        for (std::size_t at = html.find("<ul class=\"why\""); at != std::string::npos;
             at = html.find("<ul class=\"why\"", at + 1)) {
            ++count;
        }
        return count;
    };
    EXPECT_EQ(told(), 1u);
    large.reasons.front().line = 14;
    EXPECT_EQ(told(), 2u);
}
TEST(Page, SaysThatTheLastGoodFilesAreNotTheNewest) {
    Edition german = edition("a", "de");
    german.verdict = Verdict::withheld;
    const std::string html = page(of({german}));
    EXPECT_TRUE(holds(html, "href=\"de/a.pdf\""));
    EXPECT_TRUE(holds(html, "Die letzte Ausgabe ohne Fehler; eine neuere wird zurückgehalten."));
}
TEST(Page, EscapesWhatAuthorsWrite) {
    Edition hostile = edition("a", "en");
    hostile.title = "</style></script><script>alert(1)</script>\"'&\x01";
    hostile.description = "<img src=x onerror=alert(1)>";
    hostile.authors = {"\" onload=\"x"};
    const std::string html = page(of({hostile}));
    EXPECT_FALSE(holds(html, "<script>"));
    EXPECT_FALSE(holds(html, "<img src=x"));
    EXPECT_EQ(html.find("</script>"), html.rfind("</script>"));
    EXPECT_FALSE(attributes(html, "id").empty());
    EXPECT_TRUE(attributes(html, "onload").empty());
}
TEST(Page, EscapesPathsAndLeavesOutThoseThatLeadElsewhere) {
    Edition odd = edition("a", "en");
    odd.files = {file(Role::pdf, "../../secret.pdf", 1), file(Role::epub, "en/a?b c%.epub")};
    const std::string html = page(of({odd}));
    EXPECT_FALSE(holds(html, "secret"));
    EXPECT_TRUE(holds(html, "href=\"en/a%3Fb%20c%25.epub\""));
    EXPECT_EQ(reference("javascript:alert(1)"), "./javascript%3Aalert%281%29");
}
TEST(Page, NamesNoIdTwice) {
    std::vector<std::string> ids =
        attributes(page(of({edition("a", "de"), edition("a", "en"),
                            edition("a", "en", "large-print"), edition("b", "en")})),
                   "id");
    const std::set<std::string> unique(ids.begin(), ids.end());
    EXPECT_EQ(ids.size(), unique.size());
}
TEST(Page, ManyLanguagesHaveTheirFilesOnTheirOwnPages) {
    std::vector<Edition> editions;
    for (char c = 'a'; c <= 'm'; ++c) editions.push_back(edition("x", std::string("q") + c));
    const Manifest manifest = of(std::move(editions));
    EXPECT_FALSE(holds(page(manifest), ".pdf\""));
    EXPECT_TRUE(holds(page(manifest), "href=\"qa/index.html#publication-x\""));
    EXPECT_TRUE(holds(page(manifest, "qa/index.html"), "href=\"../qa/x.pdf\""));
}
TEST(Page, OfTwoThousandEditionsStaysSmall) {
    std::vector<Edition> editions;
    for (int publication = 0; publication < 50; ++publication) {
        for (int language = 0; language < 40; ++language) {
            const std::string tag = std::string("q") + static_cast<char>('a' + language / 26) +
                                    static_cast<char>('a' + language % 26);
            editions.push_back(edition("publication-" + std::to_string(publication), tag));
        }
    }
    const auto all = pages(of(std::move(editions)));
    ASSERT_EQ(all.size(), 41u);
    EXPECT_LT(all.front().second.size(), 1'500'000u);
    for (std::size_t i = 1; i < all.size(); ++i) EXPECT_LT(all[i].second.size(), 200'000u);
}
TEST(Page, LeavesOutLanguagesInDisguise) {
    EXPECT_FALSE(holds(page(of({edition("a", "en"), edition("a", "en-XA")})), "en-XA"));
}
TEST(Page, OfNothingSaysSo) {
    EXPECT_TRUE(holds(page(of({})), "Nothing has been published yet."));
}
TEST(Page, HasNothingRemoteAndNoScript) {
    const std::string html = page(of({edition("a", "de"), edition("a", "en")}));
    for (const std::string& source : attributes(html, "src")) {
        EXPECT_FALSE(holds(source, ":")) << source;
    }
    EXPECT_FALSE(holds(html, "url("));
    EXPECT_FALSE(holds(html, "@import"));
    EXPECT_EQ(attributes(html, "type").front(), "application/ld+json");
}
TEST(Structured, CallsAPreviewADraftAndClaimsNothingOfIt) {
    Edition german = edition("a", "de");
    german.verdict = german.standing = Verdict::preview;
    const Manifest manifest = of({german});
    const std::string json = structured(shelf(manifest), "");
    EXPECT_TRUE(holds(json, "\"creativeWorkStatus\":\"Draft\""));
    EXPECT_FALSE(holds(json, "access"));
}
TEST(Structured, ClaimsOnlyWhatThePicturesBearOut) {
    Edition english = edition("a", "en");
    english.evidence.pictures = 2;
    const Manifest told = of({english});
    EXPECT_TRUE(holds(structured(shelf(told), ""), "alternativeText"));
    english.evidence.undescribed = 1;
    const Manifest untold = of({english});
    const std::string json = structured(shelf(untold), "");
    EXPECT_FALSE(holds(json, "alternativeText"));
    EXPECT_FALSE(holds(json, "accessModeSufficient"));
}

}  // namespace
}  // namespace bifolium::site
