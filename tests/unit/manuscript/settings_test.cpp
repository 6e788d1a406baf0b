#include "manuscript/settings.h"

#include <gtest/gtest.h>

namespace bifolium::manuscript {
namespace {

struct Read {
    Sources sources;
    Diagnostics diagnostics;
    Mapping mapping;

    explicit Read(std::string text) {
        const auto size = static_cast<std::uint32_t>(text.size());
        const SourceId id = sources.add("a.yaml", std::move(text));
        mapping = read_settings(sources, Span{id, 0, size}, diagnostics);
    }
    std::string first() const {
        if (diagnostics.all().empty()) return "";
        const Diagnostic& d = diagnostics.all().front();
        const LineColumn at = sources.locate(d.span.source, d.span.begin);
        return std::string(d.code) + "@" + std::to_string(at.line) + ":" +
               std::to_string(at.column);
    }
};

const std::string& scalar(const Setting& setting) {
    return std::get<std::string>(setting.value);
}

TEST(Settings, KeepScalarsAsText) {
    const Read r("lang: no\nversion: 1.0\nempty:\nquoted: \"a: b\"\nlist: [x, 2]\nmap: {a: b}\n");
    ASSERT_TRUE(r.diagnostics.all().empty());
    ASSERT_EQ(r.mapping.size(), 6U);
    EXPECT_EQ(scalar(r.mapping[0].second), "no") << "Norwegian, not false";
    EXPECT_EQ(scalar(r.mapping[1].second), "1.0");
    EXPECT_EQ(scalar(r.mapping[2].second), "");
    EXPECT_EQ(scalar(r.mapping[3].second), "a: b");
    EXPECT_EQ(scalar(std::get<Sequence>(r.mapping[4].second.value)[1]), "2");
    EXPECT_EQ(std::get<Mapping>(r.mapping[5].second.value)[0].first, "a");
}

TEST(Settings, KnowTheirPlacesInBytes) {
    const Read r("ü: \"é\"\nkey: value\n");
    const Setting& second = r.mapping.at(1).second;
    EXPECT_EQ(second.span, (Span{SourceId(0), 14, 19}));
    EXPECT_EQ(second.key, (Span{SourceId(0), 9, 12}));
}

TEST(Settings, RefuseWhatPeopleCannotRead) {
    EXPECT_EQ(Read("a: &x 1\nb: *x\n").first(), "yaml.alias@1:4");
    EXPECT_EQ(Read("a: !!python/object x\n").first(), "yaml.tag@1:4");
    EXPECT_EQ(Read("a: 1\nb: 2\na: 3\n").first(), "yaml.duplicate-key@3:1");
    EXPECT_EQ(Read("just text\n").first(), "yaml.not-a-mapping@1:1");
    EXPECT_EQ(Read("- a\n- b\n").first(), "yaml.not-a-mapping@1:1");
    EXPECT_EQ(Read("a: 1\n---\nb: 2\n").first(), "yaml.syntax@2:1");
    EXPECT_EQ(Read("[a, b]: c\n").first(), "yaml.syntax@1:1");
    EXPECT_EQ(Read("? [a]\n: c\n").first(), "yaml.syntax@1:3");
}

TEST(Settings, PointAtBrokenSyntax) {
    EXPECT_EQ(Read("a: \"open\nb: 2\n").first().substr(0, 11), "yaml.syntax");
    EXPECT_EQ(Read("publications: [\n").first(), "yaml.syntax@2:1");
    EXPECT_EQ(Read("a: b: c\n").first(), "yaml.syntax@1:5");
    EXPECT_EQ(Read(std::string("a: x\0y\n", 7)).first().substr(0, 11), "yaml.syntax");
    EXPECT_EQ(Read("a: \"\\0\"\n").first(), "yaml.syntax@1:4");
    EXPECT_TRUE(Read("a: \"open\n").mapping.empty());
}

TEST(Settings, StopAtTheirBudgets) {
    EXPECT_EQ(Read("a: " + std::string(31, '[') + std::string(31, ']')).first(), "");
    EXPECT_EQ(Read("a: " + std::string(32, '[') + std::string(32, ']')).first(),
              "yaml.too-deep@1:35");
    EXPECT_EQ(Read("a: " + std::string(30'000, '[')).first(), "yaml.too-deep@1:35");
    EXPECT_EQ(Read("a: " + std::string(70'000, 'x')).first(), "yaml.too-large@1:1");
}

TEST(Settings, KeepTheFirstOfTwo) {
    const Read r("a: 1\na: 2\nb: 3\n");
    ASSERT_EQ(r.mapping.size(), 2U);
    EXPECT_EQ(scalar(r.mapping[0].second), "1");
    EXPECT_EQ(r.mapping[1].first, "b");
}

}  // namespace
}  // namespace bifolium::manuscript
