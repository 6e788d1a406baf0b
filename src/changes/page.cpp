#include "changes/page.h"

#include <algorithm>
#include <utility>

#include "xml/xhtml_writer.h"

namespace bifolium::changes {

namespace {

constexpr std::string_view sheet = R"(
:root { color-scheme: light dark; --ink: #1d2433; --quiet: #5a6375; --ground: #fff; --card: #f5f6f8;
  --line: #d8dce3; --added: #0b6b3a; --added-ground: #e2f4e8; --removed: #a3192b;
  --removed-ground: #fce8ea; --moved: #6a3fa0; --edited: #1d5fae }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --quiet: #a9b2c3; --ground: #14181f;
  --card: #1d232c; --line: #39414e; --added: #6fd89b; --added-ground: #12331f; --removed: #ff9aa5;
  --removed-ground: #46181e; --moved: #c8a6f5; --edited: #8dbcf5 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 4rem; color: var(--ink);
  background: var(--ground); font: 1rem/1.55 system-ui, sans-serif }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem }
h2 { font-size: 1.35rem; margin: 3rem 0 .5rem; border-top: 1px solid var(--line); padding-top: 1.5rem }
p { margin: .25rem 0 } .quiet { color: var(--quiet) }
code { font-size: .9em; overflow-wrap: anywhere }
ul { padding-inline-start: 1.25rem }
table { width: 100%; border-collapse: separate; border-spacing: 0 .5rem; table-layout: fixed }
th { text-align: start; color: var(--quiet); font-weight: 600; padding: 0 .9rem }
td { vertical-align: top; padding: .6rem .9rem; background: var(--card); overflow-wrap: anywhere;
  border-inline-start: 4px solid transparent }
td + td { border-inline-start-color: transparent }
tr.same td { background: none; color: var(--quiet); padding-block: .15rem }
tr.skipped td { background: none; color: var(--quiet); text-align: center; font-size: .9rem }
tr.added td + td { border-inline-start-color: var(--added) }
tr.removed td:first-child { border-inline-start-color: var(--removed) }
tr.moved td { border-inline-start-color: var(--moved) }
tr.edited td { border-inline-start-color: var(--edited) }
.what { display: block; font-size: .82rem; font-weight: 600; color: var(--quiet) }
.heading { font-weight: 700 }
ins { text-decoration: underline; text-underline-offset: .15em; color: var(--added);
  background: var(--added-ground) }
del { color: var(--removed); background: var(--removed-ground) }
@media (max-width: 40rem) { thead { display: none } table, tbody, tr, td { display: block }
  tr { margin-bottom: .75rem } td:empty, tr.same td + td { display: none } }
)";

class Page {
public:
    explicit Page(const std::function<LanguageFacts(std::string_view)>& facts) : facts_(facts) {}

    std::string run(const std::vector<Edition>& editions,
                    const std::vector<Retranslation>& retranslations) {
        out_.open("html");
        out_.attribute("xmlns", "http://www.w3.org/1999/xhtml");
        out_.attribute("lang", "en");
        head();
        out_.open("body");
        out_.open("main");
        element("h1", "What changed for the reader");
        summary(editions);
        to_translate(editions, retranslations);
        for (const Edition& edition : editions) {
            if (&editions[edition.like] == &edition) section(edition);
        }
        return "<!DOCTYPE html>\n" + std::move(out_).finish() + "\n";
    }

private:
    void element(std::string_view name, std::string_view text, std::string_view classes = {}) {
        out_.open(name);
        if (!classes.empty()) out_.attribute("class", classes);
        out_.text(text);
        out_.close();
        out_.line();
    }

    void head() {
        out_.open("head");
        out_.open("meta");
        out_.attribute("charset", "UTF-8");
        out_.close();
        out_.open("meta");
        out_.attribute("name", "viewport");
        out_.attribute("content", "width=device-width, initial-scale=1");
        out_.close();
        element("title", "What changed for the reader");
        element("style", sheet);
        out_.close();
    }

    static std::string name_of(const Edition& edition) {
        std::string name = edition.publication;
        if (!edition.variant.empty() && edition.variant != "standard") {
            name += " (" + edition.variant + ")";
        }
        return name;
    }

    void summary(const std::vector<Edition>& editions) {
        out_.open("ul");
        for (const Edition& edition : editions) {
            const std::size_t count = edition.comparison.changes.size();
            std::string words = name_of(edition) + ", " + facts_(edition.language).name + ": ";
            if (edition.before_path.empty()) {
                words += "new edition";
            } else if (edition.after_path.empty()) {
                words += "edition gone";
            } else if (count == 0) {
                words += "no change";
            } else if (&editions[edition.like] != &edition) {
                words += "the changes of " + name_of(editions[edition.like]);
            } else {
                words += std::to_string(count) + (count == 1 ? " change" : " changes");
            }
            element("li", words);
        }
        out_.close();
    }

