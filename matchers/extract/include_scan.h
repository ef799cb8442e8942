// Who includes whom, when nothing else is asked? Reads the directives of each file once and runs only the preprocessor.
//
//   units of the same flags ──► one list that includes them all ──► what each file includes, and what it asked of macros
//                                                                          │ replayed per unit: would it find the same alone?
//                                                                          └──► no: the unit is read by itself
#pragma once
#include "matchers/extract/extract.h"
#include <cstdint>
#include <memory>
#include <vector>

namespace seam {

/// What several units include.
struct ScannedUnits {
  UnitFacts facts;                     ///< Files and includes of all units but …
  std::vector<std::uint32_t> doubtful; ///< … those that may include something else when read alone: positions, ascending.
};

/// The directives of the files that were read so far, for all units of a run.
class IncludeScan {
public:
  IncludeScan();
  ~IncludeScan();

  /// The files and includes of a unit as extractUnit gives them, and nothing else. What does not parse behind the preprocessor goes
  /// unnoticed.
  UnitFacts read(const ExtractRequest &request);

  /// The same for units of the same flags in the same language, each file once. No `-include` among the flags.
  ScannedUnits readTogether(const std::vector<ExtractRequest> &requests);

private:
  struct Files;
  std::unique_ptr<Files> files;
};

} // namespace seam
