// What does a unit tell of what it throws and catches?
#include "matchers/facts/exception_facts.h"
#include "tests/matchers/extract/facts_of.h"
#include <algorithm>
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

ExceptionFacts exceptionsOf(const std::string &code) {
  const UnitFacts facts = factsOf({{"main.cpp", code}});
  EXPECT_THAT(facts.errors, IsEmpty());
  ExceptionFacts exceptions;
  EXPECT_TRUE(readExceptionFacts(facts.exceptions, exceptions));
  return exceptions;
}

const FunctionFact &functionOf(const ExceptionFacts &facts, const std::string &name, bool isInstance = false) {
  static const FunctionFact none;
  const auto found = std::ranges::find_if(facts.functions, [&](const FunctionFact &each) {
    return each.name == name && ((each.flags & function::Instance) != 0) == isInstance && !(each.flags & function::Pattern);
  });
  EXPECT_NE(found, facts.functions.end()) << name;
  return found == facts.functions.end() ? none : *found;
}

std::vector<std::string> thrownBy(const ExceptionFacts &facts, const FunctionFact &function) {
  std::vector<std::string> names;
  for (const ThrowFact &each : function.throws)
    names.push_back(each.type == NoFact ? "throw;" : facts.types[each.type].name);
  return names;
}

std::vector<std::string> foreignCallees(const ExceptionFacts &facts, const FunctionFact &function) {
  std::vector<std::string> names;
  for (const CallFact &each : function.calls)
    if (const std::string &name = facts.callees[each.callee].name; !name.empty())
      names.push_back(name);
  return names;
}

TEST(ExceptionFacts, AClassThatHoldsItselfByMistakeDoesNoHarm) {
  // Clang corrects the name, and so the class holds itself: its implicit destructor asks for its own.
  const UnitFacts facts = factsOf({{"main.cpp", "struct Text { ~Text(); };\nclass Chain {\n  Text text;\n  Chains next;\n};\n"
                                                "void use() { Chain chain; }\n"}});
  ASSERT_THAT(facts.errors, Not(IsEmpty()));
  EXPECT_THAT(facts.errors.front().message, testing::HasSubstr("unknown type name 'Chains'"));
}

TEST(ExceptionFacts, NothingForAUnitWithoutFunctions) {
  EXPECT_THAT(factsOf({{"main.cpp", "struct A;\n"}}).exceptions, IsEmpty());
}

TEST(ExceptionFacts, ScopesNest) {
  const ExceptionFacts facts =
      exceptionsOf("void g();\nvoid f() {\n  try {\n    try { throw 1; } catch (long) { throw; }\n  } catch (...) { g(); }\n}\n");
  const FunctionFact &f = functionOf(facts, "f");
  ASSERT_THAT(f.tries, SizeIs(2));
  EXPECT_EQ(f.tries[0].parent, 0u);
  EXPECT_EQ(f.tries[1].parent, f.tries[0].scope);
  EXPECT_THAT(thrownBy(facts, f), ElementsAre("int", "throw;"));
  EXPECT_EQ(f.throws[0].scope, f.tries[1].scope);
  EXPECT_EQ(f.throws[1].scope, f.tries[1].handlers[0].scope);
  EXPECT_EQ(f.calls[0].scope, f.tries[0].handlers[0].scope);
}

TEST(ExceptionFacts, AHandlerThatClangCannotReadMayDoAnything) {
  const UnitFacts unit = factsOf({{"main.cpp", "void g();\nvoid f() {\n  try {\n    g();\n  } catch (int) {\n    no::where();\n  }\n"
                                               "  try {\n    g();\n  } catch (int) {\n  }\n}\n"}});
  EXPECT_THAT(unit.errors, SizeIs(1));
  ExceptionFacts facts;
  ASSERT_TRUE(readExceptionFacts(unit.exceptions, facts));
  const FunctionFact &f = functionOf(facts, "f");
  ASSERT_THAT(f.tries, SizeIs(2));
  const HandlerFact &unreadable = f.tries[0].handlers[0];
  ASSERT_THAT(unreadable.effects, SizeIs(1));
  EXPECT_EQ(unreadable.effects[0].kind, EffectKind::Opaque);
  EXPECT_EQ(unreadable.flags & handler::Empty, 0u);
  EXPECT_THAT(f.tries[1].handlers[0].effects, IsEmpty());
}

TEST(ExceptionFacts, ACaughtTypeThatClangDoesNotFindIsNoInt) {
  const UnitFacts unit = factsOf({{"main.cpp", "void g();\nvoid f() {\n  try {\n    g();\n  } catch (const Missing &) {\n  }\n}\n"}});
  ExceptionFacts facts;
  ASSERT_TRUE(readExceptionFacts(unit.exceptions, facts));
  const FunctionFact &f = functionOf(facts, "f");
  ASSERT_THAT(f.tries, SizeIs(1));
  EXPECT_EQ(f.tries[0].handlers[0].form, CatchForm::Dependent);
}

