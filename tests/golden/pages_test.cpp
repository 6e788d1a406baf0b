// What holds of the pages of any book, on books made at random (from fixed seeds).
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <variant>

#include "golden/laid_out.h"

namespace bifolium::golden {
namespace {

constexpr const char* sheet = R"css(
@page { size: 200pt 120pt; @footnote { margin-top: 5pt; border-top: 1pt solid; padding-top: 4pt } }
:root { orphans: 2; widows: 2 }
h1 { break-before: page }
h2 { break-after: avoid }
p { margin: 0 0 5pt }
.footnote { float: footnote }
.footnote p { margin: 0 }
)css";

/// The same numbers everywhere: https://en.wikipedia.org/wiki/Linear_congruential_generator
class Dice {
public:
    explicit Dice(std::uint32_t seed) : state_(seed) {}
    std::uint32_t roll(std::uint32_t sides) {
        state_ = state_ * 1'664'525U + 1'013'904'223U;
        return (state_ >> 8) % sides;
    }

private:
    std::uint32_t state_;
};

/// A paragraph of a few lines, with a word on each that no other has, and notes here and there.
class Book {
public:
    explicit Book(std::uint32_t seed) : dice_(seed) {}

    std::string paragraph(std::uint32_t notes_in_ten) {
        std::string text, notes;
        for (std::uint32_t line = dice_.roll(7) + 1; line > 0; --line) {
            text += "w" + number(words_++) + "xxxxxxxx ";
            if (dice_.roll(10) >= notes_in_ten) continue;
            const std::string name = number(notes_++);
            text.back() = '[';
            text += "^" + name + "] ";
            notes += "\n[^" + name + "]:";
            for (std::uint32_t more = dice_.roll(dice_.roll(8) == 0 ? 40 : 4) + 1; more > 0;
                 --more) {
                notes += " n" + name + "m" + number(more) + "yyyyyyyy";
            }
            notes += "\n";
        }
        return text + "\n" + notes + "\n";
    }
    std::string chapter(std::uint32_t paragraphs, std::uint32_t notes_in_ten) {
        std::string text = "# Chapter\n\n";
        for (std::uint32_t i = 0; i < paragraphs; ++i) {
            if (dice_.roll(5) == 0) text += "## Section\n\n";
            text += paragraph(notes_in_ten);
        }
        return text;
    }
    Dice& dice() { return dice_; }

private:
    static std::string number(std::uint32_t n) { return std::to_string(1000 + n); }
    Dice dice_;
    std::uint32_t words_ = 0, notes_ = 0;
};

/// What one page shows, by words; and the lowest that its text and the highest that its notes come.
struct Shown {
    std::set<std::string> text, notes;
    Length text_end, notes_begin = Length::largest();
};

void gather(const layout::Fragment& fragment, Point at, std::set<std::string>& words,
            Length& bottom) {
    const auto each = [&](const std::vector<layout::Child>& children) {
        for (const layout::Child& child : children) {
            gather(*child.fragment, {at.x + child.offset.x, at.y + child.offset.y}, words, bottom);
        }
    };
    if (const auto* box = std::get_if<layout::BoxPart>(&fragment.part)) each(box->children);
    if (const auto* line = std::get_if<layout::LinePart>(&fragment.part)) {
        bottom = std::max(bottom, at.y + fragment.size.height);
        each(line->children);
    }
    if (const auto* text = std::get_if<layout::TextPart>(&fragment.part)) {
        const std::string word =
            text->paragraph->text.text().substr(text->text.begin, text->text.size());
        if (word != " ") words.insert(word);
    }
}

Shown shown(const LaidOut& book, std::size_t index) {
    const layout::Page page = book.page(index);
    Shown shown;
    gather(*page.body, page.origin, shown.text, shown.text_end);
    if (page.foot.fragment != nullptr) {
        shown.notes_begin = page.foot.offset.y;
        Length end;
        gather(*page.foot.fragment, page.foot.offset, shown.notes, end);
        EXPECT_LE(end, Length::pt(120.1)) << "notes below the page " << index;
    }
    return shown;
}

TEST(Pages, AParagraphMoreNeverChangesPagesBeforeItsChapter) {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Book book(seed);
        std::vector<std::string> chapters;
        for (int i = 0; i < 4; ++i) chapters.push_back(book.chapter(12, 2));
        const auto join = [&] {
            std::string all;
            for (const std::string& chapter : chapters) all += chapter;
            return all;
        };
        const LaidOut before(join(), sheet);
        const std::uint32_t changed = book.dice().roll(4);
        std::string& chapter = chapters[changed];
        // Before any block of it but its heading.
        std::vector<std::size_t> places;
        for (std::size_t at = chapter.find("\n\n"); at != std::string::npos;
             at = chapter.find("\n\n", at + 1)) {
            places.push_back(at + 2);
        }
        const auto place = book.dice().roll(static_cast<std::uint32_t>(places.size()));
        chapter.insert(places[place], "added\n\n");
        const LaidOut after(join(), sheet);
        std::size_t heading = 0, page = 0;
        for (; page < before.pages.plans.size(); ++page) {
            const std::string one = layout::dump(before.page(page), before.context());
            if (one.find("\"Chapter\"") != std::string::npos && heading++ == changed) break;
            EXPECT_EQ(one, layout::dump(after.page(page), after.context()))
                << "seed " << seed << ", chapter " << changed << ", page " << page + 1;
        }
        EXPECT_LT(page, before.pages.plans.size());
    }
}

