#include "style/page_numbers.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "base/limits.h"
#include "style/rules.h"

namespace bifolium::style {

namespace {

constexpr std::size_t most_counted = 12;  // every one may double the number of page boxes
constexpr std::uint32_t longest_period = 64;

}  // namespace

bool PageNumbers::holds(const css::PageNth& nth, const PageContext& page,
                        const AtomTable& atoms) const {
    const auto counted = std::find_if(counted_.begin(), counted_.end(), [&](const Counted& each) {
        const std::string_view group =
            each.group.valid() ? atoms.text(each.group) : std::string_view();
        return each.numbers == nth.numbers && group == nth.group;
    });
    if (counted == counted_.end()) return false;
    return ((bits(page) >> (counted - counted_.begin())) & 1U) != 0;
}

PageNumbers::PageNumbers(const Sheets& sheets, AtomTable& atoms, Diagnostics& diagnostics) {
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::PageRule& rule : sheets[s].pages) {
            if (!sheets.holds(sheets[s], rule.condition)) continue;
            for (const css::PageSelector& selector : rule.selectors) {
                for (const css::PageNth& nth : selector.nths) {
                    const Atom group = nth.group.empty() ? Atom() : atoms.intern(nth.group);
                    const Counted counted{nth.numbers, group};
                    const bool known =
                        std::find(counted_.begin(), counted_.end(), counted) != counted_.end();
                    if (known) continue;
                    if (counted_.size() < most_counted) {
                        add(counted);
                        continue;
                    }
                    diagnostics.report({Severity::warning, "css.limit", rule.span,
                                        "more than " + std::to_string(most_counted) +
                                            " different ':nth()' of pages: this one never holds",
                                        "give those pages a name with 'page: name'"});
                }
            }
        }
    }
    find_document_kinds();
}

void PageNumbers::add(const Counted& counted) {
    counted_.push_back(counted);
    const auto offset = static_cast<std::uint32_t>(std::max(0, counted.numbers.offset));
    settled_ = std::max(settled_, offset);
    const int step = counted.numbers.step;
    if (step <= 0 || period_ == 0) return;
    const std::uint64_t both = std::lcm<std::uint64_t>(period_, static_cast<std::uint64_t>(step));
    period_ = both > longest_period ? 0 : static_cast<std::uint32_t>(both);
}

PageNumbers::Bits PageNumbers::bits_of(Atom name, std::uint32_t index,
                                       std::uint32_t in_group) const {
    Bits bits = 0;
    for (std::size_t i = 0; i < counted_.size(); ++i) {
        const Counted& each = counted_[i];
        const bool of_group = each.group.valid();
        if (of_group && (each.group != name || in_group == 0)) continue;
        const std::uint32_t number = of_group ? in_group : index + 1;
        if (each.numbers.has(static_cast<int>(number))) bits |= Bits{1} << i;
    }
    return bits;
}

PageNumbers::Bits PageNumbers::bits(const PageContext& page) const {
    return bits_of(page.name, page.index, page.in_group);
}

/// The two counts go their own ways: any set of one may meet any set of the other.
std::vector<NumberedPage> PageNumbers::kinds(Atom name) const {
    std::map<Bits, std::uint32_t> of_group;
    const bool counts = std::any_of(counted_.begin(), counted_.end(), [&](const Counted& each) {
        return each.group.valid() && each.group == name;
    });
    for (std::uint32_t page = 2; page <= (counts ? limits::pages : 2); ++page) {
        of_group.emplace(bits_of(name, limits::pages, page), page);
    }
    std::vector<NumberedPage> kinds;
    for (const std::uint32_t index : document_kinds_) {
        for (const std::uint32_t in_group : {0U, 1U}) kinds.push_back({index, in_group});
        for (const auto& [bits, in_group] : of_group) kinds.push_back({index, in_group});
    }
    return kinds;
}

void PageNumbers::find_document_kinds() {
    document_kinds_.clear();
    std::set<Bits> known;
    const bool counts = std::any_of(counted_.begin(), counted_.end(),
                                    [](const Counted& each) { return !each.group.valid(); });
    for (std::uint32_t page = 0; page < (counts ? limits::pages : 1); ++page) {
        if (known.insert(bits_of({}, page, 0)).second) document_kinds_.push_back(page);
    }
}

}  // namespace bifolium::style
