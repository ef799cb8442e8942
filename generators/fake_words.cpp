// Which words in a method's name tell what it does? The table, and how a name is taken apart.
#include "generators/fake_shape.h"
#include "generators/fake_types.h"
#include <algorithm>
#include <cctype>
#include <set>

namespace seam {
namespace {

/// The first word of a name, or, behind a '-', the last.
struct RoleWords {
  FakeRole role;
  std::string_view words; ///< Each between blanks.
};

constexpr RoleWords Table[] = {
    {FakeRole::Save, " save put insert upsert add store set write update create register record persist assign remember cache "},
    {FakeRole::Find, " find get load lookup fetch read query retrieve search at select by "},
    {FakeRole::Contains, " contains exists exist has is -exists -exist "},
    {FakeRole::Remove, " remove erase delete del drop unregister evict forget destroy discard "},
    {FakeRole::Values, " list all get find load fetch read values items entries dump select "},
    {FakeRole::Keys, " list all get keys ids names find load -keys -ids -names "},
    {FakeRole::Rename, " rename move "},
    {FakeRole::Push, " push enqueue send post offer put add write submit append produce publish "},
    {FakeRole::Pop, " pop dequeue take receive poll recv consume shift next "},
    {FakeRole::Peek, " peek front top first head back "},
    {FakeRole::Count, " size count length total num -size -count -length "},
    {FakeRole::IsEmpty, " empty is "},
    {FakeRole::Clear, " clear reset purge wipe truncate -all "},
    {FakeRole::Next, " next generate allocate increment new "},
    {FakeRole::Current, " current value last get count "},
    {FakeRole::Set, " set "},
    {FakeRole::Subscribe, " add register subscribe attach connect "},
    {FakeRole::Unsubscribe, " remove unregister unsubscribe detach disconnect deregister "},
    {FakeRole::Notify, " notify publish emit fire dispatch raise trigger broadcast "},
    {FakeRole::Now, " now time current get -now -time -micros -nanos -millis "},
    {FakeRole::Sleep, " sleep delay "},
    {FakeRole::SleepUntil, " sleep "},
    {FakeRole::Begin, " begin start "},
    {FakeRole::Commit, " commit "},
    {FakeRole::Rollback, " rollback roll abort "},
    {FakeRole::Run, " schedule start run execute post submit enqueue spawn async dispatch "},
    {FakeRole::Join, " join wait drain -join "},
};

bool hasWord(std::string_view words, const std::string &word) {
  return words.find(" " + word + " ") != std::string_view::npos;
}

std::vector<std::string> wordsOf(const std::string &name) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty())
      words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto letter = static_cast<unsigned char>(name[i]);
    const bool isNext = i + 1 < name.size() && std::islower(static_cast<unsigned char>(name[i + 1])) != 0;
    const bool isBehind = i > 0 && std::islower(static_cast<unsigned char>(name[i - 1])) != 0;
    if (letter == '_' || (std::isupper(letter) && (isNext || isBehind)))
      flush();
    if (letter != '_')
      word += static_cast<char>(std::tolower(letter));
  }
  flush();
  return words;
}

/// Words that say nothing about what something is done with.
constexpr std::string_view Fillers =
    " by for with of the if or and to in from not new value entry item key id element object exist it any one ";

/// "orders" and "order" are one word.
std::string singular(std::string word) {
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
    word.pop_back();
  return word;
}

/// Says how something is done, not what with.
bool isManner(const TypeFact &type) {
  const std::string name = lastName(heldType(type).inner);
  return name.ends_with("Options") || name.ends_with("Context") || name == "stop_token";
}

bool isResult(const TypeFact &type) {
  if (type.isConst || type.isRvalueReference || type.text.find(NamePlace) != std::string::npos)
    return false;
  const std::string held = heldType(type).inner;
  return type.isLvalueReference || (type.form == TypeForm::Pointer && type.text.ends_with('*') && held != "void" && held != "char");
}

} // namespace

std::vector<const PlannedParameter *> saying(const PlannedMethod &method) {
  std::vector<const PlannedParameter *> parameters;
  for (const PlannedParameter &each : method.parameters)
    if (!isManner(each.type))
      parameters.push_back(&each);
  return parameters;
}

ReadMethod readMethod(const PlannedMethod &method) {
  ReadMethod result{.method = &method, .words = wordsOf(method.fact.name), .in = saying(method), .out = nullptr};
  if (!result.in.empty() && isResult(result.in.back()->type)) {
    result.out = result.in.back();
    result.in.pop_back();
  }
  return result;
}

std::set<std::string> nounsOf(const std::string &name) {
  std::set<std::string> nouns;
  for (const std::string &word : wordsOf(name)) {
    const bool isVerb =
        std::ranges::any_of(Table, [&](const RoleWords &each) { return hasWord(each.words, word) || hasWord(each.words, "-" + word); });
    if (!isVerb && !hasWord(Fillers, word) && !hasWord(Fillers, singular(word)))
      nouns.insert(singular(word));
  }
  return nouns;
}

bool mayBe(FakeRole role, const ReadMethod &method) {
  const auto *entry = std::ranges::find(Table, role, &RoleWords::role);
  if (entry == std::end(Table) || method.words.empty())
    return false;
  return hasWord(entry->words, method.words.front()) || hasWord(entry->words, "-" + method.words.back());
}

std::string resultText(const PlannedParameter &out) {
  const HeldType held = heldType(out.type);
  return held.holder == "*" || held.holder == "&" ? held.inner : valueText(out.type);
}

} // namespace seam
