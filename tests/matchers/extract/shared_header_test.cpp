// Does a unit mean the same with a precompiled header, and is it read without one where that is not certain?
#include "matchers/extract/shared_header.h"
#include "matchers/facts/facts_format.h"
#include "tests/matchers/extract/facts_of.h"
#include <gmock/gmock.h>
#include <set>

namespace seam {
namespace {

using testing::ElementsAre;

/// A program of one unit with headers of its own beside a library of others.
class SharedHeaderTest : public testing::Test {
protected:
  SharedHeaderTest() {
    folder.write("lib/lib/shape.h",
                 "#pragma once\n#define LIB_SHAPE 1\nnamespace lib {\n#ifdef WIDE\nusing Size = long;\n#else\nusing Size = int;\n"
                 "#endif\nstruct Shape { Size size; };\nvoid draw(long);\n}\n");
    folder.write("lib/lib/other.h", "#pragma once\n#define LIB_OTHER 1\nnamespace lib {\nvoid draw(int);\nstruct Hidden {};\n}\n");
    folder.write("lib/lib/broken.h", "this is no C++\n");
    folder.write("root/point.h", "#pragma once\nnamespace own {\nstruct Point { int x; };\n#ifdef OWN_OTHER\nint many();\n#endif\n}\n");
    folder.write("root/line.h", "#pragma once\n#include \"point.h\"\nnamespace own {\nstruct Line { Point from; };\n"
                                "template <class T> struct Box { T held; int x() { return held.x; } };\n}\n");
    folder.write("root/other.h", "#pragma once\n#define OWN_OTHER 1\nnamespace own {\nstruct Other {};\n}\n");
    folder.write("root/leaning.h", "#pragma once\nnamespace own {\nstruct Leaning { Point *point; };\n}\n");
    folder.write("root/items.def", "ITEM(One)\nITEM(Two)\n");
    folder.write("root/items.h", "#pragma once\n#define ITEM(name) int get##name();\n#include \"items.def\"\n#undef ITEM\n");
  }

  std::string root() const { return (folder.path() / "root").string(); }
  std::string pch() const { return (folder.path() / "made/shared.pch").string(); }
  std::string own(const std::string &name) const { return "\"" + root() + "/" + name + "\""; }

  ExtractRequest requestFor(const std::string &text, const std::string &file = "main.cpp") const {
    if (!text.empty())
      folder.write("root/" + file, text);
    ExtractRequest request;
    request.file = root() + "/" + file;
    request.directory = root();
    request.root = root();
    request.resourceFolder = SEAM_RESOURCE_FOLDER;
    request.arguments = {"clang++", "-std=c++20", "-isystem", (folder.path() / "lib").string(), request.file};
    return request;
  }

  std::optional<SharedHeader> build(const ExtractRequest &request, std::vector<std::string> lines) const {
    folder.write("made/.keep", "");
    std::optional<SharedHeader> header = buildSharedHeader(request, {.lines = std::move(lines), .more = {}}, pch());
    EXPECT_TRUE(!header || loadSharedHeader(*header));
    return header;
  }

  /// All that the facts say, in lines.
  static void addLines(const UnitFacts &facts, std::set<std::string> &lines) {
    for (const auto &part : {uses(facts), includes(facts), declarations(facts)})
      lines.insert(part.begin(), part.end());
    for (const DormantName &each : facts.dormant)
      lines.insert(facts.files[each.file].path + " dormant " + each.name);
  }

  static std::set<std::string> linesOf(const ExtractedUnit &unit, const SharedHeader *header) {
    std::set<std::string> lines;
    addLines(unit.facts, lines);
    for (std::uint32_t number : unit.headers) {
      llvm::Expected<UnitFacts> facts = readFacts(header->facts[number]);
      EXPECT_TRUE(static_cast<bool>(facts));
      if (facts)
        addLines(*facts, lines);
      else
        llvm::consumeError(facts.takeError());
    }
    return lines;
  }

