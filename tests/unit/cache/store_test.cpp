#include "cache/store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace bifolium::cache {
namespace {

namespace fs = std::filesystem;

/// A folder of the test's own.
class StoreTest : public testing::Test {
protected:
    StoreTest() {
        fs::remove_all(folder_);
        store_.emplace(*Store::open(folder_));
    }
    ~StoreTest() override { fs::remove_all(folder_); }

    Store& store() { return *store_; }
    std::vector<fs::path> files() const {
        std::vector<fs::path> out;
        for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
            if (entry.is_regular_file()) out.push_back(entry.path());
        }
        return out;
    }
    static std::string content(const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }
    static void write(const fs::path& path, const std::string& text) {
        std::ofstream(path, std::ios::binary) << text;
    }

private:
    fs::path folder_ =
        fs::path(testing::TempDir()) /
        ("store-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::optional<Store> store_;
};

TEST_F(StoreTest, GivesBackWhatItKept) {
    const Digest digest = sha256("a leaflet");
    EXPECT_FALSE(store().bytes(digest));
    EXPECT_TRUE(store().keep(digest, "a leaflet"));
    EXPECT_EQ(store().bytes(digest), "a leaflet");
    EXPECT_EQ(files().size(), 1u) << "nothing is left beside it";
}

TEST_F(StoreTest, CountsDamagedBytesAsAbsentAndTakesThemAway) {
    const Digest digest = sha256("two tablets a day");
    for (const std::string damage : {"two tablets", "ten tablets a day", ""}) {
        ASSERT_TRUE(store().keep(digest, "two tablets a day"));
        write(files().front(), damage);
        EXPECT_FALSE(store().bytes(digest)) << damage;
        EXPECT_TRUE(files().empty()) << damage;
    }
}

TEST_F(StoreTest, KeepsARecordUnderItsKey) {
    const Digest key = sha256("key");
    EXPECT_TRUE(store().set_record(key, "first\nlines", {}));
    EXPECT_EQ(store().record(key), "first\nlines");
    EXPECT_TRUE(store().set_record(key, "second", std::vector{sha256("needed")}));
    EXPECT_EQ(store().record(key), "second");
    EXPECT_FALSE(store().record(sha256("other")));
}

TEST_F(StoreTest, BelievesNoRecordThatWasCutOffEditedOrMoved) {
    const Digest key = sha256("key");
    ASSERT_TRUE(store().set_record(key, "verdict: withheld", {}));
    const fs::path path = files().front();
    const std::string whole = content(path);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        write(path, whole.substr(0, size));
        EXPECT_FALSE(store().record(key)) << size;
        EXPECT_FALSE(fs::exists(path)) << size;
    }
    std::string edited = whole;
    edited.replace(edited.find("withheld"), 8, "released");
    write(path, edited);
    EXPECT_FALSE(store().record(key));
    write(path, whole);
    EXPECT_TRUE(store().record(key));
    const std::string other = hexadecimal(sha256("other"));
    const fs::path moved = path.parent_path().parent_path() / other.substr(0, 2) / other.substr(2);
    fs::create_directories(moved.parent_path());
    fs::copy(path, moved);
    EXPECT_FALSE(store().record(sha256("other")));
}

TEST_F(StoreTest, ReadsNoLinkAndNoFolder) {
    const Digest digest = sha256("outside");
    ASSERT_TRUE(store().keep(digest, "outside"));
    const fs::path path = files().front();
    const fs::path outside = path.parent_path() / "elsewhere";
    fs::rename(path, outside);
    fs::create_symlink(outside, path);
    EXPECT_FALSE(store().bytes(digest));
    fs::remove(path);
    fs::create_directory(path);
    EXPECT_FALSE(store().bytes(digest));
    EXPECT_FALSE(store().keep(digest, "outside")) << "it cannot, and says so";
}

TEST(Store, FailsWhereThereCanBeNoFolder) {
    EXPECT_FALSE(Store::open("/dev/null/cache"));
}

}  // namespace
}  // namespace bifolium::cache
