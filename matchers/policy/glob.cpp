// Does a path match a pattern of the policy file?
#include "matchers/policy/glob.h"
#include "matchers/policy/glob_syntax.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace seam {
namespace {

/// One match. A state is a place in the pattern and a place in the text: at the end of an alternative the pattern's place jumps
/// behind its choice, so a state says all there is, and a state that failed once need not be tried again.
class Match {
public:
  Match(std::string_view pattern, std::string_view text, char separator)
      : pattern(pattern), text(text), separator(separator == ':' ? "::" : std::string(1, separator)), stop(separator) {
    if (pattern.find('{') != std::string_view::npos)
      findExits();
  }

  bool run() { return pattern.size() <= LongestGlob && matches(0, 0); }

  /// What each wildcard stood for. Meaningful after run() gave true.
  std::vector<std::string> captures() const {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] == '[' && setEnd(pattern, i) != std::string_view::npos) {
        i = setEnd(pattern, i);
      } else if (pattern[i] == '*' || pattern[i] == '?') {
        result.push_back(takenAt(i));
        i += starsAt(i) == 0 ? 0 : starsAt(i) - 1;
      }
    }
    return result;
  }

private:
  struct Taken {
    std::size_t wildcard, begin, end;
  };

  bool matches(std::size_t place, std::size_t at) {
    while (place < pattern.size()) {
      const char character = pattern[place];
      if (const std::size_t exit = exitAt(place)) {
        place = exit;
      } else if (character == '*') {
        return matchesStar(place, at);
      } else if (const GlobChoice *choice = choiceOpeningAt(place)) {
        return matchesChoice(*choice, at);
      } else if (isNamespaceItself(place, at)) {
        return true;
      } else if (at == text.size() || !matchesOne(place, text[at])) {
        return false;
      } else {
        if (character == '?')
          taken.push_back({place, at, at + 1});
        ++at;
        place = character == '[' && setEnd(pattern, place) != std::string_view::npos ? setEnd(pattern, place) + 1 : place + 1;
      }
    }
    return at == text.size();
  }

  bool matchesOne(std::size_t place, char character) const {
    if (pattern[place] == '?')
      return character != stop;
    const std::size_t close = pattern[place] == '[' ? setEnd(pattern, place) : std::string_view::npos;
    if (close != std::string_view::npos)
      return character != stop && isInSet(pattern, place, close, character);
    return pattern[place] == character;
  }

  /// The shortest text first; `**` before a separator may stand for nothing and takes the separator with it.
  bool matchesStar(std::size_t place, std::size_t at) {
    if (hasFailed(place, at))
      return false;
    const std::size_t mark = taken.size();
    const std::size_t after = place + starsAt(place);
    const bool crossesSegments = after - place > 1;
    if (crossesSegments && after == pattern.size()) {
      taken.push_back({place, at, text.size()});
      return true;
    }
    if (crossesSegments && startsSegment(place, at) && pattern.substr(after).starts_with(separator) &&
        tryRest(place, after + separator.size(), at, at, mark))
      return true;
    // A star that failed from a later place has tried every end from there on: each end is tried once.
    for (std::size_t end = at; !hasFailed(place, end); ++end) {
      if (tryRest(place, after, at, end, mark))
        return true;
      failed[place * (text.size() + 1) + end] = true;
      if (end == text.size() || (!crossesSegments && text[end] == stop))
        break;
    }
    return false;
  }

  bool tryRest(std::size_t wildcard, std::size_t rest, std::size_t begin, std::size_t end, std::size_t mark) {
    taken.resize(mark);
    taken.push_back({wildcard, begin, end});
    return matches(rest, end);
  }

  bool matchesChoice(const GlobChoice &choice, std::size_t at) {
    if (hasFailed(choice.open, at))
      return false;
    const std::size_t mark = taken.size();
    std::size_t start = choice.open + 1;
    for (std::size_t i = 0; i <= choice.commas.size(); ++i) {
      taken.resize(mark);
      if (matches(start, at))
        return true;
      start = i < choice.commas.size() ? choice.commas[i] + 1 : start;
    }
    failed[choice.open * (text.size() + 1) + at] = true;
    return false;
  }

  bool hasFailed(std::size_t place, std::size_t at) {
    if (failed.empty())
      failed.resize(pattern.size() * (text.size() + 1));
    return failed[place * (text.size() + 1) + at];
  }

  /// "app::net::**" names "app::net" too.
  bool isNamespaceItself(std::size_t place, std::size_t at) {
    if (stop != ':' || at != text.size() || at == 0 || pattern.substr(place) != "::**")
      return false;
    taken.push_back({place + 2, at, at});
    return true;
  }

  bool startsSegment(std::size_t place, std::size_t at) const {
    const bool inPattern = place == 0 || pattern[place - 1] == stop || choiceOpeningAt(place - 1) || exitAt(place - 1);
    return inPattern && (at == 0 || text[at - 1] == stop);
  }

  std::size_t starsAt(std::size_t place) const {
    const std::size_t end = pattern.find_first_not_of('*', place);
    return (end == std::string_view::npos ? pattern.size() : end) - place;
  }

  void findExits() {
    choices = findChoices(pattern);
    openings.resize(pattern.size());
    exits.resize(pattern.size());
    for (const GlobChoice &choice : choices) {
      openings[choice.open] = &choice;
      exits[choice.close] = choice.close + 1;
      for (const std::size_t comma : choice.commas)
        exits[comma] = choice.close + 1;
    }
  }

  const GlobChoice *choiceOpeningAt(std::size_t place) const { return openings.empty() ? nullptr : openings[place]; }

  /// Where the pattern goes on if an alternative ends at `place`, else 0.
  std::size_t exitAt(std::size_t place) const { return exits.empty() ? 0 : exits[place]; }

  std::string takenAt(std::size_t wildcard) const {
    for (const Taken &one : taken)
      if (one.wildcard == wildcard)
        return std::string(text.substr(one.begin, one.end - one.begin));
    return {};
  }

  std::string_view pattern, text;
  std::string separator;
  char stop;
  std::vector<GlobChoice> choices;
  std::vector<const GlobChoice *> openings;
  std::vector<std::size_t> exits;
  std::vector<Taken> taken;
  std::vector<bool> failed;
};

