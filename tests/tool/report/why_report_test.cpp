// Does `seam why` find what the user names, and the shortest path with its proof?
#include "tests/support/program_builder.h"
#include "tool/report/why_report.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// app -> net -> ui -> base, and a longer way from app over log; base/text.h includes <string>.
ProgramGraph sampleProgram() {
  ProgramBuilder program;
  for (const char *name : {"app", "base", "log", "net", "ui"})
    program.module(name, std::string("src/") + name + "/");
  program.symbol("net::Session", "src/net/session.h");
  for (const char *name : {"ui::Dialog", "ui::close", "ui::open", "ui::show"})
    program.symbol(name, "src/ui/dialog.h");
  program.symbol("base::Text", "src/base/text.h");
  program.include("src/app/main.cpp", "src/log/log.h", 1);
  program.include("src/app/main.cpp", "src/net/session.h", 2);
  program.use("src/app/main.cpp", "net::Session", 9);
  program.include("src/log/log.h", "src/log/sink.h", 1);
  program.include("src/log/sink.h", "src/net/session.h", 1);
  program.use("src/net/session.h", "ui::Dialog", 4).column = 7;
  program.include("src/net/session.h", "src/ui/dialog.h", 3).column = 10;
  for (const char *name : {"ui::open", "ui::show", "ui::close"})
    program.use("src/net/session.h", name, 5);
  program.forward("src/ui/dialog.h", "base::Text", 6);
  program.file("src/net/session.cpp");
  program.external("string");
  program.include("src/base/text.h", "/usr/include/string", 1);
  return program.build();
}

/// Name and files of what `name` finds, or the error.
std::vector<std::string> found(const std::string &name) {
  const ProgramGraph program = sampleProgram();
  llvm::Expected<NamedNode> node = findNode(program, name);
  if (!node)
    return {"error: " + llvm::toString(node.takeError())};
  std::vector<std::string> result = {std::string(levelName(node->level)), node->name};
  for (const FileId file : node->files)
    result.push_back(program.files[file].path);
  return result;
}

/// What `seam why` prints; an error where a name is unknown.
std::string why(const ProgramGraph &program, const std::string &from, const std::string &to) {
  llvm::Expected<NamedNode> fromNode = findNode(program, from);
  if (!fromNode)
    return llvm::toString(fromNode.takeError());
  llvm::Expected<NamedNode> toNode = findNode(program, to);
  if (!toNode)
    return llvm::toString(toNode.takeError());
  bool isFound = false;
  const std::string text = whyText(program, *fromNode, *toNode, isFound);
  EXPECT_EQ(isFound, text.find("does not depend") == std::string::npos);
  return text;
}

std::string why(const std::string &from, const std::string &to) {
  return why(sampleProgram(), from, to);
}

TEST(FindNode, knowsFilesModulesAndComponents) {
  EXPECT_THAT(found("src/net/session.h"), ElementsAre("file", "src/net/session.h", "src/net/session.h"));
  EXPECT_THAT(found("net"), ElementsAre("module", "net", "src/net/session.cpp", "src/net/session.h"));
  EXPECT_THAT(found("src/net/session"), ElementsAre("component", "src/net/session", "src/net/session.cpp", "src/net/session.h"));
  EXPECT_THAT(found("std"), ElementsAre("module", "std", "/usr/include/string"));
}

TEST(FindNode, readsGlobsOverModulesFirst) {
  EXPECT_THAT(found("{net,ui}"), ElementsAre("module", "{net,ui}", "src/net/session.cpp", "src/net/session.h", "src/ui/dialog.h"));
  EXPECT_THAT(found("src/*/*.cpp"), ElementsAre("module", "src/*/*.cpp", "src/app/main.cpp", "src/net/session.cpp"));
}

TEST(FindNode, suggestsWhatIsNear) {
  EXPECT_THAT(found("src/net/sesion.h"), ElementsAre(HasSubstr("nothing in the program is named 'src/net/sesion.h' "
                                                               "(did you mean 'src/net/session.h'?)")));
  EXPECT_THAT(found("nte"), ElementsAre(HasSubstr("did you mean 'net'?")));
  EXPECT_THAT(found("quite-something-else"), ElementsAre("error: nothing in the program is named 'quite-something-else'; name a module, a "
                                                         "component, a file, or a glob of these"));
}

TEST(WhyText, showsTheShortestPathWithItsProof) {
  EXPECT_EQ(why("app", "ui"), R"('app' depends on 'ui' in 2 steps:
  src/app/main.cpp:2:1: includes src/net/session.h; uses 'net::Session'
  src/net/session.h:3:10: includes src/ui/dialog.h; uses 'ui::Dialog', 'ui::close', 'ui::open' and 1 more
)");
}

TEST(WhyText, saysThatThereIsNoPath) {
  EXPECT_EQ(why("base", "app"), "'base' does not depend on 'app'\n");
}

TEST(WhyText, followsForwardDeclarations) {
  EXPECT_EQ(why("ui", "base"), "'ui' depends on 'base' in 1 step:\n"
                               "  src/ui/dialog.h:6:1: uses src/base/text.h; names 'base::Text'\n");
}

TEST(WhyText, leadsToFilesOfOthersByTheNamesTheyAreIncludedWith) {
  EXPECT_EQ(why("base", "std"), "'base' depends on 'std' in 1 step:\n"
                                "  src/base/text.h:1:1: includes string; uses nothing of it itself\n");
}

TEST(WhyText, tellsTheFilesOfAPackageApart) {
  ProgramBuilder program;
  program.external("boost/asio.hpp");
  program.external("boost/any.hpp");
  program.include("a.h", "/usr/include/boost/any.hpp");
  EXPECT_THAT(why(program.build(), "a.h", "/usr/include/boost/any.hpp"), HasSubstr("includes boost/any.hpp"));
  EXPECT_THAT(why(program.build(), "a.h", "/usr/include/boost/asio.hpp"), HasSubstr("does not depend on"));
}

TEST(WhyText, asksWhatOutsideOfAPartLeadsToIt) {
  EXPECT_THAT(why("src/**", "base"), HasSubstr("  src/ui/dialog.h:6:1: uses src/base/text.h"));
}

TEST(WhyText, asksWhatOfTheWholeAPartLeadsTo) {
  EXPECT_THAT(why("src/app/main.cpp", "src/**"), HasSubstr("  src/app/main.cpp:1:1: includes src/log/log.h"));
}

TEST(WhyText, seesNoPathFromANodeToItself) {
  EXPECT_EQ(why("app", "app"), "'app' does not depend on 'app'\n");
}

} // namespace
} // namespace seam
