#include "css/font_face.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>

#include "base/suggest.h"
#include "css/characters.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;

/// Those that say how to fetch or bend a face: no matter on paper, or not ours to bend.
constexpr auto other_descriptors = std::to_array<std::string_view>(
    {"ascent-override", "descent-override", "font-display", "font-feature-settings",
     "font-language-override", "font-named-instance", "font-stretch", "font-variant",
     "font-variation-settings", "font-width", "line-gap-override", "size-adjust"});
constexpr auto descriptors = std::to_array<std::string_view>(
    {"font-family", "src", "font-weight", "font-style", "unicode-range", "font-display",
     "font-stretch", "font-feature-settings", "font-variation-settings", "size-adjust"});

bool is_word(const ComponentValue& value, std::string_view word) {
    return value.kind == ComponentKind::ident && equals_ignoring_case(value.text, word);
}

ComponentValues without_space(Values values) {
    ComponentValues kept;
    for (const ComponentValue& value : values) {
        if (value.kind != ComponentKind::space) kept.push_back(value);
    }
    return kept;
}

/// Weight, or nothing: "bold", "400".
std::optional<int> weight(const ComponentValue& value) {
    if (is_word(value, "normal")) return 400;
    if (is_word(value, "bold")) return 700;
    const bool number =
        value.kind == ComponentKind::number && value.number >= 1 && value.number <= 1000;
    return number ? std::optional<int>(static_cast<int>(value.number)) : std::nullopt;
}

bool ends_with(std::string_view address, std::string_view ending) {
    return address.size() >= ending.size() &&
           equals_ignoring_case(address.substr(address.size() - ending.size()), ending);
}

/// "truetype" of format("truetype") or format(truetype).
std::string format_of(const ComponentValue& function) {
    const Values inner = trimmed(function.inner);
    return inner.empty() ? "" : lower_case(inner[0].text);
}

class Reading {
public:
    Reading(FontFaceRule& face, const DeclarationContext& context)
        : face_(face), context_(context) {}

    void descriptor(const RawDeclaration& raw) {
        const std::string name = lower_case(raw.name);
        const ComponentValues kept = without_space(raw.value);
        const Values values = kept;
        const Span span = span_of(values, raw.name_span);
        if (name == "font-family") return family(values, span);
        if (name == "src") return sources(values, span);
        if (name == "font-weight") return weights(values, span);
        if (name == "font-style") return style(values, span);
        if (name == "unicode-range") return ranges(values, span);
        if (name.starts_with('-')) return;
        if (std::find(other_descriptors.begin(), other_descriptors.end(), name) !=
            other_descriptors.end()) {
            if (name != "font-display") {
                report(Severity::note, "css.not-laid-out", raw.name_span,
                       "'" + name + "' of a font face has no effect");
            }
            return;
        }
        const std::string_view meant = nearest(name, descriptors);
        report(Severity::warning, "css.unknown-property", raw.name_span,
               "'" + name + "' says nothing about a font face",
               meant.empty() ? "" : "did you mean '" + std::string(meant) + "'?");
    }

private:
    void report(Severity severity, std::string_view code, Span span, std::string message,
                std::string hint = {}) {
        context_.diagnostics.report({severity, code, span, std::move(message), std::move(hint)});
    }
    void refuse(Span span, std::string message, std::string hint) {
        report(Severity::warning, "css.bad-value", span, std::move(message), std::move(hint));
    }

    void family(Values values, Span span) {
        if (values.size() == 1 && values[0].kind == ComponentKind::string) {
            face_.family = values[0].text;
            return;
        }
        std::string name;
        for (const ComponentValue& value : values) {
            if (value.kind != ComponentKind::ident) {
                return refuse(span, "'font-family' of a font face takes one name",
                              "write it in quotation marks");
            }
            if (!name.empty()) name += ' ';
            name += value.text;
        }
        face_.family = name;
    }

    void sources(Values values, Span span) {
        face_.sources.clear();
        while (!values.empty()) {
            const auto comma =
                std::find_if(values.begin(), values.end(),
                             [](const ComponentValue& v) { return v.is_delimiter(","); });
            const auto size = static_cast<std::size_t>(comma - values.begin());
            source(values.first(size), span);
            values = values.subspan(comma == values.end() ? size : size + 1);
        }
    }

