// Memory: values that were worked out from files, found again while the files say the same.
//
// Two steps, since nobody knows what a value depends on before it is worked out: under its key
// stand the lists of paths that were read for it the last times; under the key and what these
// paths say now stands the value. A list is shared: that of the fonts is looked at once a run.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cache/inputs.h"
#include "cache/store.h"

namespace bifolium::cache {

/// What stands under a path now.
using Look = std::function<Input(const std::string& path)>;

class Memory {
public:
    /// Borrows the store.
    Memory(Store& store, Look look) : store_(store), look_(std::move(look)) {}

    /// What was looked at for the value that was found is added to `inputs`.
    std::optional<std::string> recall(const Digest& key, Inputs& inputs);

    /// `groups`: all that was read for the value. `needs`: digests in the store that it names.
    bool remember(const Digest& key, std::span<const Inputs* const> groups, std::string_view value,
                  std::span<const Digest> needs);

private:
    struct Group {
        std::vector<std::string> paths;
        Digest contents;
        Inputs inputs;
    };
    const Group* group(const Digest& list);
    const Input& look(const std::string& path);

    Store& store_;
    Look look_;
    std::map<std::string, Input> looked_;            // by path: each once a run
    std::map<Digest, std::optional<Group>> groups_;  // by the digest of their list of paths
};

}  // namespace bifolium::cache
