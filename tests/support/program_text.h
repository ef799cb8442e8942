// How does one fixture file hold a whole program?
//
//   //--- .seam.yaml
//   version: 1
//   //--- src/net/session.cpp
//   #include "ui/dialog.h" // expect: 'net' must not depend on 'ui'
//   //--- src/ui/dialog.h
//   //--- <asio/timer.h>          somebody else's header, outside of the root
//
// A file without such a line is a program of one file, main.cpp.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Part of a message that must be reported at a line. Line 0: at the file as a whole; written behind the file's name.
struct Expectation {
  unsigned line = 0;
  std::string text;
};

/// One file of the program.
struct ProgramPart {
  std::string path; ///< Relative to the root; of somebody else's header: as it is included.
  bool isExternal = false;
  std::string text;
  std::vector<Expectation> expectations;
};

/// Splits a fixture at its "//---" lines. "// expect: …" and "# expect: …" end a line; several on one line stand for several findings.
std::vector<ProgramPart> splitProgram(std::string_view fixture);

} // namespace seam
