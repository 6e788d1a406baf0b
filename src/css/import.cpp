#include "css/import.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/limits.h"
#include "css/characters.h"
#include "css/encoding.h"
#include "css/layers.h"

namespace bifolium::css {

namespace {

constexpr std::size_t most_imports = 1000;

bool is_remote(std::string_view address) {
    const std::size_t colon = address.find(':');
    return address.starts_with("//") ||
           (colon != std::string_view::npos && colon > 0 &&
            address.substr(0, colon).find('/') == std::string_view::npos);
}

}  // namespace

std::optional<std::string> address_of(std::span<const ComponentValue> values) {
    values = trimmed(values);
    if (values.size() != 1) return std::nullopt;
    const ComponentValue& value = values[0];
    if (value.kind == ComponentKind::string || value.kind == ComponentKind::url) return value.text;
    if (value.kind != ComponentKind::function || !equals_ignoring_case(value.text, "url")) {
        return std::nullopt;
    }
    const std::span<const ComponentValue> inner = trimmed(value.inner);
    if (inner.size() != 1 || inner[0].kind != ComponentKind::string) return std::nullopt;
    return inner[0].text;
}

std::optional<Import> parse_import(const AtRule& rule, Diagnostics& diagnostics) {
    std::span<const ComponentValue> rest = trimmed(rule.prelude);
    const auto address = rest.empty() ? std::nullopt : address_of(rest.first(1));
    if (!address || address->empty() || rule.block) {
        diagnostics.report({Severity::warning, "css.syntax", rule.span,
                            "'@import' takes the address of a style sheet",
                            "write '@import \"other.css\";'"});
        return std::nullopt;
    }
    Import import{*address, {}, {}, {}, rest[0].span};
    rest = trimmed(rest.subspan(1));
    const auto is = [&](ComponentKind kind, std::string_view name) {
        return !rest.empty() && rest[0].kind == kind && equals_ignoring_case(rest[0].text, name);
    };
    if (is(ComponentKind::ident, "layer")) {
        import.layer = "";
        rest = trimmed(rest.subspan(1));
    } else if (is(ComponentKind::function, "layer")) {
        const auto names = LayerNames::parse(rest[0].inner);
        if (!names || names->size() != 1) {
            diagnostics.report({Severity::warning, "css.syntax", rest[0].span,
                                "'layer()' takes the name of one layer", ""});
            return std::nullopt;
        }
        import.layer = names->front();
        rest = trimmed(rest.subspan(1));
    }
    if (is(ComponentKind::function, "supports")) {
        import.supports = rest[0].inner;
        rest = trimmed(rest.subspan(1));
    }
    import.media.assign(rest.begin(), rest.end());
    return import;
}

Importer::Importer(Sources& sources, const Files& files, Diagnostics& diagnostics)
    : sources_(sources), files_(files), diagnostics_(diagnostics) {}

void Importer::report(std::string_view code, Span span, std::string message, std::string hint) {
    diagnostics_.report({Severity::error, code, span, std::move(message), std::move(hint)});
}

/// All sheets together have one budget: a sheet that imports another twice, which imports …
bool Importer::afford(const File& file, Span span) {
    bytes_ += sources_.text(file.source).size();
    if (bytes_ <= limits::sheet_bytes && ++imports_ <= most_imports) return true;
    report("css.too-big", span, "the style sheet, with what it imports, is too big",
           "2 MiB in at most 1000 sheets are read");
    return false;
}

std::optional<Importer::File> Importer::enter(SourceId source) {
    File file{source, std::string(sources_.path(source))};
    if (!afford(file, {source, 0, 0})) return std::nullopt;
    check_encoding(source);
    open_.push_back(std::filesystem::path(file.path).lexically_normal().generic_string());
    return file;
}

std::optional<SourceId> Importer::read(const std::string& path, Span span) {
    const auto found = known_.find(path);
    if (found != known_.end()) return found->second;
    const Result<Bytes> bytes = files_.read(path);
    if (!bytes) {
        report("css.import-missing", span, bytes.failure().what, "check the address");
        return std::nullopt;
    }
    if ((*bytes).size() > limits::sheet_bytes) {
        report("css.too-big", span, "'" + path + "' is too big: 2 MiB of style sheet are read");
        return std::nullopt;
    }
    const SourceId source = sources_.add(path, std::string((*bytes).view()));
    check_encoding(source);
    known_.emplace(path, source);
    return source;
}

std::optional<Importer::File> Importer::open(const std::string& address, const std::string& sheet,
                                             Span span) {
    if (is_remote(address)) {
        report("css.import-missing", span, "'" + address + "' is not a file of the project",
               "put a copy into the project: Bifolium reads nothing from the network");
        return std::nullopt;
    }
    const std::filesystem::path folder = std::filesystem::path(sheet).parent_path();
    const std::string path = (folder / address).lexically_normal().generic_string();
    if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
        report("css.import-missing", span, "'" + path + "' imports itself in a ring",
               "take one of the @import rules out");
        return std::nullopt;
    }
    if (open_.size() >= limits::nesting) {
        report("css.too-deep", span, "style sheets import each other too deep");
        return std::nullopt;
    }
    const std::optional<SourceId> source = read(path, span);
    if (!source) return std::nullopt;
    File file{*source, path};
    if (!afford(file, span)) return std::nullopt;
    open_.push_back(path);
    return file;
}

void Importer::leave() {
    open_.pop_back();
}

ComponentValues Importer::values(const File& file) {
    const auto size = static_cast<std::uint32_t>(sources_.text(file.source).size());
    return parse_component_values(sources_, {file.source, 0, size}, diagnostics_);
}

void Importer::check_encoding(SourceId source) {
    css::check_encoding(sources_, source, diagnostics_);
}

}  // namespace bifolium::css
