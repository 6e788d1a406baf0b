#include "font/library.h"

#include <gtest/gtest.h>

#include "unit/font/fonts.h"

namespace bifolium::font {
namespace {

/// What loading this manifest over `files` reports.
std::string codes_of(const MemoryFiles& files, const std::string& manifest) {
    Sources sources;
    Diagnostics diagnostics;
    const std::array manifests{sources.add("fonts/manifest", manifest)};
    Library::load(files, sources, manifests, diagnostics);
    std::string codes;
    for (const Diagnostic& finding : diagnostics.all()) codes.append(finding.code).append(" ");
    return codes;
}

TEST(Library, KnowsAFacesFacts) {
    const Fonts fonts({{"Lato-BoldItalic.ttf", shipped("Lato-BoldItalic.ttf")}});
    ASSERT_EQ(fonts.library.size(), 1U);
    const Facts& facts = fonts.library.facts(FaceId(0));
    EXPECT_EQ(facts.family, "Lato");
    EXPECT_EQ(facts.postscript_name, "Lato-BoldItalic");
    EXPECT_EQ(facts.weight, 700);
    EXPECT_EQ(facts.slant, Slant::italic);
    EXPECT_FALSE(facts.serif || facts.fixed_pitch);
    EXPECT_EQ(fonts.library.metrics(FaceId(0)).units_per_em, 2000);
    EXPECT_EQ(fonts.library.find_file("Lato-BoldItalic.ttf"), FaceId(0));
    EXPECT_FALSE(fonts.library.find_file("Lato.ttf").valid());
}
TEST(Library, MatchesWeightsAndSlantsAsCssDoes) {
    const Fonts fonts({{"a.ttf", shipped("Lato-Regular.ttf")},
                       {"b.ttf", shipped("Lato-Bold.ttf")},
                       {"c.ttf", shipped("Lato-Heavy.ttf")},
                       {"d.ttf", shipped("Lato-Italic.ttf")}});
    const auto path = [&](int weight, Slant slant) {
        return fonts.library.facts(fonts.library.match("lato", weight, slant)).path;
    };
    EXPECT_EQ(path(400, Slant::upright), "a.ttf");
    EXPECT_EQ(path(500, Slant::upright), "a.ttf");
    EXPECT_EQ(path(600, Slant::upright), "b.ttf");
    EXPECT_EQ(path(900, Slant::upright), "c.ttf");
    EXPECT_EQ(path(100, Slant::upright), "a.ttf");
    EXPECT_EQ(path(900, Slant::italic), "d.ttf");  // the slant counts more than the weight
    EXPECT_FALSE(fonts.library.match("Lata", 400, Slant::upright).valid());
}
TEST(Library, FallsBackInTheManifestsOrder) {
    const Fonts fonts({{"lato.ttf", shipped("Lato-Regular.ttf")},
                       {"hebrew.ttf", shipped("NotoSansHebrew-Regular.ttf")},
                       {"hebrew-bold.ttf", shipped("NotoSansHebrew-Bold.ttf")}});
    const auto path = [&](char32_t character, int weight) {
        const FaceId face = fonts.library.fallback(character, weight, Slant::upright, "en");
        return face.valid() ? fonts.library.facts(face).path : "none";
    };
    EXPECT_EQ(path(U'a', 400), "lato.ttf");
    EXPECT_EQ(path(U'א', 400), "hebrew.ttf");
    EXPECT_EQ(path(U'א', 700), "hebrew-bold.ttf");
    EXPECT_EQ(path(U'字', 400), "none");
}
TEST(Library, GivesOutlinesAndAdvances) {
    const Fonts fonts({{"lato.ttf", shipped("Lato-Regular.ttf")}});
    const std::uint32_t glyph = fonts.library.glyph(FaceId(0), U'l');
    const Path path = fonts.library.outline(FaceId(0), glyph);
    ASSERT_FALSE(path.verbs.empty());
    EXPECT_EQ(path.verbs.front(), Verb::move);
    EXPECT_EQ(path.verbs.back(), Verb::close);
    EXPECT_GT(fonts.library.advance(FaceId(0), glyph), 300);
    EXPECT_TRUE(fonts.library.outline(FaceId(0), 999'999).verbs.empty());
    EXPECT_EQ(fonts.library.glyph(FaceId(0), U'字'), 0U);
}

TEST(Manifest, ReportsWhatItCannotLoad) {
    const std::string good(64, 'a');
    MemoryFiles files({{"fonts/text.ttf", "no font"}});
    EXPECT_EQ(codes_of(files, "# comment\n\n"), "");
    EXPECT_EQ(codes_of(files, "nonsense\n"), "font.bad-manifest ");
    EXPECT_EQ(codes_of(files, good + "\n"), "font.bad-manifest ");
    EXPECT_EQ(codes_of(files, good + "  text.ttf\n"), "font.damaged ");
    EXPECT_EQ(codes_of(files, good + "  absent.ttf"), "font.missing-file ");
    EXPECT_EQ(codes_of(files, good + "  package:fonts-x relative.ttf"), "font.bad-manifest ");
}
TEST(Manifest, RemembersAbsentPackagesInSilence) {
    Sources sources;
    Diagnostics diagnostics;
    const std::string line = std::string(64, 'a') + "  package:fonts-x  /usr/x.ttc#1\n";
    const std::array manifests{sources.add("fonts/manifest", line + line)};
    const Library library = Library::load(MemoryFiles(), sources, manifests, diagnostics);
    EXPECT_TRUE(diagnostics.all().empty());
    EXPECT_EQ(library.absent_packages(), (std::vector<std::string>{"fonts-x"}));
}
TEST(Manifest, OfBifoliumsOwnFontsLoadsWhole) {
    Sources sources;
    Diagnostics diagnostics;
    MemoryFiles files;
    const std::string manifest = shipped("manifest");
    std::size_t lines = 0;
    for (std::size_t at = 0; at < manifest.size(); at = manifest.find('\n', at) + 1) {
        const std::string_view line =
            std::string_view(manifest).substr(at, manifest.find('\n', at) - at);
        if (line.size() < 67 || line[0] == '#' || line.find("package:") != line.npos) continue;
        const std::string name(line.substr(66));
        const std::string bytes = shipped(name);
        EXPECT_EQ(line.substr(0, 64), hexadecimal(sha256(bytes))) << name;
        files.put("fonts/" + name, bytes);
        ++lines;
    }
    const std::array manifests{sources.add("fonts/manifest", manifest)};
    const Library library = Library::load(files, sources, manifests, diagnostics);
    for (const Diagnostic& finding : diagnostics.all()) ADD_FAILURE() << finding.message;
    EXPECT_EQ(library.size(), lines);
    EXPECT_GT(lines, 40U);
}
TEST(ManifestLine, IsAsSha256sumWritesIt) {
    const std::string bytes = shipped("Lato-Regular.ttf");
    const Result<std::string> line = manifest_line(bytes, "Lato-Regular.ttf");
    ASSERT_TRUE(line);
    EXPECT_EQ(*line, Fonts::line("Lato-Regular.ttf", bytes));
    EXPECT_FALSE(manifest_line("no font", "x.ttf"));
}

}  // namespace
}  // namespace bifolium::font
