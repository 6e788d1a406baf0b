#include "pandoc/read.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/limits.h"

namespace bifolium::pandoc {

namespace {

using Json = nlohmann::json;

/// JSON may nest a few levels for each of pandoc's; deeper is no document.
constexpr int deepest_json = 2'000;
constexpr int largest_start = 999'999'999;  // CommonMark's
constexpr std::size_t most_unknown = 20;

const Json& none() {
    static const Json null;
    return null;
}

const Json& at(const Json& json, std::size_t index) {
    return json.is_array() && index < json.size() ? json[index] : none();
}

std::string text_in(const Json& json) {
    return json.is_string() ? json.get<std::string>() : std::string();
}

int number_in(const Json& json, int otherwise) {
    if (!json.is_number_integer()) return otherwise;
    const auto number = json.get<std::int64_t>();
    return static_cast<int>(std::clamp<std::int64_t>(number, 0, largest_start));
}

std::string kind_of(const Json& json) {
    if (!json.is_object()) return {};
    const auto found = json.find("t");
    return found == json.end() ? std::string() : text_in(*found);
}

const Json& content_of(const Json& json) {
    const auto found = json.find("c");
    return found == json.end() ? none() : *found;
}

Attributes attributes_in(const Json& json) {
    Attributes out;
    out.identifier = text_in(at(json, 0));
    for (const Json& name : at(json, 1)) out.classes.push_back(text_in(name));
    for (const Json& pair : at(json, 2)) {
        out.pairs.emplace_back(text_in(at(pair, 0)), text_in(at(pair, 1)));
    }
    return out;
}

std::optional<Style> style_named(std::string_view kind) {
    constexpr std::pair<std::string_view, Style> styles[] = {
        {"Emph", Style::emphasis},           {"Strong", Style::strong},
        {"Underline", Style::underline},     {"Strikeout", Style::strikeout},
        {"Superscript", Style::superscript}, {"Subscript", Style::subscript},
        {"SmallCaps", Style::small_caps},
    };
    for (const auto& [name, style] : styles) {
        if (name == kind) return style;
    }
    return {};
}

Numbering numbering_of(const Json& json) {
    const std::string kind = kind_of(json);
    if (kind == "LowerAlpha" || kind == "UpperAlpha") return Numbering::letters;
    if (kind == "LowerRoman" || kind == "UpperRoman") return Numbering::roman;
    return Numbering::digits;
}

char alignment_of(const Json& json) {
    const std::string kind = kind_of(json);
    if (kind == "AlignLeft") return 'l';
    if (kind == "AlignRight") return 'r';
    return kind == "AlignCenter" ? 'c' : ' ';
}

class Reader {
public:
    Tree run(const Json& json) {
        if (const auto meta = json.find("meta"); meta != json.end()) metadata(*meta);
        if (const auto found = json.find("blocks"); found != json.end()) {
            tree_.blocks = blocks(*found);
        }
        return std::move(tree_);
    }

private:
    void metadata(const Json& meta) {
        if (!meta.is_object()) return;
        const auto value = [&](const char* key) -> const Json& {
            const auto found = meta.find(key);
            return found == meta.end() ? none() : *found;
        };
        tree_.title = meta_inlines(value("title"));
        tree_.subtitle = meta_inlines(value("subtitle"));
        tree_.date = meta_inlines(value("date"));
        const Json& abstract = value("abstract");
        if (kind_of(abstract) == "MetaBlocks") {
            tree_.abstract = blocks(content_of(abstract));
        } else if (Inlines words = meta_inlines(abstract); !words.empty()) {
            tree_.abstract.push_back({Paragraph{}, {}, std::move(words), {}});
        }
        const Json& author = value("author");
        if (kind_of(author) == "MetaList") {
            for (const Json& one : content_of(author)) tree_.authors.push_back(meta_inlines(one));
        } else if (Inlines words = meta_inlines(author); !words.empty()) {
            tree_.authors.push_back(std::move(words));
        }
    }

