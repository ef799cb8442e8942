#include "matchers/extract/log_macro_uses.h"
#include "matchers/extract/log_level_names.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/MacroArgs.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <set>

namespace seam {
namespace {

using namespace clang;

/// So many arguments may stand in front of the text.
constexpr std::size_t MostBeforeText = 4;

/// A macro of some library; several have a LOG.
struct KnownMacro {
  const LogLibrary *library;
  const LogMacro *macro;
};

class LogMacroTable {
public:
  LogMacroTable() {
    for (const LogLibrary *library : logLibraries()) {
      for (const LogMacro &macro : library->macros)
        if (macro.name.ends_with("*"))
          beginnings[macro.name.drop_back()].push_back({library, &macro});
        else
          names[macro.name].push_back({library, &macro});
      for (const LogThreshold &threshold : library->thresholds)
        if (threshold.kind == LevelSettingKind::CompileTime) {
          thresholds[threshold.name] = library;
          thresholdNames.push_back({threshold.name, library});
        }
    }
  }

  /// Exact names before those that only begin so, the longest beginning first.
  std::vector<KnownMacro> find(StringRef name) const {
    std::vector<KnownMacro> found;
    if (const auto exact = names.find(name); exact != names.end())
      found = exact->second;
    for (std::size_t length = name.size(); length > 0; --length)
      if (const auto known = beginnings.find(name.take_front(length)); known != beginnings.end())
        llvm::append_range(found, known->second);
    return found;
  }
  const LogLibrary *threshold(StringRef name) const { return thresholds.lookup(name); }
  llvm::ArrayRef<std::pair<StringRef, const LogLibrary *>> allThresholds() const { return thresholdNames; }

private:
  llvm::StringMap<std::vector<KnownMacro>> names;
  llvm::StringMap<std::vector<KnownMacro>> beginnings;
  llvm::StringMap<const LogLibrary *> thresholds;
  std::vector<std::pair<StringRef, const LogLibrary *>> thresholdNames;
};

const LogMacroTable &logMacroTable() {
  static const LogMacroTable table;
  return table;
}

class LogMacroRecorder final : public PPCallbacks {
public:
  LogMacroRecorder(LogMacroUses &uses, UnitBuilder &builder, Preprocessor &preprocessor)
      : uses(uses), builder(builder), preprocessor(preprocessor) {}

  void MacroExpands(const Token &name, const MacroDefinition &definition, SourceRange range, const MacroArgs *arguments) override {
    const MacroInfo *macro = definition.getMacroInfo();
    if (!macro || macro->isBuiltinMacro() || !name.getIdentifierInfo())
      return;
    const SourceLocation inFile = sources().getFileLoc(name.getLocation());
    if (!builder.isFirstParty(sources().getFileID(inFile)))
      return;
    const StringRef text = name.getIdentifierInfo()->getName();
    const KnownMacro known = find(text, *macro);
    LogMacroUse use{.library = known.library, .macro = known.macro, .name = text.str(), .at = name.getLocation(), .inFile = inFile};
    // What only looks like a log counts where somebody wrote it.
    if (!known.library) {
      if (name.getLocation().isMacroID() || !isCallable(*macro))
        return;
      addBase(*macro, use);
      if (!looksLikeLog(text) && use.base.empty())
        return;
    }
    if (name.getLocation().isFileID() && range.getEnd().isFileID())
      use.endOffset = sources().getFileOffset(range.getEnd()) + 1;
    use.isStream = !macro->isFunctionLike();
    if (!known.library)
      addSiblings(*macro, use);
    if (arguments)
      for (unsigned i = 0; i < arguments->getNumMacroArguments(); ++i)
        addArguments(arguments->getUnexpArgument(i), inFile, use.arguments);
    uses.byPlace[use.at] = static_cast<unsigned>(uses.uses.size());
    uses.uses.push_back(std::move(use));
  }

