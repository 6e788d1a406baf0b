// From a manuscript to marks: what is painted, in which order, and what each mark says.
#include <gtest/gtest.h>

#include <algorithm>

#include "golden/laid_out.h"
#include "paint/display_list.h"

namespace bifolium::golden {
namespace {

std::string marks(const std::string& manuscript, const std::string& sheet, std::size_t page = 0) {
    const LaidOut laid_out(manuscript, sheet);
    const paint::Sheets sheets(laid_out.context(), laid_out.tree(), laid_out.pages);
    return paint::dump(sheets.at(page));
}

/// The lines that hold a word, joined.
std::string with(const std::string& dump, const std::string& word) {
    std::string out;
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = dump.find('\n', at);
        const std::string line = dump.substr(at, end - at);
        if (line.find(word) != std::string::npos) out += line + "\n";
        at = end + 1;
    }
    return out;
}

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; ++at) ++found;
    return found;
}

/// Do the words stand in this order?
void expect_order(const std::string& text, const std::vector<std::string>& words) {
    std::size_t at = 0;
    for (const std::string& word : words) {
        const std::size_t found = text.find(word, at);
        ASSERT_NE(found, std::string::npos) << word << " in\n" << text;
        at = found + word.size();
    }
}

TEST(Paint, says_what_the_author_wrote_and_not_what_css_made_of_it) {
    const std::string text = with(marks("some words", "p { text-transform: uppercase }"), "text");
    EXPECT_NE(text.find("\"some words\""), std::string::npos) << text;
    EXPECT_EQ(text.find("SOME"), std::string::npos) << text;
}

TEST(Paint, says_all_letters_at_once_where_their_number_changes) {
    const std::string text = with(marks("stra\xC3\x9F"
                                        "e",
                                        "p { text-transform: uppercase }"),
                                  "text");
    EXPECT_NE(text.find("\"\xC3\x9F\" whole"), std::string::npos) << text;
    EXPECT_NE(text.find("\"stra\"\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\"e\"\n"), std::string::npos) << text;
}

TEST(Paint, divides_a_run_between_the_nodes_it_stands_for) {
    const std::string text = with(marks("one [two]{.x} three", ""), "content");
    EXPECT_EQ(count(text, "text"), 3u) << text;
}

TEST(Paint, makes_generated_text_an_artifact_and_a_marker_a_label) {
    const std::string text = marks("- item", "p::before { content: \"b\" }");
    EXPECT_NE(with(text, "\"b\"").find("artifact"), std::string::npos) << text;
    EXPECT_EQ(count(text, "label of"), 1u) << text;
    EXPECT_NE(with(text, "\"item\"").find("content of"), std::string::npos) << text;
}

TEST(Paint, names_running_heads_and_feet) {
    const std::string text =
        marks("words",
              "@page { margin: 20pt; background: #eee; @top-center { content: \"head\" } "
              "@bottom-center { content: \"foot\" } }");
    EXPECT_NE(with(text, "\"head\"").find("artifact header"), std::string::npos) << text;
    EXPECT_NE(with(text, "\"foot\"").find("artifact footer"), std::string::npos) << text;
    EXPECT_EQ(count(text, "artifact background: fill"), 1u) << text;
}

TEST(Paint, lays_grounds_under_texts_and_obeys_z_index) {
    const std::string text =
        marks("::: a\nA\n:::\n\n::: b\nB\n:::\n\n::: c\nC\n:::\n\nD",
              ".a { position: relative; z-index: 2 } .b { position: relative; z-index: 1 } "
              ".c { position: relative; z-index: -1 } div { background: #123456 }");
    expect_order(text, {"fill", "\"C\"", "\"D\"", "fill", "\"B\"", "fill", "\"A\""});
}

TEST(Paint, clips_and_fades_in_scopes) {
    const std::string text =
        marks("::: a\nA\n:::\n\nB", ".a { overflow: hidden; opacity: .5; background: #eee }");
    EXPECT_NE(with(text, "\"A\"").find(" in 1:"), std::string::npos) << text;
    EXPECT_NE(with(text, "fill").find(" in 0:"), std::string::npos) << text;
    EXPECT_EQ(with(text, "\"B\"").find(" in "), std::string::npos) << text;
}

