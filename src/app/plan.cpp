#include "app/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <queue>
#include <tuple>
#include <utility>

#include "app/baseline.h"
#include "app/translations.h"
#include "base/digest.h"
#include "text/lookup.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;

struct InputFile {
    std::size_t size = 0;
    std::string digest;  ///< Empty: not there.
};

/// Every file that the plan looks at, once.
class Inputs {
public:
    explicit Inputs(const Files& files) : files_(files) {}

    const InputFile& at(const std::string& path) {
        const auto [found, is_new] = seen_.try_emplace(path);
        if (!is_new) return found->second;
        if (const Result<Bytes> bytes = files_.read(path)) {
            found->second = {(*bytes).size(), hexadecimal(sha256((*bytes).view()))};
        }
        return found->second;
    }
    /// A line each, by name.
    std::string digests() const {
        std::string out;
        for (const auto& [path, file] : seen_) out += path + "\t" + file.digest + "\n";
        return out;
    }

private:
    const Files& files_;
    std::map<std::string, InputFile> seen_;
};

/// The bytes of an edition's catalogues; all files that may be among them are noted.
std::size_t catalogue_bytes(const PlanFacts& facts, const Edition& edition, Inputs& inputs) {
    if (!facts.po.empty()) return inputs.at(facts.po).size;
    for (const std::string& tag : text::lookup(edition.language)) {
        const std::string& id = edition.publication.id;
        const std::size_t own = inputs.at(catalogue_path(facts.project, tag, id, "po")).size;
        if (own == 0) continue;
        inputs.at(catalogue_path(facts.project, tag, id, "review"));
        inputs.at(catalogue_path(facts.project, tag, "common", "review"));
        return own + inputs.at(catalogue_path(facts.project, tag, "common", "po")).size;
    }
    return 0;
}

/// A font of these has tens of thousands of glyphs, which a PDF's subset is cut from.
bool has_large_fonts(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    return primary == "zh" || primary == "ja" || primary == "ko" || primary == "yue";
}

/// Measured, in microseconds, on leaflets of 40 languages and a book: fonts and the cover cost
/// more than the words do. Factors, not promises; only how costs relate to each other counts.
std::uint64_t cost_of(const PlanFacts& facts, const Edition& edition, Inputs& inputs) {
    std::uint64_t bytes = 0;
    for (const std::string& file : edition.publication.files) bytes += inputs.at(file).size;
    std::uint64_t cost = 500 + catalogue_bytes(facts, edition, inputs) / 3;
    for (const Form form : edition.variant.forms) {
        if (form == Form::epub) {
            cost += 5'000 + bytes * 3 / 4;
            continue;
        }
        const std::uint64_t trials = edition.variant.fit ? 6 : 1;
        cost += 50'000 + trials * bytes * 5 / 2;
        if (has_large_fonts(edition.language)) cost += 52'000;
    }
    return cost;
}

/// What all editions share, and what was asked for on the command line.
std::string shared_inputs(const PlanFacts& facts, Inputs& inputs) {
    for (const char* path : {"bifolium.yaml", "fonts/manifest", "@bifolium/fonts/manifest",
                             "@bifolium/styles/base.css", "@bifolium/styles/preview.css"}) {
        inputs.at(path);
    }
    inputs.at(facts.project.localization.glossary);
    inputs.at(std::string(baseline_path));
    for (const Edition& edition : facts.editions) {
        for (const std::string& style : style_paths(edition)) inputs.at(style);
    }
    return fmt::format(
        "bifolium {}\nfail-on {}\nepoch {}\ntoday {}\ndrawings {}\n", BIFOLIUM_VERSION,
        facts.project.fail_on == Severity::error ? "error" : "warning", facts.source_date_epoch,
        facts.today, facts.paints_drawings ? "painted" : "left");
}

std::string name_of(const Edition& edition) {
    std::string out =
        fmt::format("{}\t{}\t{}", edition.publication.id, edition.language, edition.variant.name);
    for (const Form form : edition.variant.forms) out += form == Form::pdf ? "\tpdf" : "\tepub";
    return out;
}

/// Items that go together: from `begin` to before `end`.
struct Bundle {
    std::uint64_t cost = 0;
    std::size_t begin = 0, end = 0;
};

struct Load {
    std::uint64_t cost = 0, editions = 0;
};

std::vector<Load> loads_of(const Plan& plan) {
    std::vector<Load> loads(plan.shards);
    for (const PlannedEdition& edition : plan.editions) {
        loads[edition.shard - 1].cost += edition.cost;
        ++loads[edition.shard - 1].editions;
    }
    return loads;
}

