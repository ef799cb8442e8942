// How does a plan become text? One file per kind and framework in generators/styles, each of which makes itself known.
#pragma once
#include "generators/code_writer.h"
#include "generators/double_plan.h"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// What a style is, for `--style` and the order of styles: the first of a kind is its default.
struct StyleTraits {
  DoubleKind kind = DoubleKind::Mock;
  std::string name;                  ///< "gmock"; empty: needs no library.
  std::vector<std::string> includes; ///< With quotes or angles.
  bool isDefault = true;             ///< Of its kind.
  bool isDouble = true;              ///< Else tests for whatever implements the interface.
  std::string usualName;             ///< Pattern of class names; empty: the kind's.
  bool canSplit = false;             ///< It writes a source, too, if it is asked to.
  bool usesPrintTo = false;          ///< GoogleTest prints its arguments.
};

/// Writes the class. What stands around it (comment, includes, namespaces, guards) is the same for all: see double_text.h.
class DoubleStyle {
public:
  virtual ~DoubleStyle() = default;

  /// Templates that the class uses, in front of the namespaces; see support_text.h. Empty: none.
  virtual std::string support(const DoublePlan &) const { return ""; }
  /// Why it can write nothing for this plan; empty: it can.
  virtual std::string refusal(const DoublePlan &) const { return ""; }
  /// What prints an argument whose operator<< does not compile, where the framework has a way of its own; empty: PrintTo, or nothing.
  virtual std::string printerOf(const ArgumentFact &) const { return ""; }
  /// Lines of the example at the top of the file.
  virtual std::vector<std::string> example(const DoublePlan &plan) const = 0;
  /// The class with its members.
  virtual void writeClass(const DoublePlan &plan, CodeWriter &out) const = 0;
  /// What stands behind the class: aliases.
  virtual void writeBehind(const DoublePlan &, CodeWriter &) const {}
  /// What needs the deep doubles whole: bodies of methods. Behind the headers that define them.
  virtual void writeDeepBodies(const DoublePlan &, CodeWriter &) const {}
  /// What stands in the source of a split double, besides constructors and destructor.
  virtual void writeSource(const DoublePlan &, CodeWriter &) const {}
  /// Sentences for the user: what the double does not do.
  virtual std::vector<std::string> notes(const DoublePlan &) const { return {}; }
};

/// A style that made itself known.
struct RegisteredStyle {
  StyleTraits info;
  std::unique_ptr<DoubleStyle> style;
};

/// All of them, by kind and name.
const std::vector<RegisteredStyle> &registeredStyles();

/// The style of this kind with this name; empty: its default. Null: there is none.
const RegisteredStyle *findStyle(DoubleKind kind, std::string_view name);

/// The default style of the kind with this name: "mock".
const RegisteredStyle *findStyleNamed(std::string_view kind);

void registerStyle(RegisteredStyle style);

/// `const RegisterStyle<GmockMock> registered{{.kind = …}};` at the end of the style's file.
template <typename Style> struct RegisterStyle {
  explicit RegisterStyle(StyleTraits info) { registerStyle({.info = std::move(info), .style = std::make_unique<Style>()}); }
};

} // namespace seam