TEST(Paint, moves_a_box_around_its_origin_and_its_links_with_it) {
    const std::string text = marks(
        "::: a\n[x](https://example.org/)\n:::",
        ".a { transform: rotate(90deg); transform-origin: 0 0; width: 50pt; background: #eee }");
    // The box is 50 wide and 10 high at 0,0: turned, it lies to the left of its corner.
    EXPECT_NE(text.find("scope 0: moved by 0 1 -1 0 0 0\n"), std::string::npos) << text;
    EXPECT_NE(text.find(" in 0: fill 0 0 50 x 10 "), std::string::npos) << text;
    EXPECT_NE(with(text, "link of").find(": -10 0 10 x 10\n"), std::string::npos) << text;
}

TEST(Paint, applies_transforms_from_the_last_to_the_first_around_the_middle) {
    const std::string text =
        marks("x", "p { width: 40pt; transform: translate(50%, 10pt) scale(2) }");
    // 2 x - 20 + 20 across, with the middle at 20,5.
    EXPECT_NE(text.find("scope 0: moved by 2 0 0 2 0 5\n"), std::string::npos) << text;
}

TEST(Paint, places_what_is_positioned_in_a_transformed_box) {
    const std::string text = marks("::: a\n::: b\nx\n:::\n:::",
                                   ".a { transform: scale(1); width: 50pt; height: 30pt }"
                                   ".b { position: absolute; right: 0; bottom: 0 }");
    EXPECT_NE(with(text, "\"x\"").find("text 40 28"), std::string::npos) << text;
}

TEST(Paint, fades_an_inline_box_with_its_text_and_no_more) {
    const std::string text =
        marks("a [b *c*]{.s} d", ".s { opacity: .5; background: #eee } em { color: #111 }");
    EXPECT_NE(text.find("scope 0: opacity 0.5\n"), std::string::npos) << text;
    EXPECT_NE(with(text, "fill").find(" in 0:"), std::string::npos) << text;
    EXPECT_NE(with(text, "\"b \"").find(" in 0:"), std::string::npos) << text;
    EXPECT_NE(with(text, "\"c\"").find(" in 0:"), std::string::npos) << text;
    EXPECT_EQ(with(text, "\"a \"").find(" in "), std::string::npos) << text;
    EXPECT_EQ(with(text, "d\"").find(" in "), std::string::npos) << text;
    EXPECT_EQ(count(text, "scope "), 1u) << text;
}

TEST(Paint, lays_gradients_into_boxes) {
    const auto ink = [](const std::string& gradient, const std::string& more = "") {
        const std::string text =
            with(marks("x", "p { width: 100pt; height: 50pt; background-image: " + gradient + ";" +
                                more + "}"),
                 "gradient");
        return text.substr(text.find("gradient"));
    };
    EXPECT_EQ(ink("linear-gradient(#f00, #00f)"),
              "gradient 50,0 50,50, 0 rgb 1 0 0, 1 rgb 0 0 1\n");
    EXPECT_EQ(ink("linear-gradient(to right, #f00 20%, #00f 40pt)"),
              "gradient 20,25 40,25, 0 rgb 1 0 0, 1 rgb 0 0 1\n");
    // The middle colour of a corner's goes through the two others: towards is 50 by -100.
    EXPECT_EQ(ink("linear-gradient(to top right, #f00, #00f)"),
              "gradient 30,65 70,-15, 0 rgb 1 0 0, 1 rgb 0 0 1\n");
    EXPECT_EQ(ink("radial-gradient(circle closest-side at 30pt 20pt, #f00, #00f)"),
              "gradient 30,20 r 0 30,20 r 20, 0 rgb 1 0 0, 1 rgb 0 0 1\n");
    EXPECT_EQ(ink("radial-gradient(closest-side, #f00, #00f)"),
              "gradient 50,25 r 0 50,25 r 50 flattened 0.5, 0 rgb 1 0 0, 1 rgb 0 0 1\n");
    EXPECT_EQ(ink("linear-gradient(to right, #f00, transparent)"),
              "gradient 0,25 100,25, 0 rgb 1 0 0, 1 rgb 1 0 0 opacity 0\n")
        << "a fade keeps its colour";
    EXPECT_EQ(
        count(ink("repeating-linear-gradient(to right, #f00 0 10pt, #00f 10pt 25pt)"), "rgb 1 0 0"),
        8u)
        << "four times, with two stops each";
}

