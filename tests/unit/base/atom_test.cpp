#include "base/atom.h"

#include <gtest/gtest.h>

namespace bifolium {
namespace {

TEST(AtomTable, EqualTextsAreOneAtom) {
    AtomTable atoms;
    const Atom lead = atoms.intern("lead");
    EXPECT_EQ(atoms.intern("lead"), lead);
    EXPECT_NE(atoms.intern("note"), lead);
    EXPECT_EQ(atoms.text(lead), "lead");
    EXPECT_FALSE(atoms.find("takeaways").valid());
    EXPECT_EQ(atoms.text(Atom()), "");
}

TEST(AtomTable, ACopyKeepsItsAtomsAndGoesOnByItself) {
    AtomTable atoms;
    const Atom lead = atoms.intern("lead");
    AtomTable copy(atoms);
    EXPECT_EQ(copy.find("lead"), lead);
    const Atom mine = copy.intern("only here");
    EXPECT_EQ(copy.text(mine), "only here");
    EXPECT_FALSE(atoms.find("only here").valid());
}

}  // namespace
}  // namespace bifolium
