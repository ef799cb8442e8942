#include "generators/support_text.h"

namespace seam {

// C++11: a double is compiled with the flags of the project's own tests.

std::string defaultValueSupport() {
  return R"--(#ifndef SEAM_DOUBLES_DEFAULT_VALUE
#define SEAM_DOUBLES_DEFAULT_VALUE
namespace seam_doubles {

/// Ends the test: the double has no value to give.
[[noreturn]] inline void fail(const char *method, const char *why) {
  std::fprintf(stderr, "%s: %s\n", method, why);
  std::abort();
}

/// Whether T() can be written; false for what is only declared.
template <typename T, typename = void> struct HasDefault : std::false_type {};
template <typename T> struct HasDefault<T, decltype(void(sizeof(T)))> : std::is_default_constructible<T> {};

template <typename T, bool = HasDefault<T>::value> struct DefaultValue {
  static T get(const char *method) { fail(method, "there is no default for what it returns; set one"); }
};
template <typename T> struct DefaultValue<T, true> {
  static T get(const char *) { return T(); }
};
template <typename T> struct DefaultValue<T &, false> {
  static T &get(const char *method) { fail(method, "returns a reference; set what it refers to"); }
};
template <typename T> struct DefaultValue<T &&, false> {
  static T &&get(const char *method) { fail(method, "returns a reference; set what it refers to"); }
};
template <> struct DefaultValue<void, false> {
  static void get(const char *) {}
};

} // namespace seam_doubles
#endif
)--";
}

std::string methodSupport() {
  return defaultValueSupport() + R"--(#ifndef SEAM_DOUBLES_METHOD
#define SEAM_DOUBLES_METHOD
namespace seam_doubles {

/// Whether a value can be copied, its elements too: a vector of unique_ptr says yes, and then does not compile.
template <typename T, typename = void> struct CanCopy : std::is_copy_constructible<T> {};
template <typename T> struct CanCopy<T, decltype(void(sizeof(typename T::allocator_type)), void(sizeof(typename T::value_type)))> : CanCopy<typename T::value_type> {};
template <typename First, typename Second> struct CanCopy<std::pair<First, Second>, void> : std::integral_constant<bool, CanCopy<First>::value && CanCopy<Second>::value> {};

/// Makes an answer of a value: the same at each call, or, if it can only be moved, at the first one.
template <typename Result> std::function<Result()> gives(typename std::remove_cv<Result>::type value, std::true_type) {
  return [value]() -> Result { return value; };
}
template <typename Result> std::function<Result()> givesOnce(typename std::remove_cv<Result>::type value) {
  typedef typename std::remove_cv<Result>::type Value;
  const std::shared_ptr<Value> kept = std::make_shared<Value>(std::move(value));
  const std::shared_ptr<bool> isGiven = std::make_shared<bool>(false);
  return [kept, isGiven]() -> Result {
    if (*isGiven)
      return DefaultValue<Result>::get("a value that can only be moved was returned before");
    *isGiven = true;
    return std::move(*kept);
  };
}
template <typename Result> std::function<Result()> gives(typename std::remove_cv<Result>::type value, std::false_type) {
  return givesOnce<Result>(std::move(value));
}
template <typename Result> std::function<Result()> gives(typename std::remove_cv<Result>::type value) {
  return gives<Result>(std::move(value), std::integral_constant<bool, CanCopy<typename std::remove_cv<Result>::type>::value>());
}
/// For references: where the value is must stay.
template <typename Reference> std::function<Reference()> refersTo(typename std::remove_reference<Reference>::type &target) {
  typename std::remove_reference<Reference>::type *const address = std::addressof(target);
  return [address]() -> Reference { return static_cast<Reference>(*address); };
}

/// What a method returns when the test said nothing: a default value; for a reference one that the double keeps.
template <typename Result> struct Spare {
  Result get(const char *method) { return DefaultValue<Result>::get(method); }
};
template <typename T, bool = HasDefault<T>::value> struct SpareObject {
  T &get(const char *method) { return DefaultValue<T &>::get(method); }
};
template <typename T> struct SpareObject<T, true> {
  struct Box {
    T value;
    Box() : value() {}
  };
  T &get(const char *) {
    if (!box)
      box = std::make_shared<Box>();
    return box->value;
  }
  std::shared_ptr<Box> box;
};
template <typename T> struct Spare<T &> : SpareObject<T> {};
template <typename T> struct Spare<T &&> {
  T &&get(const char *method) { return static_cast<T &&>(object.get(method)); }
  SpareObject<T> object;
};

/// The answers of one method. May be used from several threads.
template <typename Signature> class Method;
template <typename Result, typename... Arguments> class Method<Result(Arguments...)> {
public:
  typedef std::function<Result()> Answer;
  typedef std::function<Result(Arguments...)> Body;

  void answer(Answer next) {
    const std::lock_guard<std::mutex> lock(mutex);
    usual = std::move(next);
    body = nullptr;
  }
  void answerOnCall(std::size_t call, Answer next) {
    const std::lock_guard<std::mutex> lock(mutex);
    special[call] = std::shared_ptr<void>(new Answer(std::move(next)));
  }
  void call(Body next) {
    const std::lock_guard<std::mutex> lock(mutex);
    body = std::move(next);
    usual = nullptr;
  }
  /// Whether the test said what the next call does …
  bool hasAnswer() const {
    const std::lock_guard<std::mutex> lock(mutex);
    return body || usual || special.count(count) != 0;
  }
  /// … and with a function that gets the arguments.
  bool hasBody() const {
    const std::lock_guard<std::mutex> lock(mutex);
    return body && special.count(count) == 0;
  }
  /// A call that somebody else answers.
  void skip() {
    const std::lock_guard<std::mutex> lock(mutex);
    ++count;
  }
  Result run(const char *method, Arguments &&...arguments) {
    Answer answer;
    Body next;
    {
      const std::lock_guard<std::mutex> lock(mutex);
      const auto found = special.find(count++);
      if (found != special.end())
        answer = *static_cast<const Answer *>(found->second.get());
      else if (body)
        next = body;
      else
        answer = usual;
    }
    if (next)
      return next(std::forward<Arguments>(arguments)...);
    if (answer)
      return answer();
    return spare.get(method);
  }

private:
  mutable std::mutex mutex;
  Answer usual;
  Body body;
  // Answers; without their type, which would make another map to compile.
  std::map<std::size_t, std::shared_ptr<void>> special;
  std::size_t count = 0;
  Spare<Result> spare;
};

} // namespace seam_doubles
#endif
)--";
}

