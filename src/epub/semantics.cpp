#include "epub/semantics.h"

#include <algorithm>
#include <array>

namespace bifolium::epub {

namespace {

using namespace document;

/// Classes of sections that mean something to every reading system.
struct Purpose {
    std::string_view class_name, type, role;
};
constexpr std::array<Purpose, 22> purposes{{
    {"faq", "qna", "doc-qna"},
    {"qna", "qna", "doc-qna"},
    {"glossary", "glossary", "doc-glossary"},
    {"introduction", "introduction", "doc-introduction"},
    {"conclusion", "conclusion", "doc-conclusion"},
    {"abstract", "abstract", "doc-abstract"},
    {"acknowledgments", "acknowledgments", "doc-acknowledgments"},
    {"acknowledgements", "acknowledgments", "doc-acknowledgments"},
    {"afterword", "afterword", "doc-afterword"},
    {"appendix", "appendix", "doc-appendix"},
    {"bibliography", "bibliography", "doc-bibliography"},
    {"colophon", "colophon", "doc-colophon"},
    {"credits", "credits", "doc-credits"},
    {"dedication", "dedication", "doc-dedication"},
    {"epilogue", "epilogue", "doc-epilogue"},
    {"errata", "errata", "doc-errata"},
    {"foreword", "foreword", "doc-foreword"},
    {"index", "index", "doc-index"},
    {"notice", "notice", "doc-notice"},
    {"part", "part", "doc-part"},
    {"preface", "preface", "doc-preface"},
    {"prologue", "prologue", "doc-prologue"},
}};

bool has_class(const Node& node, std::string_view name, const AtomTable& atoms) {
    return std::any_of(node.classes.begin(), node.classes.end(),
                       [&](Atom a) { return atoms.text(a) == name; });
}

const Purpose* purpose_of(const Node& node, const AtomTable& atoms) {
    const auto* found = std::find_if(purposes.begin(), purposes.end(), [&](const Purpose& p) {
        return has_class(node, p.class_name, atoms);
    });
    return found == purposes.end() ? nullptr : found;
}

Semantics of_section(const Document& document, const Node& node, const AtomTable& atoms) {
    if (const Purpose* purpose = purpose_of(node, atoms)) {
        return {purpose->type, purpose->role, true};
    }
    // A chapter is what stands at the top; below it a plain section is structure enough.
    if (node.parent == document.root()) return {"chapter", "doc-chapter", true};
    return {};
}

Semantics of_callout(const Callout& callout) {
    switch (callout.kind) {
        case CalloutKind::tip:
            return {"tip", "doc-tip", true};
        case CalloutKind::note:
        case CalloutKind::important:
        case CalloutKind::warning:
        case CalloutKind::caution:
            return {"", "note", true};  // ARIA lets no aside be a doc-notice
    }
    return {};
}

}  // namespace

Semantics semantics_of(const Document& document, NodeId id, const AtomTable& atoms) {
    const Node& node = document[id];
    if (const auto* callout = std::get_if<Callout>(&node.content)) return of_callout(*callout);
    if (std::holds_alternative<Section>(node.content)) return of_section(document, node, atoms);
    if (std::holds_alternative<Cover>(node.content)) return {"titlepage", "", true};
    if (std::holds_alternative<Contents>(node.content)) return {"toc", "doc-toc", false};
    if (std::holds_alternative<BackMatter>(node.content)) return {"", "", true};
    if (std::holds_alternative<Question>(node.content)) return {"", "", true};
    if (std::holds_alternative<Subtitle>(node.content)) return {"subtitle", "doc-subtitle", false};
    if (std::holds_alternative<Note>(node.content)) return {"footnote", "doc-footnote", false};
    if (std::holds_alternative<NoteReference>(node.content)) {
        return {"noteref", "doc-noteref", false};
    }
    const bool term = std::holds_alternative<Term>(node.content);
    const bool definition = std::holds_alternative<Definition>(node.content);
    if ((term || definition) && in_section(document, id, "glossary", atoms)) {
        return {term ? "glossterm" : "glossdef", "", false};
    }
    return {};
}

bool in_section(const Document& document, NodeId id, std::string_view class_name,
                const AtomTable& atoms) {
    for (NodeId at = id; at.valid(); at = document[at].parent) {
        if (!std::holds_alternative<Section>(document[at].content)) continue;
        if (has_class(document[at], class_name, atoms)) return true;
    }
    return false;
}

}  // namespace bifolium::epub
