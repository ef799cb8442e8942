// Which text and values does a log statement show?
#include "matchers/extract/log_causes.h"
#include "matchers/extract/log_statement.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace seam {

using namespace clang;

namespace {

/// std::endl, std::hex, std::setw(3).
bool isManipulator(const Expr *part) {
  const Expr *plain = bare(part);
  if (const NamedDecl *decl = namedBy(plain); decl && isa<DeclRefExpr, OverloadExpr>(plain))
    return isa<FunctionDecl>(decl->getUnderlyingDecl()) || isa<FunctionTemplateDecl>(decl->getUnderlyingDecl());
  const auto *record = plain->getType().isNull() ? nullptr : plain->getType()->getAsCXXRecordDecl();
  return record && record->getIdentifier() && record->getName().starts_with("_Set");
}

const char *secretShields[] = {"mask", "hash", "redact", "hide", "obfuscate", "digest", "size", "length", "empty", "count", "sha", "md5"};

bool isMasked(const Expr *part) {
  if (!part->isTypeDependent() && !isText(part->getType()) && !isText(bare(part)->getType()))
    return true;
  return anyOf(part, [](const Stmt *node) {
    const auto *call = dyn_cast<CallExpr>(node);
    const NamedDecl *decl = call ? namedBy(call) : nullptr;
    const std::string name = decl && decl->getIdentifier() ? decl->getName().lower() : "";
    return !name.empty() && llvm::any_of(secretShields, [&](StringRef shield) { return StringRef(name).contains(shield); });
  });
}

bool mentionsCurrentException(const Expr *part) {
  return anyOf(part, [](const Stmt *node) {
    const auto *call = dyn_cast<CallExpr>(node);
    const NamedDecl *decl = call ? namedBy(call) : nullptr;
    return decl && decl->getIdentifier() && decl->getName().contains_insensitive("exception");
  });
}

bool textOfError(const Expr *part) {
  return anyOf(part, [](const Stmt *node) {
    const auto *call = dyn_cast<CallExpr>(node);
    const NamedDecl *decl = call ? namedBy(call) : nullptr;
    if (!decl || !decl->getIdentifier())
      return false;
    const std::string name = decl->getName().lower();
    return StringRef(name).contains("err") || name == "getlasterror" || StringRef(name).contains("message") || name == "reason";
  });
}

} // namespace

void StatementReader::addStream(const Parts &parts, LogFact &fact) {
  for (const Expr *part : parts) {
    if (isManipulator(part))
      continue;
    if (const StringLiteral *literal = literalOf(part); literal && literal->getCharByteWidth() == 1) {
      fact.message += literal->getString();
      continue;
    }
    if (const auto *letter = dyn_cast<CharacterLiteral>(bare(part))) {
      if (letter->getValue() < 0x80 && letter->getValue() != '\n')
        fact.message += static_cast<char>(letter->getValue());
      continue;
    }
    // "a" << b: what a macro's argument is made of.
    if (const auto *shift = dyn_cast<CXXOperatorCallExpr>(bare(part));
        shift && shift->getOperator() == OO_LessLess && shift->getNumArgs() == 2) {
      addStream({shift->getArg(0), shift->getArg(1)}, fact);
      continue;
    }
    fact.message += ValueMark;
    addArgument(part, fact);
  }
}

std::string StatementReader::literalText(const StringLiteral *literal, const FoundLog &found) const {
  if (literal->getCharByteWidth() != 1)
    return {};
  const SourceManager &sources = context.getSourceManager();
  const auto isOwn = [&](unsigned i) {
    const SourceLocation token = literal->getStrTokenLoc(i);
    return found.macro.isInvalid() || token.isFileID() || sources.getFileLoc(token) != found.macro;
  };
  bool isWhole = true;
  for (unsigned i = 0; i < literal->getNumConcatenated(); ++i)
    isWhole &= isOwn(i);
  if (isWhole)
    return literal->getString().str();
  std::string text;
  for (unsigned i = 0; i < literal->getNumConcatenated(); ++i)
    if (isOwn(i)) {
      const std::string token = tokenAt(sources.getSpellingLoc(literal->getStrTokenLoc(i)), context);
      text += StringRef(token).trim('"');
    }
  return text;
}

void StatementReader::addFormatted(const Parts &parts, const FoundLog &found, LogFact &fact) {
  std::size_t first = 0;
  while (first < parts.size() && !literalOf(parts[first]))
    ++first;
  if (first == parts.size() || fact.style == MessageStyle::Plain) {
    // No literal: a text that is computed, or a Plain one.
    fact.style = MessageStyle::Plain;
    for (const Expr *part : parts)
      addText(part, fact);
    return;
  }
  fact.message = literalText(literalOf(parts[first]), found);
  for (std::size_t i = first + 1; i < parts.size(); ++i)
    addArgument(parts[i], fact);
}

