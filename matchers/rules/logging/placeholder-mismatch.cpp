// Do the values of a log statement fit the places for them?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace seam {
namespace {

/// The places for values that a text has, in the way of {fmt}.
struct Braces {
  unsigned places = 0;
  bool isPlain = true; ///< All are "{}" or "{:…}", and no other brace stands there.
  bool isNamed = false;
};

Braces bracesIn(llvm::StringRef text) {
  Braces found;
  unsigned highest = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '}') {
      found.isPlain = false;
      i += text.substr(i + 1).starts_with("}");
      continue;
    }
    if (text[i] != '{')
      continue;
    if (text.substr(i + 1).starts_with("{")) {
      ++i;
      found.isPlain = false;
      continue;
    }
    const std::size_t end = text.find('}', i);
    if (end == llvm::StringRef::npos) {
      found.isPlain = false;
      return found;
    }
    const llvm::StringRef inside = text.slice(i + 1, end);
    const llvm::StringRef name = inside.split(':').first;
    unsigned number = 0;
    if (inside.contains('{')) {
      found.isNamed = true; // A width that is a value: more than can be counted here.
    } else if (name.empty()) {
      ++found.places;
    } else if (!name.getAsInteger(10, number)) {
      highest = std::max(highest, number + 1);
    } else {
      found.isNamed = true;
      found.isPlain = false;
    }
    i = end;
  }
  found.places = std::max(found.places, highest);
  return found;
}

/// "%d", "%5.2f", "%s"; "%%" is none, and neither is "50% of".
unsigned conversionsIn(llvm::StringRef text) {
  unsigned found = 0;
  for (std::size_t i = text.find('%'); i != llvm::StringRef::npos; i = text.find('%', i + 1)) {
    if (text.substr(i + 1).starts_with("%")) {
      ++i;
      continue;
    }
    const llvm::StringRef rest = text.drop_front(i + 1).ltrim("-+#0123456789.").ltrim("hlzjt");
    const bool isWord = rest.size() > 1 && llvm::isAlpha(rest[1]);
    found += !rest.empty() && llvm::StringRef("diouxXeEfgGsScp").contains(rest.front()) && !isWord;
  }
  return found;
}

bool hasPack(const LogFact &fact) {
  return std::any_of(fact.arguments.begin(), fact.arguments.end(),
                     [](const LogArgument &each) { return llvm::StringRef(each.text).contains("..."); });
}

std::string counted(unsigned number, std::string_view word) {
  return fmt::format("{} {}{}", number, word, number == 1 ? "" : "s");
}

/// What is wrong; nothing if all fits, or nobody can tell.
std::optional<std::string> mismatch(const LogFact &fact) {
  const auto values = static_cast<unsigned>(fact.arguments.size());
  const unsigned conversions = conversionsIn(fact.message);
  const Braces braces = bracesIn(fact.message);
  if (fact.message.empty() || hasPack(fact) || (fact.flags & logged::Stripped))
    return std::nullopt;
  switch (fact.style) {
  case MessageStyle::Braces:
    if (braces.isNamed)
      return std::nullopt;
    if (values == 0)
      // Braces without values may be the text itself: JSON.
      return braces.isPlain && braces.places > 0
                 ? std::optional(fmt::format("the text has {} for values, and there is none", counted(braces.places, "place")))
                 : std::nullopt;
    if (braces.places == 0 && conversions == values)
      return "\"%\" is no place for a value here, but \"{}\" is: the value is not shown";
    if (braces.places != values)
      return fmt::format("the text has {}, and there {} {}", counted(braces.places, "place"), values == 1 ? "is" : "are",
                         counted(values, "value"));
    return std::nullopt;
  case MessageStyle::Stream: {
    // The text of a stream with "\x1f" for each value.
    if (values == 0)
      return std::nullopt;
    // A value that was meant for a place stands behind it.
    const std::size_t place = fact.message.find("{}");
    if (braces.places > 0 && braces.isPlain && fact.message.find('\x1f', place == std::string::npos ? 0 : place) != std::string::npos)
      return "\"{}\" is printed as it stands: this is a stream";
    return std::nullopt;
  }
  case MessageStyle::Printf:
    if (values > 0 && conversions == 0 && braces.places == values && braces.isPlain)
      return "\"{}\" is no place for a value here, but \"%\" is: the value is not shown";
    return std::nullopt;
  case MessageStyle::Plain:
    return std::nullopt;
  }
  return std::nullopt;
}

class PlaceholderMismatch final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      if (const std::optional<std::string> what = mismatch(node.fact)) {
        Finding finding = findingAt(program, node, fmt::format("{}: {}", describeLog(node), *what));
        finding.help = "give each value one place, in the way of the library";
        addLogFix(finding, program, node, LogEditKind::Placeholders, "use \"{}\"", /*isSafe=*/false);
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<PlaceholderMismatch> registered{{.id = "placeholder-mismatch",
                                                    .category = "logging",
                                                    .summary = "the places in a log's text do not fit its values",
                                                    .severity = Severity::Note,
                                                    .since = "0.1"}};

} // namespace
} // namespace seam
