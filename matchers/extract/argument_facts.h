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

  /// Its parameters, and what it returns if that keeps a mock from compiling.
  void add(const clang::FunctionDecl *function);

private:
  void add(clang::QualType type, bool isResult);
  void addClass(const clang::CXXRecordDecl *record);
  /// One that nobody has asked to be whole yet, `const Box<Odd> &`: only what keeps it from being printed.
  void addPattern(const clang::CXXRecordDecl *record);
  void addBoostOptional(const clang::CXXRecordDecl *record);
  /// False: it has no name that is valid everywhere.
  bool nameClass(const clang::CXXRecordDecl *record, ArgumentFact &argument);
  void describeFields(const clang::CXXRecordDecl *record, ArgumentFact &argument);
  bool isComparable(clang::QualType type);
  bool isTaken(const clang::CXXRecordDecl *record, clang::DeclarationName function, unsigned place) const {
    return !takers(record, function, place).empty();
  }
  bool isCompared(const clang::CXXRecordDecl *record) const;
  bool isPrinted(const clang::CXXRecordDecl *record) const;
  /// Whether it is printed by an operator<< only, which does not compile for it.
  bool failsToPrint(const clang::CXXRecordDecl *record) const;
  bool isStreamed(clang::QualType type) const;
  /// The functions of that name that take one in this place.
  std::vector<const clang::FunctionDecl *> takers(const clang::CXXRecordDecl *record, clang::DeclarationName function,
                                                  unsigned place) const;

  UnitBuilder &builder;
  TypeText &text;
  const IsSeen &isSeen;
  InterfaceFact &fact;
  llvm::SmallPtrSet<const clang::CXXRecordDecl *, 8> known;
  llvm::SmallPtrSet<const clang::CXXRecordDecl *, 8> comparable; ///< What is going to be.
};

} // namespace seam
