#include "style/unseen.h"

#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

/// p.x "One", p > em "Two", table > row, row
struct Hidden : Styled {
    document::NodeId one, text, two, em, inner, row;
    Hidden() {
        one = open(document::Paragraph{}, "x");
        text = words("One");
        close();
        two = open(document::Paragraph{});
        em = open(document::Emphasis{});
        inner = words("Two");
        close();
        close();
        open(document::Table{});
        open(document::TableBody{});
        row = open(document::Row{}, "away");
        open(document::Cell{});
        words("Three");
        close();
        close();
        close();
        close();
    }
    /// "code: message", a line each.
    std::string reported(const std::string& sheet, Medium medium = Medium::print) {
        diagnostics = {};
        cascade(sheet);
        report_unseen(styled(), unseen(styled()), medium, diagnostics);
        return findings();
    }
};

TEST(Unseen, ANodeWithoutABoxAndAllThatIsInIt) {
    Hidden h;
    h.cascade(".x { display: none }");
    const std::vector<bool> all = unseen(h.styled());
    EXPECT_TRUE(all[h.one.index()]);
    EXPECT_TRUE(all[h.text.index()]);
    EXPECT_FALSE(all[h.two.index()]);
}

TEST(Unseen, OfAHiddenBoxItsLeaves) {
    Hidden h;
    h.cascade("p { visibility: hidden } em { visibility: visible }");
    const std::vector<bool> all = unseen(h.styled());
    EXPECT_FALSE(all[h.one.index()]);
    EXPECT_TRUE(all[h.text.index()]);
    EXPECT_FALSE(all[h.em.index()]);
    EXPECT_FALSE(all[h.inner.index()]);
}

TEST(Unseen, ARowThatCollapsesIsGone) {
    Hidden h;
    h.cascade(".away { visibility: collapse }");
    EXPECT_EQ(h.box(h.row).display, Display::none);
    EXPECT_TRUE(unseen(h.styled())[h.row.index()]);
}

TEST(Unseen, EachKindOfElementIsTold) {
    Hidden h;
    EXPECT_EQ(h.reported("p { orphans: 3 }"), "");
    EXPECT_EQ(h.reported("p { display: none }"),
              "css.hides-text: 'p.x' “One” is hidden in print\n"
              "css.hides-text: 'p' “Two” is hidden in print\n");
    EXPECT_EQ(h.reported("p, td { display: none }", Medium::book),
              "css.hides-text: 'p.x' “One” is hidden in the e-book\n"
              "css.hides-text: 'p' “Two” is hidden in the e-book\n"
              "css.hides-text: 'td' “Three” is hidden in the e-book\n");
}

}  // namespace
}  // namespace bifolium::style
