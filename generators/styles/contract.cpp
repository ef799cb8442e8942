// What does every implementation of an interface do? Tests that run against the fake and against the real one, and keep the fake honest.
#include "generators/contract_support.h"
#include "generators/contract_text.h"
#include "generators/double_text.h"
#include "generators/fake_shape.h"
#include "generators/fake_types.h"
#include <algorithm>
#include <functional>

namespace seam {
namespace {

class Contract final : public DoubleStyle {
public:
  std::string support(const DoublePlan &plan) const override {
    const FakeShape shape = recognizeShape(plan);
    const bool hasTasks = std::ranges::find(shape.states, FakeStateKind::Tasks, &FakeState::kind) != shape.states.end();
    constexpr const char *Future =
        "#ifndef SEAM_DOUBLES_FUTURE\n#define SEAM_DOUBLES_FUTURE\n#include <chrono>\n#include <future>\n#endif\n";
    return (hasTasks ? Future : "") + contractSupport();
  }

  std::string refusal(const DoublePlan &plan) const override {
    if (plan.isTemplate())
      return "a contract of a template would have to know its arguments; double an instance of it";
    CodeWriter unused;
    return writeContract(plan, recognizeShape(plan), unused) ? "" : "nothing was recognised that every implementation does";
  }

  std::vector<std::string> example(const DoublePlan &plan) const override {
    std::vector<std::string> lines = {"struct OfFake {", fmt::format("  static std::unique_ptr<{}> make();", plan.interface.text)};
    for (const FakeState &each : recognizeShape(plan).states) {
      if (each.kind == FakeStateKind::Counter || each.kind == FakeStateKind::Clock || each.kind == FakeStateKind::Listeners ||
          each.kind == FakeStateKind::Tasks)
        continue;
      if (each.kind == FakeStateKind::Files) {
        lines.push_back(fmt::format("  static std::string {}Path(int n); // Where nothing is yet, another for each n.", each.name));
        continue;
      }
      lines.push_back(fmt::format("  static {} {}(int n); // Another value for each n ...", each.value, each.name));
      if (each.kind == FakeStateKind::Table && !each.isSet && !each.makesKeys)
        lines.push_back(fmt::format("  static {} {}Key(int n); // ... and its key.", each.key, each.name));
    }
    lines.push_back("};");
    lines.push_back(
        fmt::format("INSTANTIATE_TYPED_TEST_SUITE_P(Fake, {}, OfFake); // And one of the real implementation.", plan.className));
    return lines;
  }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override { writeContract(plan, recognizeShape(plan), out); }
};

const RegisterStyle<Contract> registered{{.kind = DoubleKind::Fake,
                                          .name = "contract",
                                          .includes = {"<gtest/gtest.h>", "<memory>"},
                                          .isDefault = false,
                                          .isDouble = false,
                                          .usualName = "{}Contract"}};

} // namespace
} // namespace seam
