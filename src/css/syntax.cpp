#include "css/syntax.h"

#include <iterator>
#include <utility>

#include "css/characters.h"

namespace bifolium::css {

namespace {

bool is_space(const ComponentValue& value) {
    return value.kind == ComponentKind::space;
}
bool is_braces(const ComponentValue& value) {
    return value.kind == ComponentKind::block && value.text == "{";
}
bool is_marker(const ComponentValue& value) {
    return value.kind == ComponentKind::cdo || value.kind == ComponentKind::cdc;
}

/// Walks over a list and moves its parts out.
class Consumer {
public:
    explicit Consumer(ComponentValues& values) : values_(values) {}

    bool done() const { return at_ == values_.size(); }
    const ComponentValue& peek() const { return values_[at_]; }
    ComponentValue take() { return std::move(values_[at_++]); }
    void skip_space() {
        while (!done() && is_space(peek())) ++at_;
    }
    std::size_t at() const { return at_; }
    void go_back(std::size_t at) { at_ = at; }

    ComponentValues take_until_semicolon() {
        ComponentValues taken;
        while (!done() && !peek().is_delimiter(";")) taken.push_back(take());
        return taken;
    }

    AtRule at_rule() {
        AtRule rule;
        rule.span = peek().span;
        rule.name = take().text;
        while (!done()) {
            if (peek().is_delimiter(";")) {
                rule.span.end = take().span.end;
                break;
            }
            rule.span.end = peek().span.end;
            if (is_braces(peek())) {
                rule.block = take();
                break;
            }
            rule.prelude.push_back(take());
        }
        return rule;
    }

    std::variant<QualifiedRule, SyntaxError> qualified_rule() {
        QualifiedRule rule;
        Span span = peek().span;
        while (!done()) {
            span.end = peek().span.end;
            if (is_braces(peek())) {
                rule.block = take();
                return rule;
            }
            rule.prelude.push_back(take());
        }
        return SyntaxError{SyntaxError::What::invalid, span};
    }

    RuleItem rule() {
        if (peek().kind == ComponentKind::at_keyword) return at_rule();
        return std::visit([](auto&& part) { return RuleItem(std::move(part)); }, qualified_rule());
    }

    /// Whether a declaration begins here: a name and a colon. Moves nothing.
    bool at_declaration() const {
        if (done() || peek().kind != ComponentKind::ident) return false;
        std::size_t colon = at_ + 1;
        while (colon < values_.size() && is_space(values_[colon])) ++colon;
        return colon < values_.size() && values_[colon].is_delimiter(":");
    }

    /// Only its value may have braces: "a:hover { … }" is a rule.
    bool at_custom_property() const { return at_declaration() && peek().text.starts_with("--"); }

    /// Whether the braces of a rule come before a ';'.
    bool rule_comes_before_semicolon() const {
        for (std::size_t i = at_; i < values_.size(); ++i) {
            if (is_braces(values_[i])) return true;
            if (values_[i].is_delimiter(";")) return false;
        }
        return false;
    }

private:
    ComponentValues& values_;
    std::size_t at_ = 0;
};

/// Takes "!important" off the end.
bool take_important(ComponentValues& value) {
    std::size_t end = value.size();
    const auto back = [&] {
        while (end > 0 && is_space(value[end - 1])) --end;
    };
    back();
    if (end == 0 || value[end - 1].kind != ComponentKind::ident ||
        !equals_ignoring_case(value[end - 1].text, "important")) {
        return false;
    }
    --end;
    back();
    if (end == 0 || !value[end - 1].is_delimiter("!")) return false;
    value.resize(end - 1);
    return true;
}

std::variant<RawDeclaration, SyntaxError> as_declaration(ComponentValues&& values) {
    Consumer consumer(values);
    consumer.skip_space();
    const Span all = span_of(values, {});
    if (consumer.done()) return SyntaxError{SyntaxError::What::empty, all};
    if (!consumer.at_declaration()) return SyntaxError{SyntaxError::What::invalid, all};
    RawDeclaration declaration;
    declaration.name_span = consumer.peek().span;
    declaration.span = {all.source, declaration.name_span.begin, all.end};
    declaration.name = consumer.take().text;
    consumer.skip_space();
    consumer.take();
    while (!consumer.done()) declaration.value.push_back(consumer.take());
    declaration.important = take_important(declaration.value);
    return declaration;
}

/// A declaration up to the next semicolon, for a list of them.
template <class Item>
Item declaration_item(Consumer& consumer) {
    return std::visit([](auto&& part) { return Item(std::move(part)); },
                      as_declaration(consumer.take_until_semicolon()));
}

}  // namespace

std::span<const ComponentValue> trimmed(std::span<const ComponentValue> values) {
    while (!values.empty() && is_space(values.front())) values = values.subspan(1);
    while (!values.empty() && is_space(values.back())) values = values.first(values.size() - 1);
    return values;
}

Span span_of(std::span<const ComponentValue> values, Span around) {
    if (values.empty()) return around;
    return {values.front().span.source, values.front().span.begin, values.back().span.end};
}

std::variant<ComponentValue, SyntaxError> one_component_value(ComponentValues&& values) {
    const std::span<const ComponentValue> value = trimmed(values);
    if (value.empty()) return SyntaxError{SyntaxError::What::empty, span_of(values, {})};
    if (value.size() > 1) return SyntaxError{SyntaxError::What::extra_input, span_of(value, {})};
    return value.front();
}

std::variant<RawDeclaration, SyntaxError> one_declaration(ComponentValues&& values) {
    return as_declaration(std::move(values));
}

RuleItem one_rule(ComponentValues&& values) {
    Consumer consumer(values);
    consumer.skip_space();
    const Span all = span_of(values, {});
    if (consumer.done()) return SyntaxError{SyntaxError::What::empty, all};
    RuleItem rule = consumer.rule();
    consumer.skip_space();
    if (!consumer.done()) return SyntaxError{SyntaxError::What::extra_input, all};
    return rule;
}

std::vector<RuleItem> rule_list(ComponentValues&& values, Level level) {
    Consumer consumer(values);
    std::vector<RuleItem> rules;
    while (!consumer.done()) {
        if (is_space(consumer.peek()) || (level == Level::top && is_marker(consumer.peek()))) {
            consumer.take();
        } else {
            rules.push_back(consumer.rule());
        }
    }
    return rules;
}

std::vector<DeclarationItem> declaration_list(ComponentValues&& values) {
    Consumer consumer(values);
    std::vector<DeclarationItem> items;
    while (!consumer.done()) {
        if (is_space(consumer.peek()) || consumer.peek().is_delimiter(";")) {
            consumer.take();
        } else if (consumer.peek().kind == ComponentKind::at_keyword) {
            items.emplace_back(consumer.at_rule());
        } else {
            items.push_back(declaration_item<DeclarationItem>(consumer));
        }
    }
    return items;
}

std::vector<NestedItem> block_contents(ComponentValues&& values) {
    Consumer consumer(values);
    std::vector<NestedItem> items;
    while (!consumer.done()) {
        if (is_space(consumer.peek()) || consumer.peek().is_delimiter(";")) {
            consumer.take();
        } else if (consumer.peek().kind == ComponentKind::at_keyword) {
            items.emplace_back(consumer.at_rule());
        } else if (!consumer.rule_comes_before_semicolon() || consumer.at_custom_property()) {
            items.push_back(declaration_item<NestedItem>(consumer));
        } else {
            std::visit([&](auto&& part) { items.emplace_back(std::move(part)); },
                       consumer.qualified_rule());
        }
    }
    return items;
}

}  // namespace bifolium::css
