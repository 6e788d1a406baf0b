#include "pdf/serializer.h"

#include <hpdf_objects.h>

#include <cstddef>
#include <exception>
#include <utility>
#include <vector>

#include "base/compress.h"
#include "base/digest.h"
#include "pdf/syntax.h"

namespace bifolium::pdf {

namespace {

constexpr std::size_t objects_in_a_stream = 200;
constexpr std::size_t largest_file = std::size_t{2} << 30;  // offsets have four bytes, signed
constexpr std::size_t row = 7;                              // W [1 4 2]

/// Where an object is: free, at an offset, or in an object stream.
struct Entry {
    unsigned type = 0;
    std::uint32_t place = 0;
    std::uint32_t index = 0;
};

HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    try {
        static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
        return HPDF_OK;
    } catch (const std::exception&) {
        return HPDF_FAILD_TO_ALLOC_MEM;
    }
}

/// What libharu spells for one object.
class Speller {
public:
    explicit Speller(HPDF_MMgr memory) : stream_(HPDF_CallbackWriter_New(memory, append, &out_)) {}
    ~Speller() {
        if (stream_ != nullptr) HPDF_Stream_Free(stream_);
    }
    Speller(const Speller&) = delete;
    Speller& operator=(const Speller&) = delete;

    /// Good until the next call.
    Result<const std::string*> spell(void* object) {
        out_.clear();
        if (stream_ == nullptr || HPDF_Obj_WriteValue(object, stream_, nullptr) != HPDF_OK) {
            return Failure{"libharu could not write an object"};
        }
        return static_cast<const std::string*>(&out_);
    }

private:
    std::string out_;
    HPDF_Stream stream_;
};

bool is_stream(void* object) {
    const auto* header = static_cast<const HPDF_Obj_Header*>(object);
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           static_cast<HPDF_Dict>(object)->stream != nullptr;
}

class Writer {
public:
    explicit Writer(Store& store) : store_(store), speller_(store.objects()->mmgr) {}

    Result<std::string> run() {
        const HPDF_UINT count = store_.objects()->entries->count;
        entries_.resize(count);
        out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
        // Streams first: writing one puts its length into its Length object.
        for (const bool streams : {true, false}) {
            for (HPDF_UINT i = 1; i < count; ++i) {
                void* object = HPDF_Xref_GetEntry(store_.objects(), i)->obj;
                if (object == nullptr || is_stream(object) != streams) continue;
                if (auto failure = put(i, object, streams)) return std::move(*failure);
            }
        }
        finish_object_stream();
        write_cross_reference();
        if (out_.size() >= largest_file) return Failure{"the PDF would be larger than 2 GB"};
        return std::move(out_);
    }

private:
    std::optional<Failure> put(std::uint32_t number, void* object, bool as_stream) {
        const Result<const std::string*> spelt = speller_.spell(object);
        if (!spelt) return spelt.failure();
        if (out_.size() + (*spelt)->size() >= largest_file) {
            return Failure{"the PDF would be larger than 2 GB"};
        }
        if (as_stream) {
            begin_object(number);
            out_.append(**spelt).append("\nendobj\n");
            return std::nullopt;
        }
        waiting_.emplace_back(number, waiting_bodies_.size());
        waiting_bodies_.append(**spelt).push_back('\n');
        if (waiting_.size() == objects_in_a_stream) finish_object_stream();
        return std::nullopt;
    }

    void begin_object(std::uint32_t number) {
        entries_.at(number) = {1, static_cast<std::uint32_t>(out_.size()), 0};
        out_.append(std::to_string(number)).append(" 0 obj\n");
    }

    std::uint32_t new_number() {
        entries_.emplace_back();
        return static_cast<std::uint32_t>(entries_.size() - 1);
    }

    void finish_object_stream() {
        if (waiting_.empty()) return;
        const std::uint32_t container = new_number();
        std::string head;
        std::uint32_t index = 0;
        for (const auto& [number, offset] : waiting_) {
            entries_.at(number) = {2, container, index++};
            head += std::to_string(number) + " " + std::to_string(offset) + " ";
        }
        const std::string bytes = deflate(head + waiting_bodies_, Wrapping::zlib);
        begin_object(container);
        out_ += "<</Type /ObjStm /N " + std::to_string(waiting_.size()) + " /First " +
                std::to_string(head.size()) + " /Length " + std::to_string(bytes.size()) +
                " /Filter /FlateDecode>>\nstream\n" + bytes + "\nendstream\nendobj\n";
        waiting_.clear();
        waiting_bodies_.clear();
    }

    /// Rows with PNG's "up" filter: neighbours differ little.
    std::string rows() const {
        std::string table;
        table.reserve(entries_.size() * (row + 1));
        std::string above(row, '\0');
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const Entry& entry = entries_[i];
            const std::uint32_t last = i == 0 ? 65535 : entry.index;
            std::string line;
            line.push_back(static_cast<char>(entry.type));
            for (int shift = 24; shift >= 0; shift -= 8) {
                line.push_back(static_cast<char>(entry.place >> shift & 0xFF));
            }
            line.push_back(static_cast<char>(last >> 8 & 0xFF));
            line.push_back(static_cast<char>(last & 0xFF));
            table.push_back(2);
            for (std::size_t k = 0; k < row; ++k) {
                table.push_back(static_cast<char>(line[k] - above[k]));
            }
            above = line;
        }
        return table;
    }

    void write_cross_reference() {
        const std::string digest = hexadecimal(sha256(out_), 32);
        const std::uint32_t own = new_number();
        const std::size_t start = out_.size();
        begin_object(own);
        const std::string bytes = deflate(rows(), Wrapping::zlib);
        out_ += "<</Type /XRef /Size " + std::to_string(entries_.size()) + " /W [1 4 2] /Root " +
                reference(Store::number_of(store_.catalog())) + " /Info " +
                reference(Store::number_of(store_.info())) + " /ID [<" + digest + "> <" + digest +
                ">] /Length " + std::to_string(bytes.size()) +
                " /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 7>>>>\nstream\n" +
                bytes + "\nendstream\nendobj\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    }

    Store& store_;
    Speller speller_;
    std::string out_;
    std::vector<Entry> entries_;
    std::vector<std::pair<std::uint32_t, std::size_t>> waiting_;  // numbers and offsets
    std::string waiting_bodies_;
};

}  // namespace

Result<std::string> serialize(Store& store) {
    if (store.failure()) return *store.failure();
    return Writer(store).run();
}

}  // namespace bifolium::pdf
