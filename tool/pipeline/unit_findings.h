// What is there to say of a unit by itself, where a build or an editor of somebody else asks for it?
#pragma once
#include "matchers/facts/unit_facts.h"
#include "matchers/findings/finding.h"
#include "matchers/findings/read_file.h"
#include "matchers/policy/policy.h"
#include "matchers/program/link.h"
#include "matchers/rules/rule.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace seam {

/// The rules that a single unit is enough for.
std::vector<const RuleEntry *> unitRules();

/// What they find in it; suppressions applied, sorted and unique. `headers`: what it names of headers that were read for many units.
llvm::Expected<std::vector<Finding>> unitFindings(UnitFacts unit, HeaderFacts headers, const Policy &policy, const ReadFile &readFile);

} // namespace seam
