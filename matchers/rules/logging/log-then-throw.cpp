// Is the same said by a log and by the exception behind it?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>

namespace seam {
namespace {

/// This share of the words in common says the same.
constexpr double SameShare = 0.6;

/// Words of three letters and more, lower case.
std::set<std::string> wordsOf(llvm::StringRef text) {
  std::set<std::string> words;
  std::string word;
  for (char letter : text.str() + " ")
    if (llvm::isAlpha(letter)) {
      word += llvm::toLower(letter);
    } else {
      if (word.size() >= 3)
        words.insert(word);
      word.clear();
    }
  return words;
}

/// What stands in quotes.
std::string literalsIn(llvm::StringRef text) {
  std::string found;
  while (text.contains('"')) {
    text = text.split('"').second;
    found += text.split('"').first.str() + " ";
    text = text.split('"').second;
  }
  return found;
}

bool saysTheSame(const LogFact &fact) {
  const std::set<std::string> said = wordsOf(fact.message);
  const std::set<std::string> thrown = wordsOf(literalsIn(fact.exitText));
  // What the log shows beside it is lost without the log.
  const std::set<std::string> given = wordsOf(fact.exitText);
  const auto isShared = [&](const LogArgument &each) { return each.name.size() > 1 && given.contains(llvm::StringRef(each.name).lower()); };
  const auto isAlone = [&](const LogArgument &each) { return !each.name.empty() && !isShared(each); };
  if (llvm::count_if(fact.arguments, isAlone) >= 2)
    return false;
  std::size_t common = 0;
  for (const std::string &word : said)
    common += thrown.contains(word);
  // One word in common is what both are about.
  if (!thrown.empty() && (common >= 2 || said == thrown) &&
      static_cast<double>(common) >= SameShare * static_cast<double>(std::min(said.size(), thrown.size())))
    return true;
  // The same value goes into both, and the exception has no text of its own.
  return thrown.empty() && llvm::any_of(fact.arguments, isShared);
}

/// throw ProcessedSilently(…), throw AlreadyLogged(…): nobody logs it a second time.
bool staysSilent(const LogFact &fact) {
  const std::string type = llvm::StringRef(fact.exitText).split('"').first.lower();
  return llvm::any_of(std::initializer_list<llvm::StringRef>{"silent", "quiet", "logged", "reported"},
                      [&](llvm::StringRef word) { return llvm::StringRef(type).contains(word); });
}

class LogThenThrow final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      if (fact.level < level::Error || fact.exit != LogExit::Throws || !fact.isAdjacent || (fact.flags & logged::InHandler) ||
          fact.exitText.empty() || staysSilent(fact) || !saysTheSame(fact))
        return;
      Finding finding = findingAt(program, node, fmt::format("{} says what the exception behind it says", describeLog(node)));
      finding.evidence.push_back({.place = {.file = finding.place.file, .line = fact.exitLine}, .message = "it is thrown here"});
      finding.help = "throw it with the text, and log it where it is handled";
      addLogFix(finding, program, node, LogEditKind::Remove, "leave it to the exception", /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<LogThenThrow> registered{{.id = "log-then-throw",
                                             .category = "logging",
                                             .summary = "an error is logged and thrown with the same text",
                                             .severity = Severity::Note,
                                             .since = "0.1"}};

} // namespace
} // namespace seam
