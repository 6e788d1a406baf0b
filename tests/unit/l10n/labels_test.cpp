#include "l10n/labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace bifolium::l10n {
namespace {

TEST(Labels, StandInEveryLanguageOfTheCatalogue) {
    for (const char* language :
         {"en", "de", "fr", "es",      "ar",      "hi", "ja", "uk", "it", "pt", "pt-PT",
          "nl", "pl", "tr", "ru",      "el",      "he", "ko", "th", "bn", "ta", "vi",
          "sv", "da", "no", "zh-Hans", "zh-Hant", "fi", "cs", "ro", "hu", "id"}) {
        const Labels labels(language);
        EXPECT_TRUE(labels.found());
        EXPECT_EQ(labels.language(), language);
        for (const char* key : {"contents",     "note",         "tip",
                                "important",    "warning",      "caution",
                                "notes",        "about",        "authors",
                                "publisher",    "contact",      "reviewed",
                                "next-review",  "sources",      "version",
                                "date",         "language",     "rights",
                                "not-recorded", "cover",        "landmarks",
                                "task-done",    "task-open",    "start-of-content",
                                "untitled",     "preview",      "machine-translated-notice",
                                "page-of",      "stale-notice", "untranslated-notice"}) {
            EXPECT_FALSE(labels[key].empty()) << language << " " << key;
        }
        EXPECT_NE(labels["warning"], labels["caution"]) << language;
    }
    EXPECT_EQ(Labels("de")["page-of"], "Seite {page} von {pages}");
    EXPECT_EQ(Labels("en")["no-such-key"], "");
}

TEST(Labels, ComeFromTheNearestLanguage) {
    EXPECT_EQ(Labels("de-AT")["warning"], "Warnung");
    EXPECT_EQ(Labels("es-MX").language(), "es");
    EXPECT_EQ(Labels("nb").language(), "no");
    EXPECT_EQ(Labels("pt-BR").language(), "pt");
    EXPECT_EQ(Labels("pt-AO").language(), "pt-PT");
    EXPECT_EQ(Labels("zh-CN").language(), "zh-Hans");
    EXPECT_EQ(Labels("zh-TW").language(), "zh-Hant");
    EXPECT_EQ(Labels("zh-HK").language(), "zh-Hant");
}

TEST(Labels, NeverComeFromAnotherScript) {
    for (const char* language : {"ru-Latn", "zh-Latn", "tlh", "", "no tag"}) {
        const Labels labels(language);
        EXPECT_FALSE(labels.found()) << language;
        EXPECT_EQ(labels["contents"], "Contents") << language;
    }
}

}  // namespace
}  // namespace bifolium::l10n
