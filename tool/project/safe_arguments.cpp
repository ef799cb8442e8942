#include "tool/project/safe_arguments.h"
#include "tool/project/option_policy.h"
#include "clang/Options/Options.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include <memory>

namespace seam {
namespace {

namespace options = clang::options;
using llvm::opt::Arg;

using Words = std::vector<std::string>;

/// -fplugin=/x/y.so -> -fplugin=
std::string withoutValue(llvm::StringRef word) {
  const std::size_t equals = word.find('=');
  return word.take_front(equals == llvm::StringRef::npos ? word.size() : equals + 1).str();
}

/// Goes over one level of options: the driver's, or what another option passes on to the driver or the front end.
class Filter {
public:
  Filter(const Words &words, unsigned visibility, SafeArguments &result) : words(words), visibility(visibility), result(result) {}

  /// `onWords(words)` gets what is kept, option by option.
  template <typename OnWords> void run(OnWords onWords);

  Words frontEndWords;     ///< Of -Xclang.
  Words preprocessorWords; ///< Of -Xpreprocessor and -Wp.
  Words gnuWords;          ///< Of /clang:.

private:
  bool takeApart(const Arg &arg);
  bool isFrontEnd() const { return visibility == options::CC1Option; }
  void drop(const std::string &flag, llvm::StringRef why);

  const Words &words;
  unsigned visibility;
  SafeArguments &result;
};

void Filter::drop(const std::string &flag, llvm::StringRef why) {
  result.dropped.push_back({(isFrontEnd() ? "-Xclang " : "") + flag, why.str()});
}

/// Options that carry others, or that say what the language is: they leave the list.
bool Filter::takeApart(const Arg &arg) {
  const auto append = [&](Words &target) {
    for (const char *value : arg.getValues())
      target.push_back(value);
    return true;
  };
  switch (arg.getOption().getID()) {
  case options::OPT_Xclang:
    return append(frontEndWords);
  case options::OPT_Xpreprocessor:
  case options::OPT_Wp_COMMA:
    return append(preprocessorWords);
  case options::OPT__SLASH_clang:
    return append(gnuWords);
  case options::OPT_x:
    result.language = arg.getValue();
    return true;
  case options::OPT__SLASH_TP:
  case options::OPT__SLASH_Tp:
    result.language = "c++";
    return true;
  case options::OPT__SLASH_TC:
  case options::OPT__SLASH_Tc:
    result.language = "c";
    return true;
  case options::OPT_ObjC:
    result.language = "objective-c";
    return true;
  case options::OPT_ObjCXX:
    result.language = "objective-c++";
    return true;
  default:
    return false;
  }
}

template <typename OnWords> void Filter::run(OnWords onWords) {
  std::vector<const char *> pointers;
  for (const std::string &word : words)
    pointers.push_back(word.c_str());
  const llvm::opt::InputArgList list(pointers.data(), pointers.data() + pointers.size());
  const llvm::opt::OptTable &table = clang::getDriverOptTable();
  for (unsigned index = 0; index < words.size();) {
    const unsigned start = index;
    if (words[start].empty()) { // the table's parser takes "" for the end
      ++index;
      continue;
    }
    const std::unique_ptr<Arg> arg = table.ParseOneArg(list, index, llvm::opt::Visibility(visibility));
    if (!arg) {
      drop(words[start], "its value is missing");
      return;
    }
    if (takeApart(*arg))
      continue;
    const OptionPolicy policy = isFrontEnd() ? frontEndPolicy(arg->getOption()) : driverPolicy(arg->getOption());
    if (!policy.why.empty())
      drop(withoutValue(words[start]), policy.why);
    if (!policy.isKept)
      continue;
    result.hasTarget |= arg->getOption().matches(options::OPT_target);
    if (arg->getOption().matches(options::OPT_include) && !isFrontEnd())
      frontEndWords.insert(frontEndWords.end(), {"-include", arg->getValue()});
    else
      onWords(Words(words.begin() + start, words.begin() + index));
  }
}

/// The front end's options, each word behind its own -Xclang.
void addFrontEnd(const Words &words, SafeArguments &result) {
  Filter filter(words, options::CC1Option, result);
  filter.run([&](const Words &kept) {
    for (const std::string &word : kept)
      result.arguments.insert(result.arguments.end(), {"-Xclang", word});
  });
}

void addDriver(const Words &words, CompilerStyle style, const std::string &prefix, SafeArguments &result) {
  const bool isCL = style == CompilerStyle::CL && prefix.empty();
  Filter filter(words, isCL ? options::CLOption : options::ClangOption, result);
  filter.run([&](const Words &kept) {
    for (const std::string &word : kept)
      result.arguments.push_back(prefix + word);
  });
  if (!filter.gnuWords.empty())
    addDriver(filter.gnuWords, style, "/clang:", result);
  if (!filter.preprocessorWords.empty())
    addDriver(filter.preprocessorWords, style, prefix, result);
  addFrontEnd(filter.frontEndWords, result);
}

} // namespace

SafeArguments makeSafe(const std::vector<std::string> &flags, CompilerStyle style) {
  SafeArguments result;
  addDriver(flags, style, "", result);
  return result;
}

} // namespace seam