/// "a" + b + "c": the literals are the message, the whole is one value.
void StatementReader::addText(const Expr *part, LogFact &fact) {
  if (const StringLiteral *literal = literalOf(part)) {
    if (literal->getCharByteWidth() == 1)
      fact.message += literal->getString();
    return;
  }
  const std::size_t before = fact.message.size();
  bool isSum = false;
  std::vector<std::string> summands;
  const auto flatten = [&](const auto &self, const Expr *each) -> void {
    const Expr *plain = bare(each);
    if (const auto *sum = dyn_cast<CXXOperatorCallExpr>(plain); sum && sum->getOperator() == OO_Plus && sum->getNumArgs() == 2) {
      isSum = true;
      self(self, sum->getArg(0));
      self(self, sum->getArg(1));
    } else if (const StringLiteral *literal = literalOf(plain); literal && literal->getCharByteWidth() == 1) {
      fact.message += literal->getString();
    } else if (const auto *letter = dyn_cast<CharacterLiteral>(plain); letter && letter->getValue() < 0x80) {
      fact.message += static_cast<char>(letter->getValue());
    } else {
      fact.message += ValueMark;
      if (std::string name = nameOfValue(plain); !name.empty() && !isMasked(plain))
        summands.push_back(std::move(name));
    }
  };
  flatten(flatten, part);
  // format("…", x): what it formats is the message.
  if (const auto *call = dyn_cast<CallExpr>(bare(part)); !isSum && call && !isa<CXXOperatorCallExpr>(call))
    for (const Expr *each : call->arguments())
      if (const StringLiteral *literal = literalOf(each); literal && literal->getCharByteWidth() == 1) {
        fact.message.resize(before);
        fact.message += literal->getString();
        break;
      }
  addArgument(part, fact);
  if (isSum) {
    fact.arguments.back().flags |= argument::Concatenates;
    fact.arguments.back().summands = std::move(summands);
  }
}

void StatementReader::addArgument(const Expr *part, LogFact &fact) {
  LogArgument result;
  result.text = surroundings.text(part->getSourceRange(), 60);
  result.name = nameOfValue(part);
  result.cost = costOf(part);
  const bool isLiteral = isa<IntegerLiteral, FloatingLiteral, CharacterLiteral, CXXBoolLiteralExpr, StringLiteral>(bare(part));
  result.flags = (hasSideEffect(part) ? argument::HasSideEffect : 0) | (isLiteral ? argument::IsLiteral : 0) |
                 (isMasked(part) ? argument::IsMasked : 0);
  const VarDecl *exception = surroundings.exception();
  if ((exception && dependsOn(part, exception)) || mentionsCurrentException(part))
    result.flags |= argument::MentionsException;
  noteCause(part, result);
  const auto *parameter = dyn_cast_if_present<ParmVarDecl>(namedBy(bare(part)));
  if (const auto *expansion = dyn_cast<PackExpansionExpr>(part))
    parameter = dyn_cast_if_present<ParmVarDecl>(namedBy(bare(expansion->getPattern())));
  if (parameter && function && parameter->getDeclContext() == function &&
      (isText(parameter->getType()) || parameter->isParameterPack() || parameter->getType()->isDependentType()) &&
      llvm::none_of(fact.message, llvm::isAlpha))
    fact.flags |= logged::InFunctionOfLogger;
  fact.arguments.push_back(std::move(result));
}

void StatementReader::noteCause(const Expr *part, LogArgument &result) const {
  const Condition &asked = surroundings.condition();
  const auto *variable = dyn_cast_if_present<VarDecl>(asked.cause);
  const bool isNamed = asked.cause && anyOf(part, [&](const Stmt *node) {
                         const auto *member = dyn_cast<MemberExpr>(node);
                         return member && member->getMemberDecl() == asked.cause;
                       });
  // const int error = errno; … << error
  const bool isCopy = anyOf(part, [](const Stmt *node) {
    const auto *reference = dyn_cast<DeclRefExpr>(node);
    const auto *local = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
    return local && local->isLocalVarDecl() && local->getInit() && anyOf(local->getInit(), isErrnoCall);
  });
  if (isNamed || isCopy || (variable && dependsOn(part, variable)) || textOfError(part))
    result.flags |= argument::MentionsCause;
}

} // namespace seam
