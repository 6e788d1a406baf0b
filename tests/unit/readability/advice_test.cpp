#include "readability/advice.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/readability/sample.h"

namespace bifolium::readability {
namespace {

/// What is told of it, without the area's name, a line each.
std::string advice(std::string_view language, std::string_view lines, Advice asked = Advice::all) {
    Sample sample;
    const Document document = sample.document(language, lines);
    Diagnostics diagnostics;
    advise(document, asked, sample.atoms, sample.sources, diagnostics);
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
        EXPECT_EQ(d.severity, Severity::note);
        out += std::string(d.code.substr(d.code.find('.') + 1)) + ": " + d.message + "\n";
    }
    return out;
}

TEST(Advice, OnLongSentences) {
    std::string words = "This one goes";
    for (int i = 3; i < 26; ++i) words += " on";
    EXPECT_EQ(advice("en", words + "."),
              "long-sentence: this sentence has 26 words: 'This one goes on on on on …'\n");
    EXPECT_EQ(advice("en", "- " + words),
              "long-sentence: this sentence has 26 words: 'This one goes on on on on …'\n")
        << "also where it does not count for the grade";
    EXPECT_EQ(advice("es", words + "."), "");
}

TEST(Advice, OnAbbreviations) {
    EXPECT_EQ(advice("en", "The VEGF helps. VEGF is good."),
              "unexplained-abbreviation: 'VEGF' is never explained (2 times)\n");
    EXPECT_EQ(advice("en", "The VEGF helps. A growth factor (VEGF) is good."),
              "unexplained-abbreviation: 'VEGF' is explained only later (2 times)\n");
    EXPECT_EQ(advice("en", "A growth factor (IGF-1) helps. IGF-1 is good."), "");
    EXPECT_EQ(advice("en", "Stem cells (MSCs) help. An MSC is good."), "") << "also its plural";
    EXPECT_EQ(advice("en", "The MSC (marrow stem cell, a young cell) helps."), "");
    EXPECT_EQ(advice("en", "= VEGF\nThe VEGF helps."), "") << "a definition list";
    EXPECT_EQ(advice("uk", "Клітини VEGF тут."),
              "unexplained-abbreviation: 'VEGF' is never explained\n");
}

TEST(Advice, OnNoWordThatIsKnownOrShouted) {
    EXPECT_EQ(advice("en",
                     "Call the UK. Do NOT wait. Type II is in your DNA. Vitamin B12, size "
                     "A4, M2 cells, e.g. at 9 a.m. on the TV."),
              "");
    EXPECT_EQ(advice("en", "DO NOT TAKE THIS MEDICINE."), "");
    EXPECT_EQ(advice("en", "DANGER: keep away from children. For HELP, CALL us."), "");
}

TEST(Advice, OnAbbreviationsAlone) {
    const std::string words = "Chondrocytes and VEGF should be taken.";
    EXPECT_EQ(advice("en", words, Advice::abbreviations),
              "unexplained-abbreviation: 'VEGF' is never explained\n");
    EXPECT_EQ(advice("en", "Drink H2O, free of CO2, as PDF/UA-1 says.", Advice::abbreviations), "");
}

TEST(Advice, OnMedicalWords) {
    EXPECT_EQ(advice("en", "The chondrocytes grow. A chondrocyte is a cell."), "")
        << "'is a …' explains it";
    EXPECT_EQ(advice("en", "The chondrocytes grow fast."),
              "jargon: the medical word 'chondrocytes' is never explained\n");
    EXPECT_EQ(advice("en", "Small bags called exosomes leave. Exosomes go far."), "");
    EXPECT_EQ(advice("en", "The chondrocytes (cartilage cells) grow."), "");
    EXPECT_EQ(advice("en", "Hypertension, or high blood pressure, is common."), "");
    EXPECT_EQ(advice("en", "= Osteotomy\nAn osteotomy helps."), "");
    EXPECT_EQ(advice("en", "Intravenous drips work."),
              "jargon: the medical word 'Intravenous' is never explained\n");
}

TEST(Advice, OnNoEverydayWord) {
    EXPECT_EQ(advice("en",
                     "The history of arthritis, a diagnosis, an operation, information, "
                     "university, television, photography, gastronomy, hyperlinks, academic "
                     "activity, hepatitis and anaemia."),
              "");
    EXPECT_EQ(advice("de", "Die Chondrozyten wachsen."), "") << "English alone";
}

TEST(Advice, OnInstructionsInThePassive) {
    EXPECT_EQ(advice("en", "- One tablet should be taken."),
              "passive-instruction: 'should be taken' does not say who acts\n");
    EXPECT_EQ(advice("en", "! It must not be swallowed. It needs to be shaken."),
              "passive-instruction: 'must not be swallowed' does not say who acts\n"
              "passive-instruction: 'needs to be shaken' does not say who acts\n");
    EXPECT_EQ(advice("en", "One tablet should be taken."), "") << "no list, no warning";
    EXPECT_EQ(advice("en", "- You should be well. It may be caused by it. This is done."), "");
    EXPECT_EQ(advice("de", "- Die Tablette ist mit Wasser einzunehmen."),
              "passive-instruction: 'ist mit Wasser einzunehmen' does not say who acts\n");
    EXPECT_EQ(advice("de", "- Sonne ist zu vermeiden. Sie darf nicht zerkaut werden."),
              "passive-instruction: 'ist zu vermeiden' does not say who acts\n"
              "passive-instruction: 'darf nicht zerkaut werden' does not say who acts\n");
    EXPECT_EQ(advice("de", "- Nehmen Sie sie ein. Es ist zu kalt. Sie sind zu Hause."), "");
    EXPECT_EQ(advice("fr", "- Le comprimé doit être avalé."), "");
}

TEST(Advice, IsNoneWithoutSpaces) {
    EXPECT_EQ(advice("ja", "- VEGF は良い。"), "");
}

}  // namespace
}  // namespace bifolium::readability
