// Are the methods and constructors of a double those of its interface, each with a name of its own?
#include "generators/double_plan.h"
#include "generators/double_text.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// An interface with one method per name, int(std::string).
InterfaceFact interfaceWith(const std::vector<std::string> &names) {
  InterfaceFact fact;
  fact.name = "Store";
  fact.text = "app::Store";
  fact.namespaces = {{.name = "app", .isInline = false}};
  fact.header = "\"app/store.h\"";
  fact.languageYear = 17;
  fact.types.push_back({.text = "int", .value = {}, .form = TypeForm::Scalar, .copy = TypeCopy::Copied});
  fact.types.push_back({.text = "const std::string &", .value = "std::string", .form = TypeForm::Class, .copy = TypeCopy::Copied});
  fact.types.back().isLvalueReference = true;
  fact.types.back().isConst = true;
  for (const std::string &name : names) {
    MethodFact method;
    method.name = name;
    method.isPure = true;
    method.parameters.push_back({.name = "key", .type = 1, .isPack = false});
    fact.methods.push_back(std::move(method));
  }
  return fact;
}

std::vector<std::string> aliases(const DoublePlan &plan) {
  std::vector<std::string> names;
  for (const PlannedMethod &each : plan.methods)
    names.push_back(each.alias);
  return names;
}

TEST(DoublePlan, overloadsAreToldApart) {
  InterfaceFact fact = interfaceWith({"find", "find", "find", "save"});
  fact.methods[1].parameters.front().type = 0;
  fact.methods[2].isConst = true;

  EXPECT_THAT(aliases(planDouble(fact, {})), ElementsAre("findString", "findInt", "findStringConst", "save"));
}

TEST(DoublePlan, anAliasDoesNotMeetTheInterfacesOwnNames) {
  EXPECT_THAT(aliases(planDouble(interfaceWith({"find", "findReturns"}), {})), ElementsAre("find_", "findReturns"));
}

TEST(DoublePlan, whatCannotBeOverriddenIsNamed) {
  InterfaceFact fact = interfaceWith({"find", "close"});
  fact.methods[1].leftOut = "it is final";
  const DoublePlan plan = planDouble(fact, {});

  EXPECT_THAT(aliases(plan), ElementsAre("find"));
  EXPECT_THAT(plan.notOverridden, ElementsAre("close: it is final"));
}

TEST(DoublePlan, defaultArgumentsOfAConstructorStayOnes) {
  InterfaceFact fact = interfaceWith({});
  ConstructorFact constructor;
  constructor.parameters = {{.name = "host", .type = 1, .isPack = false}, {.name = "port", .type = 0, .isPack = false}};
  constructor.required = 1;
  fact.constructors = {constructor};
  const DoublePlan plan = planDouble(fact, {.kind = DoubleKind::Dummy});

  ASSERT_EQ(plan.constructors.size(), 2u);
  const std::string text = writeDouble(plan, *findStyle(DoubleKind::Dummy, ""));
  EXPECT_THAT(text, HasSubstr("explicit DummyStore(const std::string &host) : app::Store(host) {}"));
  EXPECT_THAT(text, HasSubstr("DummyStore(const std::string &host, int port) : app::Store(host, port) {}"));
}

TEST(DoublePlan, declaratorsWrapAroundTheName) {
  const std::string callback = std::string("void (*") + NamePlace + ")(int)";

  EXPECT_EQ(declared(callback, "listener"), "void (*listener)(int)");
  EXPECT_EQ(declared(callback, ""), "void (*)(int)");
  EXPECT_EQ(declared("const std::string &", "name"), "const std::string &name");
  EXPECT_EQ(declared("int", "count"), "int count");
}

TEST(DoubleText, namespacesFollowTheLanguage) {
  InterfaceFact fact = interfaceWith({"find"});
  fact.namespaces.push_back({.name = "inner", .isInline = false});
  const RegisteredStyle &style = *findStyle(DoubleKind::Stub, "");

  EXPECT_THAT(writeDouble(planDouble(fact, {.kind = DoubleKind::Stub}), style), HasSubstr("namespace app::inner {"));
  fact.languageYear = 11;
  EXPECT_THAT(writeDouble(planDouble(fact, {.kind = DoubleKind::Stub}), style), Not(HasSubstr("namespace app::inner {")));
}

} // namespace
} // namespace seam
