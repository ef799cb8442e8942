// What is written into a mock that does not fit its interface, and what is left to a person?
#include "generators/mock_repair.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A mock of app::Store, which declares `bool find(int id) const` and `bool save(std::pair<int, int>) noexcept`, both pure.
InterfaceFact mockOfStore() {
  InterfaceFact mock;
  mock.name = "MockStore";
  mock.types.push_back({.text = "int", .form = TypeForm::Scalar, .copy = TypeCopy::Copied});
  mock.types.push_back({.text = "bool", .form = TypeForm::Scalar, .copy = TypeCopy::Copied});
  mock.types.push_back({.text = "std::pair<int, int>", .form = TypeForm::Class, .copy = TypeCopy::Copied});
  mock.methods.push_back({.name = "find",
                          .returns = 1,
                          .parameters = {{.name = "id", .type = 0, .isPack = false}},
                          .declaredBy = "app::Store",
                          .isConst = true,
                          .isPure = true});
  mock.methods.push_back({.name = "save",
                          .returns = 1,
                          .parameters = {{.name = {}, .type = 2, .isPack = false}},
                          .declaredBy = "app::Store",
                          .exceptions = "noexcept",
                          .isPure = true});
  return mock;
}

MockedMethod staleFind(const std::string &text) {
  return {.name = "find", .macro = "MOCK_METHOD", .text = text, .column = 3, .offset = 100, .end = 140, .missed = 0, .hasSameTypes = true};
}

TEST(MockRepair, onlyWhatIsWrongIsRewritten) {
  InterfaceFact mock = mockOfStore();
  mock.mocks.push_back(staleFind("MOCK_METHOD(Flag, find, (Id))"));
  EXPECT_EQ(correctedMacro(mock, mock.mocks[0]), "MOCK_METHOD(Flag, find, (Id), (const, override))");

  mock.mocks[0].hasSameTypes = false;
  EXPECT_EQ(correctedMacro(mock, mock.mocks[0]), "MOCK_METHOD(bool, find, (int id), (const, override))");
  mock.mocks[0].isOneOfSeveral = true;
  EXPECT_EQ(correctedMacro(mock, mock.mocks[0]), "");
}

TEST(MockRepair, whatIsMissingStandsBehindTheLastMacro) {
  InterfaceFact mock = mockOfStore();
  mock.mocks.push_back(staleFind("MOCK_METHOD(bool, find, (int))"));
  const MockInsertion lines = missingMacros(mock);
  EXPECT_EQ(lines.offset, 140U);
  EXPECT_EQ(lines.text, "\n  MOCK_METHOD(bool, save, ((std::pair<int, int>)), (noexcept, override));");
  EXPECT_THAT(lines.left, IsEmpty());
}

TEST(MockRepair, whatNoMacroCanSayIsNamed) {
  InterfaceFact mock = mockOfStore();
  mock.methods[1].isVariadic = true;
  mock.mocks.push_back(staleFind("MOCK_METHOD(bool, find, (int))"));
  EXPECT_EQ(missingMacros(mock).text, "");
  EXPECT_THAT(missingMacros(mock).left, ElementsAre("bool save(std::pair<int, int>, ...) noexcept"));
}

TEST(MockRepair, anOverloadOfTheMocksOwnIsNotStale) {
  InterfaceFact mock = mockOfStore();
  mock.methods[0].isPure = false;
  mock.mocks.push_back(staleFind("MOCK_METHOD(bool, find, (long))"));
  EXPECT_TRUE(isStale(mock, mock.mocks[0]));
  mock.mocks.push_back({.name = "find", .macro = "MOCK_METHOD", .isOverriding = true});
  EXPECT_FALSE(isStale(mock, mock.mocks[0]));
}

} // namespace
} // namespace seam
