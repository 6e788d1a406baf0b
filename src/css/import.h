// @import: which file is meant, and reading it, with an eye on rings, on how deep they go, and on
// how much there is to read in all.
// https://www.w3.org/TR/css-cascade-4/#at-import
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "css/component_value.h"
#include "css/syntax.h"

namespace bifolium::css {

struct Import {
    std::string address;
    ComponentValues supports;  ///< Inside supports(); empty: none.
    ComponentValues media;
    std::optional<std::string> layer;  ///< As LayerNames::parse() gives it; empty: without a name.
    Span span;                         ///< Of the address.
};
std::optional<Import> parse_import(const AtRule&, Diagnostics&);
/// "a.css" or url(a.css), alone.
std::optional<std::string> address_of(std::span<const ComponentValue>);

class Importer {
public:
    Importer(Sources&, const Files&, Diagnostics&);

    struct File {
        SourceId source;
        std::string path;
    };
    /// The first sheet. Nothing, after a finding, if it is too big.
    std::optional<File> enter(SourceId);
    /// A sheet that `sheet` imports. Nothing, after a finding, if it cannot be read. What was
    /// opened must be left.
    std::optional<File> open(const std::string& address, const std::string& sheet, Span);
    void leave();
    ComponentValues values(const File&);

private:
    std::optional<SourceId> read(const std::string& path, Span);
    bool afford(const File&, Span);
    void check_encoding(SourceId);
    void report(std::string_view code, Span, std::string message, std::string hint = {});

    Sources& sources_;
    const Files& files_;
    Diagnostics& diagnostics_;
    std::map<std::string, SourceId> known_;
    std::vector<std::string> open_;
    std::size_t bytes_ = 0, imports_ = 0;
};

}  // namespace bifolium::css
