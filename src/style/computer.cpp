#include "style/computer.h"

#include <algorithm>

#include "style/not_laid_out.h"

namespace bifolium::style {

namespace {

using css::Property;
using Slots = std::array<const Entry*, css::properties>;

std::size_t index(Property property) {
    return static_cast<std::size_t>(property);
}

/// Logical properties fall into their physical places; what stands later wins.
Slots physical_slots(const std::vector<Entry>& entries, Direction direction) {
    Slots slots{};
    for (const Entry& entry : entries) slots[index(physical(entry.property, direction))] = &entry;
    return slots;
}

bool is_css_wide(std::string_view word) {
    return word == "inherit" || word == "initial" || word == "unset" || word.starts_with("revert");
}

}  // namespace

/// Of one call of compute().
struct Computer::Work {
    const Cascaded& cascaded;
    Frame frame;
    Slots slots{};
    /// Declarations with a var(), parsed once it is replaced.
    std::map<const css::Declaration*, std::optional<std::vector<css::Longhand>>> substituted;
};

Computer::Computer(Environment& environment, const Sheets& sheets)
    : environment_(environment),
      sheets_(sheets),
      findings_(environment.diagnostics),
      initial_(initial_values(environment)) {
    for (const auto rows :
         {text_setters(), line_setters(), box_setters(), effect_setters(), page_setters()}) {
        for (const Setter& row : rows) setters_[index(row.property)] = &row;
    }
    auto custom = std::make_shared<CustomProperties>();
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::PropertyRule& rule : sheets[s].properties) {
            if (!sheets.holds(sheets[s], rule.condition)) continue;
            Registration& registration = registered_[rule.name];
            registration = {&rule, nullptr};
            custom->erase(rule.name);
            if (!rule.initial) continue;
            registration.initial = std::make_shared<const css::ComponentValues>(*rule.initial);
            (*custom)[rule.name] = registration.initial;
        }
    }
    initial_.inherited.custom = std::move(custom);
}

/// Of registered custom properties, now that the element's own font is known.
void Computer::resolve_lengths(Work& work) {
    if (registered_.empty() || work.cascaded.custom.empty()) return;
    auto& custom = work.frame.computed.inherited.custom;
    custom = with_lengths(custom, work.cascaded.custom, registered_,
                          [&](const css::ComponentValue& value) -> std::optional<double> {
                              if (!css::is_relative({&value, 1})) return std::nullopt;
                              const auto length = css::parse_length(value);
                              if (!length) return std::nullopt;
                              return length_pt(work.frame, *length, 0);
                          });
}

const css::Value* Computer::value_of(Work& work, const Entry& entry) {
    if (entry.value != nullptr) return entry.value;
    const css::Declaration& declaration = *entry.declaration;
    const auto [place, is_new] = work.substituted.try_emplace(&declaration);
    if (is_new) {
        const auto values =
            substitute(declaration, *work.frame.computed.inherited.custom, findings_);
        if (values) {
            css::Refusal refusal;
            place->second =
                css::parse_value(declaration.name, *values, sheets_[entry.sheet].path, refusal);
            if (!place->second) {
                findings_.bad_value(declaration, refusal);
            } else if (environment_.not_laid_out != nullptr && entry.sheet != 0) {
                environment_.not_laid_out->report(declaration, *place->second);
            }
        }
    }
    if (!place->second) return nullptr;
    for (const css::Longhand& longhand : *place->second) {
        if (longhand.property == entry.property) return &longhand.value;
    }
    return nullptr;
}

void Computer::apply_word(Work& work, const Setter& setter, std::string_view word) {
    const auto is_inherited = css::facts(setter.property).inherited == css::Inherited::yes;
    const bool inherits = word == "inherit" || (word != "initial" && is_inherited);
    setter.copy(work.frame.computed, inherits ? work.frame.parent : initial_);
}

void Computer::apply(Work& work, Property property) {
    const Setter* setter = setter_of(property);
    const Entry* entry = work.slots[index(property)];
    if (setter == nullptr || entry == nullptr) return;
    Fallbacks fallbacks(work.cascaded);
    const Direction direction = work.frame.computed.text.direction;
    const css::Value* value = nullptr;
    std::string_view word = "unset";
    while (entry != nullptr) {
        value = value_of(work, *entry);
        word = value == nullptr ? "unset" : keyword_of(*value);
        if (word != "revert" && word != "revert-layer") break;
        entry = fallbacks.below(
            *entry, word, [&](Property other) { return physical(other, direction) == property; });
        word = "unset";
    }
    if (is_css_wide(word)) {
        apply_word(work, *setter, word);
    } else {
        setter->set(work.frame, *value);
    }
    if (entry != nullptr) note_place(work, property, *entry, word);
}

/// Where a colour comes from: findings about contrast point there.
void Computer::note_place(Work& work, Property property, const Entry& entry,
                          std::string_view word) {
    const Span from = entry.declaration == nullptr ? Span() : entry.declaration->span;
    Computed& computed = work.frame.computed;
    if (property == Property::background_color) computed.own.background_from = from;
    if (property != Property::color) return;
    const bool parents = is_css_wide(word) || word == "currentcolor";
    if (!parents) computed.inherited.colour_from = from;
}

Computed Computer::compute(const Cascaded& cascaded, const Computed& parent,
                           const ElementFacts& facts) {
    Computed computed;
    computed.text = parent.text;
    computed.inherited = parent.inherited;
    computed.inherited.custom =
        custom_properties(parent.inherited.custom, cascaded.custom, registered_, findings_);
    Work work{cascaded,
              Frame{computed, parent, environment_, parent.text.font_size_pt,
                    line_height_pt(parent.text), facts.attribute},
              {},
              {}};
    if (facts.direction) computed.text.direction = *facts.direction;
    work.slots = physical_slots(cascaded.entries, computed.text.direction);
    apply(work, Property::direction);
    work.slots = physical_slots(cascaded.entries, computed.text.direction);

    apply(work, Property::font_size);
    work.frame.em_pt = computed.text.font_size_pt;
    apply(work, Property::line_height);
    work.frame.line_pt = line_height_pt(computed.text);
    resolve_lengths(work);
    for (std::size_t i = 0; i < css::properties; ++i) {
        const auto property = static_cast<Property>(i);
        const bool is_done = property == Property::direction || property == Property::font_size ||
                             property == Property::line_height;
        if (!is_done) apply(work, property);
    }
    finish(work.frame);
    if (!facts.first_letter) {
        computed.box.initial_letter_lines = 0;
        computed.box.initial_letter_sink = 0;
    }
    return computed;
}

}  // namespace bifolium::style
