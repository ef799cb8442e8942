// Does a unit mean the same with a precompiled header, and is it read without one where that is not certain?
#include "tests/matchers/extract/shared_program.h"

namespace seam {
namespace {

using testing::ElementsAre;

class SharedHeaderTest : public SharedProgram {};

TEST_F(SharedHeaderTest, IsUsedAndChangesNothing) {
  EXPECT_EQ(doubtOf("#include <lib/shape.h>\nlib::Shape shape;\nvoid f() { lib::draw(shape.size + long{LIB_SHAPE}); }\n"), "");
  EXPECT_EQ(doubtOf("#include \"line.h\"\nown::Line line;\nint f() { return line.from.x + own::Box<own::Point>().x(); }\n"), "");
}

TEST_F(SharedHeaderTest, TellsTheFactsOfOwnHeadersOnce) {
  ExtractRequest request = requestFor("#include \"line.h\"\nown::Line line;\n");
  const std::optional<SharedHeader> header = build(request, {own("line.h"), own("other.h")});
  ASSERT_TRUE(header.has_value());
  request.shared = &*header;
  const ExtractedUnit unit = extractUnit(request);
  ASSERT_EQ(unit.doubt, "");
  EXPECT_THAT(uses(unit.facts), ElementsAre("main.cpp:2 own::Line value"));
  std::vector<std::string> headers;
  for (std::uint32_t number : unit.headers)
    headers.push_back(llvm::StringRef(header->paths[number]).rsplit('/').second.str());
  EXPECT_THAT(headers, testing::UnorderedElementsAre("line.h", "point.h"));
}

TEST_F(SharedHeaderTest, VirtualClassesThatAHeaderMakesTellTheSame) {
  folder.write("root/holder.h",
               "#pragma once\n#include \"point.h\"\nnamespace own {\n"
               "struct Base { virtual ~Base() = default; virtual int size() { return 0; } };\n"
               "template <class T> struct Holder : Base { T held{}; int size() override { return held.x + sizeof(Point); } };\n"
               "inline int made() { Holder<Point> holder; return holder.size(); }\n}\n");
  const std::vector<std::string> lines = {own("holder.h"), own("point.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"holder.h\"\nint f() { return own::made(); }\n"), lines), "");
  EXPECT_EQ(doubtOf(requestFor("#include \"holder.h\"\nstruct Mine : own::Holder<own::Point> {};\nint f() { Mine mine; return own::made() "
                               "+ mine.size(); }\n"),
                    lines),
            "");
}

TEST_F(SharedHeaderTest, SurvivesTheWayToAnotherProcess) {
  const std::optional<SharedHeader> header = build(requestFor("int x;\n"), {"<lib/shape.h>", own("line.h")});
  ASSERT_TRUE(header.has_value());
  const std::optional<SharedHeader> read = readSharedHeader(writeSharedHeader(*header));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->paths, header->paths);
  EXPECT_EQ(read->words, header->words);
  EXPECT_EQ(read->inputs, header->inputs);
  EXPECT_EQ(read->facts, header->facts);
  EXPECT_FALSE(readSharedHeader(writeSharedHeader(*header).substr(1)).has_value());
}

TEST_F(SharedHeaderTest, NotForAUnitWhoseHeadersComeInAnOrderThatMatters) {
  EXPECT_NE(doubtOf("#include \"other.h\"\n#include \"point.h\"\nown::Point point;\n"), "") << "point.h declares many() behind other.h";
  EXPECT_EQ(doubtOf("#include \"point.h\"\n#include \"other.h\"\nown::Point point;\n"), "");
}

TEST_F(SharedHeaderTest, NotForAUnitThatFindsABetterOverload) {
  // With other.h draw(int) would be called.
  EXPECT_NE(doubtOf("#include <lib/shape.h>\nvoid f() { lib::draw(1); }\n"), "");
}

TEST_F(SharedHeaderTest, NotForAUnitThatLacksAnInclude) {
  EXPECT_NE(doubtOf("#include <lib/shape.h>\nlib::Hidden hidden;\n"), "");
  EXPECT_NE(doubtOf("#include \"point.h\"\nown::Line line;\n"), "");
}

TEST_F(SharedHeaderTest, NotForAUnitThatIncludesInsideOfBraces) {
  EXPECT_NE(doubtOf("namespace wrapped {\n#include \"point.h\"\n}\nwrapped::own::Point point;\n"), "");
}

