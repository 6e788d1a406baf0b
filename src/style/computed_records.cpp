#include "style/computed_records.h"

#include "style/pages.h"

namespace bifolium::style {

namespace {

std::vector<css::Longhand> parse_hint(const std::string& text, Span span,
                                      Environment& environment) {
    Sources sources;
    Diagnostics found;
    const SourceId id = sources.add("", text);
    const Span all{id, 0, static_cast<std::uint32_t>(text.size())};
    std::vector<css::Longhand> longhands;
    for (css::Declaration& d : css::parse_declarations(sources, all, environment.atoms, found)) {
        for (css::Longhand& longhand : d.longhands) longhands.push_back(std::move(longhand));
    }
    for (const Diagnostic& d : found.all()) {
        environment.diagnostics.report({d.severity, d.code, span, d.message, d.hint});
    }
    return longhands;
}

ElementFacts facts_of(RecordKind kind, ComputedRecords::Attribute attribute) {
    ElementFacts facts;
    facts.first_letter = kind == RecordKind::first_letter;
    if (kind == RecordKind::left_to_right) facts.direction = Direction::left_to_right;
    if (kind == RecordKind::right_to_left) facts.direction = Direction::right_to_left;
    facts.attribute = std::move(attribute);
    return facts;
}

}  // namespace

ComputedRecords::ComputedRecords(Environment& environment, const Sheets& sheets, const Rules& rules,
                                 Computer& computer)
    : environment_(environment), sheets_(sheets), rules_(rules), computer_(computer) {
    records_.push_back({computer_.initial(), {}, {}});
}

HintId ComputedRecords::hint(const std::string& declarations, Span span) {
    if (declarations.empty()) return 0;
    const auto [place, is_new] =
        hint_ids_.try_emplace(declarations, static_cast<HintId>(hints_.size()));
    if (is_new) hints_.push_back(parse_hint(declarations, span, environment_));
    return place->second;
}

RuleList ComputedRecords::list(std::vector<std::uint32_t> selectors, HintId hint) {
    const auto [place, is_new] = lists_.try_emplace(ListKey{std::move(selectors), hint},
                                                    static_cast<RuleList>(cascaded_.size()));
    if (is_new) {
        std::vector<DeclarationsOf> declarations;
        for (const std::uint32_t s : place->first.first) {
            declarations.push_back(rules_.declarations(s));
        }
        cascaded_.push_back(cascade_declarations(declarations, hints_[hint], sheets_.leaves_out));
    }
    return place->second;
}

Record ComputedRecords::record(Record parent, RuleList list, RecordKind kind, ElementIndex element,
                               Attribute attribute) {
    const Cascaded& cascaded = cascaded_[list];
    const Key key{parent, list, kind, cascaded.asks_element ? element : no_element};
    const auto [place, is_new] = by_key_.try_emplace(key, static_cast<Record>(records_.size()));
    if (is_new) {
        const ElementFacts facts = facts_of(kind, std::move(attribute));
        records_.push_back({computer_.compute(cascaded, records_[parent].computed, facts), {}, {}});
    }
    return place->second;
}

StyleId ComputedRecords::style(Record record) {
    Styled& styled = records_[record];
    if (!styled.style.valid()) styled.style = intern(environment_.table, styled.computed);
    return styled.style;
}

StyleId ComputedRecords::text_style(Record record) {
    Styled& styled = records_[record];
    if (!styled.text.valid()) {
        Computed text;
        text.text = styled.computed.text;
        text.page.page = styled.computed.page.page;
        styled.text = intern(environment_.table, text);
    }
    return styled.text;
}

}  // namespace bifolium::style
