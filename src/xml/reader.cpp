#include "xml/reader.h"

#include <expat.h>

#include <array>
#include <deque>
#include <exception>
#include <limits>
#include <tuple>

#include "base/handle.h"

namespace bifolium::xml {

namespace {

using Parser = Handle<XML_ParserStruct, XML_ParserFree>;

constexpr char separator = '\x1F';  // between namespace and name; no XML has it

struct Prefix {
    std::string_view name_space, prefix;
};
constexpr std::array<Prefix, 3> usual_prefixes{{
    {"http://www.w3.org/XML/1998/namespace", "xml:"},
    {"http://www.w3.org/1999/xlink", "xlink:"},
    {"http://www.idpf.org/2007/ops", "epub:"},
}};

std::pair<std::string_view, std::string_view> parted(std::string_view name) {
    const std::size_t at = name.find(separator);
    if (at == std::string_view::npos) return {{}, name};
    return {name.substr(0, at), name.substr(at + 1)};
}

std::string prefixed(std::string_view name_space, std::string_view name) {
    for (const Prefix& known : usual_prefixes) {
        if (known.name_space == name_space) return std::string(known.prefix).append(name);
    }
    return std::string("{").append(name_space).append("}").append(name);
}

/// What expat's handlers see. Nothing may be thrown through C: it waits here until C has returned.
class Reading {
public:
    Reading(XML_Parser parser, const Limits& limits,
            const std::function<void(const Event&)>& handle)
        : parser_(parser), limits_(limits), handle_(handle) {}

    void opened(const char* name, const char** attributes) {
        if (++depth_ > limits_.depth) return stop("elements are nested too deeply");
        Opened event;
        std::tie(event.name_space, event.name) = parted(name);
        std::deque<std::string> names;  // deque: the event's views must stay good
        for (std::size_t i = 0; attributes[i] != nullptr; i += 2) {
            if (i / 2 == limits_.attributes) return stop("an element has too many attributes");
            const auto [name_space, local] = parted(attributes[i]);
            std::string_view shown = local;
            if (!name_space.empty()) shown = names.emplace_back(prefixed(name_space, local));
            event.attributes.emplace_back(shown, attributes[i + 1]);
        }
        event.offset = static_cast<std::uint32_t>(XML_GetCurrentByteIndex(parser_));
        handle(event);
    }
    void characters(std::string_view text) { handle(Characters{text}); }
    void closed() {
        --depth_;
        const auto end = XML_GetCurrentByteIndex(parser_) + XML_GetCurrentByteCount(parser_);
        handle(Closed{static_cast<std::uint32_t>(end)});
    }
    struct Identifiers {
        bool system = false, subset = false;
        std::string_view common;  ///< The public one.
    };
    void doctype(std::string_view name, const Identifiers& more) {
        const bool bare = !more.system && more.common.empty() && !more.subset;
        const bool of_svg = more.common.starts_with("-//W3C//DTD SVG ") && !more.subset;
        if (limits_.doctype == Doctype::html && name == "html" && bare) return;
        if (limits_.doctype == Doctype::svg && name == "svg" && (bare || of_svg)) return;
        stop("a DOCTYPE is not accepted");
    }
    void stop(std::string reason) {
        if (reason_.empty()) reason_ = std::move(reason);
        XML_StopParser(parser_, XML_FALSE);
    }

    const std::string& reason() const { return reason_; }
    void rethrow() const {
        if (thrown_) std::rethrow_exception(thrown_);
    }

private:
    void handle(const Event& event) {
        if (!reason_.empty()) return;  // expat may still report what it has in hand
        try {
            handle_(event);
        } catch (...) {
            thrown_ = std::current_exception();
            stop("interrupted");
        }
    }
    XML_Parser parser_;
    const Limits& limits_;
    const std::function<void(const Event&)>& handle_;
    std::uint32_t depth_ = 0;
    std::string reason_;
    std::exception_ptr thrown_;
};

Reading& reading(void* data) {
    return *static_cast<Reading*>(data);
}

void set_handlers(XML_Parser parser, Reading& target) {
    XML_SetUserData(parser, &target);
    XML_SetElementHandler(
        parser,
        [](void* data, const XML_Char* name, const XML_Char** attributes) {
            reading(data).opened(name, attributes);
        },
        [](void* data, const XML_Char*) { reading(data).closed(); });
    XML_SetCharacterDataHandler(parser, [](void* data, const XML_Char* text, int size) {
        reading(data).characters({text, static_cast<std::size_t>(size)});
    });
    XML_SetStartDoctypeDeclHandler(
        parser, [](void* data, const XML_Char* name, const XML_Char* system, const XML_Char* common,
                   int subset) {
            reading(data).doctype(
                name, {system != nullptr, subset != 0, common == nullptr ? "" : common});
        });
    // With a DTD that nobody reads an entity may be unknown: then its text would be lost.
    XML_SetSkippedEntityHandler(parser, [](void* data, const XML_Char*, int) {
        reading(data).stop("an entity has no meaning here");
    });
}

}  // namespace

Result<std::monostate> read(std::string_view text, const Limits& limits,
                            const std::function<void(const Event&)>& handle) {
    if (text.size() > limits.bytes || text.size() > std::numeric_limits<int>::max()) {
        return Failure{"the XML is larger than its limit of " + std::to_string(limits.bytes) +
                       " bytes"};
    }
    const Parser parser(XML_ParserCreateNS("UTF-8", separator));
    if (!parser) return Failure{"no memory for reading XML"};
    Reading target(parser.get(), limits, handle);
    set_handlers(parser.get(), target);
    const XML_Status status =
        XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    target.rethrow();
    if (status == XML_STATUS_OK) return std::monostate();
    const std::string why =
        target.reason().empty() ? XML_ErrorString(XML_GetErrorCode(parser.get())) : target.reason();
    return Failure{"line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " + why};
}

}  // namespace bifolium::xml
