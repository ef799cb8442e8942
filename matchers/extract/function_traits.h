// What is a function to the exception facts, apart from its body?
#pragma once
#include "matchers/extract/exception_builder.h"

namespace seam {

FunctionKind kindOf(const clang::FunctionDecl *function);
ErrorReturn errorReturnOf(const clang::FunctionDecl *function);

/// See function::Flags; those about the body are not among them.
std::uint32_t flagsOf(const clang::FunctionDecl *function, ExceptionBuilder &builder);

/// What the function as a whole does, for those that call it from a handler.
std::uint32_t outcomeFlags(const clang::Stmt *body, ExceptionBuilder &builder);

/// The methods that it overrides, directly or not.
void addOverridden(const clang::CXXMethodDecl *method, ExceptionBuilder &builder, std::vector<std::uint64_t> &overrides);

/// "\throws A", "@exception B": the types that comments of its declarations name.
std::vector<std::string> documentedTypes(const clang::FunctionDecl *function, const clang::ASTContext &context);

/// Where another @throws goes in the comment of this declaration; nothing: it has none in its file.
std::vector<EditFact> documentEdit(const clang::FunctionDecl *function, const clang::ASTContext &context);

/// Where the body of main, or of a lambda without a result, begins and ends. Sets function::Lacks… in `fact`.
std::vector<BodyFact> bodyEdit(const clang::FunctionDecl *function, FunctionFact &fact, const ExceptionBuilder &builder);

} // namespace seam
