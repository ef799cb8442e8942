// How do clang's files, places and declarations become the indices of UnitFacts?
#pragma once
#include "matchers/extract/extract.h"
#include "matchers/extract/file_reach.h"
#include "matchers/extract/log_macro_uses.h"
#include "matchers/extract/shared_guard.h"
#include "matchers/facts/split_facts.h"
#include "clang/AST/Decl.h"
#include "clang/AST/TemplateName.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include <functional>
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

  /// The main file only lists what is read.
  bool isList() const { return !request.list.empty(); }

  FileIndex file(clang::FileEntryRef entry);
  /// NoIndex for buffers that are no file (predefines, scratch).
  FileIndex file(clang::FileID id);
  FileIndex fileOf(clang::SourceLocation location) { return file(sources->getFileID(sources->getFileLoc(location))); }
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

  /// Whether what stands in the file is told here: it is the project's, and no shared header told it before.
  bool tellsOf(FileIndex index) const {
    return isFirstParty(index) && (!sharedNumbers[index] || sharedGuard.isTextual(*sharedNumbers[index]));
  }

  /// As a source would include the file: "app/x.h" or <app/x.h>; the absolute path in quotes where no folder leads to it.
  std::string includeSpelling(FileIndex index) const;

  /// A first-party file declares `decl`.
  void declare(const clang::NamedDecl *decl);
  /// `class Order *` declares the class if the file sees no declaration of it; what others of the unit include must not decide that.
  void declareByName(clang::TagTypeLoc type);
  void declareMacro(llvm::StringRef name, const clang::MacroInfo &macro);

  /// The file's number in the shared header; nothing: it is none of its files.
  std::optional<std::uint32_t> sharedNumber(FileIndex index) const { return index == NoIndex ? std::nullopt : sharedNumbers[index]; }

  /// `from` includes `to`; NoIndex: the command line does.
  void include(FileIndex from, FileIndex to);
  /// Whether `from` includes the file of this place, directly or not. The main file sees everything that the unit includes.
  bool sees(FileIndex from, clang::SourceLocation location);
  /// Whether it sees some declaration of the entity.
  bool seesAny(FileIndex from, const clang::NamedDecl *decl);
  /// Those of these declarations that the file sees; all that the unit includes if it sees none, since it leans on its includers then.
  std::vector<const clang::NamedDecl *> seenOf(FileIndex from, const std::vector<const clang::NamedDecl *> &declarations);
  SharedGuard &guard() { return sharedGuard; }

  /// For the sake of which file each declaration is there: the one in which it stands, one that defines a method of the class, one that
  /// calls somebody else's function.
  const std::vector<DeclarationFor> &declarationsFor() const { return declarationList; }

  /// `of` names something that it does not include: some of `providers` does, and whoever includes `of` must include it first.
  struct Lean {
    FileIndex of = 0;
    std::string name;
    std::vector<FileIndex> providers;
  };
  const std::vector<Lean> &leans() const { return leanList; }

  const std::vector<std::vector<FileIndex>> &includes() const { return reach.includes(); }
  std::size_t fileCount() const { return entries.size(); }
  clang::FileEntryRef entry(FileIndex index) const { return entries[index]; }
  const std::string &realPath(FileIndex index) const { return *realPaths[index]; }

  /// A guarded file that is included inside of braces: elsewhere it means something else.
  struct WrappedFile {
    FileIndex file = 0;
    FileIndex firstIncluder = 0;
  };
  void wrap(const WrappedFile &file) { wrapped.push_back(file); }
  const std::vector<WrappedFile> &wrappedFiles() const { return wrapped; }

  /// What is to be told of the main file when it was preprocessed; who hears that from the preprocessor tells it once.
  void atEndOfMainFile(std::function<void()> task) { endTasks.push_back(std::move(task)); }
  /// For who cannot wait until the preprocessor says so.
  void endMainFile() {
    for (const std::function<void()> &task : endTasks)
      task();
  }

  /// Must be called at the end, while the compiler has its header search: fills in how the files that facts point to are included.
  void nameFiles();

  /// The macros that log, for who reads the AST.
  LogMacroUses &logMacros() { return logMacroList; }

  UnitFacts &result() { return facts; }
  const clang::SourceManager &sourceManager() const { return *sources; }

