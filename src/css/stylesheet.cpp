#include "css/stylesheet.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <variant>

#include "base/limits.h"
#include "css/at_rules.h"
#include "css/characters.h"
#include "css/declaration.h"
#include "css/font_face.h"
#include "css/import.h"
#include "css/layers.h"
#include "css/media.h"
#include "css/nesting.h"
#include "css/page_rule.h"
#include "css/scope.h"
#include "css/selector_parser.h"
#include "css/supports.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;

/// The selectors of the rule that we are in, while its nested rules are read.
struct Parent {
    const ComponentValues* written = nullptr;
    const SelectorList* selectors = nullptr;
};

/// The @scope that we are in, and its roots' selectors.
struct InScope {
    const Scope* scope = nullptr;
    std::shared_ptr<const SelectorList> roots = nullptr;
};

/// Where a rule stands: what must hold for it, and what it is nested in.
struct Place {
    ConditionId condition;
    LayerId layer;
    Parent parent;
    InScope in_scope;
};

class Parser {
public:
    Parser(Sources& sources, const Files& files, AtomTable& atoms, Diagnostics& diagnostics)
        : atoms_(atoms),
          diagnostics_(diagnostics),
          importer_(sources, files, diagnostics),
          layers_(sheet_.layers) {}

    StyleSheet parse(SourceId source) {
        if (const auto entered = importer_.enter(source)) read(*entered, Place{});
        return std::move(sheet_);
    }

private:
    DeclarationContext context() const { return {path_, diagnostics_}; }

    void report(Severity severity, std::string_view code, Span span, std::string message,
                std::string hint = {}) {
        diagnostics_.report({severity, code, span, std::move(message), std::move(hint)});
    }

    /// One file: its namespaces are its own. Imports come back here, as deep as Importer lets them.
    void read(const Importer::File& file, const Place& place) {
        const std::string outer_path = std::exchange(path_, file.path);
        const Namespaces outer_names =
            std::exchange(namespaces_, Namespaces{{"epub", std::string(epub_namespace)}});
        if (sheet_.path.empty()) sheet_.path = file.path;
        bool imports = true;
        for (RuleItem& item : rule_list(importer_.values(file), Level::top)) {
            const auto* rule = std::get_if<AtRule>(&item);
            const std::string name = rule ? lower_case(rule->name) : "";
            if (rule && name == "import") {
                import(*rule, place, imports);
                continue;
            }
            imports = imports && (name == "charset" || (name == "layer" && !rule->block));
            add(std::move(item), place);
        }
        importer_.leave();
        namespaces_ = outer_names;
        path_ = outer_path;
    }

    void import(const AtRule& rule, const Place& place, bool allowed) {
        if (!allowed) {
            return report(Severity::warning, "css.misplaced-import", rule.span,
                          "'@import' comes after other rules and has no effect",
                          "move it to the top of the sheet");
        }
        const auto wanted = parse_import(rule, diagnostics_);
        if (!wanted) return;
        if (!wanted->supports.empty() && !supports(wanted->supports)) return;
        Place inside = place;
        if (!wanted->media.empty()) {
            inside.condition = restrict(parse_media(wanted->media, diagnostics_), place.condition);
        }
        if (wanted->layer && !enter_layer(*wanted->layer, wanted->span, inside)) return;
        if (const auto file = importer_.open(wanted->address, path_, wanted->span)) {
            read(*file, inside);
        }
    }

    bool supports(Values condition) {
        return supports_declaration(condition) ||
               holds_supports(condition, {namespaces_, atoms_, diagnostics_});
    }

    ConditionId restrict(MediaList&& media, ConditionId enclosing) {
        sheet_.conditions.push_back({std::move(media), enclosing});
        return ConditionId(static_cast<std::uint32_t>(sheet_.conditions.size() - 1));
    }

    void add(RuleItem&& item, const Place& place) {
        if (auto* rule = std::get_if<QualifiedRule>(&item)) {
            style_rule(std::move(*rule), place);
        } else if (auto* at_rule = std::get_if<AtRule>(&item)) {
            add(std::move(*at_rule), place);
        } else {
            no_rule(std::get<SyntaxError>(item));
        }
    }

    void no_rule(const SyntaxError& error) {
        report(Severity::warning, "css.syntax", error.span, "this is no rule: it has no block",
               "write 'selector { name: value; }'");
    }

