// What of a header can a double stand in for beyond its classes with virtual methods? Read when somebody asks, and not kept: few are
// doubled.
#pragma once
#include "matchers/extract/extract.h"
#include "matchers/facts/interface_facts.h"
#include <string>
#include <vector>

namespace seam {

/// What is asked for.
struct Demand {
  DoubleShape shape = DoubleShape::Same;
  std::string header; ///< Real absolute path: what stands in it, not in what it includes.
};

/// Something that a double can stand in for, or whose `refusal` says why not. Of functions: all of one namespace.
struct DemandedFact {
  std::string name; ///< Qualified; of functions the namespace.
  std::uint32_t line = 0;
  std::string bytes; ///< For readInterface().
};

/// What the unit, which includes the header, tells. What is wrong with it stands in `failure`: the facts may be incomplete then.
struct DemandAnswer {
  std::vector<DemandedFact> found;
  std::string failure;
};

DemandAnswer readDemanded(const ExtractRequest &unit, const Demand &demand);

} // namespace seam
