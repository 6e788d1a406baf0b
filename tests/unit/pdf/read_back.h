// A reader for the files that pdf/ writes, and for no others: objects by number, streams inflated.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "base/compress.h"

namespace bifolium::pdf {

class ReadBack {
public:
    explicit ReadBack(std::string_view file) {
        std::size_t at = 0;
        while ((at = file.find(" 0 obj\n", at)) != std::string_view::npos) {
            const std::size_t begin = file.rfind('\n', at) + 1;
            const auto number = static_cast<std::uint32_t>(
                std::strtoul(std::string(file.substr(begin, at - begin)).c_str(), nullptr, 10));
            const std::size_t body = at + 7;
            const std::size_t data = file.find("stream", body);
            const std::size_t end = file.find("\nendstream", data);
            const std::string head(file.substr(body, data - body));
            std::size_t first = data + 6;
            if (file[first] == '\r') ++first;
            ++first;
            keep(number, head, file.substr(first, end - first));
            at = end;
        }
    }

    /// An object's text; a stream's dictionary.
    const std::string& object(std::uint32_t number) const { return objects_.at(number); }
    const std::map<std::uint32_t, std::string>& objects() const { return objects_; }
    const std::string& stream(std::uint32_t number) const { return streams_.at(number); }

    /// The first object that holds the text.
    const std::string& with(std::string_view text) const {
        for (const auto& [number, body] : objects_) {
            if (body.find(text) != std::string::npos) return body;
        }
        static const std::string none;
        return none;
    }
    std::size_t count(std::string_view text) const {
        std::size_t found = 0;
        for (const auto& [number, body] : objects_) {
            if (body.find(text) != std::string::npos) ++found;
        }
        return found;
    }
    /// Any stream that holds the text.
    const std::string& stream_with(std::string_view text) const {
        for (const auto& [number, body] : streams_) {
            if (body.find(text) != std::string::npos) return body;
        }
        static const std::string none;
        return none;
    }
    /// The number after "key " in a dictionary's text; 0 if it has none.
    static std::uint32_t number_after(std::string_view body, std::string_view key) {
        const std::size_t at = body.find(key);
        if (at == std::string_view::npos) return 0;
        std::size_t digit = at + key.size();
        while (digit < body.size() && (body[digit] < '0' || body[digit] > '9')) ++digit;
        return static_cast<std::uint32_t>(
            std::strtoul(std::string(body.substr(digit, 12)).c_str(), nullptr, 10));
    }

private:
    void keep(std::uint32_t number, const std::string& head, std::string_view data) {
        std::string bytes(data);
        if (head.find("/FlateDecode") != std::string::npos) {
            bytes = *inflate(data, Wrapping::zlib, std::size_t{1} << 30);
        }
        if (head.find("/ObjStm") != std::string::npos) {
            unpack(bytes, number_after(head, "/N "), number_after(head, "/First "));
            return;
        }
        objects_[number] = head;
        streams_[number] = bytes;
    }

    void unpack(const std::string& bytes, std::uint32_t count, std::uint32_t first) {
        const char* at = bytes.c_str();
        std::map<std::size_t, std::uint32_t> by_offset;
        for (std::uint32_t i = 0; i < count; ++i) {
            char* end = nullptr;
            const auto number = static_cast<std::uint32_t>(std::strtoul(at, &end, 10));
            by_offset[first + std::strtoul(end, &end, 10)] = number;
            at = end;
        }
        for (auto it = by_offset.begin(); it != by_offset.end(); ++it) {
            const auto next = std::next(it);
            const std::size_t end = next == by_offset.end() ? bytes.size() : next->first;
            objects_[it->second] = bytes.substr(it->first, end - it->first);
        }
    }

    std::map<std::uint32_t, std::string> objects_, streams_;
};

}  // namespace bifolium::pdf
