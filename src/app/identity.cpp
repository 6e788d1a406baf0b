#include "app/identity.h"

#include <elf.h>
#include <link.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace bifolium::app {

namespace {

constexpr std::string_view build_id_owner("GNU\0", 4);

constexpr std::size_t padded(std::size_t size) {
    return (size + 3) / 4 * 4;
}

/// The build id among the notes of a segment; empty if it is not there.
/// https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html#note_section
std::string_view build_id_in(std::string_view notes) {
    while (notes.size() >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head{};
        std::memcpy(&head, notes.data(), sizeof head);
        const std::size_t name = sizeof head, text = name + padded(head.n_namesz);
        const std::size_t end = text + padded(head.n_descsz);
        if (end > notes.size()) return {};
        if (head.n_type == NT_GNU_BUILD_ID && notes.substr(name, head.n_namesz) == build_id_owner) {
            return notes.substr(text, head.n_descsz);
        }
        notes.remove_prefix(end);
    }
    return {};
}

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// What one loaded object is: its build id, or the digest of its file if it has none.
int add_object(dl_phdr_info* object, std::size_t, void* list) {
    const std::string_view name = object->dlpi_name == nullptr ? "" : object->dlpi_name;
    if (name.find("linux-vdso") != name.npos) return 0;  // the kernel's: it makes no bytes
    std::string_view id;
    for (ElfW(Half) i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
        const ElfW(Phdr)& segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_NOTE) continue;
        const auto* begin = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
        id = build_id_in({begin, segment.p_memsz});
    }
    static_cast<std::vector<std::string>*>(list)->push_back(
        id.empty()
            ? hexadecimal(sha256(content_of(name.empty() ? "/proc/self/exe" : std::string(name))))
            : std::string(id));
    return 0;
}

}  // namespace

Digest program_identity() {
    std::vector<std::string> objects;
    dl_iterate_phdr(add_object, &objects);
    std::sort(objects.begin(), objects.end());
    std::string all = "bifolium " BIFOLIUM_VERSION;
    for (const std::string& object : objects) all.append(object).append(";");
    return sha256(all);
}

}  // namespace bifolium::app
