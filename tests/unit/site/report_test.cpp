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
    out.details = {{{2, "رأس"}}, {{"a.png", "خلية", false}, {"b.png", "", true}}, {}};
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
TEST(Report, ShowsFiguresOfEachSectionAndSentencesToPart) {
    Edition of_text = edition(Verdict::publishable);
    of_text.details.readability = {{{"SMOG", "school years, less is easier"}, {"F", "ease"}},
                                   {"", 12, 1205, {"18.2", "16.4"}},
                                   {{"", 2, 31, {"17.6", "15.0"}}, {"رأس", 3, 40, {}}},
                                   {{"جملة <طويلة>", "a.md:12", 26, 2, "20.0", "18.2"}}};
    const std::string html = report(of_text, {}, "0.1.0");
    EXPECT_TRUE(holds(html,
                      "<dt>SMOG</dt><dd><b>18.2</b> <span class=\"subtle\">school years, "
                      "less is easier</span></dd>"));
    EXPECT_TRUE(holds(html,
                      "<th scope=\"row\">(beginning)</th><td class=\"amount\">17.6</td>"
                      "<td class=\"amount\">15.0</td><td class=\"amount\">2</td>"
                      "<td class=\"amount\">31</td>"));
    EXPECT_TRUE(holds(html, "dir=\"rtl\">رأس</th><td class=\"amount\">–</td>"));
    EXPECT_TRUE(holds(html, "dir=\"rtl\">جملة &lt;طويلة&gt;</p>"));
    EXPECT_TRUE(holds(html,
                      "26 words. In 2 parts, its section would come from 20.0 to 18.2 · "
                      "a.md:12"));
}
TEST(Report, SaysWhereThereIsNoFormula) {
    const std::string html = of(Verdict::publishable);
    EXPECT_TRUE(holds(html, "No published readability formula is known for this language"));
    EXPECT_FALSE(holds(html, "<table class=\"sections\">"));
}
TEST(Report, SaysHowFarATranslationMayBeReliedOn) {
    EXPECT_FALSE(holds(of(Verdict::publishable), "<h2>Translation</h2>"));
    const auto told = [](std::size_t machine, std::size_t reviewed) {
        Edition translated = edition(Verdict::preview);
        translated.translation = Translation{"en", 41, 40, 2, 1, machine, reviewed, 3, 1};
        return report(translated, {}, "0.1.0");
    };
    const std::string html = told(40, 0);
    EXPECT_TRUE(holds(html, "A machine has translated it, and nobody has reviewed it."));
    for (const std::string_view figure :
         {"<dt>Texts</dt><dd><b>41</b>", "<dt>Translated</dt><dd><b>40</b>",
          "<dt>By a machine</dt><dd><b>40</b>", "<dt>Reviewed by a person</dt><dd><b>0</b>",
          "<dt>Of an older source</dt><dd><b>2</b>", "<dt>Missing</dt><dd><b>1</b>",
          "<dt>Critical</dt><dd><b>3</b>", "<dt>Critical, still open</dt><dd><b>1</b>"}) {
        EXPECT_TRUE(holds(html, figure)) << figure;
    }
    EXPECT_TRUE(holds(told(0, 0), "Nobody has reviewed this translation."));
    EXPECT_TRUE(holds(told(0, 7), "A person has reviewed 7 of 41 texts."));
    EXPECT_TRUE(holds(told(0, 41), "A person has reviewed every text."));
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
