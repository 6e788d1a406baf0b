// The hooks into libharu: these tests, not a version number, say whether one will do.
#include "pdf/store.h"

#include <gtest/gtest.h>

#include "base/compress.h"
#include "pdf/serializer.h"
#include "read_back.h"

namespace bifolium::pdf {
namespace {

TEST(Store, spells_every_kind_of_value) {
    Store store;
    const HPDF_Dict object = store.indirect_dictionary();
    const HPDF_Array array = store.array();
    store.push(array, 1.5);
    store.push(array, std::int32_t{-7});
    store.set(object, "Truth", true);
    store.set(object, "Name", Name{"Word"});
    store.set(object, "Text", Text{"é"});
    store.set(object, "Array", array);
    store.set(store.catalog(), "Mine", object);
    const Result<std::string> file = serialize(store);
    ASSERT_TRUE(file);
    const ReadBack read(*file);
    const std::string& body = read.object(Store::number_of(object));
    EXPECT_NE(body.find("/Truth true"), std::string::npos) << body;
    EXPECT_NE(body.find("/Name /Word"), std::string::npos) << body;
    EXPECT_NE(body.find("FEFF00E9"), std::string::npos) << body;
    EXPECT_NE(body.find("[ 1.5 -7 ]"), std::string::npos) << body;
    EXPECT_NE(read.with("/Catalog").find("/Mine " + std::to_string(Store::number_of(object))),
              std::string::npos);
}

TEST(Store, lets_an_indirect_object_have_many_parents) {
    Store store;
    const HPDF_Dict shared = store.indirect_dictionary();
    for (int i = 0; i < 3; ++i) {
        const HPDF_Dict parent = store.indirect_dictionary();
        store.set(parent, "Shared", shared);
    }
    const auto file = serialize(store);
    ASSERT_TRUE(file);
    EXPECT_EQ(ReadBack(*file).count("/Shared " + std::to_string(Store::number_of(shared))), 3u);
}

TEST(Store, refuses_a_direct_object_with_two_parents) {
    Store store;
    const HPDF_Dict child = store.dictionary();
    store.set(store.indirect_dictionary(), "A", child);
    store.set(store.indirect_dictionary(), "B", child);
    ASSERT_TRUE(store.failure());
    EXPECT_NE(store.failure()->what.find("0x1033"), std::string::npos) << store.failure()->what;
    EXPECT_FALSE(serialize(store));
}

TEST(Store, keeps_the_first_failure_and_does_nothing_after) {
    Store store;
    store.refuse("first");
    store.refuse("second");
    EXPECT_EQ(store.failure()->what, "first");
    EXPECT_EQ(store.indirect_dictionary(), nullptr);
    EXPECT_EQ(store.page(), nullptr);
    store.set(nullptr, "Key", true);  // what follows a NULL is harmless
}

TEST(Store, refuses_what_is_beyond_the_limits) {
    const auto refused = [](auto act) {
        Store store;
        act(store);
        return store.failure().has_value();
    };
    EXPECT_TRUE(refused([](Store& s) { s.push(s.indirect_array(), 40000.0); }));
    EXPECT_FALSE(refused([](Store& s) { s.push(s.indirect_array(), 32767.0); }));
    EXPECT_TRUE(refused(
        [](Store& s) { s.set(s.indirect_dictionary(), "K", Name{std::string(128, 'n')}); }));
    EXPECT_TRUE(refused([](Store& s) { s.set(s.indirect_dictionary(), "K", Name{"a b"}); }));
    EXPECT_TRUE(refused(
        [](Store& s) { s.set(s.indirect_dictionary(), "K", Text{std::string(20000, 'x')}); }));
    EXPECT_TRUE(refused([](Store& s) {
        const HPDF_Array array = s.indirect_array();
        for (int i = 0; i < 32768; ++i) s.push(array, std::int32_t{i});
    }));
    EXPECT_TRUE(refused([](Store& s) {
        const HPDF_Dict dictionary = s.indirect_dictionary();
        for (int i = 0; i < 4096; ++i) s.set(dictionary, ("K" + std::to_string(i)).c_str(), true);
    }));
}

TEST(Store, names_the_filter_of_streams_that_come_compressed) {
    Store store;
    const std::string words = "q\n1 0 0 1 0 0 cm\nQ\n";
    const HPDF_Dict flate = store.stream(deflate(words, Wrapping::zlib), Filter::flate);
    const HPDF_Dict jpeg = store.stream("\xFF\xD8 not really", Filter::dct);
    const HPDF_Dict plain = store.stream("plain words", Filter::none);
    const auto file = serialize(store);
    ASSERT_TRUE(file);
    const ReadBack read(*file);
    EXPECT_EQ(read.stream(Store::number_of(flate)), words);
    EXPECT_NE(read.object(Store::number_of(jpeg)).find("/Filter /DCTDecode"), std::string::npos);
    EXPECT_EQ(read.stream(Store::number_of(plain)), "plain words");
    EXPECT_EQ(read.object(Store::number_of(plain)).find("/Filter"), std::string::npos);
}

TEST(Store, writes_the_true_length_of_each_stream) {
    Store store;
    const HPDF_Dict stream = store.stream(std::string(10000, 'x'), Filter::none);
    const auto file = serialize(store);
    ASSERT_TRUE(file);
    const ReadBack read(*file);
    const std::uint32_t length =
        ReadBack::number_after(read.object(Store::number_of(stream)), "/Length ");
    EXPECT_EQ(ReadBack::number_after(read.object(length), ""), 10000u);
}

TEST(Store, spells_raw_objects_when_the_file_is_saved) {
    Store store;
    std::string word = "too early";
    const HPDF_Dict raw = store.raw([&word] { return "/Odd#20name /" + word + "\n"; });
    word = "late";
    const auto file = serialize(store);
    ASSERT_TRUE(file);
    EXPECT_NE(ReadBack(*file).object(Store::number_of(raw)).find("/Odd#20name /late"),
              std::string::npos);
}

TEST(Store, turns_an_exception_in_a_callback_into_a_failure) {
    Store store;
    store.raw([]() -> std::string { throw std::bad_alloc(); });
    EXPECT_FALSE(serialize(store));
}

TEST(Store, has_room_for_more_pages_than_an_array) {
    Store store;
    for (int i = 0; i < 33000; ++i) store.set_content(store.page(), deflate("", Wrapping::zlib));
    ASSERT_FALSE(store.failure()) << store.failure()->what;
    const auto file = serialize(store);
    ASSERT_TRUE(file);
    EXPECT_EQ(ReadBack(*file).count("/Type /Page\n"), 33000u);
}

}  // namespace
}  // namespace bifolium::pdf
