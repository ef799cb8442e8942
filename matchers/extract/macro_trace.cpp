#include "matchers/extract/macro_trace.h"
#include "matchers/base/file_hash.h"
#include "matchers/extract/macro_definitions.h"
#include "matchers/extract/shared_header.h"
#include "matchers/extract/text_ranges.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseSet.h"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace seam {
namespace {

using namespace clang;

class TraceRecorder final : public PPCallbacks {
public:
  TraceRecorder(SharedHeader &header, UnitBuilder &builder, Preprocessor &preprocessor, TracedWords traced)
      : header(header), builder(builder), preprocessor(preprocessor), traced(traced), definitions(builder, preprocessor) {}

  void InclusionDirective(SourceLocation hash, const Token &, StringRef, bool, CharSourceRange, OptionalFileEntryRef file, StringRef,
                          StringRef, const clang::Module *, bool, SrcMgr::CharacteristicKind) override {
    if (file)
      add(hash, {.kind = TraceKind::Include, .subject = builder.file(*file), .value = 0});
  }

  void FileChanged(SourceLocation location, FileChangeReason reason, SrcMgr::CharacteristicKind, FileID) override {
    if (reason != EnterFile)
      return;
    const FileID id = sources().getFileID(location);
    const FileIndex file = builder.file(id);
    if (file == NoIndex)
      return;
    open(id, file);
    // The step of its include is the last one of the includer.
    const SourceLocation from = sources().getIncludeLoc(id);
    if (const auto includer = from.isValid() ? traceOf.find(sources().getFileID(from)) : traceOf.end(); includer != traceOf.end())
      if (auto &steps = recorded[includer->second]; !steps.empty() && steps.back().step.kind == TraceKind::Include)
        steps.back().step.value = traceOf[id] + 1;
  }

  void MacroDefined(const Token &name, const MacroDirective *directive) override {
    const MacroInfo &macro = *directive->getMacroInfo();
    definitions.add(number(name), macro);
    if (builder.file(sources().getFileID(sources().getFileLoc(macro.getDefinitionLoc()))) == NoIndex)
      predefined[number(name)] = definitions.idOf(macro);
    // The words of its body count where it is used.
    const auto [id, begin] = sources().getDecomposedLoc(sources().getFileLoc(macro.getDefinitionLoc()));
    skipped.add(id, begin, sources().getFileOffset(sources().getFileLoc(macro.getDefinitionEndLoc())) + 1);
    add(name.getLocation(), {.kind = TraceKind::Define, .subject = number(name), .value = definitions.idOf(macro)});
  }
  void MacroUndefined(const Token &name, const MacroDefinition &, const MacroDirective *) override {
    add(name.getLocation(), {.kind = TraceKind::Undefine, .subject = number(name), .value = NotDefined});
  }
  void MacroExpands(const Token &name, const MacroDefinition &definition, SourceRange range, const MacroArgs *) override {
    ask(name, definition);
    if (range.getBegin().isMacroID() || range.getEnd().isMacroID())
      return;
    const auto [id, begin] = sources().getDecomposedLoc(range.getBegin());
    const auto [endId, end] = sources().getDecomposedLoc(range.getEnd());
    if (endId != id)
      return;
    invocations.add(id, begin, end);
    const auto words = definition.getMacroInfo()->tokens();
    if (llvm::any_of(words, [](const Token &word) { return word.is(tok::l_paren); }) || (!words.empty() && words.back().isAnyIdentifier()))
      callers.add(id, begin, end);
  }
  void Defined(const Token &name, const MacroDefinition &definition, SourceRange) override { ask(name, definition); }
  void Ifdef(SourceLocation, const Token &name, const MacroDefinition &definition) override { ask(name, definition); }
  void Ifndef(SourceLocation, const Token &name, const MacroDefinition &definition) override { ask(name, definition); }
  void Elifdef(SourceLocation, const Token &name, const MacroDefinition &definition) override { ask(name, definition); }
  void Elifndef(SourceLocation, const Token &name, const MacroDefinition &definition) override { ask(name, definition); }

  void If(SourceLocation, SourceRange condition, ConditionValueKind) override { addCondition(condition); }
  void Elif(SourceLocation, SourceRange condition, ConditionValueKind value, SourceLocation) override {
    if (value != CVK_NotEvaluated)
      addCondition(condition);
  }

  void SourceRangeSkipped(SourceRange range, SourceLocation) override {
    const auto [id, begin] = sources().getDecomposedLoc(range.getBegin());
    skipped.add(id, begin, sources().getFileOffset(range.getEnd()));
  }

