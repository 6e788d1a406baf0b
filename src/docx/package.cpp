#include "docx/package.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "base/compress.h"
#include "base/dot_segments.h"
#include "base/handle.h"
#include "base/limits.h"
#include "xml/reader.h"

namespace bifolium::docx {

namespace {

constexpr zip_int64_t most_parts = 10'000;
constexpr zip_uint64_t largest_xml = zip_uint64_t{64} << 20;
constexpr zip_uint64_t largest_all_xml = zip_uint64_t{160} << 20;

bool is_xml(std::string_view name) {
    return name.ends_with(".xml") || name.ends_with(".rels");
}

}  // namespace

std::string part_name(std::string_view folder, std::string_view target) {
    const std::string whole = target.starts_with('/') ? std::string(target.substr(1))
                                                      : std::string(folder) + std::string(target);
    return remove_dot_segments(whole);
}

std::string why_no_docx(std::string_view bytes) {
    if (bytes.empty()) return "it is empty";
    if (bytes.starts_with("PK")) return {};
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        constexpr std::string_view mark("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
        if (bytes.find(mark) != std::string_view::npos) return "it is locked with a password";
        return "it is of the old format .doc";
    }
    if (bytes.starts_with("%PDF")) return "it is a PDF";
    if (bytes.starts_with("{\\rtf")) return "it is RTF";
    const std::string_view head = bytes.substr(0, 200);
    if (head.find("<html") != std::string_view::npos ||
        head.find("<!DOCTYPE") != std::string_view::npos) {
        return "it is HTML";
    }
    return "it is no archive of zip, which every DOCX file is";
}

struct Package::State {
    Handle<zip_t, zip_discard> zip;
    std::vector<std::string> names;
};

Package::Package() : state_(std::make_unique<State>()) {}
Package::~Package() = default;
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;

Result<Package> Package::open(std::string_view bytes) {
    if (std::string why = why_no_docx(bytes); !why.empty()) return Failure{std::move(why)};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return Failure{"there is not enough memory for it"};
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr) {
        zip_source_free(source);
        zip_error_fini(&error);
        return Failure{"it is damaged or cut off: its archive cannot be opened"};
    }
    Package out;
    out.state_->zip.reset(zip);
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count > most_parts) return Failure{"it holds more parts than a document may"};
    zip_uint64_t xml = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0) continue;
        if ((stat.valid & ZIP_STAT_NAME) == 0 || (stat.valid & ZIP_STAT_SIZE) == 0) continue;
        if (is_xml(stat.name)) xml += std::min(stat.size, largest_all_xml + 1);
        if (is_xml(stat.name) && (stat.size > largest_xml || xml > largest_all_xml)) {
            return Failure{"it unpacks to more than a document may: a part of it is " +
                           std::to_string(stat.size >> 20) + " MB"};
        }
        out.state_->names.emplace_back(stat.name);
    }
    if (!out.has("[Content_Types].xml")) {
        return Failure{out.has("mimetype") ? "it is an OpenDocument file"
                                           : "it is an archive of something else"};
    }
    if (!out.has(out.document_name())) {
        return Failure{"it holds no text: it is another of Office's formats, or damaged"};
    }
    return out;
}

const std::vector<std::string>& Package::names() const {
    return state_->names;
}

bool Package::has(std::string_view name) const {
    return std::find(state_->names.begin(), state_->names.end(), name) != state_->names.end();
}

