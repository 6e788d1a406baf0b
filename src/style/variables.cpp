#include "style/variables.h"

#include <algorithm>
#include <map>

#include "base/limits.h"
#include "base/suggest.h"

namespace bifolium::style {

namespace {

using css::ComponentKind;
using css::ComponentValue;
using css::ComponentValues;
using css::Declaration;

constexpr std::size_t longest_value = 20'000;  // component values: an attack, not a style

bool is_var(const ComponentValue& value) {
    return value.kind == ComponentKind::function && value.text.size() == 3 &&
           (value.text[0] | 0x20) == 'v' && (value.text[1] | 0x20) == 'a' &&
           (value.text[2] | 0x20) == 'r';
}

std::size_t skip_space(const ComponentValues& values, std::size_t at) {
    while (at < values.size() && values[at].kind == ComponentKind::space) ++at;
    return at;
}

struct Reference {
    std::string name;
    bool has_fallback = false;
    std::span<const ComponentValue> fallback;
};
Reference reference_of(const ComponentValue& var) {
    Reference reference;
    std::size_t at = skip_space(var.inner, 0);
    if (at < var.inner.size()) reference.name = var.inner[at].text;
    at = skip_space(var.inner, at + 1);
    if (at < var.inner.size() && var.inner[at].is_delimiter(",")) {
        reference.has_fallback = true;
        reference.fallback = std::span(var.inner).subspan(at + 1);
    }
    return reference;
}

std::string_view only_word(const ComponentValues& values) {
    std::string_view word;
    for (const ComponentValue& value : values) {
        if (value.kind == ComponentKind::space) continue;
        if (value.kind != ComponentKind::ident || !word.empty()) return {};
        word = value.text;
    }
    return word;
}

/// Resolves the properties that one element sets; each may refer to the others.
class Resolver {
public:
    Resolver(CustomProperties& known, VariableFindings& findings)
        : known_(known), findings_(findings) {}
    Resolver(CustomProperties& known, const CustomProperties& parent, const Registered& registered,
             VariableFindings& findings)
        : known_(known), findings_(findings), parent_(&parent), registered_(&registered) {}

    void add(const Declaration& declaration) {
        Own& own = own_[declaration.name];
        own.declaration = &declaration;
    }
    void resolve_all() {
        for (auto& [name, own] : own_) resolve(name, own);
    }

    /// Appends to `out`; false if the value is not valid.
    bool replace(std::span<const ComponentValue> values, const Declaration& in,
                 ComponentValues& out) {
        for (const ComponentValue& value : values) {
            if (++size_ > longest_value) {
                findings_.too_long(in);
                return false;
            }
            if (is_var(value)) {
                if (!replace_var(value, in, out)) return false;
            } else if (value.inner.empty()) {
                out.push_back(value);
            } else {
                ComponentValue copy = value;
                copy.inner.clear();
                if (!replace(value.inner, in, copy.inner)) return false;
                out.push_back(std::move(copy));
            }
        }
        return true;
    }

private:
    enum class State : std::uint8_t { fresh, open, done };
    struct Own {
        const Declaration* declaration = nullptr;
        State state = State::fresh;
        bool cyclic = false;
    };

    bool replace_var(const ComponentValue& var, const Declaration& in, ComponentValues& out) {
        const Reference reference = reference_of(var);
        if (const ComponentValues* value = look_up(reference.name)) {
            size_ += value->size();
            if (size_ > longest_value) {
                findings_.too_long(in);
                return false;
            }
            out.insert(out.end(), value->begin(), value->end());
            return true;
        }
        if (reference.has_fallback) return replace(reference.fallback, in, out);
        const auto own = own_.find(reference.name);
        if (own == own_.end() || !own->second.cyclic) {
            findings_.undefined(in, reference.name, known_);
        }
        return false;
    }

    const ComponentValues* look_up(const std::string& name) {
        if (const auto own = own_.find(name); own != own_.end()) resolve(name, own->second);
        const auto found = known_.find(name);
        return found == known_.end() ? nullptr : found->second.get();
    }

    void resolve(const std::string& name, Own& own) {
        if (own.state == State::done) return;
        if (own.state == State::open || open_.size() >= limits::nesting) {
            // Everything from there on refers to itself.
            const auto begin = std::find(open_.begin(), open_.end(), &own);
            for (auto it = begin; it != open_.end(); ++it) (*it)->cyclic = true;
            own.cyclic = true;
            known_.erase(name);
            return;
        }
        own.state = State::open;
        const Registration* registration = find(name);
        const ComponentValues& raw = own.declaration->raw;
        const std::string_view word = only_word(raw);
        if (word == "inherit" && registration != nullptr) {
            set(name, inherited(name));
        } else if (word == "initial") {
            set(name, registration == nullptr ? nullptr : registration->initial);
        } else if (word != "inherit" && word != "unset" && !word.starts_with("revert")) {
            open_.push_back(&own);
            auto value = std::make_shared<ComponentValues>();
            const bool valid = replace(raw, *own.declaration, *value);
            open_.pop_back();
            if (own.cyclic) findings_.cyclic(*own.declaration, name);
            if (registration == nullptr) {
                set(name, valid && !own.cyclic ? CustomValue(std::move(value)) : nullptr);
            } else {
                take(*registration, own, valid ? std::move(value) : nullptr);
            }
        }
        own.state = State::done;
    }

    /// If it is of the type; else the property is as if nobody had set it here.
    void take(const Registration& registration, const Own& own, CustomValue value) {
        const css::PropertyRule& rule = *registration.rule;
        const bool sound = value != nullptr && !own.cyclic;
        if (sound && css::fits(rule.syntax, *value)) return set(rule.name, std::move(value));
        if (sound) findings_.bad_type(*own.declaration);
        set(rule.name, rule.inherits ? inherited(rule.name) : registration.initial);
    }