    void to_translate(const std::vector<Edition>& editions,
                      const std::vector<Retranslation>& retranslations) {
        for (const Retranslation& one : retranslations) {
            if (one.blocks.empty()) continue;
            const std::string name = facts_(one.language).name;
            element("h2", "To translate again: " + name_of(editions[one.source]) + ", " + name);
            if (one.whole) {
                element("p",
                        "This edition cannot be laid beside the source: every new or edited text "
                        "of the source is listed.",
                        "quiet");
            }
            out_.open("ul");
            for (const std::uint32_t block : one.blocks) {
                const Block& source = editions[one.source].after[block];
                out_.open("li");
                speak(source);
                out_.text(source.text);
                out_.close();
                out_.line();
            }
            out_.close();
        }
    }

    void section(const Edition& edition) {
        if (edition.comparison.changes.empty()) return;
        element("h2", name_of(edition) + ", " + facts_(edition.language).name);
        out_.open("p");
        out_.attribute("class", "quiet");
        element("code", edition.before_path);
        out_.text(" → ");
        element("code", edition.after_path);
        out_.close();
        out_.open("table");
        out_.open("thead");
        out_.open("tr");
        for (const std::string_view side : {"Before", "Now"}) {
            out_.open("th");
            out_.attribute("scope", "col");
            out_.text(side);
            out_.close();
        }
        out_.close();
        out_.close();
        out_.open("tbody");
        rows(edition);
        out_.close();
        out_.close();
    }

    /// A change with the block before it and the one after it; what lies between is counted.
    void rows(const Edition& edition) {
        std::uint32_t shown = 0;  // new blocks up to here
        for (const Change& change : edition.comparison.changes) {
            const std::uint32_t at = change.after.begin;
            if (at > shown) {
                if (shown > 0) same(edition, shown++);
                const std::uint32_t before = at > shown ? at - 1 : at;
                if (before > shown) skipped(before - shown);
                if (before < at) same(edition, before);
            }
            row(edition, change);
            shown = std::max(shown, change.after.end);
        }
        const auto all = static_cast<std::uint32_t>(edition.after.size());
        if (shown < all) same(edition, shown++);
        if (shown < all) skipped(all - shown);
    }

    void skipped(std::uint32_t count) {
        out_.open("tr");
        out_.attribute("class", "skipped");
        out_.open("td");
        out_.attribute("colspan", "2");
        out_.text("… " + std::to_string(count) + " unchanged …");
        out_.close();
        out_.close();
        out_.line();
    }

    void same(const Edition& edition, std::uint32_t block) {
        if (edition.comparison.old_of_new[block] == none) return;
        open_row("same");
        for (int side = 0; side < 2; ++side) {
            out_.open("td");
            body(edition.after[block]);
            out_.close();
        }
        out_.close();
        out_.line();
    }

    void open_row(std::string_view kind) {
        out_.open("tr");
        out_.attribute("class", kind);
    }

    void speak(const Block& block) {
        out_.attribute("lang", block.language);
        if (facts_(block.language).direction == Direction::right_to_left) {
            out_.attribute("dir", "rtl");
        }
    }

    void body(const Block& block) {
        out_.open("div");
        if (block.kind == "heading") out_.attribute("class", "heading");
        speak(block);
        out_.text(block.text);
        out_.close();
    }

    void row(const Edition& edition, const Change& change) {
        constexpr std::string_view kinds[] = {"added", "removed", "moved", "edited"};
        open_row(kinds[static_cast<std::size_t>(change.kind)]);
        cell(edition.before, change, change.before, Side::before, headline(edition, change));
        cell(edition.after, change, change.after, Side::after, headline(edition, change));
        out_.close();
        out_.line();
    }

    void cell(const std::vector<Block>& blocks, const Change& change, Range range, Side side,
              const std::string& what) {
        out_.open("td");
        if (range.size() > 0) element("span", what, "what");
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const Block& block = blocks[i];
            if (change.kind == Kind::edited && !change.words.empty()) {
                pieces(block, change.words, side);
            } else {
                body(block);
            }
            if (change.kind == Kind::edited && change.words.empty()) marks(block);
        }
        out_.close();
    }

    void pieces(const Block& block, const std::vector<Piece>& words, Side side) {
        out_.open("div");
        if (block.kind == "heading") out_.attribute("class", "heading");
        speak(block);
        for (const Piece& piece : words) {
            if (piece.side == Side::both) {
                out_.text(piece.text);
            } else if (piece.side == side) {
                out_.open(side == Side::before ? "del" : "ins");
                out_.text(piece.text);
                out_.close();
            }
        }
        out_.close();
    }

    void marks(const Block& block) {
        for (const Mark& mark : block.marks) {
            std::string words = mark.role + ": " + mark.text;
            if (!mark.target.empty()) words += " → " + mark.target;
            element("span", words, "what");
        }
    }

    const std::function<LanguageFacts(std::string_view)>& facts_;
    xml::XhtmlWriter out_;
};

}  // namespace

std::string page(const std::vector<Edition>& editions,
                 const std::vector<Retranslation>& retranslations,
                 const std::function<LanguageFacts(std::string_view)>& facts) {
    return Page(facts).run(editions, retranslations);
}

}  // namespace bifolium::changes
