#include "matchers/extract/exception_builder.h"
#include "matchers/base/file_hash.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Index/USRGeneration.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

std::string plainName(const NamedDecl *decl) {
  llvm::SmallVector<llvm::StringRef, 8> parts;
  std::string own = decl->getNameAsString();
  if (const auto *constructor = dyn_cast<CXXConstructorDecl>(decl))
    own = constructor->getParent()->getNameAsString(); // Without template arguments.
  for (const DeclContext *context = decl->getDeclContext(); context; context = context->getParent()) {
    if (const auto *space = dyn_cast<NamespaceDecl>(context)) {
      if (!space->isInline() && !space->isAnonymousNamespace())
        parts.push_back(space->getName());
    } else if (const auto *record = dyn_cast<TagDecl>(context); record && record->getIdentifier())
      parts.push_back(record->getName());
  }
  std::string name;
  for (llvm::StringRef part : llvm::reverse(parts))
    name += part.str() + "::";
  return name + own;
}

static bool destructorCannotThrow(const CXXRecordDecl *record) {
  const CXXRecordDecl *definition = record ? record->getDefinition() : nullptr;
  const CXXDestructorDecl *destructor = definition ? definition->getDestructor() : nullptr;
  return !destructor || cannotThrow(destructor);
}

bool cannotThrow(const FunctionDecl *function) {
  const auto *type = function->getType()->getAs<FunctionProtoType>();
  if (!type)
    return false;
  const ExceptionSpecificationType specification = type->getExceptionSpecType();
  if (specification == EST_Unevaluated && isa<CXXDestructorDecl>(function)) {
    // Implicit: as its members and bases allow.
    const CXXRecordDecl *record = cast<CXXDestructorDecl>(function)->getParent();
    return llvm::all_of(record->bases(),
                        [](const CXXBaseSpecifier &base) { return destructorCannotThrow(base.getType()->getAsCXXRecordDecl()); }) &&
           llvm::all_of(record->fields(), [](const FieldDecl *field) { // One that is wrong may be of the very class that it stands in.
             return field->isInvalidDecl() || destructorCannotThrow(field->getType()->getBaseElementTypeUnsafe()->getAsCXXRecordDecl());
           });
  }
  if (isUnresolvedExceptionSpec(specification))
    return isa<CXXDestructorDecl>(function);
  if (specification == EST_DependentNoexcept)
    return false;
  return type->isNothrow();
}

/// In constructors and destructors a class's own function runs: what derives from it is not there yet, or gone ([class.cdtor]/4).
static const CXXMethodDecl *methodOfUnfinished(const CXXMethodDecl *method, const Expr *object, const FunctionDecl *caller) {
  if (!isa_and_present<CXXConstructorDecl, CXXDestructorDecl>(caller) || !isa<CXXThisExpr>(object->IgnoreParenImpCasts()))
    return nullptr;
  return const_cast<CXXMethodDecl *>(method)->getCorrespondingMethodInClass(cast<CXXMethodDecl>(caller)->getParent());
}

const FunctionDecl *calledFunction(const CallExpr *call, const FunctionDecl *caller, bool &isVirtual) {
  isVirtual = false;
  const auto *function = dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl());
  const auto *method = dyn_cast_if_present<CXXMethodDecl>(function);
  if (!method || !method->isVirtual())
    return function;
  const auto *member = dyn_cast<MemberExpr>(call->getCallee()->IgnoreParenImpCasts());
  if (!member)
    return function; // An operator: seldom virtual, and then by its own class.
  if (member->hasQualifier())
    return function;
  if (const CXXMethodDecl *only = const_cast<CXXMethodDecl *>(method)->getDevirtualizedMethod(member->getBase(), /*IsAppleKext=*/false))
    return only;
  if (const CXXMethodDecl *own = methodOfUnfinished(method, member->getBase(), caller))
    return own;
  isVirtual = true;
  return function;
}

std::uint32_t ExceptionBuilder::file(const std::string &path) {
  const auto [slot, isNew] = files.try_emplace(path, facts.files.size());
  if (isNew)
    facts.files.push_back(path);
  return slot->second;
}

bool ExceptionBuilder::isOwn(SourceLocation location) {
  return location.isValid() && unit.isFirstParty(unit.fileOf(location));
}

/// "@src/x.cpp" for what only that file knows.
std::string ExceptionBuilder::localSuffix(const NamedDecl *decl) {
  if (decl->isExternallyVisible() && !decl->getParentFunctionOrMethod())
    return {};
  const auto at = unit.place(decl->getLocation());
  return at ? "@" + pathOf(*at) + (decl->getParentFunctionOrMethod() ? ":" + std::to_string(at->line) : "") : "";
}