Result<std::string> Package::part(const std::string& name) const {
    zip_t* zip = state_->zip.get();
    zip_stat_t stat;
    if (zip_stat(zip, name.c_str(), 0, &stat) != 0) return Failure{"it has no part '" + name + "'"};
    const zip_uint64_t most = is_xml(name) ? largest_xml : limits::image_bytes;
    if (stat.size > most) return Failure{"its part '" + name + "' is too large"};
    const Handle<zip_file_t, zip_fclose> file(zip_fopen_index(zip, stat.index, 0));
    if (!file) return Failure{"its part '" + name + "' is damaged or locked"};
    std::string out(stat.size, '\0');
    std::size_t got = 0;
    while (got < out.size()) {
        const zip_int64_t count = zip_fread(file.get(), out.data() + got, out.size() - got);
        if (count <= 0) return Failure{"its part '" + name + "' is damaged"};
        got += static_cast<std::size_t>(count);
    }
    char more = 0;
    const bool longer = zip_fread(file.get(), &more, 1) > 0;
    if (longer || crc32(out) != stat.crc) return Failure{"its part '" + name + "' is damaged"};
    return out;
}

std::map<std::string, Package::Relationship> Package::relationships(const std::string& name) const {
    std::map<std::string, Relationship> out;
    const std::size_t slash = name.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : name.substr(0, slash + 1);
    const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
    const auto xml = part(folder + "_rels/" + file + ".rels");
    if (!xml) return out;
    const auto read = xml::read(*xml, {}, [&](const xml::Event& event) {
        const auto* opened = std::get_if<xml::Opened>(&event);
        if (opened == nullptr || opened->name != "Relationship") return;
        std::string id, type, target;
        bool outside = false;
        for (const auto& [key, value] : opened->attributes) {
            if (key == "Id") id = value;
            if (key == "Type") type = value.substr(value.rfind('/') + 1);
            if (key == "Target") target = value;
            if (key == "TargetMode") outside = value == "External";
        }
        if (!outside) out[id] = {type, part_name(folder, target)};
    });
    if (!read) out.clear();
    return out;
}

std::string Package::document_name() const {
    for (const auto& [id, relationship] : relationships("")) {
        if (relationship.type == "officeDocument") return relationship.target;
    }
    return "word/document.xml";
}

Result<std::string> Package::without_pictures(
    const std::map<std::string, std::string>& replaced) const {
    const Failure no_room{"there is not enough memory for it"};
    // The texts live until the archive is closed: it reads them then.
    std::vector<std::string> texts;
    texts.reserve(state_->names.size());
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (memory == nullptr) return no_room;
    zip_source_keep(memory);  // it outlives the archive that is written into it
    const Handle<zip_source_t, zip_source_free> kept(memory);
    zip_t* made = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    if (made == nullptr) {
        zip_source_free(memory);
        return no_room;
    }
    Handle<zip_t, zip_discard> archive(made);
    for (const std::string& name : state_->names) {
        if (name.ends_with('/')) continue;
        const auto other = replaced.find(name);
        if (other != replaced.end()) {
            texts.push_back(other->second);
        } else if (is_xml(name)) {
            auto text = part(name);
            if (!text) return text.failure();
            texts.push_back(*std::move(text));
        } else {
            texts.emplace_back();
        }
        const std::string& text = texts.back();
        zip_source_t* source = zip_source_buffer(made, text.data(), text.size(), 0);
        if (source == nullptr) return no_room;
        const zip_int64_t index = zip_file_add(made, name.c_str(), source, ZIP_FL_OVERWRITE);
        if (index < 0) {
            zip_source_free(source);
            return Failure{"it has a part of a name that cannot be: '" + name + "'"};
        }
        zip_set_file_compression(made, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    if (zip_close(made) != 0) return no_room;
    static_cast<void>(archive.release());
    if (zip_source_open(memory) != 0) return no_room;
    zip_stat_t stat;
    zip_stat_init(&stat);
    std::string out;
    if (zip_source_stat(memory, &stat) == 0) out.resize(stat.size);
    std::size_t got = 0;
    while (got < out.size()) {
        const zip_int64_t count = zip_source_read(memory, out.data() + got, out.size() - got);
        if (count <= 0) break;
        got += static_cast<std::size_t>(count);
    }
    zip_source_close(memory);
    if (out.empty() || got != out.size()) return no_room;
    return out;
}

}  // namespace bifolium::docx
