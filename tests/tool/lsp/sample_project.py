"""A project of two modules that an editor opens."""
import json
import pathlib
import shutil
import tempfile

POLICY = """version: 1
modules:
  low: {path: low/**}
  high: {path: high/**}
layers:
  - {id: main, order: [high, low]}
"""

REPOSITORY = """#pragma once
#include <string>
namespace low {
class Repository {
public:
  virtual ~Repository() = default;
  virtual std::string load(int id) const = 0;
  virtual void store(int id, const std::string &text) = 0;
};
} // namespace low
"""

CLEAN = """#include "high/service.h"
namespace high {
std::string Service::name(int id) const { return repository.load(id); }
} // namespace high
"""

#: The umlaut and the sign beyond the first plane: columns are those of UTF-16.
CAUGHT = """#include "high/service.h"
#include <exception>
namespace high {
std::string Service::name(int id) const {
  try { return repository.load(id);
  /* ä𝄞 */ } catch (std::exception failure) { return failure.what(); }
}
} // namespace high
"""


class SampleProject:
    def __init__(self, test):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="seam-editor-")).resolve()
        test.addCleanup(shutil.rmtree, self.root, ignore_errors=True)  # A server that is just killed may still write.
        self.write(".seam.yaml", POLICY)
        self.write("low/repository.h", REPOSITORY)
        self.write("low/files.cpp", '#include "low/repository.h"\nnamespace low { std::string file(int id) { return std::to_string(id); } }\n')
        self.write("high/service.h", '#pragma once\n#include "low/repository.h"\nnamespace high {\nstruct Service {\n  low::Repository &repository;\n'
                                     "  std::string name(int id) const;\n};\n} // namespace high\n")
        self.write("high/service.cpp", CLEAN)
        (self.root / "tests").mkdir()
        self.write_database(["low/files.cpp", "high/service.cpp"])
        self.service = self.root / "high/service.cpp"
        self.repository = self.root / "low/repository.h"

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def write_database(self, files):
        self.write("build/compile_commands.json", json.dumps(
            [{"directory": str(self.root), "file": str(self.root / each), "command": f"clang++ -std=c++17 -I. -c {each}"} for each in files]))
