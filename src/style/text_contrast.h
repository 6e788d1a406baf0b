// Which texts ContrastCheck is asked to judge: each text of the document, each one that a sheet
// generates, on all the grounds of the pages it may stand on. Private to style.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "style/computed_records.h"
#include "style/contrast.h"
#include "style/elements.h"
#include "style/styled_document.h"

namespace bifolium::style {

class TextContrast {
public:
    /// Nothing is judged where `check` is null.
    TextContrast(ContrastCheck* check, const CascadeResult::State&, const Elements&,
                 const ComputedRecords&);

    /// In document order: a box is known before what is in it.
    void enter(ElementIndex, Record);
    void judge_text(document::NodeId, ElementIndex, Record);
    void judge_first_letter(ElementIndex, Record);
    void judge_generated(ElementIndex, Record, PseudoElement);

private:
    bool is_seen(ElementIndex element) const;
    void judge(ElementIndex, Record, ContrastCheck::Chain, ContrastCheck::Run,
               std::string_view pseudo);
    const std::vector<Surface>& page_grounds(Atom name);

    ContrastCheck* check_;
    const CascadeResult::State& state_;
    const Elements& elements_;
    const ComputedRecords& records_;
    std::vector<ContrastCheck::Chain> chains_;  // of the inside of each element
    std::map<Atom, std::vector<Surface>> grounds_;
    std::set<std::tuple<Record, ContrastCheck::Chain, bool>> judged_;
};

}  // namespace bifolium::style
