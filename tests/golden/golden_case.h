// Golden cases: manuscript, sheet and expected dump in one small file. A case is read, run and
// compared; with BIFOLIUM_BLESS=1 in the environment the expectation is written anew, and the diff
// is for people to review.
//
//     What the case shows.
//     ==== manuscript
//     ==== sheet
//     ==== expected
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace bifolium::golden {

struct Case {
    std::string title, manuscript, sheet, expected;
};

inline std::string read_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string part_after(const std::string& text, std::string_view mark) {
    const std::string line = "==== " + std::string(mark) + "\n";
    const std::size_t at = text.find(line);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + line.size();
    const std::size_t end = text.find("==== ", begin);
    return text.substr(begin, end == std::string::npos ? end : end - begin);
}

inline Case read_case(const std::filesystem::path& path) {
    const std::string text = read_text(path);
    return {text.substr(0, text.find("==== ")), part_after(text, "manuscript"),
            part_after(text, "sheet"), part_after(text, "expected")};
}

inline bool blessing() {
    const char* bless = std::getenv("BIFOLIUM_BLESS");
    return bless != nullptr && std::string_view(bless) == "1";
}

inline void write_case(const std::filesystem::path& path, const Case& c) {
    std::ofstream out(path, std::ios::binary);
    out << c.title << "==== manuscript\n"
        << c.manuscript << "==== sheet\n"
        << c.sheet << "==== expected\n"
        << c.expected;
}

/// The names of a folder's cases, sorted, without ".case".
inline std::vector<std::string> case_names(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".case") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace bifolium::golden
