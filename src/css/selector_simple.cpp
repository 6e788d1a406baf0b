#include <string>
#include <utility>

#include "css/characters.h"
#include "css/selector_reader.h"
#include "css/syntax.h"

namespace bifolium::css {

bool SelectorReader::is_xhtml(std::string_view prefix) const {
    const auto found = namespaces_.find(prefix);
    return found != namespaces_.end() && found->second == xhtml_namespace;
}

void SelectorReader::parse_type(Cursor& cursor, Compound& compound, Specificity& specificity) {
    const auto is_name = [](const ComponentValue* value) {
        return value && (value->kind == ComponentKind::ident || value->is_delimiter("*"));
    };
    const auto is_bar = [](const ComponentValue* value) {
        return value && value->is_delimiter("|");
    };
    if (is_bar(cursor.ahead(0)) && is_name(cursor.ahead(1))) {
        cursor.take();
        never(compound);  // in no namespace: XHTML has one
    } else if (is_name(cursor.ahead(0)) && is_bar(cursor.ahead(1)) && is_name(cursor.ahead(2))) {
        const ComponentValue& prefix = cursor.take();
        if (prefix.kind == ComponentKind::ident && !is_xhtml(prefix.text)) never(compound);
        cursor.take();
    }
    if (!is_name(cursor.ahead(0))) return;
    const ComponentValue& name = cursor.take();
    if (name.kind != ComponentKind::ident) return;
    compound.tests.emplace_back(TypeTest{atoms_.intern(lower_case(name.text))});
    add(specificity, {0, 0, 1});
}

bool SelectorReader::parse_identifier(const ComponentValue& hash, Compound& compound,
                                      Specificity& specificity) {
    if (!hash.is_identifier) {
        refuse(hash.span, "'#" + hash.text + "' is no ID selector: a name begins with a letter",
               "write [id=\"" + hash.text + "\"]");
        return false;
    }
    compound.tests.emplace_back(IdentifierTest{atoms_.intern(hash.text)});
    add(specificity, {1, 0, 0});
    return true;
}

bool SelectorReader::parse_class(Cursor& cursor, Compound& compound, Specificity& specificity) {
    const ComponentValue& dot = cursor.take();
    if (cursor.done() || cursor.peek().kind != ComponentKind::ident) {
        refuse(dot.span, "the name of a class must follow '.'");
        return false;
    }
    compound.tests.emplace_back(ClassTest{atoms_.intern(cursor.take().text)});
    add(specificity, {0, 1, 0});
    return true;
}

bool SelectorReader::refuse_attribute(const ComponentValue& block) {
    refuse(block.span, "'" + serialize({&block, 1}) + "' is no attribute selector",
           "write it as [name] or [name=\"value\"]");
    return false;
}

bool SelectorReader::parse_attribute_name(Cursor& cursor, std::string& name, bool& possible) {
    const ComponentValue* first = cursor.ahead(0);
    const ComponentValue* second = cursor.ahead(1);
    const ComponentValue* third = cursor.ahead(2);
    std::string prefix;
    if (first && first->is_delimiter("|")) {
        cursor.take();
    } else if (first && second && third && second->is_delimiter("|") &&
               third->kind == ComponentKind::ident) {
        if (first->kind == ComponentKind::ident) {
            const auto found = namespaces_.find(first->text);
            possible = found != namespaces_.end() && found->second == epub_namespace;
            prefix = "epub:";
        } else if (!first->is_delimiter("*")) {
            return false;
        }
        cursor.at += 2;
    }
    if (cursor.done() || cursor.peek().kind != ComponentKind::ident) return false;
    name = prefix + lower_case(cursor.take().text);
    return true;
}

bool SelectorReader::parse_attribute(const ComponentValue& block, Compound& compound,
                                     Specificity& specificity) {
    Cursor cursor{trimmed(block.inner)};
    AttributeTest test;
    bool possible = true;
    if (!parse_attribute_name(cursor, test.name, possible)) return refuse_attribute(block);
    skip_space(cursor);
    if (!cursor.done()) {
        const std::string& operation = cursor.take().text;
        if (operation != "=" &&
            (operation.size() != 2 || operation[1] != '=' ||
             std::string_view("~|^$*").find(operation[0]) == std::string_view::npos)) {
            return refuse_attribute(block);
        }
        test.operation = operation[0];
        skip_space(cursor);
        if (cursor.done() || (cursor.peek().kind != ComponentKind::ident &&
                              cursor.peek().kind != ComponentKind::string)) {
            return refuse_attribute(block);
        }
        test.value = cursor.take().text;
        skip_space(cursor);
    }
    if (!cursor.done() && test.operation != 0 && cursor.peek().kind == ComponentKind::ident) {
        const std::string flag = lower_case(cursor.take().text);
        if (flag != "i" && flag != "s") return refuse_attribute(block);
        test.ignore_case = flag == "i";
        skip_space(cursor);
    }
    if (!cursor.done()) return refuse_attribute(block);
    compound.tests.emplace_back(std::move(test));
    if (!possible) never(compound);
    add(specificity, {0, 1, 0});
    return true;
}

}  // namespace bifolium::css
