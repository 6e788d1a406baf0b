#include "verify/structure.h"

#include <gtest/gtest.h>

#include "unit/verify/sample.h"

namespace bifolium::verify {
namespace {

std::string shown(const Structure& structure) {
    std::string out;
    for (const Element& element : structure) {
        out.append(element.depth * 2, ' ').append(element.role);
        if (element.language != "en") out.append(" [").append(element.language).append("]");
        if (!element.text.empty()) out.append(" ").append(element.text);
        if (!element.alternative.empty()) out.append(" (").append(element.alternative).append(")");
        if (!element.scope.empty()) out.append(" {").append(element.scope).append("}");
        out.append("\n");
    }
    return out;
}

constexpr std::string_view expected =
    "Sect\n"
    "  H2 How\n"
    "  P Take 5 mg of aqua daily1.\n"
    "    Strong 5\n"
    "    Em [la] aqua\n"
    "    Reference 1\n"
    "      Link 1\n"
    "  L\n"
    "    LI\n"
    "      P First\n"
    "    LI\n"
    "      P Second\n"
    "  L\n"
    "    Dt MSC\n"
    "    Dd A cell\n"
    "  P x = 1\n"
    "    Code x = 1\n"
    "  Figure\n"
    "    Figure (A drawing)\n"
    "    Caption Figure\n"
    "  Table\n"
    "    TBody\n"
    "      TR\n"
    "        TH Dose {Row}\n"
    "        TD 5 mg\n"
    "  Sect\n"
    "    Note\n"
    "      P A note\n";

TEST(Structure, OfTheDocument) {
    const Sample sample;
    EXPECT_EQ(shown(structure_of(sample.document, sample.atoms)), expected);
}

TEST(Structure, OfABookIsTheSame) {
    const Sample sample;
    const Result<Structure> book = read_epub(sample_book(sample_page));
    ASSERT_TRUE(book) << book.failure().what;
    EXPECT_EQ(shown(*book), expected);
    EXPECT_EQ(verdict(sample, book), "");
}

TEST(Structure, OfAPdfIsTheSame) {
    const Sample sample;
    const Result<Structure> pdf = read_pdf(sample_pdf(sample_objects()));
    ASSERT_TRUE(pdf) << pdf.failure().what;
    EXPECT_EQ(replaced(shown(*pdf), "Figure (whatever)", "Figure"), expected);
    EXPECT_EQ(verdict(sample, pdf), "");
}

TEST(Structure, FullTextIsAllWordsOnce) {
    const Sample sample;
    const std::string words = full_text(structure_of(sample.document, sample.atoms));
    EXPECT_EQ(
        words,
        "How Take 5 mg of aqua daily1. First Second MSC A cell x = 1 Figure Dose 5 mg A note");
    EXPECT_EQ(full_text(*read_epub(sample_book(sample_page))), words);
    EXPECT_EQ(full_text(*read_pdf(sample_pdf(sample_objects()))), words);
}

TEST(Compare, ADifferenceStandsAtTheAuthorsPlace) {
    const Sample sample;
    const Result<Structure> book =
        read_epub(sample_book(replaced(sample_page, ">Second<", ">Third<")));
    ASSERT_TRUE(book);
    Diagnostics diagnostics;
    compare(sample.document, structure_of(sample.document, sample.atoms), *book, diagnostics);
    ASSERT_EQ(diagnostics.all().size(), 1u);
    const Diagnostic& found = diagnostics.all().front();
    EXPECT_EQ(found.code, "verify.structure-differs");
    EXPECT_EQ(found.severity, Severity::error);
    EXPECT_EQ(found.message, "the file's text is 'Third', the manuscript's is 'Second'");
    EXPECT_TRUE(found.span.source.valid());
    EXPECT_EQ(found.span.begin, 11u) << "the paragraph of the second item";
}

struct Tampering {
    std::string_view from, to;
};

class TamperedBook : public testing::TestWithParam<Tampering> {};
TEST_P(TamperedBook, IsFound) {
    const Sample sample;
    const std::string page = replaced(sample_page, GetParam().from, GetParam().to);
    ASSERT_FALSE(page.empty());
    EXPECT_NE(verdict(sample, read_epub(sample_book(page))), "");
}
INSTANTIATE_TEST_SUITE_P(
    Faults, TamperedBook,
    testing::Values(
        Tampering{">First<", ">Second<"}, Tampering{"Take ", "Take"}, Tampering{" mg of ", " of "},
        Tampering{"<h2>How</h2>", "<h3>How</h3>"}, Tampering{"<h2>How</h2>", "<p>How</p>"},
        Tampering{"<h2>How</h2>", ""}, Tampering{"xml:lang=\"la\"", ""},
        Tampering{"xml:lang=\"en\"", "xml:lang=\"de\""}, Tampering{"alt=\"A drawing\"", "alt=\"\""},
        Tampering{"alt=\"A drawing\"", "alt=\"a.png\""},
        Tampering{"scope=\"row\"", "scope=\"col\""}, Tampering{"</li>\n<li>", "</li></ul><ul><li>"},
        Tampering{"</li>\n<li>", ""},
        Tampering{"<dt>MSC</dt><dd>A cell</dd>", "<dt>A cell</dt><dd>MSC</dd>"},
        Tampering{"<dt>MSC</dt>", ""},
        Tampering{"<pre><code>x = 1</code></pre>", "<pre>x = 1</pre>"},
        Tampering{"<strong>5</strong>", "5"},
        Tampering{"<strong>5</strong> mg", "<strong>5 mg</strong>"},
        Tampering{"<figcaption>Figure</figcaption>", ""},
        Tampering{"<td>5 mg</td>", "<td>50 mg</td>"},
        Tampering{"<td>5 mg</td>", "<td colspan=\"2\">5 mg</td>"},
        Tampering{"<th scope", "<th rowspan=\"2\" scope"},
        Tampering{"<th scope", "<th rowspan=\"one\" scope"},
        Tampering{"<td>5 mg</td>", "<td>5 mg</td><td>max 20 mg</td>"},
        Tampering{"<hr/>", "stray words"}, Tampering{"<hr/>", "<p>more</p>"},
        Tampering{"<hr/>", "<video></video>"}, Tampering{">1. </span>", ">1. </span>1. "},
        Tampering{"</section>\n</body>", "</section><p>after</p></body>"},
        Tampering{"<section class=\"notes\">", "<section class=\"notes\"><nav>lost</nav>x"},
        Tampering{"<table><tbody><tr>", "<table><thead><tr><td>x</td></tr></thead><tbody><tr>"}));

class TamperedPdf : public testing::TestWithParam<Tampering> {};
TEST_P(TamperedPdf, IsFound) {
    const Sample sample;
    std::vector<std::string> objects = sample_objects();
    bool done = false;
    for (std::string& object : objects) {
        std::string changed = replaced(object, GetParam().from, GetParam().to);
        if (done || changed.empty()) continue;
        object = std::move(changed);
        done = true;
    }
    ASSERT_TRUE(done);
    EXPECT_NE(verdict(sample, read_pdf(sample_pdf(objects))), "");
}
INSTANTIATE_TEST_SUITE_P(
    Faults, TamperedPdf,
    testing::Values(
        Tampering{"/K 8", "/K 9"}, Tampering{"/K[1 <<", "/K[<<"}, Tampering{"/K 16", "/K 99"},
        Tampering{"/S/H2", "/S/H3"}, Tampering{"/S/H2", "/S/P"}, Tampering{"/Lang(la)", ""},
        Tampering{"/Lang(en)", "/Lang(de)"}, Tampering{"/Lang(en)", ""},
        Tampering{"/Alt(A drawing)", ""}, Tampering{"/Scope/Row", "/Scope/Column"},
        Tampering{"/Scope/Row", "/Scope/Row/RowSpan 2"},
        Tampering{"/Scope/Row", "/Scope/Row/ColSpan 2"}, Tampering{"/S/Strong", "/S/Em"},
        Tampering{"/S/Dt/K 10", "/S/Lbl/K 10"}, Tampering{"<</S/Caption/K 13>>", ""},
        Tampering{"/S/Note", "/S/Div"}, Tampering{"<0020> <007E> <0020>", "<0020> <007E> <0021>"},
        Tampering{"<0020> <007E> <0020>", "<0020> <0041> <0020>"},
        Tampering{">>>>]>><</S/LI/K<</S/LBody", ">>>>]>>]>><</S/L/K[<</S/LI/K<</S/LBody"},
        Tampering{"/StructTreeRoot 4 0 R", ""}, Tampering{"/K 5 0 R", "/K[5 0 R 5 0 R]"},
        Tampering{"/S/Sect/K<</S/Note", "/S/Sect/K<</S/Sect/K<</S/Note/K 5 0 R>>>><</S/Note"},
        Tampering{"/ToUnicode 8 0 R", ""}, Tampering{"/F 7 0 R", "/G 7 0 R"}));

TEST(ReadPdf, OwnTypesAreMappedOnlyWhereTheyAreUnknown) {
    const Sample sample;
    std::vector<std::string> objects = sample_objects();
    objects[4] = replaced(objects[4], "/S/H2", "/S/Titel");
    EXPECT_EQ(verdict(sample, read_pdf(sample_pdf(objects))), "");
}

TEST(ReadPdf, ActualTextStandsForWhatIsShown) {
    const Sample sample;
    std::vector<std::string> objects = sample_objects();
    const std::string spoken =
        "/P <</MCID 8>> BDC /Span <</ActualText <FEFF00460069007200730074>>> BDC BT /F 9 Tf <0041> "
        "Tj ET EMC EMC\n";
    const std::string& content = objects[5];
    const std::size_t begin = content.find("/P <</MCID 8>>");
    const std::size_t end = content.find("/P <</MCID 9>>");
    const std::size_t data = content.find("stream\n") + 7;
    std::string changed = content.substr(data, begin - data) + spoken +
                          content.substr(end, content.rfind("\nendstream") - end);
    objects[5] =
        "<</Length " + std::to_string(changed.size()) + ">>stream\n" + changed + "\nendstream";
    EXPECT_EQ(verdict(sample, read_pdf(sample_pdf(objects))), "");
}

TEST(ReadPdf, DamageIsAFailureAndNotACrash) {
    const std::string good = sample_pdf(sample_objects());
    EXPECT_FALSE(read_pdf(""));
    EXPECT_FALSE(read_pdf("%PDF-1.7"));
    for (std::size_t size = 0; size < good.size(); size += 97) {
        EXPECT_FALSE(read_pdf(std::string_view(good).substr(0, size))) << size;
    }
}

TEST(ReadPdf, ACircleInTheTreeEnds) {
    std::vector<std::string> objects = sample_objects();
    objects[4] = "<</S/Sect/K[5 0 R]>>";
    EXPECT_FALSE(read_pdf(sample_pdf(objects)));
}

TEST(ReadEpub, DamageIsAFailureAndNotACrash) {
    const std::string good = sample_book(sample_page);
    EXPECT_FALSE(read_epub(""));
    EXPECT_FALSE(read_epub("PK"));
    for (std::size_t size = 0; size < good.size(); size += 97) {
        EXPECT_FALSE(read_epub(std::string_view(good).substr(0, size))) << size;
    }
    std::string bent = good;
    bent[good.find("Second")] = 'X';  // and so its sum is wrong
    EXPECT_FALSE(read_epub(bent));
}

TEST(ReadEpub, NothingOutsideOrOverDeepIsRead) {
    const std::string bomb =
        replaced(sample_page, "<!DOCTYPE html>", "<!DOCTYPE html [<!ENTITY a \"aaaa\">]>");
    EXPECT_FALSE(read_epub(sample_book(bomb)));
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    EXPECT_FALSE(read_epub(sample_book(replaced(sample_page, "<hr/>", deep))));
    EXPECT_FALSE(read_epub(
        replaced(sample_book(sample_page), "application/epub+zip", "application/epub+zap")));
}

}  // namespace
}  // namespace bifolium::verify
