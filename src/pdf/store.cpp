#include "pdf/store.h"

#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <exception>
#include <utility>

#include "pdf/syntax.h"

namespace bifolium::pdf {

namespace {

constexpr HPDF_UINT pages_in_a_node = 64;  // else the flat page tree ends at 32,767

/// Only there so that libharu does not stop the process: the code stays in doc->error.
void HPDF_STDCALL ignore(HPDF_STATUS, HPDF_STATUS, void*) {}

std::string error_text(HPDF_STATUS code) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), code, 16).ptr;
    return "libharu refused an object: error 0x" + std::string(digits.data(), end);
}

HPDF_STATUS write_all(HPDF_Stream stream, const std::string& bytes) {
    if (bytes.empty()) return HPDF_OK;
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                             static_cast<HPDF_UINT>(bytes.size()));
}

}  // namespace

Store::Store() : document_(HPDF_New(ignore, nullptr)) {
    if (document_ == nullptr) {
        refuse("no memory for a PDF document");
        return;
    }
    if (HPDF_SetPagesConfiguration(document_, pages_in_a_node) != HPDF_OK) good();
}

Store::~Store() {
    if (document_ != nullptr) HPDF_Free(document_);
}

void Store::refuse(std::string what) {
    if (!failure_) failure_ = Failure{std::move(what)};
}

bool Store::good() {
    if (failure_) return false;
    const HPDF_STATUS code = document_->error.error_no;
    if (code != HPDF_OK) refuse(error_text(code));
    return !failure_;
}

HPDF_Dict Store::dictionary() {
    return good() ? HPDF_Dict_New(document_->mmgr) : nullptr;
}

HPDF_Array Store::array() {
    return good() ? HPDF_Array_New(document_->mmgr) : nullptr;
}

HPDF_Dict Store::indirect_dictionary() {
    HPDF_Dict object = dictionary();
    if (object != nullptr) HPDF_Xref_Add(document_->xref, object);
    return good() ? object : nullptr;
}

HPDF_Array Store::indirect_array() {
    HPDF_Array object = array();
    if (object != nullptr) HPDF_Xref_Add(document_->xref, object);
    return good() ? object : nullptr;
}

HPDF_Dict Store::stream(std::string bytes, Filter filter) {
    if (!good()) return nullptr;
    HPDF_Dict object = HPDF_DictStream_New(document_->mmgr, document_->xref);
    if (!good()) return nullptr;
    attach(object, std::move(bytes), filter);
    return object;
}

HPDF_Dict Store::raw(std::function<std::string()> spell) {
    HPDF_Dict object = indirect_dictionary();
    if (object == nullptr) return nullptr;
    sources_.push_back({.bytes = {}, .filter = Filter::none, .spell = std::move(spell)});
    object->attr = &sources_.back();
    object->write_fn = spell_entries;
    return object;
}

HPDF_Dict Store::page() {
    if (!good()) return nullptr;
    HPDF_Page page = HPDF_AddPage(document_);
    return good() ? page : nullptr;
}

void Store::set_content(HPDF_Dict page, std::string deflated) {
    if (page == nullptr) return;
    attach(static_cast<HPDF_PageAttr>(page->attr)->contents, std::move(deflated), Filter::flate);
}

std::string& Store::content(HPDF_Dict page) {
    return bytes(static_cast<HPDF_PageAttr>(page->attr)->contents);
}

std::string& Store::bytes(HPDF_Dict stream) {
    return static_cast<Source*>(stream->attr)->bytes;
}

void Store::attach(HPDF_Dict object, std::string bytes, Filter filter) {
    sources_.push_back({.bytes = std::move(bytes), .filter = filter, .spell = {}});
    object->attr = &sources_.back();
    object->filter = HPDF_STREAM_FILTER_NONE;  // anything else and libharu compresses again
    object->before_write_fn = fill;
    object->write_fn = spell_filter;
    object->after_write_fn = drop;
}

