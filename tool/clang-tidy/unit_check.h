// What do Seam's rules find in a unit that clang-tidy or the compiler parses?
#pragma once
#include "matchers/extract/live_unit.h"
#include "matchers/findings/finding.h"
#include "matchers/policy/policy.h"
#include "tool/pipeline/unit_findings.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include <memory>
#include <optional>
#include <string>

namespace seam {

/// One unit on its way. The nearest policy above its main file counts; without one the unit's folder is the project.
class UnitCheck {
public:
  /// Null: the main file is none on the disk. `configFile`: the policy file; empty: the nearest.
  static std::unique_ptr<UnitCheck> begin(clang::Preprocessor &preprocessor, const std::string &configFile);

  /// Once, after the unit was parsed. Of the unit rules, suppressions applied. An error in the policy file is `problem()`.
  std::vector<Finding> findings(clang::ASTContext &context);

  /// Empty: none.
  const std::string &problem() const { return policyProblem; }

  /// Where a finding is, for clang; invalid: in no file of the unit.
  clang::SourceLocation locate(const FindingPlace &place, const clang::SourceManager &sources) const;
  /// Nothing: its edits are not in files of the unit.
  std::optional<std::vector<clang::FixItHint>> hints(const Fix &fix, const clang::SourceManager &sources) const;

private:
  UnitCheck(std::string root, Policy policy, const std::string &mainFile, clang::Preprocessor &preprocessor)
      : root(std::move(root)), policy(std::move(policy)), unit(LiveUnit::listen(mainFile, this->root, preprocessor)) {}

  clang::FileID fileOf(const std::string &file, const clang::SourceManager &sources) const;

  std::string root;
  Policy policy;
  std::string policyProblem;
  std::shared_ptr<LiveUnit> unit;
};

} // namespace seam
