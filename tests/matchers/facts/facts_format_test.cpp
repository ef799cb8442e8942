// Do facts come back as they were written, and are damaged ones refused?
#include "matchers/facts/exception_facts.h"
#include "matchers/facts/facts_format.h"
#include <gtest/gtest.h>
#include <random>

namespace seam {
namespace {

UnitFacts smallFacts() {
  UnitFacts facts;
  facts.unit = "src/a.cpp";
  facts.files = {{.path = "src/a.cpp"}, {.path = "/usr/include/c++/12/vector", .includedAs = "vector", .origin = FileOrigin::External}};
  facts.includes = {
      {.place = {.file = 0, .line = 300, .column = 10, .endColumn = 18}, .to = 1, .form = IncludeForm::Angled, .spelled = "vector"}};
  facts.symbols = {{.id = "c:@S@A", .name = "A"}, {.id = "c:@S@A@F@f#", .name = "A::f", .kind = SymbolKind::Method, .parent = 0}};
  facts.declarations = {{.symbol = 1, .place = {.file = 0, .line = 2, .column = 3, .endColumn = 4}, .isDefinition = true}};
  facts.uses = {{.symbol = 0, .place = {.file = 0, .line = 70000, .column = 1, .endColumn = 2}, .kind = UseKind::Base, .count = 3}};
  facts.errors = {{.place = {}, .message = "no place"}};
  return facts;
}

bool isReadable(const std::string &bytes) {
  llvm::Expected<UnitFacts> facts = readFacts(bytes);
  if (facts)
    return true;
  llvm::consumeError(facts.takeError());
  return false;
}

TEST(FactsFormat, GivesBackWhatWasWritten) {
  llvm::Expected<UnitFacts> read = readFacts(writeFacts(smallFacts()));
  ASSERT_TRUE(static_cast<bool>(read));
  EXPECT_EQ(factsAsJson(*read), factsAsJson(smallFacts()));
  EXPECT_EQ(read->uses[0].place.line, 70000u);
  EXPECT_EQ(read->symbols[0].parent, NoIndex);
}

TEST(FactsFormat, RefusesEveryTruncation) {
  const std::string bytes = writeFacts(smallFacts());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(isReadable(bytes.substr(0, size))) << size;
  EXPECT_FALSE(isReadable(bytes + "x"));
}

TEST(FactsFormat, RefusesDamagedExceptionFacts) {
  ExceptionFacts exceptions;
  exceptions.files = {"src/a.cpp"};
  exceptions.types = {{.name = "A", .shape = TypeShape::Class}};
  UnitFacts facts = smallFacts();
  facts.exceptions = writeExceptionFacts(exceptions);
  EXPECT_TRUE(isReadable(writeFacts(facts)));
  facts.exceptions.front() = static_cast<char>(facts.exceptions.front() ^ 4);
  EXPECT_FALSE(isReadable(writeFacts(facts)));
  facts.exceptions = "no facts";
  EXPECT_FALSE(isReadable(writeFacts(facts)));
}

TEST(FactsFormat, RefusesIndicesOutOfRange) {
  UnitFacts facts = smallFacts();
  facts.uses[0].symbol = 2;
  EXPECT_FALSE(isReadable(writeFacts(facts)));
  facts = smallFacts();
  facts.includes[0].to = 7;
  EXPECT_FALSE(isReadable(writeFacts(facts)));
  facts = smallFacts();
  facts.symbols[1].parent = 9;
  EXPECT_FALSE(isReadable(writeFacts(facts)));
}

TEST(FactsFormat, NeverCrashesOnDamagedBytes) {
  const std::string bytes = writeFacts(smallFacts());
  std::mt19937 random(7);
  unsigned refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = bytes;
    for (unsigned flips = 1 + random() % 3; flips > 0; --flips)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    refused += !isReadable(damaged);
  }
  EXPECT_GT(refused, 1000u);
}

TEST(FactsFormat, RefusesAnOtherVersion) {
  std::string bytes = writeFacts(smallFacts());
  bytes[0] = 99;
  llvm::Expected<UnitFacts> read = readFacts(bytes);
  ASSERT_FALSE(static_cast<bool>(read));
  EXPECT_NE(llvm::toString(read.takeError()).find("format 99"), std::string::npos);
}

} // namespace
} // namespace seam
