#include "generators/mock_repair.h"
#include "generators/double_plan.h"
#include "generators/mock_macro.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {

/// Of GoogleMock 1.12.1, which Debian 12 has; later ones take more.
static constexpr std::size_t MostParameters = 15;

static bool isFixedValue(const TypeFact &type) {
  return type.copy == TypeCopy::Fixed && type.form == TypeForm::Class && !type.isLvalueReference && !type.isRvalueReference;
}

static bool canBeMocked(const InterfaceFact &mock, const MethodFact &method) {
  return method.leftOut.empty() && method.kind == MethodKind::Named && !method.isVolatile && !method.isVariadic &&
         method.attributes.empty() && !method.exceptions.starts_with("throw(") && method.parameters.size() <= MostParameters &&
         !isFixedValue(mock.types[method.returns]) && std::ranges::none_of(method.parameters, [&](const ParameterFact &each) {
           return each.isPack || isFixedValue(mock.types[each.type]);
         });
}

static std::vector<std::string> specifiersOf(const MethodFact &method) {
  std::vector<std::string> specifiers;
  if (method.isConst)
    specifiers.push_back("const");
  if (method.reference != RefQualifier::None)
    specifiers.push_back(method.reference == RefQualifier::Lvalue ? "ref(&)" : "ref(&&)");
  if (!method.exceptions.empty())
    specifiers.push_back(method.exceptions);
  specifiers.push_back("override");
  return specifiers;
}

std::string signatureOf(const InterfaceFact &interface, const MethodFact &method) {
  std::string text = method.name + "(";
  for (std::size_t i = 0; i < method.parameters.size(); ++i)
    text += (i ? ", " : "") + declared(interface.types[method.parameters[i].type], "");
  text += method.isVariadic ? (method.parameters.empty() ? "...)" : ", ...)") : ")";
  if (method.isConst)
    text += " const";
  if (method.isVolatile)
    text += " volatile";
  if (method.reference != RefQualifier::None)
    text += method.reference == RefQualifier::Lvalue ? " &" : " &&";
  if (!method.exceptions.empty())
    text += " " + method.exceptions;
  return method.kind == MethodKind::Conversion ? text : declared(interface.types[method.returns], text);
}

bool isOldMockMacro(const MockedMethod &mocked) {
  return mocked.macro.starts_with("MOCK_") && mocked.macro != "MOCK_METHOD";
}

bool isStale(const InterfaceFact &mock, const MockedMethod &mocked) {
  if (mocked.isOverriding || mocked.missed == NoMethod)
    return false;
  // One overload is mocked, and the class can live without the other: what has its name is the mock's own.
  const bool overridesOther =
      std::ranges::any_of(mock.mocks, [&](const MockedMethod &each) { return each.name == mocked.name && each.isOverriding; });
  return mock.methods[mocked.missed].isPure || !overridesOther;
}

std::string macroFor(const InterfaceFact &mock, const MethodFact &method) {
  if (!canBeMocked(mock, method))
    return "";
  MockMacro macro{
      .name = method.name, .returns = asMacroArgument(declared(mock.types[method.returns], "")), .parameters = {}, .callType = {}};
  for (const ParameterFact &each : method.parameters)
    macro.parameters.push_back(asMacroArgument(declared(mock.types[each.type], each.name)));
  return mockMethodText(macro, specifiersOf(method));
}

std::string correctedMacro(const InterfaceFact &mock, const MockedMethod &mocked) {
  if (!isStale(mock, mocked) || mocked.isOneOfSeveral || !canBeMocked(mock, mock.methods[mocked.missed]))
    return "";
  const MethodFact &method = mock.methods[mocked.missed];
  if (mocked.hasSameTypes)
    if (const std::optional<MockMacro> macro = readMockMacro(mocked.text))
      return mockMethodText(*macro, specifiersOf(method));
  return macroFor(mock, method);
}

std::string modernMacro(const MockedMethod &mocked) {
  const std::optional<MockMacro> macro = readMockMacro(mocked.text);
  if (!macro || !macro->isOld)
    return "";
  std::vector<std::string> specifiers;
  if (macro->isConst)
    specifiers.push_back("const");
  if (mocked.isOverriding)
    specifiers.push_back("override");
  return mockMethodText(*macro, specifiers);
}

std::string stricterMacro(const InterfaceFact &interface, const MockedMethod &mocked) {
  const std::optional<MockMacro> macro = readMockMacro(mocked.text);
  if (!mocked.isOverriding || !macro || mocked.text.find("noexcept") != std::string::npos)
    return "";
  const auto isMeant = [&](const MethodFact &each) {
    return each.name == macro->name && each.parameters.size() == macro->parameters.size();
  };
  const auto meant = std::ranges::find_if(interface.methods, isMeant);
  // Of overloads that only their types tell apart one may promise what the other does not.
  if (meant == interface.methods.end() || std::ranges::count_if(interface.methods, isMeant) > 1 || meant->exceptions != "noexcept")
    return "";
  return mockMethodText(*macro, specifiersOf(*meant));
}

std::vector<const MethodFact *> missingMethods(const InterfaceFact &mock) {
  std::vector<const MethodFact *> missing;
  for (std::size_t i = 0; i < mock.methods.size(); ++i) {
    const MethodFact &method = mock.methods[i];
    const bool isCorrected =
        std::ranges::any_of(mock.mocks, [&](const MockedMethod &each) { return each.missed == i && !correctedMacro(mock, each).empty(); });
    // A pure virtual method that the mock declares itself is left to its derived classes by intention.
    if (method.isPure && !method.declaredBy.empty() && !isCorrected)
      missing.push_back(&method);
  }
  return missing;
}

MockInsertion missingMacros(const InterfaceFact &mock) {
  MockInsertion insertion;
  const auto last = std::ranges::max_element(mock.mocks, {}, &MockedMethod::offset);
  if (last == mock.mocks.end())
    return insertion;
  insertion.offset = last->end;
  for (const MethodFact *each : missingMethods(mock)) {
    const std::string macro = macroFor(mock, *each);
    if (macro.empty())
      insertion.left.push_back(signatureOf(mock, *each));
    else
      insertion.text += "\n" + std::string(last->column - 1, ' ') + macro + ";";
  }
  return insertion;
}

} // namespace seam