    Inlines meta_inlines(const Json& json) {
        const std::string kind = kind_of(json);
        if (kind == "MetaInlines") return inlines(content_of(json));
        if (kind == "MetaString") return {{Words{text_in(content_of(json))}, {}, {}, {}}};
        Inlines out;
        if (kind != "MetaBlocks") return out;
        for (Block& block : blocks(content_of(json))) {
            if (!out.empty()) out.push_back({Space{}, {}, {}, {}});
            std::move(block.inlines.begin(), block.inlines.end(), std::back_inserter(out));
        }
        return out;
    }

    bool enter() {
        if (depth_ >= limits::nesting) {
            tree_.too_deep = true;
            return false;
        }
        ++depth_;
        return true;
    }

    void unknown(const std::string& kind) {
        auto& list = tree_.unknown;
        const bool known = std::find(list.begin(), list.end(), kind) != list.end();
        if (!known && list.size() < most_unknown) list.push_back(kind);
    }

    Inlines inlines(const Json& json) {
        Inlines out;
        if (!json.is_array() || !enter()) return out;
        for (const Json& node : json) add_inline(node, out);
        --depth_;
        return out;
    }

    void add_inline(const Json& json, Inlines& out) {
        const std::string kind = kind_of(json);
        const Json& c = content_of(json);
        Inline node;
        if (kind == "Str") {
            node.matter = Words{text_in(c)};
        } else if (kind == "Space" || kind == "SoftBreak") {
            node.matter = Space{};
        } else if (kind == "LineBreak") {
            node.matter = LineBreak{};
        } else if (const auto style = style_named(kind)) {
            node.matter = Styled{*style};
            node.children = inlines(c);
        } else if (kind == "Quoted") {
            node.matter = Quoted{kind_of(at(c, 0)) != "SingleQuote"};
            node.children = inlines(at(c, 1));
        } else if (kind == "Cite") {
            node.matter = Styled{Style::plain};
            node.children = inlines(at(c, 1));
        } else if (kind == "Code") {
            node.matter = Code{text_in(at(c, 1))};
        } else if (kind == "Math") {
            node.matter = Math{text_in(at(c, 1))};
        } else if (kind == "RawInline") {
            node.matter = RawInline{text_in(at(c, 0)), text_in(at(c, 1))};
        } else if (kind == "Link" || kind == "Image") {
            std::string target = text_in(at(at(c, 2), 0)), title = text_in(at(at(c, 2), 1));
            if (kind == "Link")
                node.matter = Link{std::move(target), std::move(title)};
            else
                node.matter = Picture{std::move(target), std::move(title)};
            node.attributes = attributes_in(at(c, 0));
            node.children = inlines(at(c, 1));
        } else if (kind == "Note") {
            node.matter = Note{};
            node.blocks = blocks(c);
        } else if (kind == "Span") {
            node.matter = Styled{Style::plain};
            node.attributes = attributes_in(at(c, 0));
            node.children = inlines(at(c, 1));
        } else {
            return unknown(kind);
        }
        out.push_back(std::move(node));
    }

    Blocks blocks(const Json& json) {
        Blocks out;
        if (!json.is_array() || !enter()) return out;
        for (const Json& node : json) add_block(node, out);
        --depth_;
        return out;
    }

