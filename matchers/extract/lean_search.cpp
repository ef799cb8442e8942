#include "matchers/extract/lean_search.h"
#include "matchers/extract/macro_facts.h"
#include "matchers/extract/reference_visitor.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include <limits>

namespace seam {
namespace {

using namespace clang;

constexpr std::size_t Never = std::numeric_limits<std::size_t>::max();

/// Who includes whom.
class Includes final : public PPCallbacks {
public:
  Includes(UnitBuilder &builder, const SourceManager &sources, std::vector<FileIndex> &listed, std::vector<FileIndex> &everywhere)
      : builder(builder), sources(sources), listed(listed), everywhere(everywhere) {}

  void InclusionDirective(SourceLocation hash, const Token &, StringRef, bool, CharSourceRange, OptionalFileEntryRef file, StringRef,
                          StringRef, const clang::Module *, bool, SrcMgr::CharacteristicKind) override {
    const FileIndex from = builder.fileOf(hash);
    const FileIndex to = file ? builder.file(*file) : NoIndex;
    if (sources.isWrittenInMainFile(hash))
      listed.push_back(to);
    else if (file && from == NoIndex)
      everywhere.push_back(to);
    if (file)
      builder.include(from, to);
  }

private:
  UnitBuilder &builder;
  const SourceManager &sources;
  std::vector<FileIndex> &listed;
  std::vector<FileIndex> &everywhere;
};

/// Sees where a file makes something else of a macro that others had defined: `#undef errno`, `#define errno (*ourErrno())`.
class Redefinitions final : public PPCallbacks {
public:
  Redefinitions(UnitBuilder &builder, llvm::StringMap<LeanSearch::Redefinition> &redefinitions)
      : builder(builder), redefinitions(redefinitions) {}

  void MacroDefined(const Token &name, const MacroDirective *directive) override {
    const MacroDirective *last = directive->getPrevious();
    while (last && !isa<DefMacroDirective>(last))
      last = last->getPrevious();
    const FileIndex earlier = last ? builder.fileOf(last->getMacroInfo()->getDefinitionLoc()) : NoIndex;
    if (earlier == NoIndex || builder.isFirstParty(earlier))
      return;
    LeanSearch::Redefinition &redefinition = redefinitions[name.getIdentifierInfo()->getName()];
    redefinition.earlier.insert(earlier);
    for (const Token &word : directive->getMacroInfo()->tokens())
      if (word.getIdentifierInfo())
        redefinition.words.insert(word.getIdentifierInfo()->getName());
  }

private:
  UnitBuilder &builder;
  llvm::StringMap<LeanSearch::Redefinition> &redefinitions;
};

/// `of` needs one of `providers`, and includes none.
struct Need {
  FileIndex of = 0;
  std::vector<FileIndex> providers;
};

/// The files that a unit would enter, by when.
class Entering {
public:
  explicit Entering(const std::vector<std::vector<FileIndex>> &includes) : includes(includes), turns(includes.size(), Never) {}

  void enter(FileIndex file) {
    if (file >= turns.size() || turns[file] != Never)
      return;
    turns[file] = next++;
    for (FileIndex each : includes[file])
      enter(each);
  }

