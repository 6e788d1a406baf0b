#include "l10n/localize.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::l10n {
namespace {

using namespace document;

/// A small document: a heading's section, a callout, a variable, a note.
struct Case {
    AtomTable atoms;
    Diagnostics diagnostics;
    Metadata facts;

    Case() {
        facts.title = "Title";
        facts.language = atoms.intern("en");
    }

    Localized run(Builder& builder, Language language) {
        const Document source = std::move(builder).finish();
        return localize(source, language, atoms, diagnostics);
    }
    std::string codes() const {
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) {
            out += (out.empty() ? "" : " ") + std::string(d.code);
        }
        return out;
    }
};

text::Locale locale(const std::string& tag) {
    text::Locale out;
    out.tag = tag;
    return out;
}

NodeId section(Builder& b, AtomTable& atoms, const std::string& id, int level) {
    const NodeId node = b.open(Section{}, {});
    b[node].identifier = atoms.intern(id);
    b.open(Heading{level}, {});
    b.leaf(Text{id}, {});
    b.close();
    return node;
}

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++n;
    return n;
}

TEST(Localize, MakesCoverContentsLabelsAndBackMatter) {
    Case c;
    c.facts.subtitle = "Sub";
    c.facts.kicker = "Kick";
    c.facts.contact = "Us";
    Builder b(c.facts);
    section(b, c.atoms, "one", 2);
    section(b, c.atoms, "deep", 3);
    b.close();
    b.open(Callout{CalloutKind::caution}, {});
    b.close();
    b.close();
    section(b, c.atoms, "about", 2);
    b.close();
    const auto en = locale("en");
    const Localized made = c.run(b, {.locale = en,
                                     .without = {},
                                     .contents_levels = 2,
                                     .variables = {},
                                     .cover_image = "c.svg"});
    EXPECT_EQ(c.codes(), "");
    EXPECT_FALSE(made.incomplete);
    EXPECT_EQ(dump(made.document),
              "root\n"
              "  cover\n"
              "    image c.svg\n"
              "    kicker\n      text \"Kick\"\n"
              "    title\n      text \"Title\"\n"
              "    subtitle\n      text \"Sub\"\n"
              "  section\n"
              "    heading 2\n      text \"Contents\"\n"
              "    contents\n"
              "      contents-entry\n"
              "        contents-link #one\n          text \"one\"\n"
              "        contents-level\n"
              "          contents-entry\n"
              "            contents-link #deep\n              text \"deep\"\n"
              "      contents-entry\n"
              "        contents-link #about\n          text \"about\"\n"
              "  section\n"
              "    heading 2\n      text \"one\"\n"
              "    section\n      heading 3\n        text \"deep\"\n"
              "    callout\n      callout-label\n        text \"Caution\"\n"
              "  section\n    heading 2\n      text \"about\"\n"
              "  back-matter\n"
              "    heading 2\n      text \"About this publication\"\n"
              "    definition-list\n"
              "      term\n        text \"Contact\"\n"
              "      definition\n        paragraph\n          text \"Us\"\n"
              "      term\n        text \"Last reviewed\"\n"
              "      definition\n        paragraph\n          text \"not recorded\"\n"
              "      term\n        text \"Next review\"\n"
              "      definition\n        paragraph\n          text \"not recorded\"\n"
              "      term\n        text \"Sources\"\n"
              "      definition\n        paragraph\n          text \"not recorded\"\n"
              "      term\n        text \"Version\"\n"
              "      definition\n        paragraph\n          text \"not recorded\"\n"
              "      term\n        text \"Date\"\n"
              "      definition\n        paragraph\n          text \"not recorded\"\n"
              "      term\n        text \"Language\"\n"
              "      definition\n        paragraph\n          text \"English\"\n");
    const Document& d = made.document;
    EXPECT_TRUE(std::get<Title>(d[NodeId(5)].content).is_heading);
    EXPECT_TRUE(d[NodeId(1)].origin.generated);
    EXPECT_EQ(find_identifier(d, c.atoms.find("about-2")).valid(), true) << "'about' was taken";
    for (const Node& node : d.nodes()) {
        EXPECT_EQ(node.origin.generated, !node.origin.source.valid());
    }
}

TEST(Localize, WritesDatesAsTheLanguageDoes) {
    Case c;
    c.facts.date = "2026-11-20";
    Builder b(c.facts);
    const auto de = text::locale("de");
    const Localized made =
        c.run(b, {.locale = de, .without = {}, .variables = {}, .cover_image = {}});
    EXPECT_NE(dump(made.document).find("\"20. November 2026\""), std::string::npos);
}

TEST(Localize, TitlesWithAChapterAreParagraphs) {
    Case c;
    Builder b(c.facts);
    section(b, c.atoms, "one", 1);
    const auto en = locale("en");
    const Localized made =
        c.run(b, {.locale = en, .without = {}, .variables = {}, .cover_image = {}});
    EXPECT_FALSE(std::get<Title>(made.document[NodeId(2)].content).is_heading);
}

TEST(Localize, MakesNoCoverForATitleThatNobodyGave) {
    Case c;
    c.facts.title_is_derived = true;
    Builder b(c.facts);
    b.open(Paragraph{}, {});
    b.leaf(Text{"x"}, {});
    const auto en = locale("en");
    const Localized made =
        c.run(b, {.locale = en, .without = {}, .variables = {}, .cover_image = {}});
    EXPECT_EQ(dump(made.document), "root\n  paragraph\n    text \"x\"\n");
}

