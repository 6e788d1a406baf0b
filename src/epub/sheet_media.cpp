#include "epub/sheet_media.h"

#include <utility>
#include <vector>

namespace bifolium::epub {

namespace {

using Queries = std::vector<css::ReaderQuery>;
constexpr std::size_t most_queries = 16;

/// Both hold. Nothing if CSS 3 cannot say it.
std::optional<Queries> both(const Queries& a, const Queries& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    if (a.size() * b.size() > most_queries) return std::nullopt;
    Queries joined;
    for (const css::ReaderQuery& left : a) {
        for (const css::ReaderQuery& right : b) {
            if (left.negated || right.negated) return std::nullopt;
            css::ReaderQuery query = left;
            query.features.insert(query.features.end(), right.features.begin(),
                                  right.features.end());
            joined.push_back(std::move(query));
        }
    }
    return joined;
}

/// Empty: holds always. Nothing: cannot be said.
std::optional<std::string> query_of(const css::StyleSheet& sheet, css::ConditionId id) {
    Queries all;
    for (; id.valid(); id = sheet.conditions[id.index()].enclosing) {
        const css::MediaList& media = sheet.conditions[id.index()].media;
        if (media.on_screen() == css::Truth::yes) continue;
        const auto own = media.for_reader();
        const auto joined = own ? both(*own, all) : std::nullopt;
        if (!joined) return std::nullopt;
        all = *joined;
    }
    std::string text;
    for (const css::ReaderQuery& query : all) {
        if (!text.empty()) text += ',';
        if (query.negated) text += "not all and ";
        for (std::size_t i = 0; i < query.features.size(); ++i) {
            if (i > 0) text += " and ";
            text += query.features[i];
        }
    }
    return text;
}

}  // namespace

MediaBlocks::MediaBlocks(const css::StyleSheet& sheet, Diagnostics& diagnostics, std::string& out)
    : sheet_(sheet), diagnostics_(diagnostics), out_(out) {}

MediaBlocks::~MediaBlocks() {
    enter("");
}

void MediaBlocks::enter(const std::string& query) {
    if (query == query_) return;
    if (!query_.empty()) out_ += "}\n";
    if (!query.empty()) out_ += "@media " + query + "{\n";
    query_ = query;
}

void MediaBlocks::put(const css::Rule& rule, std::string_view text) {
    const auto query = query_of(sheet_, rule.condition);
    if (!query) {
        if (!said_about_.insert(rule.condition).second) return;
        return diagnostics_.report({Severity::note, "epub.css-dropped", rule.span,
                                    "this rule is left out of the e-book: many readers do not "
                                    "understand its media query",
                                    "write queries with 'and' and commas, without 'not' in them"});
    }
    enter(*query);
    out_ += text;
}

}  // namespace bifolium::epub
