// Which names does the AST use and declare?
#pragma once

namespace clang {
class ASTContext;
}

namespace seam {

class UnitBuilder;

/// Walks the first-party declarations of a parsed unit and records declarations and uses.
void extractReferences(clang::ASTContext &context, UnitBuilder &builder);

} // namespace seam
