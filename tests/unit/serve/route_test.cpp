#include "serve/route.h"

#include <gtest/gtest.h>

#include "serve/answer.h"

namespace bifolium::serve {
namespace {

const Name leaflet{"en", "msc", "leaflet"};

template <class T>
const T& as(const std::optional<Route>& found) {
    return std::get<T>(*found);
}

TEST(Route, KnowsItsPages) {
    EXPECT_TRUE(std::holds_alternative<Index>(*route("/")));
    EXPECT_TRUE(std::holds_alternative<Index>(*route("/?x=../..")));
    EXPECT_TRUE(std::holds_alternative<Events>(*route("/events")));
    EXPECT_EQ(as<Preview>(route("/edition/en/msc/leaflet/")).edition, leaflet);
    const Picture picture = as<Picture>(route("/edition/en/msc/leaflet/page-12.png?v=ab"));
    EXPECT_EQ(picture.edition, leaflet);
    EXPECT_EQ(picture.page, 11u);
    EXPECT_FALSE(picture.small);
    EXPECT_TRUE(as<Picture>(route("/edition/en/msc/leaflet/small.png")).small);
    EXPECT_EQ(as<BookFile>(route("/edition/en/msc/leaflet/book/EPUB/text/a%20b.xhtml")).path,
              "EPUB/text/a b.xhtml");
    EXPECT_EQ(as<OutputFile>(route("/output/en/msc.pdf")).path, "en/msc.pdf");
    EXPECT_EQ(as<OutputFile>(route("/output/")).path, "index.html");
}

TEST(Route, LeadsNowhereElse) {
    for (const char* target : {"",
                               "x",
                               "*",
                               "http://127.0.0.1/",
                               "//",
                               "/..",
                               "/../x",
                               "/output",
                               "/output/../secret",
                               "/output/%2e%2e/secret",
                               "/output/%2E%2E%2Fsecret",
                               "/output/a%2fb",
                               "/output/a\\b",
                               "/output/%5c",
                               "/output/.hidden",
                               "/output/en//a.pdf",
                               "/output/a%00.pdf",
                               "/output/%",
                               "/output/%4",
                               "/output/%zz",
                               "/output/c:",
                               "/output/a%0a",
                               "/output/a%7f",
                               "/edition/en/msc",
                               "/edition/en/msc/leaflet",
                               "/edition/en/msc/leaflet/page-0.png",
                               "/edition/en/msc/leaflet/page-.png",
                               "/edition/en/msc/leaflet/page-1x.png",
                               "/edition/en/msc/leaflet/page-99999999999999999999.png",
                               "/edition/en/msc/leaflet/book/../x",
                               "/edition/en/msc/leaflet/book/.x",
                               "/edition/../en/msc/leaflet/",
                               "/serve.css/x",
                               "/other"}) {
        EXPECT_FALSE(route(target)) << target;
    }
}

TEST(Route, AddressesComeBack) {
    const Name odd{"zh-Hans", "a b&c\"", "große"};
    EXPECT_EQ(address(odd), "/edition/zh-Hans/a%20b%26c%22/gro%C3%9Fe/");
    EXPECT_EQ(as<Preview>(route(address(odd))).edition, odd);
}

TEST(Host, IsThisComputerByItsOwnNames) {
    for (const char* host : {"127.0.0.1:8321", "localhost:8321", "[::1]:8321"}) {
        EXPECT_TRUE(is_own_host(host, 8321)) << host;
    }
    EXPECT_TRUE(is_own_host("localhost", 80));
    for (const char* host :
         {"", "127.0.0.1", "localhost", "localhost:80", "127.0.0.1:83210", "evil.example:8321",
          "localhost.evil.example:8321", "evil-localhost:8321", "127.0.0.1.evil.example:8321",
          "127.0.0.1:8321@evil.example", "0.0.0.0:8321", " 127.0.0.1:8321"}) {
        EXPECT_FALSE(is_own_host(host, 8321)) << host;
    }
}

TEST(Event, IsALineEach) {
    EXPECT_EQ(event("built", "7"), "event: built\ndata: 7\n\n");
    EXPECT_EQ(event("built", "a\n\nevent: x"), "event: built\ndata: a\ndata: \ndata: event: x\n\n");
}

TEST(Board, RingsForWhatIsNew) {
    Board board(40);
    EXPECT_EQ(board.current()->number, 40u);
    Board::News news = board.wait({}, 0);
    EXPECT_EQ(news.round, 40u);
    EXPECT_EQ(board.wait(news, 0), news);  // nothing new
    board.begin();
    news = board.wait(news, 5);
    EXPECT_TRUE(news.building);
    board.post(Round{.number = 41});
    news = board.wait(news, 5);
    EXPECT_EQ(news.round, 41u);
    EXPECT_FALSE(news.building);
    board.close();
    EXPECT_TRUE(board.wait(news, 5).closed);
}

}  // namespace
}  // namespace bifolium::serve
