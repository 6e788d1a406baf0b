#include "pdf/serializer.h"

#include <gtest/gtest.h>

#include "read_back.h"

namespace bifolium::pdf {
namespace {

std::string file_of(int objects) {
    Store store;
    for (int i = 0; i < objects; ++i) {
        store.set(store.indirect_dictionary(), "Number", std::int32_t{i});
    }
    return *serialize(store);
}

TEST(Serializer, frames_the_file) {
    const std::string file = file_of(1);
    EXPECT_EQ(file.substr(0, 9), "%PDF-1.7\n");
    EXPECT_EQ(file.substr(file.size() - 6), "%%EOF\n");
    const std::size_t at = file.rfind("startxref\n");
    const std::size_t start = ReadBack::number_after(file, "startxref\n");
    EXPECT_NE(file.substr(start, 40).find(" 0 obj\n<</Type /XRef"), std::string::npos);
    EXPECT_LT(start, at);
}

TEST(Serializer, puts_200_objects_into_a_stream) {
    const ReadBack read(file_of(1000));
    EXPECT_EQ(read.count("/Number "), 1000u);
    const std::string file = file_of(1000);
    std::size_t streams = 0;
    for (std::size_t at = 0; (at = file.find("/ObjStm", at)) != std::string::npos; ++at) ++streams;
    EXPECT_EQ(streams, 6u);  // and the catalog, the pages, the information
}

TEST(Serializer, says_where_each_object_is) {
    const std::string file = file_of(3);
    const std::size_t start = ReadBack::number_after(file, "startxref\n");
    const ReadBack read(file);
    const auto own = ReadBack::number_after(std::string_view(file).substr(start), "");
    const std::string& rows = read.stream(own);
    const std::uint32_t size = ReadBack::number_after(read.object(own), "/Size ");
    ASSERT_EQ(rows.size(), size * 8u);
    std::string row(7, '\0');
    for (std::uint32_t i = 0; i < size; ++i) {
        ASSERT_EQ(rows[i * 8], 2);
        std::uint32_t place = 0;
        for (std::size_t k = 0; k < 7; ++k)
            row[k] = static_cast<char>(row[k] + rows[i * 8 + 1 + k]);
        for (std::size_t k = 1; k < 5; ++k) {
            place = place << 8 | static_cast<unsigned char>(row[k]);
        }
        if (i == 0) {
            EXPECT_EQ(row[0], 0);
        }
        if (row[0] == 1) {
            EXPECT_EQ(file.substr(place, std::to_string(i).size() + 7),
                      std::to_string(i) + " 0 obj\n");
        }
    }
}

TEST(Serializer, names_the_file_by_its_content) {
    EXPECT_EQ(file_of(5), file_of(5));
    const auto identifier = [](const std::string& file) {
        const std::size_t at = file.find("/ID [<");
        return file.substr(at + 6, 32);
    };
    EXPECT_NE(identifier(file_of(5)), identifier(file_of(6)));
}

}  // namespace
}  // namespace bifolium::pdf