TEST_F(SharedHeaderTest, WhatSomebodyTypesIsNotReadTwiceForItsErrors) {
  const std::vector<std::string> lines = {own("line.h"), own("other.h"), own("point.h")};
  const auto typed = [&](const std::string &text) {
    ExtractRequest request = requestFor(text);
    const std::optional<SharedHeader> header = build(request, lines);
    EXPECT_TRUE(header.has_value());
    request.shared = &*header;
    request.isTyped = true;
    return extractUnit(request);
  };
  const ExtractedUnit halfWritten = typed("#include \"point.h\"\nown::Point point;\nint f() { return nothing; }\n");
  EXPECT_TRUE(halfWritten.usedShared);
  EXPECT_TRUE(halfWritten.isProvisional);
  ASSERT_EQ(halfWritten.facts.errors.size(), 1u);
  EXPECT_EQ(halfWritten.facts.errors.front().message, "use of undeclared identifier 'nothing'");
  // The other Other is none of this unit.
  const ExtractedUnit clash = typed("#include \"point.h\"\nnamespace own { struct Other { int x; }; }\n");
  EXPECT_FALSE(clash.usedShared);
  EXPECT_FALSE(clash.isProvisional);
  EXPECT_TRUE(clash.facts.errors.empty());
  EXPECT_FALSE(typed("#include \"point.h\"\nown::Point point;\n").isProvisional);
}

TEST_F(SharedHeaderTest, WhoIsIncludedInBracesMeansTheSameOnlyFromThere) {
  folder.write("root/hash.h", "#pragma once\nextern \"C\" {\n#include \"raw.h\"\n}\ninline int hash() { return raw_hash(1); }\n");
  folder.write("root/raw.h", "#pragma once\nint raw_hash(int);\n");
  folder.write("root/user.h", "#pragma once\n#include \"raw.h\"\n");
  const std::vector<std::string> lines = {own("hash.h"), own("user.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"hash.h\"\nint main() { return hash(); }\n"), lines), "");
  EXPECT_EQ(doubtOf(requestFor("#include \"hash.h\"\n#include \"raw.h\"\nint main() { return hash() + raw_hash(2); }\n"), lines), "");
  EXPECT_NE(doubtOf(requestFor("#include \"raw.h\"\nint main() { return raw_hash(2); }\n"), lines), "");
  EXPECT_NE(doubtOf(requestFor("#include \"user.h\"\nint main() { return raw_hash(2); }\n"), lines), "");
  // Who comes first outside of braces means something else in them.
  EXPECT_NE(doubtOf(requestFor("#include \"hash.h\"\nint main() { return hash(); }\n"), {lines[1], lines[0]}), "");
}

TEST_F(SharedHeaderTest, AHeaderThatNeedsItsIncluderIsSharedWhereThatProvides) {
  const std::vector<std::string> lines = {own("leaning.h"), own("point.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"point.h\"\n#include \"leaning.h\"\nown::Leaning l;\n"), lines), "");
  EXPECT_NE(doubtOf(requestFor("#include \"leaning.h\"\nown::Leaning l;\n"), lines), "");
  // In this order it does not compile, which only a parse of its own can tell.
  EXPECT_NE(doubtOf(requestFor("#include \"leaning.h\"\n#include \"point.h\"\nown::Leaning l;\n"), lines), "");
}

TEST_F(SharedHeaderTest, AHeaderOutsideOfItNeedsWhatCameBefore) {
  const std::vector<std::string> lines = {own("point.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"point.h\"\n#include \"leaning.h\"\nown::Leaning l;\n"), lines), "");
  EXPECT_NE(doubtOf(requestFor("#include \"leaning.h\"\n#include \"point.h\"\nown::Leaning l;\n"), lines), "");
}

/// As <cstdlib> and libstdc++'s <stdlib.h> do with malloc.
TEST_F(SharedHeaderTest, WhatIsBroughtBackToItsOwnScopeIsNoNewName) {
  folder.write("lib/lib/grab.h", "#pragma once\nextern \"C\" void *grab(int);\n");
  folder.write("lib/lib/renamed.h", "#pragma once\n#include <lib/grab.h>\nnamespace lib {\nusing ::grab;\n}\n");
  folder.write("lib/lib/wrapped.h", "#pragma once\n#include <lib/renamed.h>\nusing lib::grab;\n");
  folder.write("root/taker.h", "#pragma once\n#include <lib/renamed.h>\ninline void *take() { return grab(1); }\n");
  const std::vector<std::string> lines = {"<lib/wrapped.h>", own("taker.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"taker.h\"\nvoid *taken = take();\nvoid *mine = grab(2);\n"), lines), "");
}