TEST(ExceptionFacts, WhatIsNotEvaluatedDoesNotThrow) {
  const ExceptionFacts facts =
      exceptionsOf("int g(int);\nvoid f() {\n  (void)sizeof(g(1));\n  (void)noexcept(throw 1);\n  if constexpr (false) throw 2;\n"
                   "  if (1 > 2) throw 3;\n  true ? (void)0 : throw 4;\n  static_assert(sizeof(g(1)) == 4);\n}\n");
  EXPECT_THAT(functionOf(facts, "f").throws, IsEmpty());
  EXPECT_THAT(functionOf(facts, "f").calls, IsEmpty());
}

TEST(ExceptionFacts, TemplatesAreReadPerInstantiation) {
  const ExceptionFacts facts =
      exceptionsOf("template <class T> void f(T) noexcept(sizeof(T) == 1) { if constexpr (sizeof(T) > 1) throw T(); }\n"
                   "void g() { f('c'); f(1); }\n");
  std::vector<std::vector<std::string>> thrown;
  for (const FunctionFact &each : facts.functions)
    if (each.name == "f" && (each.flags & function::Instance))
      thrown.push_back(thrownBy(facts, each));
  EXPECT_THAT(thrown, testing::UnorderedElementsAre(ElementsAre("int"), IsEmpty()));
}

TEST(ExceptionFacts, ImplicitAndInheritedConstructorsAreReadWhenTheyRun) {
  const ExceptionFacts facts =
      exceptionsOf("struct Loud { Loud() { throw 1; } };\nstruct Holder { Loud loud; };\nvoid f() { Holder holder; }\n");
  EXPECT_THAT(functionOf(facts, "Holder::Holder", /*isInstance=*/true).calls, SizeIs(1));
}

TEST(ExceptionFacts, WhatTheLibraryMakesIsConstructed) {
  const ExceptionFacts facts = exceptionsOf("#include <memory>\n#include <vector>\n"
                                            "struct Store { explicit Store(int n) { if (n < 0) throw 1; } };\n"
                                            "struct Twice { explicit Twice(int); explicit Twice(long); };\n"
                                            "void f() { auto store = std::make_unique<Store>(1); }\n"
                                            "void g(std::vector<Store> &stores) { stores.emplace_back(2); }\n"
                                            "void h() { auto twice = std::make_shared<Twice>(1); }\n"
                                            "void copy(std::vector<Store> &stores, const Store &store) { stores.emplace_back(store); }\n");
  const std::uint64_t store = functionOf(facts, "Store::Store").id;
  for (const char *name : {"f", "g"})
    EXPECT_TRUE(std::ranges::any_of(functionOf(facts, name).calls, [&](const CallFact &each) {
      return facts.callees[each.callee].id == store;
    })) << name;
  EXPECT_FALSE(
      std::ranges::any_of(functionOf(facts, "copy").calls, [&](const CallFact &each) { return facts.callees[each.callee].id == store; }));
  EXPECT_TRUE(functionOf(facts, "h").flags & function::UnknownCalls) << "one of two constructors";
}

TEST(ExceptionFacts, DestructorsCountOnlyWhereTheyMayThrow) {
  const ExceptionFacts facts = exceptionsOf("struct Quiet { ~Quiet(); };\nstruct Loud { ~Loud() noexcept(false); };\n"
                                            "void f() { Quiet quiet; }\nvoid g() { Loud loud; }\nvoid h() { Loud(); }\n");
  EXPECT_THAT(functionOf(facts, "f").calls, Not(Contains(testing::Field(&CallFact::flags, called::Implicit))));
  EXPECT_THAT(functionOf(facts, "g").calls, Contains(testing::Field(&CallFact::flags, called::Implicit)));
  EXPECT_THAT(functionOf(facts, "h").calls, Contains(testing::Field(&CallFact::flags, called::Implicit)));
}

TEST(ExceptionFacts, DefaultArgumentsBelongToTheCaller) {
  const ExceptionFacts facts = exceptionsOf("int number();\nvoid g(int n = number());\nvoid f() { g(); }\n");
  EXPECT_THAT(functionOf(facts, "f").calls, SizeIs(2));
}

