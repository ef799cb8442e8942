// Are facts, reports and the store's own file nothing but refused when their bytes are damaged?
#include "matchers/extract/extract.h"
#include "matchers/extract/shared_header.h"
#include "matchers/facts/facts_format.h"
#include "matchers/program/link.h"
#include "matchers/rules/rule_runner.h"
#include "tests/support/temporary_folder.h"
#include "tests/tool/damage/damaged_input.h"
#include "tool/store/facts_store.h"
#include "tool/store/kept_report.h"
#include "llvm/Support/MemoryBuffer.h"

namespace seam {
namespace {

/// A unit that has something of everything.
UnitFacts someFacts() {
  const TemporaryFolder folder;
  folder.write("shape.h", "#pragma once\n#include <stdexcept>\n#define AREA(x) ((x) * (x))\nnamespace app {\nclass Shape {\npublic:\n"
                          "  virtual ~Shape() = default;\n  virtual int area() const noexcept = 0;\n};\n}\n");
  folder.write("main.cpp",
               "#include \"shape.h\"\n#include <cstdio>\nnamespace app {\nstruct Square : Shape {\n"
               "  int area() const noexcept override { if (side < 0) throw std::logic_error(\"side\"); return AREA(side); }\n"
               "  int side = 1;\n};\n}\nint main() {\n  try {\n    return app::Square().area();\n"
               "  } catch (std::exception failure) {\n    std::fprintf(stderr, \"failed: %s\", failure.what());\n  }\n  return 0;\n}\n");
  ExtractRequest request;
  request.root = request.directory = folder.path().string();
  request.file = request.root + "/main.cpp";
  request.resourceFolder = SEAM_RESOURCE_FOLDER;
  request.arguments = {"clang++", "-std=c++20", request.file};
  UnitFacts facts = extractUnit(request).facts;
  EXPECT_TRUE(facts.errors.empty());
  return facts;
}

TEST(DamagedBytes, Facts) {
  llvm::Expected<RuleSelection> selection = selectRules({});
  ASSERT_TRUE(static_cast<bool>(selection));
  unsigned refused = 0;
  unsigned judged = 0;
  readDamaged({writeFacts(someFacts())}, 3000, [&](const std::string &bytes) {
    llvm::Expected<UnitFacts> facts = readFacts(bytes);
    if (!facts) {
      ++refused;
      EXPECT_NE(llvm::toString(facts.takeError()), "");
      return;
    }
    // What is taken for facts can be judged, whatever it says.
    ++judged;
    std::vector<UnitFacts> units;
    units.push_back(std::move(*facts));
    LinkInputs inputs;
    inputs.headers.ofUnit.resize(1);
    runRules(linkUnits(std::move(units), std::move(inputs)), *selection);
  });
  EXPECT_GT(refused, 500u);
  EXPECT_GT(judged, 50u);
}

TEST(DamagedBytes, Report) {
  KeptReport report;
  Finding finding;
  finding.rule = "catch-by-value";
  finding.message = "'std::exception' is caught by value";
  finding.place = {.file = "a.cpp", .line = 3, .column = 4};
  finding.evidence = {{.place = finding.place, .message = "here"}};
  finding.fixes = {{.title = "catch by reference", .isSafe = true, .edits = {{.file = "a.cpp", .offset = 3, .length = 4, .text = "&"}}}};
  finding.data = {{"count", std::int64_t{3}}, {"names", DataValue::List{"a", "b"}}, {"more", DataValue::Object{{"x", 0.5}}}};
  report.findings = {finding, finding};
  report.coverage.failed = {{.path = "b.cpp", .reason = "it is not there"}};
  report.files = {"a.cpp", "b.cpp"};
  const std::string bytes = writeReport(report);
  ASSERT_TRUE(readReport(bytes));
  unsigned refused = 0;
  readDamaged({bytes}, 3000, [&](const std::string &damaged) { refused += !readReport(damaged); });
  EXPECT_GT(refused, 500u);
}

TEST(DamagedBytes, SharedHeader) {
  SharedHeader header;
  header.lines = {"<vector>", "\"a.h\""};
  header.leftOut = {"\"b.h\": it is broken"};
  const std::string bytes = writeSharedHeader(header);
  readDamaged({bytes}, 1000, [&](const std::string &damaged) {
    if (std::optional<SharedHeader> read = readSharedHeader(damaged))
      EXPECT_FALSE(loadSharedHeader(*read));
  });
}

TEST(DamagedBytes, Store) {
  const TemporaryFolder folder;
  const std::string path = folder.path().string();
  const UnitInputs inputs = {{.path = path + "/a.cpp", .kind = InputKind::Content, .hash = 7}};
  {
    FactsStore store(path, "tool");
    store.keepHeaderFacts(3, "facts of a header");
    store.keepUnit("key", store.stored(inputs), {"a.cpp"}, {.bytes = "facts", .headers = {3}});
    store.keepReport("report", "bytes of a report");
  }
  std::string valid;
  {
    auto file = llvm::MemoryBuffer::getFile(path + "/facts.sqlite");
    ASSERT_TRUE(static_cast<bool>(file));
    valid = (*file)->getBuffer().str();
  }
  readDamaged({valid}, 150, [&](const std::string &bytes) {
    folder.write("facts.sqlite", bytes);
    FactsStore store(path, "tool");
    for (const StoredUnit &unit : store.units("key"))
      store.facts("key", unit.version);
    store.headerFacts(3);
    store.report("report");
    store.keepUnit("other", store.stored(inputs), {"a.cpp"}, {.bytes = "more facts", .headers = {}});
    store.flush();
    store.size();
  });
}

} // namespace
} // namespace seam
