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
#include "epub/sheet_logical.h"
#include "epub/sheet_subjects.h"
#include "epub/sheet_values.h"
#include "epub/sheet_variables.h"

namespace bifolium::epub {

namespace {

using css::ComponentKind;
using css::ComponentValue;
using css::ComponentValues;

/// Longer than this, in rem, a height is a page's and no box's: no screen holds it.
constexpr double tallest_rem = 24;
/// Wider than this a phone may be too narrow.
constexpr double widest_rem = 16;

/// A rule's declarations with every var() replaced, and what they say together.
struct Plain {
    const css::Declaration* declaration;
    ComponentValues values;
    bool written_twice = false;  ///< The var() stays as well.
};

/// One "name:value" after another.
class Block {
public:
    void put(std::string_view name, Values values, bool important) {
        if (!text_.empty()) text_ += ';';
        text_.append(name).append(":").append(css::serialize(trimmed(values)));
        if (important) text_ += " !important";
    }
    void put(std::string_view name, std::string word, bool important) {
        const ComponentValues values{make_word(std::move(word))};
        put(name, values, important);
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

bool sets(std::span<const Plain> rule, std::initializer_list<std::string_view> names) {
    return std::any_of(rule.begin(), rule.end(), [&](const Plain& plain) {
        return std::find(names.begin(), names.end(), plain.declaration->name) != names.end();
    });
}

/// What page-break-* calls it; empty where it has no word.
std::string page_break_word(Values values, bool right_to_left) {
    if (says(values, {"auto"})) return "auto";
    if (says(values, {"avoid", "avoid-page"})) return "avoid";
    if (says(values, {"page", "always", "all"})) return "always";
    if (says(values, {"left"})) return "left";
    if (says(values, {"right"})) return "right";
    if (says(values, {"recto"})) return right_to_left ? "left" : "right";
    if (says(values, {"verso"})) return right_to_left ? "right" : "left";
    return {};
}

/// One rule for one kind of subject.
class RuleWriter {
public:
    RuleWriter(std::span<const Plain> rule, Subject subject, bool bare_lists,
               const Rewriting& rewriting, const SheetContext& context)
        : rule_(rule),
          subject_(subject),
          bare_lists_(bare_lists),
          rewriting_(rewriting),
          context_(context) {
        for (const Plain& plain : rule_) {
            const auto pt =
                absolute_font_size(plain.declaration->name, plain.values, rewriting_.size);
            if (pt) font_size_pt_ = pt;
        }
        if (subject_ == Subject::page) font_size_pt_ = rewriting_.size.base_pt;
    }

    std::string write() {
        const bool both = sets(rule_, {"color"}) && sets(rule_, {"background", "background-color"});
        for (const Plain& plain : rule_) {
            const std::string& name = plain.declaration->name;
            if (name.starts_with("--")) {
                write_variable(plain);
                continue;
            }
            const Passage way = passage(name);
            const bool reader_s_own =
                subject_ == Subject::page || (subject_ == Subject::running && !both);
            if (way == Passage::text_colour && reader_s_own) continue;
            if (subject_ == Subject::page && name.starts_with("padding")) continue;
            write(way, plain);
        }
        return block_.text();
    }

private:
    void put(std::string_view name, Values values) { block_.put(name, values, important_); }

    void write_variable(const Plain& plain) {
        important_ = plain.declaration->important;
        if (has_rules_in_it(plain.values)) return;  // EPUBCheck refuses it
        if (const auto values = rewrite_values(plain.values, rewriting_)) {
            put(css::serialize_identifier(plain.declaration->name), *values);
        }
    }

    void write(Passage way, const Plain& plain) {
        const std::string& name = plain.declaration->name;
        important_ = plain.declaration->important;
        if (way == Passage::drop || speaks_of_pages(plain.values)) return;
        if (bare_lists_ && (name == "list-style-type" || name == "list-style") &&
            says(plain.values, {"none"})) {
            return;
        }
        const auto rewritten = rewrite_values(plain.values, rewriting_);
        if (!rewritten) return;
        const Values values = trimmed(*rewritten);
        if (values.empty()) return;
        write(way, name, values);
        if (!plain.written_twice) return;
        const auto kept = rewrite_values(plain.declaration->raw, rewriting_);
        if (kept) put(name, *kept);
    }

    void write(Passage way, const std::string& name, Values values) {
        switch (way) {
            case Passage::keep:
            case Passage::text_colour:
                return put(name, values);
            case Passage::relative:
                return write_relative(name, values);
            case Passage::physical:
                return write_logical(name, values);
            case Passage::prefixed:
                return write_prefixed(name, values);
            case Passage::page_break: {
                const std::string word = page_break_word(values, context_.right_to_left);
                if (!word.empty()) block_.put("page-" + name, word, important_);
                return put(name, values);
            }
            case Passage::drop:
                return;
        }
    }

    void write_relative(const std::string& name, Values values) {
        if (name == "font") return write_font(values);
        if (name == "font-size") return write_font_size(values);
        if (name == "line-height" && values.size() == 1) {
            const ComponentValues height{line_height(values[0], font_size_pt_, rem_size())};
            return put(name, height);
        }
        write_size(name, values);
    }

    /// The values are in rem by now, so 1rem is the base.
    TextSize rem_size() const { return {rewriting_.size.base_pt, rewriting_.size.base_pt}; }

    /// A height that only a page has goes; a wide box shrinks to a narrow screen.
    void write_size(const std::string& name, Values values) {
        const bool height = name == "height" || name == "min-height";
        const bool rem = values.size() == 1 && values[0].kind == ComponentKind::dimension &&
                         values[0].text == "rem";
        if (height && rem && values[0].number > tallest_rem) return;
        put(name, values);
        if (name == "width" && rem && values[0].number > widest_rem &&
            !sets(rule_, {"max-width", "max-inline-size"})) {
            ComponentValue whole = make_number(100);
            whole.kind = ComponentKind::percentage;
            put("max-width", ComponentValues{whole});
        }
    }

    void write_font_size(Values values) {
        if (subject_ == Subject::page) return;
        put_with_em("font-size", ComponentValues(values.begin(), values.end()), 0);
    }

    /// Twice, for readers that know no rem: a plain em is right outside of other sizes.
    void put_with_em(std::string_view name, ComponentValues values, std::size_t at) {
        if (values[at].kind == ComponentKind::dimension && values[at].text == "rem") {
            values[at].text = "em";
            put(name, values);
            values[at].text = "rem";
        }
        put(name, values);
    }

    void write_font(Values values) {
        const auto parts = font_parts(values);
        if (!parts) return;
        if (subject_ == Subject::page) return write_page_font(*parts);
        ComponentValues font(parts->before.begin(), parts->before.end());
        ComponentValue space;
        space.kind = ComponentKind::space;
        if (!font.empty()) font.push_back(space);
        const std::size_t size = font.size();
        font.push_back(parts->size[0]);
        if (!parts->line_height.empty()) {
            ComponentValue slash;
            slash.kind = ComponentKind::delimiter;
            slash.text = "/";
            font.push_back(slash);
            font.push_back(line_height(parts->line_height[0], font_size_pt_, rem_size()));
        }
        font.push_back(space);
        font.insert(font.end(), parts->family.begin(), parts->family.end());
        put_with_em("font", std::move(font), size);
    }

    /// Everything but the size, which is the reader's.
    void write_page_font(const FontParts& parts) {
        put("font-family", parts.family);
        for (const Values word : words(parts.before)) {
            const bool weight =
                word[0].kind == ComponentKind::number || says(word, {"bold", "bolder", "lighter"});
            if (weight) put("font-weight", word);
            if (says(word, {"italic", "oblique"})) put("font-style", word);
            if (says(word, {"small-caps"})) put("font-variant", word);
        }
        if (parts.line_height.empty()) return;
        const ComponentValues height{line_height(parts.line_height[0], font_size_pt_, rem_size())};
        put("line-height", height);
    }

    void write_logical(const std::string& name, Values values) {
        const std::vector<Named> sides = physical(name, values, context_.right_to_left);
        for (const auto& [side, value] : sides) write_size(side, value);
        const bool logical_word = name == "float" || name == "clear";
        if (!logical_word || sides.empty()) {
            if (name == "float" &&
                !says(values, {"left", "right", "none", "inherit", "initial", "unset", "revert"})) {
                return;  // "footnote", "top": places on a page
            }
            const bool height = name == "block-size" || name == "min-block-size";
            if (height && values.size() == 1 && values[0].number > tallest_rem &&
                values[0].kind == ComponentKind::dimension && values[0].text == "rem") {
                return;
            }
        }
        put(name, values);
    }

    void write_prefixed(const std::string& name, Values values) {
        if (name == "hyphens") {
            put("-epub-hyphens", values);
            put("-webkit-hyphens", values);
            std::string word = says(values, {"manual"}) ? "explicit" : "";
            if (says(values, {"none", "auto"})) word = lower_case(values[0].text);
            if (!word.empty()) block_.put("adobe-hyphenate", word, important_);
        } else if (name == "box-decoration-break" || name == "hyphenate-character") {
            put("-webkit-" + name, values);
        } else {
            put("-epub-" + name, values);
        }
        put(name, values);
    }

    std::span<const Plain> rule_;
    Subject subject_;
    bool bare_lists_;
    const Rewriting& rewriting_;
    const SheetContext& context_;
    std::optional<double> font_size_pt_;
    bool important_ = false;
    Block block_;
};

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
        std::string out;
        for (const css::StyleSheet* sheet : sheets_) {
            for (const css::FontFaceRule& face : sheet->font_faces) {
                if (sheet->holds_for_screen(face.condition)) write(face, out);
            }
            bool bare_lists = false;
            for (const css::Rule& rule : sheet->rules) {
                bare_lists =
                    bare_lists || (sheet->holds_for_screen(rule.condition) && paints_bullets(rule));
            }
            for (const css::Rule& rule : sheet->rules) {
                if (sheet->holds_for_screen(rule.condition)) write(rule, bare_lists, out);
            }
        }
        return out;
    }

private:
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
        RuleWriter writer(declarations, kind.subject, kind.bare_lists, rewriting, context_);
        const std::string text = writer.write();
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
