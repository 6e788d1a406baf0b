// Reads the css-parsing-tests where Debian's package has put them. Null if it is not installed;
// under CI that is a failure.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace bifolium::css {

inline nlohmann::json read_corpus(const std::string& file) {
    std::ifstream in(std::string(BIFOLIUM_CSS_PARSING_TESTS) + "/" + file);
    if (in) return nlohmann::json::parse(in);
    const char* ci = std::getenv("CI");
    if (ci && std::string(ci) == "true") {
        ADD_FAILURE() << "css-parsing-tests are missing: install python-tinycss2-common";
    }
    return nullptr;
}

}  // namespace bifolium::css
