// Every case of tests/golden/layout: manuscript and sheet to pages, compared as text.
#include <gtest/gtest.h>

#include "golden/laid_out.h"

namespace bifolium::golden {
namespace {

const std::filesystem::path folder =
    std::filesystem::path(BIFOLIUM_TESTS_FOLDER) / "golden" / "layout";

class LayoutCase : public testing::TestWithParam<std::string> {};

TEST_P(LayoutCase, IsSetAsExpected) {
    const std::filesystem::path path = folder / (GetParam() + ".case");
    Case c = read_case(path);
    ASSERT_FALSE(c.manuscript.empty()) << "a case needs '==== manuscript'";
    const LaidOut laid_out(c.manuscript, c.sheet);
    const std::string dump = laid_out.dump();
    if (blessing()) {
        c.expected = dump;
        write_case(path, c);
        return;
    }
    EXPECT_EQ(dump, c.expected) << c.title;
}

std::string test_name(const testing::TestParamInfo<std::string>& each) {
    std::string name = each.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Golden, LayoutCase, testing::ValuesIn(case_names(folder)), test_name);

}  // namespace
}  // namespace bifolium::golden