/// C's `typedef struct Colour {} Colour;`: who only says `struct Colour;` means the same.
TEST_F(SharedHeaderTest, ATypedefOfItsOwnNameIsNoNewName) {
  folder.write("lib/lib/colour.h", "#pragma once\ntypedef struct Colour { int red; } Colour;\n");
  folder.write("root/paint.h", "#pragma once\nstruct Colour;\nnamespace own { void paint(const Colour &colour); }\n");
  const std::vector<std::string> lines = {"<lib/colour.h>", own("paint.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"paint.h\"\nvoid (*painter)(const Colour &) = own::paint;\n"), lines), "");
}

/// `using fs::Path;` in several headers declares one name several times.
TEST_F(SharedHeaderTest, WhatIsBroughtTwiceIsOneName) {
  folder.write("root/path.h", "#pragma once\nnamespace fs { struct Path {}; }\n");
  folder.write("root/first.h", "#pragma once\n#include \"path.h\"\nnamespace own { using fs::Path; }\n");
  folder.write("root/second.h", "#pragma once\n#include \"path.h\"\nnamespace own {\nusing fs::Path;\nPath *path();\n}\n");
  const std::vector<std::string> lines = {own("first.h"), own("second.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"second.h\"\nown::Path *mine = own::path();\n"), lines), "");
}

TEST_F(SharedHeaderTest, WhatSaysClassIsDeclaredByThat) {
  folder.write("root/reader.h",
               "#pragma once\nnamespace own {\nstruct Reader { void read(const struct Point *from, class Other *to); Point *last; };\n}\n");
  const std::vector<std::string> lines = {own("line.h"), own("other.h"), own("point.h"), own("reader.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"reader.h\"\nown::Reader reader;\n"), lines), "");
  EXPECT_EQ(doubtOf(requestFor("#include \"point.h\"\n#include \"reader.h\"\nown::Reader reader;\nown::Point point;\n"), lines), "");
  EXPECT_EQ(doubtOf(requestFor("#include \"reader.h\"\n#include \"line.h\"\nown::Reader reader;\nown::Line line;\n"), lines), "");
}

TEST_F(SharedHeaderTest, FilesThatAreReadEachTimeBelongToWhoeverReadsThem) {
  const std::vector<std::string> lines = {own("items.h"), own("point.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"items.h\"\nint f() { return getOne(); }\n"), lines), "");
  doubtOf(requestFor("#include \"items.h\"\n#define ITEM(name) int my##name;\n#include \"items.def\"\n#undef ITEM\n"), lines);
}

TEST_F(SharedHeaderTest, AnOverloadThatIsNotIncludedDoesNotCountInATemplate) {
  EXPECT_EQ(doubtOf("#include <lib/shape.h>\ntemplate <typename T> void f(T value) { lib::draw(value); }\n"), "");
}

TEST_F(SharedHeaderTest, WhatIsOnlyNamedBelowAnIfIsNotInIt) {
  folder.write("root/platform.h", "#pragma once\nnamespace own {\nstruct Platform { int x; };\n}\n");
  folder.write("root/chooses.h", "#pragma once\n#ifdef ELSEWHERE\n#include \"platform.h\"\n#endif\nint chosen();\n");
  ExtractRequest request = requestFor("#include \"chooses.h\"\n#include \"platform.h\"\nown::Platform p;\n");
  EXPECT_EQ(doubtOf(request, {own("chooses.h")}), "");
  ExtractRequest header = requestFor("", "platform.h");
  header.isHeaderUnit = true;
  header.arguments.insert(header.arguments.end() - 1, {"-x", "c++"});
  EXPECT_EQ(doubtOf(header, {own("chooses.h")}), "");
}

TEST_F(SharedHeaderTest, HeadersWithTheSameGuardAreNotMixedUp) {
  for (const std::string name : {"one", "two"})
    folder.write("root/" + name + ".h", "#ifndef SAME_H\n#define SAME_H\nnamespace own {\nstruct Same { int " + name + "; };\n}\n#endif\n");
  for (const std::string name : {"one.h", "two.h"}) {
    ExtractRequest header = requestFor("", name);
    header.isHeaderUnit = true;
    header.arguments.insert(header.arguments.end() - 1, {"-x", "c++"});
    doubtOf(header, {own("one.h"), own("two.h")});
    doubtOf(requestFor("#include \"" + name + "\"\nown::Same same;\n"), {own("one.h"), own("two.h")});
  }
}

