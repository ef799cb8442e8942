// How do clang's files, places and declarations become the indices of UnitFacts?
#pragma once
#include "matchers/extract/extract.h"
#include "matchers/extract/shared_guard.h"
#include "clang/AST/Decl.h"
#include "clang/AST/TemplateName.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include <optional>
#include <tuple>

namespace clang {
class HeaderSearch;
class Preprocessor;
class MacroInfo;
} // namespace clang

namespace seam {

/// Fills one UnitFacts: interns files and symbols, unifies uses. Lives as long as the parse.
class UnitBuilder {
public:
  UnitBuilder(const ExtractRequest &request, UnitFacts &facts) : request(request), facts(facts), sharedGuard(request.shared) {}

  /// Must be called before anything else, when the compiler has its source manager and header search.
  void attach(const clang::SourceManager &sources, const clang::HeaderSearch &headers, const clang::LangOptions &language);

  FileIndex file(clang::FileEntryRef entry);
  /// NoIndex for buffers that are no file (predefines, scratch).
  FileIndex file(clang::FileID id);
  bool isFirstParty(clang::FileID id);
  bool isFirstParty(FileIndex index) const { return index != NoIndex && facts.files[index].origin == FileOrigin::FirstParty; }

  /// The place in a file that a reader would point at: the expansion for macro bodies, the spelling for macro arguments.
  std::optional<Place> place(clang::SourceLocation location);

  /// `decl` is used at `location` in the way `kind`. Does nothing outside first-party files, for locals, and within the declaring file.
  void use(const clang::NamedDecl *decl, clang::SourceLocation location, UseKind kind, bool isImplicit = false);
  void useMacro(llvm::StringRef name, const clang::MacroInfo &macro, clang::SourceLocation location);

  /// See DormantName; `name` must stay where it is.
  void addDormantName(FileIndex file, llvm::StringRef name) {
    if (dormant.insert({file, name}).second)
      facts.dormant.push_back({.file = file, .name = name.str()});
  }

  /// A first-party file declares `decl`.
  void declare(const clang::NamedDecl *decl);
  void declareMacro(llvm::StringRef name, const clang::MacroInfo &macro);

  /// False for what only the shared header brings: the unit does not include it.
  bool shows(clang::SourceLocation location);
  /// True if some declaration of the same entity shows.
  bool showsAny(const clang::NamedDecl *decl);
  /// The unit includes this file.
  void include(clang::FileEntryRef entry);
  SharedGuard &guard() { return sharedGuard; }

  UnitFacts &result() { return facts; }
  const clang::SourceManager &sourceManager() const { return *sources; }

private:
  struct KnownSymbol {
    SymbolIndex index = NoIndex;  ///< NoIndex: of no interest.
    FileIndex onlyFile = NoIndex; ///< All its declarations stand in this file.
  };

  KnownSymbol symbol(const clang::NamedDecl *canonical);
  const clang::NamedDecl *externalDeclaration(const clang::NamedDecl *decl);
  SymbolIndex addSymbol(const clang::NamedDecl *canonical);
  void addDeclaration(SymbolIndex symbol, const clang::NamedDecl *decl);
  void addUse(SymbolIndex symbol, clang::FileID file, unsigned offset, FileIndex index, UseKind kind, bool isImplicit);
  KnownSymbol macroSymbol(llvm::StringRef name, const clang::MacroInfo &macro);

  std::optional<clang::FileID> onlyFileOf(const clang::NamedDecl *decl);
  bool isForward(const clang::NamedDecl *decl);

  const ExtractRequest &request;
  UnitFacts &facts;
  SharedGuard sharedGuard;
  const clang::SourceManager *sources = nullptr;
  const clang::HeaderSearch *headers = nullptr;
  const clang::LangOptions *language = nullptr;
  llvm::StringMap<FileIndex> filesByPath;
  llvm::DenseMap<const clang::FileEntry *, FileIndex> filesByEntry;
  llvm::DenseMap<clang::FileID, FileIndex> filesById;
  llvm::DenseMap<const clang::Decl *, KnownSymbol> symbolsByDecl;
  llvm::StringMap<SymbolIndex> symbolsById;
  llvm::DenseMap<const clang::MacroInfo *, KnownSymbol> symbolsByMacro;
  struct UseSlot {
    std::uint32_t index = 0;
    unsigned firstOffset = 0;
    unsigned lastOffset = 0;
  };
  llvm::DenseMap<std::tuple<unsigned, unsigned, unsigned>, UseSlot> useSlots;
  llvm::DenseMap<std::pair<unsigned, unsigned>, unsigned> declarationSlots;
  llvm::DenseSet<std::pair<FileIndex, llvm::StringRef>> dormant;
};

/// The declaration that stands for `decl` in facts: the pattern of a template specialisation, the target of a using declaration; canonical.
/// Null for locals, parameters and namespaces.
const clang::NamedDecl *symbolDeclaration(const clang::NamedDecl *decl);

/// The template that a name stands for, or the using declaration through which it is written.
const clang::NamedDecl *writtenName(clang::TemplateName name);

/// std::unique_ptr, shared_ptr and weak_ptr: their argument may stay incomplete.
bool isSmartPointer(const clang::TemplateDecl *name);

/// The kind of a declaration that symbolDeclaration gave.
SymbolKind symbolKind(const clang::NamedDecl *decl);

} // namespace seam
