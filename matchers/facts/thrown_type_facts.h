// What is known of a type that is thrown or caught?
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace seam {

/// Index into ExceptionFacts::types, ::callees, ::files; NoFact: none.
using ThrownTypeIndex = std::uint32_t;
using CalleeIndex = std::uint32_t;
inline constexpr std::uint32_t NoFact = 0xffffffff;
using ScopeNumber = std::uint32_t; ///< A try block or handler of a function; 0: the function itself.

/// Replaces `length` bytes at `offset` of the file in which the fact stands.
struct EditFact {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::string text;
};

enum class TypeShape : std::uint8_t { Class, Pointer, MemberPointer, NullPointer, Function, Other };

struct BaseFact {
  ThrownTypeIndex type = 0;
  bool isPublic = false;
  bool isVirtual = false;
};
/// A type that is thrown or caught, or that such a type points to or derives from.
struct ThrownTypeFact {
  std::string name; ///< Canonical, without its own const and volatile; "@file" behind it where only one file knows the type.
  TypeShape shape = TypeShape::Other;
  bool isConst = false; ///< Of what a pointer points to; what is thrown or caught has none.
  bool isVolatile = false;
  bool isNoexcept = false;          ///< A function that cannot throw.
  ThrownTypeIndex pointee = NoFact; ///< Pointers, to members too.
  std::vector<BaseFact> bases;      ///< Direct ones. Of a pointer to member: the class alone.
  bool isPlain = false;             ///< Final or without virtual functions, and trivially copyable: a copy loses nothing.
  bool isEmpty = false;             ///< A class without any data, its own or inherited.
  bool hasDetails = false;          ///< Has public fields or getters beyond what(): whoever drops it drops them.
  std::uint32_t file = NoFact;      ///< Where an own class is defined.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  std::vector<EditFact> publicBase; ///< Makes the base that leads to std::exception public; empty: it is, or there is none.
};

} // namespace seam
