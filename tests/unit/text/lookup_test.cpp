#include "text/lookup.h"

#include <gtest/gtest.h>

#include "text/locale.h"

namespace bifolium::text {
namespace {

using Tags = std::vector<std::string>;

TEST(Lookup, GoesUpTheParentsOfCldr) {
    EXPECT_EQ(lookup("es-MX"), (Tags{"es-MX", "es-419", "es", "es-Latn"}));
    EXPECT_EQ(lookup("en-AU"), (Tags{"en-AU", "en-001", "en", "en-Latn"}));
    EXPECT_EQ(lookup("pt-AO"), (Tags{"pt-AO", "pt-PT", "pt", "pt-Latn"}));
    EXPECT_EQ(lookup("nb"), (Tags{"nb", "no", "no-Latn"}));
}
TEST(Lookup, NeverLeavesTheScript) {
    EXPECT_EQ(lookup("zh-TW"), (Tags{"zh-Hant-TW", "zh-Hant"}));
    EXPECT_EQ(lookup("zh-HK"), (Tags{"zh-Hant-HK", "zh-Hant"}));
    EXPECT_EQ(lookup("zh-MO"), (Tags{"zh-Hant-MO", "zh-Hant-HK", "zh-Hant"}));
    EXPECT_EQ(lookup("zh-Hant-TW"), (Tags{"zh-Hant-TW", "zh-Hant"}));
    EXPECT_EQ(lookup("zh-SG"), (Tags{"zh-SG", "zh", "zh-Hans"}));
    EXPECT_EQ(lookup("sr-ME"), (Tags{"sr-Latn-ME", "sr-Latn"}));
    EXPECT_EQ(lookup("kk-Arab"), (Tags{"kk-Arab"})) << "kk is Cyrillic";
}
TEST(Lookup, LeavesOutWhatIsNoPartOfTheLanguage) {
    EXPECT_EQ(lookup("de-1996"), (Tags{"de-1996", "de", "de-Latn"}));
    EXPECT_EQ(lookup("ar-u-nu-latn"), (Tags{"ar", "ar-Arab"}));
    EXPECT_EQ(lookup("IW"), (Tags{"he", "he-Hebr"}));
    EXPECT_TRUE(lookup("").empty());
    EXPECT_TRUE(lookup("not a tag!").empty());
    EXPECT_TRUE(lookup("und").empty());
}
// Each test runs in a process of its own: here nothing has opened the two languages before.
TEST(Lookup, LeavesNorwegianItsMonths) {
    EXPECT_EQ(lookup("nb").size(), 3U);
    EXPECT_EQ(date(locale("nb"), "2026-01-01"), "1. januar 2026");
    EXPECT_EQ(lookup("nn").size(), 3U);
    EXPECT_EQ(date(locale("nn"), "2026-01-01"), "1. januar 2026");
}
TEST(OwnName, IsInTheLanguageItself) {
    EXPECT_EQ(own_name("de"), "Deutsch");
    EXPECT_EQ(own_name("es"), "Español");
    EXPECT_EQ(own_name("zh-Hans"), "简体中文");
    EXPECT_EQ(own_name("pt-PT"), "Português europeu");
    EXPECT_EQ(own_name("tlh"), "tlh");
    EXPECT_EQ(own_name("no tag"), "no tag");
}

}  // namespace
}  // namespace bifolium::text
