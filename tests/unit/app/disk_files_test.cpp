#include "app/disk_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

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

}  // namespace
}  // namespace bifolium::app
