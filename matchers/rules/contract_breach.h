// How does a rule report what breaks a contract of the policy?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/findings/finding_sink.h"
#include "matchers/program/level_graph.h"
#include "matchers/program/policy_check.h"
#include <string>
#include <vector>

namespace seam {

/// One broken contract: what all findings that come of it have in common.
struct ContractBreach {
  std::string contract; ///< Its id, as allow entries name it.
  std::string because;  ///< The policy's reason; empty: none given.
  std::string from;     ///< Names of modules.
  std::string to;
  std::string message;
  std::string help; ///< Empty: made from what is used.
};

/// True if an allow entry of the policy covers the edge for this contract.
bool isAllowed(const ProgramGraph &graph, const std::string &contract, const Edge &edge);

/// The use without what is allowed.
ModuleUse withoutAllowed(const ProgramGraph &graph, ModuleUse use, const std::string &contract);

/// The graph without what is allowed.
LevelGraph withoutAllowed(const ProgramGraph &graph, LevelGraph levels, const std::string &contract);

/// Reports what one file uses of one module, less what is allowed: a finding per include, with the uses that it serves as evidence; where
/// no include shows the use, one finding at the first use.
void reportUse(const ProgramGraph &graph, const ModuleUse &use, const ContractBreach &breach, FindingSink &sink);

/// Reports a dependency over other modules: one finding at the first step, each step as evidence. `path`: edges of `levels`.
void reportPath(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<std::uint32_t> &path, const ContractBreach &breach,
                FindingSink &sink);

/// "help, because ADR-12": the policy's reason behind the advice.
std::string withReason(std::string help, const std::string &because);

} // namespace seam
