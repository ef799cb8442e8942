#include "generators/contract_text.h"
#include "generators/contract_files.h"
#include "generators/contract_support.h"
#include "generators/fake_types.h"
#include <algorithm>
#include <functional>

namespace seam {
namespace {

/// One contract on its way.
class ContractText {
public:
  ContractText(const DoublePlan &plan, const FakeShape &shape, CodeWriter &out) : plan(plan), shape(shape), out(out) {}

  void write() {
    out.line("/// `Subject` says what to test, and with which values: see above.");
    out.line("template <typename Subject> class {} : public ::testing::Test {{", plan.className);
    out.line("protected:");
    out.line("std::unique_ptr<{}> subject = Subject::make();", plan.interface.text);
    writeFileMembers(plan, shape, out);
    out.line("};");
    out.line("TYPED_TEST_SUITE_P({});", plan.className);
    for (std::size_t i = 0; i < shape.states.size(); ++i) {
      state = &shape.states[i];
      number = i;
      if (state->kind == FakeStateKind::Table)
        writeTable();
      else if (state->kind == FakeStateKind::Queue)
        writeQueue();
      else if (state->kind == FakeStateKind::Property)
        writeProperty();
      else if (state->kind == FakeStateKind::Counter)
        writeCounter();
      else if (state->kind == FakeStateKind::Clock)
        writeClock();
      else if (state->kind == FakeStateKind::Files)
        writeAll(fileTests(plan, shape));
      else if (state->kind == FakeStateKind::Tasks)
        writeAll(taskTests(plan, shape));
    }
    std::string all;
    for (const std::string &each : tests)
      all += ", " + each;
    out.line("REGISTER_TYPED_TEST_SUITE_P({}{});", plan.className, all);
  }

  bool hasTests() const { return !tests.empty(); }

private:
  /// The first method with this role; null: none. What updates may save nothing new.
  const PlannedMethod *find(FakeRole role) const {
    for (std::size_t i = 0; i < plan.methods.size(); ++i)
      if (shape.steps[i].role == role && shape.steps[i].state == number && plan.methods[i].isCallable &&
          !plan.methods[i].fact.name.starts_with("update"))
        return &plan.methods[i];
    return nullptr;
  }

  /// "subject.find(ReadOptions(), key, &found)": what says only how is made anew.
  static std::string call(const PlannedMethod &method, std::vector<std::string> arguments, const std::string &result = "") {
    const ReadMethod read = readMethod(method);
    std::map<std::string, std::string> byName;
    for (std::size_t i = 0; i < read.in.size() && i < arguments.size(); ++i)
      byName[read.in[i]->name] = isCString(read.in[i]->type) ? arguments[i] + ".c_str()" : arguments[i];
    if (read.out)
      byName[read.out->name] = (read.out->type.isLvalueReference ? "" : "&") + result;
    return callWith("subject.", method, byName);
  }

  void test(const std::string &name, const std::function<void()> &body) {
    std::string full = state->name + name;
    tests.push_back(full);
    out.line();
    out.line("TYPED_TEST_P({}, {}) {{", plan.className, full);
    out.line("{} &subject = *this->subject;", plan.interface.text);
    body();
    out.line("}");
  }

  void writeAll(const std::vector<ContractTest> &all) {
    for (const ContractTest &each : all)
      test(each.name, [&] { out.line(each.body); });
  }

  std::string value(int count) const { return fmt::format("TypeParam::{}({})", state->name, count); }

  /// Saves the value; "key1" is what it is found by, if somebody wants to know.
  void save(int count, bool needsKey = true) {
    const PlannedMethod &method = *find(FakeRole::Save);
    const std::string key = fmt::format("key{}", count);
    const bool isKeyed = state->isSet || readMethod(method).in.size() == 2;
    if (!needsKey && !isKeyed)
      return out.line("{};", call(method, {value(count)}));
    if (state->makesKeys)
      return out.line("const {} {} = {};", state->key, key, call(method, {value(count)}));
    if (state->isSet)
      out.line("const {} {} = {};", state->key, key, value(count));
    else
      out.line("const {} {} = TypeParam::{}Key({});", state->key, key, state->name, count);
    if (state->isSet)
      out.line("{};", call(method, {key}));
    else
      out.line("{};", readMethod(method).in.size() == 2 ? call(method, {key, value(count)}) : call(method, {value(count)}));
  }

  void absentKey() {
    if (state->isSet)
      out.line("const {} other = {};", state->key, value(9));
    else if (state->makesKeys)
      out.line("const {} other = {}();", state->key, state->key);
    else
      out.line("const {} other = TypeParam::{}Key(9);", state->key, state->name);
  }

  /// Asks by all means there are whether the key is there.
  void expect(const std::string &key, bool isThere) {
    const char *expectation = isThere ? "EXPECT_TRUE" : "EXPECT_FALSE";
    if (const PlannedMethod *contains = find(FakeRole::Contains))
      out.line("{}(seam_doubles::isGood({}));", expectation, call(*contains, {key}));
    const PlannedMethod *find = this->find(FakeRole::Find);
    if (!find)
      return;
    const ReadMethod read = readMethod(*find);
    const HeldType held = heldType(find->returns);
    const bool tells = read.out ? !isVoid(find->returns)
                                : held.holder != "&" &&
                                      (keptText(find->returns) != state->value || isSmartPointer(held.holder) || isCString(find->returns));
    if (read.out && tells) {
      out.line("{{ {} found; {}(seam_doubles::isGood({})); }}", state->value, expectation, call(*find, {key}, "found"));
    } else if (tells) {
      out.line("{}(seam_doubles::isGood({}));", expectation, call(*find, {key}));
    } else if (isThere && !read.out) {
      out.line("static_cast<void>({});", call(*find, {key}));
    }
  }