/// How much the fullest shard has of what each would have if all had the same.
double unevenness(const std::vector<Load>& loads) {
    std::uint64_t most = 0, all = 0;
    for (const Load& load : loads) {
        most = std::max(most, load.cost);
        all += load.cost;
    }
    return all == 0 ? 1
                    : static_cast<double>(most) * static_cast<double>(loads.size()) /
                          static_cast<double>(all);
}

}  // namespace

std::vector<unsigned> divide(std::span<const Weight> weights, unsigned shards) {
    std::uint64_t all = 0;
    for (const Weight& weight : weights) all += weight.cost;
    const std::uint64_t limit = all / shards / 16;
    std::vector<Bundle> bundles;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const bool joins = !bundles.empty() && weights[i - 1].group == weights[i].group &&
                           bundles.back().cost + weights[i].cost <= limit;
        if (!joins) bundles.push_back({0, i, i});
        bundles.back().cost += weights[i].cost;
        bundles.back().end = i + 1;
    }
    std::stable_sort(bundles.begin(), bundles.end(),
                     [](const Bundle& a, const Bundle& b) { return a.cost > b.cost; });
    using Shard = std::pair<std::uint64_t, unsigned>;  // what it has, and its number
    std::priority_queue<Shard, std::vector<Shard>, std::greater<>> least;
    for (unsigned shard = 1; shard <= shards; ++shard) least.emplace(0, shard);
    std::vector<unsigned> out(weights.size());
    for (const Bundle& bundle : bundles) {
        const auto [has, shard] = least.top();
        least.pop();
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(bundle.begin),
                  out.begin() + static_cast<std::ptrdiff_t>(bundle.end), shard);
        least.emplace(has + bundle.cost, shard);
    }
    return out;
}

Plan make_plan(const PlanFacts& facts, unsigned shards, const Files& files) {
    Inputs inputs(files);
    Plan plan{.shards = shards, .hash = {}, .editions = {}};
    std::string told = fmt::format("shards {}\n", shards) + shared_inputs(facts, inputs);
    std::vector<Weight> weights;
    for (const Edition& edition : facts.editions) {
        const bool starts = weights.empty() || facts.editions[weights.size() - 1].publication.id !=
                                                   edition.publication.id;
        const std::size_t group = weights.empty() ? 0 : weights.back().group + (starts ? 1 : 0);
        weights.push_back({cost_of(facts, edition, inputs), group});
        told += fmt::format("{}\t{}\n", name_of(edition), weights.back().cost);
    }
    const std::vector<unsigned> divided = divide(weights, shards);
    for (std::size_t i = 0; i < divided.size(); ++i) {
        const Edition& edition = facts.editions[i];
        plan.editions.push_back({edition.publication.id, edition.language, edition.variant.name,
                                 weights[i].cost, divided[i]});
    }
    plan.hash = hexadecimal(sha256(told + inputs.digests()));
    return plan;
}

std::string plan_table(const Plan& plan) {
    const std::vector<Load> loads = loads_of(plan);
    std::string out = fmt::format(
        "plan {}\n{} editions in {} shards; the largest has {:.3f} of the "
        "mean\n\n{:>7} {:>9} {:>12}\n",
        plan.hash, plan.editions.size(), plan.shards, unevenness(loads), "shard", "editions",
        "cost");
    for (std::size_t i = 0; i < loads.size(); ++i) {
        out += fmt::format("{:>7} {:>9} {:>12}\n", i + 1, loads[i].editions, loads[i].cost);
    }
    return out;
}

std::string plan_json(const Plan& plan) {
    const std::vector<Load> loads = loads_of(plan);
    Json shards = Json::array(), editions = Json::array();
    for (std::size_t i = 0; i < loads.size(); ++i) {
        shards.push_back(
            {{"shard", i + 1}, {"editions", loads[i].editions}, {"cost", loads[i].cost}});
    }
    for (const PlannedEdition& edition : plan.editions) {
        editions.push_back({{"publication", edition.publication},
                            {"language", edition.language},
                            {"variant", edition.variant},
                            {"cost", edition.cost},
                            {"shard", edition.shard}});
    }
    const Json out = {{"bifolium", BIFOLIUM_VERSION},
                      {"plan", plan.hash},
                      {"largest-of-mean", unevenness(loads)},
                      {"shards", std::move(shards)},
                      {"editions", std::move(editions)}};
    return out.dump(2) + "\n";
}

}  // namespace bifolium::app