  void MacroDefined(const Token &name, const MacroDirective *directive) override {
    const StringRef text = name.getIdentifierInfo()->getName();
    const LogLibrary *library = logMacroTable().threshold(text);
    if (!library)
      return;
    const MacroInfo &macro = *directive->getMacroInfo();
    const FileID id = sources().getFileID(sources().getFileLoc(macro.getDefinitionLoc()));
    // What is no file's is the command line's: see EndOfMainFile(). What is somebody else's is the library's own default.
    if (builder.file(id) == NoIndex || !builder.isFirstParty(id))
      return;
    uses.thresholds.push_back({.library = library,
                               .name = text.str(),
                               .value = textOf(macro),
                               .at = macro.getDefinitionLoc(),
                               .isLate = included.contains({id, library}) && !isHeaderOf(*library, macro.getDefinitionLoc())});
  }

  /// Those of the command line may come out of a precompiled header, of which nobody is told.
  void EndOfMainFile() override {
    for (const auto &[name, library] : logMacroTable().allThresholds()) {
      const MacroInfo *macro = preprocessor.getMacroInfo(preprocessor.getIdentifierInfo(name));
      if (macro && builder.file(sources().getFileID(sources().getFileLoc(macro->getDefinitionLoc()))) == NoIndex)
        uses.thresholds.push_back({.library = library, .name = name.str(), .value = textOf(*macro), .at = SourceLocation()});
    }
  }

  void InclusionDirective(SourceLocation hash, const Token &, StringRef, bool, CharSourceRange, OptionalFileEntryRef file, StringRef,
                          StringRef, const clang::Module *, bool, SrcMgr::CharacteristicKind) override {
    if (!file)
      return;
    for (const LogLibrary *library : logLibraries())
      if (!library->thresholds.empty() && llvm::any_of(library->headers, [&](StringRef part) { return file->getName().contains(part); }))
        included.insert({sources().getFileID(sources().getFileLoc(hash)), library});
  }

private:
  const SourceManager &sources() const { return preprocessor.getSourceManager(); }

  bool isHeaderOf(const LogLibrary &library, SourceLocation location) const {
    const StringRef path = sources().getFilename(sources().getFileLoc(location));
    return llvm::any_of(library.headers, [&](StringRef part) { return path.contains(part); });
  }

  /// A number is none.
  static bool isCallable(const MacroInfo &macro) {
    return macro.isFunctionLike() || llvm::any_of(macro.tokens(), [](const Token &each) { return each.is(tok::l_paren); });
  }

  void addSiblings(const MacroInfo &macro, LogMacroUse &use) const {
    use.isEmpty = macro.isFunctionLike() && (macro.getNumParams() > 0 || macro.isVariadic()) &&
                  llvm::none_of(macro.tokens(), [](const Token &each) { return each.isOneOf(tok::identifier, tok::string_literal); });
    std::set<LogLevel> declared;
    for (const SiblingName &sibling : siblingNames(use.name))
      if (const MacroInfo *other = preprocessor.getMacroInfo(preprocessor.getIdentifierInfo(sibling.name)))
        if (other->isFunctionLike() == macro.isFunctionLike() && isCallable(*other))
          declared.insert(sibling.level);
    use.declared.assign(declared.begin(), declared.end());
  }

  /// #define ERR_NET LOG_STREAM(err, net): who is told the level.
  void addBase(const MacroInfo &macro, LogMacroUse &use) {
    const llvm::ArrayRef<Token> tokens = macro.tokens();
    const IdentifierInfo *name = tokens.size() > 3 && tokens[1].is(tok::l_paren) ? tokens[0].getIdentifierInfo() : nullptr;
    const MacroInfo *base = name && looksLikeLog(name->getName()) ? preprocessor.getMacroInfo(name) : nullptr;
    if (!base || !base->isFunctionLike() || find(name->getName(), *base).library)
      return;
    for (std::size_t i = 2; i + 1 < tokens.size() && i <= 2 * MostBeforeText && tokens[i].is(tok::identifier); i += 2) {
      const bool isAlone = tokens[i + 1].isOneOf(tok::comma, tok::r_paren);
      use.baseLevel = isAlone ? levelInName(tokens[i].getIdentifierInfo()->getName()).level : level::Unknown;
      if (use.baseLevel != level::Unknown) {
        use.base = name->getName().lower();
        return;
      }
      if (!tokens[i + 1].is(tok::comma))
        return;
    }
  }

