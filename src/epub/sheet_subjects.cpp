#include "epub/sheet_subjects.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

namespace bifolium::epub {

namespace {

constexpr auto running_elements =
    std::to_array<std::string_view>({"p", "li", "td", "th", "blockquote"});

/// The element that a compound names; empty if none.
std::string_view element_of(const css::Compound& compound, const AtomTable& atoms) {
    for (const css::Test& test : compound.tests) {
        if (const auto* type = std::get_if<css::TypeTest>(&test)) return atoms.text(type->element);
    }
    return {};
}

/// Singled out by a class, an ID or an attribute.
bool is_special(const css::Compound& compound) {
    return std::any_of(compound.tests.begin(), compound.tests.end(), [](const css::Test& test) {
        return std::holds_alternative<css::ClassTest>(test) ||
               std::holds_alternative<css::IdentifierTest>(test) ||
               std::holds_alternative<css::AttributeTest>(test);
    });
}

bool is_root(const css::Compound& compound) {
    return std::any_of(compound.tests.begin(), compound.tests.end(), [](const css::Test& test) {
        const auto* pseudo = std::get_if<css::PseudoClass>(&test);
        return pseudo && pseudo->kind == css::PseudoClassKind::root;
    });
}

/// EPUBCheck refuses a sheet for them. Selectors nest no deeper than limits::nesting.
bool is_too_new(const css::ComplexSelector& selector) {
    for (const css::Compound& compound : selector.right_to_left) {
        for (const css::Test& test : compound.tests) {
            const auto* pseudo = std::get_if<css::PseudoClass>(&test);
            if (!pseudo) continue;
            const bool list = pseudo->kind == css::PseudoClassKind::is ||
                              pseudo->kind == css::PseudoClassKind::where;
            const bool child = pseudo->kind == css::PseudoClassKind::nth_child ||
                               pseudo->kind == css::PseudoClassKind::nth_last_child;
            if (pseudo->forgave || (pseudo->arguments.empty() ? list : child)) return true;
            if (std::any_of(pseudo->arguments.begin(), pseudo->arguments.end(), is_too_new)) {
                return true;
            }
        }
    }
    return false;
}

css::ComponentValue make(css::ComponentKind kind, std::string text) {
    css::ComponentValue value;
    value.kind = kind;
    value.text = std::move(text);
    return value;
}

/// :lang(ar, he) as :is(:lang(ar), :lang(he)), without the colon before it.
css::ComponentValue one_language_each(const css::ComponentValue& lang) {
    css::ComponentValue any = make(css::ComponentKind::function, "is");
    for (const css::ComponentValue& value : lang.inner) {
        if (value.is_delimiter(",")) any.inner.push_back(value);
        if (value.kind != css::ComponentKind::ident && value.kind != css::ComponentKind::string) {
            continue;
        }
        any.inner.push_back(make(css::ComponentKind::delimiter, ":"));
        any.inner.push_back(make(css::ComponentKind::function, "lang"));
        any.inner.back().inner.push_back(value);
    }
    return any;
}

/// [name="value" i] without the flag: what follows the value.
void drop_flag(css::ComponentValues& attribute) {
    bool after_operation = false, after_value = false;
    std::erase_if(attribute, [&](const css::ComponentValue& value) {
        if (value.kind == css::ComponentKind::delimiter && value.text.ends_with('=')) {
            after_operation = true;
        } else if (after_value) {
            return true;
        } else if (after_operation && value.kind != css::ComponentKind::space) {
            after_value = true;
        }
        return false;
    });
}

/// EPUBCheck takes no selectors as their arguments; they never match in a book.
bool is_unknown_to_books(const std::string& function) {
    constexpr auto names = std::to_array<std::string_view>(
        {"host", "host-context", "slotted", "current", "state", "nth-col", "nth-last-col"});
    return std::find(names.begin(), names.end(), lower_case(function)) != names.end();
}

/// A prefix that the book does not declare ("svg|path", "[x|y]"), or an unknown function.
bool has_foreign_part(Values values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool bar = i > 0 && values[i].is_delimiter("|");
        if (bar && values[i - 1].kind == css::ComponentKind::ident &&
            values[i - 1].text != "epub") {
            return true;
        }
        if (values[i].kind == css::ComponentKind::function && is_unknown_to_books(values[i].text)) {
            return true;
        }
        if (has_foreign_part(values[i].inner)) return true;
    }
    return false;
}

}  // namespace

Subject subject(const css::ComplexSelector& selector, const AtomTable& atoms) {
    const css::Compound& compound = selector.right_to_left.front();
    const std::string_view element = element_of(compound, atoms);
    if (element == "html" || element == "body" || is_root(compound)) return Subject::page;
    if (is_special(compound) || selector.pseudo != css::PseudoElement::none) return Subject::other;
    const bool running = compound.tests.empty() ||
                         std::find(running_elements.begin(), running_elements.end(), element) !=
                             running_elements.end();
    return running ? Subject::running : Subject::other;
}

bool is_plain_list(const css::ComplexSelector& selector, const AtomTable& atoms) {
    const css::Compound& compound = selector.right_to_left.front();
    const std::string_view element = element_of(compound, atoms);
    return selector.right_to_left.size() == 1 && !is_special(compound) &&
           (element == "ul" || element == "ol" || element == "li");
}

bool is_painted_bullet(const css::ComplexSelector& selector, const AtomTable& atoms) {
    return selector.pseudo == css::PseudoElement::before &&
           element_of(selector.right_to_left.front(), atoms) == "li";
}

bool is_foreign(const css::ComplexSelector& selector, Values written) {
    return selector.pseudo == css::PseudoElement::footnote_call ||
           selector.pseudo == css::PseudoElement::footnote_marker || is_too_new(selector) ||
           has_foreign_part(written);
}

css::ComponentValues raised_selector(css::ComponentValues selector, std::uint32_t level) {
    std::size_t at = 0;
    const auto is_name = [&](std::size_t i) {
        return i < selector.size() &&
               (selector[i].kind == css::ComponentKind::ident || selector[i].is_delimiter("*"));
    };
    if (is_name(at)) ++at;
    if (at < selector.size() && selector[at].is_delimiter("|") && is_name(at + 1)) at += 2;
    for (std::uint32_t i = 0; i < level; ++i) {  // an ID that nothing has
        css::ComponentValue negation = make(css::ComponentKind::function, "not");
        negation.inner.push_back(make(css::ComponentKind::hash, "_"));
        negation.inner.back().is_identifier = true;
        const css::ComponentValues more{make(css::ComponentKind::delimiter, ":"), negation};
        selector.insert(selector.begin() + static_cast<std::ptrdiff_t>(at), more.begin(),
                        more.end());
    }
    return selector;
}

css::ComponentValues book_selector(Values written) {
    css::ComponentValues book;
    for (const css::ComponentValue& value : written) {
        const bool lang =
            value.kind == css::ComponentKind::function && lower_case(value.text) == "lang";
        if (lang && std::any_of(value.inner.begin(), value.inner.end(),
                                [](const auto& part) { return part.is_delimiter(","); })) {
            book.push_back(one_language_each(value));
            continue;
        }
        book.push_back(value);
        if (value.kind == css::ComponentKind::block) {
            drop_flag(book.back().inner);
        } else if (!value.inner.empty()) {
            book.back().inner = book_selector(value.inner);
        }
    }
    return book;
}

}  // namespace bifolium::epub
