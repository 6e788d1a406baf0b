#include "pdf/text.h"

#include <gtest/gtest.h>

#include "read_back.h"
#include "support/pdf_sample.h"

namespace bifolium::pdf {
namespace {

const Setting arabic{"NotoNaskhArabic-Regular.ttf", script_tag("Arab"), "ar",
                     Direction::right_to_left, 14};
const Setting hindi{"NotoSansDevanagari-Regular.ttf", script_tag("Deva"), "hi"};
const Setting thai{"NotoSansThai-Regular.ttf", script_tag("Thai"), "th"};

struct Line {
    Sample sample;
    Store store;
    Fonts fonts;
    paint::Glyphs glyphs;

    explicit Line(std::string_view words, const Setting& how = {})
        : sample({how.font}), fonts(sample.fonts.library) {
        sample.paint_text(words, {}, paint::Role::content, 0, how);
        glyphs = *std::get_if<paint::Glyphs>(&sample.sheet().marks.back().what);
    }
    std::vector<TextSegment> segments() {
        return text_segments(glyphs, sample.fonts.library, fonts, store);
    }
};

TEST(Text, needs_no_actual_text_for_latin) {
    Line line("Efficient Weißwürste, “naïve” office");
    const auto segments = line.segments();
    ASSERT_EQ(segments.size(), 1u);
    EXPECT_TRUE(segments[0].actual_text.empty());
    EXPECT_LT(segments[0].glyphs.size(), 36u);  // ligatures
}

TEST(Text, gives_one_glyph_a_code_for_each_text) {
    Line line("aa");
    EXPECT_EQ(line.segments()[0].glyphs[0].code, line.segments()[0].glyphs[1].code);
    const std::uint32_t glyph = line.glyphs.run->glyphs[0].id;
    const Code small = line.fonts.code(line.glyphs.run->face, glyph, "a", line.store);
    const Code large = line.fonts.code(line.glyphs.run->face, glyph, "A", line.store);
    EXPECT_NE(small.value, large.value);
    EXPECT_TRUE(large.exact);
}

TEST(Text, says_clusters_of_several_glyphs_by_actual_text) {
    Line line("कमशिक", hindi);  // the sign of ि stands before its letter
    const auto segments = line.segments();
    std::string said;
    for (const TextSegment& segment : segments) {
        said += segment.actual_text.empty() ? "." : segment.actual_text;
        if (!segment.actual_text.empty()) {
            EXPECT_GT(segment.glyphs.size(), 1u);
        }
    }
    EXPECT_EQ(said, ".शि.");
}

TEST(Text, says_a_letter_and_the_marks_above_it_at_once) {
    Line line("กฟื้น", thai);
    std::string said;
    for (const TextSegment& segment : line.segments()) {
        said += segment.silent ? "-" : segment.actual_text.empty() ? "." : segment.actual_text;
    }
    EXPECT_EQ(said, ".ฟื้-.");
}

TEST(Text, puts_arabic_into_the_order_of_the_text) {
    Line line("سلام", arabic);
    const auto segments = line.segments();
    ASSERT_FALSE(segments.empty());
    const auto& glyphs = segments.front().glyphs;
    ASSERT_GT(glyphs.size(), 1u);
    for (std::size_t i = 1; i < glyphs.size(); ++i) {
        EXPECT_LE(glyphs[i].x_pt, glyphs[i - 1].x_pt) << i;  // leftwards
    }
}

TEST(Text, says_a_whole_mark_at_once) {
    Line line("STRASSE");
    line.glyphs.text = "straße";
    line.glyphs.extraction = paint::Extraction::whole;
    const auto segments = line.segments();
    ASSERT_EQ(segments.size(), 1u);
    EXPECT_EQ(segments[0].actual_text, "straße");
    EXPECT_EQ(segments[0].glyphs.size(), 7u);
}

TEST(Text, leaves_out_soft_hyphens_that_divide_nothing) {
    Line line("co\u00ADop");
    const auto segments = line.segments();
    ASSERT_EQ(segments.size(), 1u);
    EXPECT_EQ(segments[0].glyphs.size(), 4u);
}

TEST(Text, maps_a_whole_mark_of_one_glyph_by_its_code) {
    Line line("-");
    line.glyphs.text = "\u00AD";
    line.glyphs.extraction = paint::Extraction::whole;
    const auto segments = line.segments();
    ASSERT_EQ(segments.size(), 1u);
    EXPECT_TRUE(segments[0].actual_text.empty());
}

TEST(Text, places_every_glyph_where_the_mark_says) {
    Line line("Text with wide spaces");
    line.glyphs.word_space = Length::pt(7);
    line.glyphs.letter_space = Length::pt(0.25);
    const auto segments = line.segments();
    ContentWriter content(400);
    show(segments[0], line.glyphs, line.fonts, content);
    const std::string out = std::move(content).finish();
    // Follow a reader's pen: widths of the font and the numbers between the strings.
    double pen = 0;
    std::size_t glyph = 0, at = out.find('[') + 1;
    const double size = line.glyphs.size.to_pt();
    for (; out[at] != ']';) {
        if (out[at] == '<') {
            for (++at; out[at] != '>'; at += 4, ++glyph) {
                EXPECT_NEAR(pen, segments[0].glyphs[glyph].x_pt, 0.0095) << glyph;
                pen += segments[0].glyphs[glyph].width / 1000 * size;
            }
            ++at;
        } else {
            char* end = nullptr;
            pen -= std::strtod(out.c_str() + at, &end) / 1000 * size;
            at = static_cast<std::size_t>(end - out.c_str());
        }
    }
    EXPECT_EQ(glyph, segments[0].glyphs.size());
}

TEST(Fonts, embed_a_subset_with_its_own_facts) {
    Sample sample;
    sample.open(document::Paragraph{});
    sample.text("office");
    const ReadBack read(*sample.write());
    const std::string& font = read.with("/Subtype /Type0");
    EXPECT_NE(font.find("/Encoding /Identity-H"), std::string::npos);
    EXPECT_NE(font.find("+Lato-Regular"), std::string::npos) << font;
    const std::string& cmap = read.stream(ReadBack::number_after(font, "/ToUnicode "));
    EXPECT_NE(cmap.find("<0001> <006F>"), std::string::npos) << cmap;
    EXPECT_NE(cmap.find("beginbfchar"), std::string::npos);
    const std::string& descriptor = read.with("/Type /FontDescriptor");
    const font::Metrics metrics = sample.fonts.library.metrics(font::FaceId(0));
    EXPECT_EQ(metrics.units_per_em, 2000);
    EXPECT_EQ(ReadBack::number_after(descriptor, "/Ascent "),
              static_cast<std::uint32_t>(metrics.ascent) / 2)
        << descriptor;
    EXPECT_NE(descriptor.find("/FontFile2 "), std::string::npos);
    const std::string& descendant = read.with("/CIDFontType2");
    EXPECT_NE(descendant.find("/CIDToGIDMap "), std::string::npos);
    EXPECT_NE(descendant.find("/W [0 ["), std::string::npos) << descendant;
}

}  // namespace
}  // namespace bifolium::pdf
