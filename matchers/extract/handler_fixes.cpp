// Which edits mend a handler or leave it out?
#include "matchers/extract/function_reader.h"
#include "clang/AST/StmtCXX.h"

namespace seam {

using namespace clang;

/// By const reference, or by reference where the copy was changed.
static void addReference(HandlerFact &handler, const CXXCatchStmt *statement, ExceptionBuilder &builder) {
  const VarDecl *variable = statement->getExceptionDecl();
  const bool needsConst = !variable->getType().isConstQualified() && !isChangedIn(statement->getHandlerBlock(), variable);
  const SourceLocation begin = variable->getBeginLoc();
  const SourceLocation name = variable->getIdentifier() ? variable->getLocation() : SourceLocation();
  std::optional<EditFact> constant = builder.edit(begin, begin, "const ");
  std::optional<EditFact> reference = name.isValid() ? builder.edit(name, name, "&") : builder.edit(begin, variable->getEndLoc(), " &");
  if (!constant || !reference)
    return;
  if (!name.isValid())
    reference->offset += reference->length;
  constant->length = reference->length = 0;
  if (needsConst)
    handler.fix.push_back(std::move(*constant));
  handler.fix.push_back(std::move(*reference));
}

/// The type with what stands around it, up to the variable's name; or the three dots.
static std::optional<EditFact> placeOfType(const CXXCatchStmt *statement, const ExceptionBuilder &builder) {
  const VarDecl *variable = statement->getExceptionDecl();
  if (!variable) {
    const llvm::StringRef head = builder.textOf(statement->getCatchLoc(), statement->getHandlerBlock()->getBeginLoc());
    const std::size_t dots = head.find("...");
    std::optional<EditFact> edit = builder.edit(statement->getCatchLoc(), statement->getCatchLoc(), "");
    if (!edit || dots == llvm::StringRef::npos)
      return std::nullopt;
    edit->offset += static_cast<std::uint32_t>(dots);
    edit->length = 3;
    return edit;
  }
  if (!variable->getIdentifier())
    return builder.edit(variable->getBeginLoc(), variable->getEndLoc(), "");
  const llvm::StringRef whole = builder.textOf(variable->getBeginLoc(), variable->getLocation());
  const llvm::StringRef name = builder.textOf(variable->getLocation(), variable->getLocation());
  std::optional<EditFact> edit = builder.edit(variable->getBeginLoc(), variable->getBeginLoc(), "");
  if (!edit || whole.size() <= name.size())
    return std::nullopt;
  edit->length = static_cast<std::uint32_t>(whole.size() - name.size());
  return edit;
}

void FunctionReader::describeHandlerFixes(HandlerFact &handler, const CXXTryStmt *around, unsigned number) {
  const CXXCatchStmt *statement = around->getHandler(number);
  const auto *block = dyn_cast<CompoundStmt>(statement->getHandlerBlock());
  if (!block || statement->getCatchLoc().isMacroID())
    return;
  const VarDecl *variable = statement->getExceptionDecl();
  if (handler.form == CatchForm::Value && variable->getType()->isRecordType())
    addReference(handler, statement, builder);
  else if (handler.form != CatchForm::Dependent && handler.form != CatchForm::Value)
    if (std::optional<EditFact> edit = placeOfType(statement, builder))
      handler.narrow.push_back(std::move(*edit));
  if (around->getNumHandlers() == 1)
    return;
  const Stmt *before = number == 0 ? static_cast<const Stmt *>(around->getTryBlock()) : around->getHandler(number - 1)->getHandlerBlock();
  if (std::optional<EditFact> edit = builder.edit(before->getEndLoc(), block->getRBracLoc(), "}"))
    handler.removal.push_back(std::move(*edit));
}

void FunctionReader::describeUnwrapping(TryFact &fact, const CXXTryStmt *statement) {
  const CompoundStmt *block = statement->getTryBlock();
  if (statement->getNumHandlers() != 1 || !(fact.handlers.front().flags & handler::OnlyRethrows) ||
      static_cast<const Stmt *>(statement) == body)
    return;
  const CXXCatchStmt *only = statement->getHandler(0);
  std::optional<EditFact> keyword = builder.edit(statement->getTryLoc(), statement->getTryLoc(), "");
  std::optional<EditFact> rest = builder.edit(block->getRBracLoc(), only->getHandlerBlock()->getEndLoc(), "}");
  const llvm::StringRef head = builder.textOf(statement->getTryLoc(), block->getLBracLoc());
  if (!keyword || !rest || head.empty())
    return;
  keyword->length = static_cast<std::uint32_t>(head.size() - 1);
  fact.unwrap = {std::move(*keyword), std::move(*rest)};
}

} // namespace seam
