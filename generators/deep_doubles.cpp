#include "generators/deep_doubles.h"
#include <algorithm>

namespace seam {

static std::string withoutConst(std::string text) {
  return text.starts_with("const ") ? text.substr(std::string("const ").size()) : text;
}

DeepReturn deepReturn(const TypeFact &returns) {
  if (returns.isVolatile || returns.isRvalueReference || returns.text.find(NamePlace) != std::string::npos)
    return {};
  if (returns.isLvalueReference)
    return returns.form == TypeForm::Class ? DeepReturn{.holder = DeepHolder::Reference, .interface = valueText(returns)} : DeepReturn{};
  if (returns.form == TypeForm::Pointer && returns.text.ends_with(" *"))
    return {.holder = DeepHolder::Pointer, .interface = withoutConst(returns.text.substr(0, returns.text.size() - 2))};
  for (const auto &[begin, holder] : {std::pair("std::unique_ptr<", DeepHolder::Owned), std::pair("std::shared_ptr<", DeepHolder::Shared)})
    if (returns.form == TypeForm::Class && returns.text.starts_with(begin) && returns.text.ends_with('>')) {
      const std::size_t length = std::string(begin).size();
      return {.holder = holder, .interface = withoutConst(returns.text.substr(length, returns.text.size() - length - 1))};
    }
  return {};
}

std::string deepText(const DeepDouble &deep) {
  std::string text;
  for (const NamespaceFact &each : deep.namespaces)
    text += each.name.empty() ? "" : each.name + "::";
  return text + deep.className;
}

void planDeepDoubles(DoublePlan &plan) {
  if (plan.isTemplate())
    return;
  for (PlannedMethod &method : plan.methods) {
    const DeepReturn wanted = deepReturn(method.returns);
    const auto found = std::ranges::find(plan.options.deep, wanted.interface, &DeepDouble::interface);
    if (wanted.holder == DeepHolder::None || found == plan.options.deep.end() || method.fact.isVariadic ||
        (wanted.holder == DeepHolder::Owned && !found->isDeletable))
      continue;
    method.holder = wanted.holder;
    method.deepText = deepText(*found);
  }
}

std::vector<DeepDouble> usedDeepDoubles(const DoublePlan &plan) {
  std::vector<DeepDouble> used;
  for (const DeepDouble &each : plan.options.deep)
    if (std::ranges::find(plan.methods, deepText(each), &PlannedMethod::deepText) != plan.methods.end())
      used.push_back(each);
  return used;
}

std::string deepSupport() {
  return R"--(#ifndef SEAM_DOUBLES_DEEP
#define SEAM_DOUBLES_DEEP
namespace seam_doubles {

/// A double that a method returns, made when it is first asked for: two interfaces may return each other. It may be only declared here.
template <typename Double> class Deep {
public:
  std::shared_ptr<Double> share() {
    const std::lock_guard<std::mutex> lock(mutex);
    if (!kept)
      kept = std::make_shared<Double>();
    return kept;
  }

private:
  std::mutex mutex;
  std::shared_ptr<Double> kept;
};

/// One that belongs to who gets it. A test sees the next one before it is given away.
template <typename Double> class DeepOwned {
public:
  Double &next() {
    const std::lock_guard<std::mutex> lock(mutex);
    return *made();
  }
  std::unique_ptr<Double> give() {
    const std::lock_guard<std::mutex> lock(mutex);
    made();
    return std::unique_ptr<Double>(kept.release());
  }

private:
  typedef std::unique_ptr<Double, void (*)(Double *)> Kept;

  static void destroy(Double *object) { delete object; }
  Double *made() {
    if (!kept)
      kept = Kept(new Double(), &destroy);
    return kept.get();
  }

  std::mutex mutex;
  Kept kept = Kept(nullptr, nullptr);
};

} // namespace seam_doubles
#endif
)--";
}

} // namespace seam
