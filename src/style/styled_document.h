// What a StyledDocument holds. The cascade fills it, and nothing else sees it.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "style/cascade.h"
#include "style/pages.h"

namespace bifolium::style {

inline std::uint64_t key_of(const Source& source) {
    return (std::uint64_t{source.node.index()} << 8) | static_cast<std::uint64_t>(source.pseudo);
}

struct StyledDocument::State {
    explicit State(const document::Document& d, const AtomTable& a) : document(d), atoms(a) {}
    const document::Document& document;
    const AtomTable& atoms;
    StyleTable table;
    std::vector<StyleId> of_node;
    std::unordered_map<std::uint64_t, StyleId> of_pseudo;  // looked up, never iterated
    std::unordered_map<std::uint64_t, Content> contents;   // likewise; what is not `normal`
    Content normal;
    PageBoxes pages;
    Medium medium = Medium::print;
    std::shared_ptr<const CustomProperties> of_root;
    CounterStyles counter_styles;
};

/// Gives the cascade the State to fill, and makes a StyledDocument of it.
struct CascadeResult {
    using State = StyledDocument::State;
    static StyledDocument of(std::unique_ptr<State> state) {
        StyledDocument styled;
        styled.state_ = std::move(state);
        return styled;
    }
};

}  // namespace bifolium::style
