// Which arguments could a failed expectation neither print nor compare?
#pragma once
#include "matchers/extract/type_text.h"
#include "matchers/extract/value_copy.h"
#include "matchers/facts/interface_facts.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang {
class FunctionDecl;
}

namespace seam {

class UnitBuilder;

/// Fills InterfaceFact::arguments.
class ArgumentFacts {
public:
  ArgumentFacts(UnitBuilder &builder, TypeText &text, const IsSeen &isSeen, InterfaceFact &fact)
      : builder(builder), text(text), isSeen(isSeen), fact(fact) {}

  /// Its parameters.
  void add(const clang::FunctionDecl *function);

private:
  void add(clang::QualType type);
  void addClass(const clang::CXXRecordDecl *record);
  void describeFields(const clang::CXXRecordDecl *record, ArgumentFact &argument);
  bool isComparable(clang::QualType type);
  /// Whether a function that the header sees takes one in this place.
  bool isTaken(const clang::CXXRecordDecl *record, clang::DeclarationName function, unsigned place) const;
  bool isCompared(const clang::CXXRecordDecl *record) const;
  bool isPrinted(const clang::CXXRecordDecl *record) const;

  UnitBuilder &builder;
  TypeText &text;
  const IsSeen &isSeen;
  InterfaceFact &fact;
  llvm::SmallPtrSet<const clang::CXXRecordDecl *, 8> known;
  llvm::SmallPtrSet<const clang::CXXRecordDecl *, 8> comparable; ///< What is going to be.
};

} // namespace seam
