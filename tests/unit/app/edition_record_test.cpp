#include "app/edition_record.h"

#include <gtest/gtest.h>

namespace bifolium::app {
namespace {

EditionRecord sample() {
    EditionRecord record;
    record.facts.publication = "knee";
    record.facts.language = "ar";
    record.facts.variant = "standard";
    record.facts.verdict = record.facts.standing = Verdict::preview;
    record.facts.title = "الركبة";
    record.facts.files.push_back(
        {.path = "ar/knee-preview.pdf", .size = 12345, .pages = 4, .sha256 = std::string(64, 'a')});
    record.preview = true;
    record.findings.push_back({{.severity = Severity::note,
                                .code = "link.dead",
                                .span = {SourceId(), 7, 12},
                                .message = "a “message”\nof two lines",
                                .hint = "a hint"},
                               "manuscript/knee.md"});
    record.comments.push_back({{.code = "link.dead",
                                .until = "2027-01-31",
                                .reason = "the page moves",
                                .span = {SourceId(), 3, 5}},
                               "manuscript/knee.md"});
    return record;
}

TEST(EditionRecord, ReadsBackAsItWas) {
    const EditionRecord record = sample();
    const auto text = to_text(record);
    ASSERT_TRUE(text);
    const auto back = edition_record(*text);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->facts, record.facts);
    EXPECT_TRUE(back->preview);
    EXPECT_FALSE(back->outdated);
    EXPECT_TRUE(back->comparison.empty());
    ASSERT_EQ(back->findings.size(), 1u);
    const Diagnostic &was = record.findings[0].thing, &is = back->findings[0].thing;
    EXPECT_EQ(is.severity, was.severity);
    EXPECT_EQ(is.code, was.code);
    EXPECT_EQ(is.span, was.span);
    EXPECT_EQ(is.message, was.message);
    EXPECT_EQ(is.hint, was.hint);
    EXPECT_EQ(back->findings[0].path, "manuscript/knee.md");
    ASSERT_EQ(back->comments.size(), 1u);
    EXPECT_EQ(back->comments[0].thing.until, "2027-01-31");
    EXPECT_EQ(back->comments[0].thing.reason, "the page moves");
    EXPECT_EQ(back->comments[0].thing.span, record.comments[0].thing.span);
}

TEST(EditionRecord, BelievesNothingElse) {
    const std::string whole = *to_text(sample());
    EXPECT_FALSE(edition_record(""));
    EXPECT_FALSE(edition_record("[]"));
    EXPECT_FALSE(edition_record(whole.substr(0, whole.size() / 2)));
    std::string unknown = whole;
    unknown.replace(unknown.find("link.dead"), 9, "link.lost");
    EXPECT_FALSE(edition_record(unknown)) << "a code of another version";
}

TEST(EditionRecord, IsNoneWhereAFindingQuotesOtherBytesThanText) {
    EditionRecord record = sample();
    record.findings[0].thing.message = "not text: \xFF";
    EXPECT_FALSE(to_text(record));
}

}  // namespace
}  // namespace bifolium::app
