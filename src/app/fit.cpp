#include "app/fit.h"

#include <charconv>
#include <cmath>
#include <map>

namespace bifolium::app {

namespace {

class Search {
public:
    explicit Search(const PagesAt& pages_at) : pages_at_(pages_at) {}

    std::optional<std::size_t> pages(int step) {
        const auto [known, fresh] = known_.try_emplace(step);
        if (fresh) known->second = pages_at_(step);
        return known->second;
    }
    /// How far the levers go one way: 0 to lever_steps.
    int furthest(int way) {
        return first(1, lever_steps + 1, [&](int step) { return !pages(way * step); }) - 1;
    }
    /// The smallest step that way with exactly so many pages; nothing if there is none.
    std::optional<int> find(int way, std::size_t target) {
        const int end = furthest(way) + 1;
        const int reached = first(1, end, [&](int step) {
            const std::size_t now = pages(way * step).value_or(target);
            return way < 0 ? now <= target : now >= target;
        });
        for (int step = reached; step < end; ++step) {
            if (pages(way * step) == target) return way * step;
        }
        return std::nullopt;
    }

private:
    /// The first number of [begin, end) that the predicate holds for; it does for all after it.
    template <class Holds>
    static int first(int begin, int end, Holds holds) {
        while (begin < end) {
            const int middle = begin + (end - begin) / 2;
            if (holds(middle)) {
                end = middle;
            } else {
                begin = middle + 1;
            }
        }
        return begin;
    }

    const PagesAt& pages_at_;
    std::map<int, std::optional<std::size_t>> known_;
};

/// The last declaration of the lever's property: the one that holds where all are on the root.
css::Declaration* find_declaration(std::vector<css::StyleSheet>& sheets, const Lever& lever) {
    css::Declaration* last = nullptr;
    for (css::StyleSheet& sheet : sheets) {
        for (css::Rule& rule : sheet.rules) {
            if (!sheet.holds_for_print(rule.condition)) continue;
            for (css::Declaration& declaration : rule.declarations) {
                if (declaration.name == lever.property) last = &declaration;
            }
        }
    }
    return last;
}

/// The only value of the declaration if it is a number in the lever's unit.
css::ComponentValue* number_of(css::Declaration& declaration, const Lever& lever) {
    css::ComponentValue* number = nullptr;
    for (css::ComponentValue& value : declaration.raw) {
        if (value.kind == css::ComponentKind::space) continue;
        if (number != nullptr) return nullptr;
        number = &value;
    }
    if (number == nullptr) return nullptr;
    switch (number->kind) {
        case css::ComponentKind::number:
            return lever.unit.empty() ? number : nullptr;
        case css::ComponentKind::percentage:
            return lever.unit == "%" ? number : nullptr;
        case css::ComponentKind::dimension:
            return lever.unit == number->text ? number : nullptr;
        case css::ComponentKind::ident:
        case css::ComponentKind::function:
        case css::ComponentKind::at_keyword:
        case css::ComponentKind::hash:
        case css::ComponentKind::string:
        case css::ComponentKind::bad_string:
        case css::ComponentKind::url:
        case css::ComponentKind::bad_url:
        case css::ComponentKind::unicode_range:
        case css::ComponentKind::delimiter:
        case css::ComponentKind::space:
        case css::ComponentKind::cdo:
        case css::ComponentKind::cdc:
        case css::ComponentKind::block:
            return nullptr;
    }
    return nullptr;
}

double value_at(double natural, const Lever& lever, int step) {
    const double limit = step < 0 ? lever.least : lever.most;
    const double way = limit - natural;
    // A sheet that is beyond a limit already is left alone on that side.
    if ((step < 0) != (way < 0)) return natural;
    const double value = natural + way * std::abs(step) / lever_steps;
    return std::round(value * 1000) / 1000;
}

std::string written(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value);
    return {text, end.ptr};
}

}  // namespace

Fitting find_fitting(const Fit& fit, const PagesAt& pages_at) {
    Search search(pages_at);
    const std::size_t natural = search.pages(0).value_or(0);
    const bool exact = fit.kind != Fit::Kind::multiple_of;
    const std::size_t below = exact ? fit.count : natural / fit.count * fit.count;
    const std::size_t above = exact ? fit.count : below + fit.count;
    if (natural == below) return {0, true, below};
    std::optional<int> less, more;
    if (below > 0 && natural > below) less = search.find(-1, below);
    if (natural < above) more = search.find(1, above);
    if (less && (!more || -*less <= *more)) return {*less, true, below};
    if (more) return {*more, true, above};
    const bool shortens = natural > below && below > 0;
    const int way = shortens ? -1 : 1;
    return {way * search.furthest(way), false, shortens ? below : above};
}

std::vector<css::StyleSheet> moved(const std::vector<css::StyleSheet>& sheets, const Fit& fit,
                                   int step) {
    std::vector<css::StyleSheet> out = sheets;
    if (step == 0) return out;
    for (const Lever& lever : fit.levers) {
        css::Declaration* declaration = find_declaration(out, lever);
        css::ComponentValue* number =
            declaration == nullptr ? nullptr : number_of(*declaration, lever);
        if (number == nullptr) continue;
        number->number = value_at(number->number, lever, step);
        number->representation = written(number->number);
        number->is_integer = false;
    }
    return out;
}

std::string describe_levers(const std::vector<css::StyleSheet>& sheets, const Fit& fit, int step) {
    std::vector<css::StyleSheet> copy = sheets;
    std::string out;
    for (const Lever& lever : fit.levers) {
        css::Declaration* declaration = find_declaration(copy, lever);
        css::ComponentValue* number =
            declaration == nullptr ? nullptr : number_of(*declaration, lever);
        if (number == nullptr) continue;
        out += (out.empty() ? "" : ", ") + lever.property + ": " +
               written(value_at(number->number, lever, step)) + lever.unit;
    }
    return out;
}

void check_levers(const std::vector<css::StyleSheet>& sheets, const Fit& fit,
                  Diagnostics& diagnostics) {
    std::vector<css::StyleSheet> copy = sheets;
    for (const Lever& lever : fit.levers) {
        css::Declaration* declaration = find_declaration(copy, lever);
        if (declaration != nullptr && number_of(*declaration, lever) != nullptr) continue;
        diagnostics.report(
            {Severity::error, "fit.no-lever", lever.span,
             declaration == nullptr
                 ? "no style sheet of this variant sets '" + lever.property + "'"
                 : "'" + lever.property + "' is not one number" +
                       (lever.unit.empty() ? "" : " in " + lever.unit) + " in the style sheet",
             "write ':root { " + lever.property + ": " + written(lever.most) + lever.unit +
                 " }' there, and use it by var(" + lever.property + ")"});
    }
}

}  // namespace bifolium::app
