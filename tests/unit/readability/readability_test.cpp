#include "readability/readability.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/readability/sample.h"

namespace bifolium::readability {
namespace {

using namespace document;

double value(const Readability& of, std::string_view id) {
    for (std::size_t i = 0; i < of.formulas.size(); ++i) {
        if (of.formulas[i]->id == id) return of.values.at(i);
    }
    ADD_FAILURE() << "no " << id;
    return 0;
}

// The cat sat on the mat. (6 words, 6 syllables.) Medicine for a patient can be dangerous. (7
// words, med-i-cine 3, pa-tient 2, dan-ger-ous 3: 12 syllables, two words of three.)
constexpr std::string_view english =
    "The cat sat on the mat. Medicine for a patient can be dangerous.";

TEST(Readability, CountsByHand) {
    const Readability of = Sample().measured("en", english);
    EXPECT_EQ(of.all.sentences, 2u);
    EXPECT_EQ(of.all.words, 13u);
    EXPECT_EQ(of.all.syllables, 18u);
    EXPECT_EQ(of.all.three_or_more, 2u);
    EXPECT_EQ(of.all.one_syllable, 10u);
    EXPECT_EQ(of.all.long_words, 3u) << "medicine, patient, dangerous";
    EXPECT_EQ(of.all.letters, 17u + 33u);
}

TEST(Readability, EnglishByHand) {
    const Readability of = Sample().measured("en", english);
    // 0.39 * 13/2 + 11.8 * 18/13 - 15.59
    EXPECT_NEAR(value(of, "flesch-kincaid"), 3.28, 0.005);
    // 1.043 * sqrt(30 * 2/2) + 3.1291
    EXPECT_NEAR(value(of, "smog"), 8.84, 0.005);
}

TEST(Readability, GermanByHand) {
    // Die Ka-tze schläft. Pa-ti-en-ten neh-men Me-di-ka-men-te. 6 words, 1+2+1+4+2+5 syllables,
    // two of three or more, three of more than six letters, two of one.
    const Readability of =
        Sample().measured("de", "Die Katze schläft. Patienten nehmen Medikamente.");
    EXPECT_EQ(of.all.syllables, 15u);
    EXPECT_EQ(of.all.long_words, 3u);
    // 0.1935 * 33.333 + 0.1672 * 3 + 0.1297 * 50 - 0.0327 * 33.333 - 0.875
    EXPECT_NEAR(value(of, "wiener-sachtextformel"), 11.47, 0.005);
    EXPECT_NEAR(value(of, "amstad"), 180 - 3 - 58.5 * 2.5, 0.005);
    EXPECT_NEAR(value(of, "lix"), 3 + 50, 0.005);
}

TEST(Readability, OtherLanguagesByHand) {
    Sample s;
    // El mé-di-co ha-bla. La te-ra-pia a-yu-da. 6 words, 1+3+2+1+3+3 = 13 syllables.
    const Readability es = s.measured("es-MX", "El médico habla. La terapia ayuda.");
    EXPECT_EQ(es.all.syllables, 13u);
    EXPECT_NEAR(value(es, "inflesz"), 206.835 - 62.3 * 13 / 6 - 3, 0.005);
    EXPECT_NEAR(value(es, "fernandez-huerta"), 206.84 - 60.0 * 13 / 6 - 1.02 * 3, 0.005);
    // Il gatto dorme. 3 words, 12 letters.
    EXPECT_NEAR(value(s.measured("it", "Il gatto dorme."), "gulpease"), 89 + 100 - 40, 0.005);
    // Le chat dort. 3 syllables.
    EXPECT_NEAR(value(s.measured("fr", "Le chat dort."), "kandel-moles"), 207 - 3.045 - 73.6,
                0.005);
    EXPECT_NEAR(value(s.measured("nl", "De kat slaapt."), "flesch-douma"), 206.84 - 2.79 - 77,
                0.005);
    EXPECT_NEAR(value(s.measured("pt", "O gato dorme."), "martins"), 248.835 - 3.045 - 84.6 * 5 / 3,
                0.005);
    EXPECT_NEAR(value(s.measured("ru", "Кот спит."), "oborneva"), 206.835 - 2.6 - 60.1, 0.005);
    EXPECT_NEAR(value(s.measured("tr", "Kedi uyuyor."), "atesman"),
                198.825 - 40.175 * 2.5 - 2.61 * 2, 0.005);
    EXPECT_NEAR(value(s.measured("sv", "Katten sover middag."), "lix"), 3, 0.005);
    EXPECT_NEAR(value(s.measured("nb", "Behandlingen hjelper."), "lix"), 2 + 100, 0.005);
    // Le-cze-nie po-ma-ga pa-cjen-to-wi: one of three words has four syllables.
    EXPECT_NEAR(value(s.measured("pl", "Leczenie pomaga pacjentowi."), "fog-pl"),
                0.4 * (3 + 100.0 / 3), 0.005);
}

TEST(Readability, HasNoFormulaForOtherLanguages) {
    for (const char* language : {"ja", "zh-Hans", "ar", "hi", "uk", "xx"}) {
        const Readability of = Sample().measured(language, "Abc abc. Abc.");
        EXPECT_TRUE(of.formulas.empty()) << language;
        EXPECT_TRUE(of.values.empty());
    }
}

TEST(Readability, GoesFromHeadingToHeading) {
    const Readability of =
        Sample().measured("en", "Before it.\n# One\nA dog ran. It ran.\n# Two\nThe end.");
    ASSERT_EQ(of.sections.size(), 3u);
    EXPECT_EQ(of.sections[0].identifier, "");
    EXPECT_EQ(of.sections[1].identifier, "One");
    EXPECT_EQ(of.sections[1].counts.sentences, 2u);
    EXPECT_EQ(of.sections[2].counts.words, 2u) << "a heading's words do not count";
}

TEST(Readability, LeavesOutWhatIsNoSentence) {
    const Readability of =
        Sample().measured("en", "You may have:\n- Fever\n- A rash that itches.\n- Cough; or\n");
    EXPECT_EQ(of.all.sentences, 2u) << "the line before the list, and the item with a full stop";
    EXPECT_EQ(of.all.words, 3u + 4u);
    EXPECT_EQ(of.sections[0].left_out, 3u);
}

TEST(Readability, CountsFiguresAndAbbreviationsAsOneSyllable) {
    const Readability of = Sample().measured("en", "MSCs make VEGF-2 on 1,000 days, e.g. 5%.");
    EXPECT_EQ(of.all.words, 8u);
    EXPECT_EQ(of.all.syllables, 9u) << "VEGF-2 has two parts";
    EXPECT_EQ(of.all.three_or_more, 0u);
    EXPECT_EQ(of.all.three_read_out, 4u) << "SMOG reads them out: MSCs, VEGF-2, 1,000, e.g.";
}

TEST(Readability, ReadsWordsInCapitalsAsWords) {
    const Readability of = Sample().measured("en", "DO NOT TAKE THIS MEDICINE.");
    EXPECT_EQ(of.all.syllables, 7u);
    EXPECT_EQ(of.all.three_read_out, 1u);
}

TEST(Readability, OfASectionIsItsOwn) {
    const std::string hard = "# A\nImmunological considerations necessitate supervision.\n";
    Sample s;
    const Readability alone = s.measured("en", hard);
    const Readability beside = s.measured("en", hard + "# B\nThe cat sat.");
    EXPECT_EQ(alone.sections[0].values, beside.sections[0].values);
    EXPECT_LT(beside.values[0], alone.values[0]);
}

TEST(Readability, LeavesOutWhatIsNotTranslated) {
    AtomTable atoms;
    Metadata facts;
    facts.language = atoms.intern("de");
    const Atom foreign = atoms.intern("en");
    Builder b(facts);
    b[b.open(Root{}, {})].language = facts.language;
    const auto text = [&](const char* words, Atom language, bool generated) {
        const NodeId leaf = b.leaf(Text{words}, {});
        b[leaf].language = language;
        b[leaf].origin.generated = generated;
    };
    const auto open = [&](Content content) {
        b[b.open(std::move(content), {})].language = facts.language;
    };
    open(Heading{2});
    text("[Noch nicht übersetzt.] ", facts.language, true);
    text("Dose", foreign, false);
    b.close();
    open(Paragraph{});
    text("Nehmen Sie eine Tablette.", facts.language, false);
    b.close();
    open(Heading{2});
    text("Mehr", facts.language, false);
    b.close();
    open(Paragraph{});
    text("[Noch nicht übersetzt.] ", facts.language, true);
    text("Take one tablet.", foreign, false);
    b.close();
    const Readability of = measure(std::move(b).finish(), atoms, Sources());
    ASSERT_EQ(of.sections.size(), 2u);
    EXPECT_EQ(of.sections[0].title, "Dose");
    EXPECT_FALSE(of.sections[0].untranslated);
    EXPECT_EQ(of.all.words, 4u);
    EXPECT_TRUE(of.sections[1].untranslated);
}

TEST(Readability, OfNothingIsNothing) {
    const Readability of = Sample().measured("en", "");
    EXPECT_TRUE(of.sections.empty());
    EXPECT_TRUE(of.values.empty());
    EXPECT_TRUE(Sample().measured("en", "- \n--- ...\n# Only").values.empty());
}

std::string words(int count) {
    std::string out = "Go";
    for (int i = 1; i < count; ++i) out += " on";
    return out + ".";
}

TEST(Gains, AreOfLongSentencesOnly) {
    const Readability of = Sample().measured("en", words(25) + " " + words(26));
    const auto found = gains(of);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].sentence, 1u);
    EXPECT_EQ(found[0].parts, 2u);
}

TEST(Gains, GoByWhatTheyDoToTheirSection) {
    const std::string hard = "Immunological ";
    const Readability of =
        Sample().measured("en", "# A\n" + hard + words(30) + "\n# B\n" + hard + words(30) + " " +
                                    hard + hard + "on.\n# C\n" + words(60));
    const auto found = gains(of);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].sentence, 0u) << "its section has no other sentence";
    EXPECT_LT(found[0].after, found[0].before);
    EXPECT_EQ(found[2].parts, 3u);
    EXPECT_DOUBLE_EQ(found[2].before, found[2].after) << "SMOG looks at long words only";
    EXPECT_EQ(gains(of, 1).size(), 1u);
}

TEST(Gains, AreLongestFirstWithoutAFormula) {
    const Readability of = Sample().measured("uk", words(30) + "\n" + words(40));
    const auto found = gains(of);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].sentence, 1u);
    EXPECT_TRUE(gains(Sample().measured("ja", words(99))).empty());
}

}  // namespace
}  // namespace bifolium::readability
