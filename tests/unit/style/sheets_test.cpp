// Bifolium's own style sheets, cascaded: what the look of a brochure rests on.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

using document::NodeId;

std::string file(const std::string& name) {
    std::ifstream in(std::string(BIFOLIUM_ROOT) + "/styles/" + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Brochure : Styled {
    NodeId cover, title, heading, list, item, item_words, question, asked;
    Brochure() {
        cover = open(document::Cover{});
        title = open(document::Title{});
        words("Cells");
        close();
        close();
        open(document::Section{});
        heading = open(document::Heading{2});
        words("How it works");
        close();
        list = open(document::List{});
        item = open(document::Item{});
        open(document::Paragraph{});
        item_words = words("One");
        close();
        close();
        close();
        question = open(document::Question{});
        asked = open(document::Heading{3});
        words("Are they safe?");
        close();
        close();
        close();
    }
};

TEST(Sheets, TheBrochureIsCleanAndComputesToItsLook) {
    ASSERT_FALSE(file("brochure.css").empty());
    Brochure page;
    page.cascade(file("brand.css") + file("brochure.css"), file("base.css"));
    EXPECT_EQ(page.findings(), "");
    EXPECT_EQ(page.atoms.text(page.page(page.cover).page), "cover");
    EXPECT_EQ(page.atoms.text(page.page(page.title).page), "cover");
    EXPECT_FALSE(page.page(page.heading).page.valid());
    EXPECT_NEAR(page.box(page.title).margin.left.length.pt, 15 * 72 / 25.4, 0.01);
    EXPECT_EQ(page.text(page.title).font_size_pt, 31);
    EXPECT_EQ(page.text(page.item_words).font_size_pt, 12);
    EXPECT_EQ(page.text(page.item_words).line_height, (LineHeight{LineHeight::Kind::length, 17}));
    EXPECT_EQ(page.text(page.item_words).hyphens, Hyphens::manual);
    EXPECT_EQ(page.box(page.item).display, Display::list_item);
    EXPECT_EQ(page.text(page.item, PseudoElement::marker).font_size_pt, 17);
    EXPECT_EQ(page.page(page.heading).break_after, BreakBetween::avoid);
    EXPECT_EQ(page.page(page.heading).bookmark_level, 1);
    EXPECT_EQ(page.box(page.heading).border.top.width_pt, 3);
    const PageBox plain = page.styled().page({});
    EXPECT_NEAR(plain.width_pt, 419.53, 0.01);
    EXPECT_TRUE(plain.margins[static_cast<std::size_t>(css::MarginBox::bottom_left)].style.valid());
    PageContext cover;
    cover.name = page.page(page.cover).page;
    EXPECT_EQ(page.styled().page(cover).margin_pt.top, 0);
    EXPECT_FALSE(page.styled()
                     .page(cover)
                     .margins[static_cast<std::size_t>(css::MarginBox::bottom_left)]
                     .style.valid());
}

TEST(Sheets, TheGuideIsClean) {
    Brochure page;
    page.cascade(file("brand.css") + file("guide.css"), file("base.css"));
    EXPECT_EQ(page.findings(), "");
}

TEST(Sheets, TheBrochureMirrorsFromRightToLeft) {
    Brochure arabic;
    arabic.cascade("html { direction: rtl }" + file("brand.css") + file("brochure.css"),
                   file("base.css"));
    EXPECT_EQ(arabic.box(arabic.list).padding.right.pt, 16);
    EXPECT_EQ(arabic.box(arabic.list).padding.left.pt, 0);
}

}  // namespace
}  // namespace bifolium::style
