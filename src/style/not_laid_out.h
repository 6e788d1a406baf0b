// What the author's sheets say and layout does not act on yet: a finding each, where it stands.
// Private to style; the table is css/properties.def's last column.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "css/property.h"
#include "style/rules.h"

namespace bifolium::style {

/// A value of a property that is otherwise laid out, and what happens instead.
struct ValueNotLaidOut {
    css::Property property;
    std::string_view word;
    std::string_view instead;
};
std::span<const ValueNotLaidOut> values_not_laid_out();

class NotLaidOut {
public:
    explicit NotLaidOut(Diagnostics&);
    void report(const Sheets&);
    /// A declaration, and what it comes to; with a var() that is known only where it is used.
    void report(const css::Declaration&, std::span<const css::Longhand>);

private:
    void report(std::span<const css::Declaration>);
    bool is_initial(const css::Longhand&) const;

    Diagnostics& diagnostics_;
    std::vector<std::optional<css::Value>> initials_;
    std::set<const css::Declaration*> said_;  // looked up only
};

}  // namespace bifolium::style
