// Where does a rule put what it found? Each face (command line, editor, clang-tidy) brings its own.
#pragma once
#include "matchers/findings/finding.h"
#include <vector>

namespace seam {

/// Takes findings. Implemented by each face and by tests.
class FindingSink {
public:
  virtual ~FindingSink() = default;
  virtual void report(Finding finding) = 0;
};

/// Keeps all findings in the order of their arrival.
class CollectingSink final : public FindingSink {
public:
  void report(Finding finding) override { findings.push_back(std::move(finding)); }
  std::vector<Finding> findings;
};

} // namespace seam
