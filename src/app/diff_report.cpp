#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/diff.h"
#include "app/explain.h"
#include "app/finding_formats.h"
#include "base/utf8.h"
#include "text/lookup.h"

namespace bifolium::app {

namespace {

using changes::Change;
using changes::Edition;
using changes::Kind;
using changes::Piece;
using changes::Side;
using Json = nlohmann::ordered_json;

constexpr std::size_t around = 40;  // bytes of unchanged words beside a change

std::string dump(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string name_of(const Edition& edition) {
    std::string name = edition.publication;
    if (!edition.variant.empty() && edition.variant != "standard") name += "-" + edition.variant;
    return edition.language.empty() ? name : edition.language + "/" + name;
}

std::string_view code_of(const Change& change) {
    if (!change.numbers.empty()) return "change.number";
    switch (change.kind) {
        case Kind::added:
            return "change.added";
        case Kind::removed:
            return "change.removed";
        case Kind::moved:
            return "change.moved";
        case Kind::edited:
            break;
    }
    return "change.edited";
}

/// Unchanged words, those far from a change left out.
std::string shortened(std::string_view text, bool first, bool last) {
    const std::size_t keep = (first || last ? around : 2 * around) + 3;
    if (text.size() <= keep) return std::string(text);
    const std::string_view head = text.substr(0, character_start(text, around));
    const std::string_view tail = text.substr(character_start(text, text.size() - around));
    if (first) return "…" + std::string(tail);
    if (last) return std::string(head) + "…";
    return std::string(head) + " … " + std::string(tail);
}

/// How a text begins.
std::string opening(std::string_view text) {
    constexpr std::size_t longest = 100;
    if (text.size() <= longest) return std::string(text);
    return std::string(text.substr(0, character_start(text, longest))) + "…";
}

std::string word_difference(const std::vector<Piece>& pieces, bool colour) {
    std::string out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        if (piece.side == Side::both) {
            out += shortened(piece.text, i == 0, i + 1 == pieces.size());
            continue;
        }
        const bool gone = piece.side == Side::before;
        if (colour) out += gone ? "\x1b[31m" : "\x1b[32m";
        out += (gone ? "[-" : "{+") + piece.text + (gone ? "-]" : "+}");
        if (colour) out += "\x1b[0m";
    }
    return out;
}

std::string numbers_in_words(const Change& change) {
    std::string out;
    for (const changes::NumberChange& number : change.numbers) {
        out.append(out.empty() ? "" : ", ")
            .append(number.before.empty() ? "nothing" : number.before)
            .append(" → ")
            .append(number.after.empty() ? "nothing" : number.after);
    }
    return out;
}

void mark_lines(const changes::Block& block, std::string_view sign, std::string& out) {
    for (const changes::Mark& mark : block.marks) {
        out += fmt::format("      {} {} '{}'{}{}\n", sign, mark.role, mark.text,
                           mark.target.empty() ? "" : " → ", mark.target);
    }
}

void change_lines(const Edition& edition, const Change& change, bool colour, std::string& out) {
    constexpr std::string_view signs[] = {"+", "-", ">", "~"};
    out += fmt::format("    {} {}", signs[static_cast<std::size_t>(change.kind)],
                       changes::headline(edition, change));
    if (!change.numbers.empty()) out += ": " + numbers_in_words(change);
    out += "\n";
    if (change.kind == Kind::edited) {
        if (!change.words.empty()) {
            out += "      " + word_difference(change.words, colour) + "\n";
            return;
        }
        const changes::Block& before = edition.before[change.before.begin];
        const changes::Block& after = edition.after[change.after.begin];
        out += "      " + opening(after.text) + "\n";
        if (before.marks != after.marks) {
            mark_lines(before, "-", out);
            mark_lines(after, "+", out);
        }
        return;
    }
    const bool gone = change.kind == Kind::removed;
    const auto& blocks = gone ? edition.before : edition.after;
    const Range range = gone ? change.before : change.after;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        out += "      " + opening(blocks[i].text) + "\n";
    }
}

Json texts(const std::vector<changes::Block>& blocks, Range range) {
    Json out = Json::array();
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        out.push_back({{"kind", blocks[i].kind}, {"text", blocks[i].text}});
    }
    return out;
}

Json change_json(const Edition& edition, const Change& change) {
    constexpr std::string_view kinds[] = {"added", "removed", "moved", "edited"};
    Json out = {{"kind", kinds[static_cast<std::size_t>(change.kind)]},
                {"what", changes::headline(edition, change)},
                {"section", changes::section_of(edition, change)},
                {"moved", change.moved || change.kind == Kind::moved},
                {"before", texts(edition.before, change.before)},
                {"after", texts(edition.after, change.after)}};
    if (change.kind == Kind::added) out.erase("before");
    if (change.kind == Kind::removed) out.erase("after");
    for (const Piece& piece : change.words) {
        constexpr std::string_view sides[] = {"both", "before", "after"};
        out["words"].push_back({{sides[static_cast<std::size_t>(piece.side)], piece.text}});
    }
    for (const changes::NumberChange& number : change.numbers) {
        out["numbers"].push_back({{"before", number.before}, {"after", number.after}});
    }
    return out;
}

