// Which interfaces can a double return a double of?
#pragma once
#include "matchers/facts/interface_facts.h"
#include "matchers/program/program_graph.h"
#include <map>
#include <string>

namespace seam {

/// An interface that others may return.
struct DeepInterface {
  const InterfaceNode *node = nullptr;
  InterfaceFact fact;
};

/// The abstract classes of a program a double of which can be made without being told anything. Read when they are first asked for.
class DeepInterfaces {
public:
  explicit DeepInterfaces(const ProgramGraph &graph) : graph(graph) {}

  /// By its name as a type: app::Connection. Null: there is none, or its double needs arguments.
  const DeepInterface *find(const std::string &text);

private:
  void read();

  const ProgramGraph &graph;
  bool isRead = false;
  std::map<std::string, DeepInterface> byText;
};

} // namespace seam
