#include "tool/pipeline/deep_interfaces.h"
#include <algorithm>

namespace seam {

static bool isMadeOfNothing(const InterfaceFact &fact) {
  const auto needsNothing = [](const ConstructorFact &each) { return each.required == 0 && each.access != MemberAccess::Private; };
  return fact.isAbstract && fact.refusal.empty() && !fact.isInSource && fact.templateParameters.empty() && fact.virtualBases.empty() &&
         (fact.constructors.empty() || std::ranges::any_of(fact.constructors, needsNothing));
}

void DeepInterfaces::read() {
  isRead = true;
  for (const InterfaceNode &each : graph.interfaces) {
    llvm::Expected<InterfaceFact> fact = readInterface(each.bytes);
    if (!fact) {
      llvm::consumeError(fact.takeError()); // Who asks for that one itself is told.
    } else if (isMadeOfNothing(*fact)) {
      const std::string text = fact->text;
      byText.try_emplace(text, DeepInterface{.node = &each, .fact = std::move(*fact)});
    }
  }
}

const DeepInterface *DeepInterfaces::find(const std::string &text) {
  if (!isRead)
    read();
  const auto found = byText.find(text);
  return found == byText.end() ? nullptr : &found->second;
}

} // namespace seam
