#include "css/layers.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "css/grammar.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

/// No author's identifier can hold it: it marks a layer without a name.
constexpr char nameless_mark = '\0';

/// "a.b.c", white space aside.
std::optional<std::string> layer_name(std::span<const ComponentValue> values) {
    std::string name;
    bool wants_word = true;
    for (const ComponentValue& value : trimmed(values)) {
        if (wants_word) {
            if (value.kind != ComponentKind::ident) return std::nullopt;
            if (is_css_wide(identifier(&value))) return std::nullopt;
            name += value.text;
        } else if (!value.is_delimiter(".")) {
            return std::nullopt;
        } else {
            name += nameless_mark;
        }
        wants_word = !wants_word;
    }
    if (wants_word) return std::nullopt;
    return name;
}

/// Layers in layers, over all sheets.
struct Tree {
    struct Node {
        std::vector<std::uint32_t> inner;
        std::uint32_t rank = 0;
    };
    std::vector<Node> nodes{{}};
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> known;

    std::uint32_t child(std::uint32_t of, const std::string& name) {
        const auto [place, is_new] =
            known.try_emplace({of, name}, static_cast<std::uint32_t>(nodes.size()));
        if (is_new) {
            nodes.emplace_back();
            nodes[of].inner.push_back(place->second);
        }
        return place->second;
    }

    /// What is inside counts less. Not deeper than limits::nesting.
    void number(std::uint32_t node, std::uint32_t& next) {
        for (const std::uint32_t inner : nodes[node].inner) number(inner, next);
        nodes[node].rank = next++;
    }
};

}  // namespace

std::optional<std::vector<std::string>> LayerNames::parse(std::span<const ComponentValue> values) {
    std::vector<std::string> names;
    while (true) {
        const auto comma = std::find_if(values.begin(), values.end(), [](const ComponentValue& v) {
            return v.is_delimiter(",");
        });
        const auto size = static_cast<std::size_t>(comma - values.begin());
        auto name = layer_name(values.first(size));
        if (!name) return std::nullopt;
        names.push_back(std::move(*name));
        if (comma == values.end()) return names;
        values = values.subspan(size + 1);
    }
}

LayerId LayerNames::enter(const std::string& name, LayerId outer, ConditionId condition) {
    if (name.empty()) {
        std::string own(1, nameless_mark);
        own += std::to_string(nameless_++);
        return add(own, outer, condition);
    }
    LayerId layer = outer;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find(nameless_mark, begin), name.size());
        layer = add(name.substr(begin, end - begin), layer, condition);
        if (!layer.valid()) return layer;
        begin = end + 1;
    }
    return layer;
}

LayerId LayerNames::add(const std::string& name, LayerId outer, ConditionId condition) {
    std::string key = outer.valid() ? std::to_string(outer.index()) : std::string("-");
    key += ' ';
    key += name;
    const LayerId next(static_cast<std::uint32_t>(layers_.size()));
    const auto [place, is_new] = known_.try_emplace(std::move(key), next);
    if (!is_new) return place->second;
    const std::uint32_t depth = outer.valid() ? layers_[outer.index()].depth + 1 : 1;
    if (depth > limits::nesting) {
        known_.erase(place);
        return {};
    }
    layers_.push_back({name, outer, depth, condition});
    return next;
}

LayerOrder::LayerOrder(std::span<const StyleSheet* const> sheets, const Holds& holds) {
    Tree tree;
    std::vector<std::vector<std::uint32_t>> nodes;
    for (std::size_t s = 0; s < sheets.size(); ++s) {
        std::vector<std::uint32_t>& of_sheet = nodes.emplace_back(sheets[s]->layers.size(), 0);
        // First those whose @media holds: a layer that another medium names has no place yet.
        for (const bool held : {true, false}) {
            for (std::size_t i = 0; i < sheets[s]->layers.size(); ++i) {
                const Layer& layer = sheets[s]->layers[i];
                if (holds(*sheets[s], layer.condition) != held) continue;
                std::string name = layer.name;
                if (name.starts_with(nameless_mark)) name += "/" + std::to_string(s);
                const std::uint32_t outer = layer.outer.valid() ? of_sheet[layer.outer.index()] : 0;
                of_sheet[i] = tree.child(outer, name);
            }
        }
    }
    std::uint32_t next = 0;
    tree.number(0, next);
    layers_ = next - 1;
    for (std::vector<std::uint32_t>& of_sheet : nodes) {
        for (std::uint32_t& node : of_sheet) node = tree.nodes[node].rank;
    }
    ranks_ = std::move(nodes);
}

}  // namespace bifolium::css
