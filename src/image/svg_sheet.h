// The <style> rules of an SVG file, as far as pictures use them: selectors of types, .classes and
// #ids, of an element and of those around it ("g > .a rect"). css/ is for manuscripts; a picture's
// own rules end at its edge.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "image/svg_tree.h"

namespace bifolium::image {

struct Declaration {
    std::string property, value;
};

/// "a: b; c: d". What is no declaration is skipped.
std::vector<Declaration> parse_declarations(std::string_view);

class SvgSheet {
public:
    /// Borrows the tree; without one no selector of several elements matches.
    explicit SvgSheet(const SvgTree* tree = nullptr) : tree_(tree) {}
    /// Names of what is not understood ("@media", "selector 'a b'") go to `unknown`.
    void add(std::string_view text, std::set<std::string>& unknown);
    /// Those that hold for the element, the weakest first.
    std::vector<const Declaration*> matching(const SvgElement&) const;
    /// So many declarations were looked at that the file can only mean harm; none match any more.
    bool exhausted() const { return spent_ > budget; }

private:
    struct Compound {
        std::string type, id;  ///< Empty: any.
        std::vector<std::string> classes;
        bool of_parent = false;  ///< A child ('>'), no deeper descendant, of the one before it.
    };
    struct Selector {
        std::vector<Compound> compounds;  ///< The last is the element's own.
        std::uint32_t rule = 0;
        std::uint32_t specificity() const;
    };
    static std::optional<Compound> take_compound(std::string_view&);
    static std::optional<Selector> parse_selector(std::string_view);
    bool matches(const Compound&, const SvgElement&) const;
    /// The compounds before `count`, around the element.
    bool matches_around(const Selector&, std::size_t count, const SvgElement&) const;
    void add_rule(std::string_view prelude, std::string_view block, std::set<std::string>& unknown);

    static constexpr std::size_t budget = 20'000'000;
    const SvgTree* tree_;
    mutable std::size_t spent_ = 0;
    std::vector<Selector> selectors_;
    std::vector<std::vector<Declaration>> rules_;
    /// Selectors by the rarest thing that they name: "#id", ".class", "type" or "*".
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> index_;
};

}  // namespace bifolium::image
