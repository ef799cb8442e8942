// Would this unit mean the same without the shared header?
#pragma once
#include "matchers/extract/shared_header.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace seam {

/// Follows which files of the shared header the unit includes itself, and in which order. All others must not show: no macro, declaration
/// or overload of theirs may be found. And whatever an included file asks of macros must have the answer here that it had when the header
/// was made: its steps are replayed.
class SharedGuard {
public:
  /// Without a shared header nothing is in doubt.
  explicit SharedGuard(const SharedHeader *shared);

  bool isActive() const { return shared != nullptr; }
  std::optional<std::uint32_t> numberOf(llvm::StringRef realPath) const;

  /// The unit includes the file, which brings what that includes.
  void include(std::uint32_t file);
  /// The unit is this file.
  void enterMain(std::uint32_t file);
  /// A file of the project that is read each time, so that the unit reads it too.
  bool isTextual(std::uint32_t file) const { return !shared->isGuarded[file] && isOwn(file); }
  bool isIncluded(std::uint32_t file) const { return included[file]; }
  const llvm::BitVector &includedFiles() const { return included; }
  /// How many files of the header the unit has included so far, and how many when this one came: it is one of them.
  std::uint32_t turn() const { return turns; }
  std::uint32_t turnOf(std::uint32_t file) const { return turnByFile[file]; }
  /// Whether one file of the header includes another, directly or not.
  bool reaches(std::uint32_t from, std::uint32_t to);

  /// The unit's own text defines or undefines a macro …
  void changeMacro(llvm::StringRef name, DefinitionId definition);
  /// … or finds it so.
  void askMacro(llvm::StringRef name, DefinitionId found);

  /// Something showed that must not.
  void doubt(std::string why) {
    if (shared && reason.empty())
      reason = std::move(why);
  }
  bool hasDoubt() const { return !reason.empty(); }
  const std::string &why() const { return reason; }

private:
  void mark(std::uint32_t file);
  void replay(std::uint32_t trace, std::uint32_t file);
  bool isOwn(std::uint32_t file) const;
  bool isOwnDefinition(DefinitionId definition) const;
  void enter(const TraceStep &include, std::uint32_t from);
  void checkLeans(std::uint32_t file);
  bool holds(std::uint32_t trace) const;
  DefinitionId firstTwin(DefinitionId definition) const;

  const SharedHeader *shared;
  llvm::BitVector included;
  std::uint32_t turns = 0;
  std::vector<std::uint32_t> turnByFile; ///< 0: not included.
  std::vector<DefinitionId> state;       ///< Per macro of the header.
  std::vector<std::string> ownMacros;    ///< Of the unit, that the header does not change.
  std::vector<llvm::BitVector> closures; ///< Per file; empty: not asked for yet.
  unsigned depth = 0;
  std::string reason; ///< Empty: no doubt.
};

} // namespace seam
