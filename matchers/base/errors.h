// How does a function say that something outside of the program failed?
#pragma once
#include "llvm/Support/Error.h"
#include <fmt/format.h>
#include <string>

namespace seam {

/// An error with a message for the user: lower-case start, no final stop, the name in 'quotes', what to do next.
inline llvm::Error makeError(const std::string &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

/// The same, formatted: makeError("cannot read '{}'", path).
template <typename... Arguments> llvm::Error makeError(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
  return makeError(fmt::format(format, std::forward<Arguments>(arguments)...));
}

} // namespace seam
