// What becomes of a person's mock that is completed and corrected, and otherwise left as it is?
#pragma once
#include "tool/pipeline/pipeline.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace seam {

/// What the user asked for.
struct AdoptRequest {
  RunRequest run;
  std::string interface; ///< Qualified, or its last part.
  std::string file;      ///< The mock's, relative to the working folder.
  std::string name;      ///< Pattern of the mock's class name, for a file with several; empty: the only one.
};

/// A mock's file before and after. Nothing is written yet.
struct Adoption {
  std::string mock; ///< Qualified.
  std::string path; ///< Absolute.
  std::string file; ///< Relative to the root.
  std::string oldText;
  std::string newText;
  std::vector<std::string> changes; ///< "corrects 'find'", "adds 'int count() const'".
  std::vector<FailedUnit> failed;   ///< What was not read completely.
};

/// Finds the mock, plans what is to change, and compiles that in memory with the flags of a unit that includes the mock. Fails for the
/// user if there is no mock, more than one, or one that no macros can complete.
llvm::Expected<Adoption> adoptMock(const AdoptRequest &request);

} // namespace seam