TEST(Paint, repeats_and_places_a_background) {
    const auto tiles = [](const std::string& how) {
        return with(marks("x",
                          "p { width: 100pt; height: 20pt; background: "
                          "linear-gradient(#f00, #00f) " +
                              how + "}"),
                    "gradient");
    };
    EXPECT_EQ(count(tiles("0 0 / 40pt 20pt"), "fill"), 3u);
    EXPECT_EQ(count(tiles("0 0 / 40pt 20pt no-repeat"), "fill"), 1u);
    const std::string spaced = tiles("0 0 / 40pt 20pt space");
    EXPECT_EQ(count(spaced, "fill"), 2u);
    EXPECT_NE(spaced.find("m 60,0"), std::string::npos) << spaced;
    EXPECT_NE(tiles("right 0 / 40pt 20pt no-repeat").find("m 60,0"), std::string::npos);
    EXPECT_EQ(count(tiles("0 0 / 40pt 20pt round"), "fill"), 3u) << "33.3 wide, not 40";
}

TEST(Paint, takes_a_texture_finer_than_any_eye_for_a_colour) {
    const std::string text = marks("x",
                                   "p { width: 200pt; height: 50pt; background: "
                                   "linear-gradient(#f00, #00f) 0 0 / 2pt 2pt }");
    EXPECT_EQ(with(text, "fill").find("gradient"), std::string::npos) << text;
    EXPECT_NE(with(text, "fill").find("rgb 0.5 0 0.5"), std::string::npos) << text;
}

TEST(Paint, holds_gradients_within_what_a_file_can_say) {
    const std::string text = marks("x",
                                   "p { width: 200pt; height: 50pt; background: "
                                   "linear-gradient(90deg, #f00 1e30pt, #00f -1e30pt) }");
    EXPECT_NE(with(text, "gradient").find("gradient 20000,25 20200,25, 0 "), std::string::npos)
        << text;
}

TEST(Paint, clips_a_ground_to_its_area) {
    const std::string text =
        marks("x",
              "p { width: 80pt; padding: 10pt; border: 2pt dashed #000; background: #eee; "
              "background-clip: content-box }");
    EXPECT_NE(with(text, "fill").find("m 12,12 l 92,12"), std::string::npos) << text;
}

TEST(Paint, shades_and_softens) {
    EXPECT_EQ(count(marks("x", "p { border: 4pt groove #888 }"), "fill"), 8u) << "two a side";
    EXPECT_EQ(count(marks("x", "p { border: 4pt inset #888 }"), "fill"), 4u);
    EXPECT_EQ(count(marks("x", "p { box-shadow: 2pt 2pt #000 }"), "fill"), 1u);
    EXPECT_EQ(count(marks("x", "p { box-shadow: inset 2pt 2pt #000 }"), "fill"), 1u);
    EXPECT_GE(count(marks("x", "p { box-shadow: 2pt 2pt 4pt #000 }"), "fill"), 8u);
    EXPECT_EQ(count(marks("x", "p { box-shadow: none }"), "fill"), 0u);
}

TEST(Paint, fills_the_bleed_with_a_page_s_ground) {
    const std::string text = marks("x",
                                   "@page { size: 200pt 100pt; bleed: 9pt; "
                                   "background: linear-gradient(#f00, #00f) }");
    EXPECT_NE(
        text.find("artifact background: fill m 0,0 l 218,0 l 218,118 l 0,118 z gradient 109,0 "
                  "109,118,"),
        std::string::npos)
        << text;
}

