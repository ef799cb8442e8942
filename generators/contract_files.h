// What does every file system do, whatever stands behind it?
#pragma once
#include "generators/code_writer.h"
#include "generators/fake_shape.h"
#include <string>
#include <vector>

namespace seam {

/// A test of a contract; its statements see `subject`.
struct ContractTest {
  std::string name; ///< Behind that of the state.
  std::string body;
};

/// What the tests of files share: members of their fixture.
void writeFileMembers(const DoublePlan &plan, const FakeShape &shape, CodeWriter &out);

std::vector<ContractTest> fileTests(const DoublePlan &plan, const FakeShape &shape);

/// What is handed over is run.
std::vector<ContractTest> taskTests(const DoublePlan &plan, const FakeShape &shape);

} // namespace seam
