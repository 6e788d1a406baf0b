// What media queries come to, and what of them is left for the e-book's reader.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

#include "css/media.h"
#include "css/media_features.h"

namespace bifolium::css {

namespace {

using Comparison = MediaFeature::Comparison;
using Decide = std::function<Truth(const MediaFeature&)>;

Truth negation(Truth truth) {
    if (truth == Truth::yes) return Truth::no;
    return truth == Truth::no ? Truth::yes : truth;
}

/// The first of `order` that is among them.
Truth first_of(std::initializer_list<Truth> order, const std::vector<Truth>& found) {
    for (const Truth truth : order) {
        if (std::find(found.begin(), found.end(), truth) != found.end()) return truth;
    }
    return Truth::unknown;
}

/// Recursion follows brackets: limits::nesting.
Truth evaluate(const MediaTest& test, const Decide& decide) {
    std::vector<Truth> inner;
    inner.reserve(test.inner.size());
    for (const MediaTest& part : test.inner) inner.push_back(evaluate(part, decide));
    switch (test.kind) {
        case MediaTest::Kind::feature:
            return decide(test.feature);
        case MediaTest::Kind::all_of:
            return first_of({Truth::no, Truth::unknown, Truth::reader, Truth::yes}, inner);
        case MediaTest::Kind::any_of:
            return first_of({Truth::yes, Truth::reader, Truth::unknown, Truth::no}, inner);
        case MediaTest::Kind::negation:
            return negation(inner.front());
        case MediaTest::Kind::unknown:
            return Truth::unknown;
    }
    return Truth::unknown;
}

Truth evaluate(const MediaQuery& query, bool type, const Decide& decide) {
    Truth truth = type ? Truth::yes : Truth::no;
    if (type && query.test) truth = evaluate(*query.test, decide);
    return query.negated ? negation(truth) : truth;
}

bool asks_page_size(const MediaTest& test) {
    const std::string& name = test.feature.name;
    return name.ends_with("width") || name.ends_with("height") || name.ends_with("aspect-ratio") ||
           name == "orientation" ||
           std::any_of(test.inner.begin(), test.inner.end(),
                       [](const MediaTest& inner) { return asks_page_size(inner); });
}

std::string decimal(double number) {
    std::array<char, 32> digits{};
    const double rounded = std::round(number * 1000) / 1000;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded);
    return std::string(digits.data(), end.ptr);
}

/// The next value on the allowed side of a strict bound: "<" is not of CSS 3.
std::string beside(const MediaFeature::Bound& bound) {
    const double sign = bound.comparison == Comparison::less ? -1 : 1;
    if (bound.unit.empty()) {
        const bool whole = !bound.written.empty() && bound.written.find('/') == std::string::npos;
        return whole ? decimal(bound.number + sign) : bound.written;
    }
    const double step = bound.unit == "px" ? 0.02 : 0.001;
    return decimal(bound.number + sign * step) + bound.unit;
}

std::vector<std::string> in_old_words(const MediaFeature& feature) {
    if (feature.bounds.empty()) return {"(" + feature.name + ")"};
    std::vector<std::string> words;
    for (const MediaFeature::Bound& bound : feature.bounds) {
        const Comparison comparison = bound.comparison;
        const bool strict = comparison == Comparison::less || comparison == Comparison::greater;
        std::string word = "(";
        if (comparison == Comparison::less || comparison == Comparison::at_most) word += "max-";
        if (comparison == Comparison::greater || comparison == Comparison::at_least) word += "min-";
        words.push_back(word + feature.name + ":" + (strict ? beside(bound) : bound.written) + ")");
    }
    return words;
}

using Queries = std::vector<ReaderQuery>;
constexpr std::size_t most_queries = 16;

/// Any of them holds. Nothing if it cannot be said.
std::optional<Queries> alternatives(const MediaTest& test);

std::optional<Queries> conjunction(const std::vector<MediaTest>& parts) {
    Queries all{{}};
    for (const MediaTest& part : parts) {
        const auto more = alternatives(part);
        if (!more || all.size() * more->size() > most_queries) return std::nullopt;
        Queries joined;
        for (const ReaderQuery& a : all) {
            for (const ReaderQuery& b : *more) {
                if (b.negated) return std::nullopt;
                ReaderQuery both = a;
                both.features.insert(both.features.end(), b.features.begin(), b.features.end());
                joined.push_back(std::move(both));
            }
        }
        all = std::move(joined);
    }
    return all;
}

std::optional<Queries> alternatives(const MediaTest& test) {
    switch (test.kind) {
        case MediaTest::Kind::feature:
            return Queries{{false, in_old_words(test.feature)}};
        case MediaTest::Kind::all_of:
            if (test.inner.size() == 1) return alternatives(test.inner.front());
            return conjunction(test.inner);
        case MediaTest::Kind::any_of: {
            Queries any;
            for (const MediaTest& part : test.inner) {
                const auto more = alternatives(part);
                if (!more || any.size() + more->size() > most_queries) return std::nullopt;
                any.insert(any.end(), more->begin(), more->end());
            }
            return any;
        }
        case MediaTest::Kind::negation: {
            auto inner = alternatives(test.inner.front());
            if (!inner || inner->size() != 1) return std::nullopt;
            inner->front().negated = !inner->front().negated;
            return inner;
        }
        case MediaTest::Kind::unknown:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

bool MediaList::holds_for_print(const PageSize& page) const {
    return queries.empty() ||
           std::any_of(queries.begin(), queries.end(), [&](const MediaQuery& query) {
               return evaluate(query, query.print, [&](const MediaFeature& feature) {
                          return on_paper(feature, page);
                      }) == Truth::yes;
           });
}

Truth MediaList::on_screen() const {
    if (queries.empty()) return Truth::yes;
    std::vector<Truth> found;
    for (const MediaQuery& query : queries) {
        found.push_back(
            evaluate(query, query.screen, [](const MediaFeature&) { return Truth::reader; }));
    }
    const Truth any = first_of({Truth::yes, Truth::reader}, found);
    return any == Truth::unknown ? Truth::no : any;
}

bool MediaList::asks_page_size() const {
    return std::any_of(queries.begin(), queries.end(), [](const MediaQuery& query) {
        return query.test && css::asks_page_size(*query.test);
    });
}

std::optional<std::vector<ReaderQuery>> MediaList::for_reader() const {
    Queries all;
    for (const MediaQuery& query : queries) {
        const Truth truth =
            evaluate(query, query.screen, [](const MediaFeature&) { return Truth::reader; });
        if (truth != Truth::reader) continue;  // no, or nobody knows: it adds nothing
        auto more = alternatives(*query.test);
        if (!more || (query.negated && more->size() != 1)) return std::nullopt;
        if (query.negated) more->front().negated = !more->front().negated;
        if (all.size() + more->size() > most_queries) return std::nullopt;
        all.insert(all.end(), more->begin(), more->end());
    }
    return all;
}

}  // namespace bifolium::css