  void EndOfMainFile() override {
    llvm::DenseSet<std::uint64_t> words;
    for (auto &[id, trace] : traceOf)
      if (traced == TracedWords::All)
        addPlainWords(id, recorded[trace], words);
      else
        addConditionWords(id, recorded[trace]);
    header.words.assign(words.begin(), words.end());
    llvm::sort(header.words);
    auto state = predefined;
    answerWords(recorded[traceOf[sources().getMainFileID()]], state);
    numberMacros();
    keepWhatMatters();
    header.firstTrace.assign(builder.result().files.size(), NoIndex);
    for (const auto &[file, trace] : firstTrace)
      header.firstTrace[file] = trace;
    header.twins = definitions.twins();
    recorded = {}; // The precompiled header is still to be written, which takes memory.
  }

private:
  struct Recorded {
    unsigned offset = 0;
    TraceStep step;
    bool isWord = false;     ///< Of which the preprocessor said nothing.
    std::uint32_t order = 0; ///< Among those of one offset.
  };

  const SourceManager &sources() const { return preprocessor.getSourceManager(); }

  void open(FileID id, FileIndex file) {
    const auto trace = static_cast<std::uint32_t>(recorded.size());
    if (!traceOf.try_emplace(id, trace).second)
      return;
    recorded.emplace_back();
    firstTrace.try_emplace(file, trace);
  }

  void add(SourceLocation location, TraceStep step) {
    const auto [id, offset] = sources().getDecomposedLoc(sources().getFileLoc(location));
    const auto trace = traceOf.find(id);
    if (trace == traceOf.end())
      return;
    recorded[trace->second].push_back({.offset = offset, .step = step});
    if (step.kind == TraceKind::Define || step.kind == TraceKind::Undefine) {
      changed.insert(step.subject);
      if (builder.isFirstParty(id))
        changedByOwn.insert(step.subject);
    }
  }

  void ask(const Token &name, const MacroDefinition &definition) {
    const MacroInfo *macro = definition.getMacroInfo();
    if (macro && macro->isBuiltinMacro())
      return;
    add(name.getLocation(), {.kind = TraceKind::Ask, .subject = number(name), .value = macro ? definitions.idOf(*macro) : NotDefined});
  }

  std::uint32_t number(const Token &name) { return number(name.getIdentifierInfo()->getName()); }
  std::uint32_t number(StringRef name) { return numbers.try_emplace(name.str(), numbers.size()).first->second; }

  /// An argument that its macro drops is never looked at: LOG("%" PRIu64, size).
  bool isDropped(FileID id, unsigned offset, std::uint32_t macro) const {
    return !changedByOwn.contains(macro) && invocations.holds(id, offset);
  }

  /// No parenthesis comes behind the word, nor behind the argument that it ends.
  bool standsAlone(FileID id, unsigned offset, const Token &next) const {
    return next.isNot(tok::l_paren) && (!next.isOneOf(tok::comma, tok::r_paren) || !callers.holds(id, offset));
  }

  void addCondition(SourceRange condition) {
    const auto [id, begin] = sources().getDecomposedLoc(condition.getBegin());
    if (const auto [endId, end] = sources().getDecomposedLoc(condition.getEnd()); endId == id)
      conditions.add(id, begin, end);
  }

  /// In a condition, a word that is no macro is 0.
  void addConditionWords(FileID id, std::vector<Recorded> &steps) {
    llvm::DenseSet<unsigned> known;
    for (const Recorded &each : steps)
      known.insert(each.offset);
    const StringRef text = sources().getBufferData(id);
    for (const auto &[begin, end] : conditions.in(id)) {
      Lexer lexer(sources().getLocForStartOfFile(id), preprocessor.getLangOpts(), text.begin(), text.data() + begin, text.end());
      Token token;
      for (unsigned offset = begin; !lexer.LexFromRawLexer(token) && (offset = sources().getFileOffset(token.getLocation())) < end;)
        if (token.is(tok::raw_identifier) && !known.contains(offset))
          if (const auto macro = numbers.find(token.getRawIdentifier()); macro != numbers.end() && changed.contains(macro->second))
            steps.push_back({.offset = offset, .step = {.kind = TraceKind::Ask, .subject = macro->second}, .isWord = true});
    }
    sortByPlace(steps);
  }

