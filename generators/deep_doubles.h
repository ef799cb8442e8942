// What does a method return that a double of another interface could be?
#pragma once
#include "generators/double_plan.h"
#include <string>

namespace seam {

/// What a return type holds.
struct DeepReturn {
  DeepHolder holder = DeepHolder::None;
  std::string interface; ///< As a type: app::Connection for `std::unique_ptr<app::Connection>`.
};

DeepReturn deepReturn(const TypeFact &returns);

/// Finds, among the plan's options, the double that each method returns.
void planDeepDoubles(DoublePlan &plan);

/// "app::StubConnection".
std::string deepText(const DeepDouble &deep);

/// The deep doubles that the plan's methods really return, each once.
std::vector<DeepDouble> usedDeepDoubles(const DoublePlan &plan);

/// Deep, DeepOwned: a double that is made when somebody asks for it.
std::string deepSupport();

} // namespace seam