    void source(Values values, Span around) {
        const Span span = span_of(values, around);
        if (values.empty()) return refuse(span, "'src' has an empty place", "take out the comma");
        const ComponentValue& first = values[0];
        std::optional<std::string> address;
        if (first.kind == ComponentKind::url) address = first.text;
        if (first.kind == ComponentKind::function) {
            const Values inner = trimmed(first.inner);
            const bool url = equals_ignoring_case(first.text, "url");
            if (url && inner.size() == 1 && inner[0].kind == ComponentKind::string) {
                address = inner[0].text;
            }
            if (equals_ignoring_case(first.text, "local")) {
                return report(Severity::warning, "css.local-font", span,
                              "a font of this machine is not used: other machines have others",
                              "put the font's file into the project and write url(\"...\")");
            }
        }
        if (!address || address->empty()) {
            return refuse(span, "'src' takes the addresses of font files",
                          "write url(\"fonts/Name.ttf\")");
        }
        if (!readable(*address, values.subspan(1), span)) return;
        face_.sources.push_back({std::move(*address), std::string(context_.sheet)});
    }

    /// Only plain TrueType and OpenType: packed faces are for the web.
    bool readable(const std::string& address, Values rest, Span span) {
        bool plain = !ends_with(address, ".woff") && !ends_with(address, ".woff2") &&
                     !ends_with(address, ".eot") && !ends_with(address, ".svg");
        for (const ComponentValue& value : rest) {
            if (value.kind != ComponentKind::function) {
                refuse(span, "after url() 'src' takes format() and tech()", "");
                return false;
            }
            if (!equals_ignoring_case(value.text, "format")) continue;
            const std::string format = format_of(value);
            plain = format == "truetype" || format == "opentype" || format == "collection";
        }
        if (!plain) {
            report(Severity::note, "css.font-format", span, "this form of font file is passed over",
                   "give a .ttf or .otf file as well");
        }
        return plain;
    }

    void weights(Values values, Span span) {
        if (values.size() == 1 && is_word(values[0], "auto")) return;
        if (!values.empty() && values.size() <= 2) {
            const std::optional<int> low = weight(values.front());
            const std::optional<int> high = weight(values.back());
            if (low && high) {
                face_.weight_low = std::min(*low, *high);
                face_.weight_high = std::max(*low, *high);
                return;
            }
        }
        refuse(span, "'font-weight' of a font face takes a weight or a range of two",
               "write '400', 'bold' or '100 900'");
    }

    void style(Values values, Span span) {
        if (values.size() == 1 && (is_word(values[0], "normal") || is_word(values[0], "auto"))) {
            face_.italic = false;
            return;
        }
        const bool italic = values.size() == 1 && is_word(values[0], "italic");
        const bool oblique = !values.empty() && is_word(values[0], "oblique") &&
                             std::all_of(values.begin() + 1, values.end(), [](const auto& v) {
                                 return v.kind == ComponentKind::dimension;
                             });
        if (!italic && !oblique) {
            return refuse(span, "'font-style' of a font face is normal, italic or oblique", "");
        }
        face_.italic = true;
    }

    void ranges(Values values, Span span) {
        std::vector<std::pair<char32_t, char32_t>> found;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const ComponentValue& value = values[i];
            const bool comma = i % 2 == 1;
            const bool sound = comma ? value.is_delimiter(",") && i + 1 < values.size()
                                     : value.kind == ComponentKind::unicode_range &&
                                           value.range_begin <= value.range_end &&
                                           value.range_end <= 0x10FFFF;
            if (!sound) {
                return refuse(comma ? value.span : span, "'unicode-range' takes ranges of letters",
                              "write 'U+0600-06FF, U+200C'");
            }
            if (!comma) found.emplace_back(value.range_begin, value.range_end);
        }
        if (found.empty()) return refuse(span, "'unicode-range' has no value", "");
        face_.unicode_range = std::move(found);
    }

    FontFaceRule& face_;
    const DeclarationContext& context_;
};

}  // namespace

std::optional<FontFaceRule> parse_font_face(AtRule&& rule, ConditionId condition,
                                            const DeclarationContext& context) {
    FontFaceRule face;
    face.condition = condition;
    face.span = rule.span;
    face.span.end = rule.block->span.begin;
    Reading reading(face, context);
    for (const DeclarationItem& item : declaration_list(std::move(rule.block->inner))) {
        if (const auto* raw = std::get_if<RawDeclaration>(&item)) {
            reading.descriptor(*raw);
        } else if (const auto* inner = std::get_if<AtRule>(&item)) {
            context.diagnostics.report({Severity::warning, "css.unknown-at-rule", inner->span,
                                        "'@" + inner->name + "' cannot stand in '@font-face'", ""});
        } else {
            report_no_declaration(std::get<SyntaxError>(item), context.diagnostics);
        }
    }
    if (face.family.empty() || face.sources.empty()) {
        context.diagnostics.report({Severity::warning, "css.font-face", face.span,
                                    face.family.empty()
                                        ? "a font face has no family"
                                        : "the font face '" + face.family + "' has no file",
                                    face.family.empty() ? "write 'font-family: \"Name\";'"
                                                        : "write 'src: url(\"fonts/Name.ttf\");'"});
        return std::nullopt;
    }
    return face;
}

}  // namespace bifolium::css
