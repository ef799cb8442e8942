// How does the project spell its includes, as most of its files do it?
#include "matchers/program/header_spelling.h"
#include "tests/support/program_builder.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

/// A program in which `from` includes `to` as `spelled`, once for each.
class SpelledProgram {
public:
  void include(const std::string &from, const std::string &to, const std::string &spelled) {
    Edge &edge = program.include(from, to);
    edge.form = spelled.front() == '<' ? IncludeForm::Angled : IncludeForm::Quoted;
    edge.column = 10;
    edge.endColumn = 10 + static_cast<std::uint32_t>(spelled.size());
  }

  std::string spelling(const std::string &file) const {
    ProgramGraph graph = program.build();
    spellHeaders(graph);
    return graph.files[findFile(graph, file)].spelled;
  }

private:
  ProgramBuilder program;
};

TEST(HeaderSpelling, AsMostFilesIncludeIt) {
  SpelledProgram program;
  program.include("db/a.cc", "include/db/status.h", "\"db/status.h\"");
  program.include("db/b.cc", "include/db/status.h", "\"db/status.h\"");
  program.include("db/c.cc", "include/db/status.h", "\"include/db/status.h\"");
  EXPECT_EQ(program.spelling("include/db/status.h"), "\"db/status.h\"");
}

TEST(HeaderSpelling, AnglesAreAnotherSpelling) {
  SpelledProgram program;
  program.include("db/a.cc", "include/db/status.h", "\"db/status.h\"");
  program.include("db/b.cc", "include/db/status.h", "<db/status.h>");
  program.include("db/c.cc", "include/db/status.h", "<db/status.h>");
  EXPECT_EQ(program.spelling("include/db/status.h"), "<db/status.h>");
}

TEST(HeaderSpelling, NeighboursSayNothing) {
  SpelledProgram program;
  program.include("include/db/a.h", "include/db/status.h", "\"status.h\"");
  program.include("main.cc", "main.h", "\"main.h\"");
  EXPECT_EQ(program.spelling("include/db/status.h"), "");
  EXPECT_EQ(program.spelling("main.h"), "");
}

TEST(HeaderSpelling, WhatIsNoEndOfThePathSaysNothing) {
  SpelledProgram program;
  program.include("db/a.cc", "include/db/status.h", "\"../include/db/status.h\"");
  program.include("db/b.cc", "include/db/status.h", "\"b/status.h\"");
  EXPECT_EQ(program.spelling("include/db/status.h"), "");
}

} // namespace
} // namespace seam
