#include "pdf/trees.h"

#include <algorithm>
#include <cstddef>

#include "pdf/syntax.h"

namespace bifolium::pdf {

namespace {

constexpr std::size_t leaf_size = 64;

}  // namespace

HPDF_Dict tree(Store& store, const std::string& entries,
               std::vector<std::pair<std::string, std::string>> sorted) {
    std::vector<std::string> leaves;
    std::string kids = "/Kids [";
    const bool single = sorted.size() <= leaf_size;
    for (std::size_t begin = 0; begin < sorted.size() || leaves.empty(); begin += leaf_size) {
        const std::size_t end = std::min(begin + leaf_size, sorted.size());
        std::string leaf;
        if (!single) {
            leaf = "/Limits [" + sorted[begin].first + " " + sorted[end - 1].first + "]\n";
        }
        leaf += "/" + entries + " [";
        for (std::size_t i = begin; i < end; ++i) {
            leaf += sorted[i].first + " " + sorted[i].second + " ";
        }
        leaf += "]\n";
        leaves.push_back(std::move(leaf));
    }
    if (single) return store.raw([leaf = std::move(leaves.front())] { return leaf; });
    for (std::string& leaf : leaves) {
        const HPDF_Dict object = store.raw([text = std::move(leaf)] { return text; });
        if (object == nullptr) return nullptr;
        kids += reference(Store::number_of(object)) + " ";
    }
    kids += "]\n";
    return store.raw([kids = std::move(kids)] { return kids; });
}

}  // namespace bifolium::pdf