TEST_F(SharedHeaderTest, AHeaderThatNoUnitIncludesNeedsNoParsing) {
  ExtractRequest request = requestFor("", "line.h");
  request.isHeaderUnit = true;
  request.arguments.insert(request.arguments.end() - 1, {"-x", "c++"});
  EXPECT_EQ(doubtOf(request, {own("line.h"), own("other.h")}), "");
}

TEST_F(SharedHeaderTest, AHeaderThatIsAUnitOfTheDatabaseIsReadAsOne) {
  ExtractRequest request = requestFor("", "line.h");
  request.arguments.insert(request.arguments.end() - 1, {"-x", "c++"});
  EXPECT_NE(doubtOf(request, {own("line.h"), own("other.h")}), "");
}

TEST_F(SharedHeaderTest, WhatItHoldsIsWhatTheUnitDependsOn) {
  ExtractRequest request = requestFor("#include <lib/shape.h>\n#include \"line.h\"\nlib::Shape shape;\n");
  const std::optional<SharedHeader> header = build(request, {"<lib/shape.h>", "<lib/other.h>", own("line.h"), own("other.h")});
  ASSERT_TRUE(header.has_value());
  request.shared = &*header;
  const ExtractedUnit unit = extractUnit(request);
  ASSERT_TRUE(unit.usedShared);
  std::vector<std::string> read;
  for (std::uint32_t file : unit.shared)
    for (std::uint32_t input : header->inputsOf[file])
      read.push_back(llvm::StringRef(header->inputs[input].path).rsplit('/').second.str());
  EXPECT_THAT(read, testing::UnorderedElementsAre("shape.h", "line.h", "point.h"));
  for (const UnitInput &input : unit.inputs)
    EXPECT_FALSE(llvm::StringRef(input.path).contains("/made/")) << input.path;
  for (const UnitInput &input : header->inputs)
    EXPECT_FALSE(llvm::StringRef(input.path).contains("/made/")) << input.path;
}

TEST_F(SharedHeaderTest, NothingIfNoHeaderCompiles) {
  EXPECT_FALSE(build(requestFor("int x;\n"), {"<lib/broken.h>"}).has_value());
}

TEST_F(SharedHeaderTest, LeavesOutWhatDefinesAKeyword) {
  folder.write("root/old.h", "#pragma once\n#define nullptr 0\n");
  const std::vector<std::string> others = {own("line.h"), own("other.h"), own("point.h")};
  std::vector<std::string> lines = others;
  lines.insert(lines.begin(), own("old.h"));
  const std::optional<SharedHeader> header = build(requestFor("int x;\n"), lines);
  ASSERT_TRUE(header.has_value());
  EXPECT_EQ(header->lines, others);
  EXPECT_THAT(header->leftOut, ElementsAre(own("old.h") + ": it defines the keyword 'nullptr'"));
  EXPECT_EQ(doubtOf(requestFor("#include \"line.h\"\nown::Line *line = nullptr;\n"), lines), "");
  EXPECT_TRUE(build(requestFor("int x;\n"), {own("old.h")})->leftOut.empty()) << "what most include means the same everywhere";
}

TEST_F(SharedHeaderTest, LeavesOutWhatDoesNotGoTogetherAndSaysWhy) {
  folder.write("root/twice.h", "#pragma once\nnamespace own {\nstruct Point { long y; };\n}\n");
  folder.write("root/user.h", "#pragma once\n#include \"twice.h\"\n");
  folder.write("root/third.h", "#pragma once\n#include \"point.h\"\n");
  const std::optional<SharedHeader> header = build(requestFor("int x;\n"), {"<lib/broken.h>", own("leaning.h"), own("line.h"),
                                                                            own("point.h"), own("third.h"), own("twice.h"), own("user.h")});
  ASSERT_TRUE(header.has_value());
  EXPECT_THAT(header->lines, ElementsAre(own("line.h"), own("point.h"), own("third.h"), own("leaning.h")))
      << "the one that three lines need stays";
  EXPECT_THAT(header->leftOut, testing::SizeIs(3));
  EXPECT_THAT(header->leftOut, testing::Contains(testing::HasSubstr("redefinition of 'Point'")));
}

} // namespace
} // namespace seam
