// The object store: one libharu document, owned. libharu keeps the objects and spells them; it
// draws nothing, loads nothing and saves nothing for us.
//
// Its errors are sticky and NULLs follow them, so the first one is kept and every later step does
// nothing: callers look at failure() once, at the end. Nothing is thrown through C.
#pragma once

#include <hpdf.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace bifolium::pdf {

struct Name {
    std::string_view text;
};
/// A text string: UTF-16BE with its mark.
struct Text {
    std::string_view utf8;
};
struct ByteString {
    std::string_view bytes;
};
/// What a dictionary or an array may hold. An indirect object is written as a reference and may
/// stand in many places, a direct one in one.
using Value =
    std::variant<bool, std::int32_t, double, Name, Text, ByteString, HPDF_Dict, HPDF_Array>;

/// How a stream's bytes are wrapped already when they come here.
enum class Filter : std::uint8_t { none, flate, dct };

class Store {
public:
    Store();
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// The first thing that went wrong.
    const std::optional<Failure>& failure() const { return failure_; }
    /// For limits that others watch.
    void refuse(std::string what);

    HPDF_Dict dictionary();  ///< Direct, as is array().
    HPDF_Array array();
    HPDF_Dict indirect_dictionary();
    HPDF_Array indirect_array();
    /// The bytes stay ours until they are written, and are freed then.
    HPDF_Dict stream(std::string bytes, Filter);
    /// An indirect dictionary whose entries `spell` writes while the file is saved.
    HPDF_Dict raw(std::function<std::string()> spell);
    /// The next page of the file.
    HPDF_Dict page();
    void set_content(HPDF_Dict page, std::string deflated);
    /// What set_content() was given, until the file is saved.
    static std::string& content(HPDF_Dict page);
    /// What stream() was given, likewise.
    static std::string& bytes(HPDF_Dict stream);

    void set(HPDF_Dict, const char* key, const Value&);
    void push(HPDF_Array, const Value&);

    HPDF_Dict catalog() const { return document_->catalog; }
    HPDF_Dict info() const { return document_->info; }
    HPDF_Xref objects() const { return document_->xref; }
    static std::uint32_t number_of(HPDF_Dict object) { return object->header.obj_id & 0xFFFFFF; }

private:
    struct Source {
        std::string bytes;
        Filter filter = Filter::none;
        std::function<std::string()> spell;
    };
    static HPDF_STATUS fill(HPDF_Dict);
    static HPDF_STATUS drop(HPDF_Dict);
    static HPDF_STATUS spell_filter(HPDF_Dict, HPDF_Stream);
    static HPDF_STATUS spell_entries(HPDF_Dict, HPDF_Stream);

    bool good();
    void attach(HPDF_Dict, std::string bytes, Filter);
    void* make(const Value&);

    HPDF_Doc document_ = nullptr;
    std::optional<Failure> failure_;
    std::deque<Source> sources_;  // deque: libharu holds pointers into it
};

}  // namespace bifolium::pdf
