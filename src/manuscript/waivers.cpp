#include "manuscript/waivers.h"

#include <algorithm>
#include <set>
#include <utility>

namespace bifolium::manuscript {

Diagnostics apply_waivers(const Diagnostics& found, std::vector<document::Waiver>& waivers) {
    const auto& all = found.all();
    std::set<std::size_t> waived;
    std::vector<document::Waiver> unused;
    for (document::Waiver& waiver : waivers) {
        std::size_t next = all.size();
        std::size_t last = all.size();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Diagnostic& d = all[i];
            if (d.code != waiver.code || d.code.starts_with("l10n.") || waived.contains(i) ||
                d.span.source != waiver.span.source) {
                continue;
            }
            const bool after = d.span.begin >= waiver.span.begin;
            if (after && (next == all.size() || d.span.begin < all[next].span.begin)) next = i;
            if (!after && (last == all.size() || d.span.begin > all[last].span.begin)) last = i;
        }
        const std::size_t chosen = next != all.size() ? next : last;
        if (chosen == all.size()) {
            unused.push_back(std::move(waiver));
        } else {
            waived.insert(chosen);
        }
    }
    waivers = std::move(unused);
    Diagnostics out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Diagnostic d = all[i];
        if (waived.contains(i)) {
            d.severity = Severity::note;
            d.message += " (waived in the manuscript)";
        }
        out.report(std::move(d));
    }
    return out;
}

}  // namespace bifolium::manuscript
