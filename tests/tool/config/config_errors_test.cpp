// Is everything that can be wrong in a policy file said, at its place, with what was probably meant?
#include "tool/config/config.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

/// "line:column: message; suggestion", one error a line.
std::string errorsOf(std::string_view text) {
  std::string result;
  for (const ConfigError &error : parsePolicy(text, ".seam.yaml", {"dependency-cycle", "layer-violation"}).errors)
    result += fmt::format("{}:{}: {}{}{}\n", error.place.line, error.place.column, error.message, error.suggestion.empty() ? "" : "; ",
                          error.suggestion);
  return result;
}

struct Case {
  std::string text;
  std::string errors;
};

void expectErrors(const std::vector<Case> &cases) {
  for (const Case &one : cases)
    EXPECT_EQ(errorsOf(one.text), one.errors) << one.text;
}

/// A policy with modules net and ui, then `rest` from line 3 on.
std::string after(const std::string &rest) {
  return "version: 1\nmodules: {net: {path: net/**}, ui: {path: ui/**}, \"p/*\": {path: \"p/{1}/**\"}}\n" + rest;
}

TEST(ConfigErrors, Text) {
  expectErrors({
      {"", "1:1: the policy file is empty; it needs at least 'version: 1'\n"},
      {"# nothing\n\n", "1:1: the policy file is empty; it needs at least 'version: 1'\n"},
      {"modules\n", "1:1: the policy must be a mapping, not a word\n"},
      {"- a\n", "1:1: the policy must be a mapping, not a list\n"},
      {std::string("version: 1\n\0", 12), "2:1: a NUL byte; this is not a text file\n"},
      {"\xff\xfev\0", "1:1: UTF-16 text; save the file as UTF-8\n"},
      {"version: 1 # \xe4\n", "1:1: not UTF-8 text; save the file as UTF-8\n"},
      {"version: 1\nmodules:\n\tnet:\n\t\t- a\n",
       "3:1: a tab cannot indent a line of YAML; use spaces\n4:1: a tab cannot indent a line of YAML; use spaces\n"},
      {"version: 1\nbuild: [a\n", "2:10: not YAML: could not find closing ]\n"},
      {"version: 1\nversion: 1\n", "2:1: duplicate key 'version', first on line 1\n"},
      {"version: 1\n---\nversion: 1\n", "3:1: a policy file holds one document; remove the '---' and what follows it\n"},
      {" version: 1\nbuild: a\n", "2:1: belongs to nothing above it; check how far the lines are indented\n"},
      {"version: 1\nbuild: *.o\n", "2:8: '*.o' is an alias in YAML; put a pattern that starts with '*' in quotes: \"*.o\"\n"},
      {"version: 1\nbuild: &x out\n", "2:11: tags and anchors are not read here; write the value out\n"},
      {"version: 1\n[a]: b\n", "2:1: a key must be a word, not a list\n"},
      {"version: 1\nbuild: \"a\\nb\"\n", "2:8: 'build' in the policy holds a line break or another control character\n"},
  });
}

TEST(ConfigErrors, Settings) {
  expectErrors({
      {"build: out\n", "1:1: the policy needs 'version': write 'version: 1'\n"},
      {"version: 2\n", "1:10: version must be 1, not '2'; a newer one needs a newer seam\n"},
      {"version: \"1\"\n", "1:10: version must be 1, not '1'; a newer one needs a newer seam\n"},
      {"version:\n", "1:1: 'version' in the policy is empty; fill it or remove it\n"},
      {"version: 1\nmodles: {}\n", "2:1: unknown key 'modles' in the policy; did you mean 'modules'?\n"},
      {"version: 1\nxyzzy: {}\n", "2:1: unknown key 'xyzzy' in the policy\n"},
      {"version: 1\nbuild: {a: b}\n", "2:8: 'build' in the policy must be a word or a list of words, not a mapping\n"},
      {"version: 1\nbuild: []\n", "2:8: 'build' in the policy is empty; fill it or remove it\n"},
      {"version: 1\nbuild: [[a]]\n", "2:9: 'build' in the policy must be a word, not a list\n"},
      {"version: 1\nbuild: ''\n", "2:8: 'build' in the policy is empty\n"},
      {"version: 1\nbuild: true\n", "2:8: 'build' in the policy must be a word, not a truth value\n"},
      {"version: 1\nunassigned: eror\n",
       "2:13: 'unassigned' in the policy must be 'ignore', 'warning' or 'error', not 'eror'; did you mean 'error'?\n"},
      {"version: 1\nbaseline: ../b.json\n", "2:11: '../b.json' leaves the project; paths stay below the folder of the policy file\n"},
      {"version: 1\ndirect_include: yes\n", "2:17: 'direct_include' in the policy must be 'required' or 'optional', not 'yes'\n"},
  });
}

