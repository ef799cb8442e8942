// How do clang's types and functions become the indices of ExceptionFacts?
#pragma once
#include "matchers/extract/log_calls.h"
#include "matchers/extract/unit_builder.h"
#include "matchers/facts/exception_facts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <optional>

namespace seam {

/// Fills one ExceptionFacts: interns files, types and callees. Lives as long as the AST.
class ExceptionBuilder {
public:
  ExceptionBuilder(UnitBuilder &unit, clang::ASTContext &context) : unit(unit), context(context), logs(context, unit.logMacros()) {}

  std::uint32_t file(const std::string &path);
  /// A type that is thrown or caught; top-level const does not count. NoFact: dependent.
  ThrownTypeIndex type(clang::QualType type);
  CalleeIndex callee(const clang::FunctionDecl *function);
  /// A callee that is no declaration: "dynamic_cast", "std::thread::thread".
  CalleeIndex namedCallee(const std::string &name, std::uint32_t flags);
  std::uint64_t idOf(const clang::FunctionDecl *function);

  /// Line, column and end of a token as the reader sees it.
  std::optional<Place> place(clang::SourceLocation location) { return unit.place(location); }
  bool isOwn(clang::SourceLocation location);
  const std::string &pathOf(const Place &place) { return unit.result().files[place.file].path; }
  /// What stands in the file from `begin` to the end of the token at `end`; empty where macros write it.
  llvm::StringRef textOf(clang::SourceLocation begin, clang::SourceLocation end) const;
  llvm::StringRef textOf(clang::SourceRange range) const { return textOf(range.getBegin(), range.getEnd()); }
  /// Replaces the text from `begin` up to the end of the token at `end`; nothing where macros write it.
  std::optional<EditFact> edit(clang::SourceLocation begin, clang::SourceLocation end, std::string text) const;

  /// Adds a type that stands for itself: a class of the project whose name or bases say that it is an exception.
  void addClass(const clang::CXXRecordDecl *record);

  ExceptionFacts &result() { return facts; }
  clang::ASTContext &ast() const { return context; }
  const clang::SourceManager &sources() const { return context.getSourceManager(); }
  UnitBuilder &unitBuilder() { return unit; }
  LogCalls &logCalls() { return logs; }

private:
  ThrownTypeIndex qualifiedType(clang::QualType canonical);
  std::string idText(const clang::FunctionDecl *function);
  void describeClass(ThrownTypeFact &fact, const clang::CXXRecordDecl *record);
  std::string localSuffix(const clang::NamedDecl *decl);

  UnitBuilder &unit;
  clang::ASTContext &context;
  LogCalls logs;
  ExceptionFacts facts;
  llvm::StringMap<std::uint32_t> files;
  llvm::DenseMap<const void *, ThrownTypeIndex> types; ///< By canonical type.
  llvm::DenseMap<const clang::Decl *, CalleeIndex> callees;
  llvm::StringMap<CalleeIndex> namedCallees;
  llvm::DenseMap<const clang::Decl *, std::uint64_t> ids;
};

/// A qualified name without template arguments and inline namespaces: std::vector::at.
std::string plainName(const clang::NamedDecl *decl);

/// True if the function is sure not to let an exception out: noexcept, evaluated; a destructor, unless somebody says otherwise.
bool cannotThrow(const clang::FunctionDecl *function);

/// The function that a call runs in the body of `caller`, if it can be told; `isVirtual`: some overrider may run instead.
const clang::FunctionDecl *calledFunction(const clang::CallExpr *call, const clang::FunctionDecl *caller, bool &isVirtual);

} // namespace seam
