#include "serve/inputs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace bifolium::serve {
namespace {

namespace fs = std::filesystem;

class InputsOfAProject : public testing::Test {
protected:
    InputsOfAProject() {
        root = fs::temp_directory_path() / ("bifolium-inputs-" + std::to_string(getpid()));
        fs::create_directories(root / "text");
        write("bifolium.yaml", "a");
        write("text/a.md", "a");
    }
    ~InputsOfAProject() override { fs::remove_all(root); }

    void write(const std::string& path, const std::string& text) const {
        std::ofstream(root / path) << text;
    }
    /// As a build does it.
    void ask(const std::vector<std::string>& paths) {
        app::DiskFiles files;
        files.expect_changes();
        ASSERT_TRUE(files.mount("", root));
        for (const std::string& path : paths) static_cast<void>(files.read(path));
        inputs.take(files.asked());
    }

    fs::path root;
    Inputs inputs;
};

TEST_F(InputsOfAProject, AreWhatWasAskedForAndTheFoldersAbove) {
    ask({"bifolium.yaml", "text/a.md", "styles/en.css"});
    EXPECT_TRUE(inputs.concerns(root / "text/a.md"));
    EXPECT_TRUE(inputs.concerns(root / "text"));           // it may be renamed
    EXPECT_TRUE(inputs.concerns(root / "styles"));         // it may be made
    EXPECT_TRUE(inputs.concerns(root / "styles/en.css"));  // with this in it
    EXPECT_FALSE(inputs.concerns(root / "text/.a.md.swp"));
    EXPECT_FALSE(inputs.concerns(root / "out.log"));
    EXPECT_EQ(inputs.folders(), (std::set<fs::path>{root, root / "text"}));
}

TEST_F(InputsOfAProject, ChangeWhenTheyAreWrittenRemovedOrAppear) {
    ask({"bifolium.yaml", "text/a.md", "styles/en.css"});
    EXPECT_TRUE(inputs.changed().empty());
    write("text/a.md", "more");
    EXPECT_EQ(inputs.changed(), std::vector{root / "text/a.md"});
    fs::create_directories(root / "styles");
    write("styles/en.css", "");
    fs::remove(root / "bifolium.yaml");
    EXPECT_EQ(inputs.changed(),
              (std::vector{root / "bifolium.yaml", root / "styles/en.css", root / "text/a.md"}));
    ask({"bifolium.yaml", "text/a.md", "styles/en.css"});
    EXPECT_TRUE(inputs.changed().empty());
}

TEST_F(InputsOfAProject, AreSeenWhereALinkLeads) {
    fs::create_directories(root / "elsewhere");
    write("elsewhere/b.md", "b");
    fs::create_symlink("../elsewhere/b.md", root / "text/b.md");
    ask({"text/b.md"});
    EXPECT_TRUE(inputs.folders().contains(root / "elsewhere"));
    EXPECT_TRUE(inputs.concerns(root / "elsewhere/b.md"));
    write("elsewhere/b.md", "more");
    EXPECT_EQ(inputs.changed(), std::vector{root / "text/b.md"});
}

TEST_F(InputsOfAProject, ThatCannotBeReadDoNotChangeForEver) {
    fs::create_directories(root / "text/folder.md");
    fs::create_symlink("/etc/passwd", root / "text/out.md");
    ask({"text/folder.md", "text/out.md", "no/such.md"});
    EXPECT_TRUE(inputs.changed().empty());
}

TEST_F(InputsOfAProject, AreNamedFromTheProject) {
    EXPECT_EQ(Inputs::shown(root / "text/a.md", root), "text/a.md");
    EXPECT_EQ(Inputs::shown("/usr/share/fonts/x.ttf", root), "/usr/share/fonts/x.ttf");
}

}  // namespace
}  // namespace bifolium::serve