TEST(ConfigErrors, Modules) {
  const auto module = [](const std::string &text) { return "version: 1\nmodules: {" + text + "}\n"; };
  expectErrors({
      {"version: 1\nmodules:\n", "2:1: 'modules' in the policy is empty; fill it or remove it\n"},
      {"version: 1\nmodules: []\n", "2:10: 'modules' in the policy must be a mapping, not a list\n"},
      {module("net: net/**"), "2:16: module 'net' must be a mapping, not a word\n"},
      {module("net: {pathz: net/**}"), "2:17: unknown key 'pathz' in module 'net'; did you mean 'path'?\n"},
      {module("net: {generated: true}"), "2:11: module 'net' has no files; give it 'path', 'target' or 'namespace'\n"},
      {module("boost: {external: true}"), "2:11: module 'boost' is external and needs 'include', the names it is included by "
                                          "(\"<boost/**>\"), or 'path', where its copy lies\n"},
      {module("boost: {external: true, include: boost/**}"),
       "2:44: 'boost/**' is no included name; write it in angles; did you mean '<boost/**>'?\n"},
      {module("boost: {include: <boost/**>}"),
       "2:11: module 'boost' has 'include', which is for external modules; add 'external: true' or use 'path'\n"},
      {module("boost: {external: yes, include: <boost/**>}"),
       "2:11: module 'boost' has 'include', which is for external modules; add 'external: true' or use 'path'\n"
       "2:29: 'external' in module 'boost' must be true or false\n"},
      {module("b: {external: true, include: <b/**>, target: b}"),
       "2:11: module 'b' is external: 'target' and 'namespace' are for the project's own files\n"},
      {module("net: {path: src/net}"), "2:23: 'src/net' names a folder, which matches no file; did you mean 'src/net/**'?\n"},
      {module("net: {path: src/net/}"), "2:23: 'src/net/' names a folder, which matches no file; did you mean 'src/net/**'?\n"},
      {module("net: {path: net}"), "2:23: 'net' names a folder, which matches no file; did you mean 'net/**'?\n"},
      {module("net: {path: main.cpp}"), ""},
      {module("net: {path: /src/**}"), "2:23: '/src/**' is absolute; paths are relative to the folder of the policy file\n"},
      {module("net: {path: 'C:/src/**'}"), "2:23: 'C:/src/**' is absolute; paths are relative to the folder of the policy file\n"},
      {module("net: {path: [a/../b/**]}"), "2:24: 'a/../b/**' leaves the project; paths stay below the folder of the policy file\n"},
      {module("net: {path: 'a\\b'}"), "2:23: 'a\\b' holds a backslash; paths are written with '/'\n"},
      {module("net: {path: ./a/**}"), "2:23: './a/**' starts with './', which no path of a report does; did you mean 'a/**'?\n"},
      {module("net: {path: a//**}"), "2:23: 'a//**' holds an empty or '.' segment, so it matches nothing\n"},
      {module("net: {path: 'a/[b'}"), "2:23: 'a/[b' is no pattern: '[' without ']'\n"},
      {module("\"p/*\": {path: p/**}"), "2:25: 'p/**' needs '{1}': what the '*' of module 'p/*' stands for\n"},
      {module("p: {path: \"p/{1}/**\"}"), "2:21: '{1}' stands for nothing: the name 'p' has 0 '*'\n"},
      {module("\"a b\": {path: p/**}"), "2:11: 'a b' is no module name; a name holds letters, digits and '_-./+*'\n"},
      {module("\"a/**\": {path: p/**}"), "2:11: 'a/**' is no module name; one '*' stands for one segment\n"},
      {module("a: {path: a/**, interfaces: {t: {to: b}}}"),
       "2:43: interface 't' of module 'a' needs 'headers': which headers belong to it\n"
       "2:48: unknown module 'b' in interface 't' of module 'a'; did you mean 'a'?\n"},
  });
}

