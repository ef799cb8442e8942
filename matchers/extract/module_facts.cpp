// Which C++20 modules does a unit declare and import?
#include "matchers/extract/module_facts.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/DependencyDirectivesScanner.h"

namespace seam {

using namespace clang;
using namespace clang::dependency_directives_scan;

/// `export import app.net:part;` -> "app.net:part"; header units ("x.h", <x.h>) give "".
static std::string moduleName(const Directive &directive, llvm::StringRef text) {
  std::string name;
  for (const clang::dependency_directives_scan::Token &token : directive.Tokens) {
    const llvm::StringRef word = text.substr(token.Offset, token.Length);
    if (token.isOneOf(tok::string_literal, tok::header_name, tok::less))
      return "";
    if (token.is(tok::semi))
      return name;
    if (word != "export" && word != "module" && word != "import")
      name += word.str();
  }
  return name;
}

void extractModules(UnitBuilder &builder) {
  const SourceManager &sources = builder.sourceManager();
  const FileID main = sources.getMainFileID();
  const llvm::StringRef text = sources.getBufferData(main);
  if (!text.contains("module") && !text.contains("import"))
    return;
  llvm::SmallVector<clang::dependency_directives_scan::Token> tokens;
  llvm::SmallVector<Directive> directives;
  if (scanSourceForDependencyDirectives(text, tokens, directives))
    return;
  UnitFacts &facts = builder.result();
  std::string own;
  for (const Directive &directive : directives) {
    const bool isModule = directive.Kind == cxx_module_decl || directive.Kind == cxx_export_module_decl;
    const bool isImport = directive.Kind == cxx_import_decl || directive.Kind == cxx_export_import_decl;
    if ((!isModule && !isImport) || directive.Tokens.empty())
      continue;
    std::string name = moduleName(directive, text);
    const auto place = builder.place(sources.getLocForStartOfFile(main).getLocWithOffset(directive.Tokens.front().Offset));
    // `module;` opens the global fragment, `module :private;` the private one.
    if (name.empty() || !place || (isModule && name.front() == ':'))
      continue;
    if (isModule) {
      own = name.substr(0, name.find(':'));
      facts.modules.push_back({.name = std::move(name), .place = *place, .isInterface = directive.Kind == cxx_export_module_decl});
    } else {
      facts.imports.push_back({.name = name.front() == ':' ? own + name : std::move(name),
                               .place = *place,
                               .isExported = directive.Kind == cxx_export_import_decl});
    }
  }
}

} // namespace seam
