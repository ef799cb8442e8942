// What does a person's MOCK_METHOD or MOCK_CONST_METHOD1 say, and how is it said today?
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// The arguments of one macro as they are written, on one line.
struct MockMacro {
  std::string name;
  std::string returns; ///< In parentheses where the macro needs them, like each parameter.
  std::vector<std::string> parameters;
  std::string callType; ///< "Calltype(STDMETHODCALLTYPE)"; empty: none.
  bool isConst = false; ///< By the name of an old macro.
  bool isOld = false;   ///< Of before GoogleMock 1.10: the number of parameters is in its name.
};

/// Nothing for what it cannot take apart: literals and long comments inside, functions that return functions.
std::optional<MockMacro> readMockMacro(std::string_view text);

/// "MOCK_METHOD(int, find, (int id), (const, override))"; the call type comes first of the specifiers.
std::string mockMethodText(const MockMacro &macro, std::vector<std::string> specifiers);

/// `text`, in parentheses if it has a comma that would end a macro's argument.
std::string asMacroArgument(const std::string &text);

} // namespace seam