  std::size_t turnOf(FileIndex file) const { return file < turns.size() ? turns[file] : Never; }

private:
  const std::vector<std::vector<FileIndex>> &includes;
  std::vector<std::size_t> turns;
  std::size_t next = 0;
};

/// A class that is only named does with any declaration.
bool needsDefinition(UseKind kind) {
  return kind == UseKind::Base || kind == UseKind::Body || kind == UseKind::Macro;
}

/// Clang puts the static data members of instances beside what somebody wrote.
bool isWritten(const Decl *decl) {
  const auto *variable = dyn_cast<VarDecl>(decl);
  const auto *function = dyn_cast<FunctionDecl>(decl);
  return !(variable && variable->getTemplateSpecializationKind() == TSK_ImplicitInstantiation) &&
         !(function && function->getTemplateSpecializationKind() == TSK_ImplicitInstantiation);
}

void collectWritten(const DeclContext *context, std::vector<Decl *> &written) {
  for (Decl *each : context->decls())
    if (isa<NamespaceDecl, LinkageSpecDecl>(each))
      collectWritten(cast<DeclContext>(each), written);
    else if (isWritten(each))
      written.push_back(each);
}

/// Last part of a qualified name.
StringRef lastPart(StringRef name) {
  const std::size_t at = name.rfind(':');
  return at == StringRef::npos ? name : name.drop_front(at + 1);
}

std::vector<Need> needsIn(const UnitBuilder &builder, const UnitFacts &facts,
                          const llvm::StringMap<LeanSearch::Redefinition> &redefinitions, FileReach &reach) {
  std::vector<Need> needs;
  std::vector<std::vector<FileIndex>> definedIn(facts.symbols.size());
  for (const DeclarationFact &each : facts.declarations)
    if (each.isDefinition)
      definedIn[each.symbol].push_back(each.place.file);
  llvm::DenseSet<std::pair<FileIndex, StringRef>> namedByMacro;
  for (const UseFact &use : facts.uses) {
    const SymbolKind kind = facts.symbols[use.symbol].kind;
    const std::vector<FileIndex> &providers = definedIn[use.symbol];
    const auto reaches = [&](FileIndex each) { return reach.reaches(use.place.file, each); };
    if ((kind != SymbolKind::Class && kind != SymbolKind::Macro) || !needsDefinition(use.kind) || providers.empty() ||
        llvm::any_of(providers, reaches))
      continue;
    // Alone, the file has the macro that others define; it does not name what the other one's body names.
    const auto redefined = kind == SymbolKind::Macro ? redefinitions.find(facts.symbols[use.symbol].name) : redefinitions.end();
    if (redefined == redefinitions.end() || llvm::none_of(redefined->second.earlier, reaches))
      needs.push_back({.of = use.place.file, .providers = providers});
    else
      for (StringRef word : redefined->second.words)
        namedByMacro.insert({use.place.file, word});
  }
  for (const UnitBuilder::Lean &each : builder.leans())
    if (!namedByMacro.contains({each.of, lastPart(each.name)}))
      needs.push_back({.of = each.of, .providers = each.providers});
  return needs;
}

} // namespace

void LeanSearch::attach(CompilerInstance &compiler) {
  Preprocessor &preprocessor = compiler.getPreprocessor();
  builder.attach(compiler.getSourceManager(), preprocessor.getHeaderSearchInfo(), compiler.getLangOpts());
  preprocessor.addPPCallbacks(std::make_unique<Includes>(builder, compiler.getSourceManager(), listed, everywhere));
  preprocessor.addPPCallbacks(macroFacts(builder, preprocessor));
  preprocessor.addPPCallbacks(std::make_unique<Redefinitions>(builder, redefinitions));
}

void LeanSearch::read(const ASTContext &context) {
  std::vector<Decl *> written;
  collectWritten(context.getTranslationUnitDecl(), written);
  extractReferences(written, builder);
  for (const Decl *each : written)
    readFields(each);
}

/// A class that another one holds must be known whole.
void LeanSearch::readFields(const Decl *decl) {
  const auto *field = dyn_cast<FieldDecl>(decl);
  const CXXRecordDecl *held = field ? field->getType()->getBaseElementTypeUnsafe()->getAsCXXRecordDecl() : nullptr;
  if (const CXXRecordDecl *definition = held ? held->getDefinition() : nullptr) {
    const FileIndex file = builder.fileOf(field->getLocation());
    if (builder.isFirstParty(file) && !builder.sees(file, definition->getLocation()))
      fieldLeans.push_back({.of = file, .name = {}, .providers = {builder.fileOf(definition->getLocation())}});
  }
  if (isa<NamespaceDecl, LinkageSpecDecl, CXXRecordDecl>(decl))
    for (const Decl *each : cast<DeclContext>(decl)->decls())
      readFields(each);
}

std::vector<bool> LeanSearch::leaningFiles() const {
  std::vector<std::vector<FileIndex>> includes = builder.includes();
  includes.resize(builder.fileCount());
  FileReach reach(includes);
  for (FileIndex each : everywhere)
    reach.includeEverywhere(each);
  std::vector<Need> needs = needsIn(builder, facts, redefinitions, reach);
  for (const UnitBuilder::Lean &each : fieldLeans)
    needs.push_back({.of = each.of, .providers = each.providers});
  // What the files bring along themselves, each brings: it was skipped where another one had brought it.
  llvm::erase_if(needs, [&](const Need &need) {
    return llvm::is_contained(listed, need.of) &&
           llvm::any_of(need.providers, [&](FileIndex each) { return llvm::is_contained(listed, each); });
  });
  std::vector<bool> isLeaning;
  for (FileIndex file : listed) {
    Entering entering(includes);
    for (FileIndex each : everywhere)
      entering.enter(each);
    entering.enter(file);
    isLeaning.push_back(llvm::any_of(needs, [&](const Need &need) {
      const std::size_t turn = entering.turnOf(need.of);
      return turn != Never && llvm::none_of(need.providers, [&](FileIndex each) { return entering.turnOf(each) < turn; });
    }));
  }
  return isLeaning;
}

} // namespace seam
