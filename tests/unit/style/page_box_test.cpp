#include "style/page_box.h"

#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

constexpr double mm = 72 / 25.4;

std::size_t place(css::MarginBox box) {
    return static_cast<std::size_t>(box);
}

struct Book : Styled {
    PageContext named(std::string_view name, PageSide side = PageSide::right) {
        PageContext context;
        context.name = atoms.intern(name);
        context.side = side;
        return context;
    }
};

TEST(PageBox, SizesAndMargins) {
    Book book;
    book.open(document::Paragraph{});
    book.cascade("@page { size: A4 landscape; margin: 10% 2cm auto; bleed: 3mm; marks: crop }");
    const PageBox box = book.styled().page({});
    EXPECT_NEAR(box.width_pt, 297 * mm, 1e-6);
    EXPECT_NEAR(box.height_pt, 210 * mm, 1e-6);
    EXPECT_NEAR(box.margin_pt.top, 21 * mm, 1e-6);  // of the height
    EXPECT_NEAR(box.margin_pt.left, 20 * mm, 1e-6);
    EXPECT_EQ(box.margin_pt.bottom, 0);
    EXPECT_NEAR(box.bleed_pt, 3 * mm, 1e-6);
    EXPECT_TRUE(box.crop_marks);
    EXPECT_FALSE(box.cross_marks);
}

TEST(PageBox, AutomaticSizesAreThePapersOwn) {
    Book book;
    book.open(document::Paragraph{});
    book.surroundings.page_width_pt = 100;
    book.surroundings.page_height_pt = 200;
    book.cascade("@page { size: landscape } @page wide { size: 10in }");
    EXPECT_EQ(book.styled().page({}).width_pt, 200);
    EXPECT_EQ(book.styled().page(book.named("wide")).height_pt, 720);
}

TEST(PageBox, NamesBeatFirstsBeatSides) {
    Book book;
    book.open(document::Paragraph{});
    book.cascade(
        "@page cover { margin-top: 1pt } @page :first { margin-top: 2pt; margin-left: 5pt }"
        "@page :left { margin-top: 3pt; margin-left: 6pt } @page { margin: 4pt }"
        "@page cover:left { margin-right: 9pt }");
    PageContext first;
    first.first = true;
    first.side = PageSide::left;
    EXPECT_EQ(book.styled().page(first).margin_pt.top, 2);
    EXPECT_EQ(book.styled().page(first).margin_pt.left, 5);
    EXPECT_EQ(book.styled().page(first).margin_pt.bottom, 4);
    EXPECT_EQ(book.styled().page(book.named("cover")).margin_pt.top, 1);
    EXPECT_EQ(book.styled().page(book.named("cover")).margin_pt.right, 4);
    EXPECT_EQ(book.styled().page(book.named("cover", PageSide::left)).margin_pt.right, 9);
    EXPECT_EQ(book.styled().page(book.named("unheard-of")).margin_pt.top, 4);
}

TEST(PageBox, NumbersChooseThePage) {
    Book book;
    book.open(document::Paragraph{});
    book.cascade(
        "@page { margin-top: 4pt } @page :nth(3n) { margin-top: 3pt }"
        "@page chapter { margin-left: 1pt } @page chapter:first { margin-left: 2pt }"
        "@page :nth(2 of chapter) { margin-left: 7pt }");
    PageContext page;
    for (const auto& [index, top] : {std::pair{0, 4}, {2, 3}, {3, 4}, {5, 3}, {2999, 3}}) {
        page.index = static_cast<std::uint32_t>(index);
        EXPECT_EQ(book.styled().page(page).margin_pt.top, top) << index;
    }
    PageContext chapter = book.named("chapter");
    chapter.index = 5;
    for (const auto& [number, left] : {std::pair{0, 1}, {1, 2}, {2, 7}, {3, 1}}) {
        chapter.in_group = static_cast<std::uint32_t>(number);
        EXPECT_EQ(book.styled().page(chapter).margin_pt.left, left) << number;
        EXPECT_EQ(book.styled().page(chapter).margin_pt.top, 3) << number;
    }
    EXPECT_TRUE(book.styled().page_size_varies(Atom()));
    PageContext other = chapter;
    other.in_group = 7;
    EXPECT_EQ(&book.styled().page(chapter), &book.styled().page(other));
}

TEST(PageBox, BlankPagesAreNotDressedByTheirName) {
    Book book;
    book.open(document::Paragraph{});
    book.cascade(
        "@page chapter { margin-top: 1pt } @page :blank { margin-left: 2pt }"
        "@page chapter:blank { margin-right: 3pt }");
    PageContext blank = book.named("chapter");
    blank.blank = true;
    const PageBox& box = book.styled().page(blank);
    EXPECT_EQ(box.margin_pt.top, 0);
    EXPECT_EQ(box.margin_pt.left, 2);
    EXPECT_EQ(box.margin_pt.right, 3);
}

