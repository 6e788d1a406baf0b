#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/disk_files.h"
#include "app/import_check.h"
#include "app/import_file.h"
#include "app/pasted_text.h"
#include "manuscript/parse.h"
#include "pandoc/write.h"

namespace bifolium::app {
namespace {

using namespace pandoc;

/// The same numbers in every run.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
    std::size_t roll(std::size_t sides) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<std::size_t>(state_ % sides);
    }

private:
    std::uint64_t state_;
};

/// Words and signs that Markdown takes for something, in any order.
std::string hard_word(Dice& dice) {
    constexpr std::array<std::string_view, 58> pieces{
        "a",    "b",    "5",     "mg", "*",   "**",  "_",      "__", "`",      "``",   "[",  "]",
        "(",    ")",    "!",     "![", "](",  "<",   ">",      "&",  "&amp;",  "<b>",  "\\", "{",
        "}",    "{#x}", "{.y}",  "{",  ":",   ":::", "#",      "##", "-",      "+",    "1.", "2)",
        "=",    "---",  "|",     "||", "~",   "~~",  "Table:", "Q:", "A:",     "\"",   "'",  "^",
        "[^1]", "$",    "www.x", "日", "“q”", "é",   "\u00AD", "@",  "x@y.zz", "http:"};
    std::string word;
    for (std::size_t n = 1 + dice.roll(3); n-- > 0;) word += pieces[dice.roll(pieces.size())];
    return word;
}

class Trees {
public:
    explicit Trees(std::uint64_t seed) : dice_(seed) {}

    Tree tree() {
        Tree out;
        out.blocks = blocks(0);
        return out;
    }

private:
    Inlines inlines(int depth) {
        Inlines out;
        for (std::size_t n = 1 + dice_.roll(4); n-- > 0;) {
            const std::size_t kind = dice_.roll(depth < 3 ? 14 : 7);
            Inline node{Words{hard_word(dice_)}, {}, {}, {}};
            if (kind == 5) node.matter = LineBreak{};
            if (kind == 6) node.matter = Code{hard_word(dice_)};
            if (kind >= 7 && kind <= 12) {
                node.matter = Styled{static_cast<Style>(dice_.roll(6))};
                node.children = inlines(depth + 1);
            }
            if (kind == 13 && depth == 0) {
                node.matter = Link{"https://example.org/" + hard_word(dice_), ""};
                node.children = inlines(2);
            }
            out.push_back(std::move(node));
            if (dice_.roll(2) == 0) out.push_back({Space{}, {}, {}, {}});
        }
        return out;
    }

    Blocks blocks(int depth) {
        Blocks out;
        for (std::size_t n = 1 + dice_.roll(3); n-- > 0;) {
            Block block{Paragraph{}, {}, inlines(0), {}};
            const std::size_t kind = dice_.roll(depth < 3 ? 9 : 2);
            if (kind == 2) block.matter = Heading{static_cast<int>(1 + dice_.roll(6))};
            if (kind == 3 || kind == 4) {
                block = {List{kind == 3, static_cast<int>(dice_.roll(20))}, {}, {}, {}};
                for (std::size_t i = 1 + dice_.roll(3); i-- > 0;) {
                    block.children.push_back({Item{}, {}, {}, blocks(depth + 1)});
                }
            }
            if (kind == 5) block = {Quote{}, {}, {}, blocks(depth + 1)};
            if (kind == 6) block = table(depth);
            if (kind == 7)
                block = {CodeBlock{hard_word(dice_) + "\n" + hard_word(dice_)}, {}, {}, {}};
            out.push_back(std::move(block));
        }
        return out;
    }

    Block table(int depth) {
        Block out{Table{}, {}, {}, {}};
        const std::size_t columns = 1 + dice_.roll(3);
        const bool simple = dice_.roll(2) == 0;
        for (std::size_t r = 0; r < 1 + dice_.roll(3); ++r) {
            Block row{Row{r == 0 && dice_.roll(2) == 0 ? Part::head : Part::body}, {}, {}, {}};
            for (std::size_t c = 0; c < columns; ++c) {
                Block cell{Cell{static_cast<std::uint32_t>(1 + dice_.roll(2)),
                                static_cast<std::uint32_t>(1 + dice_.roll(2))},
                           {},
                           {},
                           {}};
                if (!simple)
                    cell.children = blocks(depth + 1);
                else
                    cell.children.push_back({Paragraph{true}, {}, inlines(1), {}});
                row.children.push_back(std::move(cell));
            }
            out.children.push_back(std::move(row));
        }
        return out;
    }

