// A fake works, in memory, as far as the shape of its interface tells how; the rest is a person's.
#include "generators/answer_members.h"
#include "generators/double_text.h"
#include "generators/fake_text.h"
#include "generators/open_file_text.h"
#include "generators/support_text.h"
#include <algorithm>

namespace seam {
namespace {

class Fake final : public DoubleStyle {
public:
  std::string support(const DoublePlan &plan) const override {
    const FakeShape shape = recognizeShape(plan);
    return methodSupport() + tableSupport() + (hasState(shape, FakeStateKind::Files) ? fileSupport() : "") +
           (hasState(shape, FakeStateKind::Tasks) ? taskSupport() : "");
  }

  std::vector<std::string> example(const DoublePlan &plan) const override {
    const FakeShape shape = recognizeShape(plan);
    const FakeNames names = fakeNames(plan, shape);
    std::vector<std::string> lines = {plan.classText + " fake; // Works in memory: hand it to whom you test."};
    for (const FakeState &each : shape.states)
      if (each.kind == FakeStateKind::Table || each.kind == FakeStateKind::Queue) {
        lines.push_back(fmt::format("EXPECT_EQ(fake.{}.{}.size(), 1u);", names.state, each.name));
        break;
      }
    if (hasState(shape, FakeStateKind::Clock))
      lines.push_back("fake." + names.advance + "(std::chrono::seconds(1));");
    return lines;
  }

  std::vector<std::string> notes(const DoublePlan &plan) const override {
    const FakeShape shape = recognizeShape(plan);
    std::string open;
    std::string first;
    std::size_t count = 0;
    for (std::size_t i = 0; i < plan.methods.size(); ++i)
      if (shape.steps[i].role == FakeRole::None && !hasBody(plan.methods[i])) {
        first = first.empty() ? plan.methods[i].alias : first;
        open += (open.empty() ? "" : ", ") + plan.methods[i].alias;
        ++count;
      }
    std::vector<std::string> notes;
    if (count > 0)
      notes.push_back(fmt::format("{} of {} methods need your code, between their marks seam:keep or with {}Calls(): {}.", count,
                                  plan.methods.size(), first, open));
    for (const FakeState &each : shape.states)
      if (!each.keyNames.empty())
        notes.push_back(fmt::format("The key of what is in '{}' is its {}, member or accessor; else set '{}Key'.", each.name,
                                    fmt::join(each.keyNames, ", "), each.name));
    return notes;
  }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override {
    const FakeShape shape = recognizeShape(plan);
    const FakeNames names = fakeNames(plan, shape);
    writeHead(plan, out);
    for (const FileHandle &each : shape.handles)
      writeFileHandle(each, out);
    writeState(plan, shape, names, out);
    CodeWriter hidden;
    for (std::size_t i = 0; i < plan.methods.size(); ++i)
      if (shape.steps[i].role == FakeRole::None)
        writeOpen(plan, plan.methods[i], out, hidden);
      else
        writeKnown(plan, shape, i, names, out);
    out.line("// seam:keep-begin(members)");
    out.line("// seam:keep-end");
    for (const FakeState &each : shape.states)
      if (!each.keyNames.empty())
        writeKeyOf(plan, each, hidden);
    if (!shape.states.empty())
      hidden.line("mutable std::recursive_mutex {};", names.mutex);
    if (hasRole(shape, FakeRole::Begin))
      hidden.line("mutable std::vector<{}> {};", names.stateType, names.snapshots);
    if (!hidden.text().empty()) {
      out.line();
      out.line("private:");
      out.line(hidden.text());
    }
    out.line("};");
  }

private:
  static bool hasRole(const FakeShape &shape, FakeRole role) {
    return std::ranges::find(shape.steps, role, &FakeStep::role) != shape.steps.end();
  }
  static bool hasState(const FakeShape &shape, FakeStateKind kind) {
    return std::ranges::find(shape.states, kind, &FakeState::kind) != shape.states.end();
  }

  /// The base says what it does until somebody says something else.
  static bool hasBody(const PlannedMethod &method) {
    const auto isFixed = [](const PlannedParameter &each) { return each.type.copy == TypeCopy::Fixed; };
    return !method.fact.isPure && method.fact.access != MemberAccess::Private && !method.fact.isVariadic && !method.fact.isVolatile &&
           method.fact.kind != MethodKind::Conversion && std::ranges::none_of(method.parameters, isFixed);
  }