TEST(Paint, sets_a_first_letter_as_part_of_its_words) {
    const std::string text =
        marks("\u201COne two", "p::first-letter { color: #f00; background: #eee }");
    const std::string letter = with(text, "\"\u201CO\"");
    EXPECT_NE(letter.find("content of"), std::string::npos) << text;
    EXPECT_NE(with(text, "\"ne two\"").find("content of"), std::string::npos) << text;
    EXPECT_NE(with(text, "fill").find("0 0 20 x 10 rgb 0.93"), std::string::npos) << text;
}

TEST(Paint, drops_an_initial_letter_over_its_lines) {
    // Lines of 10, letters of 10 with capitals of 7: two lines want (10 + 7) / 0.7 = 24.29.
    const std::string text = marks("aaa bbb ccc ddd eee fff",
                                   "p { line-height: 10pt; width: 100pt; font-size: 10pt }"
                                   "p::first-letter { initial-letter: 2 }");
    const std::string letter = with(text, "\"a\"");
    EXPECT_NE(letter.find("text 0 18 size "), std::string::npos)
        << "on the second line's baseline\n"
        << text;
    const std::string rest = with(text, "\"aa");
    EXPECT_EQ(rest.find("text 0 8 "), std::string::npos) << "beside it\n" << text;
    EXPECT_NE(rest.find(" 8 size 10 "), std::string::npos) << text;
}

TEST(Paint, keeps_the_space_after_a_letter_that_is_a_word) {
    const std::string text = marks("A dog", "p::first-letter { float: left }");
    EXPECT_NE(with(text, "\" dog\"").find("content of"), std::string::npos) << text;
}

TEST(Paint, finds_the_first_letter_in_a_child_and_takes_it_once) {
    const std::string text =
        marks("::: a\n*one* two\n\nthree\n:::", ".a::first-letter { color: #f00 }");
    EXPECT_NE(text.find("\"o\""), std::string::npos) << text;
    EXPECT_NE(text.find("\"ne\""), std::string::npos) << text;
    EXPECT_NE(text.find("\"three\""), std::string::npos) << text;
}

TEST(Paint, shadows_text_without_saying_it_twice) {
    const std::string text = marks("word", "p { text-shadow: 1pt 2pt #888 }");
    EXPECT_EQ(count(text, "\"word\""), 1u) << text;
    EXPECT_EQ(count(text, "artifact: fill"), 1u) << text;
    expect_order(text, {"fill", "\"word\""});
    EXPECT_GT(count(marks("word", "p { text-shadow: 1pt 2pt 3pt #888 }"), "fill"), 3u);
}

TEST(Paint, puts_an_underline_where_the_style_says) {
    const auto top = [](const std::string& how) {
        const std::string text =
            with(marks("u", "p { text-decoration: underline 1pt; text-decoration-skip-ink: none;" +
                                how + "}"),
                 "fill");
        return text.substr(text.find("fill"));
    };
    EXPECT_NE(top("text-underline-offset: 1pt").find("fill 0 9 10 x 1 "), std::string::npos);
    EXPECT_NE(top("text-underline-position: under").find("fill 0 10 10 x 1 "), std::string::npos);
}

TEST(Paint, shows_an_underline_that_letters_cover_all_the_same) {
    const std::string text = marks("u", "p { text-decoration: underline 1pt }");
    EXPECT_EQ(count(text, "fill"), 1u) << text;
}

TEST(Paint, hides_the_ground_of_empty_cells) {
    const std::string table = "| a | b |\n|---|---|\n| c |   |\n";
    const std::string cells = "td { background: #123456 }";
    EXPECT_EQ(count(marks(table, cells), "fill"), 2u);
    EXPECT_EQ(count(marks(table, cells + "table { empty-cells: hide }"), "fill"), 1u);
}

TEST(Paint, overrides_the_order_of_letters) {
    const std::string manuscript = "[a**b**]{.o}";
    const std::string plain = marks(manuscript, "");
    EXPECT_NE(with(plain, "\"a\"").find("text 0 8"), std::string::npos) << plain;
    const std::string turned =
        marks(manuscript, ".o { unicode-bidi: bidi-override; direction: rtl }");
    EXPECT_NE(with(turned, "\"a\"").find("text 10 8"), std::string::npos) << turned;
    EXPECT_NE(with(turned, "\"b\"").find("text 0 8"), std::string::npos) << turned;
}

