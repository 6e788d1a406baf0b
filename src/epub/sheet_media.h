// @media in the e-book's sheet: print's rules are gone and screen's stand bare; what only the
// reader's device can decide (its width, whether it is night) keeps a query in CSS 3's words.
// https://www.w3.org/TR/mediaqueries-3/
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "css/stylesheet.h"

namespace bifolium::epub {

/// Puts rules one after the other; those of one query stand in one block.
class MediaBlocks {
public:
    MediaBlocks(const css::StyleSheet&, Diagnostics&, std::string& out);
    ~MediaBlocks();
    MediaBlocks(const MediaBlocks&) = delete;
    MediaBlocks& operator=(const MediaBlocks&) = delete;
    void put(const css::Rule&, std::string_view text);

private:
    void enter(const std::string& query);

    const css::StyleSheet& sheet_;
    Diagnostics& diagnostics_;
    std::string& out_;
    std::string query_;                      ///< Of the open block; empty: none is open.
    std::set<css::ConditionId> said_about_;  ///< Looked up only.
};

}  // namespace bifolium::epub
