// What does a file's name tell about its contents?
#pragma once
#include <algorithm>
#include <iterator>
#include <string_view>

namespace seam {

/// The text behind the last dot of the file's name, or "".
inline std::string_view extensionOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

/// A C or C++ source by its extension.
inline bool isSourceName(std::string_view path) {
  for (const std::string_view extension : {"cpp", "cc", "cxx", "c++", "c", "C", "cppm", "ixx", "mpp", "cu", "mm", "m"})
    if (extensionOf(path) == extension)
      return true;
  return false;
}

/// A C or C++ header by its extension.
inline bool isHeaderName(std::string_view path) {
  for (const std::string_view extension : {"h", "hpp", "hh", "hxx", "h++", "H", "inl", "ipp", "tpp", "txx", "inc", "def"})
    if (extensionOf(path) == extension)
      return true;
  return false;
}

/// A folder in which projects keep the source of other people's libraries.
inline bool isVendorFolder(std::string_view name) {
  static constexpr std::string_view folders[] = {"third_party", "third-party",  "thirdparty", "3rdparty",   "3rd_party",
                                                 "vendor",      "vendored",     "external",   "externals",  "extern",
                                                 "deps",        "dependencies", "submodules", "subprojects"};
  return std::ranges::find(folders, name) != std::end(folders);
}

} // namespace seam
