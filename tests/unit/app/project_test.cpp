#include "app/project.h"

#include <gtest/gtest.h>

#include "app/shared.h"

namespace bifolium::app {
namespace {

struct Read {
    explicit Read(std::string text) {
        project = read_project(sources, sources.add("bifolium.yaml", std::move(text)), diagnostics);
    }
    std::string codes() const {
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) out.append(d.code).append(" ");
        return out;
    }
    Sources sources;
    Diagnostics diagnostics;
    Project project;
};

TEST(Project, PublicationsTimesLanguagesTimesVariants) {
    const Read read(
        "project:\n  source-language: en\n  languages: [en, de]\n"
        "publications:\n"
        "  - id: msc\n    files: [msc.md]\n"
        "  - {id: guide, files: [a.md, b.md], languages: [en], contents: 2}\n"
        "variants:\n"
        "  standard: {forms: [pdf, epub], styles: [a.css]}\n"
        "  large-print: {forms: pdf}\n"
        "vars:\n  phone: {en: 555 0100, de: 0555}\n  clinic: North\n"
        "check: {fail-on: warning}\n");
    EXPECT_EQ(read.codes(), "");
    std::string names;
    for (const Edition& edition : editions(read.project)) {
        for (const Form form : edition.variant.forms) names += output_path(edition, form) + " ";
    }
    EXPECT_EQ(names,
              "en/msc.pdf en/msc.epub en/msc-large-print.pdf "
              "de/msc.pdf de/msc.epub de/msc-large-print.pdf "
              "en/guide.pdf en/guide.epub en/guide-large-print.pdf ");
    EXPECT_EQ(read.project.variables.at("phone").at("de"), "0555");
    EXPECT_EQ(read.project.variables.at("clinic").at(""), "North");
    EXPECT_EQ(read.project.fail_on, Severity::warning);
    EXPECT_EQ(read.project.publications.at(1).contents_levels, 2);
}

TEST(Project, StylesByVariantSayInWhichVariantsAPublicationIsMade) {
    const Read read(
        "publications:\n"
        "  - {id: msc, files: [a.md], styles: {standard: [brochure.css], leaflet: leaflet.css}}\n"
        "  - {id: guide, files: [b.md], styles: {standard: guide.css}}\n"
        "variants:\n"
        "  standard: {styles: [brand.css]}\n"
        "  leaflet: {forms: [pdf], styles: [brand.css]}\n");
    EXPECT_EQ(read.codes(), "");
    std::string made;
    for (const Edition& edition : editions(read.project)) {
        made += output_path(edition, Form::pdf) + ":";
        for (const std::string& path : style_paths(edition)) made += " " + path;
        made += "\n";
    }
    EXPECT_EQ(made,
              "en/msc.pdf: brand.css brochure.css\n"
              "en/msc-leaflet.pdf: brand.css leaflet.css\n"
              "en/guide.pdf: brand.css guide.css\n");
}

TEST(Project, StylesOfAVariantThatIsNoneAreAnErrorWithTheNearestName) {
    const Read read(
        "publications:\n  - {id: a, files: [a.md], styles: {leaflte: [a.css]}}\n"
        "variants:\n  leaflet: {forms: [pdf]}\n");
    ASSERT_EQ(read.codes(), "project.bad-value ");
    EXPECT_EQ(read.diagnostics.all().front().hint, "did you mean 'leaflet'?");
}

TEST(Project, AMisspeltKeyIsFoundAtItsPlace) {
    const Read read("publications:\n  - {id: a, flies: [a.md], files: [a.md]}\n");
    ASSERT_EQ(read.codes(), "project.unknown-key ");
    const Diagnostic& d = read.diagnostics.all().front();
    EXPECT_EQ(d.hint, "did you mean 'files'?");
    EXPECT_EQ(read.sources.locate(d.span.source, d.span.begin).line, 2u);
    EXPECT_EQ(read.sources.locate(d.span.source, d.span.begin).column, 13u);
}

TEST(Project, WhatCannotNameAFileIsRefused) {
    EXPECT_TRUE(Read("publications:\n  - {id: ../etc, files: [a.md]}\n").diagnostics.has_errors());
    EXPECT_TRUE(Read("publications:\n  - {id: a, files: [a.md], languages: [../x]}\n")
                    .diagnostics.has_errors());
    EXPECT_TRUE(Read("publications:\n  - {id: a, files: []}\n").diagnostics.has_errors());
    EXPECT_TRUE(Read("publications: []\n").diagnostics.has_errors());
    EXPECT_TRUE(Read("publications:\n  - {id: a, files: [a.md]}\n  - {id: a, files: [b.md]}\n")
                    .diagnostics.has_errors())
        << "two of one name would write one file";
}

TEST(Project, ALoneManuscriptIsAProject) {
    const Project project = project_of("how it works.md");
    EXPECT_EQ(project.publications.at(0).id, "how-it-works");
    EXPECT_EQ(project.variants.at(0).name, "standard");
}

TEST(Project, AVariantMayAskForPages) {
    const Read read(
        "publications: [{id: a, files: a.md}]\nvariants:\n  x:\n    fit:\n"
        "      pages: multiple-of 4\n      levers: {--size: 9.5pt to 11pt, --leading: 1.3 to 1.5}\n"
        "  y: {fit: {panels: 6}}\n");
    EXPECT_EQ(read.codes(), "");
    const auto& x = read.project.variants.at(0).fit;
    ASSERT_TRUE(x.has_value());
    EXPECT_EQ(x->kind, Fit::Kind::multiple_of);
    EXPECT_EQ(x->count, 4U);
    ASSERT_EQ(x->levers.size(), 2U);
    EXPECT_EQ(x->levers[0].unit, "pt");
    EXPECT_EQ(x->levers[1].most, 1.5);
    EXPECT_EQ(read.project.variants.at(1).fit->kind, Fit::Kind::panels);
}

TEST(Project, AFitThatIsNotUnderstoodIsAFinding) {
    for (const std::string fit :
         {"few", "{pages: few}", "{pages: 0}", "{pages: -4}", "{pages: multiple-of x}",
          "{pages: 99999}", "{levers: {}}", "{pages: 8, levers: {--a: 1pt to 2em}}",
          "{pages: 8, levers: {--a: 2pt to 1pt}}", "{pages: 8, levers: {size: 1pt to 2pt}}",
          "{pages: 8, levers: {--a: big}}"}) {
        const Read read("publications: [{id: a, files: a.md}]\nvariants: {x: {fit: " + fit +
                        "}}\n");
        EXPECT_EQ(read.codes(), "project.bad-value ") << fit;
    }
}

TEST(Project, RaisesSeveritiesAndTakesWaivers) {
    const std::string head = "publications: [{id: a, files: [a.md]}]\n";
    const Read read(head +
                    "findings: {text.overfull: error, css.unknown-property: warning}\n"
                    "waivers:\n  - code: link.dead\n    by: Jo\n    reason: later\n"
                    "    until: 2027-01-31\n    file: [a.md, b.md]\n    text: words\n");
    EXPECT_EQ(read.codes(), "");
    const Rulings& rulings = read.project.rulings;
    EXPECT_EQ(rulings.severities.at("text.overfull"), Severity::error);
    ASSERT_EQ(rulings.waivers.size(), 1U);
    EXPECT_EQ(rulings.waivers[0].files, (std::vector<std::string>{"a.md", "b.md"}));
    EXPECT_EQ(Read(head + "findings: [x]\nwaivers: {a: b}\n").codes(),
              "project.bad-value project.bad-value ");
    EXPECT_EQ(Read(head + "findings: {link.dead: warning, text.overfull: note}\n").codes(),
              "project.bad-value project.bad-value ");
    EXPECT_EQ(
        Read(head + "waivers: [{code: link.dead, by: Jo, reason: x, until: 2027-02-30}]\n").codes(),
        "project.bad-value ");
    EXPECT_EQ(Read(head + "waivers: [{code: css.hides-critical, by: Jo, reason: x, until: "
                          "2027-02-01}]\n")
                  .codes(),
              "waiver.not-allowed ");
    EXPECT_EQ(Read(head + "waivers: [{code: link.dead, by: Jo, reason: x, untill: 2027-02-01}]\n")
                  .codes(),
              "project.unknown-key project.bad-value ");
}

}  // namespace
}  // namespace bifolium::app
