#include "matchers/extract/log_edits.h"
#include "matchers/extract/log_print_edits.h"
#include "matchers/extract/log_shapes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

class EditWriter {
public:
  EditWriter(const EditedLog &log, const ASTContext &context, LogFact &fact)
      : log(log), context(context), sources(context.getSourceManager()), fact(fact) {
    const SourceLocation place = log.found.macro.isValid() ? log.found.macro : log.found.root->getBeginLoc();
    file = sources.getFileID(sources.getFileLoc(place));
    text = sources.getBufferData(file);
  }

  void add() {
    addLevelName();
    addThrottle();
    if (fact.flags & logged::InHandler && log.exception && !(fact.flags & logged::SavesException))
      show(LogEditKind::ShowException, textOfException());
    if (!fact.branch.empty() && fact.branch.front().isErrorBranch && fact.level >= level::Error)
      show(LogEditKind::ShowCause, textOfCause());
    if (fact.flags & logged::InHandler || fact.exit == LogExit::Throws)
      addRemoval();
    if (styleOfLibrary() == MessageStyle::Braces)
      addPlaceholders();
  }

private:
  /// A statement whose text is computed has none of its own.
  MessageStyle styleOfLibrary() const {
    if (log.found.use && log.found.use->macro)
      return log.found.use->macro->style;
    return log.found.known ? log.found.known.callee->style : MessageStyle::Plain;
  }

  /// Where somebody wrote this in the file; nothing: a macro's text did.
  std::optional<unsigned> writtenAt(SourceLocation place) const {
    while (place.isMacroID()) {
      if (!sources.isMacroArgExpansion(place))
        return std::nullopt;
      place = sources.getImmediateSpellingLoc(place);
    }
    if (place.isInvalid() || sources.getFileID(place) != file)
      return std::nullopt;
    return sources.getFileOffset(place);
  }

  unsigned lengthAt(unsigned offset) const {
    return Lexer::MeasureTokenLength(sources.getLocForStartOfFile(file).getLocWithOffset(static_cast<int>(offset)), sources,
                                     context.getLangOpts());
  }

  /// Behind the last token that somebody wrote.
  std::optional<unsigned> endOf(const Expr *expression) const {
    const std::optional<unsigned> last = writtenAt(expression->getEndLoc());
    return last ? std::optional(*last + lengthAt(*last)) : std::nullopt;
  }

  std::optional<llvm::StringRef> textOf(const Expr *expression) const {
    const std::optional<unsigned> begin = writtenAt(expression->getBeginLoc());
    const std::optional<unsigned> end = endOf(expression);
    return begin && end && *begin < *end ? std::optional(text.slice(*begin, *end)) : std::nullopt;
  }

  void edit(LogEditKind kind, unsigned offset, unsigned length, std::string with) {
    fact.edits.push_back({.kind = kind, .offset = offset, .length = length, .text = std::move(with)});
  }

  void addLevelName() {
    std::optional<unsigned> at;
    if (log.levelText) {
      if (log.levelText->end != 0)
        at = log.levelText->begin;
    } else if (log.levelAt) {
      at = writtenAt(isa<DeclRefExpr>(log.levelAt) ? cast<DeclRefExpr>(log.levelAt)->getLocation() : log.levelAt->getEndLoc());
      if (at && isa<CallExpr>(log.levelAt)) // Level::getDebug()
        at = std::nullopt;
    } else if (const LogMacroUse *use = log.found.use) {
      at = writtenAt(use->at);
    } else if (const auto *call = dyn_cast_if_present<CallExpr>(log.found.record)) {
      const Expr *callee = call->getCallee()->IgnoreParenImpCasts();
      if (const auto *member = dyn_cast<MemberExpr>(callee))
        at = writtenAt(member->getMemberLoc());
      else if (const auto *reference = dyn_cast<DeclRefExpr>(callee))
        at = writtenAt(reference->getLocation());
    }
    if (!at)
      return;
    const unsigned length = lengthAt(*at);
    edit(LogEditKind::LevelName, *at, length, text.substr(*at, length).str());
  }

