// How is `doubles:` read?
#include "matchers/policy/glob.h"
#include "tool/config/policy_reader.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {

static DoubleSetting readDouble(const YamlNode &node, std::size_t index, std::vector<ConfigError> &errors) {
  MappingReader reader(node, fmt::format("'doubles' {}", index), errors);
  DoubleSetting setting;
  reader.require("interfaces", "the names or globs of the classes to double");
  setting.interfaces = reader.words("interfaces");
  for (const PolicyWord &each : setting.interfaces)
    if (const std::string problem = globProblem(each.text); !problem.empty())
      reader.fail(each.place, fmt::format("'{}' is no pattern: {}", each.text, problem));
  reader.require("kind", "which doubles");
  setting.kinds = reader.someOf("kind", {"dummy", "stub", "spy", "mock", "fake"});
  reader.require("out", "the folder that they are written to");
  setting.folder = reader.word("out");
  checkPath(setting.folder, errors);
  setting.name = reader.word("name");
  if (reader.has("name") && setting.name.text.find("{}") == std::string::npos)
    reader.fail(setting.name.place,
                fmt::format("'{}' gives all doubles the same name; write '{{}}' where the interface's goes", setting.name.text));
  setting.nameSpace = reader.word("namespace");
  const auto isFor = [&](std::initializer_list<const char *> kinds) {
    return std::ranges::any_of(kinds, [&](const char *kind) { return std::ranges::count(setting.kinds, kind) > 0; });
  };
  setting.mockStyle = reader.oneOf("style", {"gmock", "trompeloeil"});
  setting.isSplit = reader.flag("split");
  setting.isDeep = reader.flag("deep");
  setting.printsArguments = reader.flag("print-to");
  for (const char *key : {"style", "split", "print-to"})
    if (reader.has(key) && !isFor({"mock"}))
      reader.fail(reader.find(key)->place, fmt::format("'{}' is for mocks, and this asks for none", key));
  if (reader.has("deep") && !isFor({"stub", "spy"}))
    reader.fail(reader.find("deep")->place, "'deep' is for stubs and spies, and this asks for none");
  if (reader.has("print-to") && setting.mockStyle == "trompeloeil")
    reader.fail(reader.find("print-to")->place, "'print-to' is for GoogleMock's mocks; Trompeloeil prints with operator<<");
  reader.finish();
  return setting;
}

void readDoubles(MappingReader &file, Policy &policy) {
  for (const YamlNode *node : file.items("doubles"))
    policy.doubles.push_back(readDouble(*node, policy.doubles.size() + 1, file.errorList()));
}

} // namespace seam
