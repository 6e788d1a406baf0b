#include "text/normalize.h"

#include <gtest/gtest.h>

namespace bifolium::text {
namespace {

TEST(Comparable, ComposesFoldsSpaceAndDropsSoftHyphens) {
    EXPECT_EQ(comparable(" e\u0301  a\n\tb\u00A0c "), "é a b c");
    EXPECT_EQ(comparable("hy\u00ADphen"), "hyphen");
    EXPECT_EQ(comparable("e\u00AD\u0301"), "é");
    EXPECT_EQ(comparable(" \n"), "");
}

TEST(Cases, AreMappedByLanguage) {
    EXPECT_EQ(upper_case("straße i", "de"), "STRASSE I");
    EXPECT_EQ(upper_case("i", "tr"), "İ");
    EXPECT_EQ(lower_case("I", "tr-TR"), "ı");
    EXPECT_EQ(lower_case("ΟΔΟΣ", "el"), "οδος");
    EXPECT_EQ(upper_case("ό", "el"), "Ο");
    EXPECT_EQ(upper_case("a", ""), "A");
}
TEST(Cases, MakeTitlesOfFirstLettersOnly) {
    EXPECT_EQ(title_case("mesenchymal stem CELLS", "en"), "Mesenchymal Stem CELLS");
    EXPECT_EQ(title_case("ijs", "nl"), "IJs");
    EXPECT_EQ(title_case("ǆ", "hr"), "ǅ");
}

}  // namespace
}  // namespace bifolium::text