    void add_block(const Json& json, Blocks& out) {
        const std::string kind = kind_of(json);
        const Json& c = content_of(json);
        Block block;
        if (kind == "Para" || kind == "Plain") {
            block.matter = Paragraph{kind == "Plain"};
            block.inlines = inlines(c);
        } else if (kind == "LineBlock") {
            for (const Json& line : c) {
                if (!block.inlines.empty()) block.inlines.push_back({LineBreak{}, {}, {}, {}});
                Inlines words = inlines(line);
                std::move(words.begin(), words.end(), std::back_inserter(block.inlines));
            }
        } else if (kind == "CodeBlock") {
            block.matter = CodeBlock{text_in(at(c, 1))};
        } else if (kind == "RawBlock") {
            block.matter = RawBlock{text_in(at(c, 0)), text_in(at(c, 1))};
        } else if (kind == "BlockQuote") {
            block.matter = Quote{};
            block.children = blocks(c);
        } else if (kind == "OrderedList") {
            const Json& settings = at(c, 0);
            block.matter = List{true, number_in(at(settings, 0), 1), numbering_of(at(settings, 1))};
            items(at(c, 1), block);
        } else if (kind == "BulletList") {
            block.matter = List{};
            items(c, block);
        } else if (kind == "DefinitionList") {
            block.matter = DefinitionList{};
            definitions(c, block);
        } else if (kind == "Header") {
            block.matter = Heading{std::clamp(number_in(at(c, 0), 1), 1, 6)};
            block.attributes = attributes_in(at(c, 1));
            block.inlines = inlines(at(c, 2));
        } else if (kind == "HorizontalRule") {
            block.matter = Rule{};
        } else if (kind == "Div") {
            block.matter = Division{};
            block.attributes = attributes_in(at(c, 0));
            block.children = blocks(at(c, 1));
        } else if (kind == "Figure") {
            block.matter = Figure{};
            block.attributes = attributes_in(at(c, 0));
            caption(at(c, 1), block);
            Blocks inside = blocks(at(c, 2));
            std::move(inside.begin(), inside.end(), std::back_inserter(block.children));
        } else if (kind == "Table") {
            table(c, block);
        } else {
            if (kind != "Null") unknown(kind);
            return;
        }
        out.push_back(std::move(block));
    }

    void items(const Json& json, Block& list) {
        for (const Json& item : json) list.children.push_back({Item{}, {}, {}, blocks(item)});
    }

    void definitions(const Json& json, Block& list) {
        for (const Json& entry : json) {
            list.children.push_back({Term{}, {}, inlines(at(entry, 0)), {}});
            for (const Json& definition : at(entry, 1)) {
                list.children.push_back({Definition{}, {}, {}, blocks(definition)});
            }
        }
    }

    /// [short caption or null, blocks]
    void caption(const Json& json, Block& of) {
        Blocks words = blocks(at(json, 1));
        if (!words.empty()) of.children.push_back({Caption{}, {}, {}, std::move(words)});
    }

    /// [attr, caption, column specifications, head, bodies, foot]
    void table(const Json& c, Block& block) {
        Table table;
        for (const Json& column : at(c, 2)) table.alignments.push_back(alignment_of(at(column, 0)));
        block.attributes = attributes_in(at(c, 0));
        caption(at(c, 1), block);
        rows(at(at(c, 3), 1), Part::head, block);
        for (const Json& body : at(c, 4)) {
            table.header_columns = static_cast<std::uint32_t>(number_in(at(body, 1), 0));
            rows(at(body, 2), Part::body, block);
            rows(at(body, 3), Part::body, block);
        }
        rows(at(at(c, 5), 1), Part::foot, block);
        block.matter = std::move(table);
    }

    void rows(const Json& json, Part part, Block& table) {
        for (const Json& written : json) {
            Block row{Row{part}, {}, {}, {}};
            for (const Json& cell : at(written, 1)) {
                const auto number = [&](std::size_t index) {
                    return static_cast<std::uint32_t>(std::max(1, number_in(at(cell, index), 1)));
                };
                row.children.push_back({Cell{number(3), number(2)}, {}, {}, blocks(at(cell, 4))});
            }
            table.children.push_back(std::move(row));
        }
    }

    Tree tree_;
    std::uint32_t depth_ = 0;
};

}  // namespace

Result<Tree> read(std::string_view text) {
    bool too_deep = false;
    const auto watch = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > deepest_json;
        return !too_deep;
    };
    const Json json = Json::parse(text, watch, false);
    if (too_deep) return Failure{"it is nested too deeply"};
    if (!json.is_object()) return Failure{"it is no document"};
    return Reader().run(json);
}

}  // namespace bifolium::pandoc
