// Which bodies need not be read again while somebody types, and what does a first look without them tell?
#include "tests/matchers/extract/shared_program.h"

namespace seam {
namespace {

class FunctionBodiesTest : public SharedProgram {
protected:
  ExtractedUnit read(const std::string &text, const std::vector<std::uint32_t> *unchanged = nullptr) {
    ExtractRequest request = requestFor(text);
    header = build(request, {own("point.h")});
    request.shared = &*header;
    request.isTyped = true;
    request.unchanged = unchanged;
    return extractUnit(request);
  }

  /// The names of those that can be left out.
  std::vector<std::string> leftOut(const std::string &text) {
    std::vector<std::string> names;
    for (const FunctionBody &body : read(text).bodies) {
      EXPECT_EQ(text[body.begin], '{');
      EXPECT_EQ(text[body.end], '}');
      names.push_back(text.substr(body.name, text.find('(', body.name) - body.name) + (body.isBroken ? " again" : ""));
    }
    return names;
  }

  std::optional<SharedHeader> header;
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(FunctionBodiesTest, WhatOthersNeedIsAlwaysRead) {
  EXPECT_THAT(leftOut("#include \"point.h\"\n"
                      "constexpr int four() { return 4; }\n"
                      "auto five() { return 5; }\n"
                      "template <class T> T six() { return 6; }\n"
                      "template <class T> struct Box { int seven() { return 7; } };\n"
                      "int tried() try { return 1; } catch (...) { return 2; }\n"
                      "#define EIGHT int eight() { return 8; }\n"
                      "EIGHT\n"
                      "int nine(int x = [] { return 9; }()) { return x; }\n"
                      "namespace { struct Ten { explicit Ten(int x) : x(x) {} int get() const { return x; } int x; }; }\n"
                      "int eleven() {\n#define TWELVE 12\n  return 11;\n}\n"
                      "extern \"C\" { int thirteen() { return [] { return 13; }(); } }\n"),
              ElementsAre("nine", "Ten", "get", "eleven", "thirteen"));
}

TEST_F(FunctionBodiesTest, WhatDoesNotCompileIsReadAgain) {
  EXPECT_THAT(leftOut("#include \"point.h\"\nint good() { return 1; }\nint bad() {\n  return nothing;\n}\nint last() { return 1; }\n"),
              ElementsAre("good", "bad again", "last"));
  // A mistake in a header is some body's fault.
  folder.write("root/hollow.h", "#pragma once\ntemplate <class T> int hollow(T t) { return t.nothing; }\n");
  EXPECT_THAT(leftOut("#include \"point.h\"\n#include \"hollow.h\"\nint bad() {\n  return hollow(own::Point{});\n}\n"), IsEmpty());
}

TEST_F(FunctionBodiesTest, AFirstLookReadsWhatChangedAlone) {
  const std::string text = "#include \"point.h\"\nint one() { return sizeof(own::Point); }\nint two() { throw own::Point{}; }\n";
  const ExtractedUnit whole = read(text);
  ASSERT_EQ(whole.bodies.size(), 2u);
  const std::vector<std::uint32_t> unchanged = {whole.bodies[0].name};
  const ExtractedUnit look = read(text, &unchanged);
  EXPECT_TRUE(look.usedShared);
  EXPECT_EQ(look.doubt, "");
  EXPECT_THAT(look.facts.errors, IsEmpty());
  EXPECT_THAT(look.bodies, ElementsAre(whole.bodies[1])); // What was left out is not among them.
  EXPECT_THAT(uses(whole.facts), testing::Contains("main.cpp:2 own::Point body"));
  EXPECT_THAT(uses(look.facts), testing::Not(testing::Contains("main.cpp:2 own::Point body")));
  EXPECT_THAT(uses(look.facts), testing::Contains(testing::StartsWith("main.cpp:3 own::Point")));
}

TEST_F(FunctionBodiesTest, DirectivesOfABodyThatIsLeftOutStillCount) {
  const std::string text =
      "#include \"point.h\"\nint one() {\n#define TWO 2\n  { return 1; }\n#if 0\n}\n#endif\n}\nint two() { throw TWO; }\n";
  const ExtractedUnit whole = read(text);
  ASSERT_EQ(whole.bodies.size(), 2u);
  const std::vector<std::uint32_t> unchanged = {whole.bodies[0].name};
  const ExtractedUnit look = read(text, &unchanged);
  EXPECT_EQ(look.doubt, "");
  EXPECT_THAT(look.facts.errors, IsEmpty());
}

} // namespace
} // namespace seam
