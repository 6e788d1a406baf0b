#include "verify/container.h"

#include <zip.h>

#include <utility>

#include "base/compress.h"
#include "base/handle.h"

namespace bifolium::verify {

namespace {

constexpr zip_uint64_t file_limit = zip_uint64_t{64} << 20;

Failure failure(const std::string& what, zip_error_t* error) {
    return {what + ": " + zip_error_strerror(error)};
}

}  // namespace

struct Container::State {
    Handle<zip_t, zip_discard> zip;
};

Container::Container() : state_(std::make_unique<State>()) {}
Container::~Container() = default;
Container::Container(Container&&) noexcept = default;

Result<Container> Container::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return failure("cannot read the e-book", &error);
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (zip == nullptr) {
        Failure why = failure("the e-book is no sound zip archive", &error);
        zip_source_free(source);
        return why;
    }
    Container container;
    container.state_->zip.reset(zip);
    return container;
}

Result<std::string> Container::file(const std::string& name) const {
    zip_t* zip = state_->zip.get();
    zip_stat_t stat;
    if (zip_stat(zip, name.c_str(), ZIP_FL_ENC_GUESS, &stat) != 0) {
        return Failure{"the e-book has no file '" + name + "'"};
    }
    if (stat.size > file_limit) return Failure{"'" + name + "' in the e-book is too large"};
    const Handle<zip_file_t, zip_fclose> file(zip_fopen_index(zip, stat.index, 0));
    if (!file) return failure("cannot read '" + name + "' in the e-book", zip_get_error(zip));
    std::string out(stat.size, '\0');
    std::size_t got = 0;
    while (got < out.size()) {
        const zip_int64_t count = zip_fread(file.get(), out.data() + got, out.size() - got);
        if (count <= 0) return Failure{"'" + name + "' in the e-book is damaged"};
        got += static_cast<std::size_t>(count);
    }
    if (crc32(out) != stat.crc) return Failure{"'" + name + "' in the e-book is damaged"};
    return out;
}

}  // namespace bifolium::verify
