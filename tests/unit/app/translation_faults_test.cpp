// A leaflet full of doses in five languages: nothing is found in it as it stands, and nearly every
// fault that is put into one of its texts is. The faults are made without the checks' own code.
#include <gtest/gtest.h>

#include <map>

#include "unit/app/translated_manuscript.h"

namespace bifolium::app {
namespace {

TranslatedManuscript leaflet(const std::string& language) {
    return TranslatedManuscript("tests/translations/leaflet.md",
                                "tests/translations/leaflet." + language + ".po",
                                "tests/translations/glossary.yaml", language);
}

class Leaflet : public testing::TestWithParam<const char*> {};
TEST_P(Leaflet, IsTranslatedWithoutAFinding) {
    TranslatedManuscript of = leaflet(GetParam());
    EXPECT_EQ(of.units.size(), of.total);
    EXPECT_GT(of.total, 35u);
    EXPECT_FALSE(of.said().has_errors());
    EXPECT_EQ(of.check_all(), "");
}
INSTANTIATE_TEST_SUITE_P(All, Leaflet, testing::Values("de", "es", "fr", "ar", "zh-Hans"));

struct Fault {
    std::string kind, text;
};
using Faults = std::vector<Fault>;

/// The bytes of a digit that begins here, ASCII or Arabic; 0 if none does.
std::size_t digit_size(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] >= '0' && text[at] <= '9') return 1;
    const bool arabic = text[at] == '\xD9' && at + 1 < text.size() && text[at + 1] >= '\xA0' &&
                        text[at + 1] <= '\xA9';
    return arabic ? 2 : 0;
}

/// Addresses, code, variables, notes and telephone numbers have faults of their own.
std::vector<bool> not_words(const std::string& text) {
    std::vector<bool> out(text.size(), false);
    const std::pair<const char*, const char*> marks[] = {
        {"<http", ">"}, {"<help", ">"}, {"`", "`"}, {"{{", "}}"}, {"[^", "]"}, {"**+", "**"}};
    for (const auto& [open, close] : marks) {
        for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at + 1)) {
            const std::size_t end = text.find(close, at + std::string_view(open).size());
            for (std::size_t i = at; i < std::min(end, text.size()); ++i) out[i] = true;
            if (end == text.npos) break;
            at = end;
        }
    }
    return out;
}

/// One more digit changed, one number dropped, one ten times as large.
void number_faults(const std::string& text, Faults& faults) {
    const std::vector<bool> hidden = not_words(text);
    for (std::size_t at = 0; at < text.size();) {
        if (hidden[at] || digit_size(text, at) == 0) {
            ++at;
            continue;
        }
        std::size_t end = at, last = at, size = 0;
        while (const std::size_t digit = digit_size(text, end)) {
            last = end;
            size = digit;
            end += digit;
            // a separator of one or two bytes with a digit behind it
            for (const std::string_view separator : {",", ".", "٫", "٬"}) {
                const bool is_one = std::string_view(text).substr(end).starts_with(separator);
                if (is_one && digit_size(text, end + separator.size()) != 0) {
                    end += separator.size();
                }
            }
        }
        std::string changed = text;
        char& figure = changed[last + size - 1];
        const char zero = size == 1 ? '0' : '\xA0';
        figure = static_cast<char>(zero + (figure - zero + 3) % 10);
        faults.push_back({"number changed", changed});
        std::string more = text;
        more.insert(end, text.substr(last, size));
        faults.push_back({"digit doubled", more});
        std::string less = text;
        less.erase(at, end - at);
        faults.push_back({"number dropped", less});
        at = end;
    }
    std::string added = text;
    added.insert(added.find(' ') == added.npos ? 0 : added.find(' '), " 3");
    if (added.size() > 40) faults.push_back({"number added", added});
}

/// The separator of decimals read as one of groups, or lost.
void separator_faults(const std::string& text, Faults& faults) {
    const std::vector<bool> hidden = not_words(text);
    for (const std::string_view separator : {",", ".", "٫", "٬"}) {
        for (std::size_t at = text.find(separator); at != text.npos;
             at = text.find(separator, at + 1)) {
            const bool between =
                at >= 1 && !hidden[at] && digit_size(text, at + separator.size()) != 0 &&
                (digit_size(text, at - 1) == 1 || (at >= 2 && digit_size(text, at - 2) == 2));
            if (!between) continue;
            std::string lost = text;
            lost.erase(at, separator.size());
            const bool groups =
                separator == "٬" || text.find("1.000") == at - 1 || text.find("2.480") == at - 1;
            if (!groups) faults.push_back({"decimal sign lost", lost});
            std::string other = text;
            other.replace(at, separator.size(),
                          separator == ","   ? "."
                          : separator == "." ? ","
                          : separator == "٫" ? "٬"
                                             : "٫");
            if (groups) faults.push_back({"separator swapped", other});
        }
    }
}

