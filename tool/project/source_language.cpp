#include "tool/project/source_language.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

namespace seam {

Language languageOf(llvm::StringRef file) {
  if (llvm::sys::path::filename(file).starts_with("cmake_pch."))
    return Language::PrecompiledHeader;
  return llvm::StringSwitch<Language>(llvm::sys::path::extension(file).drop_front(llvm::sys::path::extension(file).empty() ? 0 : 1))
      .Cases({"c", "i"}, Language::C)
      .Cases({"cc", "cp", "cpp", "cxx", "c++", "C", "CC", "CPP", "CXX", "ii"}, Language::CXX)
      .Cases({"cppm", "ccm", "cxxm", "c++m", "ixx", "mpp"}, Language::CXXModule)
      .Cases({"h", "hh", "hpp", "hxx", "h++", "H", "inl", "ipp", "tpp", "txx", "inc", "def"}, Language::Header)
      .Default(Language::Other);
}

Language languageNamed(llvm::StringRef name) {
  return llvm::StringSwitch<Language>(name)
      .Cases({"c", "cpp-output"}, Language::C)
      .Cases({"c++", "c++-cpp-output"}, Language::CXX)
      .Case("c++-module", Language::CXXModule)
      .Cases({"c-header", "c++-header", "c++-user-header", "c++-system-header", "c++-header-unit-header"}, Language::PrecompiledHeader)
      .Default(Language::Other);
}

std::string languageLabel(llvm::StringRef file) {
  const llvm::StringRef extension = llvm::sys::path::extension(file);
  return extension.empty() ? llvm::sys::path::filename(file).str() : extension.str();
}

} // namespace seam
