// Which functions need not be read to say soon what an edit changed?
#pragma once
#include "matchers/facts/function_body.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seam {

/// A text as it was read last.
struct ReadText {
  std::string text;
  std::vector<FunctionBody> bodies; ///< That mean nothing to the rest of it.
};

/// Something changed at one place, and most bodies stand elsewhere.
///
///   int one() { return 1; }        int one() { return 12; }     lines: 1 to 1
///   int two() { return 2; }   ->   int two() { return 2; }      unchanged: where `two` is now
struct FirstLook {
  std::vector<FunctionBody> unchanged; ///< The bodies that are as they were, in the new text.
  std::uint32_t firstLine = 0;         ///< What is said of these lines, from 1 …
  std::uint32_t lastLine = 0;          ///< … takes the place of what was said before.
};

/// Nothing: the texts are the same, or a directive changed, or there is no body elsewhere.
std::optional<FirstLook> firstLook(const ReadText &before, llvm::StringRef now);

} // namespace seam