    Dice dice_;
};

std::size_t lost_of(const Tree& tree, l10n::Escapes escapes, std::string& markdown) {
    WriteOptions options;
    options.escapes = escapes;
    options.picture = [](std::string_view target) { return std::string(target); };
    markdown = write(tree, "", options).markdown;
    Imported trial;
    trial.sources.add("a.docx", "");
    const SourceId manuscript = trial.sources.add("a.md", markdown);
    check_words(story_of(tree), manuscript, "", false, trial);
    for (const std::string& words : trial.lost_words) markdown += "LOST: " + words + "\n";
    return trial.lost;
}

/// What is imported says every word of what it was imported from, whatever these words are: where
/// the readable way of writing fails, the other does not. (Texts as mad as these make the
/// manuscript's reader lose its place now and then. What is lost so is told: count_lost() is what
/// tells.)
TEST(Import, EveryWordReadsBack) {
    std::size_t sparing = 0, both = 0;
    std::string smallest;
    for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
        const Tree tree = Trees(seed).tree();
        std::string markdown;
        if (lost_of(tree, l10n::Escapes::sparing, markdown) == 0) continue;
        ++sparing;
        if (smallest.empty() || markdown.size() < smallest.size()) smallest = markdown;
        if (lost_of(tree, l10n::Escapes::fully, markdown) > 0) ++both;
    }
    EXPECT_LE(sparing, 20u) << smallest;
    EXPECT_LE(both, 1u);
}

TEST(Import, PlaceholdersStayWords) {
    const std::string text = "Dear {{name}}, {#x} [^1] ![y](z) <b> &amp; 1. *a* _b_ `c` | ~~d~~";
    const Imported result = import_file(text, {"-", "a.md", "images/a"}, {}, "/nonexistent/pandoc");
    EXPECT_EQ(result.lost, 0u) << result.markdown;
}

TEST(Import, WordsThatTheDocumentDoesNotSayAreTold) {
    Imported trial;
    trial.sources.add("a.docx", "");
    const SourceId manuscript = trial.sources.add("a.md", "Take 5 mg twice.\n");
    check_words(story_of(pasted_text("Take 5 mg.")), manuscript, "", true, trial);
    ASSERT_EQ(trial.diagnostics.all().size(), 1u);
    EXPECT_EQ(trial.diagnostics.all().front().code, "import.added-words");
    EXPECT_EQ(trial.lost, 0u);
}

TEST(Import, PastedLinesAreParagraphsAndLists) {
    const Tree tree = pasted_text("One\r\nTwo\r\n• a\r\n• b\r\n3. c\r\n4. d\r\n9. e");
    ASSERT_EQ(tree.blocks.size(), 5u);
    EXPECT_TRUE(tree.blocks[0].is<Paragraph>());
    EXPECT_EQ(tree.blocks[2].children.size(), 2u);
    EXPECT_EQ(tree.blocks[3].as<List>()->start, 3);
    EXPECT_EQ(tree.blocks[4].as<List>()->start, 9);
    EXPECT_EQ(pasted_text("wrapped\nline\n\nnext").blocks.size(), 2u);
    EXPECT_TRUE(pasted_text(" \n\t\n").blocks.empty());
}

Imported imported(std::string_view bytes, const std::string& shown = "a.docx") {
    return import_file(bytes, {shown, "a.md", "images/a"}, {}, "/nonexistent/pandoc");
}

std::string why(const Imported& result) {
    return result.diagnostics.all().empty() ? "" : result.diagnostics.all().front().message;
}

TEST(Import, WhatIsNoDocumentIsTold) {
    EXPECT_EQ(why(imported("")), "it is empty");
    EXPECT_EQ(why(imported("%PDF-1.7")), "it is a PDF");
    EXPECT_EQ(why(imported("{\\rtf1")), "it is RTF");
    EXPECT_EQ(why(imported("\xD0\xCF\x11\xE0 old")), "it is of the old format .doc");
    EXPECT_EQ(why(imported("PK\x03\x04 cut off")),
              "it is damaged or cut off: its archive cannot be opened");
    EXPECT_TRUE(imported("").markdown.empty());
}

TEST(Import, PastedTextNeedsNoOtherProgram) {
    const Imported result = imported("Take 5 mg.\n\n- at noon\n", "-");
    EXPECT_EQ(result.markdown, "Take 5 mg.\n\n- at noon\n");
    EXPECT_EQ(result.lost, 0u);
    EXPECT_EQ(result.words, 6u);
}

}  // namespace
}  // namespace bifolium::app
