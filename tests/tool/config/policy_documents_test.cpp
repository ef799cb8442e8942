// Does the reader judge policies as the schema does? The schema's half is policy_schema_test.py.
#include "tool/config/config.h"
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

namespace seam {
namespace {

/// A document of policy_documents.txt.
struct Document {
  std::string verdict, name, text;
};

std::string readText(const std::string &path) {
  std::ostringstream text;
  text << std::ifstream(std::string(SEAM_SOURCE_DIR) + "/" + path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<Document> readTable() {
  std::vector<Document> documents;
  std::istringstream table(readText("tests/tool/config/policy_documents.txt"));
  for (std::string line; std::getline(table, line);) {
    if (const std::size_t colon = line.find(": "); line.starts_with("=== ") && colon != std::string::npos)
      documents.push_back({line.substr(4, colon - 4), line.substr(colon + 2), ""});
    else if (!documents.empty())
      documents.back().text += line + "\n";
  }
  return documents;
}

std::string errorsOf(const std::string &text) {
  return describeErrors(parsePolicy(text, ".seam.yaml", {"dependency-cycle", "layer-violation"}));
}

TEST(PolicyDocuments, AreJudgedAsTheTableSays) {
  std::map<std::string, int> counts;
  for (const Document &document : readTable()) {
    ++counts[document.verdict];
    EXPECT_EQ(errorsOf(document.text) == "", document.verdict == "good") << document.name << "\n" << errorsOf(document.text);
  }
  EXPECT_GE(counts["good"], 5);
  EXPECT_GE(counts["bad"], 50);
  EXPECT_GE(counts["reader"], 10);
}

TEST(PolicyDocuments, ThePageOfTheLanguageHoldsPoliciesOnly) {
  std::istringstream page(readText("docs/POLICY.md"));
  int blocks = 0;
  for (std::string line; std::getline(page, line);) {
    if (line != "```yaml")
      continue;
    std::string text;
    while (std::getline(page, line) && line != "```")
      text += line + "\n";
    EXPECT_EQ(errorsOf(text), "") << text;
    ++blocks;
  }
  EXPECT_GE(blocks, 3);
}

} // namespace
} // namespace seam
