#include "app/readability_ratchet.h"

#include <gtest/gtest.h>

namespace bifolium::app {
namespace {

using readability::Section;

/// Sections by identifier and Flesch-Kincaid grade, in their order.
MeasuredPublication measured(std::vector<std::pair<std::string, double>> sections,
                             std::string_view formula = "flesch-kincaid") {
    MeasuredPublication out{"msc", "en", {}};
    out.facts.language = "en";
    out.facts.formulas = {readability::find_formula(formula)};
    for (auto& [identifier, grade] : sections) {
        Section section;
        section.identifier = section.title = identifier;
        section.counts.words = 100;
        section.values = {grade};
        out.facts.sections.push_back(std::move(section));
    }
    return out;
}

/// Codes and messages, a line each.
std::string told(const MeasuredPublication& now, const ReadabilityRecords& records) {
    Diagnostics diagnostics;
    check_records(now, records, diagnostics);
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
        out += std::string(d.code) + ": " + d.message + "\n";
    }
    return out;
}

TEST(Ratchet, RecordsToOneDecimal) {
    const ReadabilityRecords records = updated_records({}, {measured({{"", 8.04}, {"a", 9.96}})});
    EXPECT_EQ(records,
              (ReadabilityRecords{
                  {"msc/en#", {{"flesch-kincaid", 8.0}, {"order", 1}, {"words", 100}}},
                  {"msc/en#a", {{"flesch-kincaid", 10.0}, {"order", 2}, {"words", 100}}}}));
}

TEST(Ratchet, ForgetsWhatIsGone) {
    const ReadabilityRecords old = {{"gone/de#x", {{"lix", 50}}}, {"msc/en#gone", {{"smog", 9}}}};
    const ReadabilityRecords records = updated_records(old, {measured({{"a", 9}})});
    ASSERT_EQ(records.size(), 1u);
    EXPECT_EQ(records.begin()->first, "msc/en#a");
}

TEST(Ratchet, SaysNothingOfWhatItJustRecorded) {
    const MeasuredPublication now = measured({{"", 8.349}, {"a", 9.951}});
    EXPECT_EQ(told(now, updated_records({}, {now})), "");
    EXPECT_EQ(told(now, {}), "") << "nothing is recorded yet";
}

TEST(Ratchet, FindsHarderSections) {
    const ReadabilityRecords records = updated_records({}, {measured({{"", 8}, {"a", 9}})});
    EXPECT_EQ(told(measured({{"", 8.04}, {"a", 9.06}}), records),
              "readability.worse: 'a' is harder to read than recorded: Flesch-Kincaid 9.1, was "
              "9.0\n");
    EXPECT_EQ(told(measured({{"", 8.2}}), records),
              "readability.worse: the text before the first heading is harder to read than "
              "recorded: Flesch-Kincaid 8.2, was 8.0\n");
}

TEST(Ratchet, KnowsWhichWayAFormulaRuns) {
    const ReadabilityRecords records = updated_records({}, {measured({{"a", 50}}, "inflesz")});
    EXPECT_EQ(told(measured({{"a", 49}}, "inflesz"), records),
              "readability.worse: 'a' is harder to read than recorded: INFLESZ 49.0, was 50.0\n");
    EXPECT_EQ(told(measured({{"a", 51}}, "inflesz"), records),
              "readability.better: 'a' is easier to read than recorded: INFLESZ 51.0, was 50.0\n");
}

TEST(Ratchet, PraisesOnlyWhatIsClear) {
    const ReadabilityRecords records = updated_records({}, {measured({{"a", 9}})});
    EXPECT_EQ(told(measured({{"a", 8.6}}), records), "");
    EXPECT_EQ(told(measured({{"a", 8.5}}), records),
              "readability.better: 'a' is easier to read than recorded: Flesch-Kincaid 8.5, was "
              "9.0\n");
}

TEST(Ratchet, FollowsARenamedSection) {
    const ReadabilityRecords records =
        updated_records({}, {measured({{"z", 5}, {"a", 9}, {"m", 7}})});
    EXPECT_EQ(told(measured({{"z", 5}, {"renamed", 9}, {"m", 7}}), records), "");
    EXPECT_EQ(told(measured({{"z", 5}, {"renamed", 9.5}, {"m", 7}}), records),
              "readability.worse: 'renamed' is harder to read than recorded: Flesch-Kincaid 9.5, "
              "was 9.0\n");
    EXPECT_EQ(told(measured({{"first", 5}, {"second", 9}, {"third", 7}}), records), "")
        << "all of them, in their order";
}

TEST(Ratchet, TellsOfNewSections) {
    const ReadabilityRecords records = updated_records({}, {measured({{"a", 9}, {"b", 7}})});
    EXPECT_EQ(told(measured({{"a", 9}, {"new", 12}, {"b", 7}}), records),
              "readability.unrecorded: no readability is recorded of 'new': it has Flesch-Kincaid "
              "12.0\n");
    EXPECT_EQ(told(measured({{"b", 7}, {"a", 9}}), records), "") << "moved";
    EXPECT_EQ(told(measured({{"b", 7}}), records), "") << "gone";
}

TEST(Ratchet, WaitsForTheTranslator) {
    const ReadabilityRecords records = updated_records({}, {measured({{"a", 9}, {"b", 7}})});
    MeasuredPublication now = measured({{"a", 12}, {"b", 6}});
    now.facts.sections[0].untranslated = true;
    EXPECT_EQ(told(now, records),
              "readability.better: 'b' is easier to read than recorded: "
              "Flesch-Kincaid 6.0, was 7.0\n");
    const ReadabilityRecords later = updated_records(records, {now});
    EXPECT_EQ(later.at("msc/en#a").at("flesch-kincaid"), 9) << "stays until it is translated";
    EXPECT_EQ(later.at("msc/en#b").at("flesch-kincaid"), 6);
}

TEST(Ratchet, NamesTheSentenceToPart) {
    MeasuredPublication now = measured({{"a", 9}});
    const ReadabilityRecords records = updated_records({}, {now});
    now.facts.sections[0].values = {10};
    now.facts.sentences.push_back({{}, "Once upon a time there was one.", 0, {}, true});
    now.facts.sentences[0].counts.words = 26;
    Diagnostics diagnostics;
    check_records(now, records, diagnostics);
    ASSERT_EQ(diagnostics.all().size(), 1u);
    EXPECT_EQ(diagnostics.all()[0].hint,
              "part the sentence of 26 words that begins 'Once upon a time there was'; or record "
              "it anew: bifolium check --write-baseline");
}

}  // namespace
}  // namespace bifolium::app