    void style_rule(QualifiedRule&& raw, const Place& place) {
        const Span span = span_of(trimmed(raw.prelude), raw.block.span);
        const Values prelude = trimmed(raw.prelude);
        ComponentValues written(prelude.begin(), prelude.end());
        if (place.parent.written && !written.empty()) {
            std::optional<ComponentValues> nested = nest(prelude, *place.parent.written);
            if (!nested) {
                return report(Severity::error, "css.too-big", span,
                              "the nested selectors grow too long", "nest less deep");
            }
            written = std::move(*nested);
        } else if (place.in_scope.scope && !written.empty()) {
            std::optional<ComponentValues> inside = scoped(prelude, *place.in_scope.scope);
            if (!inside) {
                return report(Severity::error, "css.too-big", span,
                              "the selectors of '@scope' grow too long", "nest less deep");
            }
            written = std::move(*inside);
        }
        if (written.empty()) {
            return report(Severity::warning, "css.unknown-selector",
                          {span.source, span.begin, span.begin + 1}, "a rule has no selector",
                          "write '*' for every element");
        }
        const auto selectors = parse_selectors(written, namespaces_, atoms_, diagnostics_);
        if (!selectors) return;
        contents(std::move(raw.block.inner), span,
                 {place.condition, place.layer, {&written, &*selectors}, place.in_scope});
    }

    /// What stands in the braces of a style rule, or of an @media in it.
    void contents(ComponentValues&& block, Span span, const Place& place) {
        std::vector<Declaration> declarations;
        bool any = false;
        const auto flush = [&] {
            if (declarations.empty()) return;
            any = true;
            sheet_.rules.push_back({*place.parent.selectors, std::exchange(declarations, {}),
                                    place.condition, place.layer, span, *place.parent.written,
                                    place.in_scope.roots});
        };
        for (NestedItem& item : block_contents(std::move(block))) {
            if (auto* raw = std::get_if<RawDeclaration>(&item)) {
                auto typed = type_declaration(std::move(*raw), context());
                if (typed) declarations.push_back(std::move(*typed));
            } else if (auto* error = std::get_if<SyntaxError>(&item)) {
                report_no_declaration(*error, diagnostics_);
            } else if (auto* rule = std::get_if<QualifiedRule>(&item)) {
                flush();
                style_rule(std::move(*rule), place);
            } else {
                flush();
                add(std::move(std::get<AtRule>(item)), place);
            }
        }
        flush();
    }

    /// The rules inside @media and its like.
    void group(ComponentValues&& block, Span span, const Place& place) {
        if (place.parent.written) return contents(std::move(block), span, place);
        for (RuleItem& item : rule_list(std::move(block), Level::nested)) {
            add(std::move(item), place);
        }
    }

    static Span name_span(const AtRule& rule) {
        const auto size = static_cast<std::uint32_t>(rule.name.size()) + 1;
        return {rule.span.source, rule.span.begin, std::min(rule.span.begin + size, rule.span.end)};
    }

    void add(AtRule&& rule, const Place& place) {
        const std::string name = lower_case(rule.name);
        if (name == "namespace") return add_namespace(rule);
        if (name == "charset") return;
        if (name == "import") return import(rule, {}, false);
        if (name == "layer") return layer(std::move(rule), place);
        const bool known = is_at_rule(name);
        if (known && !rule.block) {
            return report(Severity::warning, "css.syntax", rule.span,
                          "'@" + name + "' has no block", "");
        }
        if (name == "media") {
            MediaList media = parse_media(rule.prelude, diagnostics_);
            return group(std::move(rule.block->inner), rule.span,
                         {restrict(std::move(media), place.condition), place.layer, place.parent,
                          place.in_scope});
        }
        if (name == "supports") {
            const SupportsContext supports{namespaces_, atoms_, diagnostics_};
            if (!holds_supports(rule.prelude, supports)) return;
            return group(std::move(rule.block->inner), rule.span, place);
        }
        if (name == "container") return container(std::move(rule), place);
        if (name == "scope") return scope(std::move(rule), place);
        if (place.parent.written == nullptr && add_top_level(std::move(rule), name, place)) return;
        report_without_effect(name, name_span(rule), diagnostics_);
    }

    void scope(AtRule&& rule, const Place& place) {
        const auto inner = parse_scope(rule.prelude, place.in_scope.scope, place.parent.written);
        if (!inner) {
            return report(Severity::warning, "css.syntax", rule.span,
                          "'@scope' takes selectors in brackets",
                          "write '@scope (.from) to (.until) { … }'");
        }
        auto roots = parse_selectors(inner->root, namespaces_, atoms_, diagnostics_);
        if (!roots) return;
        const Place inside{place.condition,
                           place.layer,
                           {},
                           {&*inner, std::make_shared<const SelectorList>(std::move(*roots))}};
        group(std::move(rule.block->inner), rule.span, inside);
    }

    bool enter_layer(const std::string& name, Span span, Place& place) {
        place.layer = layers_.enter(name, place.layer, place.condition);
        if (!place.layer.valid()) {
            report(Severity::warning, "css.limit", span,
                   "layers are nested deeper than " + std::to_string(limits::nesting) + " levels");
        }
        return place.layer.valid();
    }

    void layer(AtRule&& rule, const Place& place) {
        const bool nameless = trimmed(rule.prelude).empty();
        auto names =
            nameless && rule.block ? std::vector<std::string>{""} : LayerNames::parse(rule.prelude);
        if (!names || (rule.block && names->size() > 1)) {
            return report(Severity::warning, "css.syntax", rule.span,
                          "'@layer' takes a name, or without a block several",
                          "write '@layer base { … }' or '@layer reset, base;'");
        }
        for (const std::string& name : *names) {
            Place inside = place;
            if (!enter_layer(name, name_span(rule), inside)) return;
            if (rule.block) group(std::move(rule.block->inner), rule.span, inside);
        }
    }

