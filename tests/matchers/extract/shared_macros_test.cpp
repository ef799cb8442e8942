// When do the macros of a unit forbid to read it with the shared header?
#include "tests/matchers/extract/shared_program.h"

namespace seam {
namespace {

class SharedMacros : public SharedProgram {};

TEST_F(SharedMacros, NotForAUnitThatDefinesWhatTheHeaderAsksFor) {
  EXPECT_NE(doubtOf("#define WIDE\n#include <lib/shape.h>\nlib::Shape shape;\n"), "");
  EXPECT_NE(doubtOf("#define OWN_OTHER\n#include \"point.h\"\nown::Point point;\n"), "");
  EXPECT_EQ(doubtOf("#include <lib/shape.h>\n#define WIDE\nlib::Shape shape;\n"), "") << "it comes too late to matter";
}

TEST_F(SharedMacros, AMacroWithParametersThatIsOnlyNamedMeansNothing) {
  folder.write("lib/lib/holder.h",
               "#pragma once\nnamespace lib {\nstruct Holder { int _; };\n#define LIB_DECLARE(name) int name;\nLIB_DECLARE(_)\n"
               "#define LIB_CHECK(condition) static_assert(condition, \"\");\nLIB_CHECK(&Holder::_ != nullptr)\n}\n");
  folder.write("root/under.h", "#pragma once\n#define _(text) text\n");
  folder.write("root/name.h", "#pragma once\n#define _ own\n");
  const std::vector<std::string> lines = {"<lib/holder.h>", own("name.h"), own("under.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"under.h\"\n#include <lib/holder.h>\nlib::Holder holder;\n"), {lines[0], lines[2]}), "");
  EXPECT_NE(doubtOf(requestFor("#include \"name.h\"\n#include <lib/holder.h>\nlib::Holder holder;\n"), {lines[0], lines[1]}), "");
}

TEST_F(SharedMacros, AnArgumentThatItsMacroDropsIsNoQuestion) {
  folder.write("root/quote.h", "#pragma once\n#ifndef QUOTE\n#define QUOTE(text) #text\n#endif\n");
  folder.write("root/say.h", "#pragma once\n#define SAY(text)\n#define SHOW(text) #text\n");
  folder.write("root/speaker.h", "#pragma once\n#include \"quote.h\"\n#include \"say.h\"\nnamespace own {\n"
                                 "inline const char *speak() { SAY(\"a\" QUOTE(b)) return SHOW(QUOTE(c)); }\n}\n");
  const std::vector<std::string> lines = {own("quote.h"), own("say.h"), own("speaker.h")};
  EXPECT_EQ(doubtOf(requestFor("#include \"speaker.h\"\nconst char *text = own::speak();\n"), lines), "");
  EXPECT_NE(doubtOf(requestFor("#define QUOTE(text) 0\n#include \"speaker.h\"\nconst char *text = own::speak();\n"), lines), "");
}

TEST_F(SharedMacros, NotForAUnitThatSeesAMacroItDoesNotInclude) {
  EXPECT_NE(doubtOf("#include <lib/shape.h>\n#ifdef LIB_OTHER\nint other;\n#endif\nlib::Shape shape;\n"), "");
  EXPECT_NE(doubtOf("#include \"point.h\"\n#ifdef OWN_OTHER\nint other;\n#endif\nown::Point point;\n"), "");
}

TEST_F(SharedMacros, OthersThatDefineAMacroWithTheSameWordsMeanTheSame) {
  folder.write("lib/lib/open.h", "#pragma once\n#define LIB_MODE 0400\n#define LIB_SIZE 1\n");
  folder.write("lib/lib/stat.h", "#pragma once\n#define LIB_MODE 0400\n#undef LIB_SIZE\n#define LIB_SIZE 2\n");
  folder.write("root/mode.h", "#pragma once\nnamespace own {\ninline int mode() { return LIB_MODE; }\n}\n");
  folder.write("root/size.h", "#pragma once\nnamespace own {\ninline int size() { return LIB_SIZE; }\n}\n");
  const std::vector<std::string> lines = {"<lib/open.h>", "<lib/stat.h>", own("mode.h"), own("size.h")};
  mayDiffer = "LIB_MODE definition"; // Which of the two is named.
  for (const std::string lib : {"open", "stat"})
    EXPECT_EQ(doubtOf(requestFor("#include <lib/" + lib + ".h>\n#include \"mode.h\"\nint mode = LIB_MODE + own::mode();\n"), lines), "");
  EXPECT_NE(doubtOf(requestFor("#include <lib/open.h>\n#include \"size.h\"\nint size = own::size();\n"), lines), "");
}

} // namespace
} // namespace seam
