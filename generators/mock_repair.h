// What has to be written into a mock of a person's own, so that it fits its interface again?
#pragma once
#include "matchers/facts/interface_facts.h"
#include <string>
#include <vector>

namespace seam {

/// "int find(int, app::Key) const noexcept".
std::string signatureOf(const InterfaceFact &interface, const MethodFact &method);

/// Whether the macro is one of before GoogleMock 1.10, which cannot say `override`.
bool isOldMockMacro(const MockedMethod &mocked);

/// Whether the mocked method was to override MockedMethod::missed. Else it is an overload of the mock's own.
bool isStale(const InterfaceFact &mock, const MockedMethod &mocked);

/// The macro that overrides what this one misses, without a semicolon. What the person wrote of types and names stays if only qualifiers
/// differ. Empty: there are several to choose from, or no macro can say it.
std::string correctedMacro(const InterfaceFact &mock, const MockedMethod &mocked);

/// The same method by the macro of today. Empty: it cannot be taken apart.
std::string modernMacro(const MockedMethod &mocked);

/// A macro that overrides, with the `noexcept` that the interface came to have: it does not compile without. Empty: it has it, or which
/// method is meant is not clear.
std::string stricterMacro(const InterfaceFact &interface, const MockedMethod &mocked);

/// The pure virtual methods of its bases that a mock leaves, but for those that a stale macro was to override and can be corrected to.
std::vector<const MethodFact *> missingMethods(const InterfaceFact &mock);

/// The macro that overrides it. Empty: no macro can say it, `seam double mock` goes around that.
std::string macroFor(const InterfaceFact &mock, const MethodFact &method);

/// Where something is to be replaced in the mock's file.
struct MockInsertion {
  std::uint32_t offset = 0;
  std::string text;              ///< Lines behind the last macro, with its indentation.
  std::vector<std::string> left; ///< Methods that no macro can say.
};

/// The lines of all missing methods.
MockInsertion missingMacros(const InterfaceFact &mock);

} // namespace seam
