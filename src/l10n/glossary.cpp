#include "l10n/glossary.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace bifolium::l10n {

using namespace document;

namespace {

struct Entry {
    std::string key;  ///< Sorts as text::collate() compares.
    std::uint32_t begin = 0, end = 0;
};

bool is_glossary(const Node& node, const AtomTable& atoms) {
    return std::holds_alternative<Section>(node.content) &&
           std::any_of(node.classes.begin(), node.classes.end(),
                       [&](Atom name) { return atoms.text(name) == "glossary"; });
}

std::vector<Entry> entries_of(const Document& source, NodeId list,
                              const text::CollationKeys& keys) {
    std::vector<Entry> entries;
    bool in_terms = false;
    for (NodeId child = source.first_child(list); child.valid();
         child = source.next_sibling(child)) {
        const bool term = std::holds_alternative<Term>(source[child].content);
        if (entries.empty() || (term && !in_terms)) {
            entries.push_back({keys.of(text_of(source, child)), child.index(), 0});
        }
        entries.back().end = source[child].end.index();
        in_terms = term;
    }
    return entries;
}

}  // namespace

std::vector<std::uint32_t> reading_order(const Document& source, const text::Locale& locale,
                                         const AtomTable& atoms) {
    const auto nodes = source.nodes();
    std::vector<std::uint32_t> order(nodes.empty() ? 0 : nodes.size() - 1);
    std::iota(order.begin(), order.end(), 1U);
    const text::CollationKeys keys(locale);
    std::uint32_t glossary_end = 0;
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        if (is_glossary(nodes[i], atoms)) {
            glossary_end = std::max(glossary_end, nodes[i].end.index());
        }
        if (i >= glossary_end || !std::holds_alternative<DefinitionList>(nodes[i].content))
            continue;
        std::vector<Entry> entries = entries_of(source, NodeId(i), keys);
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry& a, const Entry& b) { return a.key < b.key; });
        std::size_t at = i;  // the order has no root: the list's first child stands at index i
        for (const Entry& entry : entries) {
            for (std::uint32_t node = entry.begin; node < entry.end; ++node) order[at++] = node;
        }
        i = nodes[i].end.index() - 1;  // a list inside an entry keeps its order
    }
    return order;
}

}  // namespace bifolium::l10n
