#include "serve/rhythm.h"

#include <gtest/gtest.h>

namespace bifolium::serve {
namespace {

TEST(Rhythm, WaitsUntilASaveIsOver) {
    Rhythm rhythm;
    EXPECT_EQ(rhythm.wait(0), std::nullopt);
    rhythm.changed(100);
    EXPECT_EQ(rhythm.wait(100), Rhythm::quiet);
    rhythm.changed(110);  // the second event of the same save
    EXPECT_EQ(rhythm.wait(110), Rhythm::quiet);
    EXPECT_EQ(rhythm.wait(110 + Rhythm::quiet), 0);
    EXPECT_EQ(rhythm.wait(1000), 0);  // late is not negative
}

TEST(Rhythm, DoesNotWaitForever) {
    Rhythm rhythm;
    std::int64_t now = 0;
    for (; now < 10'000; now += Rhythm::quiet / 2) {
        rhythm.changed(now);
        if (rhythm.wait(now) == 0) break;
    }
    EXPECT_EQ(now, Rhythm::patience);
}

TEST(Rhythm, BuildsAgainWhatChangedMeanwhile) {
    Rhythm rhythm;
    rhythm.changed(0);
    rhythm.build_began();
    EXPECT_EQ(rhythm.wait(50), std::nullopt);
    rhythm.changed(60);
    EXPECT_EQ(rhythm.wait(500), std::nullopt);  // one build at a time
    rhythm.build_ended();
    EXPECT_EQ(rhythm.wait(500), 0);
    rhythm.build_began();
    rhythm.build_ended();
    EXPECT_EQ(rhythm.wait(600), std::nullopt);  // nothing is built twice for one change
}

}  // namespace
}  // namespace bifolium::serve
