#include "epub/archive.h"

#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <set>

#include "base/compress.h"
#include "base/handle.h"

namespace bifolium::epub {

namespace {

constexpr zip_uint16_t dos_date = (0 << 9) | (1 << 5) | 1;  // 1980-01-01, the zero of DOS
constexpr zip_uint32_t unix_mode = 0100644u << 16;

bool is_fit(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find("..") != std::string_view::npos) {
        return false;
    }
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == '_' || c == '/';
    });
}

/// An entry as libzip reads it: compressed already, with its sums. libzip checks neither.
struct Member {
    std::string data;
    zip_uint64_t size = 0;
    zip_uint32_t checksum = 0;
    zip_uint16_t method = ZIP_CM_STORE;
    std::size_t at = 0;
    zip_error_t error{};
};

Member compressed(const std::string& bytes, Storage storage) {
    Member member;
    member.size = bytes.size();
    member.checksum = crc32(bytes);
    if (storage == Storage::deflated) {
        member.data = deflate(bytes, Wrapping::raw);
        member.method = ZIP_CM_DEFLATE;
    }
    if (storage == Storage::stored || member.data.size() >= bytes.size()) {
        member.data = bytes;
        member.method = ZIP_CM_STORE;
    }
    return member;
}

zip_int64_t stat(const Member& member, void* out, zip_uint64_t size) {
    if (size < sizeof(zip_stat_t)) return -1;
    zip_stat_t stat;
    zip_stat_init(&stat);
    stat.size = member.size;
    stat.comp_size = member.data.size();
    stat.comp_method = member.method;
    stat.crc = member.checksum;
    stat.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    std::memcpy(out, &stat, sizeof stat);
    return sizeof stat;
}

zip_int64_t serve(void* state, void* out, zip_uint64_t size, zip_source_cmd_t command) {
    Member& member = *static_cast<Member*>(state);
    if (command == ZIP_SOURCE_SUPPORTS) {
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    }
    if (command == ZIP_SOURCE_STAT) return stat(member, out, size);
    if (command == ZIP_SOURCE_ERROR) return zip_error_to_data(&member.error, out, size);
    if (command == ZIP_SOURCE_OPEN) member.at = 0;
    if (command != ZIP_SOURCE_READ) return 0;
    const std::size_t count = std::min<std::size_t>(size, member.data.size() - member.at);
    std::memcpy(out, member.data.data() + member.at, count);
    member.at += count;
    return static_cast<zip_int64_t>(count);
}

bool add(zip_t* zip, const std::string& name, Member& member) {
    zip_source_t* source = zip_source_function(zip, serve, &member);
    if (source == nullptr) return false;
    const zip_int64_t index = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(zip, entry, member.method, 9) == 0 &&
           zip_file_set_dostime(zip, entry, 0, dos_date, 0) == 0 &&
           zip_file_set_external_attributes(zip, entry, 0, ZIP_OPSYS_UNIX, unix_mode) == 0;
}

Failure failure(zip_error_t* error) {
    return {std::string("cannot write the e-book's container: ") + zip_error_strerror(error)};
}

Result<std::string> all_of(zip_source_t* source) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
        return failure(zip_source_error(source));
    }
    std::string out(stat.size, '\0');
    const zip_int64_t got = zip_source_read(source, out.data(), out.size());
    zip_source_close(source);
    if (got != static_cast<zip_int64_t>(out.size())) return failure(zip_source_error(source));
    return out;
}

std::deque<Member> members_of(const std::vector<Entry>& entries) {
    std::deque<Member> members;  // deque: libzip keeps pointers to them until it closes
    members.push_back(compressed("application/epub+zip", Storage::stored));
    std::set<std::string_view> names{"mimetype"};
    for (const Entry& entry : entries) {
        if (!is_fit(entry.name) || !names.insert(entry.name).second) std::abort();
        members.push_back(compressed(entry.bytes, entry.storage));
    }
    return members;
}

}  // namespace

Result<std::string> archive(const std::vector<Entry>& entries) {
    std::deque<Member> members = members_of(entries);
    zip_error_t error;
    zip_error_init(&error);
    const Handle<zip_source_t, zip_source_free> target(
        zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target) return failure(&error);
    zip_source_keep(target.get());  // zip_close() gives up one of the two owners
    zip_t* zip = zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (zip == nullptr) {
        zip_source_free(target.get());
        return failure(&error);
    }
    bool good = add(zip, "mimetype", members.front());
    for (std::size_t i = 0; good && i < entries.size(); ++i) {
        good = add(zip, entries[i].name, members[i + 1]);
    }
    if (!good || zip_close(zip) != 0) {
        const Failure why = failure(zip_get_error(zip));
        zip_discard(zip);
        return why;
    }
    return all_of(target.get());
}

}  // namespace bifolium::epub