  void writeTable() {
    const PlannedMethod *saving = find(FakeRole::Save);
    if (!saving || (!find(FakeRole::Find) && !find(FakeRole::Contains)))
      return;
    test("ThatAreSavedAreFound", [&] {
      save(1);
      save(2);
      expect("key1", true);
      expect("key2", true);
    });
    test("ThatAreNotSavedAreNotFound", [&] {
      save(1, /*needsKey=*/false);
      absentKey();
      expect("other", false);
    });
    if (const PlannedMethod *remove = find(FakeRole::Remove); remove && keptText(readMethod(*remove).in[0]->type) == state->key)
      test("ThatAreRemovedAreGone", [&] {
        save(1);
        save(2);
        out.line("{};", call(*remove, {"key1"}));
        expect("key1", false);
        expect("key2", true);
      });
    if (const PlannedMethod *rename = find(FakeRole::Rename))
      test("ThatAreRenamedHaveTheirNewKey", [&] {
        save(1);
        absentKey();
        out.line("{};", call(*rename, {"key1", "other"}));
        expect("key1", false);
        expect("other", true);
      });
    if (const PlannedMethod *count = find(FakeRole::Count))
      test("AreCounted", [&] {
        out.line("const auto before = {};", call(*count, {}));
        save(1, /*needsKey=*/false);
        save(2, /*needsKey=*/false);
        out.line("EXPECT_EQ({}, before + 2);", call(*count, {}));
      });
    for (const FakeRole role : {FakeRole::Keys, FakeRole::Values})
      if (const PlannedMethod *list = find(role); list && !readMethod(*list).out)
        test(role == FakeRole::Keys ? "AreListedByKey" : "AreListed", [&] {
          out.line("const auto before = {}.size();", call(*list, {}));
          save(1, /*needsKey=*/false);
          save(2, /*needsKey=*/false);
          out.line("EXPECT_EQ({}.size(), before + 2);", call(*list, {}));
        });
    if (const PlannedMethod *clear = find(FakeRole::Clear))
      test("AreClearedAway", [&] {
        save(1);
        out.line("{};", call(*clear, {}));
        expect("key1", false);
      });
  }

  void writeQueue() {
    const PlannedMethod *push = find(FakeRole::Push);
    const PlannedMethod *pop = find(FakeRole::Pop);
    const PlannedMethod *count = find(FakeRole::Count);
    const HeldType held = heldType(pop ? pop->returns : TypeFact());
    if (!push || !pop)
      return;
    const bool tells =
        readMethod(*pop).out ? isBool(pop->returns) || isStatus(pop->returns) : isOptional(held.holder) || isSmartPointer(held.holder);
    if (tells)
      test("ComeOutOnce", [&] {
        const std::string one = fmt::format("{{ {} next; EXPECT_{{}}(seam_doubles::isGood({})); }}", state->value, call(*pop, {}, "next"));
        const std::string two = fmt::format("EXPECT_{{}}(seam_doubles::isGood({}));", call(*pop, {}));
        const std::string &text = readMethod(*pop).out ? one : two;
        const auto line = [&](const char *expected) {
          std::string each = text;
          out.line(each.replace(each.find("{}"), 2, expected));
        };
        line("FALSE");
        out.line("{};", call(*push, {value(1)}));
        line("TRUE");
        line("FALSE");
      });
    if (count)
      test("AreCounted", [&] {
        out.line("{};", call(*push, {value(1)}));
        out.line("{};", call(*push, {value(2)}));
        out.line("EXPECT_EQ({}, 2);", "static_cast<int>(" + call(*count, {}) + ")");
      });
  }

  void writeProperty() {
    const PlannedMethod *set = find(FakeRole::Set);
    const PlannedMethod *get = find(FakeRole::Get);
    test("IsWhatWasSet", [&] {
      out.line("{};", call(*set, {value(1)}));
      out.line("EXPECT_TRUE(seam_doubles::isSame({}, {}));", call(*get, {}), value(1));
      out.line("{};", call(*set, {value(2)}));
      out.line("EXPECT_TRUE(seam_doubles::isSame({}, {}));", call(*get, {}), value(2));
    });
  }

  void writeCounter() {
    const PlannedMethod *next = find(FakeRole::Next);
    test("IsAnotherEachTime", [&] {
      out.line("const auto first = {};", call(*next, {}));
      out.line("EXPECT_NE({}, first);", call(*next, {}));
    });
  }

  void writeClock() {
    const PlannedMethod *now = find(FakeRole::Now);
    if (!now || readMethod(*now).out)
      return;
    test("DoNotGoBack", [&] {
      out.line("const auto before = {};", call(*now, {}));
      out.line("EXPECT_GE({}, before);", call(*now, {}));
    });
  }

  const DoublePlan &plan;
  const FakeShape &shape;
  CodeWriter &out;
  const FakeState *state = nullptr;
  std::size_t number = 0;
  std::vector<std::string> tests;
};

} // namespace

bool writeContract(const DoublePlan &plan, const FakeShape &shape, CodeWriter &out) {
  ContractText text(plan, shape, out);
  text.write();
  return text.hasTests();
}

} // namespace seam
