#include "l10n/checks.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>

#include "app/disk_files.h"
#include "manuscript/parse.h"
#include "manuscript/passages.h"

namespace bifolium::l10n {
namespace {

const text::Wording& wording(const std::string& tag) {
    static std::map<std::string, std::unique_ptr<text::Wording>> made;
    auto& one = made[tag];
    if (one == nullptr) one = std::make_unique<text::Wording>(text::locale(tag));
    return *one;
}

/// The findings about one paragraph's translation: "code; code", or with messages.
struct Checked {
    Checked(const std::string& from, const std::string& source, const std::string& to,
            const std::string& target, const Glossary& glossary = {}, std::uint32_t longest = 0) {
        const app::DiskFiles files;
        Sources sources;
        AtomTable atoms;
        Diagnostics said;
        const std::set<std::string, std::less<>> variables{"phone", "ward"};
        const std::string text =
            "---\nlang: " + from + "\n---\n\n" + source + "\n\n[^1]: A note.\n\n[^2]: Another.\n";
        const document::Document document =
            manuscript::parse(sources, std::vector<SourceId>{sources.add("a.md", text)},
                              {files, variables}, atoms, said);
        const auto read = [&](const std::vector<std::string>& texts) {
            std::vector<manuscript::Passage> passages;
            for (const std::string& passage : texts) passages.push_back({passage, {}});
            return manuscript::parse_passages(passages, variables, atoms, said);
        };
        const std::vector<Unit> units = units_of(document, atoms, read, said);
        const document::Document passages = read({target});
        Diagnostics found;
        check_translation({.unit = units.at(0),
                           .source = document,
                           .passages = passages,
                           .passage = passages.first_child(passages.root()),
                           .from = wording(from),
                           .to = wording(to),
                           .span = {},
                           .max_length = longest},
                          atoms, glossary, found);
        for (const Diagnostic& one : found.all()) {
            codes.append(codes.empty() ? "" : "; ").append(one.code);
            messages.append(one.message).append("\n");
            worst = std::max(worst, one.severity);
        }
    }
    std::string codes, messages;
    Severity worst = Severity::note;
};

struct Example {
    const char *from, *source, *to, *target;
};

class Clean : public testing::TestWithParam<Example> {};
TEST_P(Clean, IsLetPass) {
    const Example& one = GetParam();
    const Checked checked(one.from, one.source, one.to, one.target);
    EXPECT_EQ(checked.codes, "") << one.source << "\n" << one.target << "\n" << checked.messages;
}

constexpr Example clean_numbers[] = {
    {"en", "over 1,000 trials", "de", "über 1.000 Studien"},
    {"en", "over 1,000 trials", "de", "über 1000 Studien"},
    {"en", "over 1,000 trials", "de-CH", "über 1’000 Studien"},
    {"en", "over 1,000 trials", "es", "más de 1000 ensayos"},
    {"en", "over 1,000 trials", "es", "más de 1 000 ensayos"},
    {"en", "over 1,000 trials", "es", "más de mil ensayos"},
    {"en", "over 1,000 trials", "fr", "plus de 1 000 essais"},
    {"en", "over 1,000 trials", "fr", "plus de 1\u202F000 essais"},
    {"en", "over 1,000 trials", "uk", "понад 1000 випробувань"},
    {"en", "over 1,000 trials", "uk", "понад 1\u00A0000 випробувань"},
    {"en", "over 1,000 trials", "ar", "أكثر من ١٬٠٠٠ تجربة"},
    {"en", "over 1,000 trials", "ar", "أكثر من 1,000 تجربة"},
    {"en", "over 1,000 trials", "ar", "أكثر من 1000 تجربة"},
    {"en", "over 1,000 trials", "hi", "१,००० से अधिक परीक्षण"},
    {"en", "over 1,000 trials", "zh-Hans", "超过1000项试验"},
    {"en", "over 1,000 trials", "zh-Hans", "超过一千项试验"},
    {"en", "over 1,000 trials", "ja", "１，０００件以上の試験"},
    {"en", "1,500,000 people", "hi", "15,00,000 लोग"},
    {"en", "1,500,000 people", "hi", "15 लाख लोग"},
    {"en", "1,500,000 people", "zh", "150万人"},
    {"en", "1.5 million people", "de", "1,5 Millionen Menschen"},
    {"en", "1.5 million people", "es", "1,5 millones de personas"},
    {"en", "2 billion cells", "es", "2000 millones de células"},
    {"en", "2 billion cells", "ja", "20億個の細胞"},
    {"en", "35,000 people", "ja", "3万5000人"},
    {"en", "between M1 and M2 (IGF-1)", "de", "zwischen M1 und M2 (IGF-1)"},
    {"en", "factor-1 (IGF-1)", "uk", "фактор-1 (ІФР-1, IGF-1)"},
    {"en", "insulin-like growth factor-1 (IGF-1)", "zh", "胰岛素样生长因子-1（IGF-1）"},
    {"en", "Take 5 of 10", "de", "Nehmen Sie fünf von zehn"},
    {"en", "Take 5 daily", "ar", "تناول خمسة يوميًا"},
    {"en", "two or three weeks", "de", "2 oder 3 Wochen"},
    {"en", "twice a day", "de", "2-mal täglich"},
    {"en", "twice a day", "ja", "1日2回"},
    {"en", "phase II", "de", "Phase 2"},
    {"en", "phase 2", "uk", "фаза II"},
    {"en", "on 2026-05-17", "de", "am 17. Mai 2026"},
    // "sie", with another accent, is short for August in Polish
    {"en", "All human beings are (8).", "pl", "Wszyscy ludzie rodzą się (8)."},
    {"en", "on 8 Aug 2026", "pl", "8 sie 2026"},
    {"en", "on 17 May 2026", "de", "am 17.05.2026"},
    {"en", "on 17 May 2026", "zh", "2026年5月17日"},
    {"en", "on 17 May 2026", "ja", "2026年5月17日に"},
    {"en", "on May 17, 2026", "es", "el 17 de mayo de 2026"},
    {"en", "on May 17, 2026", "fr", "le 17 mai 2026"},
    {"en", "on May 17, 2026", "uk", "17 травня 2026 року"},
    {"en", "on May 17, 2026", "ar", "في 17 مايو 2026"},
    {"en", "on May 17, 2026", "hi", "17 मई 2026 को"},
    {"en", "in 2026", "th", "ในปี พ.ศ. 2569"},
    {"en", "on the 1st of June", "de", "am 1. Juni"},
    {"en", "at 3:30 pm", "de", "um 15:30 Uhr"},
    {"en", "at 3 p.m.", "de", "um 15 Uhr"},
    {"en", "at 8:00 am", "fr", "à 8 h"},
    {"en", "at 10:30", "de", "um 10.30 Uhr"},
    {"en", "5-10 days", "es", "de 5 a 10 días"},
    {"en", "half a tablet", "de", "1/2 Tablette"},
    {"en", "½ tablet", "de", "eine halbe Tablette"},
    {"en", "½ tablet", "fr", "½ comprimé"},
    {"en", "1/2 tablet", "es", "½ comprimido"},
    {"en", "10<sup>6</sup> cells", "de", "10⁶ Zellen"},
    {"en", "at −5 °C", "de", "bei –5 °C"},
    {"en", "version 2.5", "de", "Version 2.5"},
    {"en", "a 2-year study", "de", "eine zweijährige Studie"},
    {"en", "call 112", "de", "wählen Sie 112"},
    {"de", "1.234,5 Einheiten", "en", "1,234.5 units"},
    {"de", "am 17. Mai 2026", "en", "on May 17, 2026"},
    {"de", "um 15:30 Uhr", "en", "at 3:30 pm"},
    {"fr", "1 234,5 unités", "en", "1,234.5 units"},
};
INSTANTIATE_TEST_SUITE_P(Numbers, Clean, testing::ValuesIn(clean_numbers));

constexpr Example clean_units[] = {
    {"en", "5 mg twice", "de", "zweimal 5 mg"},
    {"en", "Take 5 mg", "de", "Nehmen Sie 5\u00A0mg"},
    {"en", "Take 5 mg", "ar", "تناول ٥ ملغ"},
    {"en", "Take 5 mg", "zh", "服用5毫克"},
    {"en", "Take 2.5 mg", "de", "Nehmen Sie 2,5 Milligramm"},
    {"en", "Take 2.5 mg", "es", "Tome 2,5 miligramos"},
    {"en", "Take 2.5 mg", "uk", "Приймайте 2,5 мг"},
    {"en", "Take 2.5 mg", "ja", "2.5ミリグラムを服用"},
    {"en", "Take 2.5 mg", "hi", "2.5 मिलीग्राम लें"},
    {"en", "50 mcg daily", "de", "50 µg täglich"},
    {"en", "5 to 10 mg", "de", "5 mg bis 10 mg"},
    {"en", "5 mg to 10 mg", "de", "5 bis 10 mg"},
    {"en", "30% of people", "fr", "30 % des personnes"},
    {"en", "30% of people", "ar", "٣٠٪ من الناس"},
    {"en", "30% of people", "tr", "insanların %30'u"},
    {"en", "30 percent", "de", "30 Prozent"},
    {"en", "30% of people", "zh", "百分之三十的人"},
    {"en", "every 24 hours", "de", "alle 24 Stunden"},
    {"en", "every 24 hours", "uk", "кожні 24 години"},
    {"en", "every 24 hours", "ar", "كل ٢٤ ساعة"},
    {"en", "every 24 hours", "zh", "每24小时"},
    {"en", "2 hours later", "ar", "بعد ساعتين"},
    {"en", "a 30-minute rest", "de", "eine 30-minütige Ruhe"},
    {"en", "for 3 months", "ja", "3か月間"},
    {"en", "38.5 °C", "fr", "38,5 °C"},
    {"en", "120/80 mmHg", "de", "120/80 mmHg"},
    {"en", "5 mg/kg", "de", "5 mg pro kg"},
    {"en", "5 mg/kg", "zh", "每公斤5毫克"},
    {"en", "1,000 IU", "de", "1.000 I.E."},
    {"en", "1,000 IU", "fr", "1 000 UI"},
    {"en", "1 in 10 people", "de", "1 von 10 Menschen"},
    {"en", "250 ml of water", "es", "250 ml de agua"},
    {"en", "250 ml of water", "zh", "250毫升水"},
};
INSTANTIATE_TEST_SUITE_P(Units, Clean, testing::ValuesIn(clean_units));

constexpr Example clean_others[] = {
    {"en", "Call 555 0100 now", "de", "Rufen Sie 555-0100 an"},
    {"en", "Call +49 (0)30 1234-567", "fr", "Appelez le +49 (0) 30 1234567"},
    {"en", "See https://example.org/a_b.", "zh", "请见<https://example.org/a_b>。"},
    {"en", "See <https://example.org>", "ar", "انظر <https://example.org>"},
    {"en", "Mail ward7@example.org", "de", "Schreiben Sie an ward7@example.org"},
    {"en", "**Do not** take *two* `x`[^1] {{phone}}", "de",
     "Nehmen Sie **nicht** *zwei* `x`[^1] {{phone}}"},
    {"en", "[Ask](https://example.org) us", "es", "[Pregúntenos](https://example.org)"},
    {"en", "the 1st dose", "fr", "la 1<sup>re</sup> dose"},
    {"en", "Do not drive.", "de", "Fahren Sie nicht."},
    {"en", "Never without food.", "es", "Nunca sin comida."},
    {"en", "It is not approved.", "fr", "Il n’est pas approuvé."},
    {"en", "It is not approved.", "ar", "وهو غير معتمد."},
    {"en", "It is not approved.", "hi", "यह स्वीकृत नहीं है।"},
    {"en", "It is not approved.", "zh", "未获批准。"},
    {"en", "It is not approved.", "ja", "承認されていません。"},
    {"en", "It is not approved.", "uk", "Це не схвалено."},
    {"en", "The cause is not known.", "de", "Die Ursache ist unbekannt."},
    {"en", "Not only children", "de", "Sowohl Kinder"},
    {"en", "no more than 8 tablets", "de", "höchstens 8 Tabletten"},
    {"en", "National Institute for Health and Care Excellence", "de",
     "National Institute for Health and Care Excellence"},
};
INSTANTIATE_TEST_SUITE_P(Others, Clean, testing::ValuesIn(clean_others));

struct Fault {
    const char *from, *source, *to, *target, *codes;
};
class Faulty : public testing::TestWithParam<Fault> {};
TEST_P(Faulty, IsFound) {
    const Fault& one = GetParam();
    const Checked checked(one.from, one.source, one.to, one.target);
    EXPECT_EQ(checked.codes, one.codes) << one.source << "\n"
                                        << one.target << "\n"
                                        << checked.messages;
}

constexpr Fault faults[] = {
    {"en", "over 1,000 trials", "de", "über 1,000 Studien", "l10n.number"},
    {"en", "over 1,000 trials", "de", "über 10.000 Studien", "l10n.number"},
    {"en", "over 1,000 trials", "de", "viele Studien", "l10n.number"},
    {"en", "over 1,000 trials", "fr", "plus de 1,000 essais", "l10n.number"},
    {"en", "over 1,000 trials", "zh", "超过1万项试验", "l10n.number"},
    {"en", "many trials", "zh", "1000项试验", "l10n.number"},
    {"en", "1.5 million people", "de", "1,5 Tausend Menschen", "l10n.number"},
    {"en", "Take 2.5 mg", "de", "Nehmen Sie 25 mg", "l10n.number"},
    {"en", "Take 5 mg", "es", "Tome 10 mg", "l10n.number"},
    {"en", "Take 5 mg", "es", "Tome mg", "l10n.number"},
    {"en", "Take 5 mg", "es", "Tome 5 g", "l10n.unit"},
    {"en", "Take 5 mg", "es", "Tome 5", "l10n.unit"},
    {"en", "Take 5 mg", "ar", "تناول ٥ مل", "l10n.unit"},
    {"en", "Take 5 mg", "zh", "服用5克", "l10n.unit"},
    {"en", "Take 5 mcg", "zh", "服用5毫克", "l10n.unit"},
    {"en", "Take 5", "de", "Nehmen Sie 5 mg", "l10n.unit"},
    {"en", "every 24 hours", "de", "alle 24 Tage", "l10n.unit"},
    {"en", "5 mg/kg", "de", "5 mg/ml", "l10n.unit"},
    {"en", "30% of people", "de", "30 Menschen", "l10n.unit"},
    {"en", "38.5 °C", "fr", "38,5 °F", "l10n.unit"},
    {"en", "M1 to M2", "de", "M1 zu M3", "l10n.number"},
    {"en", "All are 8.", "pl", "Wszyscy są.", "l10n.number"},
    {"en", "All are 8.", "pl", "Wszyscy się rodzą.", "l10n.number"},
    {"en", "on 17 May 2026", "de", "am 17. Juni 2026", "l10n.number"},
    {"en", "on 17 May 2026", "zh", "2026年6月17日", "l10n.number"},
    {"en", "at −5 °C", "de", "bei 5 °C", "l10n.number"},
    {"en", "at 3 pm", "de", "um 16 Uhr", "l10n.number"},
    {"en", "Take two tablets", "de", "Nehmen Sie drei Tabletten", "l10n.number"},
    {"en", "Take two tablets", "de", "Nehmen Sie 3 Tabletten", "l10n.number"},
    {"en", "Call 555 0100", "de", "Rufen Sie 555 0101 an",
     "l10n.address; l10n.number; l10n.number"},
    {"en", "See https://example.org/a", "de", "Siehe https://example.org/b",
     "l10n.address; l10n.address"},
    {"en", "See <https://example.org/a>", "de", "Siehe <https://example.org/b>",
     "l10n.address; l10n.address"},
    {"en", "See <https://example.org/a>.", "zh", "见https://example.org/a。",
     "l10n.address; l10n.address"},
    {"en", "Mail a@example.org", "de", "Schreiben Sie uns", "l10n.address"},
    {"en", "[Ask](https://example.org)", "de", "[Fragen](https://example.com)",
     "l10n.structure; l10n.structure"},
    {"en", "It **must** be", "de", "Es muss sein", "l10n.structure"},
    {"en", "Note[^1]", "de", "Notiz", "l10n.structure"},
    {"en", "Note[^1]", "de", "Notiz[^1][^1]", "l10n.structure"},
    {"en", "Call {{phone}}", "de", "Rufen Sie {{ward}} an", "l10n.structure; l10n.structure"},
    {"en", "Type `stop`", "de", "Tippen Sie `halt`", "l10n.structure; l10n.structure"},
    {"en", "CO<sub>2</sub>", "de", "CO2", "l10n.structure"},
    {"en", "Do not drive.", "de", "Fahren Sie.", "l10n.negation"},
    {"en", "It is not approved.", "es", "Está aprobado.", "l10n.negation"},
    {"en", "It is not approved.", "fr", "Il est approuvé.", "l10n.negation"},
    {"en", "It is not approved.", "ar", "وهو معتمد.", "l10n.negation"},
    {"en", "It is not approved.", "zh", "已获批准。", "l10n.negation"},
    {"en", "It is not approved.", "ja", "承認されています。", "l10n.negation"},
    {"en", "It is not approved.", "uk", "Це схвалено.", "l10n.negation"},
    {"en", "It is not approved.", "hi", "यह स्वीकृत है।", "l10n.negation"},
    {"en", "Eat. Do not drive.", "de", "Essen Sie nicht. Fahren Sie.", "l10n.negation"},
    {"en", "take it with a lot of water", "de", "take it with a lot of water",
     "l10n.untranslated-copy"},
    {"en", "One. Then take it with a lot of water.", "de",
     "Eins. Then take it with a lot of water.", "l10n.untranslated-copy"},
    {"en", "Take it", "ar", "\u202Eخذه", "l10n.bidi-control"},
    {"en", "Take it", "ja", "\u3000飲む", "l10n.blank"},
};
INSTANTIATE_TEST_SUITE_P(All, Faulty, testing::ValuesIn(faults));

TEST(Hostile, PassagesTakeNoLongerThanTheirLength) {
    const std::string pieces[] = {"1 ",        "a1-",        "555-0100 ", "May 1 ",   "x.org ",
                                  "not only ", "1.000.000.", "no. 5 mg/", "½²10:30 ", "word "};
    for (const std::string& piece : pieces) {
        std::string text = "begin ";
        while (text.size() < 50'000) text += piece;
        EXPECT_EQ(Checked("en", text + "end", "en-GB", text + "end").codes, "") << piece;
        Checked("en", text + "end", "de", "Ende");
        Checked("en", "An end", "de", text);
    }
}

TEST(Numbers, AreToldAsTheyStand) {
    EXPECT_EQ(Checked("en", "Take 5 mg", "de", "Nehmen Sie 10 mg").messages,
              "'5 mg' of the source is not in the translation, but '10 mg'\n");
    EXPECT_EQ(Checked("en", "over 1,000 trials", "de", "über 1,000 Studien").messages,
              "'1,000' of the source is not in the translation, but '1,000', which is 1 in this "
              "language\n");
    EXPECT_EQ(Checked("en", "the IGF-1 level", "de", "der IGF-2-Spiegel").messages,
              "'IGF-1' of the source is not in the translation, but 'IGF-2'\n");
    EXPECT_EQ(Checked("en", "below −5 °C", "de", "unter 5 °C").messages,
              "'-5 °C' of the source is not in the translation, but '5 °C'\n");
}

TEST(Negation, IsAnErrorInACriticalBlock) {
    const Checked checked("en", "::: critical\nDo not drive.\n:::", "de", "Fahren Sie.");
    EXPECT_EQ(checked.codes, "l10n.negation");
    EXPECT_EQ(checked.worst, Severity::error);
}

TEST(Terms, MustBeThoseOfTheGlossary) {
    const Glossary glossary{{{{"stem cell"}, {"Stammzell"}}}};
    EXPECT_EQ(Checked("en", "Stem cells heal", "de", "Stammzellen heilen", glossary).codes, "");
    EXPECT_EQ(Checked("en", "Cells heal", "de", "Zellen heilen", glossary).codes, "");
    EXPECT_EQ(Checked("en", "Stem cells heal", "de", "Urzellen heilen", glossary).codes,
              "l10n.term");
}

TEST(Length, IsTheAuthors) {
    EXPECT_EQ(Checked("en", "Stop", "de", "Hält", {}, 4).codes, "");
    EXPECT_EQ(Checked("en", "Stop", "de", "Halten", {}, 4).codes, "l10n.too-long");
}

}  // namespace
}  // namespace bifolium::l10n
