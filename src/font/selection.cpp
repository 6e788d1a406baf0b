#include "font/selection.h"

#include <algorithm>
#include <unordered_map>

#include "font/characters.h"
#include "font/faces.h"
#include "font/matching.h"

namespace bifolium::font {

namespace {

bool is_generic(std::string_view name) {
    return name == "serif" || name == "ui-serif" || name == "sans-serif" || name == "system-ui" ||
           name == "ui-sans-serif" || name == "ui-rounded" || name == "cursive" ||
           name == "fantasy" || name == "math" || name == "monospace" || name == "ui-monospace";
}

bool is_of_kind(const Facts& facts, std::string_view generic) {
    if (generic == "monospace" || generic == "ui-monospace") return facts.fixed_pitch;
    if (generic == "math") return folded_family(facts.family).find("math") != std::string::npos;
    const bool wants_serif = generic == "serif" || generic == "ui-serif";
    return !facts.fixed_pitch && facts.serif == wants_serif;
}

/// How far a weight lies outside a rule's range; the order of preference is CSS's.
int rule_distance(const FaceRule& rule, int weight, Slant slant) {
    const int nearest = std::clamp(weight, rule.weight_low, rule.weight_high);
    return style_distance(nearest, rule.slant, weight, slant);
}

bool in_range(const FaceRule& rule, char32_t character) {
    if (rule.unicode_range.empty()) return true;
    return std::any_of(
        rule.unicode_range.begin(), rule.unicode_range.end(),
        [&](const auto& range) { return range.first <= character && character <= range.second; });
}

}  // namespace

Selection::Selection(const Library& library, std::vector<FaceRule> rules)
    : library_(&library), rules_(std::move(rules)) {
    for (FaceRule& rule : rules_) rule.family = folded_family(rule.family);
}

std::string Selection::generic(std::string_view name) const {
    for (std::uint32_t i = 0; i < library_->size(); ++i) {
        const Facts& facts = library_->facts(FaceId(i));
        if (is_of_kind(facts, name)) return facts.family;
    }
    return library_->size() == 0 ? std::string() : library_->facts(FaceId(0)).family;
}

void Selection::add_rules(std::vector<Candidate>& out, std::string_view family,
                          const Wish& wish) const {
    int least = 0;
    bool found = false;
    for (const FaceRule& rule : rules_) {
        if (rule.family != family) continue;
        const int distance = rule_distance(rule, wish.weight, wish.slant);
        if (!found || distance < least) least = distance;
        found = true;
    }
    // Later rules of one style come first where their ranges overlap.
    for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
        if (rule->family == family && rule_distance(*rule, wish.weight, wish.slant) == least) {
            out.push_back({rule->face, &*rule});
        }
    }
}

std::vector<Selection::Candidate> Selection::candidates(const Wish& wish) const {
    std::vector<Candidate> out;
    for (const std::string& name : wish.families) {
        const std::string family = folded_family(name);
        const std::size_t before = out.size();
        add_rules(out, family, wish);
        if (out.size() != before) continue;
        const FaceId face =
            library_->match(is_generic(family) ? generic(family) : family, wish.weight, wish.slant);
        if (face.valid()) out.push_back({face, nullptr});
    }
    return out;
}

bool Selection::has(const Candidate& candidate, char32_t character) const {
    if (candidate.rule != nullptr && !in_range(*candidate.rule, character)) return false;
    return library_->covers(candidate.face, character);
}

FaceId Selection::choose(const std::vector<Candidate>& list, const Wish& wish,
                         char32_t character) const {
    for (const Candidate& candidate : list) {
        if (has(candidate, character)) return candidate.face;
    }
    if (is_invisible(character)) {  // no glyph is needed, and no other face for its sake
        if (!list.empty()) return list.front().face;
        character = U' ';
    }
    return library_->fallback(character, wish.weight, wish.slant, wish.language);
}

FaceId Selection::choose(const std::vector<Candidate>& list, const Wish& wish,
                         std::u32string_view cluster) const {
    const auto covers = [&](const Candidate& candidate) {
        return std::all_of(cluster.begin(), cluster.end(), [&](char32_t character) {
            return is_invisible(character) || has(candidate, character);
        });
    };
    if (cluster.size() > 1) {
        const auto found = std::find_if(list.begin(), list.end(), covers);
        if (found != list.end()) return found->face;
    }
    const FaceId base = choose(list, wish, cluster.front());
    if (cluster.size() == 1 || !base.valid() || covers({base, nullptr})) return base;
    for (const char32_t character : cluster.substr(1)) {  // a mark that only another face has
        const FaceId other = choose(list, wish, character);
        if (other.valid() && covers({other, nullptr})) return other;
    }
    return base;
}

bool Selection::has_family(std::string_view name) const {
    const std::string family = folded_family(name);
    return is_generic(family) || library_->match(family, 400, Slant::upright).valid() ||
           std::any_of(rules_.begin(), rules_.end(),
                       [&](const FaceRule& rule) { return rule.family == family; });
}

FaceId Selection::first(const Wish& wish) const {
    return choose(candidates(wish), wish, U' ');
}

FaceId Selection::choose(const Wish& wish, char32_t character) const {
    return choose(candidates(wish), wish, character);
}

std::vector<FaceRun> Selection::split(const Wish& wish, std::string_view text, Range range) const {
    const std::vector<Candidate> list = candidates(wish);
    std::vector<FaceRun> runs;
    std::u32string cluster;
    std::uint32_t begin = range.begin;
    std::unordered_map<char32_t, FaceId> chosen;  // looked up, never iterated
    const auto face_of = [&] {
        if (cluster.size() != 1) return choose(list, wish, cluster);
        const auto [at, fresh] = chosen.try_emplace(cluster.front());
        if (fresh) at->second = choose(list, wish, cluster.front());
        return at->second;
    };
    const auto flush = [&](std::uint32_t end) {
        if (cluster.empty()) return;
        const FaceId face = face_of();
        if (!runs.empty() && runs.back().face == face) {
            runs.back().range.end = end;
        } else {
            runs.push_back({{begin, end}, face});
        }
        cluster.clear();
        begin = end;
    };
    bool joined = false;
    for (std::uint32_t at = range.begin; at < range.end;) {
        const std::uint32_t here = at;
        const char32_t character = next_character(text, at, range.end);
        if (!joined && !extends_cluster(character)) flush(here);
        if (cluster.size() < 64) cluster.push_back(character);
        joined = character == U'\u200D';
    }
    flush(range.end);
    return runs;
}

std::string Selection::tried(const Wish& wish) const {
    std::string out;
    for (const std::string& name : wish.families) {
        if (!out.empty()) out.append(", ");
        out.append(name);
    }
    return out;
}

}  // namespace bifolium::font
