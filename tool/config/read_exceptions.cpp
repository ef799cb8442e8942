// How is `exceptions:` read?
#include "matchers/policy/glob.h"
#include "tool/config/policy_reader.h"
#include <fmt/format.h>

namespace seam {

void checkNamePatterns(const std::vector<PolicyWord> &patterns, std::vector<ConfigError> &errors) {
  for (const PolicyWord &pattern : patterns)
    if (const std::string problem = globProblem(pattern.text); !problem.empty())
      errors.push_back({pattern.place, fmt::format("'{}' is no pattern: {}", pattern.text, problem), ""});
}

void readExceptions(MappingReader &file, Policy &policy) {
  const YamlNode *node = file.find("exceptions");
  if (!node)
    return;
  MappingReader reader(*node, "'exceptions'", file.errorList());
  if (node->kind != YamlNode::Kind::Mapping)
    return;
  if (node->entries.empty())
    file.fail(node->place, "'exceptions' is empty; fill it or remove it");
  ExceptionPolicy &exceptions = policy.exceptions;
  exceptions.roots = reader.words("roots");
  exceptions.boundaries = reader.words("boundaries");
  exceptions.expected = reader.words("expected");
  exceptions.ignored = reader.words("ignored");
  for (const std::vector<PolicyWord> *each : {&exceptions.roots, &exceptions.boundaries, &exceptions.expected, &exceptions.ignored})
    checkNamePatterns(*each, file.errorList());
  reader.finish();
}

} // namespace seam
