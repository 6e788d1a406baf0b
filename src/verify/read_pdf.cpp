#define POINTERHOLDER_TRANSITION 4  // std::shared_ptr only: what qpdf asks its users to say

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <exception>
#include <map>
#include <stdexcept>
#include <utility>

#include "document/markup.h"
#include "verify/outline.h"
#include "verify/page_text.h"

namespace bifolium::verify {

namespace {

constexpr std::size_t depth_limit = 400;  // a Document's own nesting, each node at most three
constexpr std::size_t element_limit = 5'000'000;

using Handle = QPDFObjectHandle;
using Number = std::pair<int, int>;  // of an object, and its generation

Number number_of(Handle object) {
    return {object.getObjectID(), object.getGeneration()};
}

std::string stream_bytes(Handle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_generalized);
    return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

/// The words of all pages, page by page when they are first asked for. Throws what qpdf throws.
class Words {
public:
    /// Null if that page, or that form on one, has no such marked content.
    const std::string* find(Handle stream, std::int64_t number) {
        const Number key = number_of(stream);
        auto known = streams_.find(key);
        if (known == streams_.end()) known = streams_.emplace(key, read(stream)).first;
        const auto found = known->second.find(number);
        return found == known->second.end() ? nullptr : &found->second;
    }

private:
    using Texts = std::map<std::int64_t, std::string>;

    Texts read(Handle stream) {
        if (!stream.isStream()) return read_page(stream);
        return texts(stream_bytes(stream), stream.getDict().getKey("/Resources"));
    }

    Texts read_page(Handle page) {
        std::string content;
        Handle contents = page.getKey("/Contents");
        if (contents.isStream()) content = stream_bytes(contents);
        if (contents.isArray()) {
            for (int i = 0; i < contents.getArrayNItems(); ++i) {
                content += stream_bytes(contents.getArrayItem(i)) + "\n";
            }
        }
        return texts(content, resources_of(page));
    }

    Texts texts(std::string_view content, Handle resources) {
        Handle fonts = resources.isDictionary() ? resources.getKey("/Font") : Handle::newNull();
        auto texts = page_text(content, [&](std::string_view name) -> const CodeMap* {
            if (!fonts.isDictionary()) return nullptr;
            Handle font = fonts.getKey("/" + std::string(name));
            return font.isDictionary() ? &code_map(font) : nullptr;
        });
        if (!texts) throw std::runtime_error(texts.failure().what);
        return *std::move(texts);
    }

    /// Resources are inherited from the pages' tree.
    static Handle resources_of(Handle page) {
        for (std::size_t i = 0; i < depth_limit && page.isDictionary(); ++i) {
            Handle resources = page.getKey("/Resources");
            if (resources.isDictionary()) return resources;
            page = page.getKey("/Parent");
        }
        return Handle::newDictionary();
    }

    const CodeMap& code_map(Handle font) {
        const Number key = number_of(font);
        const auto known = fonts_.find(key);
        if (known != fonts_.end()) return known->second;
        const bool composite =
            font.getKey("/Subtype").isName() && font.getKey("/Subtype").getName() == "/Type0";
        Handle stream = font.getKey("/ToUnicode");
        const std::string text = stream.isStream() ? stream_bytes(stream) : std::string();
        return fonts_.emplace(key, read_code_map(text, composite ? 2 : 1)).first->second;
    }

    std::map<Number, Texts> streams_;
    std::map<Number, CodeMap> fonts_;
};

/// Roles that the markup table knows: as own names, or as parts of the PDF's.
bool is_known(std::string_view role) {
    if (role == "Document" || role == "LBody" || role == "Lbl" || role == "LI") return true;
    return std::any_of(
        std::begin(document::markup_table), std::end(document::markup_table),
        [&](const document::Markup& row) {
            if (!row.own.empty() && row.own == role) return true;
            const std::size_t parted = row.role.find('>');
            if (row.role == "H#") {
                return role.size() == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6';
            }
            return row.role.substr(0, parted) == role ||
                   (parted != std::string_view::npos && row.role.substr(parted + 1) == role);
        });
}

/// The structure tree, walked with a stack of our own.
class Tree {
public:
    Tree(Handle root, std::string language, const Reading& reading)
        : root_(root), roles_(root.getKey("/RoleMap")), outline_(reading.references) {
        frames_.push_back({.kids = kids_of(root.getKey("/K")),
                           .page = Handle::newNull(),
                           .language = std::move(language)});
    }

    Structure read() {
        std::size_t count = 0;
        while (!frames_.empty()) {
            Frame& top = frames_.back();
            if (top.next == top.kids.size()) {
                if (top.row) outline_.close();
                frames_.pop_back();
                continue;
            }
            if (++count > element_limit) throw std::runtime_error("too many structure elements");
            take(top.kids[top.next++], top);
        }
        return std::move(outline_).finish();
    }

private:
    struct Frame {
        std::vector<Handle> kids;
        std::size_t next = 0;
        Handle page;
        std::string language;
        bool row = false;
    };

