// Which parts of a log statement did somebody write?
#include "matchers/extract/log_statement.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

static bool isWrittenIn(const Expr *part, const MacroArgumentText *text, const SourceManager &sources) {
  const unsigned offset = sources.getFileOffset(sources.getFileLoc(part->getBeginLoc()));
  return text && text->end != 0 && text->begin <= offset && offset < text->end;
}

/// A macro may write its arguments into several branches, as quill's LOG_INFO_LIMIT does: each is shown once.
static void dropRepeated(std::vector<const Expr *> &parts, const SourceManager &sources) {
  llvm::DenseSet<SourceLocation> seen;
  llvm::erase_if(parts, [&](const Expr *part) { return !seen.insert(sources.getFileLoc(part->getBeginLoc())).second; });
}

/// The first variable that it reads of those that the macro declares; null: none.
static const VarDecl *localIn(const Expr *operand, SourceLocation macro, const SourceManager &sources) {
  const VarDecl *found = nullptr;
  anyOf(operand, [&](const Stmt *node) {
    const auto *reference = dyn_cast<DeclRefExpr>(node);
    const auto *local = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
    if (local && local->getLocation().isMacroID() && sources.getFileLoc(local->getLocation()) == macro)
      found = local;
    return found != nullptr;
  });
  return found;
}

/// The largest expressions that mention a variable, and what it is made of.
static void addMentions(const Stmt *node, const VarDecl *local, std::vector<const Stmt *> &found) {
  if (!node)
    return;
  const auto isOfLocal = [&](const Stmt *each) {
    const auto *reference = dyn_cast<DeclRefExpr>(each);
    return reference && reference->getDecl() == local;
  };
  if (isa<Expr>(node) && anyOf(node, isOfLocal)) {
    found.push_back(node);
    return;
  }
  const auto *declaration = dyn_cast<DeclStmt>(node);
  if (declaration && llvm::is_contained(declaration->decls(), local)) {
    found.push_back(local->getInit());
    return;
  }
  for (const Stmt *child : node->children())
    addMentions(child, local, found);
}

/// True for what stands between the macro's name and its closing parenthesis.
static bool isWithinMacro(const Expr *part, const FoundLog &found, const SourceManager &sources) {
  const auto [file, offset] = sources.getDecomposedLoc(sources.getFileLoc(part->getBeginLoc()));
  const auto [macroFile, begin] = sources.getDecomposedLoc(found.macro);
  const unsigned end = sources.getFileOffset(sources.getExpansionRange(found.record->getBeginLoc()).getEnd());
  return file == macroFile && begin <= offset && offset <= end;
}

StatementReader::Parts StatementReader::partsOf(const FoundLog &found) {
  Parts parts;
  if (found.use) {
    addSpelled(found.root, found, parts, /*isTop=*/true);
    dropRepeated(parts, context.getSourceManager());
    return parts;
  }
  Parts operands = writtenArguments(found.record);
  // std::cerr << a << b: what stands on the right of each.
  const Stmt *node = found.root;
  Parts chain;
  while (node != found.record) {
    if (const auto *shift = dyn_cast<CXXOperatorCallExpr>(node); shift && shift->getOperator() == OO_LessLess && shift->getNumArgs() == 2) {
      chain.push_back(shift->getArg(1));
      node = shift->getArg(0);
    } else if (const auto *plain = dyn_cast<BinaryOperator>(node); plain && plain->getOpcode() == BO_Shl) {
      chain.push_back(plain->getRHS());
      node = plain->getLHS();
    } else if (const auto *child = node->child_begin() != node->child_end() ? *node->child_begin() : nullptr; child) {
      node = child;
    } else {
      break;
    }
  }
  if (!chain.empty())
    operands.assign(chain.rbegin(), chain.rend());
  for (const Expr *each : operands)
    addSpelled(each, found, parts, /*isTop=*/false);
  // std::stringstream out; out << x; Writer() << out.str(): the macro puts the text together before.
  const SourceManager &sources = context.getSourceManager();
  for (std::size_t i = 0; parts.empty() && found.whole && i < operands.size(); ++i)
    if (const VarDecl *local = localIn(operands[i], found.macro, sources)) {
      std::vector<const Stmt *> mentions;
      addMentions(found.whole, local, mentions);
      for (const Stmt *each : mentions)
        addSpelled(each, found, parts, /*isTop=*/false);
      // Behind an `else` of the macro stands what others wrote.
      llvm::erase_if(parts, [&](const Expr *part) { return !isWithinMacro(part, found, sources); });
    }
  return parts;
}

/// Adds the largest expressions that somebody wrote in the file, and not in the body of the macro.
void StatementReader::addSpelled(const Stmt *node, const FoundLog &found, Parts &parts, bool isTop) {
  if (!node)
    return;
  const SourceLocation begin = node->getBeginLoc();
  const SourceManager &sources = context.getSourceManager();
  const auto isOwn = [&](SourceLocation place) { return place.isFileID() || sources.getFileLoc(place) != found.macro; };
  const bool isSpelled = begin.isValid() && isOwn(begin) && isOwn(node->getEndLoc());
  if (const auto *expression = dyn_cast<Expr>(node); expression && isSpelled && !isTop) {
    parts.push_back(expression);
    return;
  }
  // Text of the macro and of its argument may be one literal: "[file:12] " "retry %d".
  if (const auto *literal = dyn_cast<StringLiteral>(node)) {
    for (unsigned i = 0; i < literal->getNumConcatenated(); ++i)
      if (isOwn(literal->getStrTokenLoc(i))) {
        parts.push_back(literal);
        return;
      }
    return;
  }
  for (const Stmt *child : node->children())
    addSpelled(child, found, parts, /*isTop=*/false);
}

/// Not a level, a logger or a condition.
bool StatementReader::isValue(const Expr *part, const FoundLog &found) const {
  if (found.family && (bare(part) == found.family->at || isWrittenIn(part, found.family->levelText, context.getSourceManager())))
    return false;
  if (found.use && found.use->macro) {
    const SourceLocation begin = context.getSourceManager().getFileLoc(part->getBeginLoc());
    const unsigned offset = context.getSourceManager().getFileOffset(begin);
    const int message = found.use->macro->message;
    for (std::size_t i = 0; i < found.use->arguments.size(); ++i) {
      const MacroArgumentText &text = found.use->arguments[i];
      if (text.end != 0 && text.begin <= offset && offset < text.end && (message < 0 || static_cast<int>(i) < message))
        return false;
    }
  }
  if (levelAt && bare(part) == levelAt)
    return false;
  if (!isa<StringLiteral>(bare(part)) && !part->getType().isNull() && !part->isTypeDependent()) {
    // if (logger) logger->say(…): the macro asks for it before.
    QualType type = part->IgnoreImplicit()->getType().getNonReferenceType();
    if (type->isPointerType())
      type = type->getPointeeType();
    if (const auto *record = type->getAsCXXRecordDecl(); record && record->getIdentifier()) {
      const StringRef name = record->getName();
      if (name == "source_loc" || name == "_IO_FILE" || name == "QLoggingCategory" || name == "Logger" || name == "SourceLocation" ||
          name == "source_location" || name == "LocationInfo")
        return false;
      // std::shared_ptr<Logger>
      if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record))
        if (special->getTemplateArgs().size() > 0 && special->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
          if (const auto *inner = special->getTemplateArgs()[0].getAsType()->getAsCXXRecordDecl();
              inner && inner->getIdentifier() && inner->getName().equals_insensitive("logger"))
            return false;
    }
  }
  return true;
}

} // namespace seam
