// Does a handler catch what C++ says it catches? The cases of [except.handle], one by one.
#include "matchers/program/exception_match.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

/// Types by short words: A and what derives from it, pointers to them, with const and volatile.
class Types {
public:
  ThrownTypeIndex other(const std::string &name) { return table.add({.name = name, .shape = TypeShape::Other}); }
  ThrownTypeIndex classType(const std::string &name, std::vector<BaseFact> bases = {}) {
    return table.add({.name = name, .shape = TypeShape::Class, .bases = std::move(bases)});
  }
  ThrownTypeIndex qualified(ThrownTypeIndex type, bool isConst, bool isVolatile = false) {
    ThrownTypeFact fact = table[type];
    fact.isConst = isConst;
    fact.isVolatile = isVolatile;
    return table.add(fact);
  }
  ThrownTypeIndex pointer(ThrownTypeIndex pointee) {
    const ThrownTypeFact &to = table[pointee];
    return table.add({.name = to.name + (to.isConst ? " const" : "") + (to.isVolatile ? " volatile" : "") + " *",
                      .shape = TypeShape::Pointer,
                      .pointee = pointee});
  }
  ThrownTypeIndex member(ThrownTypeIndex pointee, ThrownTypeIndex holder) {
    const ThrownTypeFact &to = table[pointee];
    return table.add({.name = to.name + (to.isConst ? " const " : " ") + table[holder].name + "::*",
                      .shape = TypeShape::MemberPointer,
                      .pointee = pointee,
                      .bases = {{.type = holder}}});
  }
  ThrownTypeIndex function(const std::string &name, bool isNoexcept) {
    return table.add({.name = name, .shape = TypeShape::Function, .isNoexcept = isNoexcept});
  }
  bool catches(ThrownTypeIndex caught, ThrownTypeIndex thrown, CatchForm form = CatchForm::ConstReference) const {
    return table.catches(caught, form, thrown);
  }

  ExceptionTypes table;
};

BaseFact publicly(ThrownTypeIndex type) {
  return {.type = type, .isPublic = true, .isVirtual = false};
}
BaseFact privately(ThrownTypeIndex type) {
  return {.type = type, .isPublic = false, .isVirtual = false};
}
BaseFact virtually(ThrownTypeIndex type, bool isPublic = true) {
  return {.type = type, .isPublic = isPublic, .isVirtual = true};
}

TEST(Catches, EverythingWithDots) {
  Types types;
  EXPECT_TRUE(types.catches(NoFact, types.other("int"), CatchForm::All));
}

TEST(Catches, TheSameTypeInEachForm) {
  Types types;
  const ThrownTypeIndex number = types.other("int");
  for (CatchForm form : {CatchForm::Value, CatchForm::Reference, CatchForm::ConstReference})
    EXPECT_TRUE(types.catches(number, number, form));
  EXPECT_FALSE(types.catches(number, types.other("long")));
  EXPECT_FALSE(types.catches(types.classType("A"), number));
}

TEST(Catches, NothingThatDependsOnATemplatesArguments) {
  Types types;
  const ThrownTypeIndex number = types.other("int");
  EXPECT_FALSE(types.catches(number, number, CatchForm::Dependent));
  EXPECT_FALSE(types.catches(number, NoFact));
}

TEST(Catches, WhatDerivesPubliclyInEachForm) {
  Types types;
  const ThrownTypeIndex a = types.classType("A");
  const ThrownTypeIndex b = types.classType("B", {publicly(a)});
  const ThrownTypeIndex c = types.classType("C", {publicly(b)});
  for (CatchForm form : {CatchForm::Value, CatchForm::Reference, CatchForm::ConstReference}) {
    EXPECT_TRUE(types.catches(a, b, form));
    EXPECT_TRUE(types.catches(a, c, form));
    EXPECT_FALSE(types.catches(c, a, form));
  }
}

TEST(Catches, NotWhatDerivesPrivatelyOnAnyStep) {
  Types types;
  const ThrownTypeIndex a = types.classType("A");
  EXPECT_FALSE(types.catches(a, types.classType("B", {privately(a)})));
  const ThrownTypeIndex b = types.classType("B2", {publicly(a)});
  EXPECT_FALSE(types.catches(a, types.classType("C", {privately(b)})));
  const ThrownTypeIndex hidden = types.classType("D", {privately(a)});
  EXPECT_FALSE(types.catches(a, types.classType("E", {publicly(hidden)})));
}

