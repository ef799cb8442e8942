// What does the preprocessor tell: who includes whom, under which condition, and which macros are used?
#include "matchers/extract/preprocessor_facts.h"
#include "matchers/extract/include_depth.h"
#include "matchers/extract/skipped_branches.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseSet.h"
#include <map>

namespace seam {
namespace {

using namespace clang;

/// An #if that is open at the current place of the preprocessor.
struct OpenCondition {
  FileID file;
  std::string text;
};

class PreprocessorFacts final : public PPCallbacks {
public:
  PreprocessorFacts(UnitBuilder &builder, Preprocessor &preprocessor)
      : builder(builder), preprocessor(preprocessor), depth(preprocessor.getSourceManager(), preprocessor.getLangOpts()) {}

  void FileChanged(SourceLocation location, FileChangeReason reason, SrcMgr::CharacteristicKind, FileID) override {
    if (reason != EnterFile)
      return;
    const FileID id = sources().getFileID(location);
    if (!builder.isFirstParty(id))
      return;
    if (OptionalFileEntryRef entry = sources().getFileEntryRefForID(id))
      ++entered.try_emplace(builder.file(id), *entry, 0u).first->second.second;
  }

  bool FileNotFound(StringRef) override {
    // InclusionDirective records it; without this answer clang stops at the first missing header.
    return true;
  }

  void InclusionDirective(SourceLocation hash, const Token &, StringRef name, bool isAngled, CharSourceRange range,
                          OptionalFileEntryRef file, StringRef, StringRef, const clang::Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    const FileID id = sources().getFileID(sources().getFileLoc(hash));
    const bool isForced = builder.file(id) == NoIndex;
    if (file) {
      const FileIndex to = builder.file(*file);
      builder.include(builder.file(id), to);
      if (!isForced && (builder.sharedNumber(to) || builder.isFirstParty(to)) && depth.isWrapped(hash))
        wrapped.push_back(to);
    }
    if (isForced ? !isFromCommandLine(hash) : !builder.isFirstParty(id))
      return;
    IncludeFact fact;
    fact.place = isForced ? Place{.file = builder.file(sources().getMainFileID())} : placeOf(range);
    fact.form = isForced ? IncludeForm::Forced : isAngled ? IncludeForm::Angled : IncludeForm::Quoted;
    fact.spelled = name.str();
    if (!file) {
      builder.result().unresolved.push_back({.place = fact.place, .form = fact.form, .isConditional = false, .spelled = fact.spelled});
      return;
    }
    fact.to = builder.file(*file);
    fact.condition = conditionIn(id);
    if (!isForced)
      readPragmas(range.getEnd(), fact);
    builder.result().includes.push_back(std::move(fact));
  }

  void SourceRangeSkipped(SourceRange range, SourceLocation) override {
    if (builder.isFirstParty(sources().getFileID(range.getBegin())))
      addSkippedBranch(builder, preprocessor, range);
  }

  void MacroExpands(const Token &name, const MacroDefinition &definition, SourceRange range, const MacroArgs *) override {
    useMacro(name, definition, range.getBegin());
  }
  void Defined(const Token &name, const MacroDefinition &definition, SourceRange) override {
    useMacro(name, definition, name.getLocation());
  }

  void MacroDefined(const Token &name, const MacroDirective *directive) override {
    const MacroInfo &macro = *directive->getMacroInfo();
    if (macro.getDefinitionLoc().isInvalid())
      return;
    changeMacro(name, macro.getDefinitionLoc(), DefinedByUnit);
    macros.push_back({name.getIdentifierInfo()->getName(), &macro});
    if (const FileID id = sources().getFileID(macro.getDefinitionLoc()); builder.isFirstParty(id))
      for (const Token &word : macro.tokens())
        if (word.getIdentifierInfo())
          builder.addDormantName(builder.file(id), word.getIdentifierInfo()->getName());
  }

  void MacroUndefined(const Token &name, const MacroDefinition &, const MacroDirective *) override {
    changeMacro(name, name.getLocation(), NotDefined);
  }

  void If(SourceLocation location, SourceRange condition, ConditionValueKind) override { open(location, textOf(condition)); }
  void Elif(SourceLocation location, SourceRange condition, ConditionValueKind, SourceLocation) override {
    replace(location, textOf(condition));
  }
  void Ifdef(SourceLocation location, const Token &name, const MacroDefinition &definition) override {
    useMacro(name, definition, name.getLocation());
    open(location, "defined(" + nameOf(name) + ")");
  }
  void Ifndef(SourceLocation location, const Token &name, const MacroDefinition &definition) override {
    useMacro(name, definition, name.getLocation());
    const FileID id = sources().getFileID(location);
    const bool isGuard = seenCondition.insert(id).second && !definition.getMacroInfo();
    open(location, isGuard ? "" : "!defined(" + nameOf(name) + ")");
  }
  void Elifdef(SourceLocation location, const Token &name, const MacroDefinition &definition) override {
    useMacro(name, definition, name.getLocation());
    replace(location, "defined(" + nameOf(name) + ")");
  }
  void Elifndef(SourceLocation location, const Token &name, const MacroDefinition &definition) override {
    useMacro(name, definition, name.getLocation());
    replace(location, "!defined(" + nameOf(name) + ")");
  }
  void Else(SourceLocation location, SourceLocation) override {
    if (!conditions.empty() && !conditions.back().text.empty())
      replace(location, "!(" + conditions.back().text + ")");
  }
  void Endif(SourceLocation, SourceLocation) override {
    if (!conditions.empty())
      conditions.pop_back();
  }

