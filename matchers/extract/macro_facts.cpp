#include "matchers/extract/macro_facts.h"
#include "matchers/extract/skipped_branches.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

namespace seam {
namespace {

using namespace clang;

class MacroFacts final : public PPCallbacks {
public:
  MacroFacts(UnitBuilder &builder, Preprocessor &preprocessor) : builder(builder), preprocessor(preprocessor) {
    builder.atEndOfMainFile([this] { EndOfMainFile(); });
  }

  void SourceRangeSkipped(SourceRange range, SourceLocation) override {
    if (builder.isFirstParty(sources().getFileID(range.getBegin())))
      addSkippedWords(builder, preprocessor, range);
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
    changeMacro(name, macro.getDefinitionLoc(), DefinedByUnit | (macro.isFunctionLike() ? HasParameters : 0));
    macros.push_back({name.getIdentifierInfo()->getName(), &macro});
    if (const FileID id = sources().getFileID(macro.getDefinitionLoc()); builder.isFirstParty(id))
      for (const Token &word : macro.tokens())
        if (word.getIdentifierInfo())
          builder.addDormantName(builder.file(id), word.getIdentifierInfo()->getName());
  }

  void MacroUndefined(const Token &name, const MacroDefinition &, const MacroDirective *) override {
    changeMacro(name, name.getLocation(), NotDefined);
  }

  void Ifdef(SourceLocation, const Token &name, const MacroDefinition &definition) override {
    useMacro(name, definition, name.getLocation());
  }
  void Ifndef(SourceLocation, const Token &name, const MacroDefinition &definition) override {
    useMacro(name, definition, name.getLocation());
  }
  void Elifdef(SourceLocation, const Token &name, const MacroDefinition &definition) override {
    useMacro(name, definition, name.getLocation());
  }
  void Elifndef(SourceLocation, const Token &name, const MacroDefinition &definition) override {
    useMacro(name, definition, name.getLocation());
  }

  void EndOfMainFile() override {
    // Only now it is known which macros are include guards.
    for (const auto &[name, macro] : macros)
      builder.declareMacro(name, *macro);
    macros.clear();
  }

private:
  const SourceManager &sources() const { return preprocessor.getSourceManager(); }

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
    if (shared && definition != NotDefined)
      definition = definitionIn(*shared, offset) | (definition & HasParameters);
    builder.guard().changeMacro(name.getIdentifierInfo()->getName(), definition);
  }

  DefinitionId idOf(const MacroInfo *macro) {
    if (!macro)
      return NotDefined;
    const auto [id, offset] = sources().getDecomposedLoc(sources().getFileLoc(macro->getDefinitionLoc()));
    const FileIndex file = builder.file(id);
    const auto shared = builder.sharedNumber(file);
    return (file == NoIndex ? DefinedByCommand
            : shared        ? definitionIn(*shared, offset)
                            : DefinedByUnit) |
           (macro->isFunctionLike() ? HasParameters : 0);
  }

  void useMacro(const Token &name, const MacroDefinition &definition, SourceLocation location) {
    const MacroInfo *macro = definition.getMacroInfo();
    if (builder.guard().isActive() && isOwnText(location) && !(macro && macro->isBuiltinMacro()))
      builder.guard().askMacro(name.getIdentifierInfo()->getName(), idOf(macro));
    if (macro)
      builder.useMacro(name.getIdentifierInfo()->getName(), *macro, location);
  }

  UnitBuilder &builder;
  Preprocessor &preprocessor;
  std::vector<std::pair<StringRef, const MacroInfo *>> macros;
};

} // namespace

std::unique_ptr<PPCallbacks> macroFacts(UnitBuilder &builder, Preprocessor &preprocessor) {
  return std::make_unique<MacroFacts>(builder, preprocessor);
}

} // namespace seam
