#include "cache/known_files.h"

#include <gtest/gtest.h>

namespace bifolium::cache {
namespace {

constexpr std::int64_t second = 1'000'000'000;
const FileFacts font{.device = 1, .inode = 2, .size = 30'000, .modified = 40, .changed = 50};

TEST(KnownFiles, AnyOtherFactIsAnotherFile) {
    KnownFiles files;
    files.add("/fonts/a.ttf", font, sha256("a"));
    EXPECT_EQ(files.digest("/fonts/a.ttf", font), sha256("a"));
    EXPECT_EQ(files.digest("/fonts/b.ttf", font), std::nullopt);
    for (auto member : {&FileFacts::device, &FileFacts::inode, &FileFacts::size}) {
        FileFacts other = font;
        ++(other.*member);
        EXPECT_EQ(files.digest("/fonts/a.ttf", other), std::nullopt);
    }
    for (auto member : {&FileFacts::modified, &FileFacts::changed}) {
        FileFacts other = font;
        ++(other.*member);
        EXPECT_EQ(files.digest("/fonts/a.ttf", other), std::nullopt);
    }
}

TEST(KnownFiles, AreKnownInTheNextRun) {
    KnownFiles files;
    EXPECT_FALSE(files.has_news());
    files.add("/a b\nc", font, sha256("a"));
    files.add("/d", {.modified = -7}, sha256("d"));
    EXPECT_TRUE(files.has_news());
    KnownFiles next(files.text());
    EXPECT_EQ(next.digest("/a b\nc", font), sha256("a"));
    EXPECT_EQ(next.digest("/d", {.modified = -7}), sha256("d"));
    EXPECT_FALSE(next.has_news());
    EXPECT_EQ(next.text(), files.text());
}

TEST(KnownFiles, WhatCannotBeReadIsNotKnown) {
    KnownFiles files;
    files.add("/a", font, sha256("a"));
    const std::string text = files.text();
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        EXPECT_EQ(KnownFiles(text.substr(0, i)).digest("/a", font), std::nullopt) << i;
    }
    EXPECT_EQ(KnownFiles("1 2 3 4 5 6 7\n").text(), "");
}

TEST(KnownFiles, AFileMustRestBeforeItIsBelieved) {
    const std::int64_t now = 1'000 * second;
    EXPECT_TRUE(has_rested({.modified = now - 9 * second, .changed = now - 4 * second}, now));
    EXPECT_FALSE(has_rested({.modified = now - 9 * second, .changed = now - second}, now));
    EXPECT_FALSE(has_rested({.modified = now, .changed = now - 9 * second}, now));
    // The clock was put back.
    EXPECT_FALSE(has_rested({.modified = now - second, .changed = now + 9 * second}, now));
}

}  // namespace
}  // namespace bifolium::cache
