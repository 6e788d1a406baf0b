#include "epub/sheet_rule.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "css/serialize.h"
#include "epub/sheet_fonts.h"
#include "epub/sheet_logical.h"

namespace bifolium::epub {

namespace {

using css::ComponentKind;
using css::ComponentValue;
using css::ComponentValues;

/// Longer than this, in rem, a height is a page's and no box's: no screen holds it.
constexpr double tallest_rem = 24;
/// Wider than this a phone may be too narrow.
constexpr double widest_rem = 16;

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
    RuleWriter(std::span<const Plain> rule, const RuleContext& context)
        : rule_(rule),
          subject_(context.subject),
          bare_lists_(context.bare_lists),
          rewriting_(context.rewriting),
          context_(context.sheet) {
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

}  // namespace

std::string write_rule(std::span<const Plain> rule, const RuleContext& context) {
    return RuleWriter(rule, context).write();
}

}  // namespace bifolium::epub