TEST(Localize, PutsVariablesInPlace) {
    Case c;
    c.facts.title_is_derived = true;
    Builder b(c.facts);
    b.open(Paragraph{}, {});
    b.leaf(Variable{"phone"}, {});
    b.leaf(Variable{"fax"}, {});
    Image image;
    image.alternative = "call {{phone}} or {{ x";
    b.leaf(image, {});
    const auto en = locale("en");
    const Localized made =
        c.run(b, {.locale = en, .without = {}, .variables = {{"phone", "555"}}, .cover_image = {}});
    EXPECT_EQ(text_of(made.document, made.document.root()), "555{{fax}}");
    EXPECT_EQ(std::get<Image>(made.document[NodeId(4)].content).alternative, "call 555 or {{ x");
    EXPECT_EQ(c.codes(), "l10n.missing-variable");
}

struct Selection : testing::Test {
    Case c;
    text::Locale en = locale("en");
    std::string run(bool critical, bool link) {
        c.facts.title_is_derived = true;
        Builder b(c.facts);
        const NodeId gone = b.open(Container{c.atoms.intern("print-only")}, {});
        b[gone].identifier = c.atoms.intern("gone");
        const NodeId inside = b.open(Paragraph{}, {});
        if (critical) b[inside].severity = Weight::critical;
        const NodeId reference = b.leaf(NoteReference{NodeId(), 1}, {});
        b.close();
        b.close();
        b.open(Paragraph{}, {});
        if (link) b.leaf(Link{"#gone", {}}, {});
        b.leaf(Text{"stays"}, {});
        b.close();
        b.open(Notes{}, {});
        const NodeId note = b.open(Note{1}, {});
        b.close();
        b.close();
        b[reference].content = NoteReference{note, 1};
        const Localized made =
            c.run(b, {.locale = en, .without = {"print-only"}, .variables = {}, .cover_image = {}});
        return dump(made.document);
    }
};

TEST_F(Selection, LeavesOutByMediumAndTheNotesOfIt) {
    EXPECT_EQ(run(false, false), "root\n  paragraph\n    text \"stays\"\n");
    EXPECT_EQ(c.codes(), "");
}
TEST_F(Selection, NeverDropsACriticalBlockInSilence) {
    run(true, false);
    EXPECT_EQ(c.codes(), "l10n.critical-dropped");
}
TEST_F(Selection, TellsLinksToWhatIsLeftOut) {
    run(false, true);
    EXPECT_EQ(c.codes(), "l10n.link-to-dropped");
}

TEST(Localize, KeepsNotesAndTheirReferencesTogether) {
    Case c;
    c.facts.title_is_derived = true;
    Builder b(c.facts);
    section(b, c.atoms, "one", 1);
    b.open(Paragraph{}, {});
    const NodeId reference = b.leaf(NoteReference{NodeId(), 1}, {});
    b.close();
    b.open(Notes{}, {});
    const NodeId note = b.open(Note{1}, {});
    b.close();
    b[reference].content = NoteReference{note, 1};
    const auto de = locale("de-AT");
    const Localized made =
        c.run(b, {.locale = de, .without = {}, .variables = {}, .cover_image = {}});
    const std::string text = dump(made.document);
    EXPECT_EQ(count(text, "heading 2\n        text \"Anmerkungen\""), 1U) << text;
    for (const Node& node : made.document.nodes()) {
        const auto* copy = std::get_if<NoteReference>(&node.content);
        if (copy == nullptr) continue;
        ASSERT_TRUE(copy->note.valid());
        EXPECT_TRUE(std::holds_alternative<Note>(made.document[copy->note].content));
    }
}

/// A section "glossary" with one term and one definition for each of these words.
void glossary(Builder& b, AtomTable& atoms, const std::vector<std::string>& words) {
    const NodeId node = section(b, atoms, "terms", 1);
    b[node].classes = {atoms.intern("glossary")};
    b.open(DefinitionList{}, {});
    for (const std::string& word : words) {
        b.open(Term{}, {});
        b.leaf(Text{word}, {});
        b.close();
        b.open(Definition{}, {});
        b.leaf(Text{"(" + word + ")"}, {});
        b.close();
    }
    b.close();
    b.close();
}

TEST(Localize, SortsAGlossaryInTheAlphabetOfItsLanguage) {
    const std::vector<std::string> words{"Zelle", "zebra", "Ärztin", "apple", "arm"};
    const auto order_in = [&](const std::string& language) {
        Case c;
        Builder builder(c.facts);
        glossary(builder, c.atoms, words);
        const text::Locale place = locale(language);
        const Document made = c.run(builder, {.locale = place, .without = {}}).document;
        std::string out;
        for (const Node& node : made.nodes()) {
            if (const auto* text = std::get_if<Text>(&node.content)) out += text->text + " ";
        }
        return out.substr(out.find("terms ") + 6);
    };
    const std::string german = order_in("de"), swedish = order_in("sv");
    EXPECT_EQ(german.substr(0, german.find("Zelle ") + 6),
              "apple (apple) arm (arm) Ärztin (Ärztin) zebra (zebra) Zelle ");
    EXPECT_LT(swedish.find("Zelle"), swedish.find("Ärztin"));  // ä is the last letter but one
}

TEST(Localize, LabelsThatAreMissingMakeAnEditionIncomplete) {
    Case c;
    Builder b(c.facts);
    const auto other = locale("tlh");
    const Localized made =
        c.run(b, {.locale = other, .without = {}, .variables = {}, .cover_image = {}});
    EXPECT_TRUE(made.incomplete);
    EXPECT_EQ(c.codes(), "l10n.no-labels");
    EXPECT_NE(dump(made.document).find("not recorded"), std::string::npos) << "English instead";
}

}  // namespace
}  // namespace bifolium::l10n
