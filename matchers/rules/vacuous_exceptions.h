// Which words of the policy about exceptions match nothing?
#pragma once
#include "matchers/program/program_graph.h"
#include <string>
#include <vector>

namespace seam {

struct VacuousWord {
  PolicyWord word;
  std::string message;
  bool isForbidden = false; ///< Nobody catches what must not be caught, as it should be: no mistake, most likely.
};

/// Roots, boundaries, expected and ignored types, and what modules let out or must not catch.
std::vector<VacuousWord> vacuousExceptionWords(const ProgramGraph &program);

} // namespace seam
