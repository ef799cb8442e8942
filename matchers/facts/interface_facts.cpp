#include "matchers/facts/interface_facts.h"
#include "matchers/base/errors.h"
#include "matchers/facts/binary_archive.h"
#include <algorithm>

namespace seam {

template <typename Archive> static void describe(Archive &archive, TypeFact &type) {
  archive.field("text", type.text);
  archive.field("value", type.value);
  archive.field("form", type.form, TypeForm::Dependent);
  archive.field("copy", type.copy, TypeCopy::Incomplete);
  archive.field("isLvalueReference", type.isLvalueReference);
  archive.field("isRvalueReference", type.isRvalueReference);
  archive.field("isConst", type.isConst);
  archive.field("isVolatile", type.isVolatile);
}

template <typename Archive> static void describe(Archive &archive, ParameterFact &parameter) {
  archive.field("name", parameter.name);
  archive.field("type", parameter.type);
  archive.field("isPack", parameter.isPack);
}

template <typename Archive> static void describe(Archive &archive, MethodFact &method) {
  archive.field("name", method.name);
  archive.field("kind", method.kind, MethodKind::Conversion);
  archive.field("returns", method.returns);
  archive.field("parameters", method.parameters);
  archive.field("declaredBy", method.declaredBy);
  archive.field("exceptions", method.exceptions);
  archive.field("attributes", method.attributes);
  archive.field("leftOut", method.leftOut);
  archive.field("access", method.access, MemberAccess::Private);
  archive.field("reference", method.reference, RefQualifier::Rvalue);
  archive.field("isConst", method.isConst);
  archive.field("isVolatile", method.isVolatile);
  archive.field("isVirtual", method.isVirtual);
  archive.field("isPure", method.isPure);
  archive.field("isVariadic", method.isVariadic);
  archive.field("isDeprecated", method.isDeprecated);
}

template <typename Archive> static void describe(Archive &archive, ConstructorFact &constructor) {
  archive.field("parameters", constructor.parameters);
  archive.field("required", constructor.required);
  archive.field("access", constructor.access, MemberAccess::Private);
  archive.field("isExplicit", constructor.isExplicit);
  archive.field("isNoexcept", constructor.isNoexcept);
}

template <typename Archive> static void describe(Archive &archive, VirtualBaseFact &base) {
  archive.field("name", base.name);
  archive.field("constructors", base.constructors);
}

template <typename Archive> static void describe(Archive &archive, NamespaceFact &space) {
  archive.field("name", space.name);
  archive.field("isInline", space.isInline);
}

template <typename Archive> static void describe(Archive &archive, MissingType &missing) {
  archive.field("id", missing.id);
  archive.field("name", missing.name);
  archive.field("header", missing.header);
}

template <typename Archive> static void describe(Archive &archive, InterfaceFact &fact) {
  archive.field("name", fact.name);
  archive.field("text", fact.text);
  archive.field("namespaces", fact.namespaces);
  archive.field("outer", fact.outer);
  archive.field("header", fact.header);
  archive.field("templateParameters", fact.templateParameters);
  archive.field("templateArguments", fact.templateArguments);
  archive.field("templateRequires", fact.templateRequires);
  archive.field("types", fact.types);
  archive.field("methods", fact.methods);
  archive.field("constructors", fact.constructors);
  archive.field("virtualBases", fact.virtualBases);
  archive.field("bases", fact.bases);
  archive.field("members", fact.members);
  archive.field("missing", fact.missing);
  archive.field("refusal", fact.refusal);
  archive.field("languageYear", fact.languageYear);
  archive.field("isAbstract", fact.isAbstract);
  archive.field("isInSource", fact.isInSource);
  archive.field("isHidden", fact.isHidden);
  archive.field("hasVirtualDestructor", fact.hasVirtualDestructor);
  archive.field("usesExceptions", fact.usesExceptions);
}

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
