// What does a recognised method of a fake do, as code?
#pragma once
#include "generators/code_writer.h"
#include "generators/fake_shape.h"
#include <string>
#include <vector>

namespace seam {

/// The names that a fake has besides those of its methods.
struct FakeNames {
  std::string state; ///< The member with all that it remembers.
  std::string stateType;
  std::string snapshots; ///< Of transactions.
  std::string advance;   ///< Moves the clock.
  std::string mutex;
};

FakeNames fakeNames(const DoublePlan &plan, const FakeShape &shape);

/// The statements of the method's body.
void writeFakeBody(const DoublePlan &plan, const FakeShape &shape, std::size_t method, const FakeNames &names, CodeWriter &out);

/// How the key of what is in a table may be written behind "value.", the likeliest first: id, id(), getId().
std::vector<std::string> keyMembers(const FakeState &table);

/// The type of the state's member: "seam_doubles::Table<int, app::Order>".
std::string stateType(const FakeState &state);

} // namespace seam
