// What does one class or method say, as plain facts?
#pragma once
#include "matchers/extract/type_text.h"
#include "matchers/extract/value_copy.h"
#include "matchers/facts/interface_facts.h"
#include "llvm/ADT/StringMap.h"

namespace seam {

/// Turns signatures into facts, with each type once in `fact`.
class SignatureFacts {
public:
  SignatureFacts(const clang::ASTContext &context, TypeText &text, const IsSeen &isSeen, InterfaceFact &fact)
      : context(context), text(text), isSeen(isSeen), fact(fact) {}

  /// Of a method or a free function. What cannot be named is in MethodFact::leftOut.
  MethodFact method(const clang::FunctionDecl *function);
  /// The public, protected and private ones that are no copies, moves or templates, and those that the class inherits.
  std::vector<ConstructorFact> constructors(const clang::CXXRecordDecl *record);
  TypeIndex type(clang::QualType type, bool isParameter);

private:
  ParameterFact parameter(const clang::ParmVarDecl *parameter);
  ConstructorFact constructor(const clang::CXXConstructorDecl *constructor);
  std::string exceptions(const clang::FunctionProtoType *type);
  void noteMissing(clang::QualType value, bool isReferred = false);

  const clang::ASTContext &context;
  TypeText &text;
  const IsSeen &isSeen;
  InterfaceFact &fact;
  llvm::StringMap<TypeIndex> known;
};

} // namespace seam