TEST(Pages, EveryNoteBeginsOnThePageOfItsMarkAndNothingIsLost) {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Book book(seed);
        const std::string manuscript = book.chapter(40, seed % 5);
        const LaidOut laid_out(manuscript, sheet);
        std::map<std::string, std::size_t> text, notes;
        std::map<std::size_t, std::set<std::string>> numbers;
        for (std::size_t i = 0; i < laid_out.pages.plans.size(); ++i) {
            const Shown page = shown(laid_out, i);
            EXPECT_LE(page.text_end, page.notes_begin) << "seed " << seed << ", page " << i + 1;
            for (const std::string& word : page.text) {
                EXPECT_TRUE(word[0] != 'w' || text.emplace(word, i).second) << word << " twice";
                if (word[0] != 'w') numbers[i].insert(word);
            }
            for (const std::string& word : page.notes) {
                EXPECT_TRUE(notes.emplace(word, i).second) << word << " twice";
            }
        }
        std::size_t note = 0;
        for (std::size_t at = 0; (at = manuscript.find("]: n", at)) != std::string::npos; ++at) {
            const std::string first =
                manuscript.substr(at + 3, manuscript.find_first_of(" \n", at + 3) - at - 3);
            ASSERT_TRUE(notes.contains(first)) << first << " is lost, seed " << seed;
            EXPECT_TRUE(numbers[notes[first]].contains(std::to_string(++note)))
                << first << " is not where its mark is, seed " << seed;
        }
        std::size_t words = 0;
        for (std::size_t at = 0; (at = manuscript.find("yyyyyyyy", at)) != std::string::npos; ++at)
            ++words;
        EXPECT_EQ(notes.size(), words) << "seed " << seed;
        for (const Diagnostic& finding : laid_out.diagnostics.all()) {
            EXPECT_NE(finding.code, "page.overflow");
            EXPECT_NE(finding.code, "page.note-moved");
        }
    }
}

TEST(Pages, TenThousandNotesAreSetWithoutWaiting) {
    Book book(7);
    const LaidOut laid_out(book.chapter(4'200, 6), sheet);
    std::set<std::uint32_t> begun;
    for (const layout::PagePlan& plan : laid_out.pages.plans) {
        for (const layout::NotePart& part : plan.notes) begun.insert(part.note);
    }
    EXPECT_EQ(begun.size(), laid_out.tree().notes.size());
    EXPECT_GT(begun.size(), 10'000U);
}

}  // namespace
}  // namespace bifolium::golden
