#include "cache/memory.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace bifolium::cache {
namespace {

/// A folder's files as they say now; each test changes them and asks what is remembered.
class MemoryTest : public testing::Test {
protected:
    ~MemoryTest() override { std::filesystem::remove_all(folder_); }

    /// A run of its own: it looks at each path once.
    std::optional<std::string> recall() {
        Memory memory(store_, [this](const std::string& path) { return look(path); });
        Inputs seen;
        return memory.recall(key_, seen);
    }
    void remember(const std::vector<std::vector<std::string>>& groups, const std::string& value) {
        Memory memory(store_, [this](const std::string& path) { return look(path); });
        std::vector<Inputs> inputs(groups.size());
        std::vector<const Inputs*> borrowed;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (const std::string& path : groups[i]) inputs[i].add(path, look(path));
            borrowed.push_back(&inputs[i]);
        }
        EXPECT_TRUE(memory.remember(key_, borrowed, value, {}));
    }
    Input look(const std::string& path) {
        ++looks_;
        const auto found = files_.find(path);
        return found == files_.end() ? Input{sha256("no such file"), false}
                                     : Input{sha256(found->second), true};
    }

    std::filesystem::path folder_ =
        std::filesystem::path(testing::TempDir()) /
        ("memory-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    Store store_ = *Store::open(folder_);
    Digest key_ = sha256("edition");
    std::map<std::string, std::string> files_{{"a.md", "A"}, {"b.css", "B"}};
    int looks_ = 0;
};

TEST_F(MemoryTest, RecallsWhileFilesSayTheSame) {
    EXPECT_FALSE(recall());
    remember({{"a.md"}, {"b.css"}}, "value");
    EXPECT_EQ(recall(), "value");
    files_["b.css"] = "C";
    EXPECT_FALSE(recall());
    files_["b.css"] = "B";
    EXPECT_EQ(recall(), "value");
    key_ = sha256("another edition");
    EXPECT_FALSE(recall());
}

TEST_F(MemoryTest, AFileThatAppearsIsAChange) {
    remember({{"a.md", "styles/de.css"}}, "value");
    EXPECT_EQ(recall(), "value");
    files_["styles/de.css"] = "";
    EXPECT_FALSE(recall());
    files_.erase("styles/de.css");
    EXPECT_EQ(recall(), "value");
}

TEST_F(MemoryTest, AContentThatMovesToAnotherPathIsAChange) {
    remember({{"a.md", "b.css"}}, "value");
    std::swap(files_["a.md"], files_["b.css"]);
    EXPECT_FALSE(recall());
}

TEST_F(MemoryTest, RemembersSeveralStatesOfFilesAndListsOfThem) {
    remember({{"a.md"}}, "first");
    files_["a.md"] = "includes c";
    files_["c.md"] = "C";
    remember({{"a.md", "c.md"}}, "second");
    EXPECT_EQ(recall(), "second");
    files_["a.md"] = "A";
    EXPECT_EQ(recall(), "first");
    files_["a.md"] = "includes c";
    files_["c.md"] = "D";
    EXPECT_FALSE(recall());
}

TEST_F(MemoryTest, LooksAtEachPathOnceARun) {
    remember({{"a.md", "b.css"}}, "value");
    Memory memory(store_, [this](const std::string& path) { return look(path); });
    looks_ = 0;
    Inputs seen;
    EXPECT_TRUE(memory.recall(key_, seen));
    EXPECT_TRUE(memory.recall(key_, seen));
    EXPECT_EQ(looks_, 2);
    EXPECT_EQ(seen.all().size(), 2u);
}

TEST_F(MemoryTest, ForgetsWhatWasReadWithTwoContents) {
    Memory memory(store_, [this](const std::string& path) { return look(path); });
    Inputs inputs;
    inputs.add("a.md", look("a.md"));
    files_["a.md"] = "changed while it was read";
    inputs.add("a.md", look("a.md"));
    EXPECT_FALSE(inputs.steady());
    const Inputs* groups[] = {&inputs};
    EXPECT_FALSE(memory.remember(key_, groups, "value", {}));
    EXPECT_FALSE(recall());
}

}  // namespace
}  // namespace bifolium::cache
