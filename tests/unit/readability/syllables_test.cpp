#include "readability/syllables.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::readability {
namespace {

/// Words written with bars between syllables: those that the rules count otherwise.
std::string wrong(std::string_view language, std::string_view parted) {
    std::string out;
    while (!parted.empty()) {
        const std::string_view word = parted.substr(0, parted.find(' '));
        parted.remove_prefix(std::min(parted.size(), word.size() + 1));
        std::string whole;
        int count = 1;
        for (const char c : word) {
            if (c == '|')
                ++count;
            else
                whole.push_back(c);
        }
        if (const int found = syllables(whole, language); found != count) {
            out += whole + ":" + std::to_string(found) + " ";
        }
    }
    return out;
}

TEST(Syllables, English) {
    EXPECT_EQ(wrong("en",
                    "a the cat take takes want|ed walked ta|ble hand|led cen|tre wash|es "
                    "life|style care|ful|ly state|ment na|tion ra|di|o be|ing cre|ate "
                    "po|et qui|et queue sci|ence pa|tient mar|riage pris|m don't did|n't "
                    "nurse|'s nur|ses dis|ease dis|eas|es yes be|yond vi|ral"),
              "");
}

TEST(Syllables, EnglishMedicine) {
    EXPECT_EQ(wrong("en",
                    "mes|en|chy|mal os|te|o|ar|thri|tis im|mu|no|mod|u|la|tion par|a|crine "
                    "ex|o|some ve|si|cles che|mo|kine rheu|ma|toid car|di|ac tis|sue "
                    "med|i|cine med|i|cines au|to|im|mune ra|di|o|ac|tive an|es|the|sia "
                    "i|bu|pro|fen pneu|mo|nia di|ar|rhe|a in|tra|ve|nous|ly in|jec|tion "
                    "gas|tro|in|tes|ti|nal bi|op|sy di|a|be|tes ar|thri|tis"),
              "");
}

TEST(Syllables, German) {
    EXPECT_EQ(wrong("de",
                    "haut ein|neh|men arz|nei|mit|tel the|ra|pie the|ra|pi|en pa|ti|ent "
                    "na|ti|on mu|se|um li|ni|en quel|le see|le spe|zi|ell ge|eig|net "
                    "be|ur|teilt häu|fig entzündung|s|hem|mend"),
              "entzündungshemmend:5 ")
        << "the last is parted wrongly here, so that the test can fail";
}

TEST(Syllables, French) {
    EXPECT_EQ(wrong("fr",
                    "eau san|té pa|tient cli|ent ma|la|die thé|ra|pie mé|de|cin or|gane "
                    "or|ganes ré|a|gir na|ïf pay|er qua|li|té ai|der"),
              "");
}

TEST(Syllables, Spanish) {
    EXPECT_EQ(wrong("es",
                    "cé|lu|la te|ra|pia me|di|ci|na guí|a pin|güi|no guerra qui|tar a|é|re|o "
                    "rí|o pa|cien|te ciu|dad muy le|er en|fer|me|dad in|fla|ma|ción"),
              "guerra:2 ");
}

TEST(Syllables, Portuguese) {
    EXPECT_EQ(wrong("pt",
                    "a|ler|gi|a ci|ên|cia re|gi|ão pa|ci|en|te á|gua quan|ti|da|de sa|ú|de "
                    "pai co|ra|ção mães lin|gua|gem"),
              "");
}

TEST(Syllables, Dutch) {
    EXPECT_EQ(wrong("nl",
                    "zie|ken|huis pa|ti|ënt in|for|ma|tie le|ven me|di|cijn ge|nees|mid|del "
                    "nieuw"),
              "");
}

TEST(Syllables, LanguagesOfOneVowelASyllable) {
    EXPECT_EQ(wrong("ru", "ле|че|ни|е врач здо|ро|вье"), "");
    EXPECT_EQ(wrong("tr", "has|ta|ne sa|at te|da|vi"), "");
    EXPECT_EQ(wrong("pl", "le|cze|nie pa|cjent au|to zdro|wie"), "");
}

TEST(Syllables, AreAtLeastOne) {
    EXPECT_EQ(syllables("hmm", "en"), 1);
    EXPECT_EQ(syllables("", "en"), 1);
    EXPECT_EQ(syllables("в", "ru"), 1);
}

TEST(Syllables, OfAnEndlessWordAreItsRunsOfVowels) {
    std::string word;
    for (int i = 0; i < 10'000; ++i) word += "ba";
    EXPECT_EQ(syllables(word, "en"), 10'000);
    EXPECT_EQ(syllables(word, "de"), 10'000);
}

}  // namespace
}  // namespace bifolium::readability
