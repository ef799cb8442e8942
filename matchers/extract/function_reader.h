// What does one function throw, call and catch?
#pragma once
#include "matchers/extract/exception_builder.h"
#include "matchers/extract/throw_guards.h"
#include <functional>

namespace seam {

/// Reads one body into a FunctionFact. What the body needs beyond itself (lambdas, instantiations) is handed to `onNeeded`.
class FunctionReader {
public:
  FunctionReader(ExceptionBuilder &builder, FunctionFact &out, bool isPattern, std::function<void(const clang::FunctionDecl *)> onNeeded)
      : builder(builder), out(out), isPattern(isPattern), onNeeded(std::move(onNeeded)) {}

  /// A function with its initialisers and function try block.
  void read(const clang::FunctionDecl *decl);
  /// An initialiser of a variable.
  void readInitialiser(const clang::VarDecl *variable);

private:
  /// A handler or the try block of one, while it is read.
  struct OpenHandler {
    const clang::VarDecl *variable = nullptr;
    bool looksAtCause = false; ///< Something in it asks what was caught.
    ScopeNumber scope = 0;
    const clang::Stmt *block = nullptr;
    std::size_t conditions = 0; ///< So many were there before it.
  };

  void visit(const clang::Stmt *statement);
  void visitChildren(const clang::Stmt *statement);
  void visitIf(const clang::IfStmt *statement);
  void visitTry(const clang::CXXTryStmt *statement, const clang::CXXConstructorDecl *constructor);
  void visitThrow(const clang::CXXThrowExpr *expression);
  void visitCall(const clang::CallExpr *call);
  void visitConstruct(const clang::CXXConstructExpr *expression);
  void visitVariable(const clang::VarDecl *variable);
  void visitCast(const clang::CXXDynamicCastExpr *cast);
  void visitInitialisers(const clang::CXXConstructorDecl *constructor);

  void addThrow(ThrowFact fact, const clang::Expr *operand, clang::SourceLocation at);
  /// thrown::Flags that tell what guards a throw.
  std::uint32_t guardsOf(const clang::Stmt *thrown);
  /// std::throw_with_nested(X()), boost::throw_exception(X()).
  bool addForwardedThrow(const clang::CallExpr *call, const clang::FunctionDecl *function);
  bool keepsCause(const clang::Expr *operand) const;
  bool isBehindAnswer() const;
  bool addCall(CalleeIndex callee, clang::SourceLocation at, std::uint32_t flags, CalleeIndex to = NoFact);
  void addCallee(const clang::FunctionDecl *function, clang::SourceLocation at, std::uint32_t flags);
  void addDestructor(const clang::CXXRecordDecl *record, clang::SourceLocation at);
  void addUnknownCall();
  /// std::make_unique<T>(…), queue.emplace_back(…): T's constructor.
  void addMade(const clang::CallExpr *call, const clang::FunctionDecl *maker);
  /// The functions among what is passed to somebody else's code.
  void addPassed(llvm::ArrayRef<const clang::Expr *> arguments, CalleeIndex to, clang::SourceLocation at);
  bool isGuarded(const clang::CallExpr *call, const clang::FunctionDecl *function);
  bool isInsideArray(const clang::CallExpr *call, const clang::FunctionDecl *function) const;
  void findConditions();
  static bool looksAtCause(const clang::CXXCatchStmt *statement);

  // handler_reader.cpp
  void describeHandler(HandlerFact &handler, const clang::CXXCatchStmt *statement, const clang::CXXTryStmt *block);
  void describeTry(TryFact &fact, const clang::CXXTryStmt *statement);
  void describeFutures(const clang::Stmt *body);

  // function_fixes.cpp
  void describeCheck(TryFact &fact, const clang::CXXTryStmt *statement);
  void describeOpening(HandlerFact &handler, const clang::CXXCatchStmt *statement);

  // handler_fixes.cpp
  void describeHandlerFixes(HandlerFact &handler, const clang::CXXTryStmt *around, unsigned number);
  void describeUnwrapping(TryFact &fact, const clang::CXXTryStmt *statement);

  ExceptionBuilder &builder;
  FunctionFact &out;
  const bool isPattern;
  const std::function<void(const clang::FunctionDecl *)> onNeeded;
  const clang::FunctionDecl *function = nullptr;
  const clang::Stmt *body = nullptr;
  ScopeNumber scope = 0;
  ScopeNumber lastScope = 0;
  std::vector<OpenHandler> handlers;            ///< Innermost last.
  std::vector<std::size_t> openTries;           ///< Indices into out.tries.
  std::vector<const clang::CXXTryStmt *> tries; ///< As out.tries.
  std::vector<const clang::Stmt *> conditions;  ///< Of the branches around the place.
  const clang::Stmt *parent = nullptr;          ///< The statement around the one that is read.
  bool isOnce = false;                          ///< In the initialiser of a function's static variable.
  std::vector<std::string> askedBefore;         ///< Texts of all conditions of the function.
  bool hasAsked = false;
  LeadingThrows leading;
  ThrowExpressions unreachable;
  bool hasGuards = false; ///< The two above are filled.
  llvm::DenseMap<std::pair<std::uint64_t, std::uint64_t>, std::uint32_t> callSlots;
};

/// Fills HandlerFact::effects and ::paths of all handlers of a body, in the order of out.tries. See handler_paths.cpp.
void describePaths(ExceptionBuilder &builder, FunctionFact &out, const clang::FunctionDecl *function, const clang::Stmt *body,
                   const std::vector<const clang::CXXTryStmt *> &tries);

/// The variable that the operand of a throw copies: `throw e;`. Null: none.
const clang::VarDecl *copiedVariable(const clang::Expr *operand);

/// True if the statement mentions the variable, other than as `(void)variable`.
bool mentions(const clang::Stmt *statement, const clang::VarDecl *variable);

/// True if something may write to the variable: it is neither read nor bound to const.
bool isChangedIn(const clang::Stmt *statement, const clang::VarDecl *variable);

/// Calls `visit` for the statement and everything below it, lambdas' bodies left out.
void forEachBelow(const clang::Stmt *statement, const std::function<void(const clang::Stmt *)> &visit);

/// A function that is passed as a value: a name, its address, a lambda, std::bind; null: none that can be told.
const clang::FunctionDecl *passedFunction(const clang::Expr *argument);

} // namespace seam
