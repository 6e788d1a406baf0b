#include "l10n/isolation.h"

#include <gtest/gtest.h>

#include <string>

#include "l10n/localize.h"

namespace bifolium::l10n {
namespace {

using namespace document;

std::string isolated(std::string_view text) {
    std::string out;
    for (const Range range : numbers_to_isolate(text)) {
        out += "[" + std::string(text.substr(range.begin, range.size())) + "]";
    }
    return out;
}

TEST(NumbersToIsolate, AreThoseWithALatinUnit) {
    EXPECT_EQ(isolated("5 mg"), "[5 mg]");
    EXPECT_EQ(isolated("10.5 mg, 37 °C."), "[10.5 mg][37 °C]");
    EXPECT_EQ(isolated("1,000–2,000 IU/kg"), "[1,000–2,000 IU/kg]");
    EXPECT_EQ(isolated("-18 °C"), "[-18 °C]");
    EXPECT_EQ(isolated("5\u00A0ml/h"), "[5\u00A0ml/h]");
    EXPECT_EQ(isolated("250µg"), "[250µg]");
}
TEST(NumbersToIsolate, AreThoseWhoseGroupsWouldChangePlaces) {
    EXPECT_EQ(isolated("+1 555 0100"), "[+1 555 0100]");
    EXPECT_EQ(isolated("טל׳ 03-555 0100 שלוחה 7"), "[03-555 0100]");
    EXPECT_EQ(isolated("2026-11-20"), "[2026-11-20]");
    EXPECT_EQ(isolated("1 000 000"), "[1 000 000]");
}
TEST(NumbersToIsolate, AreNoPlainOnesAndNoNames) {
    EXPECT_EQ(isolated("1,000"), "");
    EXPECT_EQ(isolated("20:30"), "");
    EXPECT_EQ(isolated("2024 12"), "") << "two numbers, in the order of reading";
    EXPECT_EQ(isolated("10–20"), "") << "a range runs as its text does";
    EXPECT_EQ(isolated("IGF-1 M1 CD34"), "");
    EXPECT_EQ(isolated("5 milligrams"), "");
    EXPECT_EQ(isolated("١٠ ملغ 5 ملغ"), "");
    EXPECT_EQ(isolated(""), "");
    EXPECT_EQ(isolated("5 "), "");
    EXPECT_EQ(isolated("5 mg/"), "[5 mg]");
}

struct Case {
    AtomTable atoms;
    Diagnostics diagnostics;
    Metadata facts;

    Case() { facts.language = atoms.intern("ar"); }
    Document run(Builder& b, Direction direction) {
        text::Locale locale;
        locale.tag = "ar";
        locale.direction = direction;
        const Document source = std::move(b).finish();
        return localize(source,
                        {.locale = locale, .without = {}, .variables = {}, .cover_image = {}},
                        atoms, diagnostics)
            .document;
    }
    /// The dump, with '<' after each node that runs from the left.
    static std::string shown(const Document& document) {
        const std::string all = dump(document);
        std::string out;
        std::size_t at = 0;
        for (const Node& node : document.nodes()) {
            const std::size_t end = all.find('\n', at);
            out += all.substr(at, end - at);
            if (node.direction == Direction::left_to_right) out += " <";
            out += "\n";
            at = end + 1;
        }
        return out;
    }
};

TEST(Isolation, GivesNumbersSpansAndCodeAndAddressesADirection) {
    Case c;
    Builder b(c.facts);
    const auto open = [&](Content content) { b.open(std::move(content), {}); };
    open(Paragraph{});
    b.leaf(Text{"الجرعة 5 mg يوميا"}, {});
    open(Code{});
    b.leaf(Text{"5 mg"}, {});
    b.close();
    open(Link{"https://example.org/5-6", ""});
    b.leaf(Text{"example.org/5-6"}, {});
    b.close();
    open(Link{"https://example.org/", ""});
    b.leaf(Text{"37 °C"}, {});
    b.close();
    b.close();
    EXPECT_EQ(Case::shown(c.run(b, Direction::right_to_left)),
              "root\n"
              "  paragraph\n"
              "    text \"الجرعة \"\n"
              "    span <\n"
              "      text \"5 mg\"\n"
              "    text \" يوميا\"\n"
              "    code <\n"
              "      text \"5 mg\"\n"
              "    link https://example.org/5-6 <\n"
              "      text \"example.org/5-6\"\n"
              "    link https://example.org/\n"
              "      span <\n"
              "        text \"37 °C\"\n");
}
TEST(Isolation, LeavesWhatTheAuthorSaidAndLeftToRightTextAlone) {
    for (const bool right : {true, false}) {
        Case c;
        Builder b(c.facts);
        b.open(Paragraph{}, {});
        const NodeId own = b.open(InlineSpan{}, {});
        b[own].direction = Direction::left_to_right;
        b.leaf(Text{"5 mg"}, {});
        b.close();
        if (!right) b.leaf(Text{"5 mg"}, {});
        b.close();
        const auto direction = right ? Direction::right_to_left : Direction::left_to_right;
        const Document made = c.run(b, direction);
        EXPECT_EQ(made.nodes().size(), right ? 4U : 5U);
    }
}
TEST(Isolation, KeepsNotesAndPlacesInTheSource) {
    Case c;
    Builder b(c.facts);
    b.open(Paragraph{}, {});
    b.leaf(Text{"1 mg 2 mg"}, Span{SourceId(0), 20, 29});
    const NodeId reference = b.leaf(NoteReference{{}, 1}, {});
    b.close();
    b.open(Notes{}, {});
    const NodeId note = b.leaf(Note{1}, {});
    std::get<NoteReference>(b[reference].content).note = note;
    b.close();
    const Document made = c.run(b, Direction::right_to_left);
    std::uint32_t noted = 0;
    for (const Node& node : made.nodes()) {
        if (const auto* r = std::get_if<NoteReference>(&node.content)) noted = r->note.index();
        const auto* text = std::get_if<Text>(&node.content);
        if (text != nullptr && text->text == "2 mg") {
            EXPECT_EQ(node.span.begin, 25U);
            EXPECT_EQ(node.span.end, 29U);
        }
    }
    ASSERT_NE(noted, 0U);
    EXPECT_TRUE(std::holds_alternative<Note>(made[NodeId(noted)].content));
}

}  // namespace
}  // namespace bifolium::l10n
