// One small Document and the same as a book and as a PDF, both typed by hand: what bifolium's own
// writers make is not what its reader is tested with.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "support/zip_file.h"

namespace bifolium::verify {

struct Sample {
    Sample() : document(make()) {}
    AtomTable atoms;
    Sources sources;
    document::Document document;

private:
    document::Document make() {
        using namespace document;
        const SourceId source = sources.add("sample.md", std::string(100, 'x'));
        Builder b({.title = "Title", .language = atoms.intern("en")});
        std::uint32_t place = 0;
        const auto open = [&](Content content) {
            ++place;
            return b.open(std::move(content), {source, place, place + 1});
        };
        const auto text = [&](std::string words) { b.leaf(Text{std::move(words)}, {}); };
        const auto leaf = [&](Content content, std::string words) {
            open(std::move(content));
            text(std::move(words));
            b.close();
        };
        open(Section{});
        leaf(Heading{2}, "How");
        open(Paragraph{});
        text("Take ");
        leaf(Strong{}, "5");
        text(" mg\nof ");
        const NodeId foreign = open(Emphasis{});
        b[foreign].language = atoms.intern("la");
        const NodeId words = b.leaf(Text{"aqua"}, {});
        b[words].language = atoms.intern("la");
        b.close();
        text(" daily");
        open(NoteReference{.note = {}, .number = 1});
        b.close();
        text(".");
        b.close();
        open(List{});
        open(Item{});
        leaf(Paragraph{}, "First");
        b.close();
        open(Item{});
        leaf(Paragraph{}, "Second");
        b.close();
        b.close();
        open(DefinitionList{});
        leaf(Term{}, "MSC");
        leaf(Definition{}, "A cell");
        b.close();
        open(CodeBlock{});
        text("x = 1");
        b.close();
        open(Figure{});
        open(Image{.path = "a.png", .alternative = "A drawing", .width = {}, .height = {}});
        b.close();
        open(Image{
            .path = "b.png", .alternative = {}, .decorative = true, .width = {}, .height = {}});
        b.close();
        leaf(Caption{}, "Figure");
        b.close();
        open(Table{});
        open(TableBody{});
        open(Row{});
        leaf(HeaderCell{.scope = Scope::row}, "Dose");
        leaf(Cell{}, "5 mg");
        b.close();
        b.close();
        b.close();
        open(ThematicBreak{});
        b.close();
        open(Notes{});
        open(Note{1});
        leaf(Paragraph{}, "A note");
        b.close();
        b.close();
        b.close();
        return std::move(b).finish();
    }
};

inline const std::string sample_page = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en">
<head><title>How</title></head>
<body>
<section id="x" class="mine">
<h2>How</h2>
<p>Take <strong>5</strong> mg of <em xml:lang="la">aqua</em> daily<a class="noteref" epub:type="noteref" href="#n">1</a>.</p>
<ul><li><p>First</p></li>
<li><p>Second</p></li></ul>
<dl><dt>MSC</dt><dd>A cell</dd></dl>
<pre><code>x = 1</code></pre>
<figure><img src="a.png" alt="A drawing"/><img src="b.png" alt=""/><figcaption>Figure</figcaption></figure>
<table><tbody><tr><th scope="row">Dose</th><td>5 mg</td></tr></tbody></table>
<hr/>
<section class="notes"><aside class="footnote"><p><span class="marker">1. </span>A note</p></aside></section>
</section>
</body></html>)";

inline std::string sample_book(const std::string& page) {
    const std::string container =
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
        "<rootfile full-path='E/p.opf'/></rootfiles></container>";
    const std::string package =
        "<package xmlns='http://www.idpf.org/2007/opf'><manifest>"
        "<item id='n' href='nav.xhtml'/><item id='c' href='t/c.xhtml'/></manifest>"
        "<spine><itemref idref='n'/><itemref idref='c'/></spine></package>";
    const std::string navigation =
        "<html "
        "xmlns='http://www.w3.org/1999/xhtml'><body><nav><h1>Contents</h1></nav></body></html>";
    return write_zip({{.name = "mimetype", .bytes = "application/epub+zip"},
                      {.name = "META-INF/container.xml", .bytes = container},
                      {.name = "E/p.opf", .bytes = package},
                      {.name = "E/nav.xhtml", .bytes = navigation},
                      {.name = "E/t/c.xhtml", .bytes = page}});
}

