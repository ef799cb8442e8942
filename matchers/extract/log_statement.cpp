#include "matchers/extract/log_statement.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace seam {

using namespace clang;

namespace {

constexpr char ValueMark = '\x1f';

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

/// ++n, a = b in a text that nobody parses; what stands in a lambda runs elsewhere.
bool textHasSideEffect(const std::string &text) {
  if (StringRef(text).contains('{'))
    return false;
  LangOptions language;
  language.CPlusPlus = true;
  Lexer lexer(SourceLocation(), language, text.data(), text.data(), text.data() + text.size());
  Token token;
  bool isCapture = false;
  for (lexer.LexFromRawLexer(token); token.isNot(tok::eof); lexer.LexFromRawLexer(token)) {
    if (token.isOneOf(tok::plusplus, tok::minusminus, tok::plusequal, tok::minusequal, tok::starequal, tok::slashequal, tok::percentequal,
                      tok::ampequal, tok::pipeequal, tok::caretequal, tok::lesslessequal, tok::greatergreaterequal) ||
        (token.is(tok::equal) && !isCapture))
      return true;
    isCapture = token.is(tok::l_square);
  }
  return false;
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

const StringLiteral *literalOf(const Expr *expression) {
  for (const Expr *plain = bare(expression); plain;) {
    if (const auto *literal = dyn_cast<StringLiteral>(plain))
      return literal;
    const auto *construct = dyn_cast<CXXConstructExpr>(plain);
    if (!construct || construct->getNumArgs() == 0)
      return nullptr;
    plain = bare(construct->getArg(0));
  }
  return nullptr;
}

std::vector<const Expr *> writtenArguments(const Expr *record) {
  std::vector<const Expr *> arguments;
  const auto add = [&](auto range) {
    for (const Expr *each : range)
      if (!isa<CXXDefaultArgExpr>(each))
        arguments.push_back(each);
  };
  if (const auto *call = dyn_cast<CallExpr>(record))
    add(call->arguments());
  else if (const auto *construct = dyn_cast<CXXConstructExpr>(record))
    add(construct->arguments());
  return arguments;
}

void StatementReader::read(const FoundLog &found, const FunctionDecl *around, LogFact &fact) {
  function = around;
  const Parts arguments = found.record ? writtenArguments(found.record) : Parts{};
  readLevel(found, arguments, fact);
  readLogger(found, fact);
  Parts parts = partsOf(found);
  llvm::erase_if(parts, [&](const Expr *part) { return !isValue(part, found); });
  // qWarning() << … and qWarning("…") are one macro.
  const bool isStream = fact.style == MessageStyle::Stream || (found.known && arguments.empty());
  if (isStream) {
    fact.style = MessageStyle::Stream;
    addStream(parts, fact);
  } else {
    addFormatted(parts, found, fact);
  }
  if (!fact.message.empty() && fact.arguments.empty())
    fact.flags |= logged::IsConstantText;
  if (llvm::any_of(fact.arguments, [](const LogArgument &each) { return (each.flags & argument::MentionsException) != 0; }))
    fact.flags |= logged::SavesException;
}

void StatementReader::readLevel(const FoundLog &found, const Parts &callArguments, LogFact &fact) {
  const LogMacro *macro = found.use ? found.use->macro : nullptr;
  const LogLibrary *library = found.use && found.use->library ? found.use->library : found.known.library;
  if (macro)
    fact.style = macro->style;
  if (found.known)
    fact.style = macro && found.known.callee->style == MessageStyle::Plain ? fact.style : found.known.callee->style;
  fact.flags |= (macro ? macro->flags : 0) | (found.known ? found.known.callee->flags : 0);
  LogLevel level = macro ? macro->level : found.known ? found.known.callee->level : level::Unknown;
  if (level == LevelIsVerbosity) {
    unsigned number = 0;
    for (const MacroArgumentText &each : found.use->arguments)
      if (!StringRef(each.text).getAsInteger(10, number))
        break;
    level = number >= 3 ? level::Trace : level::Debug;
  }
  if (level == LevelInArgument && found.use)
    for (const MacroArgumentText &each : found.use->arguments)
      for (const LogLevelName &word : library->words)
        if (each.text == word.name) {
          level = word.level;
          if (word.level == level::Critical && (library->name == "glog" || library->name == "abseil" || library->name == "easylogging++" ||
                                                library->name == "g3log" || library->name == "loguru"))
            fact.flags |= logged::Terminates;
        }
  // What the call says is nearer to the truth than a macro around it.
  if (level == LevelInArgument && library) {
    NamedLevel named;
    for (const Expr *each : callArguments)
      if (named = recogniser.level(*library, each); named.at)
        break;
    if (!named.at && found.use)
      anyOf(found.root, [&](const Stmt *node) {
        const auto *expression = dyn_cast<Expr>(node);
        if (expression && isa<DeclRefExpr, CallExpr, CXXConstructExpr>(expression))
          named = recogniser.level(*library, expression);
        return named.at != nullptr;
      });
    level = named.at ? named.level : found.known ? found.known.callee->fallback : level::Unknown;
    if (named.isParameter)
      fact.flags |= logged::ForwardsLevel;
  }
  fact.level = level;
}

void StatementReader::readLogger(const FoundLog &found, LogFact &fact) const {
  if (const auto *method = dyn_cast_if_present<CXXMemberCallExpr>(found.record); method && !found.use)
    fact.logger = StringRef(surroundings.text(method->getImplicitObjectArgument()->getSourceRange(), 60)).rtrim("->.").str();
  // The macros of libraries with named loggers take them first.
  const LogMacro *macro = found.use ? found.use->macro : nullptr;
  if (macro && macro->message > 0 && macro->level != LevelInArgument && macro->level != LevelIsVerbosity && !found.use->arguments.empty())
    fact.logger = found.use->arguments.front().text;
}

StatementReader::Parts StatementReader::partsOf(const FoundLog &found) {
  Parts parts;
  if (found.use) {
    addSpelled(found.root, found, parts, /*isTop=*/true);
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
  const LogLibrary *library = found.known.library ? found.known.library : found.use ? found.use->library : nullptr;
  const LogCallee *callee = found.known.callee;
  if (library && callee && callee->level == LevelInArgument && recogniser.level(*library, part).at)
    return false;
  if (!isa<StringLiteral>(bare(part)) && !part->getType().isNull() && !part->isTypeDependent()) {
    QualType type = part->getType().getNonReferenceType();
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
    if (fact.style != MessageStyle::Plain && parts.size() > 1)
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
  const auto flatten = [&](const auto &self, const Expr *each) -> void {
    const Expr *plain = bare(each);
    if (const auto *sum = dyn_cast<CXXOperatorCallExpr>(plain); sum && sum->getOperator() == OO_Plus && sum->getNumArgs() == 2) {
      isSum = true;
      self(self, sum->getArg(0));
      self(self, sum->getArg(1));
    } else if (const StringLiteral *literal = literalOf(plain); literal && literal->getCharByteWidth() == 1) {
      fact.message += literal->getString();
    } else {
      fact.message += ValueMark;
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
  if (isSum)
    fact.arguments.back().flags |= argument::Concatenates;
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
  if (isNamed || (variable && dependsOn(part, variable)) || textOfError(part))
    result.flags |= argument::MentionsCause;
}

void StatementReader::readText(const LogMacroUse &use, LogFact &fact) const {
  FoundLog found;
  found.use = &use;
  if (use.macro) {
    fact.style = use.macro->style;
    fact.flags |= use.macro->flags | logged::Stripped;
    fact.level = use.macro->level;
    if (fact.level == LevelIsVerbosity)
      fact.level = level::Debug;
    if (fact.level == LevelInArgument) {
      fact.level = level::Unknown;
      for (const MacroArgumentText &each : use.arguments)
        for (const LogLevelName &word : use.library->words)
          if (each.text == word.name)
            fact.level = word.level;
    }
    if (use.macro->message > 0 && use.macro->level != LevelInArgument && !use.arguments.empty())
      fact.logger = use.arguments.front().text;
  }
  const std::size_t first = use.macro && use.macro->message > 0 ? static_cast<std::size_t>(use.macro->message) : 0;
  for (std::size_t i = first; i < use.arguments.size(); ++i) {
    const std::string &text = use.arguments[i].text;
    if (fact.message.empty() && StringRef(text).starts_with("\"")) {
      fact.message = text.substr(1, text.find('"', 1) == std::string::npos ? std::string::npos : text.find('"', 1) - 1);
      continue;
    }
    LogArgument value;
    value.text = StringRef(text).take_front(60).str();
    value.flags = textHasSideEffect(text) ? argument::HasSideEffect : 0;
    fact.arguments.push_back(std::move(value));
  }
}

} // namespace seam
