#include "epub/sheet.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "css/property.h"
#include "css/serialize.h"
#include "epub/sheet_fonts.h"
#include "epub/sheet_media.h"
#include "epub/sheet_rule.h"
#include "epub/sheet_subjects.h"
#include "epub/sheet_values.h"
#include "epub/sheet_variables.h"

namespace bifolium::epub {

namespace {

using css::ComponentValues;

class Rewriter {
public:
    Rewriter(std::span<const css::StyleSheet* const> sheets, const SheetContext& context,
             Diagnostics& diagnostics)
        : sheets_(sheets),
          context_(context),
          diagnostics_(diagnostics),
          variables_(sheets, context.atoms),
          size_(text_size(sheets, variables_, context.atoms)) {}

    std::string rewrite() {
        std::string out = variables_.initial_values();
        for (const css::StyleSheet* sheet : sheets_) {
            for (const css::FontFaceRule& face : sheet->font_faces) {
                if (sheet->may_hold_for_screen(face.condition)) write(face, out);
            }
        }
        // A scoped rule counts more than another of the same weight: as if it stood after it.
        for (const bool scoped : {false, true}) {
            for (const css::StyleSheet* sheet : sheets_) write(*sheet, scoped, out);
        }
        return out;
    }

private:
    void write(const css::StyleSheet& sheet, bool scoped, std::string& out) {
        const bool bare_lists =
            std::any_of(sheet.rules.begin(), sheet.rules.end(), [&](const css::Rule& rule) {
                return sheet.holds_for_screen(rule.condition) && paints_bullets(rule);
            });
        MediaBlocks blocks(sheet, diagnostics_, out);
        for (const css::Rule& rule : sheet.rules) {
            const bool now = (rule.scope != nullptr) == scoped;
            if (!now || !sheet.may_hold_for_screen(rule.condition)) continue;
            std::string text;
            write(rule, bare_lists, text);
            if (!text.empty()) blocks.put(rule, text);
        }
    }

    void write(const css::FontFaceRule& face, std::string& out) {
        std::string sources;
        for (const css::Url& url : face.sources) {
            const std::string file = context_.file(url);
            if (file.empty()) continue;
            if (!sources.empty()) sources += ',';
            sources += "url(" + css::serialize_string(file) + ")";
        }
        if (sources.empty()) return;
        out += "@font-face{font-family:" + css::serialize_string(face.family) + ";src:" + sources;
        out += ";font-weight:" + std::to_string(face.weight_low);
        if (face.weight_high != face.weight_low) out += ' ' + std::to_string(face.weight_high);
        out += face.italic ? ";font-style:italic" : ";font-style:normal";
        // Without its unicode-range: MuPDF drops a whole sheet for one, and the subset in the
        // package has no other characters anyway.
        out += "}\n";
    }

    /// Its declarations without var(); those that cannot be said at all are left out.
    std::vector<Plain> plain(const css::Rule& rule) {
        std::vector<Plain> list;
        for (const css::Declaration& declaration : rule.declarations) {
            if (declaration.name.starts_with("--")) {
                if (variables_.any_varies()) {
                    list.push_back({&declaration, declaration.raw, false});
                }
            } else if (!declaration.has_var) {
                list.push_back({&declaration, declaration.raw, false});
            } else if (auto values = variables_.substitute(declaration.raw)) {
                const bool twice = variables_.varies(Values(declaration.raw));
                list.push_back({&declaration, std::move(*values), twice});
            }
        }
        return list;
    }

    static bool is_out_of_flow(std::span<const Plain> rule) {
        return std::any_of(rule.begin(), rule.end(), [](const Plain& plain) {
            return plain.declaration->name == "position" &&
                   says(trimmed(plain.values), {"absolute", "fixed"});
        });
    }

    bool paints_bullets(const css::Rule& rule) {
        return std::any_of(rule.selectors.begin(), rule.selectors.end(),
                           [&](const auto& s) { return is_painted_bullet(s, context_.atoms); }) &&
               is_out_of_flow(plain(rule));
    }

    void note_direction(const css::Rule& rule) {
        for (const css::Declaration& declaration : rule.declarations) {
            if (declaration.name != "direction" && declaration.name != "unicode-bidi") continue;
            diagnostics_.report({Severity::note, "epub.css-dropped", declaration.span,
                                 "'" + declaration.name +
                                     "' is left out of the e-book: EPUB "
                                     "forbids it",
                                 "the manuscript's language gives the direction"});
        }
    }

    void write(const css::Rule& rule, bool bare_lists, std::string& out) {
        note_direction(rule);
        const std::vector<Plain> declarations = plain(rule);
        if (declarations.empty() || is_out_of_flow(declarations)) return;
        const Rewriting rewriting{size_, context_.file,
                                  context_.sources.path(rule.declarations.front().span.source)};
        for (const auto& [kind, selectors] : by_kind(rule, declarations, bare_lists)) {
            if (kind.level == kind.important_level) {
                write(kind, selectors, kept(declarations, kind, std::nullopt), rewriting, out);
                continue;
            }
            for (const bool important : {false, true}) {
                write(kind, raised(selectors, important ? kind.important_level : kind.level),
                      kept(declarations, kind, important), rewriting, out);
            }
        }
    }

