#include "site/report.h"

#include <gtest/gtest.h>

#include "xml/reader.h"

namespace bifolium::site {
namespace {

Edition edition(Verdict verdict) {
    Edition out;
    out.publication = "msc";
    out.language = "ar";
    out.variant = "leaflet";
    out.title = "<b>عنوان</b>";
    out.verdict = out.standing = verdict;
    out.direction = Direction::right_to_left;
    out.files = {{"ar/msc.pdf", 12, 8, "ab", Role::pdf, 0, 0}};
    out.evidence = {{"PDF/UA-1"}, true, 1234, 2, 0, 0, 2, 1, 0};
    out.details = {{{2, "رأس"}}, {{"a.png", "خلية", false}, {"b.png", "", true}}};
    return out;
}

std::string of(Verdict verdict, const std::vector<Told>& told = {}) {
    return report(edition(verdict), told, "0.1.0");
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

TEST(Report, IsWellFormedAndEscapes) {
    xml::Limits limits;
    limits.doctype = xml::Doctype::html;
    const std::string html =
        of(Verdict::preview, {{"error", "a.b", "<script>", "\"", "a.md:1", ""}});
    EXPECT_TRUE(xml::read(html, limits, [](const xml::Event&) {}));
    EXPECT_FALSE(holds(html, "<script>"));
    EXPECT_TRUE(holds(html, "&lt;b&gt;عنوان"));
}
TEST(Report, LinksFromItsFolder) {
    EXPECT_TRUE(holds(of(Verdict::publishable), "href=\"../../index.html\""));
}
TEST(Report, AWithheldEditionNamesNoFiles) {
    const std::string html = of(Verdict::withheld);
    EXPECT_FALSE(holds(html, "msc.pdf"));
    EXPECT_TRUE(holds(html, "Nothing of it was published."));
}
TEST(Report, APreviewSaysThatItClaimsNothing) {
    EXPECT_TRUE(holds(of(Verdict::preview), "no statement of conformance"));
}
TEST(Report, NeverCallsAnEditionAccessibleOrCompliant) {
    for (const Verdict verdict : {Verdict::publishable, Verdict::preview, Verdict::withheld}) {
        const std::string html = of(verdict);
        for (const std::string_view claim : {"WCAG", "ompliant", "conforms"}) {
            EXPECT_FALSE(holds(html, claim)) << claim;
        }
        EXPECT_TRUE(holds(html, "8 checks that only people can do are open."));
    }
}
TEST(Report, SaysWhatIsExcusedAndWhy) {
    const std::string html =
        of(Verdict::publishable,
           {{"error", "image.missing-alt", "m", "h", "a.md:1", "A. Editor: why"}});
    EXPECT_TRUE(holds(html, "Does not stand: A. Editor: why"));
}
TEST(Report, ShowsHeadingsAndThePicturesWords) {
    const std::string html = of(Verdict::publishable);
    EXPECT_TRUE(holds(html, "<li class=\"level-2\">رأس</li>"));
    EXPECT_TRUE(holds(html, "<td lang=\"ar\" dir=\"rtl\">خلية</td>"));
    EXPECT_TRUE(holds(html, "decoration: none, on purpose"));
}
TEST(Report, DoesNotSayComparedOfWhatWasNot) {
    Edition other = edition(Verdict::publishable);
    other.evidence.compared = false;
    EXPECT_TRUE(holds(report(other, {}, "0"), "were not compared"));
    EXPECT_TRUE(holds(of(Verdict::publishable), "1,234 elements were compared"));
}

}  // namespace
}  // namespace bifolium::site
