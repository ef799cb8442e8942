// Which methods of a class does GoogleMock make, and which of them fit the interface no more?
#pragma once
#include "matchers/facts/interface_facts.h"
#include "matchers/facts/unit_facts.h"
#include <vector>

namespace clang {
class ASTContext;
class CXXMethodDecl;
class CXXRecordDecl;
class TemplateDecl;
} // namespace clang

namespace seam {

class UnitBuilder;

/// MOCK_METHOD(int, find, (int id)) makes a method `find`, and more whose names begin with gmock_. Nothing for templates.
std::vector<const clang::CXXMethodDecl *> mockedMethods(const clang::CXXRecordDecl *record, const clang::ASTContext &context);

/// NiceMock, NaggyMock, StrictMock: what is made of them is their argument in another mood.
bool isMockMood(const clang::TemplateDecl *name);

/// Fills InterfaceFact::mocks; its methods are known. Macros in other files than the class's are left out.
void describeMocks(const clang::CXXRecordDecl *record, const std::vector<const clang::CXXMethodDecl *> &mocked, FileIndex file,
                   UnitBuilder &builder, const clang::ASTContext &context, InterfaceFact &fact);

} // namespace seam
