#include "pdf/xmp.h"

#include <gtest/gtest.h>

namespace bifolium::pdf {
namespace {

TEST(Xmp, writes_dates_of_the_proleptic_calendar) {
    EXPECT_EQ(iso_date(0), "1970-01-01T00:00:00+00:00");
    EXPECT_EQ(iso_date(1'700'000'000), "2023-11-14T22:13:20+00:00");
    EXPECT_EQ(iso_date(951'782'399), "2000-02-28T23:59:59+00:00");
    EXPECT_EQ(iso_date(951'782'400), "2000-02-29T00:00:00+00:00");
    EXPECT_EQ(iso_date(-1), "1969-12-31T23:59:59+00:00");
    EXPECT_EQ(pdf_date(1'700'000'000), "D:20231114221320+00'00'");
}

TEST(Xmp, is_well_formed_whatever_the_title) {
    document::Metadata metadata;
    metadata.title = "a < b & \x01 ]]> \"c\"";
    const std::string packet = xmp_packet({metadata, "en", "Bifolium", 0});
    EXPECT_NE(packet.find("a &lt; b &amp;"), std::string::npos) << packet;
    EXPECT_EQ(packet.find('\x01'), std::string::npos);
    EXPECT_EQ(packet.find("]]>"), std::string::npos);
    EXPECT_EQ(packet.find("<?xml"), std::string::npos);
    EXPECT_EQ(packet.substr(0, 16), "<?xpacket begin=");
}

TEST(Xmp, claims_what_the_file_is) {
    document::Metadata metadata;
    const std::string packet = xmp_packet({metadata, "", "Bifolium", 0});
    EXPECT_NE(packet.find("<pdfaid:part>2<"), std::string::npos);
    EXPECT_NE(packet.find("<pdfaid:conformance>A<"), std::string::npos);
    EXPECT_NE(packet.find("<pdfuaid:part>1<"), std::string::npos);
    EXPECT_NE(packet.find("http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"),
              std::string::npos);
    EXPECT_EQ(packet.find("dc:language"), std::string::npos);
}

}  // namespace
}  // namespace bifolium::pdf
