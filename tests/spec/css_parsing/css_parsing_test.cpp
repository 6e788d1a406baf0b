// css-parsing-tests (CC0; Debian's python-tinycss2-common) against css/: every syntax case.
// Errors that the corpus has as tokens are findings here, so they are put back for the comparison.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "css/an_plus_b.h"
#include "css/component_value.h"
#include "css/encoding.h"
#include "css/syntax.h"
#include "spec/css_parsing/corpus.h"

namespace bifolium::css {
namespace {

using Json = nlohmann::json;

/// One input, parsed; and what is needed to put its errors back as tokens.
struct Parsed {
    Sources sources;
    Diagnostics diagnostics;
    ComponentValues values;

    explicit Parsed(const std::string& css) {
        const SourceId id = sources.add("test.css", css);
        values = parse_component_values(sources, {id, 0, static_cast<std::uint32_t>(css.size())},
                                        diagnostics);
    }
    bool found(std::string_view code, std::uint32_t begin) const {
        for (const Diagnostic& d : diagnostics.all()) {
            if (d.code == code && d.span.begin == begin) return true;
        }
        return false;
    }
};

void put(Json& list, const ComponentValue& value, const Parsed& parsed);

Json json(std::span<const ComponentValue> values, const Parsed& parsed) {
    Json list = Json::array();
    for (const ComponentValue& value : values) put(list, value, parsed);
    return list;
}

Json numeric(const char* kind, const ComponentValue& value) {
    return {kind, value.representation, value.number, value.is_integer ? "integer" : "number"};
}

Json bracketed(Json head, const ComponentValue& value, const Parsed& parsed) {
    for (Json& part : json(value.inner, parsed)) head.push_back(std::move(part));
    return head;
}

Json delimiter(const std::string& text) {
    if (text == ")" || text == "]" || text == "}") return {"error", text};
    return text;
}

Json block(const ComponentValue& value, const Parsed& parsed) {
    const std::string brackets = value.text == "(" ? "()" : value.text == "[" ? "[]" : "{}";
    return bracketed(Json::array({brackets}), value, parsed);
}

void put(Json& list, const ComponentValue& value, const Parsed& parsed) {
    const auto open_at_end = [&](const char* code, const char* error) {
        if (parsed.found(code, value.span.begin)) list.push_back({"error", error});
    };
    switch (value.kind) {
        case ComponentKind::ident:
            return list.push_back({"ident", value.text});
        case ComponentKind::function:
            return list.push_back(bracketed({"function", value.text}, value, parsed));
        case ComponentKind::at_keyword:
            return list.push_back({"at-keyword", value.text});
        case ComponentKind::hash:
            return list.push_back(
                {"hash", value.text, value.is_identifier ? "id" : "unrestricted"});
        case ComponentKind::string:
            list.push_back({"string", value.text});
            return open_at_end("css.unclosed-string", "eof-in-string");
        case ComponentKind::bad_string:
            return list.push_back({"error", "bad-string"});
        case ComponentKind::url:
            list.push_back({"url", value.text});
            return open_at_end("css.unclosed-url", "eof-in-url");
        case ComponentKind::bad_url:
            return list.push_back({"error", "bad-url"});
        case ComponentKind::number:
            return list.push_back(numeric("number", value));
        case ComponentKind::percentage:
            return list.push_back(numeric("percentage", value));
        case ComponentKind::dimension:
            list.push_back(numeric("dimension", value));
            return list.back().push_back(value.text);
        case ComponentKind::unicode_range:
            return list.push_back({"unicode-range", value.range_begin, value.range_end});
        case ComponentKind::delimiter:
            return list.push_back(delimiter(value.text));
        case ComponentKind::space:
            return list.push_back(" ");
        case ComponentKind::cdo:
            return list.push_back("<!--");
        case ComponentKind::cdc:
            return list.push_back("-->");
        case ComponentKind::block:
            return list.push_back(block(value, parsed));
    }
}

/// Turns each kind of parsed item into the corpus's form.
struct ToJson {
    const Parsed& parsed;