TEST(Catches, NotAnAmbiguousBase) {
  Types types;
  const ThrownTypeIndex a = types.classType("A");
  const ThrownTypeIndex left = types.classType("L", {publicly(a)});
  const ThrownTypeIndex right = types.classType("R", {publicly(a)});
  EXPECT_FALSE(types.catches(a, types.classType("Both", {publicly(left), publicly(right)})));
  // It is ambiguous even where one of the two is private.
  const ThrownTypeIndex secret = types.classType("S", {privately(a)});
  EXPECT_FALSE(types.catches(a, types.classType("Mixed", {publicly(left), publicly(secret)})));
}

TEST(Catches, AVirtualBaseThatIsThereOnce) {
  Types types;
  const ThrownTypeIndex a = types.classType("A");
  const ThrownTypeIndex left = types.classType("L", {virtually(a)});
  const ThrownTypeIndex right = types.classType("R", {virtually(a)});
  EXPECT_TRUE(types.catches(a, types.classType("Both", {publicly(left), publicly(right)})));
  // One public way is enough.
  const ThrownTypeIndex hidden = types.classType("H", {virtually(a, /*isPublic=*/false)});
  EXPECT_TRUE(types.catches(a, types.classType("Mixed", {publicly(hidden), publicly(left)})));
  EXPECT_TRUE(types.catches(a, types.classType("Turned", {publicly(left), publicly(hidden)})));
  EXPECT_FALSE(types.catches(a, types.classType("None", {publicly(hidden)})));
  // Virtual once and not virtual once are two.
  const ThrownTypeIndex plain = types.classType("P", {publicly(a)});
  EXPECT_FALSE(types.catches(a, types.classType("Two", {publicly(left), publicly(plain)})));
}

TEST(Catches, ABaseBelowAVirtualBase) {
  Types types;
  const ThrownTypeIndex top = types.classType("Top");
  const ThrownTypeIndex a = types.classType("A", {publicly(top)});
  const ThrownTypeIndex hidden = types.classType("H", {virtually(a, /*isPublic=*/false)});
  const ThrownTypeIndex open = types.classType("O", {virtually(a)});
  EXPECT_TRUE(types.catches(top, types.classType("Both", {publicly(hidden), publicly(open)})));
}

TEST(Catches, PointersToWhatDerivesPublicly) {
  Types types;
  const ThrownTypeIndex a = types.classType("A");
  const ThrownTypeIndex b = types.classType("B", {publicly(a)});
  const ThrownTypeIndex hidden = types.classType("H", {privately(a)});
  EXPECT_TRUE(types.catches(types.pointer(a), types.pointer(b), CatchForm::Value));
  EXPECT_TRUE(types.catches(types.pointer(a), types.pointer(b), CatchForm::ConstReference));
  EXPECT_FALSE(types.catches(types.pointer(a), types.pointer(b), CatchForm::Reference)); // catch (A *&)
  EXPECT_FALSE(types.catches(types.pointer(a), types.pointer(hidden), CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(b), types.pointer(a), CatchForm::Value));
  EXPECT_FALSE(types.catches(a, types.pointer(a)));
  EXPECT_FALSE(types.catches(types.pointer(a), a));
}

TEST(Catches, PointersThatGetMoreConst) {
  Types types;
  const ThrownTypeIndex a = types.classType("A");
  const ThrownTypeIndex b = types.classType("B", {publicly(a)});
  const ThrownTypeIndex toConst = types.pointer(types.qualified(a, true));
  EXPECT_TRUE(types.catches(toConst, types.pointer(a), CatchForm::Value));
  EXPECT_TRUE(types.catches(toConst, types.pointer(b), CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(a), toConst, CatchForm::Value)); // Drops const.
  EXPECT_FALSE(types.catches(types.pointer(a), types.pointer(types.qualified(a, false, true)), CatchForm::Value));
  EXPECT_TRUE(types.catches(types.pointer(types.qualified(a, true, true)), toConst, CatchForm::Value));
}

TEST(Catches, PointersOfSeveralLevels) {
  Types types;
  const ThrownTypeIndex number = types.other("int");
  const ThrownTypeIndex constNumber = types.qualified(number, true);
  const ThrownTypeIndex plain = types.pointer(types.pointer(number));
  const ThrownTypeIndex unsafe = types.pointer(types.pointer(constNumber));                      // const int **
  const ThrownTypeIndex safe = types.pointer(types.qualified(types.pointer(constNumber), true)); // const int *const *
  const ThrownTypeIndex middle = types.pointer(types.qualified(types.pointer(number), true));    // int *const *
  EXPECT_FALSE(types.catches(unsafe, plain, CatchForm::Value));
  EXPECT_TRUE(types.catches(safe, plain, CatchForm::Value));
  EXPECT_TRUE(types.catches(middle, plain, CatchForm::Value));
  EXPECT_FALSE(types.catches(plain, middle, CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(number), plain, CatchForm::Value));
}

