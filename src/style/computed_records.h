// Computed styles, each made once: elements with the same parent, the same matched rules and the
// same hint share a record, so that a long document costs as much as its different elements do.
// Private to style.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "style/computer.h"
#include "style/elements.h"
#include "style/rules.h"

namespace bifolium::style {

using Record = std::uint32_t;    ///< A computed style; 0: the initial values.
using RuleList = std::uint32_t;  ///< Matched selectors and a hint, cascaded.
using HintId = std::uint32_t;    ///< Declarations that the document itself says; 0: none.

/// What besides its rules makes an element unlike its siblings.
enum class RecordKind : std::uint8_t {
    as_parent,
    left_to_right,
    right_to_left,
    first_letter,
    first_line
};

class ComputedRecords {
public:
    ComputedRecords(Environment&, const Sheets&, const Rules&, Computer&);

    HintId hint(const std::string& declarations, Span);
    RuleList list(std::vector<std::uint32_t> selectors, HintId);

    using Attribute = std::function<std::optional<std::string>(std::string_view)>;
    /// `element` and its attributes are asked for only where a declaration says attr().
    Record record(Record parent, RuleList, RecordKind, ElementIndex element, Attribute);

    /// Stays where it is; first letters and first lines are finished in place.
    Computed& operator[](Record record) { return records_[record].computed; }
    const Computed& operator[](Record record) const { return records_[record].computed; }

    StyleId style(Record);
    /// Of text in it: its text group, and nothing else.
    StyleId text_style(Record);

    /// What was computed is no longer taken for a later element: the page area is known now.
    void forget() { by_key_.clear(); }

private:
    struct Styled {
        Computed computed;
        StyleId style, text;  ///< Made when asked for.
    };
    using ListKey = std::pair<std::vector<std::uint32_t>, HintId>;
    using Key = std::tuple<Record, RuleList, RecordKind, ElementIndex>;

    Environment& environment_;
    const Sheets& sheets_;
    const Rules& rules_;
    Computer& computer_;
    std::deque<Styled> records_;  // deque: a parent's values stay where they are
    std::deque<Cascaded> cascaded_;
    std::map<ListKey, RuleList> lists_;
    std::map<Key, Record> by_key_;
    std::deque<std::vector<css::Longhand>> hints_{{}};
    std::map<std::string, HintId> hint_ids_;
};

}  // namespace bifolium::style
