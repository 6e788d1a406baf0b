#include "pdf/structure.h"

#include <gtest/gtest.h>

#include <functional>

#include "read_back.h"
#include "support/pdf_sample.h"

namespace bifolium::pdf {
namespace {

using namespace document;  // the nodes' names

/// The tree as text: roles with kids in brackets, a dot for each piece of content.
std::string outline(const ReadBack& read) {
    const std::function<std::string(std::uint32_t)> one = [&](std::uint32_t number) {
        const std::string& body = read.object(number);
        const std::size_t role = body.find("/S /") + 4;
        std::string out = body.substr(role, body.find('\n', role) - role);
        const std::size_t kids = body.find("/K [");
        if (kids == std::string::npos) return out;
        out += "(";
        std::size_t at = kids + 4;
        while (body[at] != ']') {
            const std::string line = body.substr(at, body.find('\n', at) - at);
            if (line.find("/MCR") != std::string::npos) {
                out += ".";
            } else if (line.find("/OBJR") != std::string::npos) {
                out += "@";
            } else {
                if (out.back() != '(') out += " ";
                out += one(ReadBack::number_after(line, ""));
            }
            at += line.size() + 1;
        }
        return out + ")";
    };
    const std::string& root = read.with("/Type /StructTreeRoot");
    return one(ReadBack::number_after(root, "/K [ "));
}

std::string outline_of(const std::function<void(Sample&)>& fill) {
    Sample sample;
    fill(sample);
    const Result<std::string> file = sample.write();
    return file ? outline(ReadBack(*file)) : file.failure().what;
}

void block(Sample& s, Content content, std::string_view text = "words") {
    s.open(std::move(content));
    s.text(text);
    s.close();
}

TEST(Structure, has_one_element_for_each_node_with_a_role) {
    EXPECT_EQ(outline_of([](Sample& s) {
                  s.open(Section{});
                  block(s, Heading{2});
                  block(s, Paragraph{});
                  s.open(Paragraph{});  // empty, and there all the same
                  s.close();
                  s.leaf(ThematicBreak{});
              }),
              "Document(Sect(H2(.) P(.) P))");
}

TEST(Structure, keeps_the_order_of_the_text_whatever_was_painted_first) {
    EXPECT_EQ(outline_of([](Sample& s) {
                  s.open(Paragraph{});
                  const NodeId before = s.leaf(document::Text{"a"});
                  block(s, Strong{});
                  const NodeId after = s.leaf(document::Text{"b"});
                  s.paint_text("b2", {after, {}}, paint::Role::content, 5);
                  s.paint_text("a", {before, {}}, paint::Role::content);
                  s.paint_text("b1", {after, {}}, paint::Role::content, 0);
                  s.close();
              }),
              "Document(P(. Strong(.)..))");
}

TEST(Structure, keeps_a_paragraph_whole_over_pages) {
    EXPECT_EQ(outline_of([](Sample& s) {
                  s.open(Paragraph{});
                  const NodeId text = s.text("first page");
                  s.new_sheet();
                  s.paint_text("second page", {text, {}}, paint::Role::content, 10);
                  s.close();
                  block(s, Paragraph{});
              }),
              "Document(P(..) P(.))");
}

TEST(Structure, joins_neighbours_that_are_read_together) {
    EXPECT_EQ(outline_of([](Sample& s) {
                  s.open(Paragraph{});
                  const NodeId text = s.text("line one");
                  s.paint_text("line two", {text, {}}, paint::Role::content, 9);
                  s.paint_text("line three", {text, {}}, paint::Role::content, 18);
                  s.close();
              }),
              "Document(P(.))");
}

TEST(Structure, puts_labels_before_bodies) {
    EXPECT_EQ(outline_of([](Sample& s) {
                  s.open(List{});
                  const NodeId item = s.open(Item{});
                  block(s, Paragraph{});
                  s.paint_text("-", {item, style::PseudoElement::marker}, paint::Role::label);
                  s.close();
                  s.open(Item{});
                  block(s, Paragraph{});
                  s.close();
                  s.close();
              }),
              "Document(L(LI(Lbl(.) LBody(P(.))) LI(LBody(P(.)))))");
}

TEST(Structure, puts_the_number_of_a_note_before_it) {
    EXPECT_EQ(outline_of([](Sample& s) {
                  s.open(Notes{});
                  const NodeId note = s.open(Note{1});
                  block(s, Paragraph{});
                  s.paint_text("1.", {note, style::PseudoElement::marker}, paint::Role::label);
                  s.close();
                  s.close();
              }),
              "Document(Sect(Note(Lbl(.) P(.))))");
}

TEST(Structure, groups_terms_with_their_definitions) {
    EXPECT_EQ(outline_of([](Sample& s) {
                  s.open(DefinitionList{});
                  block(s, Term{});
                  block(s, Term{});
                  block(s, Definition{});
                  block(s, Definition{});
                  block(s, Term{});
                  block(s, Definition{});
                  s.close();
              }),
              "Document(L(LI(Dt(.) Dt(.) Dd(.) Dd(.)) LI(Dt(.) Dd(.))))");
}

TEST(Structure, knows_artifacts) {
    EXPECT_EQ(
        outline_of([](Sample& s) {
            s.open(Paragraph{});
            const NodeId text = s.text("words");
            s.paint_text("before", {text, style::PseudoElement::before}, paint::Role::content);
            s.paint_text("head", {text, {}}, paint::Role::artifact);
            const NodeId picture = s.leaf(Image{.path = "x.png", .decorative = true});
            s.paint_text("picture", {picture, {}}, paint::Role::content);
            s.close();
            const NodeId rule = s.leaf(ThematicBreak{});
            s.paint_text("***", {rule, {}}, paint::Role::content);
        }),
        "Document(P(.))");
}

TEST(Structure, nests_inner_roles) {
    EXPECT_EQ(outline_of([](Sample& s) {
                  block(s, CodeBlock{});
                  s.open(Paragraph{});
                  const NodeId note = s.leaf(NoteReference{});
                  s.paint_text("1", {note, {}}, paint::Role::content);
                  s.close();
              }),
              "Document(P(Code(.)) P(Reference(Link(.))))");
}

TEST(Structure, says_languages_where_they_change) {
    Sample sample;
    const NodeId outer = sample.open(Paragraph{});
    sample.speak(outer, "de");
    const NodeId inner = sample.open(Emphasis{});
    sample.speak(inner, "de");
    const NodeId text = sample.text("Wort");
    sample.speak(text, "de");
    sample.close();
    sample.close();
    const ReadBack read(*sample.write());
    EXPECT_NE(read.with("/S /P").find("/Lang (de)"), std::string::npos);
    EXPECT_EQ(read.with("/S /Em").find("/Lang"), std::string::npos);
    EXPECT_NE(read.with("/S /Document").find("/Lang (en)"), std::string::npos);
}

TEST(Structure, carries_what_readers_need) {
    Sample sample;
    fill_leaflet(sample);
    sample.list_style = "lower-roman";
    const ReadBack read(*sample.write());
    EXPECT_EQ(read.count("/Scope /Column"), 2u);
    EXPECT_EQ(read.count("/Scope /Row"), 1u);
    EXPECT_EQ(read.count("/ListNumbering /LowerRoman"), 1u);
    EXPECT_EQ(read.count("/ListNumbering /None"), 1u);  // terms are no numbering
    EXPECT_EQ(read.count("/BBox [20 250 70 300 ]"), 1u);
    EXPECT_EQ(read.count("/Alt <FEFF0041002000630065006C006C>"), 2u);  // and the figure around it
    EXPECT_NE(read.with("/RoleMap").find("/Aside /Sect"), std::string::npos);
}

TEST(Structure, gives_notes_an_identifier) {
    Sample sample;
    sample.open(Notes{});
    for (int i = 1; i <= 200; ++i) {
        sample.open(Note{i});
        sample.open(Paragraph{});
        sample.close();
        sample.close();
    }
    sample.text("x");
    const ReadBack read(*sample.write());
    EXPECT_EQ(read.count("/ID (note"), 200u);
    const std::uint32_t root = ReadBack::number_after(read.with("/IDTree"), "/IDTree ");
    EXPECT_NE(read.object(root).find("/Kids"), std::string::npos);
    EXPECT_EQ(read.count("/Names ["), 4u);
}

TEST(Structure, splits_the_parent_tree_of_a_long_book) {
    Sample sample;
    sample.open(Paragraph{});
    for (int i = 0; i < 150; ++i) {
        if (i > 0) sample.new_sheet();
        sample.text("page");
    }
    const ReadBack read(*sample.write());
    EXPECT_EQ(read.count("/Limits [64 127]"), 1u);
    EXPECT_EQ(read.count("/StructParents 149"), 1u);
    EXPECT_NE(read.with("/ParentTreeNextKey 150").find("/ParentTree "), std::string::npos);
}

TEST(Structure, has_elements_of_any_number_of_parts) {
    Sample sample;
    sample.open(Section{});
    for (int i = 0; i < 40'000; ++i) {
        sample.open(Paragraph{});
        sample.close();
    }
    sample.close();
    const Result<std::string> file = sample.write();
    ASSERT_TRUE(file) << file.failure().what;
    EXPECT_EQ(ReadBack(*file).count("/S /P\n"), 40'000u);
}

TEST(Structure, speaks_of_empty_pages_not_at_all) {
    Sample sample;
    sample.open(Paragraph{});
    sample.text("page");
    sample.new_sheet();
    sample.fill({{}, {Length::pt(9), Length::pt(9)}}, {});
    const ReadBack read(*sample.write());
    EXPECT_EQ(read.count("/StructParents"), 1u);
}

}  // namespace
}  // namespace bifolium::pdf
