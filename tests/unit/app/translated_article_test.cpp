// The article's own translations: the checks find nothing in them.
#include <gtest/gtest.h>

#include "unit/app/translated_manuscript.h"

namespace bifolium::app {
namespace {

class Article : public testing::TestWithParam<const char*> {};

TEST_P(Article, IsTranslatedWithoutAFinding) {
    const std::string language = GetParam();
    TranslatedManuscript article("manuscript/msc.md", "manuscript/locale/" + language + "/msc.po",
                                 "manuscript/glossary.yaml", language);
    EXPECT_EQ(article.units.size(), article.total);
    EXPECT_GT(article.total, 40u);
    EXPECT_EQ(article.check_all(), "");
}

INSTANTIATE_TEST_SUITE_P(All, Article,
                         testing::Values("es", "de", "fr", "ar", "hi", "zh-Hans", "ja", "uk"),
                         [](const auto& test) {
                             std::string name = test.param;
                             std::erase(name, '-');
                             return name;
                         });

}  // namespace
}  // namespace bifolium::app
