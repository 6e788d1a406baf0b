// Damaged copies of a file, the same ones in every run: for tests that no input, however wrong, may
// crash or hang a reader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifolium {

class Mutations {
public:
    explicit Mutations(std::string original) : original_(std::move(original)) {}

    /// A copy with one to eight changes: bytes flipped, set to extremes, cut out, doubled, cut off.
    std::string next() {
        std::string bytes = original_;
        for (std::uint32_t changes = 1 + draw(8); changes > 0 && !bytes.empty(); --changes) {
            change(bytes);
        }
        return bytes;
    }

private:
    /// https://prng.di.unimi.it/splitmix64.c
    std::uint32_t draw(std::size_t below) {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
        z = (z ^ z >> 27) * 0x94D049BB133111EBU;
        return static_cast<std::uint32_t>((z ^ z >> 31) % below);
    }
    void change(std::string& bytes) {
        // Headers matter most: half of all changes fall into the first 512 bytes.
        const std::size_t reach = draw(2) == 0 && bytes.size() > 512 ? 512 : bytes.size();
        const std::size_t at = draw(reach);
        switch (draw(6)) {
            case 0:
                bytes[at] = static_cast<char>(bytes[at] ^ 1 << draw(8));
                break;
            case 1:
                bytes[at] = static_cast<char>(draw(256));
                break;
            case 2:
                bytes.replace(at, 4, draw(2) == 0 ? "\xff\xff\xff\xff" : std::string(4, '\0'));
                break;
            case 3:
                bytes.erase(at, 1 + draw(16));
                break;
            case 4:
                bytes.insert(at, bytes.substr(at, 1 + draw(16)));
                break;
            default:  // 5
                if (draw(8) == 0) bytes.resize(at);
                break;
        }
    }

    std::string original_;
    std::uint64_t state_ = 42;
};

}  // namespace bifolium
