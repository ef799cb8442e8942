// Seam's rules as checks of clang-tidy: clang-tidy-22 -load libSeamTidy.so -checks='-*,seam-*'
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "tool/clang-tidy/unit_check.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Lex/Preprocessor.h"
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

using namespace clang;
using namespace clang::tidy;

/// The unit that clang-tidy is at. All checks of a unit share one reading of it.
class CurrentUnit {
public:
  void begin(Preprocessor &preprocessor, const std::string &configFile) {
    if (owner == &preprocessor && check)
      return;
    owner = &preprocessor;
    check = UnitCheck::begin(preprocessor, configFile);
    found.reset();
  }

  const std::vector<Finding> &findings(ASTContext &context) {
    if (!found)
      found = check ? check->findings(context) : std::vector<Finding>();
    return *found;
  }

  /// What is wrong with the policy; each text once.
  std::string takeProblem() {
    const std::string problem = check ? check->problem() : "";
    return told.insert(problem).second ? problem : "";
  }

  /// The unit is over when its first check goes.
  void end() {
    check.reset();
    owner = nullptr;
  }

  const UnitCheck &unit() const { return *check; }

private:
  const Preprocessor *owner = nullptr;
  std::unique_ptr<UnitCheck> check;
  std::optional<std::vector<Finding>> found;
  std::set<std::string> told;
};

class RuleAsCheck final : public ClangTidyCheck {
public:
  RuleAsCheck(StringRef name, ClangTidyContext *context, const RuleInfo &rule, std::shared_ptr<CurrentUnit> current)
      : ClangTidyCheck(name, context), rule(rule), current(std::move(current)),
        configFile(Options.getLocalOrGlobal("SeamConfig", "").str()) {}
  ~RuleAsCheck() override { current->end(); }

  void storeOptions(ClangTidyOptions::OptionMap &options) override { Options.store(options, "SeamConfig", configFile); }

  void registerPPCallbacks(const SourceManager &, Preprocessor *preprocessor, Preprocessor *) override {
    current->begin(*preprocessor, configFile);
  }

  void registerMatchers(ast_matchers::MatchFinder *finder) override {
    finder->addMatcher(ast_matchers::translationUnitDecl().bind("unit"), this);
  }

  void check(const ast_matchers::MatchFinder::MatchResult &result) override {
    const SourceManager &sources = *result.SourceManager;
    for (const Finding &finding : current->findings(*result.Context))
      if (finding.rule == rule.id)
        tell(finding, sources);
    if (const std::string problem = current->takeProblem(); !problem.empty())
      diag(sources.getLocForStartOfFile(sources.getMainFileID()), "nothing was checked: %0") << problem;
  }

private:
  void tell(const Finding &finding, const SourceManager &sources) {
    const SourceLocation place = current->unit().locate(finding.place, sources);
    if (place.isInvalid())
      return;
    {
      const std::string help = finding.help.empty() ? "" : "; " + finding.help;
      DiagnosticBuilder told = diag(place, "%0%1") << finding.message << help;
      for (const Fix &fix : finding.fixes)
        if (std::optional<std::vector<FixItHint>> hints = current->unit().hints(fix, sources); hints && fix.isSafe) {
          for (const FixItHint &hint : *hints)
            told << hint;
          break;
        }
    }
    for (const Evidence &step : finding.evidence)
      if (const SourceLocation at = current->unit().locate(step.place, sources); at.isValid())
        diag(at, "%0", DiagnosticIDs::Note) << step.message;
  }

  const RuleInfo &rule;
  const std::shared_ptr<CurrentUnit> current;
  const std::string configFile;
};

class SeamModule final : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &factories) override {
    // The module is gone when the checks are made.
    const auto current = std::make_shared<CurrentUnit>();
    for (const RuleEntry *rule : unitRules())
      factories.registerCheckFactory(fmt::format("seam-{}", rule->info.id), [current, rule](StringRef name, ClangTidyContext *context) {
        return std::make_unique<RuleAsCheck>(name, context, rule->info, current);
      });
  }
};

const ClangTidyModuleRegistry::Add<SeamModule> registered("seam-module", "Seam's rules that a single unit is enough for.");

} // namespace
} // namespace seam
