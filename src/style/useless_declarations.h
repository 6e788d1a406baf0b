// Declarations without effect: those for boxes of a kind that nothing they reach has, such as a
// width on words in a line; and those that the same rule says again. Only what is sure is told, so
// texts are looked at one after the other, in both media, and one element that might show the
// declaration's effect is enough.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "base/source.h"
#include "css/stylesheet.h"
#include "style/cascade.h"

namespace bifolium::style {

class Elements;
class Matcher;

class UselessDeclarations {
public:
    explicit UselessDeclarations(const Sources& sources) : sources_(sources) {}

    /// A text in these sheets; Atoms are those of its document.
    void look_at(const StyledDocument&, std::span<const css::StyleSheet>, AtomTable&);
    /// A note for each, in the order of files and places.
    void report(Diagnostics&) const;

private:
    struct Fate {
        const char* cure = nullptr;
        std::string name;
        Span span;
        std::size_t reached = 0;
        bool may_show = false;
    };
    /// The same sheet is read for every list that names it.
    using Key = std::pair<std::string, std::uint32_t>;  // path, place

    void look_at_rule(const css::Rule&, const StyledDocument&, Matcher&, const Elements&);
    Fate& fate_of(const css::Declaration&);

    const Sources& sources_;
    std::map<Key, Fate> fates_;
    std::map<Key, Fate> said_again_;
};

}  // namespace bifolium::style