    static std::vector<Handle> kids_of(Handle kids) {
        if (kids.isNull()) return {};
        if (kids.isArray()) return kids.getArrayAsVector();
        return {kids};
    }

    void take(Handle kid, const Frame& parent) {
        if (kid.isInteger()) return words(parent.page, kid.getIntValue());
        if (!kid.isDictionary()) throw std::runtime_error("a structure element is no dictionary");
        Handle page = kid.getKey("/Pg").isDictionary() ? kid.getKey("/Pg") : parent.page;
        Handle type = kid.getKey("/Type");
        const std::string name = type.isName() ? type.getName() : "";
        if (name == "/MCR") {
            Handle form = kid.getKey("/Stm");
            return words(form.isStream() ? form : page, kid.getKey("/MCID").getIntValue());
        }
        if (name == "/OBJR") return;
        element(kid, page, parent.language);
    }

    void words(Handle stream, std::int64_t number) {
        const bool found = stream.isDictionary() || stream.isStream();
        const std::string* text = found ? words_.find(stream, number) : nullptr;
        if (text == nullptr) {
            throw std::runtime_error("a structure element names content that no page has");
        }
        outline_.text(*text);
    }

    /// `language` is the parent's and may be in the frames, so it comes by value.
    void element(Handle object, Handle page, std::string language) {
        if (frames_.size() > depth_limit) throw std::runtime_error("structure nested too deeply");
        const std::string role = role_of(object);
        if (role == "Lbl") return;  // a list's marker; words of a term have a role of their own
        Frame next{
            .kids = kids_of(object.getKey("/K")), .page = page, .language = std::move(language)};
        if (object.getKey("/Lang").isString()) {
            next.language = object.getKey("/Lang").getUTF8Value();
        }
        if (role != "Document" && role != "LBody") {
            next.row = true;
            Element row;
            row.role = role;
            row.language = next.language;
            if (object.getKey("/Alt").isString()) {
                row.alternative = object.getKey("/Alt").getUTF8Value();
            }
            if (role == "TH") row.scope = scope_of(object.getKey("/A"));
            if (role == "TH" || role == "TD") row.span = span_of(object.getKey("/A"));
            outline_.open(std::move(row));
        }
        if (object.getKey("/ActualText").isString()) {
            outline_.text(object.getKey("/ActualText").getUTF8Value());
            next.kids.clear();
        }
        frames_.push_back(std::move(next));
    }

    /// The type itself if the table knows it, else what it is mapped to.
    std::string role_of(Handle object) {
        Handle type = object.getKey("/S");
        for (int step = 0; step < 8 && type.isName(); ++step) {
            std::string role = type.getName().substr(1);
            if (is_known(role)) return role;
            if (!roles_.isDictionary()) break;
            type = roles_.getKey("/" + role);
        }
        Handle said = object.getKey("/S");
        return "?" + (said.isName() ? said.getName().substr(1) : std::string());
    }

    static std::string scope_of(Handle attributes) {
        for (Handle& each : kids_of(attributes)) {
            if (!each.isDictionary()) continue;
            Handle scope = each.getKey("/Scope");
            if (scope.isName()) return scope.getName().substr(1);
        }
        return {};
    }

    static document::CellSpan span_of(Handle attributes) {
        document::CellSpan span;
        for (Handle& each : kids_of(attributes)) {
            if (!each.isDictionary()) continue;
            const auto take = [&](const char* key, std::uint32_t& into) {
                Handle value = each.getKey(key);
                if (value.isInteger()) into = value.getUIntValueAsUInt();
            };
            take("/ColSpan", span.columns);
            take("/RowSpan", span.rows);
        }
        return span;
    }

    Handle root_, roles_;
    Words words_;
    Outline outline_;
    std::vector<Frame> frames_;
};

Structure read_tree(std::string_view bytes, const Reading& reading) {
    QPDF file;
    file.setSuppressWarnings(true);
    file.setAttemptRecovery(false);
    file.processMemoryFile("the PDF", bytes.data(), bytes.size());
    Handle root = file.getRoot();
    Handle tree = root.getKey("/StructTreeRoot");
    if (!tree.isDictionary()) throw std::runtime_error("there is no structure tree");
    Handle language = root.getKey("/Lang");
    return Tree(tree, language.isString() ? language.getUTF8Value() : std::string(), reading)
        .read();
}

}  // namespace

Result<Structure> read_pdf(std::string_view bytes, const Reading& reading) {
    try {  // qpdf speaks by exceptions; this module is where they end
        return read_tree(bytes, reading);
    } catch (const std::exception& problem) {
        return Failure{std::string("cannot read the PDF back: ") + problem.what()};
    }
}

}  // namespace bifolium::verify