    /// Selectors of one rule that are written alike.
    struct Kind {
        Subject subject = Subject::other;
        bool bare_lists = false;
        std::uint32_t level = 0, important_level = 0;
        std::vector<bool> dropped;  ///< Of its declarations.
        friend auto operator<=>(const Kind&, const Kind&) = default;
    };
    using Selectors = std::vector<ComponentValues>;

    void write(const Kind& kind, const Selectors& selectors, const std::vector<Plain>& declarations,
               const Rewriting& rewriting, std::string& out) {
        const std::string text =
            write_rule(declarations, {kind.subject, kind.bare_lists, rewriting, context_});
        if (text.empty()) return;
        std::string list;
        for (const ComponentValues& selector : selectors) {
            if (!list.empty()) list += ',';
            list += css::serialize(selector);
        }
        out.append(list).append("{").append(text).append("}\n");
    }

    static Selectors raised(Selectors selectors, std::uint32_t level) {
        for (ComponentValues& selector : selectors) {
            selector = raised_selector(std::move(selector), level);
        }
        return selectors;
    }

    static std::vector<Plain> kept(const std::vector<Plain>& declarations, const Kind& kind,
                                   std::optional<bool> important) {
        std::vector<Plain> list;
        for (std::size_t i = 0; i < declarations.size(); ++i) {
            const bool wanted = !important || declarations[i].declaration->important == *important;
            if (wanted && !kind.dropped[i]) list.push_back(declarations[i]);
        }
        return list;
    }

    Kind kind_of(const css::ComplexSelector& selector, const std::vector<Plain>& declarations,
                 bool bare_lists) const {
        Kind kind;
        kind.subject = subject(selector, context_.atoms);
        kind.bare_lists = bare_lists && is_plain_list(selector, context_.atoms);
        const style::Flattening* flattening = context_.flattening;
        for (const Plain& plain : declarations) {
            kind.dropped.push_back(flattening != nullptr &&
                                   flattening->drops(selector, *plain.declaration));
        }
        if (flattening != nullptr) {
            kind.level = flattening->level(selector, false);
            kind.important_level = flattening->level(selector, true);
        }
        return kind;
    }

    /// A rule for headings and paragraphs comes apart: only the headings keep their colour.
    std::map<Kind, Selectors> by_kind(const css::Rule& rule, const std::vector<Plain>& declarations,
                                      bool bare_lists) const {
        std::map<Kind, Selectors> kinds;
        Values rest = rule.written;
        for (const css::ComplexSelector& selector : rule.selectors) {
            const auto comma = std::find_if(rest.begin(), rest.end(), [](const auto& value) {
                return value.is_delimiter(",");
            });
            const auto size = static_cast<std::size_t>(comma - rest.begin());
            const Values written = trimmed(rest.first(size));
            rest = rest.subspan(comma == rest.end() ? size : size + 1);
            if (is_foreign(selector, written)) continue;
            kinds[kind_of(selector, declarations, bare_lists)].push_back(book_selector(written));
        }
        return kinds;
    }

    std::span<const css::StyleSheet* const> sheets_;
    const SheetContext& context_;
    Diagnostics& diagnostics_;
    Variables variables_;
    TextSize size_;
};

}  // namespace

style::LeavesOut left_out(const AtomTable& atoms) {
    const auto says_one_of = [](const css::Rule& rule,
                                std::initializer_list<std::string_view> names) {
        return std::any_of(rule.declarations.begin(), rule.declarations.end(), [&](const auto& d) {
            return std::find(names.begin(), names.end(), d.name) != names.end();
        });
    };
    return [&atoms, says_one_of](const css::Rule& rule, const css::ComplexSelector& selector,
                                 const css::Declaration& declaration) {
        const std::string& name = declaration.name;
        if (name.starts_with("--")) return false;
        const Passage way = passage(name);
        if (way == Passage::drop || speaks_of_pages(declaration.raw)) return true;
        const bool out_of_flow = std::any_of(
            rule.declarations.begin(), rule.declarations.end(), [](const css::Declaration& d) {
                return d.name == "position" && says(trimmed(d.raw), {"absolute", "fixed"});
            });
        if (out_of_flow) return true;
        const Subject about = subject(selector, atoms);
        if (about == Subject::page && name.starts_with("padding")) return true;
        if (way != Passage::text_colour || about == Subject::other) return false;
        const bool both =
            says_one_of(rule, {"color"}) && says_one_of(rule, {"background", "background-color"});
        return about == Subject::page || !both;
    };
}

std::string rewrite(std::span<const css::StyleSheet* const> sheets, const SheetContext& context,
                    Diagnostics& diagnostics) {
    return Rewriter(sheets, context, diagnostics).rewrite();
}

std::string rewrite(const css::StyleSheet& sheet, const SheetContext& context,
                    Diagnostics& diagnostics) {
    const std::array<const css::StyleSheet*, 1> one{&sheet};
    return rewrite(one, context, diagnostics);
}

}  // namespace bifolium::epub