TEST(Paint, gives_contents_no_box) {
    const std::string text =
        marks("::: a\none\n:::", ".a { display: contents; background: #eee; padding: 9pt }");
    EXPECT_EQ(count(text, "fill"), 0u) << text;
    EXPECT_NE(with(text, "\"one\"").find("text 0 8"), std::string::npos) << text;
}

TEST(Paint, shows_what_is_fixed_on_every_page_and_says_it_once) {
    const std::string manuscript = "::: f\nseal\n:::\n\none\n\n::: n\nthree\n:::";
    const std::string sheet =
        "@page { size: 100pt 60pt; margin: 10pt } @page:first { margin: 10pt } .n { break-before: "
        "page }"
        ".f { position: fixed; right: 0; bottom: 0 }";
    const std::string first = marks(manuscript, sheet, 0), second = marks(manuscript, sheet, 1);
    EXPECT_NE(with(first, "\"seal\"").find("content of"), std::string::npos) << first;
    EXPECT_NE(with(first, "\"seal\"").find("text 50 48"), std::string::npos) << first;
    EXPECT_NE(with(second, "\"seal\"").find("artifact: text 50 48"), std::string::npos) << second;
}

TEST(Paint, gives_a_link_an_area_on_each_line) {
    const std::string text =
        marks("a [link that goes on over lines](https://example.org/)", "body { width: 100pt }");
    EXPECT_GE(count(text, "link of"), 2u) << text;
}

TEST(Paint, knows_where_identified_nodes_begin) {
    EXPECT_EQ(count(marks("## Name {#name}\n\nwords", ""), "landmark of"), 1u);
}

TEST(Paint, draws_each_style_of_border) {
    const auto border = [](const std::string& style) {
        return marks("x", "p { border: 3pt " + style + " #000 }");
    };
    EXPECT_EQ(count(border("solid"), "fill"), 1u);
    EXPECT_EQ(count(border("double"), "fill"), 2u);
    EXPECT_EQ(count(border("dashed"), "stroke"), 4u);
    EXPECT_EQ(count(border("dotted"), "stroke"), 4u);
    EXPECT_EQ(count(border("none"), "fill"), 0u);
}

TEST(Paint, squares_a_border_that_stands_alone) {
    const std::string text =
        with(marks("x", "p { border-left: 4pt solid #000; width: 50pt }"), "fill");
    EXPECT_NE(text.find("m 0,10 l 0,0 l 4,0 l 4,10 z"), std::string::npos) << text;
}

TEST(Paint, strikes_through_above_and_underlines_below_the_text) {
    const std::string text = marks(
        "[u]{.u} ~~s~~", ".u { text-decoration: underline } del { text-decoration: line-through }");
    expect_order(text, {"fill", "\"u\""});
    expect_order(text, {"\"s\"", "fill"});
}

TEST(Paint, grows_the_sheet_for_bleed_and_marks) {
    const std::string plain = marks("x", "@page { size: 200pt 100pt }");
    EXPECT_NE(plain.find("0 0 200 x 100\n"), std::string::npos) << plain;
    const std::string bleed = marks("x", "@page { size: 200pt 100pt; bleed: 9pt }");
    EXPECT_NE(bleed.find("0 0 218 x 118\n"), std::string::npos) << bleed;
    const std::string cut = marks("x", "@page { size: 200pt 100pt; bleed: 9pt; marks: crop }");
    EXPECT_NE(cut.find("0 0 250 x 150\n"), std::string::npos) << cut;
    EXPECT_EQ(count(cut, "artifact printer: stroke"), 8u) << cut;
}

TEST(Paint, says_the_same_when_asked_again) {
    const LaidOut laid_out("some words\n\n- and a list", "");
    const paint::Sheets sheets(laid_out.context(), laid_out.tree(), laid_out.pages);
    EXPECT_EQ(paint::dump(sheets.at(0)), paint::dump(sheets.at(0)));
}

}  // namespace
}  // namespace bifolium::golden
