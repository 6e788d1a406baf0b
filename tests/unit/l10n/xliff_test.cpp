#include "l10n/xliff.h"

#include <gtest/gtest.h>

#include "support/mutation.h"
#include "support/po_sample.h"

namespace bifolium::l10n {
namespace {

using Findings = std::vector<std::string>;

constexpr const char* body =
    "# mt\n#. role: heading\n#. max-length: 60\n#: manuscript/msc.md\n"
    "msgctxt \"title\"\nmsgid \"**Stem** cells\"\nmsgstr \"**Stamm**zellen\"\n\n"
    "#: a.md:12\n#, fuzzy\n#| msgid \"Take 5 mg\"\nmsgid \"Take <10> mg &\"\nmsgstr \"Nimm 5 "
    "mg\"\n\n"
    "msgid \"New\"\nmsgstr \"\"\n\n"
    "#~ msgid \"gone\"\n#~ msgstr \"weg\"\n";

std::string exported(const PoFile& file) {
    return write_xliff(file, "manuscript/msc.md", {"en", "de"});
}

struct Imported {
    PoFile file;
    Findings findings;
};

Imported import(const std::string& xliff, const PoFile& catalogue) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add("de.xlf", xliff);
    Imported out{read_xliff(sources, source, catalogue, diagnostics), {}};
    for (const Diagnostic& found : diagnostics.all()) {
        const auto line = sources.locate(source, found.span.begin).line;
        out.findings.push_back(std::to_string(line) + " " + std::string(found.code));
    }
    return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(Xliff, AUnitSaysAllThatItsEntrySays) {
    const std::string xliff = exported(read_po_body(body).file);
    EXPECT_TRUE(xliff.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
        "<file original=\"manuscript/msc.md\" source-language=\"en\" target-language=\"de\" "
        "datatype=\"x-markdown\">\n<body>\n"))
        << xliff;
    EXPECT_NE(xliff.find("xml:space=\"preserve\" maxwidth=\"60\" size-unit=\"char\">\n"
                         "<source xml:lang=\"en\">**Stem** cells</source>\n"
                         "<target xml:lang=\"de\" state=\"translated\" "
                         "state-qualifier=\"leveraged-mt\">**Stamm**zellen</target>\n"
                         "<context-group purpose=\"location\"><context "
                         "context-type=\"sourcefile\">manuscript/msc.md</context></context-group>\n"
                         "<context-group name=\"po-entry\" purpose=\"information\"><context "
                         "context-type=\"x-po-msgctxt\">title</context></context-group>\n"
                         "<note from=\"developer\">role: heading\nmax-length: 60</note>\n"
                         "<note from=\"translator\">mt</note>\n</trans-unit>\n"),
              std::string::npos)
        << xliff;
    EXPECT_NE(xliff.find("<source xml:lang=\"en\">Take &lt;10&gt; mg &amp;</source>\n"
                         "<target xml:lang=\"de\" state=\"needs-review-translation\">Nimm 5 mg"
                         "</target>\n"
                         "<context-group purpose=\"location\"><context "
                         "context-type=\"sourcefile\">a.md</context><context "
                         "context-type=\"linenumber\">12</context></context-group>\n"
                         "<alt-trans alttranstype=\"previous-version\"><source xml:lang=\"en\">"
                         "Take 5 mg</source><target xml:lang=\"de\">Nimm 5 mg</target>"
                         "</alt-trans>\n"),
              std::string::npos)
        << xliff;
    EXPECT_NE(xliff.find("state=\"needs-translation\"/>"), std::string::npos) << xliff;
    EXPECT_EQ(xliff.find("gone"), std::string::npos);
}

TEST(Xliff, WhatComesBackUnchangedChangesNothing) {
    const PoFile file = read_po_body(body).file;
    const Imported back = import(exported(file), file);
    EXPECT_EQ(back.findings, Findings{});
    EXPECT_EQ(write_po(back.file), write_po(file));
}

TEST(Xliff, TranslationsStatesAndNotesComeBack) {
    const PoFile file = read_po_body(body).file;
    std::string xliff = exported(file);
    xliff = replaced(xliff, "state=\"needs-review-translation\">Nimm 5 mg",
                     "state=\"final\">Nimm &lt;10&gt; <mrk mtype=\"seg\">mg</mrk> &amp;");
    xliff = replaced(xliff, "state=\"needs-translation\"/>",
                     "state=\"needs-review-l10n\">Neu</target><note>unsure</note>");
    xliff = replaced(xliff, "state=\"translated\"", "state=\"x-rejected\"");
    const Imported back = import(xliff, file);
    EXPECT_EQ(back.findings, Findings{});
    const PoIndex index(back.file);
    const PoEntry& take = *index.find({}, "Take <10> mg &");
    EXPECT_EQ(take.texts[0], "Nimm <10> mg &");
    EXPECT_FALSE(take.fuzzy());
    EXPECT_EQ(take.previous_id, "");
    const PoEntry& fresh = *index.find({}, "New");
    EXPECT_EQ(fresh.texts[0], "Neu");
    EXPECT_TRUE(fresh.fuzzy());
    EXPECT_EQ(fresh.comments, std::vector<std::string>{"unsure"});
    EXPECT_TRUE(index.find("title", "**Stem** cells")->fuzzy());
    EXPECT_EQ(back.file.entries.size(), 4u) << "obsolete ones stay";
}

TEST(Xliff, UnknownUnitsAndChangedSourcesAreLeftOut) {
    const PoFile file = read_po_body(body).file;
    const std::string good = exported(file);
    const std::string id = xliff_id(file.entries[2]);
    const Imported unknown = import(replaced(good, id, "0123"), file);
    EXPECT_EQ(unknown.findings, (Findings{"21 xliff.unknown-unit", "21 xliff.missing-units"}));
    EXPECT_EQ(write_po(unknown.file), write_po(file));
    const Imported changed = import(
        replaced(replaced(good, ">Take &lt;10&gt;", ">Take &lt;20&gt;"), "Nimm 5", "Nimm 20"),
        file);
    EXPECT_EQ(changed.findings, Findings{"15 xliff.changed-source"});
    EXPECT_EQ(write_po(changed.file), write_po(file));
}

TEST(Xliff, WhatCannotBeTakenIsSaid) {
    const PoFile file = read_po_body(body).file;
    const std::string good = exported(file);
    const auto findings = [&](const std::string& from, const std::string& to) {
        return import(replaced(good, from, to), file).findings;
    };
    EXPECT_EQ(findings("Nimm 5 mg", "Nimm <x id=\"1\"/> mg"), Findings{"15 xliff.inline-element"});
    EXPECT_EQ(findings(">Nimm 5 mg</target>", "/>"), Findings{"15 xliff.no-target"});
    EXPECT_EQ(findings("target-language=\"de\"", "target-language=\"es\""),
              Findings{"2 xliff.language"});
    EXPECT_EQ(findings("version=\"1.2\"", "version=\"2.0\""), Findings{"1 xliff.version"});
    EXPECT_EQ(findings("</body>", ""), Findings{"24 xliff.syntax"});
    EXPECT_EQ(findings(xliff_id(file.entries[1]), xliff_id(file.entries[0])),
              (Findings{"15 xliff.duplicate", "21 xliff.missing-units"}));
    EXPECT_EQ(import("<html/>", file).findings, Findings{"1 xliff.version"});
    EXPECT_EQ(import("", file).findings.size(), 1u);
    EXPECT_EQ(import("<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff/>", file).findings.size(), 1u);
}

TEST(Xliff, IdsDependOnContextAndIdAlone) {
    PoEntry a;
    a.id = "x";
    PoEntry b = a;
    b.texts = {"y"};
    b.flags = {"fuzzy"};
    EXPECT_EQ(xliff_id(a), xliff_id(b));
    EXPECT_EQ(xliff_id(a).size(), 16u);
    b.context = "";
    EXPECT_NE(xliff_id(a), xliff_id(b));
}

TEST(Xliff, PluralsAreGroups) {
    const PoFile file = read_po_body(
                            "msgid \"a day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"ein Tag\"\n"
                            "msgstr[1] \"%d Tage\"\n")
                            .file;
    const std::string good = exported(file);
    EXPECT_NE(good.find("restype=\"x-gettext-plurals\""), std::string::npos);
    const Imported back = import(replaced(good, "%d Tage", "%d Taege"), file);
    EXPECT_EQ(back.findings, Findings{});
    EXPECT_EQ(back.file.entries[0].texts, (std::vector<std::string>{"ein Tag", "%d Taege"}));
}

TEST(Xliff, AnyBytesAreReadToTheEnd) {
    const PoFile file = read_po_body(body).file;
    const std::string good = exported(file);
    for (std::size_t size = 0; size < good.size(); size += 7) {
        EXPECT_EQ(import(good.substr(0, size), file).findings.size(), 1u);
    }
    Mutations mutations(good);
    for (int i = 0; i < 2000; ++i) {
        const Imported back = import(mutations.next(), file);
        EXPECT_EQ(back.file.entries.size(), file.entries.size());
    }
}

}  // namespace
}  // namespace bifolium::l10n
