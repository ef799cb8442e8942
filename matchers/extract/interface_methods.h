// Which virtual methods does a class have in the end, with all that it inherits?
#pragma once
#include "clang/AST/DeclCXX.h"
#include <string>
#include <vector>

namespace seam {

/// The final overriders of a class that is no template and derives from none that is not known yet, the destructor left out: of bases
/// first, in the order of their declarations. Of those that one method of a derived class overrides together, one.
std::vector<const clang::CXXMethodDecl *> finalMethods(const clang::CXXRecordDecl *record);

/// A method of a class template or of one of its bases, with what the template parameters of that base stand for.
struct PatternMethod {
  const clang::CXXMethodDecl *method = nullptr;
  std::vector<std::string> environment;
};

class TypeText;

/// The same for a class template. Bases that are template parameters tell nothing; `unknown` names the first of them.
std::vector<PatternMethod> patternMethods(const clang::CXXRecordDecl *record, TypeText &text, std::string &unknown);

} // namespace seam