void replaced(const std::string& text, std::string_view what, std::string_view with,
              const char* kind, Faults& faults) {
    for (std::size_t at = text.find(what); at != text.npos;
         at = text.find(what, at + what.size())) {
        std::string changed = text;
        changed.replace(at, what.size(), with);
        faults.push_back({kind, changed});
    }
}

struct Words {
    std::vector<std::pair<const char*, const char*>> units, negations, terms;
};
const std::map<std::string, Words>& words() {
    static const std::map<std::string, Words> all = {
        {"de",
         {{{" mg", " g"},
           {" mg", " ml"},
           {" mg", ""},
           {" ml", " mg"},
           {" °C", " °F"},
           {" µg", " mg"},
           {" kg", " g"},
           {"Stunden", "Tagen"},
           {"Minuten", "Stunden"},
           {" I.E.", " mg"},
           {"mmol/l", "mmol/ml"},
           {"/kg", "/g"},
           {" %", ""},
           {"Wochen", "Tagen"},
           {"Monate", "Jahre"}},
          {{" nicht", ""},
           {"Nicht über", "Über"},
           {"niemals", "immer"},
           {"Ohne", "Mit"},
           {"Warten Sie nicht,", "Warten Sie,"}},
          {{"Blutdruck", "Puls"}, {"Tablette", "Kapsel"}, {"Folsäure", "Säure"}}}},
        {"es",
         {{{" mg", " g"},
           {" mg", " ml"},
           {" mg", ""},
           {" ml", " mg"},
           {" °C", " °F"},
           {" µg", " mg"},
           {" kg", " g"},
           {"horas", "días"},
           {"minutos", "horas"},
           {" UI", " mg"},
           {"mmol/l", "mmol/ml"},
           {"/kg", "/g"},
           {" %", ""},
           {"semanas", "días"},
           {"meses", "años"}},
          {{" no ", " "}, {"No ", ""}, {"**No**", "**Sí**"}, {"Sin ", "Con "}, {" nunca", ""}},
          {{"presión", "pulso"}, {"comprimido", "cápsula"}, {"ácido fólico", "ácido"}}}},
        {"fr",
         {{{" mg", " g"},
           {" mg", " ml"},
           {" mg", ""},
           {" ml", " mg"},
           {" °C", " °F"},
           {" µg", " mg"},
           {" kg", " g"},
           {"heures", "jours"},
           {"minutes", "heures"},
           {" UI", " mg"},
           {"mmol/l", "mmol/ml"},
           {"/kg", "/g"},
           {" %", ""},
           {"semaines", "jours"},
           {"mois ;", "ans ;"}},
          {{"Ne prenez **pas**", "Prenez **bien**"},
           {"**Ne prenez pas Testolin**", "**Prenez Testolin**"},
           {"Ne conduisez pas", "Conduisez"},
           {"N’attendez pas de", "Attendez de"},
           {"Ne pas conserver", "Conserver"},
           {"Sans traitement", "Avec traitement"},
           {"ne sont **pas** affectés", "sont **bien** affectés"},
           {"Ne le croquez jamais", "Croquez-le"},
           {"Ne buvez que", "Buvez"},
           {"et ne pas faire", "et faire"}},
          {{"tension", "pouls"}, {"comprimé", "gélule"}, {"acide folique", "acide"}}}},
        {"ar",
         {{{" ملغ", " غ"},
           {" ملغ", " مل"},
           {" ملغ", ""},
           {" مل ", " ملغ "},
           {" درجة مئوية", " درجة فهرنهايت"},
           {" ميكروغرام", " ملغ"},
           {" كغ", " غ"},
           {"ساعات", "أيام"},
           {"ساعة", "يومًا"},
           {"دقيقة", "ساعة"},
           {"وحدة دولية", "ملغ"},
           {"/كغ", "/غ"},
           {"٪", ""}},
          {{"**لا** تتناول", "**تناول**"},
           {"**لا تتناول", "**تناول"},
           {"لا تقد", "قد"},
           {"لا تنتظر", "انتظر"},
           {"لا تمضغه", "امضغه"},
           {"من دون علاج", "مع العلاج"},
           {"لا تحفظها", "احفظها"}},
          {{"ضغط", "نبض"}, {"قرص", "كبسولة"}, {"حمض الفوليك", "حمض"}}}},
        {"zh-Hans",
         {{{"毫克", "克"},
           {"毫克", "毫升"},
           {"毫克", ""},
           {"毫升", "毫克"},
           {"摄氏度", "华氏度"},
           {"°C", "°F"},
           {"微克", "毫克"},
           {"公斤", "克"},
           {"小时", "天"},
           {"分钟", "小时"},
           {"国际单位", "毫克"},
           {"毫摩尔/升", "毫摩尔/毫升"},
           {"%", ""},
           {"2周", "2天"},
           {"18个月", "18年"}},
          {{"**不要**", "**可以**"},
           {"切勿", "请"},
           {"请勿服用", "请服用"},
           {"请勿驾车", "请驾车"},
           {"不要等到", "请等到"},
           {"如不治疗", "如治疗"},
           {"请勿存放", "请存放"},
           {"**不**受", "**会**受"}},
          {{"血压", "脉搏"}, {"叶酸", "果酸"}}}},
    };
    return all;
}

