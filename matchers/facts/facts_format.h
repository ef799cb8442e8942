// How do facts travel between processes and into files?
#pragma once
#include "matchers/facts/unit_facts.h"
#include "matchers/facts/unit_inputs.h"
#include "llvm/Support/Error.h"
#include <string>
#include <string_view>

namespace seam {

/// Compact bytes: variable-length integers (LEB128), strings with their length, in the order of facts_fields.h.
std::string writeFacts(const UnitFacts &facts);

/// Reads what writeFacts wrote. The bytes are not trusted: every index and length is checked; an error says what is wrong.
llvm::Expected<UnitFacts> readFacts(std::string_view bytes);

/// The same for what the facts depend on.
std::string writeInputs(const UnitInputs &inputs);
llvm::Expected<UnitInputs> readInputs(std::string_view bytes);

/// Facts as JSON for people and tests: `seam facts FILE`. Indices stay indices.
std::string factsAsJson(const UnitFacts &facts);

} // namespace seam
