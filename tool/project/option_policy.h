// What becomes of one option of clang's option table?
#pragma once
#include "llvm/ADT/StringRef.h"
#include "llvm/Option/Option.h"

namespace seam {

/// What to do with an option, and why it is worth a word when it goes.
struct OptionPolicy {
  bool isKept = false;
  llvm::StringRef why; ///< Dropped ones only; empty: nobody misses it.
};

/// The policy for an option of the driver; aliases are resolved: /I is -I.
OptionPolicy driverPolicy(const llvm::opt::Option &option);

/// The policy for an option that -Xclang passes to the front end.
OptionPolicy frontEndPolicy(const llvm::opt::Option &option);

} // namespace seam
