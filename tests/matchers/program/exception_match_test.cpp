// Does a handler catch what C++ says it catches? The cases of [except.handle], one by one.
#include "matchers/program/exception_match.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

/// Types by short words: A and what derives from it, pointers to them, with const and volatile.
class Types {
public:
  TypeIndex other(const std::string &name) { return table.add({.name = name, .shape = TypeShape::Other}); }
  TypeIndex classType(const std::string &name, std::vector<BaseFact> bases = {}) {
    return table.add({.name = name, .shape = TypeShape::Class, .bases = std::move(bases)});
  }
  TypeIndex qualified(TypeIndex type, bool isConst, bool isVolatile = false) {
    TypeFact fact = table[type];
    fact.isConst = isConst;
    fact.isVolatile = isVolatile;
    return table.add(fact);
  }
  TypeIndex pointer(TypeIndex pointee) {
    const TypeFact &to = table[pointee];
    return table.add({.name = to.name + (to.isConst ? " const" : "") + (to.isVolatile ? " volatile" : "") + " *",
                      .shape = TypeShape::Pointer,
                      .pointee = pointee});
  }
  TypeIndex function(const std::string &name, bool isNoexcept) {
    return table.add({.name = name, .shape = TypeShape::Function, .isNoexcept = isNoexcept});
  }
  bool catches(TypeIndex caught, TypeIndex thrown, CatchForm form = CatchForm::ConstReference) const {
    return table.catches(caught, form, thrown);
  }

  ExceptionTypes table;
};

BaseFact publicly(TypeIndex type) {
  return {.type = type, .isPublic = true, .isVirtual = false};
}
BaseFact privately(TypeIndex type) {
  return {.type = type, .isPublic = false, .isVirtual = false};
}
BaseFact virtually(TypeIndex type, bool isPublic = true) {
  return {.type = type, .isPublic = isPublic, .isVirtual = true};
}

TEST(Catches, EverythingWithDots) {
  Types types;
  EXPECT_TRUE(types.catches(NoFact, types.other("int"), CatchForm::All));
}

TEST(Catches, TheSameTypeInEachForm) {
  Types types;
  const TypeIndex number = types.other("int");
  for (CatchForm form : {CatchForm::Value, CatchForm::Reference, CatchForm::ConstReference})
    EXPECT_TRUE(types.catches(number, number, form));
  EXPECT_FALSE(types.catches(number, types.other("long")));
  EXPECT_FALSE(types.catches(types.classType("A"), number));
}

TEST(Catches, NothingThatDependsOnATemplatesArguments) {
  Types types;
  const TypeIndex number = types.other("int");
  EXPECT_FALSE(types.catches(number, number, CatchForm::Dependent));
  EXPECT_FALSE(types.catches(number, NoFact));
}

TEST(Catches, WhatDerivesPubliclyInEachForm) {
  Types types;
  const TypeIndex a = types.classType("A");
  const TypeIndex b = types.classType("B", {publicly(a)});
  const TypeIndex c = types.classType("C", {publicly(b)});
  for (CatchForm form : {CatchForm::Value, CatchForm::Reference, CatchForm::ConstReference}) {
    EXPECT_TRUE(types.catches(a, b, form));
    EXPECT_TRUE(types.catches(a, c, form));
    EXPECT_FALSE(types.catches(c, a, form));
  }
}

TEST(Catches, NotWhatDerivesPrivatelyOnAnyStep) {
  Types types;
  const TypeIndex a = types.classType("A");
  EXPECT_FALSE(types.catches(a, types.classType("B", {privately(a)})));
  const TypeIndex b = types.classType("B2", {publicly(a)});
  EXPECT_FALSE(types.catches(a, types.classType("C", {privately(b)})));
  const TypeIndex hidden = types.classType("D", {privately(a)});
  EXPECT_FALSE(types.catches(a, types.classType("E", {publicly(hidden)})));
}

TEST(Catches, NotAnAmbiguousBase) {
  Types types;
  const TypeIndex a = types.classType("A");
  const TypeIndex left = types.classType("L", {publicly(a)});
  const TypeIndex right = types.classType("R", {publicly(a)});
  EXPECT_FALSE(types.catches(a, types.classType("Both", {publicly(left), publicly(right)})));
  // It is ambiguous even where one of the two is private.
  const TypeIndex secret = types.classType("S", {privately(a)});
  EXPECT_FALSE(types.catches(a, types.classType("Mixed", {publicly(left), publicly(secret)})));
}

TEST(Catches, AVirtualBaseThatIsThereOnce) {
  Types types;
  const TypeIndex a = types.classType("A");
  const TypeIndex left = types.classType("L", {virtually(a)});
  const TypeIndex right = types.classType("R", {virtually(a)});
  EXPECT_TRUE(types.catches(a, types.classType("Both", {publicly(left), publicly(right)})));
  // One public way is enough.
  const TypeIndex hidden = types.classType("H", {virtually(a, /*isPublic=*/false)});
  EXPECT_TRUE(types.catches(a, types.classType("Mixed", {publicly(hidden), publicly(left)})));
  EXPECT_TRUE(types.catches(a, types.classType("Turned", {publicly(left), publicly(hidden)})));
  EXPECT_FALSE(types.catches(a, types.classType("None", {publicly(hidden)})));
  // Virtual once and not virtual once are two.
  const TypeIndex plain = types.classType("P", {publicly(a)});
  EXPECT_FALSE(types.catches(a, types.classType("Two", {publicly(left), publicly(plain)})));
}