  static void writeState(const DoublePlan &plan, const FakeShape &shape, const FakeNames &names, CodeWriter &out) {
    if (shape.states.empty())
      return;
    out.line("/// What it remembers; a test may look into it, and fill it.");
    out.line("struct {} {{", names.stateType);
    for (const FakeState &each : shape.states) {
      const bool isNumber = each.kind == FakeStateKind::Counter || each.kind == FakeStateKind::Clock;
      out.line("{} {}{};", stateType(each), each.name, isNumber ? " = 0" : "");
    }
    out.line("};");
    out.line("mutable {} {};", names.stateType, names.state);
    for (const FakeState &each : shape.states)
      if (each.kind == FakeStateKind::Tasks) {
        out.line("/// Waits for what still runs.");
        out.line("~{}(){} {{ this->{}.{}.wait(); }}", plan.className, plan.interface.hasVirtualDestructor ? " override" : "", names.state,
                 each.name);
      }
    for (const FakeState &each : shape.states) {
      if (each.kind == FakeStateKind::Clock) {
        out.line("/// Lets time pass.");
        out.line("void {}(std::chrono::nanoseconds time) {{", names.advance);
        out.line("const std::lock_guard<std::recursive_mutex> lock(this->{});", names.mutex);
        out.line("this->{}.{} += time.count();", names.state, each.name);
        out.line("}");
      }
      if (!each.keyNames.empty()) {
        out.line("/// Where its key is no member of a value: what it is.");
        out.line("std::function<{}(const {} &)> {}Key;", each.key, each.value, each.name);
      }
    }
    out.line();
  }

  static void writeKnown(const DoublePlan &plan, const FakeShape &shape, std::size_t number, const FakeNames &names, CodeWriter &out) {
    const PlannedMethod &method = plan.methods[number];
    CodeWriter body;
    writeFakeBody(plan, shape, number, names, body);
    if (body.text().find("::Missing<") != std::string::npos) {
      out.line("/// What {}() returns where there is nothing; without it what the type's NotFound() gives.", method.fact.name);
      out.line("std::function<{}()> {}Missing;", declared(method.returns, ""), method.alias);
    }
    out.line("{} {{", overriding(plan, method));
    out.line(body.text() + "}");
    out.line();
  }

  static void writeOpen(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out, CodeWriter &hidden) {
    out.line("// Not recognised: what it does is for you to say.");
    writeAnswers(method, out);
    out.line("{} {{", overriding(plan, method));
    out.line("// seam:keep-begin({})", method.alias);
    out.line("// seam:keep-end");
    if (hasBody(method)) {
      const std::string member = selfOf(plan, method) + "->" + memberFor(method, "Method");
      out.line("if (!{}.hasAnswer()) {{", member);
      out.line("{}.skip();", member);
      out.line("return {}::{}({});", method.fact.declaredBy.empty() ? plan.interface.text : method.fact.declaredBy, method.fact.name,
               passedOn(method.parameters));
      out.line("}");
    }
    writeVariadic(method,
                  fmt::format("{}->{}.run(\"{}\"{})", selfOf(plan, method), memberFor(method, "Method"), messageName(plan, method),
                              answerArguments(method)),
                  out);
    out.line("}");
    out.line();
    writeAnswerMember(method, hidden);
  }

  static void writeKeyOf(const DoublePlan &plan, const FakeState &table, CodeWriter &out) {
    const std::vector<std::string> members = keyMembers(table);
    std::size_t rank = members.size();
    for (const std::string &member : members)
      out.line("template <typename SeamValue> static auto {}KeyOf(const SeamValue &value, seam_doubles::Rank<{}>) -> "
               "decltype(static_cast<{}>(value.{})) {{ return static_cast<{}>(value.{}); }}",
               table.name, rank--, table.key, member, table.key, member);
    out.line("template <typename SeamValue> static {} {}KeyOf(const SeamValue &, seam_doubles::Rank<0>) {{", table.key, table.name);
    out.line("seam_doubles::fail(\"{}\", \"no member of what is saved gives its key; set {}Key\");", plan.className, table.name);
    out.line("}");
  }
};

const RegisterStyle<Fake> registered{
    {.kind = DoubleKind::Fake,
     .name = "",
     .includes = {"<chrono>", "<cstdarg>", "<cstddef>", "<cstdint>", "<cstdio>", "<cstdlib>", "<deque>", "<functional>", "<list>", "<map>",
                  "<memory>", "<mutex>", "<new>", "<string>", "<system_error>", "<vector>"}}};

} // namespace
} // namespace seam
