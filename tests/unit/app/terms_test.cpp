#include "app/terms.h"

#include <gtest/gtest.h>

namespace bifolium::app {
namespace {

std::vector<Term> read(std::string text, std::string& codes) {
    Sources sources;
    Diagnostics diagnostics;
    const auto terms =
        read_terms(sources, sources.add("glossary.yaml", std::move(text)), diagnostics);
    for (const Diagnostic& one : diagnostics.all()) codes.append(one.code).append(" ");
    return terms;
}

TEST(Terms, AreReadForTwoLanguages) {
    std::string codes;
    const std::vector<Term> terms = read(
        "terms:\n  - en: [stem cell]\n    note: a note\n    de: [Stammzelle, Stammzellen]\n"
        "  - {en: lupus, es: lupus}\n",
        codes);
    EXPECT_EQ(codes, "");
    const l10n::Glossary german = glossary_of(terms, "en", "de-AT");
    ASSERT_EQ(german.terms.size(), 1u);
    EXPECT_EQ(german.terms[0].source, std::vector<std::string>{"stem cell"});
    EXPECT_EQ(german.terms[0].forms, (std::vector<std::string>{"Stammzelle", "Stammzellen"}));
    EXPECT_EQ(glossary_of(terms, "en-GB", "es-MX").terms.size(), 1u);
    EXPECT_TRUE(glossary_of(terms, "en", "ja").terms.empty());
}
TEST(Terms, ThatAreNoneAreFindings) {
    std::string codes;
    EXPECT_TRUE(read("term:\n  - en: [a]\n", codes).empty());
    EXPECT_EQ(codes, "project.unknown-key ");
    codes.clear();
    EXPECT_TRUE(read("terms: none\n", codes).empty());
    EXPECT_EQ(codes, "project.bad-value ");
    codes.clear();
    EXPECT_EQ(read("terms:\n  - {en: a, nonsense tag: b}\n", codes).size(), 1u);
    EXPECT_EQ(codes, "project.bad-value ");
}

}  // namespace
}  // namespace bifolium::app
