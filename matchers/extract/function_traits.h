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

} // namespace seam