    const Registration* find(const std::string& name) const {
        if (registered_ == nullptr) return nullptr;
        const auto found = registered_->find(name);
        return found == registered_->end() ? nullptr : &found->second;
    }

    CustomValue inherited(const std::string& name) const {
        const auto found = parent_->find(name);
        return found == parent_->end() ? nullptr : found->second;
    }

    void set(const std::string& name, CustomValue value) {
        if (value == nullptr) {
            known_.erase(name);
        } else {
            known_[name] = std::move(value);
        }
    }

    CustomProperties& known_;
    VariableFindings& findings_;
    const CustomProperties* parent_ = nullptr;  // Null where nothing is registered.
    const Registered* registered_ = nullptr;
    std::map<std::string, Own, std::less<>> own_;
    std::vector<Own*> open_;
    std::size_t size_ = 0;
};

}  // namespace

bool VariableFindings::is_new(const Declaration& declaration, const std::string& about) {
    return said_.emplace(&declaration, about).second;
}

void VariableFindings::undefined(const Declaration& declaration, const std::string& name,
                                 const CustomProperties& known) {
    if (!is_new(declaration, name)) return;
    std::vector<std::string_view> names;
    for (const auto& [known_name, value] : known) names.push_back(known_name);
    const std::string_view meant = nearest(name, names);
    diagnostics_.report(
        {Severity::warning, "css.undefined-variable", declaration.span,
         "'" + name + "' is not set here, so '" + declaration.name + "' has no value",
         meant.empty() ? "set it on ':root', or write a fallback: var(" + name + ", …)"
                       : "did you mean '" + std::string(meant) + "'?"});
}

void VariableFindings::cyclic(const Declaration& declaration, const std::string& name) {
    if (!is_new(declaration, name)) return;
    diagnostics_.report({Severity::warning, "css.undefined-variable", declaration.span,
                         "'" + name + "' refers to itself, so it has no value",
                         "break the circle of var()"});
}

void VariableFindings::too_long(const Declaration& declaration) {
    if (!is_new(declaration, "too long")) return;
    diagnostics_.report({Severity::warning, "css.limit", declaration.span,
                         "with its var() replaced, '" + declaration.name + "' is longer than " +
                             std::to_string(longest_value) + " parts",
                         ""});
}

void VariableFindings::bad_value(const Declaration& declaration, const css::Refusal& refusal) {
    if (!is_new(declaration, refusal.why)) return;
    diagnostics_.report({Severity::warning, "css.bad-value", declaration.span,
                         refusal.why + " (after var())", refusal.help});
}

void VariableFindings::bad_type(const Declaration& declaration) {
    if (!is_new(declaration, "type")) return;
    diagnostics_.report({Severity::warning, "css.bad-value", declaration.span,
                         "'" + declaration.name + "' is not of the syntax that its @property says",
                         "write a value of that syntax"});
}

std::shared_ptr<const CustomProperties> custom_properties(
    const std::shared_ptr<const CustomProperties>& parent, std::span<const Declaration* const> own,
    const Registered& registered, VariableFindings& findings) {
    std::shared_ptr<CustomProperties> all;
    const auto copy = [&]() -> CustomProperties& {
        if (all == nullptr) all = std::make_shared<CustomProperties>(*parent);
        return *all;
    };
    for (const auto& [name, registration] : registered) {
        if (registration.rule->inherits) continue;
        const auto found = parent->find(name);
        if (found == parent->end() || found->second == registration.initial) continue;
        if (registration.initial == nullptr) {
            copy().erase(name);
        } else {
            copy()[name] = registration.initial;
        }
    }
    if (own.empty()) return all == nullptr ? parent : all;
    Resolver resolver(copy(), *parent, registered, findings);
    for (const Declaration* declaration : own) resolver.add(*declaration);
    resolver.resolve_all();
    return all;
}

namespace {

using InPoints = std::function<std::optional<double>(const ComponentValue&)>;

/// Recursion follows brackets: limits::nesting.
void resolve_lengths(ComponentValues& values, const InPoints& in_points) {
    for (ComponentValue& value : values) {
        resolve_lengths(value.inner, in_points);
        if (value.kind != ComponentKind::dimension) continue;
        const auto length = in_points(value);
        if (!length) continue;
        value.number = *length;
        value.text = "pt";
    }
}

}  // namespace

std::shared_ptr<const CustomProperties> with_lengths(
    const std::shared_ptr<const CustomProperties>& custom, std::span<const Declaration* const> own,
    const Registered& registered, const InPoints& in_points) {
    std::shared_ptr<CustomProperties> all;
    for (const Declaration* declaration : own) {
        const auto registration = registered.find(declaration->name);
        if (registration == registered.end() || registration->second.rule->syntax.empty()) continue;
        const auto& known = all == nullptr ? *custom : *all;
        const auto value = known.find(declaration->name);
        if (value == known.end() || !css::is_relative(*value->second)) continue;
        ComponentValues absolute = *value->second;
        resolve_lengths(absolute, in_points);
        if (all == nullptr) all = std::make_shared<CustomProperties>(*custom);
        (*all)[declaration->name] = std::make_shared<const ComponentValues>(std::move(absolute));
    }
    return all == nullptr ? custom : all;
}

std::optional<ComponentValues> substitute(const Declaration& declaration,
                                          const CustomProperties& custom,
                                          VariableFindings& findings) {
    CustomProperties known = custom;
    Resolver resolver(known, findings);
    ComponentValues out;
    if (!resolver.replace(declaration.raw, declaration, out)) return {};
    return out;
}

}  // namespace bifolium::style
