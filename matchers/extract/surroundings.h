// Where does a name stand that the AST uses?
#pragma once
#include "matchers/facts/unit_facts.h"

namespace seam {

/// What surrounds the name that is being visited; decides the UseKind.
struct Surroundings {
  unsigned bodyDepth = 0; ///< Inside a function body.
  bool onlyNamed = false; ///< Behind a pointer or reference, in an alias, or in a signature without body: a forward declaration would do.
  bool inBase = false;
  bool inTemplateArgument = false;

  UseKind kind() const {
    if (onlyNamed)
      return UseKind::Name;
    if (inBase)
      return UseKind::Base;
    if (bodyDepth > 0)
      return UseKind::Body;
    return inTemplateArgument ? UseKind::TemplateArgument : UseKind::Value;
  }
  /// An alias cannot be forward-declared without knowing what it stands for.
  UseKind aliasKind() const { return kind() == UseKind::Name ? expressionKind() : kind(); }
  UseKind expressionKind() const { return bodyDepth > 0 ? UseKind::Body : UseKind::Value; }
};

} // namespace seam
