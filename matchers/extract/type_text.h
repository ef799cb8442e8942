// How is a type written so that it means the same from outside of the class that uses it?
#pragma once
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/AST/Type.h"
#include <functional>
#include <string>
#include <vector>

namespace seam {

/// Writes types for a class that derives from `interface` and stands in its namespace: fully qualified, private aliases replaced by what
/// they stand for, declarator syntax around a name.
///
///   using Callback = void (*)(int);          // private
///   virtual void listen(Callback) = 0;       ->  declare(type, "callback") == "void (*callback)(int)"
class TypeText {
public:
  /// `isSeen`: whether the interface's header sees what stands at a place, whatever else the unit includes.
  TypeText(const clang::ASTContext &context, const clang::DeclContext *scope, std::function<bool(clang::SourceLocation)> isSeen);
  TypeText(const clang::ASTContext &context, const clang::CXXRecordDecl *interface, std::function<bool(clang::SourceLocation)> isSeen);

  /// The declaration of `name` with this type; an empty name gives the type alone.
  std::string declare(clang::QualType type, const std::string &name);

  /// With the namespaces and classes around it, and its template arguments.
  std::string nameOf(const clang::NamedDecl *decl);

  /// "<int, app::Key>" without the angles.
  std::string argumentsOf(llvm::ArrayRef<clang::TemplateArgument> arguments, const clang::TemplateParameterList *parameters = nullptr);

  /// An expression of a template; its constant if it has one.
  std::string expressionOf(const clang::Expr *expression);

  /// "typename Key, std::size_t N"; parameters without a name get one.
  std::string parametersOf(const clang::TemplateParameterList &parameters);
  /// "Key, N", "Types...".
  std::string parameterNames(const clang::TemplateParameterList &parameters);

  /// What the template parameters of a base stand for, by their index; empty: themselves.
  std::vector<std::string> environment;

  /// The first name that cannot be written outside: "Order::Secret is private". Empty: all could.
  const std::string &failure() const { return whyNot; }
  void forget() { whyNot.clear(); }

private:
  std::string base(clang::QualType type);
  std::string specialization(const clang::TemplateSpecializationType *type);
  std::string argument(const clang::TemplateArgument &argument);
  std::string integral(const llvm::APSInt &value, clang::QualType type);
  std::string contextOf(const clang::DeclContext *context);
  std::string simpleName(const clang::NamedDecl *decl);
  std::string parameter(unsigned index, const clang::IdentifierInfo *name);
  std::string specifier(clang::NestedNameSpecifier specifier);
  std::string function(const clang::FunctionProtoType *type, const std::string &name);
  clang::QualType resolve(clang::QualType type);
  bool isAccessible(const clang::NamedDecl *decl) const;
  bool isHidden(llvm::StringRef outermost, const clang::NamedDecl *meant) const;
  std::string fallback(clang::QualType type);
  void fail(std::string why) {
    if (whyNot.empty())
      whyNot = std::move(why);
  }

  const clang::ASTContext &context;
  const clang::DeclContext *scope;       ///< In which the double stands, if it were the interface.
  const clang::CXXRecordDecl *interface; ///< Null: functions of a namespace.
  std::function<bool(clang::SourceLocation)> isSeen;
  clang::PrintingPolicy policy;
  std::string whyNot;
};

/// An array that is written as an alias, such as va_list.
bool isNamedArray(clang::QualType type);

/// "__attribute__((ms_abi))" for a calling convention that is not the usual one.
std::string callingConvention(clang::CallingConv convention);

} // namespace seam
