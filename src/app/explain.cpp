#include "app/explain.h"

#include <algorithm>

namespace bifolium::app {

namespace {

constexpr Explanation table[] = {
#define BIFOLIUM_FINDING(code, severity, meaning, cure) {code, Severity::severity, meaning, cure},
#include "app/findings.def"
#undef BIFOLIUM_FINDING
};
static_assert(std::ranges::is_sorted(table, {}, &Explanation::code));

}  // namespace

std::span<const Explanation> explanations() {
    return table;
}

const Explanation* explain(std::string_view code) {
    const auto found = std::ranges::lower_bound(table, code, {}, &Explanation::code);
    return found != std::end(table) && found->code == code ? &*found : nullptr;
}

}  // namespace bifolium::app