TEST(ConfigErrors, Layers) {
  const auto order = [](const std::string &rows) { return after("layers: {id: m, order: [" + rows + "]}\n"); };
  expectErrors({
      {after("layers: {order: [ui]}\n"), "3:9: layer order 1 needs 'id': the name that messages and 'allow' use\n"},
      {after("layers: [{id: m}]\n"), "3:10: layer order 'm' needs 'order': the layers from top to bottom\n"},
      {after("layers: [word]\n"), "3:10: layer order 1 must be a mapping, not a word\n"},
      {order("ui, nett"), "3:29: unknown module 'nett' in layer order 'm'; did you mean 'net'?\n"},
      {order("ui, \"p/csv | xnetx\""), "3:38: unknown module 'xnetx' in layer order 'm'; did you mean 'net'?\n"},
      {order("ui : net"), "3:24: a row must be a word or a list of words; put \"ui : cli\" in quotes\n"},
      {order("\"ui | net : ui\""), "3:25: row 'ui | net : ui' mixes '|' (independent) and ':' (free); use one of them\n"},
      {order("\"ui | \""), "3:25: row 'ui | ' has an empty place\n"},
      {order("\"ui net\""), "3:25: 'ui net' is no module name; put '|' or ':' between the modules of a row\n"},
      {order("ui, net, ui"), "3:34: 'ui' stands twice in layer order 'm', first on line 3\n"},
      {order("\"p/*\", p/csv"), "3:32: 'p/csv' stands twice in layer order 'm', first on line 3 as 'p/*'\n"},
      {order("ui], closed: [net"), "3:39: closed module 'net' is in no row of layer order 'm'\n"},
      {order("ui], kinds: [includes"),
       "3:38: 'kinds' in layer order 'm' must be 'include', 'symbol' or 'forward', not 'includes'; did you mean 'include'?\n"},
      {after("layers: [{id: m, order: [ui]}, {id: m, order: [net]}]\n"), "3:37: duplicate id 'm', first on line 3\n"},
  });
}

TEST(ConfigErrors, Contracts) {
  const auto contract = [](const std::string &text) { return after("contracts: [{" + text + "}]\n"); };
  expectErrors({
      {contract("id: a"),
       "3:13: contract 'a' demands nothing; give it one of 'acyclic', 'independent', 'forbid', 'protect', 'only' or 'metrics'\n"},
      {contract("id: a, acyclik: modules"), "3:21: unknown key 'acyclik' in contract 'a'; did you mean 'acyclic'?\n"},
      {contract("acyclic: modules"), "3:13: contract 1 needs 'id': the name that messages and 'allow' use\n"},
      {contract("id: a, acyclic: modules, only: ui, may_use: net"),
       "3:13: contract 'a' is both 'acyclic' and 'only'; make two contracts of it\n"},
      {contract("id: a, acyclic: module"),
       "3:30: 'acyclic' in contract 'a' must be 'files', 'components', 'modules' or 'layers', not 'module'; did you mean 'modules'?\n"},
      {contract("id: a, acyclic: files, depth: 2"), "3:44: 'depth' groups modules by their names; add 'modules' to 'acyclic'\n"},
      {contract("id: a, acyclic: modules, depth: -1"), "3:46: 'depth' in contract 'a' must be a number from 0 to 16\n"},
      {contract("id: a, acyclic: modules, policy: rachet"),
       "3:47: 'policy' in contract 'a' must be 'ratchet' or 'strict', not 'rachet'; did you mean 'ratchet'?\n"},
      {contract("id: a, forbid: {from: ui, to: net}, depth: 2"),
       "3:50: 'depth' belongs to 'acyclic' contracts; contract 'a' is 'forbid'\n"},
      {contract("id: a, forbid: {from: ui}"), "3:29: 'forbid' of contract 'a' needs 'to' (modules) or 'symbols' (qualified names)\n"},
      {contract("id: a, forbid: {to: ui}"), "3:29: 'forbid' of contract 'a' needs 'from': the modules that must not\n"},
      {contract("id: a, forbid: ui"), "3:29: 'forbid' of contract 'a' must be a mapping, not a word\n"},
      {contract("id: a, forbid: {from: ui, to: nte}"), "3:44: unknown module 'nte' in contract 'a'; did you mean 'net'?\n"},
      {contract("id: a, protect: ui"), "3:13: contract 'a' needs 'allow': the modules that may use what is protected\n"},
      {contract("id: a, only: ui"),
       "3:13: contract 'a' needs 'may_use': the module that only these may use, \"boost\" or \"boost:<boost/asio/**>\"\n"},
      {contract("id: a, only: ui, may_use: 'net:net/**'"), "3:40: 'net/**' is no included name; write it in angles: \"net:<net/**>\"\n"},
      {contract("id: a, independent: ui"), "3:34: one module alone is always independent; list two, or use a pattern: 'ui/*'\n"},
      {contract("id: a, metrics: {ncdd: no_growth}"),
       "3:31: a metric of contract 'a' must be 'ccd', 'acd', 'nccd', 'propagation_cost' or 'levels', not 'ncdd'; did you mean 'nccd'?\n"},
      {contract("id: a, metrics: {nccd: nogrowth}"),
       "3:37: 'nccd' in contract 'a' must be 'no_growth' or a number, its limit, not 'nogrowth'; did you mean 'no_growth'?\n"},
      {contract("id: a, metrics: {nccd: -3}"), "3:37: 'nccd' in contract 'a' must be 'no_growth' or a number, its limit, not '-3'\n"},
      {after("contracts: [{id: a, acyclic: modules}, {id: a, acyclic: files}]\n"), "3:45: duplicate id 'a', first on line 3\n"},
      {after("layers: {id: a, order: [ui]}\ncontracts: {id: a, acyclic: files}\n"), "4:17: duplicate id 'a', first on line 3\n"},
  });
}

