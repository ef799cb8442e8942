// Does any file use a module that the order of layers keeps from it?
#include "matchers/program/policy_check.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/contract_breach.h"
#include "matchers/rules/dependency_evidence.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// The first closed layer below `from` and above `to`.
std::string jumpedLayer(const LayerOrder &order, const ResolvedOrder &resolved, ModuleId from, ModuleId to) {
  for (std::uint32_t row = resolved.rowOfModule[from] + 1; row < resolved.rowOfModule[to]; ++row)
    if (resolved.isClosedRow[row])
      return describeRow(order.rows[row]);
  return {};
}

std::string messageFor(const LayerOrder &order, const ResolvedOrder &resolved, LayerVerdict verdict, ModuleId from, ModuleId to,
                       const ContractBreach &breach) {
  const std::string layers = fmt::format("(layer '{}': {})", order.id.text, describeOrder(order));
  if (verdict == LayerVerdict::Upward)
    return fmt::format("'{}' must not depend on '{}' {}", breach.from, breach.to, layers);
  if (verdict == LayerVerdict::Sibling)
    return fmt::format("'{}' and '{}' are independent layers {}", breach.from, breach.to, layers);
  return fmt::format("'{}' must not jump over closed layer '{}' to '{}' {}", breach.from, jumpedLayer(order, resolved, from, to), breach.to,
                     layers);
}

void checkOrder(const ProgramGraph &program, const LayerOrder &order, FindingSink &sink) {
  const ResolvedOrder resolved = resolveOrder(program, order);
  for (const ModuleUse &use : moduleUses(program, selectionOf(order.kinds))) {
    const ModuleId from = program.files[use.from].module;
    if (from == NoIndex)
      continue;
    const LayerVerdict verdict = judgeLayers(resolved, from, use.to);
    if (verdict == LayerVerdict::Unrelated || verdict == LayerVerdict::Agreed)
      continue;
    ContractBreach breach{.contract = order.id.text,
                          .because = order.because.text,
                          .from = program.modules[from].name,
                          .to = program.modules[use.to].name,
                          .message = {},
                          .help = {}};
    breach.message = messageFor(order, resolved, verdict, from, use.to, breach);
    if (verdict == LayerVerdict::Jumped)
      breach.help = fmt::format("go through '{}'", jumpedLayer(order, resolved, from, use.to));
    reportUse(program, use, breach, sink);
  }
}

class LayerViolation final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    for (const LayerOrder &order : program.policy.layers)
      checkOrder(program, order, sink);
  }
};

const RegisterRule<LayerViolation> registered{{.id = "layer-violation",
                                               .category = "architecture",
                                               .summary = "a file uses a module of a layer that its own layer must not use",
                                               .severity = Severity::Error,
                                               .since = "0.1"}};

} // namespace
} // namespace seam
