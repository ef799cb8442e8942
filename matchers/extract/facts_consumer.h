// What does clang call while it parses a unit, or a header for many units?
#pragma once
#include "matchers/extract/unit_builder.h"
#include "clang/AST/ASTConsumer.h"
#include <functional>

namespace seam {

/// Reads the facts once the unit is parsed. Bodies in other people's headers are not parsed at all.
class FactsConsumer final : public clang::ASTConsumer {
public:
  /// `isWanted`: asked at the end; empty: always.
  FactsConsumer(UnitBuilder &builder, const clang::SourceManager &sources, std::function<bool()> isWanted = {})
      : builder(builder), sources(sources), isWanted(std::move(isWanted)) {}

  bool HandleTopLevelDecl(clang::DeclGroupRef group) override;
  /// What a precompiled header holds is not this unit's.
  void HandleInterestingDecl(clang::DeclGroupRef) override {}
  void HandleTranslationUnit(clang::ASTContext &context) override;
  bool shouldSkipFunctionBody(clang::Decl *decl) override;

  const std::vector<std::uint32_t> *unchanged = nullptr; ///< See ExtractRequest.
  std::vector<FunctionBody> *bodies = nullptr;           ///< See ExtractedUnit; null: not wanted.

private:
  UnitBuilder &builder;
  const clang::SourceManager &sources;
  const std::function<bool()> isWanted;
  std::vector<clang::Decl *> own; ///< What this unit's text declares.
};

} // namespace seam
