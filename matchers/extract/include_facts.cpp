#include "matchers/extract/include_facts.h"
#include "matchers/extract/skipped_branches.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseSet.h"
#include <map>
#include <utility>

namespace seam {
namespace {

using namespace clang;

/// An #if that is open at the current place of the preprocessor.
struct OpenCondition {
  FileID file;
  std::string text;
};

/// A file that the preprocessor entered.
struct Entered {
  explicit Entered(FileEntryRef entry) : entry(entry) {}

  FileEntryRef entry;
  unsigned lastPart = 0;
  bool isAgain = false;   ///< Twice in one part.
  bool isSkipped = false; ///< All of it, because of a macro that another file defines: one with the same guard.
};

class IncludeFacts final : public PPCallbacks {
public:
  IncludeFacts(UnitBuilder &builder, Preprocessor &preprocessor) : builder(builder), preprocessor(preprocessor) {
    builder.atEndOfMainFile([this] { EndOfMainFile(); });
  }

  void FileChanged(SourceLocation location, FileChangeReason reason, SrcMgr::CharacteristicKind, FileID) override {
    if (reason != EnterFile)
      return;
    const FileID id = sources().getFileID(location);
    if (!builder.isFirstParty(id))
      return;
    if (builder.isList() && sources().isWrittenInMainFile(sources().getIncludeLoc(id)))
      ++parts;
    OptionalFileEntryRef entry = sources().getFileEntryRefForID(id);
    if (!entry)
      return;
    Entered &file = entered.try_emplace(builder.file(id), *entry).first->second;
    file.isAgain |= file.lastPart == parts;
    file.lastPart = parts;
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
    if (file)
      builder.include(builder.file(id), builder.file(*file));
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
    const FileID id = sources().getFileID(range.getBegin());
    if (!builder.isFirstParty(id))
      return;
    if (isAllOfTheFile(id, range))
      if (const auto file = entered.find(builder.file(id)); file != entered.end())
        file->second.isSkipped = true;
    addSkippedIncludes(builder, preprocessor, range);
  }

  void If(SourceLocation location, SourceRange condition, ConditionValueKind) override { open(location, textOf(condition)); }
  void Elif(SourceLocation location, SourceRange condition, ConditionValueKind, SourceLocation) override {
    replace(location, textOf(condition));
  }
  void Ifdef(SourceLocation location, const Token &name, const MacroDefinition &) override {
    open(location, "defined(" + nameOf(name) + ")");
  }
  void Ifndef(SourceLocation location, const Token &name, const MacroDefinition &definition) override {
    const FileID id = sources().getFileID(location);
    const bool isGuard = seenCondition.insert(id).second && !definition.getMacroInfo();
    open(location, isGuard ? "" : "!defined(" + nameOf(name) + ")");
  }
  void Elifdef(SourceLocation location, const Token &name, const MacroDefinition &) override {
    replace(location, "defined(" + nameOf(name) + ")");
  }
  void Elifndef(SourceLocation location, const Token &name, const MacroDefinition &) override {
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
    for (const auto &[index, file] : std::exchange(entered, {})) {
      FileFact &fact = builder.result().files[index];
      fact.isGuarded = preprocessor.getHeaderSearchInfo().isFileMultipleIncludeGuarded(file.entry) || file.isSkipped;
      fact.isReentered = !fact.isGuarded && file.isAgain;
    }
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

  /// Whether nothing but comments stands around an #ifndef whose range is skipped.
  bool isAllOfTheFile(FileID id, SourceRange range) const {
    const StringRef text = sources().getBufferData(id);
    const StringRef condition = text.drop_front(sources().getFileOffset(range.getBegin()));
    const StringRef behind = text.drop_front(sources().getFileOffset(range.getEnd()));
    return condition.drop_front().ltrim().starts_with("ifndef") && isBlank(text.drop_back(condition.size())) &&
           isBlank(behind.drop_while([](char c) { return c != '\n' && c != '/'; }));
  }
  static bool isBlank(StringRef text) {
    for (text = text.ltrim(); !text.empty(); text = text.ltrim())
      if (text.starts_with("//"))
        text = text.drop_until([](char c) { return c == '\n'; });
      else if (text.starts_with("/*"))
        text = text.split("*/").second;
      else
        return false;
    return true;
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
  llvm::DenseSet<FileID> seenCondition;
  std::map<FileIndex, Entered> entered; ///< First-party files.
  unsigned parts = 1;                   ///< Of a list: each line stands for a unit.
};

} // namespace

std::unique_ptr<PPCallbacks> includeFacts(UnitBuilder &builder, Preprocessor &preprocessor) {
  return std::make_unique<IncludeFacts>(builder, preprocessor);
}

} // namespace seam