TEST(Catches, AnyObjectPointerAsVoid) {
  Types types;
  const ThrownTypeIndex nothing = types.other("void");
  const ThrownTypeIndex constNothing = types.qualified(nothing, true);
  const ThrownTypeIndex number = types.other("int");
  EXPECT_TRUE(types.catches(types.pointer(nothing), types.pointer(number), CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(nothing), types.pointer(types.qualified(number, true)), CatchForm::Value));
  EXPECT_TRUE(types.catches(types.pointer(constNothing), types.pointer(types.qualified(number, true)), CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(nothing), types.pointer(types.function("void ()", false)), CatchForm::Value));
}

TEST(Catches, FunctionPointersThatPromiseMore) {
  Types types;
  const ThrownTypeIndex may = types.pointer(types.function("void ()", false));
  const ThrownTypeIndex mustNot = types.pointer(types.function("void () noexcept", true));
  EXPECT_TRUE(types.catches(may, mustNot, CatchForm::Value));
  EXPECT_FALSE(types.catches(mustNot, may, CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(types.function("int ()", false)), may, CatchForm::Value));
}

TEST(Catches, NullAsAnyPointer) {
  Types types;
  const ThrownTypeIndex null = types.table.add({.name = "std::nullptr_t", .shape = TypeShape::NullPointer});
  const ThrownTypeIndex member = types.table.add({.name = "int A::*", .shape = TypeShape::MemberPointer});
  EXPECT_TRUE(types.catches(types.pointer(types.other("int")), null, CatchForm::Value));
  EXPECT_TRUE(types.catches(member, null, CatchForm::ConstReference));
  EXPECT_FALSE(types.catches(types.pointer(types.other("int")), null, CatchForm::Reference));
  EXPECT_FALSE(types.catches(types.other("int"), null, CatchForm::Value));
  EXPECT_TRUE(types.catches(null, null, CatchForm::Value));
}

TEST(ExceptionTypes, KnowAClassBetterOnceAUnitSeesItsBases) {
  Types types;
  const ThrownTypeIndex a = types.classType("A");
  const ThrownTypeIndex early = types.classType("B");
  EXPECT_FALSE(types.table.isBase(a, early));
  EXPECT_EQ(types.classType("B", {publicly(a)}), early);
  EXPECT_TRUE(types.catches(a, early));
}

TEST(ExceptionTypes, NamesakesOfTwoFilesAreTwo) {
  Types types;
  const ThrownTypeIndex first = types.classType("(anonymous namespace)::Stop@a.cpp");
  const ThrownTypeIndex second = types.classType("(anonymous namespace)::Stop@b.cpp");
  EXPECT_FALSE(types.catches(first, second));
  EXPECT_EQ(displayName(types.table[first]), "(anonymous namespace)::Stop");
}

TEST(Catches, PointersToMembersByQualificationInThemToo) {
  Types types;
  const ThrownTypeIndex base = types.classType("Base");
  const ThrownTypeIndex derived = types.classType("Derived", {publicly(base)});
  const ThrownTypeIndex number = types.pointer(types.other("int"));
  const ThrownTypeIndex constantNumber = types.pointer(types.qualified(types.other("int"), /*isConst=*/true));
  const ThrownTypeIndex plain = types.member(number, base);
  const ThrownTypeIndex qualified = types.member(types.qualified(constantNumber, /*isConst=*/true), base);
  EXPECT_TRUE(types.catches(qualified, plain));
  EXPECT_TRUE(types.catches(qualified, plain, CatchForm::Value));
  EXPECT_FALSE(types.catches(qualified, plain, CatchForm::Reference));
  EXPECT_FALSE(types.catches(plain, qualified));
  EXPECT_FALSE(types.catches(types.member(constantNumber, base), plain)); // That would need const on the level above.
  EXPECT_FALSE(types.catches(types.member(number, derived), plain));
  EXPECT_TRUE(types.catches(types.pointer(types.qualified(qualified, /*isConst=*/true)), types.pointer(plain)));
  EXPECT_FALSE(types.catches(types.pointer(qualified), types.pointer(plain)));
}

TEST(Catches, PointersToMemberFunctionsThatDoNotThrow) {
  Types types;
  const ThrownTypeIndex base = types.classType("Base");
  const ThrownTypeIndex plain = types.member(types.function("void (int)", false), base);
  const ThrownTypeIndex quiet = types.member(types.function("void (int) noexcept", true), base);
  EXPECT_TRUE(types.catches(plain, quiet));
  EXPECT_FALSE(types.catches(quiet, plain));
}

} // namespace
} // namespace seam
