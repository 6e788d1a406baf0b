#include "style/useless.h"

#include <string_view>
#include <variant>
#include <vector>

#include "base/suggest.h"
#include "style/elements.h"

namespace bifolium::style {

namespace {

class Search {
public:
    Search(const Names& names, const AtomTable& atoms, Diagnostics& diagnostics)
        : names_(names), atoms_(atoms), diagnostics_(diagnostics) {}

    /// Only tests that must hold: what stands in :is() or :not() need not.
    void look_at(const css::ComplexSelector& selector) {
        for (const css::Compound& compound : selector.right_to_left) {
            for (const css::Test& test : compound.tests) {
                if (const auto* of_class = std::get_if<css::ClassTest>(&test)) {
                    ask(names_.classes, "class", atoms_.text(of_class->name), selector.span);
                } else if (const auto* id = std::get_if<css::IdentifierTest>(&test)) {
                    ask(names_.identifiers, "id", atoms_.text(id->name), selector.span);
                }
            }
        }
    }

private:
    void ask(const std::set<std::string, std::less<>>& there, std::string_view kind,
             std::string_view name, Span span) {
        if (there.contains(name) || !told_.insert(std::string(kind).append(name)).second) return;
        const std::vector<std::string_view> known(there.begin(), there.end());
        const std::string_view near = nearest(name, known);
        diagnostics_.report({Severity::note, "css.useless", span,
                             "nothing that this sheet is for has the " + std::string(kind) + " '" +
                                 std::string(name) + "'",
                             near.empty() ? "take the rule out, or give a text that name"
                                          : "did you mean '" + std::string(near) + "'?"});
    }

    const Names& names_;
    const AtomTable& atoms_;
    Diagnostics& diagnostics_;
    std::set<std::string> told_;
};

}  // namespace

void Names::add(const document::Document& document, AtomTable& atoms) {
    const Elements elements(document, atoms);
    for (ElementIndex i = 0; i < elements.size(); ++i) {
        for (const Atom name : elements.classes(elements[i])) classes.emplace(atoms.text(name));
        const Atom identifier = elements[i].identifier;
        if (identifier.valid()) identifiers.emplace(atoms.text(identifier));
    }
}

void report_useless(const css::StyleSheet& sheet, const Names& names, const AtomTable& atoms,
                    Diagnostics& diagnostics) {
    Search search(names, atoms, diagnostics);
    for (const css::Rule& rule : sheet.rules) {
        for (const css::ComplexSelector& selector : rule.selectors) search.look_at(selector);
    }
}

}  // namespace bifolium::style
