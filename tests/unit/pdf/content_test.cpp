#include "pdf/content.h"

#include <gtest/gtest.h>

#include "pdf/syntax.h"

namespace bifolium::pdf {
namespace {

TEST(Content, turns_y_upwards) {
    ContentWriter content(100);
    content.rectangle(10, 20, 30, 40);
    content.path({{Verb::move, Verb::line, Verb::close}, {{0, 0}, {5, 100}}});
    EXPECT_EQ(std::move(content).finish(), "10 40 30 40 re\n0 100 m\n5 0 l\nh\n");
}

TEST(Content, turns_transforms_too) {
    // Twice as large from the top left corner: there, not at the bottom left.
    ContentWriter content(100);
    content.concatenate({.a = 2, .b = 0, .c = 0, .d = 2, .e = 0, .f = 0});
    EXPECT_EQ(std::move(content).finish(), "2 0 0 2 0 -100 cm\n");
}

TEST(Content, says_a_colour_once) {
    ContentWriter content(100);
    content.fill_colour({1, 0, 0});
    content.fill_colour({1, 0, 0});
    content.save();
    content.fill_colour({0, 1, 0});
    content.restore();
    content.fill_colour({1, 0, 0});  // restored, so it need not be said
    EXPECT_EQ(std::move(content).finish(), "1 0 0 rg\nq\n0 1 0 rg\nQ\n");
}

TEST(ContentDeath, refuses_to_finish_unbalanced) {
    const auto finish = [](auto act) {
        ContentWriter content(100);
        act(content);
        std::move(content).finish();
    };
    EXPECT_DEATH(finish([](ContentWriter& c) { c.save(); }), "");
    EXPECT_DEATH(finish([](ContentWriter& c) { c.restore(); }), "");
    EXPECT_DEATH(finish([](ContentWriter& c) { c.begin_marked("P", "/MCID 0"); }), "");
    EXPECT_DEATH(finish([](ContentWriter& c) { c.end_marked(); }), "");
    EXPECT_DEATH(finish([](ContentWriter& c) { c.begin_text(); }), "");
    EXPECT_DEATH(finish([](ContentWriter& c) {
                     c.begin_text();
                     c.save();
                 }),
                 "");
}

}  // namespace
}  // namespace bifolium::pdf
