#include "matchers/extract/printer_check.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <optional>
#include <vector>

namespace seam {
namespace {

using namespace clang;

std::optional<unsigned> parameterIndex(QualType type) {
  const auto *parameter = type.getNonReferenceType()->getAs<TemplateTypeParmType>();
  return parameter && parameter->getDepth() == 0 ? std::optional(parameter->getIndex()) : std::nullopt;
}

/// What is written to a stream in a function's pattern, as indices of the class's parameters.
class WrittenParameters final : public RecursiveASTVisitor<WrittenParameters> {
public:
  WrittenParameters(const FunctionDecl *function, const ClassTemplateDecl *pattern)
      : printed(function->getParamDecl(1)), pattern(pattern->getTemplatedDecl()) {
    const auto *special = printed->getType().getNonReferenceType()->getAs<TemplateSpecializationType>();
    for (unsigned i = 0; special && i < special->template_arguments().size(); ++i)
      if (const TemplateArgument &each = special->template_arguments()[i]; each.getKind() == TemplateArgument::Type)
        if (const std::optional<unsigned> index = parameterIndex(each.getAsType()))
          classIndexOf[*index] = i;
  }

  std::vector<unsigned> found;

  // Not every instance has what stands in there.
  bool TraverseIfStmt(IfStmt *branch, DataRecursionQueue * = nullptr) {
    return branch->isConstexpr() || RecursiveASTVisitor::TraverseIfStmt(branch);
  }

  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *call) {
    if (call->getOperator() == OO_LessLess && call->getNumArgs() == 2)
      add(call->getArg(1));
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *operation) {
    if (operation->getOpcode() == BO_Shl)
      add(operation->getRHS());
    return true;
  }

private:
  void add(const Expr *written) {
    written = written->IgnoreParenImpCasts();
    if (const std::optional<unsigned> index = parameterIndex(written->getType())) {
      if (const auto own = classIndexOf.find(*index); own != classIndexOf.end())
        found.push_back(own->second);
      return;
    }
    const auto *call = dyn_cast<CallExpr>(written);
    if (const auto *member = dyn_cast<CXXDependentScopeMemberExpr>(call ? call->getCallee()->IgnoreParenImpCasts() : written))
      addMember(*member, call != nullptr);
  }

  void addMember(const CXXDependentScopeMemberExpr &member, bool isCall) {
    const auto *object = member.isImplicitAccess() ? nullptr : dyn_cast<DeclRefExpr>(member.getBase()->IgnoreParenImpCasts());
    if (!object || object->getDecl() != printed)
      return;
    std::optional<unsigned> common;
    for (const NamedDecl *each : pattern->lookup(member.getMember())) {
      const auto *method = dyn_cast<CXXMethodDecl>(each);
      const auto *field = dyn_cast<FieldDecl>(each);
      if (isCall ? !method : !field)
        return;
      const std::optional<unsigned> index = parameterIndex(isCall ? method->getReturnType() : field->getType());
      if (!index || (common && *common != *index))
        return;
      common = index;
    }
    if (common)
      found.push_back(*common);
  }

  const ParmVarDecl *printed;
  const CXXRecordDecl *pattern;
  std::map<unsigned, unsigned> classIndexOf; ///< Of the function's parameters.
};

} // namespace

bool failsToStream(const FunctionDecl *streamOperator, const ClassTemplateSpecializationDecl *record,
                   llvm::function_ref<bool(QualType)> isStreamed) {
  const FunctionDecl *definition = nullptr;
  if (!streamOperator->isDefined(definition) || !definition->isDependentContext() || definition->getNumParams() != 2)
    return false;
  WrittenParameters written(definition, record->getSpecializedTemplate());
  written.TraverseStmt(definition->getBody());
  return llvm::any_of(written.found, [&](unsigned index) {
    const TemplateArgumentList &arguments = record->getTemplateArgs();
    return index < arguments.size() && arguments[index].getKind() == TemplateArgument::Type && !isStreamed(arguments[index].getAsType());
  });
}

} // namespace seam
