// Cascade layers: their names while a sheet is parsed, and their order over all sheets of one
// origin. A layer counts less than those that are first named after it, and less than rules in
// none; what stands in a layer's own layers counts less than what stands in it itself.
// https://www.w3.org/TR/css-cascade-5/#layering
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "css/stylesheet.h"

namespace bifolium::css {

/// The layers that a sheet names, in the order of their first names.
class LayerNames {
public:
    explicit LayerNames(std::vector<Layer>& layers) : layers_(layers) {}

    /// "reset, base.type" of an @layer: each by its full name within `outer`. Nothing if it is
    /// none.
    static std::optional<std::vector<std::string>> parse(std::span<const ComponentValue>);
    /// `name` may have dots; empty: a layer that has no name, and never comes again. Invalid if
    /// layers are nested too deep.
    LayerId enter(const std::string& name, LayerId outer, ConditionId);

private:
    LayerId add(const std::string& full, LayerId outer, ConditionId);
    std::vector<Layer>& layers_;
    std::map<std::string, LayerId> known_;
    std::size_t nameless_ = 0;
};

/// The ranks of layers, from 0 on, for sheets that count in this order.
class LayerOrder {
public:
    using Holds = std::function<bool(const StyleSheet&, ConditionId)>;
    LayerOrder() = default;
    LayerOrder(std::span<const StyleSheet* const>, const Holds&);

    /// What is in no layer has the highest.
    std::uint32_t rank(std::size_t sheet, LayerId layer) const {
        return layer.valid() ? ranks_[sheet][layer.index()] : layers_;
    }
    std::uint32_t layers() const { return layers_; }

private:
    std::vector<std::vector<std::uint32_t>> ranks_;
    std::uint32_t layers_ = 0;
};

}  // namespace bifolium::css