    bool add_top_level(AtRule&& rule, const std::string& name, const Place& place) {
        if (name == "page") {
            auto page = parse_page(std::move(rule), place.condition, context());
            if (page) page->layer = place.layer;
            if (page) sheet_.pages.push_back(std::move(*page));
            return true;
        }
        if (name == "font-face") {
            auto face = parse_font_face(std::move(rule), place.condition, context());
            if (face) sheet_.font_faces.push_back(std::move(*face));
            return true;
        }
        if (name == "property") {
            auto property = parse_property_rule(std::move(rule), place.condition, diagnostics_);
            if (property) sheet_.properties.push_back(std::move(*property));
            return true;
        }
        if (name != "counter-style") return false;
        if (auto style = parse_counter_style(std::move(rule), diagnostics_)) {
            sheet_.counter_styles.push_back({std::move(*style), place.condition, place.layer});
        }
        return true;
    }

    /// A container's size is a screen's affair: the query never holds, in neither medium.
    void container(AtRule&& rule, const Place& place) {
        report(Severity::warning, "css.not-supported", name_span(rule),
               "a container query never holds, so its rules have no effect",
               "write '@media (min-width: …)', or rules without a query");
        MediaList never;
        never.queries.push_back({false, false, false, {}});
        group(std::move(rule.block->inner), rule.span,
              {restrict(std::move(never), place.condition), place.layer, place.parent,
               place.in_scope});
    }

    void add_namespace(const AtRule& rule) {
        Values values = trimmed(rule.prelude);
        std::string prefix;
        if (!values.empty() && values[0].kind == ComponentKind::ident) {
            prefix = values[0].text;
            values = trimmed(values.subspan(1));
        }
        const auto address = address_of(values);
        if (!address || rule.block) {
            return report(Severity::warning, "css.syntax", rule.span,
                          "'@namespace' takes a prefix and an address",
                          "write '@namespace epub \"" + std::string(epub_namespace) + "\";'");
        }
        if (prefix.empty() && *address != xhtml_namespace) {
            return report(Severity::warning, "css.not-supported", rule.span,
                          "a default namespace other than XHTML's has no effect");
        }
        namespaces_[prefix] = *address;
    }

    AtomTable& atoms_;
    Diagnostics& diagnostics_;
    Importer importer_;
    StyleSheet sheet_;
    LayerNames layers_;
    std::string path_;
    Namespaces namespaces_;
};

/// Whether it is so of the condition and of those around it.
template <class Holds>
bool all_of(const std::vector<Condition>& conditions, ConditionId id, Holds holds) {
    for (; id.valid(); id = conditions[id.index()].enclosing) {
        if (!holds(conditions[id.index()].media)) return false;
    }
    return true;
}

}  // namespace

bool StyleSheet::holds_for_print(ConditionId id, const PageSize& page) const {
    return all_of(conditions, id,
                  [&](const MediaList& media) { return media.holds_for_print(page); });
}
bool StyleSheet::asks_page_size(ConditionId id) const {
    return !all_of(conditions, id, [](const MediaList& media) { return !media.asks_page_size(); });
}
bool StyleSheet::holds_for_screen(ConditionId id) const {
    return all_of(conditions, id,
                  [](const MediaList& media) { return media.on_screen() == Truth::yes; });
}
bool StyleSheet::may_hold_for_screen(ConditionId id) const {
    return all_of(conditions, id,
                  [](const MediaList& media) { return media.on_screen() != Truth::no; });
}

StyleSheet parse(Sources& sources, const Files& files, SourceId source, AtomTable& atoms,
                 Diagnostics& diagnostics) {
    return Parser(sources, files, atoms, diagnostics).parse(source);
}

std::vector<Declaration> parse_declarations(const Sources& sources, Span span, AtomTable&,
                                            Diagnostics& diagnostics) {
    const DeclarationContext context{sources.path(span.source), diagnostics};
    std::vector<Declaration> declarations;
    ComponentValues values = parse_component_values(sources, span, diagnostics);
    for (DeclarationItem& item : declaration_list(std::move(values))) {
        if (auto* raw = std::get_if<RawDeclaration>(&item)) {
            auto typed = type_declaration(std::move(*raw), context);
            if (typed) declarations.push_back(std::move(*typed));
        } else if (auto* rule = std::get_if<AtRule>(&item)) {
            diagnostics.report({Severity::warning, "css.unknown-at-rule", rule->span,
                                "'@" + rule->name + "' cannot stand among declarations", ""});
        } else {
            report_no_declaration(std::get<SyntaxError>(item), diagnostics);
        }
    }
    return declarations;
}

}  // namespace bifolium::css