/// The objects of a PDF from number 1 on, to be changed by a test before they are put together.
inline std::vector<std::string> sample_objects() {
    const std::string map =
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        "1 beginbfrange <0020> <007E> <0020> endbfrange\n"
        "1 beginbfchar <0001> <00AD> endbfchar endcmap";
    std::string content;
    const auto say = [&](int number, std::string_view words) {
        content += "/P <</MCID " + std::to_string(number) + ">> BDC BT /F 12 Tf [<";
        for (const char c : words) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            content += std::string("00") + digits[static_cast<unsigned char>(c) >> 4] +
                       digits[static_cast<unsigned char>(c) & 15];
        }
        content += ">] TJ ET EMC\n";
    };
    const std::vector<std::string_view> words{
        "How",    "Take ", "5",      " mg of ", "aqua",   " dai\x01ly", "1",    ".",     "First",
        "Second", "MSC",   "A cell", "x = 1",   "Figure", "Dose",       "5 mg", "A note"};
    for (std::size_t i = 0; i < words.size(); ++i) say(static_cast<int>(i), words[i]);
    content += "/Artifact BMC BT /F 12 Tf <00500061> Tj ET EMC\n";
    const auto stream = [](const std::string& text) {
        return "<</Length " + std::to_string(text.size()) + ">>stream\n" + text + "\nendstream";
    };
    const std::string tree =
        "<</Type/StructElem/S/Document/Pg 3 0 R/K["
        "<</S/Sect/Pg 3 0 R/K["
        "<</S/H2/K 0>>"
        "<</S/P/K[1 <</S/Strong/K[<</Type/MCR/Pg 3 0 R/MCID 2>>]>> 3 <</S/Em/Lang(la)/K 4>> 5 "
        "<</S/Reference/K<</S/Link/K[6 <</Type/OBJR/Obj 3 0 R>>]>>>> 7]>>"
        "<</S/L/K[<</S/LI/K[<</S/Lbl/K[]>><</S/LBody/K<</S/P/K 8>>>>]>>"
        "<</S/LI/K<</S/LBody/K<</S/P/K 9>>>>>>]>>"
        "<</S/L/K<</S/LI/K[<</S/Dt/K 10>><</S/Dd/K 11>>]>>>>"
        "<</S/P/K<</S/Code/K 12>>>>"
        "<</S/Figure/Alt(whatever)/K[<</S/Figure/Alt(A drawing)>><</S/Caption/K 13>>]>>"
        "<</S/Table/K<</S/TBody/K<</S/TR/K[<</S/TH/A<</O/Table/Scope/Row>>/K 14>><</S/TD/K 15>>]"
        ">>>>>>"
        "<</S/Sect/K<</S/Note/K<</S/P/K 16>>>>>>"
        "]>>]>>";
    return {
        "<</Type/Catalog/Pages 2 0 R/Lang(en)/StructTreeRoot 4 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 7 0 R>>>>>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 6 0 R>>",
        "<</Type/StructTreeRoot/K 5 0 R/RoleMap<</Em/Span/Strong/Span/Dt/Lbl/Dd/LBody/Titel/H2>>>>",
        tree,
        stream(content),
        "<</Type/Font/Subtype/Type0/ToUnicode 8 0 R>>",
        stream(map)};
}

inline std::string sample_pdf(const std::vector<std::string>& objects) {
    std::string out = "%PDF-1.7\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        offsets.push_back(out.size());
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t table = out.size();
    const std::string count = std::to_string(objects.size() + 1);
    out += "xref\n0 " + count + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
        const std::string digits = std::to_string(offset);
        out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return out + "trailer\n<</Size " + count + "/Root 1 0 R>>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
}

/// What compare() says of this file, or why it could not be read; empty for an equal one.
inline std::string verdict(const Sample& sample, const Result<Structure>& file) {
    if (!file) return file.failure().what;
    Diagnostics diagnostics;
    compare(sample.document, structure_of(sample.document, sample.atoms), *file, diagnostics);
    return diagnostics.all().empty() ? "" : diagnostics.all().front().message;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) return {};  // a test that changes nothing must fail
    return text.replace(at, from.size(), to);
}

}  // namespace bifolium::verify
