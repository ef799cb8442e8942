// Which throws of a function guard against its misuse, and not against what the world may bring?
#pragma once
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseSet.h"
#include <optional>

namespace clang {
class ASTContext;
class FunctionDecl;
class Stmt;
} // namespace clang

namespace seam {

/// Throw expressions, and calls that do nothing but throw their argument.
using ThrowExpressions = llvm::DenseSet<const clang::Stmt *>;

/// The throws of the checks at a function's beginning.
struct LeadingThrows {
  /// A method's that look at its object, and what is left over when these do not return:
  ///
  ///   Buffer &buffer() { if (!hasBuffer()) throw NoBuffer(); return *current; }
  ///
  /// Whoever knows the object knows whether they throw.
  ThrowExpressions ofObject;
  /// Those that look at numbers, enumerators and pointers that the caller gave, or at static members, before the work begins:
  ///
  ///   void resize(int size) { if (size < 0) throw BadSize(); store.grow(size); }
  ///
  /// Not where the parameter's name says that something has failed, nor where checking it is all that the function does:
  /// check(sqlite3_step(s)).
  ThrowExpressions ofArguments;
  /// Those behind a case of a switch over an enumerator that the caller gave.
  ThrowExpressions ofEnumerators;
};
LeadingThrows leadingThrows(const clang::FunctionDecl *function);

/// Which argument a function throws that is there for that, whatever it does before; nothing: it is another one, or its body is not seen.
///
///   template <class E> [[noreturn]] void raise(const E &e, Location at) { log(e, at); throw e; }
std::optional<unsigned> thrownArgument(const clang::FunctionDecl *called);

/// The throw that a branch ends with; null: it ends otherwise.
const clang::Stmt *thrownIn(const clang::Stmt *branch);

/// Throws where nobody gets: behind a switch that has a case for each enumerator, behind assert(false), and those of no class that only
/// keep the compiler quiet behind a call that does not come back, as its name says.
ThrowExpressions unreachableThrows(const clang::Stmt *body, const clang::ASTContext &context);

/// Its message says that it should not happen: "internal error".
bool saysInternal(const clang::Stmt *operand);

/// The text that a macro which throws was given says so: THROW(Unexpected, "internal error: no socket").
bool macroSaysInternal(clang::SourceLocation place, const clang::ASTContext &context);

} // namespace seam