TEST(PageBox, MoreNumbersThanAPageMayAskForAreAFinding) {
    Book book;
    book.open(document::Paragraph{});
    std::string sheet;
    for (int i = 1; i <= 13; ++i)
        sheet += "@page :nth(" + std::to_string(i * 100) + ") { size: a4 }";
    book.cascade(sheet);
    ASSERT_EQ(book.diagnostics.all().size(), 1U);
    EXPECT_EQ(book.diagnostics.all()[0].code, "css.limit");
    PageContext page;
    page.index = 1199;
    EXPECT_NEAR(book.styled().page(page).width_pt, 210 * mm, 1e-6);
    page.index = 1299;
    EXPECT_EQ(&book.styled().page(page), &book.styled().page({})) << "the thirteenth never holds";
}

TEST(PageBox, BorderAndPaddingStandAroundTheArea) {
    Book book;
    book.open(document::Paragraph{});
    book.cascade(
        "@page { size: 100pt 200pt; margin: 10pt; border: 2pt solid; padding: 5%;"
        " background: #ff0 }");
    const PageBox box = book.styled().page({});
    EXPECT_EQ(box.area_width_pt(), 100 - 20 - 4 - 10);
    EXPECT_EQ(box.area_height_pt(), 200 - 20 - 4 - 20);
    ASSERT_TRUE(box.frame.valid());
    EXPECT_EQ(book.styled().box(box.frame).border.left.width_pt, 2);
    EXPECT_EQ(book.styled().box(box.frame).background, transparent);  // the page has it
}

TEST(PageBox, MarginBoxesHaveStylesOfTheirOwn) {
    Book book;
    book.open(document::Paragraph{});
    book.cascade(
        "html { font: 10pt Lato; color: red } @page { color: blue; background: #fff;"
        "  @bottom-left { content: string(title, last) \" – \" counter(page, upper-roman);"
        "    font-size: 2em; border-top: 1pt solid; width: 80% }"
        "  @top-right { font-size: 9pt } @top-left { content: none } }"
        "@page :blank { @bottom-left { content: none } }");
    const PageBox box = book.styled().page({});
    const MarginBoxStyle& left = box.margins[place(css::MarginBox::bottom_left)];
    ASSERT_TRUE(left.style.valid());
    EXPECT_EQ(book.styled().text(left.style).font_size_pt, 20);
    EXPECT_EQ(book.styled().text(left.style).font_families, (std::vector<std::string>{"Lato"}));
    EXPECT_EQ(book.styled().text(left.style).colour, rgb(0, 0, 1));
    EXPECT_EQ(book.styled().text(left.style).align, TextAlign::left);
    EXPECT_EQ(book.styled().box(left.style).vertical_align, VerticalAlignment::middle);
    EXPECT_EQ(book.styled().box(left.style).border.top.colour, rgb(0, 0, 1));
    EXPECT_EQ(book.styled().box(left.style).width.length.percent, 80);
    ASSERT_EQ(left.content.size(), 3u);
    EXPECT_EQ(std::get<StringText>(left.content[0]).which, StringWhich::last);
    EXPECT_EQ(book.atoms.text(std::get<CounterText>(left.content[2]).list_style), "upper-roman");
    EXPECT_FALSE(box.margins[place(css::MarginBox::top_right)].style.valid());
    EXPECT_FALSE(box.margins[place(css::MarginBox::top_left)].style.valid());
    EXPECT_EQ(box.background, rgb(1, 1, 1));
    PageContext blank;
    blank.blank = true;
    EXPECT_FALSE(
        book.styled().page(blank).margins[place(css::MarginBox::bottom_left)].style.valid());
}

TEST(PageBox, CountersAndVariables) {
    Book book;
    book.open(document::Paragraph{});
    book.cascade(
        ":root { --paper: red } @page { background: var(--paper); counter-increment: page 2"
        "} @page front { counter-reset: page }");
    EXPECT_EQ(book.styled().page({}).background, rgb(1, 0, 0));
    ASSERT_EQ(book.styled().page({}).counter_increment.size(), 1u);
    EXPECT_EQ(book.styled().page({}).counter_increment[0].value, 2);
    EXPECT_EQ(book.styled().page(book.named("front")).counter_reset.size(), 1u);
    EXPECT_EQ(book.findings(), "");
}

TEST(PageBox, LengthsOfThePageAreOfThePageArea) {
    Book book;
    const auto paragraph = book.open(document::Paragraph{});
    book.cascade("@page { size: 100pt 300pt; margin: 10pt } p { margin: 10vw 10vh 1vmin 1vmax }");
    EXPECT_DOUBLE_EQ(book.box(paragraph).margin.top.length.pt, 8);
    EXPECT_DOUBLE_EQ(book.box(paragraph).margin.right.length.pt, 28);
    EXPECT_DOUBLE_EQ(book.box(paragraph).margin.bottom.length.pt, 0.8);
    EXPECT_DOUBLE_EQ(book.box(paragraph).margin.left.length.pt, 2.8);
}

}  // namespace
}  // namespace bifolium::style