  void EndOfMainFile() override {
    // Only now it is known which macros are include guards.
    for (const auto &[name, macro] : macros)
      builder.declareMacro(name, *macro);
    for (const auto &[index, times] : entered) {
      FileFact &fact = builder.result().files[index];
      fact.isGuarded = preprocessor.getHeaderSearchInfo().isFileMultipleIncludeGuarded(times.first);
      fact.isReentered = !fact.isGuarded && times.second > 1;
    }
    for (FileIndex file : wrapped)
      if (preprocessor.getHeaderSearchInfo().isFileMultipleIncludeGuarded(builder.entry(file))) {
        builder.wrap(file);
        if (builder.sharedNumber(file))
          builder.guard().doubt("it includes '" + builder.result().files[file].path + "' inside of braces");
      }
    builder.guard().checkLeans();
  }

private:
  const SourceManager &sources() const { return preprocessor.getSourceManager(); }

  Place placeOf(CharSourceRange range) {
    Place place = builder.place(range.getBegin()).value_or(Place{});
    const SourceLocation begin = sources().getFileLoc(range.getBegin());
    const SourceLocation end = sources().getFileLoc(range.getEnd());
    if (sources().getFileID(begin) == sources().getFileID(end) && sources().getFileOffset(end) > sources().getFileOffset(begin))
      place.endColumn = place.column + sources().getFileOffset(end) - sources().getFileOffset(begin);
    return place;
  }

  /// `-include x.h` is read from a buffer that clang makes of the command line.
  bool isFromCommandLine(SourceLocation location) const {
    return location.isValid() && sources().getFileID(location) == preprocessor.getPredefinesFileID();
  }

  /// `#include "x.h" // IWYU pragma: export`.
  void readPragmas(SourceLocation end, IncludeFact &fact) {
    const auto [id, offset] = sources().getDecomposedLoc(sources().getFileLoc(end));
    const StringRef line = sources().getBufferData(id).drop_front(offset).take_until([](char c) { return c == '\n'; });
    const StringRef pragma = line.split("IWYU pragma:").second.ltrim();
    fact.isExported = pragma.starts_with("export");
    fact.isKept = pragma.starts_with("keep");
  }

  /// Whether the unit itself says this, and not the command line or a file of the shared header that is entered again.
  bool isOwnText(SourceLocation location) {
    const FileIndex file = builder.file(sources().getFileID(sources().getFileLoc(location)));
    const auto shared = builder.sharedNumber(file);
    return file != NoIndex && (!shared || builder.guard().isTextual(*shared));
  }

  void changeMacro(const Token &name, SourceLocation location, DefinitionId definition) {
    if (!builder.guard().isActive() || !isOwnText(location))
      return;
    const auto [id, offset] = sources().getDecomposedLoc(sources().getFileLoc(location));
    const auto shared = builder.sharedNumber(builder.file(id));
    const bool isShared = shared && definition == DefinedByUnit;
    builder.guard().changeMacro(name.getIdentifierInfo()->getName(), isShared ? definitionIn(*shared, offset) : definition);
  }

  DefinitionId idOf(const MacroInfo *macro) {
    if (!macro)
      return NotDefined;
    const auto [id, offset] = sources().getDecomposedLoc(sources().getFileLoc(macro->getDefinitionLoc()));
    const FileIndex file = builder.file(id);
    const auto shared = builder.sharedNumber(file);
    return file == NoIndex ? DefinedByCommand : shared ? definitionIn(*shared, offset) : DefinedByUnit;
  }

  void useMacro(const Token &name, const MacroDefinition &definition, SourceLocation location) {
    const MacroInfo *macro = definition.getMacroInfo();
    if (builder.guard().isActive() && isOwnText(location) && !(macro && macro->isBuiltinMacro()))
      builder.guard().askMacro(name.getIdentifierInfo()->getName(), idOf(macro));
    if (macro)
      builder.useMacro(name.getIdentifierInfo()->getName(), *macro, location);
  }

  std::string nameOf(const Token &name) const { return name.getIdentifierInfo() ? name.getIdentifierInfo()->getName().str() : ""; }

  std::string textOf(SourceRange range) const {
    const auto [id, begin] = sources().getDecomposedLoc(range.getBegin());
    const auto [endId, end] = sources().getDecomposedLoc(range.getEnd());
    if (id != endId || end < begin)
      return "";
    std::string text = sources().getBufferData(id).substr(begin, end - begin).split("//").first.split("/*").first.trim().str();
    return text.find('\n') == std::string::npos ? text : text.substr(0, text.find('\n'));
  }

  void open(SourceLocation location, std::string text) {
    const FileID id = sources().getFileID(location);
    seenCondition.insert(id);
    conditions.push_back({id, std::move(text)});
  }
  void replace(SourceLocation location, std::string text) {
    if (!conditions.empty())
      conditions.back() = {sources().getFileID(location), std::move(text)};
  }

  std::string conditionIn(FileID id) const {
    for (auto open = conditions.rbegin(); open != conditions.rend() && open->file == id; ++open)
      if (!open->text.empty())
        return open->text;
    return "";
  }

  UnitBuilder &builder;
  Preprocessor &preprocessor;
  std::vector<OpenCondition> conditions;
  std::vector<std::pair<StringRef, const MacroInfo *>> macros;
  llvm::DenseSet<FileID> seenCondition;
  IncludeDepth depth;
  std::vector<FileIndex> wrapped;                                 ///< Included inside of braces.
  std::map<FileIndex, std::pair<FileEntryRef, unsigned>> entered; ///< How often each first-party file was entered.
};

} // namespace

std::unique_ptr<PPCallbacks> preprocessorFacts(UnitBuilder &builder, Preprocessor &preprocessor) {
  return std::make_unique<PreprocessorFacts>(builder, preprocessor);
}

} // namespace seam
