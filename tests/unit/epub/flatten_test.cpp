// The e-book's sheet is one row of rules: re-read by our own cascade it must style a document as
// the sheets themselves do, with their origins and layers.
#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "epub/sheet.h"
#include "unit/style/styled.h"

namespace bifolium::epub {
namespace {

using document::NodeId;

std::string base_sheet() {
    std::ifstream file(std::string(BIFOLIUM_ROOT) + "/styles/base.css");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// A document with what base.css speaks of, styled by the sheets and by what the book makes of
/// them.
class Twice {
public:
    Twice() {
        document::Metadata metadata;
        metadata.language = atoms_.intern("en");
        document::Builder builder(std::move(metadata));
        const auto words = [&](const char* text) {
            builder.open(document::Text{text}, {});
            builder.close();
        };
        const auto paragraph = [&](const char* name) {
            const NodeId id = builder.open(document::Paragraph{}, {});
            if (*name != 0) builder[id].classes.push_back(atoms_.intern(name));
            words("text");
            builder.close();
        };
        builder.open(document::Section{}, {});
        builder.open(document::Heading{2}, {});
        words("H");
        builder.close();
        paragraph("x");
        paragraph("");
        builder.open(document::Callout{document::CalloutKind::warning}, {});
        paragraph("label");
        paragraph("x");
        paragraph("");
        builder.close();
        for (const bool tight : {true, false}) {
            document::List list;
            list.tight = tight;
            builder.open(list, {});
            for (int i = 0; i < 3; ++i) {
                builder.open(document::Item{}, {});
                paragraph(i == 1 ? "x" : "");
                builder.close();
            }
            builder.close();
        }
        builder.open(document::Quote{}, {});
        paragraph("");
        paragraph("x");
        builder.close();
        builder.open(document::CodeBlock{}, {});
        words("int x;");
        builder.close();
        builder.close();
        document_ = std::make_unique<document::Document>(std::move(builder).finish());
    }

    /// What differs, a line each; nothing if the book's sheet says the same.
    std::string differences(const std::string& author) {
        Diagnostics diagnostics;
        const css::StyleSheet own = parse("base.css", base_sheet(), diagnostics);
        std::vector<css::StyleSheet> sheets{parse("a.css", author, diagnostics)};
        style::Surroundings around;
        around.medium = style::Medium::book;
        around.leaves_out = left_out(atoms_);
        const auto wanted = style::cascade(*document_, own, sheets, around, atoms_, diagnostics);
        const style::Flattening flattening =
            style::flatten(*document_, own, sheets, around.leaves_out, atoms_);
        const SheetContext context{sources_, atoms_, [](const css::Url&) { return ""; }, false,
                                   &flattening};
        const std::array<const css::StyleSheet*, 2> both{&own, &sheets.front()};
        book = rewrite(both, context, diagnostics);
        const std::vector<css::StyleSheet> row{parse("book.css", book, diagnostics)};
        around.leaves_out = nullptr;
        const auto found = style::cascade(*document_, {}, row, around, atoms_, diagnostics);
        std::string all;
        for (std::uint32_t i = 0; i < document_->nodes().size(); ++i) {
            const style::Source source{NodeId(i), style::PseudoElement::none};
            const std::string a = told(wanted, source), b = told(found, source);
            if (a != b) all += std::to_string(i) + ": wanted " + a + ", found " + b + "\n";
        }
        return all;
    }
    std::string book;

private:
    css::StyleSheet parse(std::string path, std::string text, Diagnostics& diagnostics) {
        const MemoryFiles files;
        return css::parse(sources_, files, sources_.add(std::move(path), std::move(text)), atoms_,
                          diagnostics);
    }

    /// Lengths as parts of the size of running text, which differs.
    static std::string told(const style::StyledDocument& styled, const style::Source& source) {
        const style::TextStyle& text = styled.text(styled.style(source));
        const style::BoxStyle& box = styled.box(styled.style(source));
        const double base = styled.text(styled.style({NodeId(0)})).font_size_pt;
        const auto part = [&](double pt) {
            return std::to_string(static_cast<int>(pt / base * 1000 + .5)) + " ";
        };
        const auto margin = [&](const style::Extent& e) { return part(e.length.pt); };
        const auto colour = [](const Colour& c) {
            const Rgb rgb = to_rgb(c);
            return std::to_string(static_cast<int>(rgb.red * 255 + .5)) + "/" +
                   std::to_string(static_cast<int>(rgb.green * 255 + .5)) + "/" +
                   std::to_string(static_cast<int>(rgb.blue * 255 + .5)) + "@" +
                   std::to_string(c.opacity).substr(0, 4) + " ";
        };
        return part(text.font_size_pt) + std::to_string(text.font_weight) + " " +
               colour(text.colour) + colour(box.background) + margin(box.margin.top) +
               margin(box.margin.bottom) + margin(box.margin.left) + part(box.padding.left.pt) +
               part(text.letter_spacing_pt) + std::to_string(static_cast<int>(text.align)) +
               std::to_string(static_cast<int>(box.display)) + std::to_string(text.orphans);
    }

    AtomTable atoms_;
    Sources sources_;
    std::unique_ptr<document::Document> document_;
};

TEST(Flatten, TheAuthorsRulesWinOverOursWhateverTheirSelectors) {
    Twice twice;
    EXPECT_EQ(twice.differences(""), "");
    EXPECT_EQ(twice.differences("p { margin: 0 0 12pt }"), "");  // beats .tight > li > p
    EXPECT_EQ(twice.differences("aside { background: #ff0000; color: #000000; margin: 3pt }"), "");
    EXPECT_EQ(twice.differences("p { font-weight: 300; margin-block: 5pt } li p { margin: 1pt }"),
              "");
    EXPECT_EQ(twice.differences("* { margin: 0; padding: 0 }"), "");
    EXPECT_EQ(twice.differences("p.x { margin: 2pt } p { margin: 1pt }"), "");
    EXPECT_EQ(twice.differences("@media print { p { margin: 9pt } }"), "");
}

TEST(Flatten, LayersComeOutInTheirOrder) {
    Twice twice;
    EXPECT_EQ(twice.differences("@layer a, b; @layer b { p { letter-spacing: 1pt } }"
                                "@layer a { section p.x { letter-spacing: 2pt; orphans: 5 } }"),
              "");
    EXPECT_EQ(twice.differences("@layer a { p { letter-spacing: 1pt !important } }"
                                "@layer b { section p.x { letter-spacing: 2pt !important } }"),
              "");
    EXPECT_EQ(twice.differences("@layer a { p.x { orphans: 7 } } p { orphans: revert-layer }"), "");
    // The first layer's rule wins on some paragraphs and must lose on others.
    EXPECT_EQ(
        twice.differences("@layer a { section p { letter-spacing: 1pt } }"
                          "@layer b { .x { letter-spacing: 2pt } p:first-child { orphans: 4 } }"
                          "@layer a { section :first-child { orphans: 6 } }"),
        "");
    EXPECT_NE(twice.book.find(":not(#_)"), std::string::npos);
}

TEST(Flatten, NestedRulesAndHasComeOut) {
    Twice twice;
    EXPECT_EQ(
        twice.differences("section { & p { orphans: 3; &.x { orphans: 4 } } > h2 { orphans: 5 } }"
                          "li:has(.x) { orphans: 6 }"),
        "");
}

TEST(Flatten, WhatTheReaderMayDecideDropsNothing) {
    Twice twice;
    EXPECT_EQ(
        twice.differences("@layer a { section p { orphans: 3 } }"
                          "@layer b { @media (prefers-color-scheme: dark) { p { orphans: 4 } } }"),
        "");
    EXPECT_NE(twice.book.find("orphans:3"), std::string::npos);
    EXPECT_NE(twice.book.find("@media (prefers-color-scheme:dark){"), std::string::npos);
    EXPECT_NE(twice.book.find("p:not(#_)"), std::string::npos);
}

TEST(Flatten, AScopeIsWrittenOut) {
    Twice twice;
    EXPECT_EQ(twice.differences("@scope (section) to (li) { p { orphans: 5 } :scope { widows: 3 } }"
                                "p { orphans: 3 }"),
              "");
}

TEST(Flatten, ARaisedSelectorMatchesTheSame) {
    Twice twice;
    EXPECT_EQ(twice.differences(
                  "@layer a { * { orphans: 3 } .x { orphans: 4 } section > p { orphans: 5 } }"
                  "@layer b { li > p { orphans: 6 } p { widows: 3 } }"
                  "@layer a { li p.x.x { orphans: 8 } section p { widows: 4 } }"),
              "");
}

}  // namespace
}  // namespace bifolium::epub
