// What does a fake remember things in?
#include "generators/support_text.h"

namespace seam {

// C++11, as the other templates that doubles share.

std::string tableSupport() {
  return R"--(#ifndef SEAM_DOUBLES_TABLE
#define SEAM_DOUBLES_TABLE
namespace seam_doubles {

/// Of two overloads the one with the higher rank is taken, if it compiles.
template <unsigned Number> struct Rank : Rank<Number - 1> {};
template <> struct Rank<0> {};

template <typename T, typename = void> struct HasLess : std::false_type {};
template <typename T> struct HasLess<T, decltype(void(std::declval<const T &>() < std::declval<const T &>()))> : std::true_type {};

/// Values by key: in the order of the keys, or, where they have none, of saving. What is in it stays where it is.
template <typename Key, typename Value> class Table {
public:
  Value *find(const Key &key) {
    const auto place = locate(entries, key);
    return place == entries.end() ? nullptr : &place->second;
  }
  /// Instead of what has this key, if anything has.
  Value &put(const Key &key, Value value) {
    const auto place = locate(entries, key);
    if (place == entries.end())
      return entries.emplace(entries.end(), key, std::move(value))->second;
    replace(place->second, value, std::is_move_assignable<Value>());
    return place->second;
  }
  bool erase(const Key &key) {
    const auto place = locate(entries, key);
    const bool isThere = place != entries.end();
    if (isThere)
      entries.erase(place);
    return isThere;
  }
  bool eraseValue(const Value &value) {
    for (auto place = entries.begin(); place != entries.end(); ++place)
      if (place->second == value) {
        entries.erase(place);
        return true;
      }
    return false;
  }
  bool rename(const Key &from, const Key &to) {
    const auto place = locate(entries, from);
    if (place == entries.end())
      return false;
    Value value = std::move(place->second);
    entries.erase(place);
    put(to, std::move(value));
    return true;
  }
  /// One that nothing has.
  Key newKey() {
    do
      ++lastKey;
    while (find(static_cast<Key>(lastKey)));
    return static_cast<Key>(lastKey);
  }
  std::size_t size() const { return entries.size(); }
  void clear() { entries.clear(); }
  template <typename List> List keys() const {
    List list;
    for (const auto &each : entries)
      list.insert(list.end(), each.first);
    return list;
  }
  template <typename List> List values() const {
    List list;
    for (const auto &each : entries)
      list.insert(list.end(), each.second);
    return list;
  }

private:
  typedef std::map<Key, Value> Sorted;
  typedef std::list<std::pair<Key, Value>> Unsorted;

  // emplace(end, key, value) for both.
  struct SortedEntries : Sorted {
    typename Sorted::iterator emplace(typename Sorted::iterator place, const Key &key, Value value) { return this->emplace_hint(place, key, std::move(value)); }
  };
  typedef typename std::conditional<HasLess<Key>::value, SortedEntries, Unsorted>::type Entries;

  static typename Sorted::iterator locate(SortedEntries &entries, const Key &key) { return static_cast<Sorted &>(entries).find(key); }
  static typename Unsorted::iterator locate(Unsorted &entries, const Key &key) {
    auto place = entries.begin();
    while (place != entries.end() && !(place->first == key))
      ++place;
    return place;
  }
  static void replace(Value &old, Value &value, std::true_type) { old = std::move(value); }
  static void replace(Value &old, Value &value, std::false_type) {
    old.~Value();
    new (std::addressof(old)) Value(std::move(value));
  }

  Entries entries;
  unsigned long long lastKey = 0;
};

/// A value that may not be there yet.
template <typename T> class Property {
public:
  void set(T next) { value = std::make_shared<T>(std::move(next)); }
  T &get(const char *method) {
    if (!value)
      value = std::make_shared<T>(DefaultValue<T>::get(method));
    return *value;
  }

private:
  std::shared_ptr<T> value;
};

/// What a method returns where there is nothing: what the test says, or what such types offer.
template <typename Result> struct Missing {
  static Result get(const std::function<Result()> &wanted, const char *method) { return wanted ? wanted() : make<Result>(method, Rank<2>()); }

private:
  template <typename T> static auto make(const char *, Rank<2>) -> decltype(T(T::NotFound("there is nothing with this key"))) {
    return T::NotFound("there is nothing with this key");
  }
  template <typename T> static auto make(const char *, Rank<1>) -> decltype(T(std::make_error_code(std::errc::no_such_file_or_directory))) {
    return T(std::make_error_code(std::errc::no_such_file_or_directory));
  }
  template <typename T> static T make(const char *method, Rank<0>) { fail(method, "there is nothing with this key; set what it returns"); }
};

} // namespace seam_doubles
#endif
)--";
}

} // namespace seam
