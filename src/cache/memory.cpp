#include "cache/memory.h"

#include <algorithm>

namespace bifolium::cache {

namespace {

constexpr std::size_t most_alternatives = 4;  // branches of a repository that one goes between
constexpr std::size_t digits = 64;

/// Paths may hold any byte but this one.
constexpr char path_end = '\0';

std::string list_of(const Inputs& inputs) {
    std::string out;
    for (const auto& [path, input] : inputs.all()) (out += path) += path_end;
    return out;
}

std::vector<std::string> paths_of(std::string_view list) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(path_end, at), list.size());
        out.emplace_back(list.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

Digest contents_of(const Inputs& inputs) {
    std::string out;
    for (const auto& [path, input] : inputs.all()) {
        (out += input.there ? '+' : '-') += hexadecimal(input.digest);
    }
    return sha256(out);
}

Digest key_of_lists(const Digest& key) {
    return sha256("lists " + hexadecimal(key));
}

/// `said`: of each group the digest of its list, and of its contents.
Digest key_of_value(const Digest& key, std::string_view said) {
    return sha256("value " + hexadecimal(key).append(said));
}

/// One alternative: the digests of its lists, with a blank between them.
std::vector<Digest> lists_from(std::string_view line) {
    std::vector<Digest> out;
    for (std::size_t at = 0; at < line.size(); at += digits + 1) {
        const std::optional<Digest> digest = digest_from(line.substr(at, digits));
        if (!digest) return {};
        out.push_back(*digest);
    }
    return out;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

}  // namespace

const Input& Memory::look(const std::string& path) {
    const auto known = looked_.find(path);
    return known != looked_.end() ? known->second
                                  : looked_.emplace(path, look_(path)).first->second;
}

const Memory::Group* Memory::group(const Digest& list) {
    const auto [known, fresh] = groups_.try_emplace(list);
    if (fresh) {
        if (const std::optional<std::string> text = store_.bytes(list)) {
            Group made{.paths = paths_of(*text), .contents = {}, .inputs = {}};
            for (const std::string& path : made.paths) made.inputs.add(path, look(path));
            made.contents = contents_of(made.inputs);
            known->second = std::move(made);
        }
    }
    return known->second ? &*known->second : nullptr;
}

std::optional<std::string> Memory::recall(const Digest& key, Inputs& inputs) {
    const std::optional<std::string> alternatives = store_.record(key_of_lists(key));
    if (!alternatives) return std::nullopt;
    for (const std::string& line : lines_of(*alternatives)) {
        std::string said;
        std::vector<const Group*> groups;
        for (const Digest& list : lists_from(line)) {
            groups.push_back(group(list));
            if (groups.back() == nullptr) break;
            said.append(hexadecimal(list)).append(hexadecimal(groups.back()->contents));
        }
        if (groups.empty() || groups.back() == nullptr) continue;
        std::optional<std::string> value = store_.record(key_of_value(key, said));
        if (!value) continue;
        for (const Group* one : groups) inputs.add(one->inputs);
        return value;
    }
    return std::nullopt;
}

bool Memory::remember(const Digest& key, std::span<const Inputs* const> groups,
                      std::string_view value, std::span<const Digest> needs) {
    std::string said, line;
    std::vector<Digest> lists;
    for (const Inputs* inputs : groups) {
        if (!inputs->steady()) return false;
        const std::string list = list_of(*inputs);
        lists.push_back(sha256(list));
        if (!store_.keep(lists.back(), list)) return false;
        said.append(hexadecimal(lists.back())).append(hexadecimal(contents_of(*inputs)));
        line.append(line.empty() ? "" : " ").append(hexadecimal(lists.back()));
    }
    if (!store_.set_record(key_of_value(key, said), value, needs)) return false;
    std::vector<std::string> alternatives{line};
    for (std::string& other : lines_of(store_.record(key_of_lists(key)).value_or(std::string()))) {
        if (other != line && alternatives.size() < most_alternatives) {
            alternatives.push_back(std::move(other));
        }
    }
    std::string text;
    for (const std::string& one : alternatives) {
        text.append(one).append("\n");
        for (const Digest& list : lists_from(one)) {
            if (std::find(lists.begin(), lists.end(), list) == lists.end()) lists.push_back(list);
        }
    }
    return store_.set_record(key_of_lists(key), text, lists);
}

}  // namespace bifolium::cache
