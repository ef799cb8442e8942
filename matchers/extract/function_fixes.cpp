// Where could a function be mended: its comment, its body as a whole, a try block that a question would spare?
#include "matchers/extract/file_text.h"
#include "matchers/extract/function_reader.h"
#include "matchers/extract/function_traits.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/LangOptions.h"

namespace seam {

using namespace clang;

std::vector<EditFact> documentEdit(const FunctionDecl *function, const ASTContext &context) {
  const RawComment *comment = context.getRawCommentForDeclNoCache(function);
  const SourceManager &sources = context.getSourceManager();
  if (!comment || function->getLocation().isMacroID() ||
      sources.getFileID(comment->getBeginLoc()) != sources.getFileID(function->getLocation()))
    return {};
  const llvm::StringRef file = sources.getBufferData(sources.getFileID(comment->getBeginLoc()));
  const llvm::StringRef raw = comment->getRawText(sources).rtrim();
  const std::size_t begin = sources.getFileOffset(comment->getBeginLoc());
  const std::string tag = raw.contains("\\throws") || raw.contains("\\param") || raw.contains("\\return") ? "\\throws " : "@throws ";
  const std::string indent = indentAt(file, begin).str();
  if (raw.starts_with("//"))
    return {{.offset = static_cast<std::uint32_t>(begin + raw.size()),
             .length = 0,
             .text = "\n" + indent + raw.take_front(3).str() + " " + tag}};
  const std::size_t last = raw.rfind('\n');
  if (last == llvm::StringRef::npos || raw.drop_front(last).trim() != "*/")
    return {};
  return {{.offset = static_cast<std::uint32_t>(begin + raw.take_front(last).rtrim().size()),
           .length = 0,
           .text = "\n" + indent + " * " + tag}};
}

std::vector<BodyFact> bodyEdit(const FunctionDecl *function, FunctionFact &fact, const ExceptionBuilder &builder) {
  const bool isAction = fact.kind == FunctionKind::Lambda && function->getReturnType()->isVoidType();
  const auto *block = dyn_cast_if_present<CompoundStmt>(function->getBody());
  if ((fact.kind != FunctionKind::Main && !isAction) || !block || block->body_empty())
    return {};
  const SourceManager &sources = builder.sources();
  const SourceLocation begin = block->getLBracLoc();
  const SourceLocation end = block->getRBracLoc();
  if (begin.isMacroID() || end.isMacroID() || sources.getFileID(begin) != sources.getFileID(end))
    return {};
  const llvm::StringRef text = sources.getBufferData(sources.getFileID(begin));
  const unsigned offset = sources.getFileOffset(begin) + 1;
  const std::optional<std::size_t> includes = firstInclude(text, offset);
  fact.flags |= text.contains("#include <cstdio>") || text.contains("#include <stdio.h>") ? 0 : function::LacksStdio;
  fact.flags |= text.contains("#include <exception>") ? 0 : function::LacksException;
  return {{.begin = offset, .end = sources.getFileOffset(end), .includes = static_cast<std::uint32_t>(includes.value_or(0))}};
}

namespace {

/// try { return m.at(k); } catch (…) { return other; }, read and written anew.
class CheckWriter {
public:
  CheckWriter(const CXXTryStmt *statement, const ExceptionBuilder &builder) : statement(statement), builder(builder) {}

  std::vector<EditFact> write() {
    const auto *fallback = dyn_cast_if_present<CompoundStmt>(statement->getHandler(0)->getHandlerBlock());
    if (statement->getNumHandlers() != 1 || statement->getTryBlock()->size() != 1 || !fallback || fallback->size() > 1)
      return {};
    const auto *otherwise = fallback->body_empty() ? nullptr : dyn_cast<ReturnStmt>(fallback->body_front());
    if (!fallback->body_empty() && !otherwise)
      return {};
    const Stmt *only = statement->getTryBlock()->body_front();
    const auto *given = dyn_cast<ReturnStmt>(only);
    const auto *value = given ? given->getRetValue() : dyn_cast<Expr>(only);
    if (!value || (given && !otherwise))
      return {};
    const SourceLocation begin = statement->getTryLoc();
    if (begin.isMacroID())
      return {};
    const llvm::StringRef file = builder.sources().getBufferData(builder.sources().getFileID(begin));
    indent = indentAt(file, builder.sources().getFileOffset(begin)).str();
    if (otherwise)
      last = builder.textOf(otherwise->getSourceRange()).str() + ";";
    const std::string text = asked(withoutConversions(value), given != nullptr);
    if (text.empty() || (otherwise && last.size() < 2))
      return {};
    if (std::optional<EditFact> edit = builder.edit(begin, fallback->getRBracLoc(), text))
      return {std::move(*edit)};
    return {};
  }

private:
  static const Expr *withoutConversions(const Expr *expression) {
    while (true) {
      expression = expression->IgnoreParenImpCasts();
      if (const auto *whole = dyn_cast<ExprWithCleanups>(expression))
        expression = whole->getSubExpr();
      else if (const auto *temporary = dyn_cast<MaterializeTemporaryExpr>(expression))
        expression = temporary->getSubExpr();
      else if (const auto *bound = dyn_cast<CXXBindTemporaryExpr>(expression))
        expression = bound->getSubExpr();
      else if (const auto *made = dyn_cast<CXXConstructExpr>(expression);
               made && made->getNumArgs() == 1 && made->getConstructor()->isCopyOrMoveConstructor())
        expression = made->getArg(0);
      else
        return expression;
    }
  }

