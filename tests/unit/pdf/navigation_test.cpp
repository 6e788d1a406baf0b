#include "pdf/navigation.h"

#include <gtest/gtest.h>

#include "read_back.h"
#include "support/pdf_sample.h"

namespace bifolium::pdf {
namespace {

TEST(PageLabels, knows_how_a_label_counts) {
    EXPECT_EQ(label_style("12").style, 'D');
    EXPECT_EQ(label_style("12").number, 12);
    EXPECT_EQ(label_style("xiv").style, 'r');
    EXPECT_EQ(label_style("xiv").number, 14);
    EXPECT_EQ(label_style("XIV").style, 'R');
    EXPECT_EQ(label_style("iiii").style, 0);  // as we do not write it
    EXPECT_EQ(label_style("012").style, 0);
    EXPECT_EQ(label_style("A-1").prefix, "A-1");
    EXPECT_EQ(label_style("").prefix, "");
    EXPECT_EQ(label_style("99999999999999").style, 0);
}

/// A heading on each of three pages; the second is below the first.
std::string book(Sample& sample, bool closed) {
    for (int i = 0; i < 3; ++i) {
        if (i > 0) sample.new_sheet();
        const document::NodeId heading = sample.open(document::Heading{i == 1 ? 2 : 1});
        sample.identify(heading, "h" + std::to_string(i));
        sample.text("Heading");
        sample.close();
        sample.sheet().landmarks.push_back({heading, {Length::pt(20), Length::pt(40)}});
        sample.bookmarks.push_back({heading, i == 1 ? 2 : 1, "H" + std::to_string(i), closed});
    }
    return *sample.write();
}

TEST(Navigation, nests_the_outline_and_counts_what_is_open) {
    Sample sample;
    const ReadBack read(book(sample, false));
    const std::string& root = read.with("/Type /Outlines");
    EXPECT_EQ(ReadBack::number_after(root, "/Count "), 3u);
    const std::string& first = read.object(ReadBack::number_after(root, "/First "));
    EXPECT_NE(first.find("FEFF00480030"), std::string::npos) << first;
    EXPECT_EQ(ReadBack::number_after(first, "/Count "), 1u);
    EXPECT_EQ(ReadBack::number_after(first, "/Next "), ReadBack::number_after(root, "/Last "));
}

TEST(Navigation, counts_nothing_of_what_is_closed) {
    Sample sample;
    const ReadBack read(book(sample, true));
    const std::string& root = read.with("/Type /Outlines");
    EXPECT_EQ(ReadBack::number_after(root, "/Count "), 2u);
    EXPECT_NE(read.object(ReadBack::number_after(root, "/First ")).find("/Count -1"),
              std::string::npos);
}

TEST(Navigation, jumps_to_a_place_and_to_an_element) {
    Sample sample;
    const ReadBack read(book(sample, false));
    const std::string& jump = read.with("/S /GoTo");
    const std::uint32_t page = ReadBack::number_after(jump, "/D [");
    const std::uint32_t element = ReadBack::number_after(jump, "/SD [");
    EXPECT_NE(read.object(page).find("/Type /Page"), std::string::npos);
    EXPECT_NE(read.object(element).find("/S /H1"), std::string::npos);
    EXPECT_NE(jump.find("/XYZ 20 360 null"), std::string::npos) << jump;
}

TEST(Navigation, labels_pages_in_runs) {
    Sample sample;
    const ReadBack read(book(sample, false));
    EXPECT_EQ(read.count("/St 1"), 1u);
    EXPECT_EQ(read.count("/St 2"), 0u);
}

struct Linked {
    Sample sample;
    std::string file;
    explicit Linked(const std::string& target) {
        const document::NodeId heading = sample.open(document::Heading{1});
        sample.identify(heading, "here");
        sample.text("Here");
        sample.close();
        sample.sheet().landmarks.push_back({heading, {}});
        sample.open(document::Paragraph{});
        const document::NodeId link = sample.open(document::Link{target, ""});
        sample.text("a link");
        sample.close();
        sample.close();
        for (int line = 0; line < 2; ++line) {
            sample.sheet().links.push_back(
                {{{Length::pt(20), Length::pt(40 + 20 * line)}, {Length::pt(60), Length::pt(14)}},
                 link});
        }
        file = *sample.write();
    }
};

TEST(Links, have_an_annotation_for_each_line_under_one_element) {
    const Linked linked("https://example.org/ä b");
    const ReadBack read(linked.file);
    EXPECT_EQ(read.count("/Subtype /Link"), 2u);
    const std::string& element = read.with("/S /Link");
    std::size_t objects = 0;
    for (std::size_t at = 0; (at = element.find("/OBJR", at)) != std::string::npos; ++at) ++objects;
    EXPECT_EQ(objects, 2u);
    EXPECT_LT(element.find("/MCR"), element.find("/OBJR"));
    const std::string& annotation = read.with("/Subtype /Link");
    EXPECT_NE(annotation.find("/F 4"), std::string::npos);
    EXPECT_NE(annotation.find("/Contents"), std::string::npos);
    EXPECT_NE(annotation.find("/StructParent "), std::string::npos);
    // https://example.org/%C3%A4%20b
    EXPECT_NE(
        read.with("/S /URI").find("68747470733A2F2F6578616D706C652E6F72672F25433325413425323062"),
        std::string::npos);
    EXPECT_TRUE(linked.sample.diagnostics.all().empty());
}

TEST(Links, lead_to_nodes_of_the_document) {
    const ReadBack read(Linked("#here").file);
    EXPECT_EQ(read.count("/Subtype /Link"), 2u);
    EXPECT_EQ(read.count("/S /GoTo"), 2u);
}

TEST(Links, never_start_anything) {
    for (const char* const target :
         {"javascript:alert(1)", "file:///etc/passwd", "other.pdf", ""}) {
        const Linked linked(target);
        EXPECT_EQ(ReadBack(linked.file).count("/Subtype /Link"), 0u) << target;
        ASSERT_EQ(linked.sample.diagnostics.all().size(), 2u) << target;
        EXPECT_EQ(linked.sample.diagnostics.all()[0].code, "pdf.dead-link");
    }
    EXPECT_EQ(ReadBack(Linked("#nowhere").file).count("/Subtype /Link"), 0u);
}

}  // namespace
}  // namespace bifolium::pdf
