// What does each file of the shared header ask of macros? A unit that includes it must give the same answers.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

namespace clang {
class PPCallbacks;
class Preprocessor;
} // namespace clang

namespace seam {

struct SharedHeader;

/// Where a macro was defined: the file's number and the offset in it, or one of the others.
using DefinitionId = std::uint64_t;
inline constexpr DefinitionId NotDefined = 0;
inline constexpr DefinitionId DefinedByCommand = 1; ///< Or by clang.
inline constexpr DefinitionId DefinedByUnit = 2;
/// Part of the id of a macro with parameters: its name alone means nothing.
inline constexpr DefinitionId HasParameters = 1u << 31;
inline constexpr DefinitionId definitionIn(std::uint32_t file, std::uint32_t offset) {
  return (std::uint64_t{file} + 1) << 32 | offset;
}
inline constexpr bool isInFile(DefinitionId id) {
  return id >> 32 != 0;
}
inline constexpr std::uint32_t fileOfDefinition(DefinitionId id) {
  return static_cast<std::uint32_t>(id >> 32) - 1;
}

/// A definition of others that has the words of an earlier one.
struct MacroTwin {
  DefinitionId definition = NotDefined;
  DefinitionId first = NotDefined;
};

enum class TraceKind : std::uint8_t {
  Include,
  Define,
  Undefine,
  Ask,
  Name ///< The name stands alone, no parenthesis behind it.
};

/// Whether what is asked this way has the same answer with either definition.
inline constexpr bool meansTheSame(TraceKind kind, DefinitionId one, DefinitionId other) {
  const auto meaning = [kind](DefinitionId id) { return kind == TraceKind::Name && (id & HasParameters) != 0 ? NotDefined : id; };
  return meaning(one) == meaning(other);
}

/// One thing that a file does, in the order of its text.
struct TraceStep {
  TraceKind kind = TraceKind::Ask;
  std::uint32_t subject = 0; ///< Include: the number of the file. Else: the number of the macro.
  std::uint64_t value = 0;   ///< Include: one more than the trace of that entry, 0 if a guard kept it out. Else: the definition.
};

/// What a file did each time that it was entered.
using MacroTrace = std::vector<TraceStep>;

class UnitBuilder;

/// What may be a macro.
enum class TracedWords : std::uint8_t {
  All,       ///< Each word of the text.
  Conditions ///< Those of #if and its like: what decides who is included.
};

/// Callbacks that fill the traces, macros and words of `header`. The numbers of files are those of `builder`.
std::unique_ptr<clang::PPCallbacks> traceMacros(SharedHeader &header, UnitBuilder &builder, clang::Preprocessor &preprocessor,
                                                TracedWords traced = TracedWords::All);

} // namespace seam