  /// A name or a member of one: asking it twice is asking it once.
  static bool isPlain(const Expr *object) {
    object = object->IgnoreParenImpCasts();
    if (const auto *member = dyn_cast<MemberExpr>(object))
      return isa<FieldDecl>(member->getMemberDecl()) && isPlain(member->getBase());
    return isa<DeclRefExpr, CXXThisExpr>(object);
  }

  std::string asked(const Expr *value, bool isGiven) const {
    const auto *call = dyn_cast<CallExpr>(value);
    const FunctionDecl *called = call ? call->getDirectCallee() : nullptr;
    if (!called)
      return "";
    const std::string name = plainName(called);
    if (const auto *member = dyn_cast<CXXMemberCallExpr>(call))
      return isGiven ? askedOf(member, name) : "";
    if (name == "std::any_cast" && isGiven && call->getNumArgs() == 1 && isPlain(call->getArg(0))) {
      const llvm::StringRef cast = builder.textOf(call->getCallee()->getSourceRange());
      const llvm::StringRef object = builder.textOf(call->getArg(0)->getSourceRange());
      return cast.empty() || cast.contains('&') || object.empty()
                 ? ""
                 : then("const auto *value = " + cast.str() + "(&" + object.str() + ")", "*value");
    }
    llvm::StringRef space(name);
    const bool isOfFiles = space.consume_front("std::") && space.starts_with("filesystem::");
    return isOfFiles ? askedOfFiles(call, isGiven) : "";
  }

  std::string askedOf(const CXXMemberCallExpr *call, llvm::StringRef name) const {
    const auto *member = dyn_cast<MemberExpr>(call->getCallee()->IgnoreParens());
    if (!member || member->isImplicitAccess() || !isPlain(member->getBase()))
      return "";
    const std::string object = builder.textOf(member->getBase()->getSourceRange()).str();
    const std::string by = object + (member->isArrow() ? "->" : ".");
    if (object.empty())
      return "";
    if (name == "std::optional::value")
      return then(by + "has_value()", member->isArrow() ? "**" + object : "*" + object);
    if ((name != "std::map::at" && name != "std::unordered_map::at") || !builder.ast().getLangOpts().CPlusPlus17)
      return "";
    const std::string key = builder.textOf(call->getArg(0)->getSourceRange()).str();
    return key.empty() ? "" : then("const auto found = " + by + "find(" + key + "); found != " + by + "end()", "found->second");
  }

  /// if (question)\n  return answer;\nreturn other;
  std::string then(const std::string &question, const std::string &answer) const {
    return "if (" + question + ")\n" + indent + "  return " + answer + ";\n" + indent + last;
  }

  std::string askedOfFiles(const CallExpr *call, bool isGiven) const {
    const llvm::StringRef whole = builder.textOf(call->getSourceRange());
    if (!whole.ends_with(")"))
      return "";
    const std::string asked = whole.drop_back().str() + (call->getNumArgs() == 0 || whole.ends_with("()") ? "error)" : ", error)");
    const std::string begin = "std::error_code error;\n" + indent;
    if (!isGiven)
      return begin + asked + ";" + (last.empty() ? "" : "\n" + indent + "if (error)\n" + indent + "  " + last);
    return begin + "const auto result = " + asked + ";\n" + indent + "if (error)\n" + indent + "  " + last + "\n" + indent +
           "return result;";
  }

  const CXXTryStmt *statement;
  const ExceptionBuilder &builder;
  std::string indent;
  std::string last; ///< What is done where nothing is found: return -1;
};

} // namespace

void FunctionReader::describeCheck(TryFact &fact, const CXXTryStmt *statement) {
  if (!(out.flags & (function::Instance | function::Pattern)) && static_cast<const Stmt *>(statement) != body)
    fact.check = CheckWriter(statement, builder).write();
}

void FunctionReader::describeOpening(HandlerFact &handler, const CXXCatchStmt *statement) {
  const auto *block = dyn_cast<CompoundStmt>(statement->getHandlerBlock());
  if (!block || block->getLBracLoc().isMacroID() || statement->getCatchLoc().isMacroID())
    return;
  const llvm::StringRef file = builder.sources().getBufferData(builder.sources().getFileID(block->getLBracLoc()));
  const unsigned offset = builder.sources().getFileOffset(block->getLBracLoc()) + 1;
  handler.opening.push_back({.offset = offset, .length = 0, .text = "\n" + indentAt(file, offset).str() + "  "});
  if (const VarDecl *variable = statement->getExceptionDecl(); variable && variable->getIdentifier())
    handler.variable = variable->getName().str();
}

} // namespace seam
