#include "matchers/facts/interface_facts.h"
#include "matchers/base/errors.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/facts/interface_fields.h"
#include <algorithm>

namespace seam {

static bool areTypesValid(const InterfaceFact &fact) {
  const auto isType = [&](TypeIndex index) { return index < fact.types.size(); };
  const auto areTypes = [&](const std::vector<ParameterFact> &parameters) {
    return std::ranges::all_of(parameters, [&](const ParameterFact &each) { return isType(each.type); });
  };
  const auto areConstructors = [&](const std::vector<ConstructorFact> &constructors) {
    return std::ranges::all_of(constructors, [&](const ConstructorFact &each) { return areTypes(each.parameters); });
  };
  return areConstructors(fact.constructors) &&
         std::ranges::all_of(fact.methods, [&](const MethodFact &each) { return isType(each.returns) && areTypes(each.parameters); }) &&
         std::ranges::all_of(fact.mocks,
                             [&](const MockedMethod &each) { return each.missed == NoMethod || each.missed < fact.methods.size(); }) &&
         std::ranges::all_of(fact.virtualBases, [&](const VirtualBaseFact &each) { return areConstructors(each.constructors); });
}

std::string writeInterface(const InterfaceFact &fact) {
  BinaryWriter writer;
  // describe() serves readers too and therefore takes the facts by reference; a writer does not change them.
  describe(writer, const_cast<InterfaceFact &>(fact));
  return std::move(writer.bytes);
}

llvm::Expected<InterfaceFact> readInterface(std::string_view bytes) {
  BinaryReader reader(bytes);
  InterfaceFact fact;
  describe(reader, fact);
  if (reader.isBroken || !reader.isAtEnd() || !areTypesValid(fact))
    return makeError("damaged facts of an interface ({} bytes)", bytes.size());
  return fact;
}

} // namespace seam
