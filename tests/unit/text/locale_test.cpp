#include "text/locale.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace bifolium::text {
namespace {

TEST(Locale, KnowsPaperDirectionAndDigits) {
    const Locale english = locale("en-US");
    EXPECT_EQ(english.tag, "en-US");
    EXPECT_EQ(english.direction, Direction::left_to_right);
    EXPECT_EQ(english.paper.width, Length::pt(612));
    EXPECT_EQ(english.digits, "0123456789");
    EXPECT_EQ(english.decimal, ".");
    const Locale arabic = locale("ar-EG");
    EXPECT_EQ(arabic.direction, Direction::right_to_left);
    EXPECT_EQ(arabic.paper.width, Length::mm(210));
    EXPECT_EQ(arabic.digits, "٠١٢٣٤٥٦٧٨٩");
    EXPECT_EQ(locale("de").decimal, ",");
}
TEST(Locale, KnowsQuotes) {
    const Quotes german = locale("de").quotes;
    EXPECT_EQ(german.open + german.close + german.inner_open + german.inner_close, "„“‚‘");
    EXPECT_EQ(locale("en").quotes.open, "“");
    EXPECT_EQ(locale("fr").quotes.open, "«");
}
TEST(Locale, WritesTheSizeOfAFile) {
    EXPECT_EQ(file_size(locale("en"), 309'001), "310 kB");
    EXPECT_EQ(file_size(locale("en"), 1), "1 kB");
    EXPECT_EQ(file_size(locale("en"), 1'000'000), "1 MB");
    EXPECT_EQ(file_size(locale("de"), 1'200'001), "1,3 MB");
    EXPECT_EQ(file_size(locale("uk"), 5'000), "5 кБ");
}
TEST(Locale, IsTheRootForWhatIsNoTag) {
    EXPECT_EQ(locale("").tag, "und");
    EXPECT_EQ(locale("not a tag!").tag, "und");
    EXPECT_EQ(locale("EN-us").tag, "en-US");
    EXPECT_EQ(locale("iw").tag, "he");
}
TEST(Locale, NeverTakesTheEnvironmentsLanguage) {
    setenv("LC_ALL", "ar_EG.UTF-8", 1);  // each test is a process of its own
    const Locale unknown = locale("tlh");
    EXPECT_EQ(unknown.digits, "0123456789");
    EXPECT_EQ(unknown.quotes.open, "“");
    EXPECT_EQ(date(unknown, "2026-05-17"), "2026 M05 17");
}
TEST(Numbers, AreWrittenAsTheLocaleDoes) {
    EXPECT_EQ(number(locale("en"), 1234.5, 2), "1,234.50");
    EXPECT_EQ(number(locale("de"), 1234.5, 2), "1.234,50");
    EXPECT_EQ(number(locale("ar-EG"), 12, 0), "١٢");
    EXPECT_EQ(number(locale("hi"), 1234567, 0), "12,34,567");
}
TEST(Dates, AreWrittenAsTheLocaleDoes) {
    EXPECT_EQ(date(locale("en-GB"), "2026-05-17"), "17 May 2026");
    EXPECT_EQ(date(locale("en-US"), "2026-05-17T10:00:00Z"), "May 17, 2026");
    EXPECT_EQ(date(locale("de"), "2026-05"), "Mai 2026");
    EXPECT_EQ(date(locale("en"), "2026"), "2026");
    for (const char* wrong : {"", "soon", "2026-02-31", "2026-13-01", "2026-1-1", "20260517"}) {
        EXPECT_EQ(date(locale("en"), wrong), wrong);
    }
}
TEST(Collation, FollowsTheLanguage) {
    EXPECT_LT(collate(locale("de"), "Äpfel", "Birne"), 0);
    EXPECT_GT(collate(locale("sv"), "Äpfel", "Zebra"), 0);
    EXPECT_EQ(collate(locale("en"), "a", "a"), 0);
    EXPECT_LT(collate(locale("en"), "resume", "résumé"), 0);
}

}  // namespace
}  // namespace bifolium::text
