// How does a test get a small program without parsing one?
#pragma once
#include "matchers/program/program_graph.h"
#include <deque>
#include <string>
#include <vector>

namespace seam {

/// Builds a ProgramGraph from names. Files come into being when they are first named; their order is the graph's own (by path).
///
///   ProgramBuilder program;
///   program.module("net", "src/net/");            // files below a folder; the longest folder wins
///   program.symbol("ui::Dialog", "src/ui/dialog.h");
///   program.include("src/net/session.cpp", "src/ui/dialog.h", 3);
///   program.use("src/net/session.cpp", "ui::Dialog", 9);
///   ProgramGraph graph = program.build();
class ProgramBuilder {
public:
  Policy policy; ///< Goes into the graph as it is.

  /// A module of the files below `folder`. The rule with the same name in `policy` is its rule.
  void module(std::string name, std::string folder);
  /// A file of the project, for what include() does not say of it.
  FileNode &file(const std::string &path);
  /// Somebody else's file: "vector", "boost/asio.hpp"; its module is the first segment, "std" without one.
  FileNode &external(const std::string &includedAs);
  SymbolNode &symbol(const std::string &name, const std::string &owner, SymbolKind kind = SymbolKind::Class);

  Edge &include(const std::string &from, const std::string &to, std::uint32_t line = 1);
  Edge &use(const std::string &from, const std::string &symbol, std::uint32_t line = 10, UseKind kind = UseKind::Body);
  Edge &forward(const std::string &from, const std::string &symbol, std::uint32_t line = 5);
  void unresolved(const std::string &from, const std::string &spelled, IncludeForm form, std::uint32_t line = 1,
                  bool isConditional = false);
  void unit(const std::string &path);

  /// Sorts and numbers everything. Components are files whose paths differ in the extension only.
  ProgramGraph build() const;

private:
  struct NamedEdge {
    std::string from;
    std::string to;
    std::string symbol;
    Edge edge;
  };
  struct NamedModule {
    std::string name;
    std::string folder;
  };
  struct NamedUnresolved {
    std::string from;
    UnresolvedInclude include;
  };
  Edge &add(const std::string &from, const std::string &to, const std::string &symbol, EdgeKind kind, std::uint32_t line);
  std::string ownerOf(const std::string &symbol) const;
  void numberModules(ProgramGraph &graph) const;
  void numberComponents(ProgramGraph &graph) const;
  void numberSymbols(ProgramGraph &graph) const;
  void numberEdges(ProgramGraph &graph) const;

  std::deque<FileNode> files; ///< A deque: what file() gave stays valid.
  std::deque<SymbolNode> symbols;
  std::deque<NamedEdge> edges;
  std::vector<NamedModule> modules;
  std::vector<std::pair<std::string, std::string>> owners; ///< Symbol name -> path.
  std::vector<NamedUnresolved> missing;
  std::vector<UnitNode> units;
};

} // namespace seam
