#include <gtest/gtest.h>

#include "text/normalize.h"

namespace bifolium::text {
namespace {

TEST(FullWidth, WidensWhatHasAWideForm) {
    EXPECT_EQ(full_width("aZ 9!~"), "ａＺ　９！～");
    EXPECT_EQ(full_width("¢£¬¯¦¥₩⦅⦆"), "￠￡￢￣￤￥￦｟｠");
    EXPECT_EQ(full_width("é漢ß"), "é漢ß");
    EXPECT_EQ(full_width("ｱｶﾞ｡"), "アカ\u3099。");
}

TEST(FullSizeKana, EnlargesSmallOnes) {
    EXPECT_EQ(full_size_kana("しゃっきょくァッヶㇷｬ"), "しやつきよくアツケフﾔ");
    EXPECT_EQ(full_size_kana("abc"), "abc");
}

}  // namespace
}  // namespace bifolium::text
