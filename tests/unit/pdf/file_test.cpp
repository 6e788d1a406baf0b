#include <gtest/gtest.h>

#include "pdf/output_intent.h"
#include "pdf/shading.h"
#include "read_back.h"
#include "support/pdf_sample.h"

namespace bifolium::pdf {
namespace {

std::string leaflet() {
    Sample sample;
    fill_leaflet(sample);
    return *sample.write();
}

TEST(File, has_the_same_bytes_each_time) {
    EXPECT_EQ(leaflet(), leaflet());
}

TEST(File, says_what_it_is) {
    const ReadBack read(leaflet());
    const std::string& catalog = read.with("/Type /Catalog");
    EXPECT_NE(catalog.find("/MarkInfo"), std::string::npos);
    EXPECT_NE(catalog.find("/DisplayDocTitle true"), std::string::npos);
    EXPECT_NE(catalog.find("/Lang <656E>"), std::string::npos) << catalog;
    EXPECT_NE(catalog.find("/OutputIntents"), std::string::npos);
    const std::uint32_t packet = ReadBack::number_after(catalog, "/Metadata ");
    EXPECT_EQ(read.object(packet).find("/Filter"), std::string::npos);
    EXPECT_NE(read.stream(packet).find("Stem cells &amp; &lt;you&gt;"), std::string::npos);
    EXPECT_EQ(read.count("Haru"), 0u);  // its name is not ours
}

TEST(File, gives_every_page_its_boxes) {
    Sample sample;
    sample.open(document::Paragraph{});
    sample.text("x");
    sample.sheet().trim = {{Length::pt(10), Length::pt(20)}, {Length::pt(280), Length::pt(360)}};
    sample.sheet().bleed = {{Length::pt(5), Length::pt(15)}, {Length::pt(290), Length::pt(370)}};
    const ReadBack read(*sample.write());
    const std::string& page = read.with("/Type /Page\n");
    EXPECT_NE(page.find("/MediaBox [ 0 0 300 400 ]"), std::string::npos) << page;
    EXPECT_NE(page.find("/TrimBox [ 10 20 290 380 ]"), std::string::npos) << page;
    EXPECT_NE(page.find("/BleedBox [ 5 15 295 385 ]"), std::string::npos) << page;
    EXPECT_NE(page.find("/Tabs /S"), std::string::npos) << page;
}

TEST(File, refuses_pages_that_no_reader_opens) {
    Sample sample;
    sample.sheet().media.width = Length::pt(14401);
    const Result<std::string> file = sample.write();
    ASSERT_FALSE(file);
    EXPECT_NE(file.failure().what.find("14400"), std::string::npos);
}

TEST(File, marks_running_heads_as_pagination) {
    const ReadBack read(leaflet());
    EXPECT_NE(read.stream_with("/Subtype /Header"), "");
    EXPECT_NE(read.stream_with("/Artifact <</Type /Background>>"), "");
}

/// The lines that open and close states, clip, fill and show forms, a letter each.
std::string steps(const std::string& content) {
    std::string order;
    for (std::size_t at = 0; at < content.size(); at = content.find('\n', at) + 1) {
        const std::string line = content.substr(at, content.find('\n', at) - at);
        if (line == "q" || line == "Q" || line == "f") order += line;
        if (line == "W n") order += "c";
        if (line.ends_with(" Do")) order += "D";
    }
    return order;
}

/// Two scopes, the second in the first, and a mark each in second, first, none, second.
void add_scopes(Sample& sample, double opacity) {
    paint::Sheet& sheet = sample.sheet();
    const Path square{{Verb::move, Verb::line, Verb::line, Verb::close}, {{0, 0}, {9, 0}, {9, 9}}};
    sheet.scopes.push_back({.parent = {},
                            .transform = {.a = 2, .b = 0, .c = 0, .d = 2, .e = 0, .f = 0},
                            .clip = std::nullopt,
                            .opacity = opacity});
    sheet.scopes.push_back({.parent = paint::ScopeId(0), .transform = {}, .clip = square});
    for (const paint::ScopeId scope :
         {paint::ScopeId(1), paint::ScopeId(0), paint::ScopeId(), paint::ScopeId(1)}) {
        sample.fill({{}, {Length::pt(1), Length::pt(1)}}, {Rgb{1, 0, 0}, 0.25});
        sheet.marks.back().scope = scope;
    }
}

TEST(File, opens_and_closes_scopes_between_marks) {
    Sample sample;
    add_scopes(sample, 1);
    const ReadBack read(*sample.write());
    EXPECT_EQ(steps(read.stream_with("/Artifact")), "qqcfQfQfqqcfQQ");
    EXPECT_EQ(read.count("/S /Transparency"), 0u);
}

TEST(File, fades_marks_together_in_a_group) {
    Sample sample;
    add_scopes(sample, 0.5);
    const ReadBack read(*sample.write());
    const std::string& page = read.stream_with("/Gr1 Do");
    EXPECT_EQ(steps(page), "qDQfqDQ");
    EXPECT_NE(page.find("/G500 gs\n/Gr1 Do"), std::string::npos) << page;
    EXPECT_EQ(read.count("/S /Transparency"), 2u);
    EXPECT_EQ(steps(read.stream_with("W n")), "qcfQf");
    EXPECT_EQ(page.find("W n"), std::string::npos) << "clipped within the group alone";
}

TEST(File, fades_a_mark_alone_without_a_group) {
    Sample sample;
    sample.sheet().scopes.push_back(
        {.parent = {}, .transform = {}, .clip = std::nullopt, .opacity = 0.5});
    sample.fill({{}, {Length::pt(1), Length::pt(1)}}, {Rgb{1, 0, 0}, 0.5});
    sample.sheet().marks.back().scope = paint::ScopeId(0);
    const ReadBack read(*sample.write());
    EXPECT_EQ(read.count("/S /Transparency"), 0u);
    EXPECT_NE(read.stream_with("/G250 gs"), "");
}

TEST(File, shades_fills_and_strokes) {
    Sample sample;
    const image::LinearGradient gradient{
        {0, 0}, {100, 0}, {{0.2, {Rgb{1, 0, 0}, 1}}, {0.5, {}}, {0.9, {Rgb{0, 0, 1}, 1}}}};
    sample.put({.owner = {},
                .role = paint::Role::artifact,
                .text_begin = 0,
                .scope = {},
                .what = paint::Fill{.shape = Rect{{}, {Length::pt(50), Length::pt(50)}},
                                    .ink = gradient}});
    sample.put({.owner = {},
                .role = paint::Role::artifact,
                .text_begin = 0,
                .scope = {},
                .what = paint::Stroke{.path = {{Verb::move, Verb::line}, {{0, 0}, {9, 9}}},
                                      .ink = gradient,
                                      .width = Length::pt(2),
                                      .dashes = {}}});
    const ReadBack read(*sample.write());
    EXPECT_EQ(read.count("/ShadingType 2"), 2u);
    EXPECT_EQ(read.count("/PatternType 2"), 1u);
    EXPECT_NE(read.with("/ShadingType 2").find("/Bounds [ 0.2 0.5 0.9 ]"), std::string::npos)
        << read.with("/ShadingType 2");
    EXPECT_NE(read.stream_with("/Sh1 sh"), "");
}

TEST(OutputIntent, is_an_icc_profile_of_its_own_length) {
    const std::string profile = srgb_profile();
    ASSERT_GT(profile.size(), 132u);
    std::uint32_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) size = size << 8 | static_cast<unsigned char>(profile[i]);
    EXPECT_EQ(size, profile.size());
    EXPECT_EQ(profile.substr(36, 4), "acsp");
    EXPECT_LT(profile.size(), 800u);
}

}  // namespace
}  // namespace bifolium::pdf