std::string recordSupport() {
  return R"--(#ifndef SEAM_DOUBLES_RECORD
#define SEAM_DOUBLES_RECORD
namespace seam_doubles {

/// The names of all calls of a double, in their order.
class CallOrder {
public:
  std::size_t add(const char *method) {
    const std::lock_guard<std::mutex> lock(mutex);
    methods.push_back(method);
    return methods.size() - 1;
  }
  std::vector<std::string> names() const {
    const std::lock_guard<std::mutex> lock(mutex);
    return methods;
  }

private:
  mutable std::mutex mutex;
  std::vector<std::string> methods;
};

/// The calls of one method. What was recorded stays where it is.
template <typename Call> class Calls {
public:
  void add(Call call) {
    const std::lock_guard<std::mutex> lock(mutex);
    list.push_back(std::shared_ptr<void>(new Call(std::move(call))));
  }
  std::size_t size() const {
    const std::lock_guard<std::mutex> lock(mutex);
    return list.size();
  }
  const Call &get(std::size_t index, const char *method) const {
    const std::lock_guard<std::mutex> lock(mutex);
    if (index >= list.size())
      fail(method, "was not called that often");
    return *static_cast<const Call *>(list[index].get());
  }

private:
  mutable std::mutex mutex;
  // Without their type, which would make another vector to compile.
  std::vector<std::shared_ptr<void>> list;
};

/// An argument as it can be kept: a copy; else its address (of a reference) or, moved, a value of its own.
template <typename T, bool = CanCopy<typename std::remove_cv<T>::type>::value> struct KeptReference {
  typedef typename std::remove_cv<T>::type Type;
  static Type keep(T &argument) { return argument; }
};
template <typename T> struct KeptReference<T, false> {
  typedef T *Type;
  static Type keep(T &argument) { return std::addressof(argument); }
};
template <typename T, bool = CanCopy<typename std::remove_cv<T>::type>::value> struct KeptValue {
  typedef typename std::remove_cv<T>::type Type;
  static Type keep(T &argument, bool) { return argument; }
};
template <typename T> struct KeptValue<T, false> {
  typedef std::shared_ptr<T> Type;
  static Type keep(T &argument, bool isNeeded) { return isNeeded ? nullptr : std::make_shared<T>(std::move(argument)); }
};
/// Something that can only be moved goes into the record, unless somebody else needs it: then the record is empty.
template <typename T> T taken(T &argument, bool isNeeded) { return isNeeded ? T() : std::move(argument); }

} // namespace seam_doubles
#endif
)--";
}

} // namespace seam