std::string ExceptionBuilder::idText(const FunctionDecl *function) {
  llvm::SmallString<128> id;
  index::generateUSRForDecl(function, id);
  std::string text = id.str().str();
  const auto *method = dyn_cast<CXXMethodDecl>(function);
  const CXXRecordDecl *owner = method ? method->getParent() : nullptr;
  const auto *outer = dyn_cast_if_present<FunctionDecl>(owner ? owner->getParentFunctionOrMethod() : function->getParentFunctionOrMethod());
  const bool isLambda = owner && owner->isLambda();
  if (outer || isLambda) {
    // Lambdas and local classes are told apart by where they stand in which instantiation of their function.
    const auto [fileId, offset] = sources().getDecomposedLoc(sources().getFileLoc(owner ? owner->getLocation() : function->getLocation()));
    text += (outer ? "<" + std::to_string(idOf(outer)) : "") + "/" + std::to_string(offset);
    if (owner && owner->getLocation().isMacroID())
      text += "/" + std::to_string(sources().getDecomposedLoc(sources().getSpellingLoc(owner->getLocation())).second);
  }
  if (!function->isExternallyVisible()) {
    if (const auto at = unit.place(function->getLocation()))
      text += "@" + pathOf(*at);
    if (function->isTemplateInstantiation())
      text += "@" + unit.result().unit;
  }
  return text;
}

std::uint64_t ExceptionBuilder::idOf(const FunctionDecl *function) {
  const FunctionDecl *canonical = function->getCanonicalDecl();
  if (const auto known = ids.find(canonical); known != ids.end())
    return known->second;
  const std::uint64_t id = hashOf(idText(canonical));
  ids[canonical] = id;
  return id;
}

/// std::filesystem has most functions twice: with an error_code they do not throw.
static bool throwsWithoutCode(const FunctionDecl *function) {
  const auto *space = dyn_cast<NamespaceDecl>(function->getDeclContext()->getEnclosingNamespaceContext());
  while (space && space->isInline())
    space = dyn_cast<NamespaceDecl>(space->getParent());
  return space && space->getName() == "filesystem" && llvm::none_of(function->parameters(), [](const ParmVarDecl *parameter) {
           const CXXRecordDecl *type = parameter->getType().getNonReferenceType()->getAsCXXRecordDecl();
           return type && type->getIdentifier() && type->getName() == "error_code";
         });
}

CalleeIndex ExceptionBuilder::callee(const FunctionDecl *function) {
  const FunctionDecl *canonical = function->getCanonicalDecl();
  if (const auto known = callees.find(canonical); known != callees.end())
    return known->second;
  CalleeFact fact{.id = idOf(canonical)};
  const FunctionDecl *pattern = function->getTemplateInstantiationPattern();
  const bool isOurs = isOwn((pattern ? pattern : canonical)->getLocation());
  const auto *method = dyn_cast<CXXMethodDecl>(canonical);
  fact.flags = (isOurs ? 0 : callee::External) | (cannotThrow(function) ? callee::Noexcept : 0) |
               (canonical->isExternC() ? callee::ExternC : 0) | (canonical->isNoReturn() ? callee::NoReturn : 0) |
               (method && method->isVirtual() ? callee::Virtual : 0);
  if (!isOurs)
    fact.name = plainName(canonical) + (throwsWithoutCode(canonical) ? "/throws" : "");
  const auto index = static_cast<CalleeIndex>(facts.callees.size());
  facts.callees.push_back(std::move(fact));
  callees[canonical] = index;
  return index;
}

CalleeIndex ExceptionBuilder::namedCallee(const std::string &name, std::uint32_t flags) {
  const auto [slot, isNew] = namedCallees.try_emplace(name, facts.callees.size());
  if (isNew)
    facts.callees.push_back({.id = hashOf("name:" + name), .name = name, .flags = flags});
  return slot->second;
}

llvm::StringRef ExceptionBuilder::textOf(SourceLocation begin, SourceLocation end) const {
  if (begin.isInvalid() || end.isInvalid() || begin.isMacroID() || end.isMacroID())
    return {};
  return Lexer::getSourceText(CharSourceRange::getTokenRange(begin, end), sources(), context.getLangOpts());
}

std::optional<EditFact> ExceptionBuilder::edit(SourceLocation begin, SourceLocation end, std::string text) const {
  const llvm::StringRef old = textOf(begin, end);
  if (old.empty())
    return std::nullopt;
  const unsigned offset = sources().getFileOffset(begin);
  return EditFact{.offset = offset, .length = static_cast<std::uint32_t>(old.size()), .text = std::move(text)};
}

} // namespace seam
