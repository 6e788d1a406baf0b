#include "manuscript/parse.h"

#include <gtest/gtest.h>

#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

TEST(Parse, HeadingsOpenSections) {
    Parsed p = parse_text(
        "---\ntitle: T\nlang: en\n---\n\nLead *in*.\n\n## How It Works {#how .x}\n\n- **Bold:** "
        "one\n- [two](#how)\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  paragraph\n"
              "    text \"Lead \"\n"
              "    emphasis\n"
              "      text \"in\"\n"
              "    text \".\"\n"
              "  section #how .x\n"
              "    heading 2\n"
              "      text \"How It Works\"\n"
              "    list\n"
              "      item\n"
              "        paragraph\n"
              "          strong\n"
              "            text \"Bold:\"\n"
              "          text \" one\"\n"
              "      item\n"
              "        paragraph\n"
              "          link #how\n"
              "            text \"two\"\n");
    EXPECT_EQ(p.codes(), "frontmatter.missing-fact");
}

}  // namespace
}  // namespace bifolium::manuscript
