#include "app/disk_files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace bifolium::app {
namespace {

namespace fs = std::filesystem;

/// A project folder with a secret beside it.
class Disk : public testing::Test {
protected:
    Disk() {
        std::string name = (fs::temp_directory_path() / "bifolium-XXXXXX").string();
        root = mkdtemp(name.data());
        fs::create_directories(root / "project/images");
        put("secret.txt", "secret");
        put("project/article.md", "# Title\n");
        EXPECT_TRUE(files.mount("", root / "project"));
    }
    ~Disk() override { fs::remove_all(root); }
    void put(const fs::path& path, std::string_view text) const {
        std::ofstream(root / path) << text;
    }
    std::string get(const fs::path& path) const {
        std::ifstream in(root / path);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::string why_not(const fs::path& path) const {
        const Result<Bytes> result = files.read(path);
        return result ? std::string() : result.failure().what;
    }

    fs::path root;
    DiskFiles files;
};

TEST_F(Disk, ReadsWhatIsInTheProject) {
    const Result<Bytes> bytes = files.read("article.md");
    ASSERT_TRUE(bytes);
    EXPECT_EQ((*bytes).view(), "# Title\n");
    EXPECT_EQ(why_not("artcle.md"), "cannot open artcle.md: No such file or directory");
}

TEST_F(Disk, NothingLeadsOut) {
    fs::create_symlink("../../secret.txt", root / "project/images/link.png");
    fs::create_symlink("/etc", root / "project/etc");
    EXPECT_NE(why_not("../secret.txt"), "");
    EXPECT_NE(why_not("images/../../secret.txt"), "");
    EXPECT_EQ(why_not("images/link.png"),
              "cannot open images/link.png: it leads out of its folder");
    EXPECT_NE(why_not("etc/passwd"), "");
    EXPECT_NE(why_not("/etc/passwd"), "");
    EXPECT_NE(why_not("/proc/self/environ"), "");
}

TEST_F(Disk, OnlyRegularFilesAreRead) {
    ASSERT_EQ(mkfifo((root / "project/pipe").c_str(), 0600), 0);
    EXPECT_EQ(why_not("pipe"), "cannot read pipe: it is not a regular file");
    EXPECT_EQ(why_not("images"), "cannot read images: it is not a regular file");
}

TEST_F(Disk, ALinkInsideTheProjectIsFollowed) {
    fs::create_symlink("../article.md", root / "project/images/inside.md");
    EXPECT_EQ(why_not("images/inside.md"), "");
}

TEST_F(Disk, MountsByTheLongestPrefix) {
    fs::create_directories(root / "data/fonts");
    put("data/fonts/manifest", "x");
    ASSERT_TRUE(files.mount("@bifolium/", root / "data"));
    EXPECT_EQ(why_not("@bifolium/fonts/manifest"), "");
    EXPECT_NE(why_not("@bifolium/../secret.txt"), "");
}

TEST_F(Disk, AnEditionIsWrittenWholeOrNotAtAll) {
    ASSERT_TRUE(files.mount_output(root / "output"));
    ASSERT_TRUE(files.write_all({{"en/a.pdf", "old"}, {"en/a.epub", "old"}}));
    put("output/block", "a file where a folder should be");
    EXPECT_FALSE(files.write_all({{"en/a.pdf", "new"}, {"block/a.epub", "new"}}));
    EXPECT_EQ(get("output/en/a.pdf"), "old");
    for (const auto& entry : fs::recursive_directory_iterator(root / "output")) {
        EXPECT_NE(entry.path().extension(), ".part") << "nothing half written is left";
    }
}

TEST_F(Disk, WhatIsEqualIsNotWrittenAgain) {
    ASSERT_TRUE(files.mount_output(root / "output"));
    ASSERT_TRUE(files.write("a.pdf", "same"));
    const auto before = fs::last_write_time(root / "output/a.pdf");
    fs::last_write_time(root / "output/a.pdf", before - std::chrono::hours(1));
    ASSERT_TRUE(files.write("a.pdf", "same"));
    EXPECT_EQ(fs::last_write_time(root / "output/a.pdf"), before - std::chrono::hours(1));
}

TEST_F(Disk, ALinkInTheOutputDoesNotLeadOutEither) {
    ASSERT_TRUE(files.mount_output(root / "output"));
    fs::create_symlink(root / "project", root / "output/en");
    EXPECT_FALSE(files.write("en/a.pdf", "x"));
    EXPECT_FALSE(fs::exists(root / "project/a.pdf"));
}

/// Saved again in place, longer or shorter, between the look at it and the reading: what is read is
/// one save, whole.
TEST_F(Disk, AFileThatChangesWhileItIsRead) {
    put("project/restless.md", std::string(10'000, 'a'));
    const int folder = open((root / "project").c_str(), O_PATH | O_DIRECTORY);
    for (const std::size_t size : {40'000u, 10'000u, 500u, 0u}) {
        Result<OpenFile> file = open_to_read(folder, "restless.md", "restless.md");
        ASSERT_TRUE(file);
        put("project/restless.md", std::string(size, 'b'));
        const Result<Bytes> bytes = copy(*file, "restless.md");
        ASSERT_TRUE(bytes);
        EXPECT_EQ((*bytes).view(), std::string(size, 'b'));
        EXPECT_EQ((*file).facts.size, size) << "its facts are those of what was read";
    }
    close(folder);
}

/// A time at which every file of the test has rested.
constexpr std::int64_t later = std::int64_t{1} << 62;

TEST_F(Disk, WhatIsKnownOfALargeFileIsNotHashedAgain) {
    const auto known = std::make_shared<cache::KnownFiles>();
    files.know(known, later);
    put("project/large.png", std::string(20'000, 'a'));
    put("project/small.md", "a");
    const Digest digest = *files.digest("large.png");
    EXPECT_EQ(digest, sha256(std::string(20'000, 'a')));
    EXPECT_EQ(*files.digest("small.md"), sha256("a"));
    EXPECT_FALSE(files.digest("none.md"));
    const std::string text = known->text();
    EXPECT_NE(text.find((root / "project/large.png").string()), text.npos);
    EXPECT_EQ(text.find("small.md"), text.npos) << "what is small is always read";
    // A digest that is not the file's shows that the file was not read.
    std::string changed = text;
    changed.replace(text.find(hexadecimal(digest)), 64, hexadecimal(sha256("another")));
    files.know(std::make_shared<cache::KnownFiles>(changed), later);
    EXPECT_EQ(*files.digest("large.png"), sha256("another"));
    EXPECT_EQ((*files.read("large.png")).digest(), sha256("another"));
    // Of the same size, and its time put back, as a copying program may do it.
    const auto time = fs::last_write_time(root / "project/large.png");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    put("project/large.png", std::string(20'000, 'b'));
    fs::last_write_time(root / "project/large.png", time);
    EXPECT_EQ(*files.digest("large.png"), sha256(std::string(20'000, 'b')));
}

TEST_F(Disk, WhatHasJustChangedIsNotKnown) {
    const auto known = std::make_shared<cache::KnownFiles>();
    files.know(known, 0);
    put("project/large.png", std::string(20'000, 'a'));
    EXPECT_EQ(*files.digest("large.png"), sha256(std::string(20'000, 'a')));
    EXPECT_FALSE(known->has_news());
}

TEST_F(Disk, AWatchKeepsWhatDoesNotChange) {
    KeptFiles kept;
    put("project/large.png", std::string(20'000, 'a'));
    files.know(std::make_shared<cache::KnownFiles>(), later);
    files.expect_changes();
    files.keep(kept);
    const Bytes first = *files.read("large.png");
    EXPECT_EQ((*files.read("large.png")).view().data(), first.view().data());
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    put("project/large.png", std::string(20'000, 'b'));
    EXPECT_EQ((*files.read("large.png")).view(), std::string(20'000, 'b'));
    EXPECT_EQ(first.view(), std::string(20'000, 'a'));
}

}  // namespace
}  // namespace bifolium::app