  /// Reads the request both ways; empty: the shared header was used, else why not.
  std::string doubtOf(ExtractRequest request, const std::vector<std::string> &lines) {
    const std::optional<SharedHeader> header = build(request, lines);
    EXPECT_TRUE(header.has_value());
    if (!header)
      return "no header";
    const ExtractedUnit plain = extractUnit(request);
    request.shared = &*header;
    const ExtractedUnit shared = extractUnit(request);
    EXPECT_EQ(linesOf(shared, &*header), linesOf(plain, nullptr));
    EXPECT_EQ(shared.facts.errors.size(), plain.facts.errors.size());
    EXPECT_EQ(shared.usedShared, shared.doubt.empty());
    return shared.doubt;
  }
  std::string doubtOf(const std::string &text) {
    return doubtOf(requestFor(text), {"<lib/broken.h>", "<lib/other.h>", "<lib/shape.h>", own("line.h"), own("other.h"), own("point.h")});
  }

  TemporaryFolder folder;
};

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

TEST_F(SharedHeaderTest, NotForAUnitThatDefinesWhatTheHeaderAsksFor) {
  EXPECT_NE(doubtOf("#define WIDE\n#include <lib/shape.h>\nlib::Shape shape;\n"), "");
  EXPECT_NE(doubtOf("#define OWN_OTHER\n#include \"point.h\"\nown::Point point;\n"), "");
  EXPECT_EQ(doubtOf("#include <lib/shape.h>\n#define WIDE\nlib::Shape shape;\n"), "") << "it comes too late to matter";
}

TEST_F(SharedHeaderTest, AMacroWithParametersThatIsOnlyNamedMeansNothing) {
  folder.write("lib/lib/holder.h",
               "#pragma once\nnamespace lib {\nstruct Holder { int _; };\n#define LIB_DECLARE(name) int name;\nLIB_DECLARE(_)\n"
               "#define LIB_CHECK(condition) static_assert(condition, \"\");\nLIB_CHECK(&Holder::_ != nullptr)\n}\n");
  folder.write("root/under.h", "#pragma once\n#define _(text) text\n");
  folder.write("root/name.h", "#pragma once\n#define _ own\n");
  const std::vector<std::string> lines = {"<lib/holder.h>", own("name.h"), own("under.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"under.h\"\n#include <lib/holder.h>\nlib::Holder holder;\n"), {lines[0], lines[2]}), "");
  EXPECT_NE(doubtOf(requestFor("#include \"name.h\"\n#include <lib/holder.h>\nlib::Holder holder;\n"), {lines[0], lines[1]}), "");
}

TEST_F(SharedHeaderTest, AnArgumentThatItsMacroDropsIsNoQuestion) {
  folder.write("root/quote.h", "#pragma once\n#ifndef QUOTE\n#define QUOTE(text) #text\n#endif\n");
  folder.write("root/say.h", "#pragma once\n#define SAY(text)\n#define SHOW(text) #text\n");
  folder.write("root/speaker.h", "#pragma once\n#include \"quote.h\"\n#include \"say.h\"\nnamespace own {\n"
                                 "inline const char *speak() { SAY(\"a\" QUOTE(b)) return SHOW(QUOTE(c)); }\n}\n");
  const std::vector<std::string> lines = {own("quote.h"), own("say.h"), own("speaker.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"speaker.h\"\nconst char *text = own::speak();\n"), lines), "");
  EXPECT_NE(doubtOf(requestFor("#define QUOTE(text) 0\n#include \"speaker.h\"\nconst char *text = own::speak();\n"), lines), "");
}

TEST_F(SharedHeaderTest, NotForAUnitWhoseHeadersComeInAnOrderThatMatters) {
  EXPECT_NE(doubtOf("#include \"other.h\"\n#include \"point.h\"\nown::Point point;\n"), "") << "point.h declares many() behind other.h";
  EXPECT_EQ(doubtOf("#include \"point.h\"\n#include \"other.h\"\nown::Point point;\n"), "");
}

TEST_F(SharedHeaderTest, NotForAUnitThatSeesAMacroItDoesNotInclude) {
  EXPECT_NE(doubtOf("#include <lib/shape.h>\n#ifdef LIB_OTHER\nint other;\n#endif\nlib::Shape shape;\n"), "");
  EXPECT_NE(doubtOf("#include \"point.h\"\n#ifdef OWN_OTHER\nint other;\n#endif\nown::Point point;\n"), "");
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