TEST(ExceptionFacts, CheckedAccessIsGuardedByAnyQuestionBefore) {
  const ExceptionFacts facts = exceptionsOf("#include <array>\n#include <vector>\n"
                                            "int f(std::vector<int> &v) { return v.at(1); }\n"
                                            "int g(std::vector<int> &v) { return v.size() > 1 ? v.at(1) : 0; }\n"
                                            "int h(std::array<int, 3> &a) { return a.at(2); }\n"
                                            "int i(std::array<int, 3> &a) { return a.at(3); }\n");
  EXPECT_EQ(functionOf(facts, "f").calls[0].flags & called::Guarded, 0u);
  EXPECT_NE(functionOf(facts, "g").calls[0].flags & called::Guarded, 0u);
  EXPECT_NE(functionOf(facts, "h").calls[0].flags & called::Guarded, 0u);
  EXPECT_EQ(functionOf(facts, "i").calls[0].flags & called::Guarded, 0u);
  EXPECT_THAT(foreignCallees(facts, functionOf(facts, "f")), Contains("std::vector::at"));
}

TEST(ExceptionFacts, FilesystemFunctionsThrowUnlessTheyGetAnErrorCode) {
  const ExceptionFacts facts = exceptionsOf("#include <filesystem>\nvoid f() { std::filesystem::remove_all(\"x\"); }\n"
                                            "void g(std::error_code &e) { std::filesystem::remove_all(\"x\", e); }\n");
  EXPECT_THAT(foreignCallees(facts, functionOf(facts, "f")), Contains("std::filesystem::remove_all/throws"));
  EXPECT_THAT(foreignCallees(facts, functionOf(facts, "g")), Not(Contains("std::filesystem::remove_all/throws")));
}

TEST(ExceptionFacts, AFunctionTryBlockHoldsTheInitialisersAndThrowsOn) {
  const ExceptionFacts facts = exceptionsOf("int number();\nstruct A { int n; A() try : n(number()) {} catch (...) {} };\n");
  const FunctionFact &made = functionOf(facts, "A::A");
  ASSERT_THAT(made.tries, SizeIs(1));
  EXPECT_EQ(made.calls[0].scope, made.tries[0].scope);
  EXPECT_THAT(thrownBy(facts, made), ElementsAre("throw;"));
}

TEST(ExceptionFacts, VirtualCallsAreToldUnlessTheTypeIsKnown) {
  const ExceptionFacts facts =
      exceptionsOf("struct A { virtual void f(); };\nstruct B final : A { void f() override; };\n"
                   "void g(A &a) { a.f(); }\nvoid h(A &a) { a.A::f(); }\nvoid i(B &b) { b.f(); }\nvoid j() { A a; a.f(); }\n");
  EXPECT_NE(functionOf(facts, "g").calls[0].flags & called::Virtually, 0u);
  EXPECT_EQ(functionOf(facts, "h").calls[0].flags & called::Virtually, 0u);
  EXPECT_EQ(functionOf(facts, "i").calls[0].flags & called::Virtually, 0u);
  for (const CallFact &call : functionOf(facts, "j").calls)
    EXPECT_EQ(call.flags & called::Virtually, 0u);
}

TEST(ExceptionFacts, DamagedBytesAreRefused) {
  const UnitFacts facts = factsOf({{"main.cpp", "void f() { throw 1; }\n"}});
  ExceptionFacts exceptions;
  for (std::size_t size = 1; size < facts.exceptions.size(); ++size)
    EXPECT_FALSE(readExceptionFacts(std::string_view(facts.exceptions).substr(0, size), exceptions)) << size;
  for (std::size_t i = 0; i < facts.exceptions.size(); ++i) {
    std::string wrong = facts.exceptions;
    wrong[i] = static_cast<char>(wrong[i] ^ 1);
    EXPECT_FALSE(areExceptionFactsWhole(wrong)) << i;
    EXPECT_FALSE(readExceptionFacts(wrong, exceptions)) << i;
  }
}

TEST(ExceptionFacts, OfAHeaderAreThoseForItsSake) {
  const UnitFacts facts = factsOf({{"a.h", "template <class T> void t(T) { throw T(); }\ninline void a() { t(1); }\n"},
                                   {"main.cpp", "#include \"a.h\"\nvoid m() { t(2L); }\n"}});
  ExceptionFacts whole;
  ASSERT_TRUE(readExceptionFacts(facts.exceptions, whole));
  const auto namesFor = [&](const std::string &file) {
    std::vector<std::string> names;
    const ExceptionFacts part = exceptionFactsFor(whole, file);
    for (const FunctionFact &each : part.functions)
      names.push_back(each.name + (each.flags & function::Instance ? " of " + part.types[each.throws[0].type].name : ""));
    std::ranges::sort(names);
    return names;
  };
  EXPECT_THAT(namesFor("a.h"), ElementsAre("a", "t", "t of int"));
  EXPECT_THAT(namesFor("main.cpp"), ElementsAre("m", "t of long"));
}

} // namespace
} // namespace seam
