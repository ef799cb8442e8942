#include "matchers/program/test_files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace seam {

bool isTestFile(std::string_view path) {
  static constexpr llvm::StringLiteral folders[] = {"test",      "tests",   "testsuite", "unittest", "unittests", "testing",
                                                    "testutils", "fuzz",    "fuzzing",   "fuzzer",   "benchmark", "benchmarks",
                                                    "bench",     "samples", "examples",  "example",  "demo"};
  static constexpr llvm::StringLiteral endings[] = {"-test",      "_test",  "-tests", "_tests",    "_unittest",
                                                    "_unittests", "_bench", "-bench", "benchmark", "_benchmark"};
  const auto endsLikeTest = [](llvm::StringRef name) {
    return llvm::any_of(endings, [&](llvm::StringRef ending) { return name.ends_with(ending); });
  };
  llvm::SmallVector<llvm::StringRef, 8> parts;
  llvm::StringRef(path).split(parts, '/');
  const llvm::StringRef stem = parts.pop_back_val().split('.').first;
  const bool isInFolder = llvm::any_of(parts, [&](llvm::StringRef part) {
    const std::string lower = part.lower();
    return llvm::is_contained(folders, llvm::StringRef(lower)) || endsLikeTest(lower);
  });
  // "latest.cpp" is none.
  return isInFolder || llvm::StringRef(stem.lower()).starts_with("test_") || endsLikeTest(stem.lower()) || stem.ends_with("Test") ||
         stem.ends_with("Tests") || stem == "test" || stem == "tests";
}

} // namespace seam
