// A small program beside a library of others, read with a shared header and without: for tests of when it may be used.
#pragma once
#include "matchers/extract/shared_header.h"
#include "matchers/facts/facts_format.h"
#include "tests/matchers/extract/facts_of.h"
#include <gmock/gmock.h>
#include <set>

namespace seam {

/// A program of one unit with headers of its own beside a library of others.
class SharedProgram : public testing::Test {
protected:
  SharedProgram() {
    folder.write("lib/lib/shape.h",
                 "#pragma once\n#define LIB_SHAPE 1\nnamespace lib {\n#ifdef WIDE\nusing Size = long;\n#else\nusing Size = int;\n"
                 "#endif\nstruct Shape { Size size; };\nvoid draw(long);\n}\n");
    folder.write("lib/lib/other.h", "#pragma once\n#define LIB_OTHER 1\nnamespace lib {\nvoid draw(int);\nstruct Hidden {};\n}\n");
    folder.write("lib/lib/broken.h", "this is no C++\n");
    folder.write("root/point.h", "#pragma once\nnamespace own {\nstruct Point { int x; };\n#ifdef OWN_OTHER\nint many();\n#endif\n}\n");
    folder.write("root/line.h", "#pragma once\n#include \"point.h\"\nnamespace own {\nstruct Line { Point from; };\n"
                                "template <class T> struct Box { T held; int x() { return held.x; } };\n}\n");
    folder.write("root/other.h", "#pragma once\n#define OWN_OTHER 1\nnamespace own {\nstruct Other {};\n}\n");
    folder.write("root/leaning.h", "#pragma once\nnamespace own {\nstruct Leaning { Point *point; };\n}\n");
    folder.write("root/items.def", "ITEM(One)\nITEM(Two)\n");
    folder.write("root/items.h", "#pragma once\n#define ITEM(name) int get##name();\n#include \"items.def\"\n#undef ITEM\n");
  }

  std::string root() const { return (folder.path() / "root").string(); }
  std::string pch() const { return (folder.path() / "made/shared.pch").string(); }
  std::string own(const std::string &name) const { return "\"" + root() + "/" + name + "\""; }

  ExtractRequest requestFor(const std::string &text, const std::string &file = "main.cpp") const {
    if (!text.empty())
      folder.write("root/" + file, text);
    ExtractRequest request;
    request.file = root() + "/" + file;
    request.directory = root();
    request.root = root();
    request.resourceFolder = SEAM_RESOURCE_FOLDER;
    request.arguments = {"clang++", "-std=c++20", "-isystem", (folder.path() / "lib").string(), request.file};
    return request;
  }

  std::optional<SharedHeader> build(const ExtractRequest &request, std::vector<std::string> lines) const {
    folder.write("made/.keep", "");
    std::optional<SharedHeader> header = buildSharedHeader(request, {.lines = std::move(lines), .more = {}}, pch());
    EXPECT_TRUE(!header || loadSharedHeader(*header));
    return header;
  }

  /// All that the facts say, in lines.
  static void addLines(const UnitFacts &facts, std::set<std::string> &lines) {
    for (const auto &part : {uses(facts), includes(facts), declarations(facts)})
      lines.insert(part.begin(), part.end());
    for (const DormantName &each : facts.dormant)
      lines.insert(facts.files[each.file].path + " dormant " + each.name);
  }

  static std::set<std::string> linesOf(const ExtractedUnit &unit, const SharedHeader *header) {
    std::set<std::string> lines;
    addLines(unit.facts, lines);
    for (std::uint32_t number : unit.headers) {
      llvm::Expected<UnitFacts> facts = readFacts(header->facts[number]);
      EXPECT_TRUE(static_cast<bool>(facts));
      if (facts)
        addLines(*facts, lines);
      else
        llvm::consumeError(facts.takeError());
    }
    return lines;
  }

  /// Reads the request both ways; empty: the shared header was used, else why not.
  std::string doubtOf(ExtractRequest request, const std::vector<std::string> &lines) {
    const std::optional<SharedHeader> header = build(request, lines);
    EXPECT_TRUE(header.has_value());
    if (!header)
      return "no header";
    const ExtractedUnit plain = extractUnit(request);
    request.shared = &*header;
    const ExtractedUnit shared = extractUnit(request);
    EXPECT_EQ(compared(linesOf(shared, &*header)), compared(linesOf(plain, nullptr)));
    EXPECT_EQ(shared.facts.errors.size(), plain.facts.errors.size());
    EXPECT_EQ(shared.usedShared, shared.doubt.empty());
    return shared.doubt;
  }
  std::string doubtOf(const std::string &text) {
    return doubtOf(requestFor(text), {"<lib/broken.h>", "<lib/other.h>", "<lib/shape.h>", own("line.h"), own("other.h"), own("point.h")});
  }

  std::set<std::string> compared(std::set<std::string> lines) const {
    std::erase_if(lines, [&](const std::string &line) { return !mayDiffer.empty() && line.find(mayDiffer) != std::string::npos; });
    return lines;
  }

  TemporaryFolder folder;
  std::string mayDiffer; ///< Lines with this text are not compared.
};

} // namespace seam
