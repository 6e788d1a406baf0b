#include "app/baseline.h"

#include <gtest/gtest.h>

namespace bifolium::app {
namespace {

Baseline read(const std::string& text, Diagnostics& diagnostics) {
    Sources sources;
    return read_baseline(sources, sources.add("bifolium-baseline.json", text), diagnostics);
}

Baseline some() {
    Baseline baseline;
    baseline.findings = {
        {"text.overfull", "b.md", "00ff", 2, "a line is wider by 3 pt", {}},
        {"image.missing-alt", "a.md", "1234", 1, "a \"picture\" has no words", {}},
    };
    baseline.readability = {{"msc/en#how", {{"flesch-kincaid", 15.2}, {"smog", 16}}}};
    return baseline;
}

constexpr const char* written = R"({
  "findings": [
    {"code": "image.missing-alt", "file": "a.md", "fingerprint": "1234", "count": 1, "message": "a \"picture\" has no words"},
    {"code": "text.overfull", "file": "b.md", "fingerprint": "00ff", "count": 2, "message": "a line is wider by 3 pt"}
  ],
  "readability": {
    "msc/en#how": {"flesch-kincaid": 15.2, "smog": 16.0}
  }
}
)";

TEST(Baseline, IsWrittenSortedAnEntryALine) {
    EXPECT_EQ(write_baseline(some()), written);
    EXPECT_EQ(write_baseline({}), "{\n  \"findings\": [],\n  \"readability\": {}\n}\n");
}

TEST(Baseline, ReadsWhatItWrote) {
    Diagnostics diagnostics;
    const Baseline back = read(written, diagnostics);
    EXPECT_TRUE(diagnostics.all().empty());
    EXPECT_EQ(write_baseline(back), written);
    ASSERT_EQ(back.findings.size(), 2u);
    EXPECT_EQ(back.findings[1].span.begin, std::string_view(written).find("00ff"));
}

TEST(Baseline, DamageIsAnErrorAndNothingCounts) {
    for (
        const char* text :
        {"", "[]", "{\"findings\": 3}", "{\"findings\": [{\"code\": \"text.overfull\"}]}",
         R"({"findings": [{"code": "a", "file": "b", "fingerprint": "c", "count": 0, "message": ""}]})",
         R"({"findings": [{"code": "a", "file": "b", "fingerprint": "c", "count": -1, "message": ""}]})",
         "{\"readability\": {\"a\": 3}}", "{\"readability\": {\"a\": {\"smog\": \"x\"}}}",
         R"({"readability": {"a": {"smog": 3}}, "other": 1})", "{\"findings\": [", "\xff\xfe"}) {
        Diagnostics diagnostics;
        const Baseline back = read(text, diagnostics);
        ASSERT_EQ(diagnostics.all().size(), 1u) << text;
        EXPECT_EQ(diagnostics.all().front().code, "baseline.unreadable") << text;
        EXPECT_TRUE(back.findings.empty() && back.readability.empty()) << text;
    }
}

}  // namespace
}  // namespace bifolium::app
