#include "text/sentences.h"

#include <gtest/gtest.h>

namespace bifolium::text {
namespace {

/// The text with a bar behind each sentence.
std::string cut(std::string_view language, std::string_view text) {
    Sentences sentences(language);
    std::string out;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : sentences.ends(text)) {
        out += std::string(text.substr(begin, end - begin)) + "|";
        begin = end;
    }
    return out;
}

TEST(Sentences, EndAtMarks) {
    EXPECT_EQ(cut("en", ""), "");
    EXPECT_EQ(cut("en", "One. Two! Three? Four"), "One. |Two! |Three? |Four|");
    EXPECT_EQ(cut("en", "He said “Stop.” She left."), "He said “Stop.” |She left.|");
    EXPECT_EQ(cut("ja", "一つ。二つ。"), "一つ。|二つ。|");
    EXPECT_EQ(cut("hi", "यह एक है। वह दो है।"), "यह एक है। |वह दो है।|");
    EXPECT_EQ(cut("el", "Τι; Ναι."), "Τι; |Ναι.|");
}

TEST(Sentences, DoNotEndInNumbers) {
    EXPECT_EQ(cut("en", "Take 2.5 mg. Rest."), "Take 2.5 mg. |Rest.|");
}

TEST(Sentences, DoNotEndAfterAbbreviations) {
    EXPECT_EQ(cut("en", "Ask Dr. Smith. He knows."), "Ask Dr. Smith. |He knows.|");
    EXPECT_EQ(cut("en", "Pain relief, e.g. Aspirin, helps. Rest."),
              "Pain relief, e.g. Aspirin, helps. |Rest.|");
    EXPECT_EQ(cut("de", "Nehmen Sie z. B. Aspirin ein. Ruhen Sie."),
              "Nehmen Sie z. B. Aspirin ein. |Ruhen Sie.|");
    EXPECT_EQ(cut("de", "Nehmen Sie ca. Dr. Müllers Rat an. Gut."),
              "Nehmen Sie ca. Dr. Müllers Rat an. |Gut.|");
    EXPECT_EQ(cut("en", "Take it at 9 a.m. Rest (i.e. Sleep)."),
              "Take it at 9 a.m. |Rest (i.e. Sleep).|");
}

TEST(Sentences, EndAfterASingleLetter) {
    EXPECT_EQ(cut("en", "Take vitamin C. Rest."), "Take vitamin C. |Rest.|");
}

TEST(Sentences, DoNotEndAfterOrdinals) {
    EXPECT_EQ(cut("de", "Kommen Sie am 3. Mai. Danke."), "Kommen Sie am 3. Mai. |Danke.|");
    EXPECT_EQ(cut("en", "Come on day 3. May is better."), "Come on day 3. |May is better.|");
    EXPECT_EQ(cut("de", "Es geschah 1998. Danach nie."), "Es geschah 1998. |Danach nie.|");
}

}  // namespace
}  // namespace bifolium::text