TEST(Catches, ABaseBelowAVirtualBase) {
  Types types;
  const TypeIndex top = types.classType("Top");
  const TypeIndex a = types.classType("A", {publicly(top)});
  const TypeIndex hidden = types.classType("H", {virtually(a, /*isPublic=*/false)});
  const TypeIndex open = types.classType("O", {virtually(a)});
  EXPECT_TRUE(types.catches(top, types.classType("Both", {publicly(hidden), publicly(open)})));
}

TEST(Catches, PointersToWhatDerivesPublicly) {
  Types types;
  const TypeIndex a = types.classType("A");
  const TypeIndex b = types.classType("B", {publicly(a)});
  const TypeIndex hidden = types.classType("H", {privately(a)});
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
  const TypeIndex a = types.classType("A");
  const TypeIndex b = types.classType("B", {publicly(a)});
  const TypeIndex toConst = types.pointer(types.qualified(a, true));
  EXPECT_TRUE(types.catches(toConst, types.pointer(a), CatchForm::Value));
  EXPECT_TRUE(types.catches(toConst, types.pointer(b), CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(a), toConst, CatchForm::Value)); // Drops const.
  EXPECT_FALSE(types.catches(types.pointer(a), types.pointer(types.qualified(a, false, true)), CatchForm::Value));
  EXPECT_TRUE(types.catches(types.pointer(types.qualified(a, true, true)), toConst, CatchForm::Value));
}

TEST(Catches, PointersOfSeveralLevels) {
  Types types;
  const TypeIndex number = types.other("int");
  const TypeIndex constNumber = types.qualified(number, true);
  const TypeIndex plain = types.pointer(types.pointer(number));
  const TypeIndex unsafe = types.pointer(types.pointer(constNumber));                      // const int **
  const TypeIndex safe = types.pointer(types.qualified(types.pointer(constNumber), true)); // const int *const *
  const TypeIndex middle = types.pointer(types.qualified(types.pointer(number), true));    // int *const *
  EXPECT_FALSE(types.catches(unsafe, plain, CatchForm::Value));
  EXPECT_TRUE(types.catches(safe, plain, CatchForm::Value));
  EXPECT_TRUE(types.catches(middle, plain, CatchForm::Value));
  EXPECT_FALSE(types.catches(plain, middle, CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(number), plain, CatchForm::Value));
}

TEST(Catches, AnyObjectPointerAsVoid) {
  Types types;
  const TypeIndex nothing = types.other("void");
  const TypeIndex constNothing = types.qualified(nothing, true);
  const TypeIndex number = types.other("int");
  EXPECT_TRUE(types.catches(types.pointer(nothing), types.pointer(number), CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(nothing), types.pointer(types.qualified(number, true)), CatchForm::Value));
  EXPECT_TRUE(types.catches(types.pointer(constNothing), types.pointer(types.qualified(number, true)), CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(nothing), types.pointer(types.function("void ()", false)), CatchForm::Value));
}

TEST(Catches, FunctionPointersThatPromiseMore) {
  Types types;
  const TypeIndex may = types.pointer(types.function("void ()", false));
  const TypeIndex mustNot = types.pointer(types.function("void () noexcept", true));
  EXPECT_TRUE(types.catches(may, mustNot, CatchForm::Value));
  EXPECT_FALSE(types.catches(mustNot, may, CatchForm::Value));
  EXPECT_FALSE(types.catches(types.pointer(types.function("int ()", false)), may, CatchForm::Value));
}

TEST(Catches, NullAsAnyPointer) {
  Types types;
  const TypeIndex null = types.table.add({.name = "std::nullptr_t", .shape = TypeShape::NullPointer});
  const TypeIndex member = types.table.add({.name = "int A::*", .shape = TypeShape::MemberPointer});
  EXPECT_TRUE(types.catches(types.pointer(types.other("int")), null, CatchForm::Value));
  EXPECT_TRUE(types.catches(member, null, CatchForm::ConstReference));
  EXPECT_FALSE(types.catches(types.pointer(types.other("int")), null, CatchForm::Reference));
  EXPECT_FALSE(types.catches(types.other("int"), null, CatchForm::Value));
  EXPECT_TRUE(types.catches(null, null, CatchForm::Value));
}

TEST(ExceptionTypes, KnowAClassBetterOnceAUnitSeesItsBases) {
  Types types;
  const TypeIndex a = types.classType("A");
  const TypeIndex early = types.classType("B");
  EXPECT_FALSE(types.table.isBase(a, early));
  EXPECT_EQ(types.classType("B", {publicly(a)}), early);
  EXPECT_TRUE(types.catches(a, early));
}

TEST(ExceptionTypes, NamesakesOfTwoFilesAreTwo) {
  Types types;
  const TypeIndex first = types.classType("(anonymous namespace)::Stop@a.cpp");
  const TypeIndex second = types.classType("(anonymous namespace)::Stop@b.cpp");
  EXPECT_FALSE(types.catches(first, second));
  EXPECT_EQ(displayName(types.table[first]), "(anonymous namespace)::Stop");
}

} // namespace
} // namespace seam
