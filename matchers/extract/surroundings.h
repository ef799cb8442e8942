// Where does a name stand that the AST uses?
#pragma once

namespace seam {

/// What surrounds the name that is being visited; decides the UseKind.
struct Surroundings {
  unsigned bodyDepth = 0; ///< Inside a function body.
  bool onlyNamed = false; ///< Behind a pointer or reference, in an alias, or in a signature without body: a forward declaration would do.
  bool inBase = false;
  bool inTemplateArgument = false;
};

} // namespace seam
