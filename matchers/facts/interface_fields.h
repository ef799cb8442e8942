// Which fields do the facts of an interface have? Named once for every reader and writer.
#pragma once
#include "matchers/facts/interface_facts.h"

namespace seam {

template <typename Archive> void describe(Archive &archive, TypeFact &type) {
  archive.field("text", type.text);
  archive.field("value", type.value);
  archive.field("form", type.form, TypeForm::Dependent);
  archive.field("copy", type.copy, TypeCopy::Incomplete);
  archive.field("isLvalueReference", type.isLvalueReference);
  archive.field("isRvalueReference", type.isRvalueReference);
  archive.field("isConst", type.isConst);
  archive.field("isVolatile", type.isVolatile);
}

template <typename Archive> void describe(Archive &archive, ParameterFact &parameter) {
  archive.field("name", parameter.name);
  archive.field("type", parameter.type);
  archive.field("isPack", parameter.isPack);
  archive.field("defaultArgument", parameter.defaultArgument);
}

template <typename Archive> void describe(Archive &archive, MethodFact &method) {
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
  archive.field("required", method.required);
}

template <typename Archive> void describe(Archive &archive, ConstructorFact &constructor) {
  archive.field("parameters", constructor.parameters);
  archive.field("required", constructor.required);
  archive.field("access", constructor.access, MemberAccess::Private);
  archive.field("isExplicit", constructor.isExplicit);
  archive.field("isNoexcept", constructor.isNoexcept);
}

template <typename Archive> void describe(Archive &archive, VirtualBaseFact &base) {
  archive.field("name", base.name);
  archive.field("constructors", base.constructors);
}

template <typename Archive> void describe(Archive &archive, NamespaceFact &space) {
  archive.field("name", space.name);
  archive.field("isInline", space.isInline);
}

template <typename Archive> void describe(Archive &archive, MissingType &missing) {
  archive.field("id", missing.id);
  archive.field("name", missing.name);
  archive.field("header", missing.header);
  archive.field("isReferred", missing.isReferred);
}

template <typename Archive> void describe(Archive &archive, ArgumentFact &argument) {
  archive.field("text", argument.text);
  archive.field("namespaces", argument.namespaces);
  archive.field("fields", argument.fields);
  archive.field("notCompared", argument.notCompared);
  archive.field("isHidden", argument.isHidden);
  archive.field("isPrinted", argument.isPrinted);
  archive.field("failsToPrint", argument.failsToPrint);
  archive.field("isCompared", argument.isCompared);
}

template <typename Archive> void describe(Archive &archive, AheadFact &ahead) {
  archive.field("namespaces", ahead.namespaces);
  archive.field("text", ahead.text);
}

template <typename Archive> void describe(Archive &archive, MockedMethod &mocked) {
  archive.field("name", mocked.name);
  archive.field("macro", mocked.macro);
  archive.field("declaration", mocked.declaration);
  archive.field("text", mocked.text);
  archive.field("line", mocked.line);
  archive.field("column", mocked.column);
  archive.field("endColumn", mocked.endColumn);
  archive.field("offset", mocked.offset);
  archive.field("end", mocked.end);
  archive.field("missed", mocked.missed);
  archive.field("isOneOfSeveral", mocked.isOneOfSeveral);
  archive.field("hasSameTypes", mocked.hasSameTypes);
  archive.field("isOverriding", mocked.isOverriding);
}

template <typename Archive> void describe(Archive &archive, InterfaceFact &fact) {
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
  archive.field("arguments", fact.arguments);
  archive.field("ahead", fact.ahead);
  archive.field("mocks", fact.mocks);
  archive.field("isMockBase", fact.isMockBase);
  archive.field("shape", fact.shape, DoubleShape::Extracted);
  archive.field("refusal", fact.refusal);
  archive.field("languageYear", fact.languageYear);
  archive.field("isAbstract", fact.isAbstract);
  archive.field("isInSource", fact.isInSource);
  archive.field("isHidden", fact.isHidden);
  archive.field("hasVirtualDestructor", fact.hasVirtualDestructor);
  archive.field("usesExceptions", fact.usesExceptions);
}

} // namespace seam