  /// LOG(INFO) -> LOG_EVERY_N(INFO, 1000)
  void addThrottle() {
    const LogMacroUse *use = log.found.use;
    if (fact.loop.empty() || !use || use->name != "LOG" || !log.levelText || log.levelText->end == 0 ||
        (fact.library != "glog" && fact.library != "abseil"))
      return;
    const std::optional<unsigned> name = writtenAt(use->at);
    if (!name)
      return;
    edit(LogEditKind::Throttle, *name, lengthAt(*name), "LOG_EVERY_N");
    edit(LogEditKind::Throttle, log.levelText->end, 0, ", 1000");
  }

  static bool hasMethod(QualType type, llvm::StringRef name) {
    const auto *record = type.getNonReferenceType()->getAsCXXRecordDecl();
    const auto declares = [&](const CXXRecordDecl *each) {
      return llvm::any_of(each->methods(), [&](const CXXMethodDecl *method) {
        return method->getIdentifier() && method->getName() == name && method->getNumParams() == 0;
      });
    };
    // forallBases() stops where its callback says false.
    return record && record->hasDefinition() &&
           (declares(record) || !record->forallBases([&](const CXXRecordDecl *base) { return !declares(base); }));
  }

  /// A value that a fix shows, and how printf does; without text: it cannot be told.
  struct Shown {
    std::string text;
    std::string conversion = "%s";
  };

  Shown textOfException() const {
    return {hasMethod(log.exception->getType(), "what") && log.exception->getIdentifier() ? log.exception->getName().str() + ".what()"
                                                                                          : std::string()};
  }

  Shown textOfCause() const {
    const auto *cause = dyn_cast_if_present<VarDecl>(log.condition->cause);
    if (!cause)
      return {log.condition->asksErrno ? "std::strerror(errno)" : ""};
    const std::string name = cause->getNameAsString();
    const bool isPrintf = fact.style == MessageStyle::Printf;
    if (cause->getType()->isIntegerType())
      return {name, cause->getType()->isSpecificBuiltinType(BuiltinType::Int) || !isPrintf ? "%d" : ""};
    for (llvm::StringRef method : {"message", "ToString"})
      if (hasMethod(cause->getType(), method))
        return {name + "." + method.str() + (isPrintf ? "().c_str()" : "()")};
    return {};
  }

  /// Adds the value behind the text and the other values.
  void show(LogEditKind kind, const Shown &value) {
    if (value.text.empty() || value.conversion.empty() || log.parts.empty())
      return;
    const std::optional<unsigned> end = endOf(log.parts.back());
    if (!end)
      return;
    if (fact.style == MessageStyle::Stream) {
      edit(kind, *end, 0, (llvm::StringRef(fact.message).ends_with(" ") ? " << " : " << \": \" << ") + value.text);
      return;
    }
    const std::optional<unsigned> quote = closingQuote(log.parts.front());
    if (!quote || (fact.style != MessageStyle::Braces && fact.style != MessageStyle::Printf))
      return;
    edit(kind, *quote, 0, ": " + (fact.style == MessageStyle::Braces ? "{}" : value.conversion));
    edit(kind, *end, 0, ", " + value.text);
  }

  /// Where the text of a plain literal ends, before a "\n" that ends it.
  std::optional<unsigned> closingQuote(const Expr *part) const {
    const StringLiteral *literal = literalOf(part);
    if (!literal)
      return std::nullopt;
    const std::optional<unsigned> last = writtenAt(literal->getStrTokenLoc(literal->getNumConcatenated() - 1));
    if (!last || text[*last] != '"')
      return std::nullopt;
    const unsigned end = *last + lengthAt(*last) - 1;
    return text.slice(*last + 1, end).ends_with("\\n") ? end - 2 : end;
  }

