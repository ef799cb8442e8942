// The body of one recognised method of a fake on its way. Shared by the files that write it.
#pragma once
#include "generators/fake_text.h"
#include <set>

namespace seam {

class FakeBody {
public:
  FakeBody(const DoublePlan &plan, const FakeShape &shape, std::size_t number, const FakeNames &names, CodeWriter &out);
  void write();

private:
  std::string result() const;
  std::string local(const std::string &wanted);
  std::string key(std::size_t parameter) const;
  bool isOutcome() const;
  /// Returns "is there", "was it done" as the method says so.
  void done(const std::string &isDone);
  /// Returns what the pointer `found` points to, or that there is nothing.
  void give(const std::string &found);
  /// "this->usersKey ? …": the key of what is saved.
  std::string keyOf(const PlannedParameter &value) const;

  void save();
  void find();
  void remove();
  void list();
  void clear();
  /// Pop and Peek.
  void next();
  void nextIsNone();
  std::string listener() const;
  void subscribe();
  void unsubscribe();
  void notify();
  void now();
  void sleep();
  void endTransaction();
  std::string givenAs(const std::string &made) const;
  /// Gives a new object of the handle's class, if `opened`; empty: always.
  void give(const std::string &opened, const std::string &argument);
  void open();
  void unlock();
  void fileSize();
  void children();
  void pathOf();
  void makeFolder();
  void run();

  const PlannedMethod &method;
  const ReadMethod read;
  const FakeStep step;
  CodeWriter &out;
  const std::string message;
  const FakeNames &names;
  const FakeState *state = nullptr;
  const FileHandle *handle = nullptr;
  std::string member;
  std::set<std::string> taken;
};

} // namespace seam