/// The number in a "{1}" at `place` and what follows it; 0: there is none.
unsigned placeholderAt(std::string_view pattern, std::size_t place, std::size_t &after) {
  const std::size_t close = pattern[place] == '{' ? pattern.find('}', place) : std::string_view::npos;
  unsigned number = 0;
  if (close == std::string_view::npos || !llvm::to_integer(llvm::StringRef(pattern.substr(place + 1, close - place - 1)), number, 10))
    return 0;
  after = close + 1;
  return number;
}

} // namespace

std::optional<std::vector<std::string>> matchGlob(std::string_view pattern, std::string_view text, char separator) {
  Match match(pattern, text, separator);
  if (!match.run())
    return std::nullopt;
  return match.captures();
}

bool globMatches(std::string_view pattern, std::string_view text, char separator) {
  return Match(pattern, text, separator).run();
}

std::optional<std::vector<std::string>> matchPlaceholders(std::string_view pattern, std::string_view text, char separator) {
  std::string glob;
  std::vector<std::size_t> numbers; // Per wildcard of `glob`: the placeholder it stands for, 0 for one that is a wildcard already.
  for (std::size_t i = 0, after = 0; i < pattern.size(); i = after) {
    after = i + 1;
    const unsigned number = placeholderAt(pattern, i, after);
    glob += number == 0 ? std::string(1, pattern[i]) : "*";
    if (number != 0 || pattern[i] == '?' || (pattern[i] == '*' && (i == 0 || pattern[i - 1] != '*')))
      numbers.push_back(number);
  }
  const std::optional<std::vector<std::string>> texts = matchGlob(glob, text, separator);
  if (!texts || texts->size() != numbers.size())
    return std::nullopt;
  std::vector<std::string> result;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] == 0)
      continue;
    if (result.size() < numbers[i])
      result.resize(numbers[i]);
    std::string &known = result[numbers[i] - 1];
    if ((*texts)[i].empty() || (!known.empty() && known != (*texts)[i]))
      return std::nullopt;
    known = (*texts)[i];
  }
  return result;
}

std::string fillCaptures(std::string_view pattern, const std::vector<std::string> &captures) {
  std::string result;
  for (std::size_t i = 0, after = 0; i < pattern.size(); i = after) {
    after = i + 1;
    const unsigned number = placeholderAt(pattern, i, after);
    if (number != 0 && number <= captures.size())
      result += captures[number - 1];
    else
      result += pattern.substr(i, after - i);
  }
  return result;
}

std::string fillWildcards(std::string_view name, const std::vector<std::string> &captures) {
  std::string result;
  std::size_t next = 0;
  for (const char character : name)
    if (character == '*' && next < captures.size())
      result += captures[next++];
    else
      result += character;
  return result;
}

} // namespace seam