Faults faults_of(const std::string& text, const std::string& language) {
    Faults faults;
    number_faults(text, faults);
    separator_faults(text, faults);
    const Words& own = words().at(language);
    for (const auto& [what, with] : own.units) replaced(text, what, with, "unit", faults);
    for (const auto& [what, with] : own.negations) replaced(text, what, with, "negation", faults);
    for (const auto& [what, with] : own.terms) replaced(text, what, with, "glossary", faults);
    replaced(text, "example.org", "example.com", "address", faults);
    replaced(text, "en-2026", "en-2025", "address", faults);
    replaced(text, "<help@example.org>", "", "address", faults);
    replaced(text, "+49 30 19", "+49 30 91", "phone", faults);
    replaced(text, "19240", "1924", "phone", faults);
    replaced(text, "(#dose)", "(#doses)", "link", faults);
    replaced(text, "[^1]", "", "note", faults);
    replaced(text, "{{phone.ward7}}", "{{phone.ward8}}", "variable", faults);
    replaced(text, "0417", "0418", "code", faults);
    if (text.find("**") != text.npos) {
        std::string plain = text;
        const std::size_t open = plain.find("**"), close = plain.find("**", open + 2);
        plain.erase(close, 2).erase(open, 2);
        faults.push_back({"bold", plain});
    }
    return faults;
}

/// Prints what is caught, by kind; the numbers are the test.
TEST(SeededFaults, AreFound) {
    struct Count {
        int made = 0, caught = 0;
    };
    std::map<std::string, Count> counts;
    std::string missed;
    for (const auto& [language, own] : words()) {
        TranslatedManuscript of = leaflet(language);
        for (std::size_t i = 0; i < of.texts.size(); ++i) {
            for (const Fault& fault : faults_of(of.texts[i], language)) {
                if (fault.text == of.texts[i]) continue;
                Count& count = counts[fault.kind];
                ++count.made;
                const bool caught = !of.check(i, fault.text).empty();
                count.caught += caught;
                if (!caught) {
                    missed.append(language + " " + fault.kind + ":\n  " + of.texts[i] + "\n  " +
                                  fault.text + "\n");
                }
            }
        }
    }
    Count all, numeric;
    for (const auto& [kind, count] : counts) {
        printf("%-18s %4d of %4d\n", kind.c_str(), count.caught, count.made);
        all.made += count.made;
        all.caught += count.caught;
        if (kind.find("number") == kind.npos && kind.find("digit") == kind.npos &&
            kind.find("decimal") == kind.npos && kind.find("separator") == kind.npos) {
            continue;
        }
        numeric.made += count.made;
        numeric.caught += count.caught;
    }
    printf("%-18s %4d of %4d\n", "all", all.caught, all.made);
    printf("%-18s %4d of %4d\n", "numeric", numeric.caught, numeric.made);
    if (getenv("BIFOLIUM_MISSED") != nullptr) printf("%s", missed.c_str());
    EXPECT_GE(all.made, 200);
    EXPECT_GE(numeric.caught * 1000, numeric.made * 990) << missed;
    EXPECT_GE(all.caught * 100, all.made * 97) << missed;
}

}  // namespace
}  // namespace bifolium::app