  std::string textOf(const MacroInfo &macro) const {
    std::string text;
    for (const Token &each : macro.tokens())
      text += preprocessor.getSpelling(each);
    return text;
  }

  KnownMacro find(StringRef name, const MacroInfo &macro) {
    const auto [slot, isNew] = known.try_emplace(&macro, KnownMacro{});
    if (isNew)
      for (const KnownMacro &each : logMacroTable().find(name))
        if (isHeaderOf(*each.library, macro.getDefinitionLoc())) {
          slot->second = each;
          break;
        }
    return slot->second;
  }

  /// The tokens of an argument, up to the one that ends it; what stands for "..." is several.
  void addArguments(const Token *token, SourceLocation inFile, std::vector<MacroArgumentText> &list) const {
    MacroArgumentText result;
    const FileID file = sources().getFileID(inFile);
    unsigned depth = 0;
    for (; token && token->isNot(tok::eof); ++token) {
      if (token->is(tok::comma) && depth == 0) {
        list.push_back(std::move(result));
        result = {};
        continue;
      }
      if (token->isOneOf(tok::l_paren, tok::l_brace, tok::l_square))
        ++depth;
      else if (token->isOneOf(tok::r_paren, tok::r_brace, tok::r_square) && depth > 0)
        --depth;
      const SourceLocation place = sources().getFileLoc(token->getLocation());
      if (place != inFile && sources().getFileID(place) == file) {
        const unsigned offset = sources().getFileOffset(place);
        result.begin = result.end == 0 ? offset : std::min(result.begin, offset);
        result.end = std::max(result.end, offset + token->getLength());
      }
      if (!result.text.empty() && (token->hasLeadingSpace() || token->isAtStartOfLine()))
        result.text += ' ';
      result.text += preprocessor.getSpelling(*token);
    }
    list.push_back(std::move(result));
  }

  LogMacroUses &uses;
  UnitBuilder &builder;
  Preprocessor &preprocessor;
  llvm::DenseMap<const MacroInfo *, KnownMacro> known;
  llvm::DenseSet<std::pair<FileID, const LogLibrary *>> included; ///< By which file, of which library.
};

} // namespace

LogMacroUse *useBehind(LogMacroUses &uses, SourceLocation place, const SourceManager &sources) {
  LogMacroUse *found = nullptr;
  while (place.isMacroID() && !uses.uses.empty()) {
    // What stands in an argument was written by whoever uses the macro.
    place =
        sources.isMacroArgExpansion(place) ? sources.getImmediateSpellingLoc(place) : sources.getImmediateExpansionRange(place).getBegin();
    if (const auto known = uses.byPlace.find(place); known != uses.byPlace.end()) {
      LogMacroUse &use = uses.uses[known->second];
      if (use.library || !found)
        found = &use;
    }
  }
  return found;
}

bool isWithinAnother(const LogMacroUses &uses, const LogMacroUse &use) {
  return use.at.isMacroID() && llvm::any_of(uses.uses, [&](const LogMacroUse &other) {
           return &other != &use && other.inFile == use.inFile && other.library && (other.isJoined || other.at.isFileID());
         });
}

bool looksLikeLog(llvm::StringRef name) {
  static constexpr llvm::StringLiteral words[] = {"log", "trace", "debug", "dbg",  "info",  "notice", "warn",
                                                  "wrn", "err",   "fatal", "crit", "alert", "print",  "verbose"};
  const std::string lower = name.lower();
  return llvm::any_of(words, [&](llvm::StringRef word) { return llvm::StringRef(lower).contains(word); });
}

std::unique_ptr<PPCallbacks> logMacroUses(LogMacroUses &uses, UnitBuilder &builder, Preprocessor &preprocessor) {
  return std::make_unique<LogMacroRecorder>(uses, builder, preprocessor);
}

} // namespace seam
