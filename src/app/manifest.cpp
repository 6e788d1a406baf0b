#include "app/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "text/display_width.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;
using Key = std::tuple<std::string, std::string, std::string>;

Json entry(const EditionResult& edition) {
    Json out = {{"publication", edition.publication},
                {"language", edition.language},
                {"variant", edition.variant},
                {"verdict", name_of(edition.verdict)},
                {"files", Json::array()}};
    if (edition.verdict == Verdict::withheld) return out;
    for (const EditionResult::File& file : edition.files) {
        Json item = {{"path", file.path}, {"size", file.size}, {"sha256", file.sha256}};
        if (file.pages > 0) item["pages"] = file.pages;
        out["files"].push_back(std::move(item));
    }
    return out;
}

std::string text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string manifest(const DiskFiles& files, const std::vector<EditionResult>& editions) {
    std::map<Key, Json> entries;
    if (const Result<Bytes> old = files.read_output("manifest.json")) {
        const Json before = Json::parse((*old).view(), nullptr, false);
        const auto list = before.is_object() ? before.find("editions") : before.end();
        if (before.is_object() && list != before.end() && list->is_array()) {
            for (const Json& e : *list) {
                if (!e.is_object()) continue;
                entries[{text_at(e, "publication"), text_at(e, "language"),
                         text_at(e, "variant")}] = e;
            }
        }
    }
    for (const EditionResult& edition : editions) {
        const Key key{edition.publication, edition.language, edition.variant};
        Json now = entry(edition);
        // What an error withholds is not taken away: the files of the last good run stay listed.
        if (const auto old = entries.find(key);
            edition.verdict == Verdict::withheld && !edition.outdated && old != entries.end()) {
            now["files"] = old->second.value("files", Json::array());
        }
        entries[key] = std::move(now);
    }
    Json out = {{"bifolium", BIFOLIUM_VERSION}, {"editions", Json::array()}};
    for (auto& [key, value] : entries) out["editions"].push_back(std::move(value));
    return out.dump(2) + "\n";
}

std::string table(const std::vector<EditionResult>& editions, const std::string& output_folder) {
    std::vector<std::array<std::string, 5>> rows = {
        {"file", "language", "pages", "size", "verdict"}};
    for (const EditionResult& edition : editions) {
        for (const EditionResult::File& file : edition.files) {
            rows.push_back({output_folder + file.path, edition.language,
                            file.pages > 0 ? fmt::format("{}", file.pages) : "–",
                            fmt::format("{} KB", (file.size + 1023) / 1024),
                            std::string(name_of(edition.verdict))});
        }
        if (edition.files.empty()) {
            rows.push_back({output_folder + edition.language + "/" + edition.publication,
                            edition.language, "–", "–", std::string(name_of(edition.verdict))});
        }
    }
    std::array<std::size_t, 5> widths{};
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], text::display_width(row[i]));
        }
    }
    std::string out;
    for (const auto& row : rows) {
        out += fmt::format("{:<{}}  {:<{}}  {:>{}}  {:>{}}  {}\n", row[0], widths[0], row[1],
                           widths[1], row[2], widths[2], row[3], widths[3], row[4]);
    }
    return out;
}

}  // namespace bifolium::app