Json sarif_result(const Edition& edition, const Change& change) {
    std::string message = changes::headline(edition, change);
    if (!change.numbers.empty()) message += ": " + numbers_in_words(change);
    if (!change.words.empty()) {
        message += "\n" + word_difference(change.words, false);
    } else {
        const bool gone = change.kind == Kind::removed;
        const Range range = gone ? change.before : change.after;
        const auto& blocks = gone ? edition.before : edition.after;
        message += "\n" + opening(blocks[range.begin].text);
    }
    const bool gone = change.kind == Kind::removed;
    Json location = {{"physicalLocation",
                      {{"artifactLocation",
                        {{"uri", as_uri(gone ? edition.before_path : edition.after_path)}}}}}};
    const std::string& section = changes::section_of(edition, change);
    if (!section.empty()) {
        location["logicalLocations"] = Json::array({{{"fullyQualifiedName", section}}});
    }
    return {{"ruleId", code_of(change)},
            {"level", change.numbers.empty() ? "note" : "warning"},
            {"message", {{"text", message}}},
            {"locations", Json::array({location})}};
}

}  // namespace

std::string diff_text(const DiffResult& result, bool colour) {
    std::string out;
    for (const Edition& edition : result.editions) {
        if (edition.before_path.empty()) {
            out += name_of(edition) + ": a new edition, " + edition.after_path + "\n\n";
            continue;
        }
        if (edition.after_path.empty()) {
            out += name_of(edition) + ": there is no such edition any more\n\n";
            continue;
        }
        const std::size_t count = edition.comparison.changes.size();
        if (count == 0) continue;
        if (const Edition& first = result.editions[edition.like]; &first != &edition) {
            out += fmt::format("{}: the changes of {}\n\n", name_of(edition), name_of(first));
            continue;
        }
        out +=
            fmt::format("{}: {} {}\n", name_of(edition), count, count == 1 ? "change" : "changes");
        const std::string* section = nullptr;
        for (const Change& change : edition.comparison.changes) {
            const std::string& now = changes::section_of(edition, change);
            if (section == nullptr || *section != now) {
                out +=
                    "  " + (now.empty() ? std::string("(before the first section)") : now) + "\n";
            }
            section = &now;
            change_lines(edition, change, colour, out);
        }
        out += "\n";
    }
    for (const changes::Retranslation& one : result.retranslations) {
        const Edition& source = result.editions[one.source];
        out += fmt::format(
            "{}: {} to translate again into {}{}\n", source.publication, one.blocks.size(),
            text::own_name(one.language),
            one.whole ? ", or more: this edition cannot be laid beside its source" : "");
        for (const std::uint32_t block : one.blocks) {
            out += "    " + opening(source.after[block].text) + "\n";
        }
        out += "\n";
    }
    if (out.empty()) out = "no change for the reader\n";
    return out;
}

std::string diff_json(const DiffResult& result) {
    Json editions = Json::array();
    for (const Edition& edition : result.editions) {
        Json all = Json::array();
        for (const Change& change : edition.comparison.changes) {
            all.push_back(change_json(edition, change));
        }
        editions.push_back({{"publication", edition.publication},
                            {"language", edition.language},
                            {"variant", edition.variant},
                            {"before", edition.before_path},
                            {"after", edition.after_path},
                            {"changes", std::move(all)}});
    }
    Json again = Json::array();
    for (const changes::Retranslation& one : result.retranslations) {
        const Edition& source = result.editions[one.source];
        Json list = Json::array();
        for (const std::uint32_t block : one.blocks) {
            list.push_back(
                {{"section", source.after[block].section}, {"text", source.after[block].text}});
        }
        again.push_back({{"publication", source.publication},
                         {"language", one.language},
                         {"aligned", !one.whole},
                         {"texts", std::move(list)}});
    }
    return dump({{"changes", result.changes},
                 {"editions", std::move(editions)},
                 {"translate-again", std::move(again)}});
}

std::string diff_sarif(const DiffResult& result) {
    Json rules = Json::array();
    for (const Explanation& e : explanations()) {
        if (!e.code.starts_with("change.")) continue;
        rules.push_back({{"id", e.code},
                         {"shortDescription", {{"text", e.meaning}}},
                         {"help", {{"text", e.cure}}}});
    }
    Json results = Json::array();
    for (const Edition& edition : result.editions) {
        if (&result.editions[edition.like] != &edition) continue;
        for (const Change& change : edition.comparison.changes) {
            results.push_back(sarif_result(edition, change));
        }
    }
    const Json driver = {
        {"name", "bifolium diff"}, {"semanticVersion", BIFOLIUM_VERSION}, {"rules", rules}};
    return dump({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({{{"tool", {{"driver", driver}}},
                                        {"columnKind", "unicodeCodePoints"},
                                        {"results", std::move(results)}}})}});
}

}  // namespace bifolium::app