TEST(ConfigErrors, Exceptions) {
  const auto allow = [](const std::string &text) { return after("contracts: {id: main, acyclic: modules}\nallow: [{" + text + "}]\n"); };
  expectErrors({
      {allow("contract: mian, from: ui, to: net, because: x"),
       "4:20: no contract and no layer order has the id 'mian'; did you mean 'main'?\n"},
      {allow("contract: main, from: ui, to: net"), "4:9: 'allow' 1 needs 'because': who reads it later wants to know why\n"},
      {allow("contract: main, to: net, because: x"), "4:9: 'allow' 1 needs 'from': the file pattern or module that may\n"},
      {allow("contract: main, from: ui, to: net, because: x, until: 2027-02-29"),
       "4:64: '2027-02-29' is no date; write it as 2027-01-31\n"},
      {allow("contract: main, from: ui, to: net, because: x, until: tomorrow"), "4:64: 'tomorrow' is no date; write it as 2027-01-31\n"},
      {allow("contract: main, from: ui, to: net, because: x, until: 2028-02-29"), ""},
      {allow("contract: main, from: uii, to: net, because: x"), "4:32: unknown module 'uii' in 'allow'; did you mean 'ui'?\n"},
      {allow("contract: main, from: src/ui, to: net, because: x"),
       "4:32: 'src/ui' names a folder, which matches no file; did you mean 'src/ui/**'?\n"},
      {allow("contract: main, from: ui, to: 'std::sleep', because: x"), ""},
      {allow("contract: main, from: ui, to: '/x/**', because: x"),
       "4:40: '/x/**' is absolute; paths are relative to the folder of the policy file\n"},
      {"version: 1\nmodules: {net: {path: net/**, public: net/api/**}, ui: {path: ui/**}}\n"
       "allow: [{contract: net, from: ui, to: net/queue.h, because: x}, {contract: ui, from: net, to: ui, because: x}]\n",
       "3:76: no contract and no layer order has the id 'ui'\n"},
  });
}

TEST(ConfigErrors, Rules) {
  expectErrors({
      {after("rules: {layer-violaton: error}\n"),
       "3:9: unknown rule 'layer-violaton'; 'seam rules' lists them; did you mean 'layer-violation'?\n"},
      {after("rules: {\"loging/*\": off}\n"), "3:9: unknown rule 'loging/*'; 'seam rules' lists them; did you mean 'logging/*'?\n"},
      {after("rules: {\"logging/*\": off, architecture/layer-violation: false, \"*\": note, \"layer-*\": error}\n"), ""},
      {after("rules: {architecture/nothing: off}\n"),
       "3:9: unknown rule 'architecture/nothing'; 'seam rules' lists them; did you mean 'architecture/*'?\n"},
      {after("rules: {layer-violation: of}\n"),
       "3:26: rule 'layer-violation' must be 'off', 'note', 'warning' or 'error', not 'of'; did you mean 'off'?\n"},
      {after("rules: {layer-violation: [off]}\n"), "3:26: rule 'layer-violation' must be a severity or a mapping, not a list\n"},
      {after("rules: {layer-violation: {severty: off}}\n"),
       "3:27: unknown key 'severty' in rule 'layer-violation'; did you mean 'severity'?\n"},
      {after("rules: {layer-violation: {options: {a: [b]}}}\n"), "3:40: option 'a' in rule 'layer-violation' must be a word, not a list\n"},
      {after("paths: {tests: {layer-violation: off}}\n"), "3:9: 'tests' names a folder, which matches no file; did you mean 'tests/**'?\n"},
      {after("paths: {\"tests/**\": off}\n"), "3:21: 'tests/**' in 'paths' must be a mapping of rules, not a word\n"},
  });
}

TEST(ConfigErrors, AreSaidAllAtOnceInTheOrderOfTheirPlaces) {
  EXPECT_EQ(errorsOf("contracts: {id: a, acyclic: modul}\nmodules: {a: {path: x}}\nversion: 3\n"),
            "1:29: 'acyclic' in contract 'a' must be 'files', 'components', 'modules' or 'layers', not 'modul'; did you mean 'modules'?\n"
            "2:21: 'x' names a folder, which matches no file; did you mean 'x/**'?\n"
            "3:10: version must be 1, not '3'; a newer one needs a newer seam\n");
}

} // namespace
} // namespace seam
