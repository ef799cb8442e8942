// Does a unit mean the same with a precompiled header of what others wrote, and is it read without one where that is not certain?
#include "matchers/extract/shared_header.h"
#include "tests/matchers/extract/facts_of.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A program of one unit beside a library of others: <lib/shape.h> asks for WIDE, <lib/other.h> is never included by the unit.
class SharedHeaderTest : public testing::Test {
protected:
  SharedHeaderTest() {
    folder.write("lib/lib/shape.h",
                 "#pragma once\n#define LIB_SHAPE 1\nnamespace lib {\n#ifdef WIDE\nusing Size = long;\n#else\nusing Size = int;\n"
                 "#endif\nstruct Shape { Size size; };\nvoid draw(long);\n}\n");
    folder.write("lib/lib/other.h", "#pragma once\n#define LIB_OTHER 1\nnamespace lib {\nvoid draw(int);\nstruct Hidden {};\n}\n");
    folder.write("lib/lib/broken.h", "this is no C++\n");
  }

  std::string root() const { return (folder.path() / "root").string(); }

  ExtractRequest requestFor(const std::string &text) const {
    folder.write("root/main.cpp", text);
    ExtractRequest request;
    request.file = root() + "/main.cpp";
    request.directory = root();
    request.root = root();
    request.resourceFolder = SEAM_RESOURCE_FOLDER;
    request.arguments = {"clang++", "-std=c++20", "-isystem", (folder.path() / "lib").string(), request.file};
    return request;
  }

  /// Reads the unit both ways; true: the shared header was used.
  bool isShared(const std::string &text) {
    ExtractRequest request = requestFor(text);
    const std::optional<SharedHeader> header =
        buildSharedHeader(request, {"lib/broken.h", "lib/other.h", "lib/shape.h"}, (folder.path() / "shared.pch").string());
    EXPECT_TRUE(header.has_value());
    if (!header)
      return false;
    EXPECT_THAT(header->names, ElementsAre("lib/other.h", "lib/shape.h"));
    const ExtractedUnit plain = extractUnit(request);
    request.shared = &*header;
    const ExtractedUnit shared = extractUnit(request);
    EXPECT_EQ(uses(shared.facts), uses(plain.facts));
    EXPECT_EQ(includes(shared.facts), includes(plain.facts));
    EXPECT_EQ(declarations(shared.facts), declarations(plain.facts));
    EXPECT_EQ(shared.facts.errors.size(), plain.facts.errors.size());
    return shared.usedShared;
  }

  TemporaryFolder folder;
};

TEST_F(SharedHeaderTest, IsUsedAndChangesNothing) {
  EXPECT_TRUE(isShared("#include <lib/shape.h>\nlib::Shape shape;\nvoid f() { lib::draw(shape.size + long{LIB_SHAPE}); }\n"));
}

TEST_F(SharedHeaderTest, SurvivesTheWayToAnotherProcess) {
  const std::optional<SharedHeader> header =
      buildSharedHeader(requestFor("int x;\n"), {"lib/shape.h"}, (folder.path() / "shared.pch").string());
  ASSERT_TRUE(header.has_value());
  const std::optional<SharedHeader> read = readSharedHeader(writeSharedHeader(*header));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->paths, header->paths);
  EXPECT_EQ(read->words, header->words);
  EXPECT_EQ(read->inputs, header->inputs);
  EXPECT_FALSE(readSharedHeader(writeSharedHeader(*header).substr(1)).has_value());
}

TEST_F(SharedHeaderTest, NotForAUnitThatDefinesWhatTheHeaderAsksFor) {
  EXPECT_FALSE(isShared("#define WIDE\n#include <lib/shape.h>\nlib::Shape shape;\n"));
}

TEST_F(SharedHeaderTest, NotForAUnitThatSeesAMacroItDoesNotInclude) {
  EXPECT_FALSE(isShared("#include <lib/shape.h>\n#ifdef LIB_OTHER\nint other;\n#endif\nlib::Shape shape;\n"));
}

TEST_F(SharedHeaderTest, NotForAUnitThatFindsABetterOverload) {
  // With other.h draw(int) would be called.
  EXPECT_FALSE(isShared("#include <lib/shape.h>\nvoid f() { lib::draw(1); }\n"));
}

TEST_F(SharedHeaderTest, NotForAUnitThatLacksAnInclude) {
  EXPECT_FALSE(isShared("#include <lib/shape.h>\nlib::Hidden hidden;\n"));
}

TEST_F(SharedHeaderTest, AnOverloadThatIsNotIncludedDoesNotCountInATemplate) {
  EXPECT_TRUE(isShared("#include <lib/shape.h>\ntemplate <typename T> void f(T value) { lib::draw(value); }\n"));
}

TEST_F(SharedHeaderTest, WhatItHoldsIsWhatTheUnitDependsOn) {
  ExtractRequest request = requestFor("#include <lib/shape.h>\nlib::Shape shape;\n");
  const std::optional<SharedHeader> header = buildSharedHeader(request, {"lib/shape.h"}, (folder.path() / "shared.pch").string());
  ASSERT_TRUE(header.has_value());
  request.shared = &*header;
  const ExtractedUnit unit = extractUnit(request);
  ASSERT_TRUE(unit.usedShared);
  std::vector<std::string> read;
  for (const UnitInput &input : unit.inputs)
    if (input.kind == InputKind::Content && llvm::StringRef(input.path).contains("/lib/lib/"))
      read.push_back(llvm::StringRef(input.path).rsplit('/').second.str());
  EXPECT_THAT(read, ElementsAre("shape.h"));
}

TEST_F(SharedHeaderTest, NothingIfNoHeaderCompiles) {
  EXPECT_FALSE(buildSharedHeader(requestFor(""), {"lib/broken.h"}, (folder.path() / "shared.pch").string()).has_value());
}

} // namespace
} // namespace seam
