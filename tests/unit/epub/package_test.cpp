#include <gtest/gtest.h>

#include <algorithm>

#include "unit/epub/book.h"

namespace bifolium::epub {
namespace {

using namespace document;

void brochure(Book& book) {
    book.open(Cover{});
    book.leaf(Kicker{}, "Patient guide");
    book.leaf(Title{}, "A Book");
    book.leaf(Subtitle{}, "and more");
    book.close();
    book.leaf(Paragraph{}, "Lead.");
    book.open(Section{}, "how");
    book.leaf(Heading{2}, "How");
    book.open(Paragraph{});
    book.text("See ");
    book.open(Link{.target = "#faq", .title = {}});
    book.text("the questions");
    book.close();
    book.text(".");
    book.close();
    book.close();
    book.open(Section{}, "faq", {"faq"});
    book.leaf(Heading{2}, "Questions");
    book.open(Question{});
    book.leaf(Heading{3}, "Safe?");
    book.open(Answer{});
    book.leaf(Paragraph{}, "Yes.");
    book.close();
    book.close();
    book.close();
    book.open(BackMatter{});
    book.leaf(Heading{2}, "About");
    book.leaf(Paragraph{}, "Nobody.");
    book.close();
}

TEST(Package, TheContainerIsAsOldReadersWantIt) {
    Book book;
    brochure(book);
    const std::vector<ZipEntry> entries = read_zip(book.pack());
    ASSERT_GT(entries.size(), 6u);
    EXPECT_EQ(entries[0].name, "mimetype");
    EXPECT_EQ(entries[0].bytes, "application/epub+zip");
    EXPECT_EQ(entries[0].method, 0);
    EXPECT_EQ(entries[1].name, "META-INF/container.xml");
    for (const ZipEntry& entry : entries) {
        EXPECT_EQ(entry.flags, 0) << entry.name;  // no descriptors, and plain ASCII names
        EXPECT_EQ(entry.extra, 0) << entry.name;
        EXPECT_EQ(entry.time, 0) << entry.name;
        EXPECT_EQ(entry.date, 33) << entry.name;  // 1980-01-01
    }
}

TEST(Package, TwoMakingsAreTheSameBytes) {
    Book one, two;
    brochure(one);
    brochure(two);
    EXPECT_EQ(one.pack(), two.pack());
}

}  // namespace
}  // namespace bifolium::epub