  /// A word that is no macro, but might be one for another unit.
  void addPlainWords(FileID id, std::vector<Recorded> &steps, llvm::DenseSet<std::uint64_t> &words) {
    llvm::DenseSet<unsigned> known;
    for (const Recorded &each : steps)
      known.insert(each.offset);
    Lexer lexer(id, sources().getBufferOrFake(id), sources(), preprocessor.getLangOpts());
    Token token;
    Recorded *open = nullptr; // The word in front.
    bool isDirective = false; // Behind a '#'.
    bool isText = false;      // In a line whose words mean nothing: <assert.h>.
    while (!lexer.LexFromRawLexer(token)) {
      if (Recorded *word = std::exchange(open, nullptr); word && standsAlone(id, word->offset, token))
        word->step.kind = TraceKind::Name;
      isText &= !token.isAtStartOfLine();
      const bool isBehindHash = std::exchange(isDirective, token.is(tok::hash) && token.isAtStartOfLine());
      if (!token.is(tok::raw_identifier))
        continue;
      isText |=
          isBehindHash && llvm::is_contained({"include", "include_next", "import", "error", "warning", "pragma"}, token.getRawIdentifier());
      if (isText)
        continue;
      const StringRef word = token.getRawIdentifier();
      words.insert(hashOf(word));
      const unsigned offset = sources().getFileOffset(token.getLocation());
      const auto macro = numbers.find(word.str());
      if (macro == numbers.end() || !changed.contains(macro->second) || known.contains(offset) || skipped.holds(id, offset) ||
          isDropped(id, offset, macro->second))
        continue;
      open = &steps.emplace_back(Recorded{.offset = offset, .step = {.kind = TraceKind::Ask, .subject = macro->second}, .isWord = true});
    }
    sortByPlace(steps);
  }

  /// Goes through all files as the preprocessor did. A word that was a macro and was not expanded all the same is an argument that its
  /// macro drops or quotes, or has no parentheses where it needs them.
  void answerWords(std::vector<Recorded> &steps, llvm::DenseMap<std::uint32_t, DefinitionId> &state) {
    for (Recorded &each : steps) {
      if (each.step.kind == TraceKind::Include && each.step.value != 0)
        answerWords(recorded[each.step.value - 1], state);
      else if (each.step.kind == TraceKind::Define || each.step.kind == TraceKind::Undefine)
        state[each.step.subject] = each.step.value;
      else if (each.isWord)
        each.step.value = state.lookup(each.step.subject);
    }
  }

  static void sortByPlace(std::vector<Recorded> &steps) {
    for (std::uint32_t i = 0; i < steps.size(); ++i)
      steps[i].order = i;
    llvm::sort(steps, [](const Recorded &left, const Recorded &right) {
      return std::tie(left.offset, left.order) < std::tie(right.offset, right.order);
    });
  }

  void numberMacros() {
    for (const auto &[name, old] : numbers)
      if (changed.contains(old)) {
        newNumbers[old] = static_cast<std::uint32_t>(header.macros.size());
        header.macros.push_back(name);
        header.before.push_back(predefined.lookup(old));
      }
  }

  /// Macros that no file changes are the same for every unit that does not change them itself, see SharedHeader::words. And what was asked
  /// since the last include need not be asked again.
  void keepWhatMatters() {
    header.traces.resize(recorded.size());
    for (std::size_t i = 0; i < recorded.size(); ++i) {
      std::set<std::tuple<TraceKind, std::uint32_t, DefinitionId>> asked;
      for (const Recorded &each : recorded[i]) {
        TraceStep step = each.step;
        const bool asks = step.kind == TraceKind::Ask || step.kind == TraceKind::Name;
        if (asks && (!changed.contains(step.subject) || !asked.insert({step.kind, step.subject, step.value}).second))
          continue;
        if (!asks)
          asked.clear();
        if (step.kind != TraceKind::Include)
          step.subject = newNumbers.lookup(step.subject);
        header.traces[i].push_back(step);
      }
    }
  }

  SharedHeader &header;
  UnitBuilder &builder;
  Preprocessor &preprocessor;
  const TracedWords traced;
  MacroDefinitions definitions;
  std::vector<std::vector<Recorded>> recorded;
  std::map<FileID, std::uint32_t> traceOf;
  std::map<FileIndex, std::uint32_t> firstTrace;
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  llvm::DenseSet<std::uint32_t> changed;
  llvm::DenseMap<std::uint32_t, DefinitionId> predefined;
  llvm::DenseMap<std::uint32_t, std::uint32_t> newNumbers; ///< Of the macros that some file changes.
  llvm::DenseSet<std::uint32_t> changedByOwn;              ///< By a file of the project.
  TextRanges skipped;                                      ///< Offsets of what says nothing by itself.
  TextRanges invocations;                                  ///< Offsets of macros with their arguments …
  TextRanges callers;                                      ///< … and of those that may put a parenthesis behind an argument.
  TextRanges conditions;                                   ///< Offsets of what stands behind #if.
};

} // namespace

std::unique_ptr<PPCallbacks> traceMacros(SharedHeader &header, UnitBuilder &builder, Preprocessor &preprocessor, TracedWords traced) {
  return std::make_unique<TraceRecorder>(header, builder, preprocessor, traced);
}

} // namespace seam
