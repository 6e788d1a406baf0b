#include "l10n/units.h"

#include <gtest/gtest.h>

#include "app/disk_files.h"
#include "l10n/translate.h"
#include "l10n/update.h"
#include "manuscript/parse.h"
#include "manuscript/passages.h"

namespace bifolium::l10n {
namespace {

struct Cut {
    explicit Cut(std::string text) {
        const app::DiskFiles files;
        const std::vector<SourceId> chapters{sources.add("a.md", std::move(text))};
        document = std::make_unique<document::Document>(
            manuscript::parse(sources, chapters, {files, variables}, atoms, said));
        units = units_of(
            *document, atoms, [&](const std::vector<std::string>& texts) { return read(texts); },
            diagnostics);
    }
    document::Document read(const std::vector<std::string>& texts) {
        std::vector<manuscript::Passage> passages;
        for (const std::string& passage : texts) passages.push_back({passage, {}});
        Diagnostics none;
        return manuscript::parse_passages(passages, variables, atoms, none);
    }
    /// The Document with the units at these places said so, the others as the source says them.
    document::Document translated(const std::map<std::size_t, std::string>& words) {
        std::vector<std::string> texts(units.size());
        std::vector<Shown> shown(units.size(), Shown::source);
        for (const auto& [at, text] : words) {
            texts[at] = text;
            shown[at] = Shown::translation;
        }
        return translate(*document, units, shown, read(texts),
                         {atoms.intern("en"), atoms.intern("de"), "noch nicht übersetzt", ""},
                         atoms);
    }
    std::string languages(const document::Document& of) const {
        std::string out;
        for (const document::Node& node : of.nodes()) {
            out.append(atoms.text(node.language)).append(" ");
        }
        return out;
    }
    std::string ids() const {
        std::string out;
        for (const Unit& unit : units) out.append(unit.id).append("\n");
        return out;
    }
    std::set<std::string, std::less<>> variables{"phone"};
    Sources sources;
    AtomTable atoms;
    Diagnostics said, diagnostics;
    std::unique_ptr<document::Document> document;
    std::vector<Unit> units;
};

TEST(Units, AreTheModelsWordsInReadingOrder) {
    const Cut cut(
        "---\ntitle: A *plain* title\nlang: en\nkeywords: [one, two]\n---\n\n"
        "# Doses\n\nTake it\nwith __water__.\n\n- first\n- second[^n]\n\n"
        "| A | B |\n|---|--:|\n| x \\| y | 5 mg |\n\nTerm\n: Its meaning\n\n"
        "![A pill](pill.png \"How it looks\")\n\n```\ncode\n```\n\n---\n\n[^n]: A note.\n");
    std::string out;
    for (const Unit& unit : cut.units) {
        out.append(name_of(unit.role))
            .append(": ")
            .append(unit.id)
            .append(unit.section.empty() ? "" : " (" + unit.section + ")");
        out += "\n";
    }
    EXPECT_EQ(out,
              "title: A \\*plain\\* title\n"
              "keyword: one\n"
              "keyword: two\n"
              "heading: Doses\n"
              "paragraph: Take it with **water**. (Doses)\n"
              "list item: first (Doses)\n"
              "list item: second[^1] (Doses)\n"
              "table head: A (Doses)\n"
              "table head: B (Doses)\n"
              "table cell: x | y (Doses)\n"
              "table cell: 5 mg (Doses)\n"
              "term: Term (Doses)\n"
              "definition: Its meaning (Doses)\n"
              "alternative text: A pill (Doses)\n"
              "caption: How it looks (Doses)\n"
              "note: A note. (Doses)\n");
}

TEST(Units, AreTheSameHoweverTheAuthorTyped) {
    const Cut one("Take **two** *small* tablets\nand `wait`.\n\n* a\n* b\n");
    const Cut other("Take __two__ _small_\ntablets and ``wait``.\n\n-   a\n-   b\n");
    EXPECT_EQ(one.ids(), other.ids());
    EXPECT_EQ(one.ids(), "Take **two** *small* tablets and `wait`.\na\nb\n");
}

TEST(Units, ReadBackWhateverStandsInThem) {
    const std::string_view passages[] = {"1\\. no list",
                                         "\\# no heading",
                                         "a \\* b \\*c\\* \\_d\\_ snake_case 2 * 3",
                                         "\\[x\\](y) [z](<#q> \"t\")",
                                         "C:\\\\dir \\`x\\` ``a`b`` ` `` `",
                                         "&amp;copy; &copy; AT&T",
                                         "\\<b> 3 < 4 <em>x</em>*y*z",
                                         "a\\@b.org a@b.org <c@d.org>",
                                         "www\\.x.org www.x.org http\\://x.org https://x.org/a_b_c",
                                         "***x** y* **a *b***",
                                         "*a*<em>b</em>",
                                         "[schön]{lang=de} [x]{.k #i} <span>y</span>",
                                         "<abbr title=\"a &quot;b&quot;\">AB</abbr> H<sub>2</sub>O "
                                         "<kbd>Q</kbd> <small>s</small> <u>u</u>",
                                         "~~gone~~ a ~ b \\~c~",
                                         "line<br>break",
                                         "{{phone}} \\{{phone}} {x}",
                                         "!\\[a](b) ![pic *alt*](p.png){width=3cm}",
                                         "&#32;lead and trail&#32;",
                                         "tab&#9;x",
                                         "a  b",
                                         "**„Wort\"** und **\"x\"**y",
                                         "x\\",
                                         "* * *",
                                         "Δ **中文**字 नमस्ते ‏عربي",
                                         "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/"
                                         "\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~",
                                         "*(*a*)*",
                                         "**a**b**c**",
                                         "`` ` ``",
                                         "[a](<b c> 'd \"e\"')",
                                         "<s class=\"a.b\">x</s>",
                                         "[a](#q \"two&#10;lines & more\")"};
    std::string text = "# q {#q}\n\n";
    for (const std::string_view passage : passages) text.append("p").append(passage).append("\n\n");
    for (const std::string_view passage : passages) text.append(passage).append("\n\n");
    const Cut cut(text);
    EXPECT_EQ(cut.diagnostics.all().size(), 0u) << cut.ids();
    EXPECT_GT(cut.units.size(), 50u) << cut.ids();
}

TEST(Translate, SaysTheSameAgainInTheSameLanguage) {
    Cut cut(
        "---\ntitle: T\nlang: de\n---\n\n# A *b*\n\nText[^n] `c` [l](#a-b) [x]{lang=fr}.\n\n"
        "![Alt {{phone}}](p.png)\n\n[^n]: Note **n**.\n");
    std::vector<std::string> ids;
    for (const Unit& unit : cut.units) ids.push_back(unit.id);
    const document::Document same = translate(
        *cut.document, cut.units, std::vector<Shown>(ids.size(), Shown::translation), cut.read(ids),
        {cut.atoms.intern("de"), cut.atoms.intern("de"), "n", "s"}, cut.atoms);
    EXPECT_EQ(document::dump(same), document::dump(*cut.document));
    EXPECT_EQ(cut.languages(same), cut.languages(*cut.document));
}

TEST(Translate, PutsWordsIntoTheirPlaces) {
    Cut cut(
        "---\ntitle: Pills\nlang: en\n---\n\nTake *one*[^n] and [two]{lang=fr}.\n\n[^n]: Daily.\n");
    const document::Document german =
        cut.translated({{0, "Pillen"}, {1, "[deux]{lang=fr} und *eine*[^1]"}, {2, "Täglich."}});
    EXPECT_EQ(german.metadata().title, "Pillen");
    EXPECT_EQ(document::dump(german),
              "root\n"
              "  paragraph\n"
              "    span\n"
              "      text \"deux\"\n"
              "    text \" und \"\n"
              "    emphasis\n"
              "      text \"eine\"\n"
              "    note-reference 1\n"
              "  notes\n"
              "    note 1\n"
              "      paragraph\n"
              "        text \"Täglich.\"\n");
    EXPECT_EQ(cut.languages(german), "de de fr fr de de de de de de de de ");
}

TEST(Translate, MarksWhatStaysInTheSourcesLanguage) {
    Cut cut("---\ntitle: T\nlang: en\n---\n\nTake one.\n\nTake two.\n");
    const document::Document german = cut.translated({{0, "T"}, {2, "Nimm zwei."}});
    EXPECT_EQ(document::dump(german),
              "root\n"
              "  paragraph\n"
              "    span\n"
              "      text \"[noch nicht übersetzt] \"\n"
              "    text \"Take one.\"\n"
              "  paragraph\n"
              "    text \"Nimm zwei.\"\n");
    EXPECT_EQ(cut.languages(german), "de en de de en de de ");
}

TEST(Units, CarryTheAuthorsNoteAndLimit) {
    Cut cut(
        "# A <!-- translators: max-length: 12 --> heading\n\n"
        "<!-- translators: Said to a\n  child. -->\n\n"
        "Take two.\n\n"
        "Take three.\n\n"
        "<!-- translators: max-length: 7; A label -->\n\n"
        "- one\n- two\n\n"
        "<!-- translators: Of nothing. -->\n");
    ASSERT_EQ(cut.units.size(), 5u);
    EXPECT_EQ(cut.units[0].max_length, 12u);
    EXPECT_EQ(cut.units[0].note, "");
    EXPECT_EQ(cut.units[1].note, "Said to a child.");
    EXPECT_EQ(cut.units[1].max_length, 0u);
    EXPECT_EQ(cut.units[2].note, "");
    EXPECT_EQ(cut.units[3].note, "A label");
    EXPECT_EQ(cut.units[3].max_length, 7u);
    EXPECT_EQ(cut.units[4].max_length, 0u);
    const PoFile file = template_of(cut.units, cut.sources);
    EXPECT_EQ(file.entries[3].extracted,
              (std::vector<std::string>{"list item, in: A  heading", "max-length: 7", "A label"}));
}

TEST(Units, TakeNoLimitThatIsNoNumber) {
    for (const char* limit : {"x", "0", "12 characters", "-3", "99999999999"}) {
        Cut cut("<!-- translators: max-length: " + std::string(limit) + " -->\n\nText.\n");
        ASSERT_EQ(cut.units.size(), 1u);
        EXPECT_EQ(cut.units[0].max_length, 0u) << limit;
        ASSERT_EQ(cut.said.all().front().code, "l10n.bad-max-length") << limit;
    }
}

TEST(Units, ThatNoMarkdownSaysAgainAreToldAndAreNone) {
    Cut cut("A paragraph.\n");
    Diagnostics diagnostics;
    const auto reads_otherwise = [&](const std::vector<std::string>&) {
        return *Cut("Something else.\n").document;
    };
    EXPECT_TRUE(units_of(*cut.document, cut.atoms, reads_otherwise, diagnostics).empty());
    ASSERT_EQ(diagnostics.all().size(), 1u);
    EXPECT_EQ(diagnostics.all().front().code, "l10n.unwritable");
}

}  // namespace
}  // namespace bifolium::l10n
