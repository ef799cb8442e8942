// Which tests does every implementation of an interface pass, as its shape tells?
#pragma once
#include "generators/code_writer.h"
#include "generators/fake_shape.h"

namespace seam {

/// The fixture and its tests; false: there is nothing that every implementation does.
bool writeContract(const DoublePlan &plan, const FakeShape &shape, CodeWriter &out);

} // namespace seam