private:
  /// Whether the unit included what holds the place before it included the file.
  bool comesBefore(clang::SourceLocation location, FileIndex from);
  SymbolIndex symbol(const clang::NamedDecl *canonical);
  SymbolIndex addSymbol(const clang::NamedDecl *canonical);
  bool isOwn(SymbolIndex symbol, const clang::NamedDecl *canonical, FileIndex from);
  bool findIsOwn(SymbolIndex symbol, const clang::NamedDecl *canonical, FileIndex from);
  std::uint32_t addDeclaration(SymbolIndex symbol, const clang::NamedDecl *decl);
  std::uint32_t addDeclaration(SymbolIndex symbol, clang::SourceLocation location, const DeclarationFact &traits);
  void addDeclarationFor(FileIndex file, SymbolIndex symbol, const clang::NamedDecl *decl);
  void addUse(SymbolIndex symbol, clang::FileID file, unsigned offset, FileIndex index, UseKind kind, bool isImplicit);
  SymbolIndex macroSymbol(llvm::StringRef name, const clang::MacroInfo &macro);
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
  std::vector<clang::FileEntryRef> entries;                ///< Per file.
  std::vector<const std::string *> realPaths;              ///< Per file.
  std::vector<std::optional<std::uint32_t>> sharedNumbers; ///< Per file: its number in the shared header.
  std::vector<std::uint32_t> turns;                        ///< Per file: the guard's turn when it came.
  FileReach reach;
  FileIndex mainFile = NoIndex;
  llvm::DenseMap<const clang::Decl *, SymbolIndex> symbolsByDecl;
  llvm::StringMap<SymbolIndex> symbolsById;
  llvm::DenseMap<const clang::MacroInfo *, SymbolIndex> symbolsByMacro;
  llvm::DenseMap<std::pair<SymbolIndex, FileIndex>, bool> owns; ///< See isOwn.
  llvm::DenseMap<SymbolIndex, std::uint32_t> declarationOfMacro;
  std::vector<DeclarationFor> declarationList;
  std::vector<Lean> leanList;
  std::vector<WrappedFile> wrapped;
  LogMacroUses logMacroList;
  struct UseSlot {
    std::uint32_t index = 0;
    unsigned firstOffset = 0;
  };
  llvm::DenseMap<std::tuple<unsigned, unsigned, unsigned>, UseSlot> useSlots;
  llvm::DenseSet<std::pair<unsigned, unsigned>> usePlaces; ///< Use and offset: one place counts once, in whatever order it is visited.
  llvm::DenseMap<std::pair<unsigned, unsigned>, unsigned> declarationSlots;
  llvm::DenseSet<std::pair<FileIndex, llvm::StringRef>> dormant;
  std::vector<std::function<void()>> endTasks;
};

std::vector<const clang::NamedDecl *> redeclarations(const clang::NamedDecl *decl);

/// The declaration that stands for `decl` in facts: the pattern of a template specialisation, the target of a using declaration; canonical.
/// Null for locals, parameters and namespaces.
const clang::NamedDecl *symbolDeclaration(const clang::NamedDecl *decl);

/// The class or enumeration that a typedef names as it is called itself: C's `typedef struct X {} X;`. Null: the typedef is a name of its
/// own.
const clang::TagDecl *sameNamedTag(const clang::NamedDecl *decl);

/// The template that a name stands for, or the using declaration through which it is written.
const clang::NamedDecl *writtenName(clang::TemplateName name);

/// std::unique_ptr, shared_ptr and weak_ptr: their argument may stay incomplete.
bool isSmartPointer(const clang::TemplateDecl *name);

/// The kind of a declaration that symbolDeclaration gave.
SymbolKind symbolKind(const clang::NamedDecl *decl);

} // namespace seam