    Json operator()(const ComponentValue& value) const {
        Json list = Json::array();
        put(list, value, parsed);
        return list.at(0);
    }
    Json operator()(const SyntaxError& error) const {
        switch (error.what) {
            case SyntaxError::What::empty:
                return {"error", "empty"};
            case SyntaxError::What::invalid:
                return {"error", "invalid"};
            case SyntaxError::What::extra_input:
                return {"error", "extra-input"};
        }
        return nullptr;
    }
    Json operator()(const RawDeclaration& d) const {
        return {"declaration", d.name, json(d.value, parsed), d.important};
    }
    Json operator()(const AtRule& rule) const {
        Json inside = nullptr;
        if (rule.block) inside = json(rule.block->inner, parsed);
        return {"at-rule", rule.name, json(rule.prelude, parsed), inside};
    }
    Json operator()(const QualifiedRule& rule) const {
        return {"qualified rule", json(rule.prelude, parsed), json(rule.block.inner, parsed)};
    }
    template <class Item>
    Json list(const std::vector<Item>& items) const {
        Json all = Json::array();
        for (const Item& item : items) all.push_back(std::visit(*this, item));
        return all;
    }
};

/// Runs `work` over a file's pairs of input and expected output.
void judge(const char* file, std::size_t cases, const std::function<Json(Parsed&)>& work) {
    const Json corpus = read_corpus(file);
    if (corpus.is_null()) GTEST_SKIP() << "no css-parsing-tests: install python-tinycss2-common";
    EXPECT_EQ(corpus.size() / 2, cases) << "the corpus has changed";
    for (std::size_t i = 0; i + 1 < corpus.size(); i += 2) {
        Parsed parsed(corpus[i].get<std::string>());
        EXPECT_EQ(work(parsed), corpus[i + 1]) << file << ": " << corpus[i];
    }
}

TEST(CssParsing, component_value_list) {
    judge("component_value_list.json", 50,
          [](Parsed& parsed) { return json(parsed.values, parsed); });
}
TEST(CssParsing, one_component_value) {
    judge("one_component_value.json", 10, [](Parsed& parsed) {
        return std::visit(ToJson{parsed}, one_component_value(std::move(parsed.values)));
    });
}
TEST(CssParsing, declaration_list) {
    judge("declaration_list.json", 10, [](Parsed& parsed) {
        return ToJson{parsed}.list(declaration_list(std::move(parsed.values)));
    });
}
TEST(CssParsing, one_declaration) {
    judge("one_declaration.json", 22, [](Parsed& parsed) {
        return std::visit(ToJson{parsed}, one_declaration(std::move(parsed.values)));
    });
}
TEST(CssParsing, one_rule) {
    judge("one_rule.json", 14, [](Parsed& parsed) {
        return std::visit(ToJson{parsed}, one_rule(std::move(parsed.values)));
    });
}
TEST(CssParsing, rule_list) {
    judge("rule_list.json", 15, [](Parsed& parsed) {
        return ToJson{parsed}.list(rule_list(std::move(parsed.values), Level::nested));
    });
}
TEST(CssParsing, stylesheet) {
    judge("stylesheet.json", 16, [](Parsed& parsed) {
        return ToJson{parsed}.list(rule_list(std::move(parsed.values), Level::top));
    });
}
TEST(CssParsing, an_plus_b) {
    judge("An+B.json", 127, [](Parsed& parsed) -> Json {
        const auto found = parse_an_plus_b(parsed.values);
        if (!found) return nullptr;
        return {found->step, found->offset};
    });
}

/// Sheds the error tokens for open ends at any depth: what is written again is closed.
Json without_open_ends(const Json& value) {
    if (!value.is_array()) return value;
    Json list = Json::array();
    for (const Json& part : value) {
        const bool open_end = part.is_array() && part.size() == 2 && part[0] == "error" &&
                              part[1].get<std::string>().starts_with("eof-in-");
        if (!open_end) list.push_back(without_open_ends(part));
    }
    return list;
}

TEST(CssParsing, what_is_serialized_parses_to_the_same_values) {
    for (const char* file :
         {"component_value_list.json", "one_component_value.json", "declaration_list.json",
          "one_declaration.json", "one_rule.json", "rule_list.json", "stylesheet.json", "An+B.json",
          "color3.json", "color3_keywords.json"}) {
        const Json corpus = read_corpus(file);
        if (corpus.is_null()) GTEST_SKIP() << "no css-parsing-tests";
        for (std::size_t i = 0; i + 1 < corpus.size(); i += 2) {
            const Parsed parsed(corpus[i].get<std::string>());
            const std::string written = serialize(parsed.values);
            const Parsed again(written);
            EXPECT_EQ(without_open_ends(json(again.values, again)),
                      without_open_ends(json(parsed.values, parsed)))
                << corpus[i] << " was written as " << written;
        }
    }
}

/// The corpus gives bytes as U+0000 to U+00FF.
std::string bytes_of(const std::string& utf8) {
    std::string bytes;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        if (lead < 0x80) {
            bytes += utf8[i];
        } else {
            bytes += static_cast<char>((lead & 3) << 6 | (utf8[++i] & 0x3F));
        }
    }
    return bytes;
}

/// A sheet is UTF-8. Of the others, those that say so themselves must be findings; those that only
/// a server or a surrounding page could tell have no meaning for a file.
TEST(CssParsing, stylesheet_bytes) {
    const Json corpus = read_corpus("stylesheet_bytes.json");
    if (corpus.is_null()) GTEST_SKIP() << "no css-parsing-tests: install python-tinycss2-common";
    EXPECT_EQ(corpus.size() / 2, 28U) << "the corpus has changed";
    std::size_t parsed_cases = 0, refused_cases = 0, told_from_outside = 0;
    for (std::size_t i = 0; i + 1 < corpus.size(); i += 2) {
        const Json& input = corpus[i];
        const std::string encoding = corpus[i + 1][1];
        Parsed parsed(bytes_of(input["css_bytes"].get<std::string>()));
        Diagnostics found;
        check_encoding(parsed.sources, SourceId(0), found);
        if (encoding == "utf-8") {
            ++parsed_cases;
            EXPECT_EQ(ToJson{parsed}.list(rule_list(std::move(parsed.values), Level::top)),
                      corpus[i + 1][0])
                << input;
        } else if (!input.value("protocol_encoding", Json()).is_null() ||
                   !input.value("environment_encoding", Json()).is_null()) {
            ++told_from_outside;
        } else {
            ++refused_cases;
            EXPECT_TRUE(found.has_errors()) << input;
        }
    }
    EXPECT_EQ(parsed_cases, 15U);
    EXPECT_EQ(refused_cases, 3U);
    EXPECT_EQ(told_from_outside, 10U);
}

}  // namespace
}  // namespace bifolium::css