HPDF_STATUS Store::fill(HPDF_Dict object) {
    return write_all(object->stream, static_cast<Source*>(object->attr)->bytes);
}

HPDF_STATUS Store::drop(HPDF_Dict object) {
    HPDF_MemStream_FreeData(object->stream);
    std::string().swap(static_cast<Source*>(object->attr)->bytes);
    return HPDF_OK;
}

/// A /Filter among the entries would be deleted by HPDF_Dict_Write; after them it may stand.
HPDF_STATUS Store::spell_filter(HPDF_Dict object, HPDF_Stream stream) {
    switch (static_cast<Source*>(object->attr)->filter) {
        case Filter::flate:
            return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
        case Filter::dct:
            return HPDF_Stream_WriteStr(stream, "/Filter /DCTDecode\n");
        case Filter::none:
            return HPDF_OK;
    }
    return HPDF_OK;
}

HPDF_STATUS Store::spell_entries(HPDF_Dict object, HPDF_Stream stream) {
    try {
        return write_all(stream, static_cast<Source*>(object->attr)->spell());
    } catch (const std::exception&) {
        return HPDF_SetError(object->error, HPDF_FAILD_TO_ALLOC_MEM, 0);
    }
}

void* Store::make(const Value& value) {
    const HPDF_MMgr memory = document_->mmgr;
    if (const auto* flag = std::get_if<bool>(&value)) {
        return HPDF_Boolean_New(memory, *flag ? HPDF_TRUE : HPDF_FALSE);
    }
    if (const auto* whole = std::get_if<std::int32_t>(&value)) {
        return HPDF_Number_New(memory, *whole);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        if (*real > real_limit || *real < -real_limit) {
            refuse("a PDF holds numbers up to 32767, not " + number(*real));
            return nullptr;
        }
        return HPDF_Real_New(memory, static_cast<HPDF_REAL>(*real));
    }
    if (const auto* word = std::get_if<Name>(&value)) {
        const std::string spelt = name(word->text).substr(1);
        if (spelt.size() > name_limit || spelt != word->text) {
            refuse("'" + std::string(word->text) + "' cannot be a name in a PDF");
            return nullptr;
        }
        return HPDF_Name_New(memory, spelt.c_str());
    }
    if (const auto* dictionary = std::get_if<HPDF_Dict>(&value)) return *dictionary;
    if (const auto* array = std::get_if<HPDF_Array>(&value)) return *array;
    std::string bytes;
    if (const auto* text = std::get_if<Text>(&value)) bytes = utf16(text->utf8);
    if (const auto* string = std::get_if<ByteString>(&value)) bytes = string->bytes;
    if (bytes.size() > string_limit) {
        refuse("a text is too long for a PDF: " + std::to_string(bytes.size()) + " bytes, above " +
               std::to_string(string_limit));
        return nullptr;
    }
    return HPDF_Binary_New(memory, reinterpret_cast<HPDF_BYTE*>(bytes.data()),
                           static_cast<HPDF_UINT>(bytes.size()));
}

void Store::set(HPDF_Dict dictionary, const char* key, const Value& value) {
    if (dictionary == nullptr || !good()) return;
    if (dictionary->list->count >= HPDF_LIMIT_MAX_DICT_ELEMENT) {
        refuse("a dictionary in a PDF holds up to 4095 entries");
        return;
    }
    void* object = make(value);
    if (object != nullptr) HPDF_Dict_Add(dictionary, key, object);
    good();
}

void Store::push(HPDF_Array array, const Value& value) {
    if (array == nullptr || !good()) return;
    if (array->list->count >= HPDF_LIMIT_MAX_ARRAY) {
        refuse("an array in a PDF holds up to 32767 items");
        return;
    }
    void* object = make(value);
    if (object != nullptr) HPDF_Array_Add(array, object);
    good();
}

}  // namespace bifolium::pdf
