#include "text/hyphenation.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "support/memory_files.h"

namespace bifolium::text {
namespace {

std::string read(const std::string& name) {
    std::ifstream in(std::string(BIFOLIUM_ROOT) + "/hyphenation/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Hyphenation patterns() {
    MemoryFiles files;
    for (const std::string name :
         {"languages", "hyph-en-us.tex", "hyph-en-gb.tex", "hyph-de-1996.tex", "hyph-fr.tex"}) {
        files.put("hyphenation/" + name, read(name));
    }
    return Hyphenation::load(files, "hyphenation");
}

std::string divided(const Hyphenation& all, std::string_view language, std::string_view word,
                    const HyphenLimits& limits = {}) {
    std::string out;
    std::size_t from = 0;
    for (const std::uint32_t at : hyphens(*all.find(language), word, limits)) {
        out += std::string(word.substr(from, at - from)) + "-";
        from = at;
    }
    return out + std::string(word.substr(from));
}

TEST(Hyphenation, English) {
    const Hyphenation all = patterns();
    EXPECT_EQ(divided(all, "en-US", "hyphenation"), "hy-phen-ation");
    EXPECT_EQ(divided(all, "en", "Concatenation"), "Con-cate-na-tion");
    EXPECT_EQ(divided(all, "en", "associate"), "as-so-ciate") << "an exception of the file's";
    EXPECT_EQ(divided(all, "en-GB", "typography"), "ty-po-graphy");
    EXPECT_EQ(divided(all, "en-US", "typography"), "ty-pog-ra-phy");
}

TEST(Hyphenation, GermanAndFrenchCountBytesOfLetters) {
    const Hyphenation all = patterns();
    EXPECT_EQ(divided(all, "de-AT", "Gesundheitsf\u00FCrsorge"), "Ge-sund-heits-f\u00FCr-sor-ge");
    EXPECT_EQ(divided(all, "de", "Zucker"), "Zu-cker");
    EXPECT_EQ(divided(all, "fr", "d\u00E9veloppement"), "d\u00E9-ve-lop-pe-ment");
    EXPECT_EQ(divided(all, "fr", "aujourd\u2019hui"), "au-jour-d\u2019hui");
}

TEST(Hyphenation, LimitsOfAWord) {
    const Hyphenation all = patterns();
    EXPECT_EQ(divided(all, "en", "into"), "into") << "five letters at least";
    EXPECT_EQ(divided(all, "en", "hyphenation", {.before = 3}), "hyphen-ation");
    EXPECT_EQ(divided(all, "en", "hyphenation", {.after = 6}), "hy-phenation");
    EXPECT_EQ(divided(all, "en", "hyphenation", {.word = 12}), "hyphenation");
    EXPECT_EQ(divided(all, "en", std::string(1000, 'a')), std::string(1000, 'a'));
    EXPECT_EQ(divided(all, "en", ""), "");
    EXPECT_EQ(divided(all, "en", "\xFF\xFE\xFF\xFE\xFF\xFE"), "\xFF\xFE\xFF\xFE\xFF\xFE");
}

TEST(Hyphenation, ALanguageWithoutPatternsHasNone) {
    const Hyphenation all = patterns();
    EXPECT_EQ(all.find("zh-Hans"), nullptr);
    EXPECT_EQ(all.find(""), nullptr);
    EXPECT_EQ(all.find("it"), nullptr) << "its file is not there";
    EXPECT_EQ(all.find("english"), nullptr);
    EXPECT_NE(all.find("de-CH"), nullptr);
}

TEST(Hyphenation, DamagedFilesAreNoPatterns) {
    MemoryFiles files;
    files.put("h/languages", "en en.tex 2 3\nde de.tex\n\nfr nothing.tex 2 2\nxx xx.tex a b\n");
    files.put("h/en.tex", "\\patterns{ a1b .a");
    files.put("h/xx.tex", std::string("\\patterns{\0 1 \xFF}", 17));
    const Hyphenation all = Hyphenation::load(files, "h");
    EXPECT_EQ(all.find("de"), nullptr);
    EXPECT_EQ(all.find("fr"), nullptr);
    EXPECT_EQ(divided(all, "en", "xxabxxx"), "xxa-bxxx");
    EXPECT_EQ(divided(all, "xx", "xxabxxx"), "xxabxxx");
    EXPECT_EQ(Hyphenation::load(files, "nowhere").find("en"), nullptr);
}

}  // namespace
}  // namespace bifolium::text
