// What does a unit tell that somebody else parses: clang-tidy, or the compiler itself?
#pragma once
#include "matchers/extract/extract.h"
#include "matchers/extract/unit_builder.h"
#include <memory>
#include <string>

namespace clang {
class ASTContext;
class Preprocessor;
} // namespace clang

namespace seam {

/// Listens to a preprocessor, and reads the unit's facts at its end.
class LiveUnit {
public:
  /// `file`: the main file, `root`: files below it are first-party; both real absolute paths. Must be called before the main file is
  /// entered. The preprocessor keeps the unit: until its end it has something to tell.
  static std::shared_ptr<LiveUnit> listen(std::string file, std::string root, clang::Preprocessor &preprocessor);
  LiveUnit(const LiveUnit &) = delete;
  LiveUnit &operator=(const LiveUnit &) = delete;

  /// Once, when the unit is parsed, and while its preprocessor is there.
  UnitFacts read(clang::ASTContext &context);

private:
  LiveUnit(std::string file, std::string root);

  ExtractRequest request;
  UnitFacts facts;
  UnitBuilder builder;
};

} // namespace seam