  void addRemoval() {
    if (!isa_and_present<CompoundStmt>(log.parent))
      return;
    const SourceLocation beginAt = sources.getFileLoc(log.found.root->getBeginLoc());
    SourceLocation endAt = log.found.root->getEndLoc();
    while (endAt.isMacroID())
      endAt =
          sources.isMacroArgExpansion(endAt) ? sources.getImmediateSpellingLoc(endAt) : sources.getImmediateExpansionRange(endAt).getEnd();
    if (beginAt.isInvalid() || endAt.isInvalid() || sources.getFileID(beginAt) != file || sources.getFileID(endAt) != file)
      return;
    unsigned begin = sources.getFileOffset(beginAt);
    unsigned end = sources.getFileOffset(endAt);
    end += lengthAt(end);
    end += text.substr(end).find_first_not_of(" \t");
    if (end >= text.size() || text[end] != ';')
      return;
    ++end;
    // The whole line, if nothing else stands on it.
    const std::size_t lineBegin = text.substr(0, begin).rfind('\n') + 1;
    const std::size_t lineEnd = text.find('\n', end);
    if (lineEnd != llvm::StringRef::npos && text.slice(lineBegin, begin).trim().empty() && text.slice(end, lineEnd).trim().empty()) {
      begin = static_cast<unsigned>(lineBegin);
      end = static_cast<unsigned>(lineEnd) + 1;
    }
    edit(LogEditKind::Remove, begin, end - begin, {});
  }

  void addPlaceholders() {
    if (log.parts.size() == 1 && fact.arguments.size() == 1 && fact.arguments.front().flags & argument::Concatenates)
      addSum(log.parts.front());
    else if (!log.parts.empty() && fact.message.find('{') == std::string::npos && fact.message.find('%') != std::string::npos)
      addBraces(log.parts.front());
  }

  /// "a " + b -> "a {}", b
  void addSum(const Expr *sum) {
    std::string format;
    std::string values;
    bool isPlain = true;
    const auto flatten = [&](const auto &self, const Expr *each) -> void {
      const Expr *plain = bare(each);
      if (const auto *plus = dyn_cast<CXXOperatorCallExpr>(plain); plus && plus->getOperator() == OO_Plus && plus->getNumArgs() == 2) {
        self(self, plus->getArg(0));
        self(self, plus->getArg(1));
        return;
      }
      std::optional<llvm::StringRef> written = textOf(plain);
      if (const auto *call = dyn_cast<CallExpr>(plain); call && call->getNumArgs() == 1 && call->getDirectCallee() &&
                                                        call->getDirectCallee()->getQualifiedNameAsString() == "std::to_string")
        written = textOf(call->getArg(0));
      if (!written)
        isPlain = false;
      else if (const StringLiteral *literal = literalOf(plain); literal && literal->getNumConcatenated() == 1)
        isPlain &= written->starts_with("\"") && written->ends_with("\"") && !written->contains('{') && !written->contains('}'),
            format += written->drop_front().drop_back();
      else
        format += "{}", values += ", " + written->str();
    };
    flatten(flatten, sum);
    const std::optional<unsigned> begin = writtenAt(sum->getBeginLoc());
    const std::optional<unsigned> end = endOf(sum);
    if (isPlain && begin && end && !values.empty() && format.size() > 2)
      edit(LogEditKind::Placeholders, *begin, *end - *begin, "\"" + format + "\"" + values);
  }

  /// "retry %d" -> "retry {}"
  void addBraces(const Expr *part) {
    const StringLiteral *literal = literalOf(part);
    const std::optional<unsigned> begin =
        literal && literal->getNumConcatenated() == 1 ? writtenAt(literal->getStrTokenLoc(0)) : std::nullopt;
    if (!begin || text[*begin] != '"')
      return;
    const unsigned length = lengthAt(*begin);
    std::string braced;
    llvm::StringRef rest = text.substr(*begin, length);
    std::size_t places = 0;
    while (true) {
      const auto [before, behind] = rest.split('%');
      braced += before;
      if (before.size() == rest.size())
        break;
      if (behind.starts_with("%")) {
        braced += '%';
        rest = behind.drop_front();
        continue;
      }
      const llvm::StringRef letter = behind.ltrim("hlzjt");
      if (letter.empty() || !llvm::StringRef("diusfg").contains(letter.front()))
        return; // A width, a precision, a base: nobody knows what is meant.
      braced += "{}";
      ++places;
      rest = letter.drop_front();
    }
    if (places == fact.arguments.size())
      edit(LogEditKind::Placeholders, *begin, length, std::move(braced));
  }

  const EditedLog &log;
  const ASTContext &context;
  const SourceManager &sources;
  LogFact &fact;
  FileID file;
  llvm::StringRef text;
};

} // namespace

void addLogEdits(const EditedLog &log, const ASTContext &context, LogFact &fact) {
  EditWriter(log, context, fact).add();
  addDestinationEdits(log, context, fact);
}

} // namespace seam
