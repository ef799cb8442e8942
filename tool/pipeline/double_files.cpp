#include "tool/pipeline/double_files.h"
#include "generators/deep_doubles.h"
#include "generators/fake_shape.h"
#include "generators/fake_types.h"
#include "matchers/policy/glob.h"
#include "tool/pipeline/double_headers.h"
#include "tool/project/format_text.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace seam {

namespace path = llvm::sys::path;

std::string fileNameOf(const std::string &className) {
  std::string name;
  for (std::size_t i = 0; i < className.size(); ++i) {
    const auto at = [&](std::size_t index) { return index < className.size() ? static_cast<unsigned char>(className[index]) : 0; };
    // MockHTTPClient: mock_http_client.
    const bool begins = std::isupper(at(i)) && i > 0 && (!std::isupper(at(i - 1)) || std::islower(at(i + 1))) && at(i - 1) != '_';
    name += begins ? "_" : "";
    name += static_cast<char>(std::tolower(at(i)));
  }
  return name + ".h";
}

/// The interfaces of what a fake's methods give: those of the files of a file system.
static std::vector<const InterfaceNode *> relatedTo(const ProgramGraph &graph, const DoublePlan &plan) {
  std::set<std::string> names;
  for (const PlannedMethod &method : plan.methods) {
    const ReadMethod read = readMethod(method);
    const HeldType held = read.out ? heldType(resultText(*read.out)) : heldType(method.returns);
    // What is given by value is no interface: whatever else has its name may not even be included with it.
    if (held.holder == "*" || isSmartPointer(held.holder))
      names.insert(held.inner);
  }
  std::vector<const InterfaceNode *> related;
  for (const std::string &name : names) {
    const auto node = std::ranges::lower_bound(graph.interfaces, name, {}, &InterfaceNode::name);
    if (node != graph.interfaces.end() && node->name == name)
      related.push_back(&*node);
  }
  return related;
}

static void addRelated(const DoubleSources &sources, const InterfaceNode &node, const std::string &folder, DoublePlan &plan) {
  for (const InterfaceNode *each : relatedTo(sources.graph, plan)) {
    llvm::Expected<InterfaceFact> related = readInterface(each->bytes);
    if (!related) {
      llvm::consumeError(related.takeError()); // Damaged: what it gives is not recognised.
      continue;
    }
    if (each->file != node.file)
      plan.options.moreHeaders.push_back(DoubleHeaders(sources.graph, sources.project, *each, folder).ofInterface(*related));
    plan.related.push_back(std::move(*related));
  }
}

/// A specialisation's name is more than a word to a shell.
static std::string inShell(const std::string &name) {
  return name.find('<') == std::string::npos ? name : "'" + name + "'";
}

static std::string commandFor(const DoubleTarget &target, const InterfaceNode &node, const std::string &file, const std::string &root) {
  std::string command = fmt::format("{} {}", kindName(target.kind), target.asked.empty() ? inShell(node.name) : target.asked);
  if (target.shape == DoubleShape::Same || target.shape == DoubleShape::Archetype)
    command += target.shape == DoubleShape::Same ? " --same-shape" : " --concept";
  for (const std::string &each : target.users)
    command += " --used-by " + (hasWildcard(each) ? "'" + each + "'" : each);
  if (target.isStyleNamed)
    command += " --style " + target.style->info.name;
  if (!target.name.empty())
    command += " --name '" + target.name + "'";
  if (!target.nameSpace.empty())
    command += " --namespace " + target.nameSpace;
  if (target.isSplit)
    command += " --split";
  if (target.isDeep)
    command += " --deep";
  if (target.printsArguments)
    command += " --print-to";
  if (!target.file.empty() || !target.folder.empty())
    command += " -o " + relativePath(root, file);
  return command;
}

/// MockAioHandler for aio::Handler and one scope: two doubles' files would have the same name.
static std::string nameWithScopes(InterfaceFact fact, const DoubleOptions &options, unsigned scopes) {
  for (auto each = fact.namespaces.rbegin(); each != fact.namespaces.rend() && scopes > 0; ++each)
    if (!each->name.empty() && !each->isInline) {
      std::string word = each->name;
      word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
      fact.outer.insert(fact.outer.begin(), word);
      --scopes;
    }
  return doubleName(fact, options);
}

static llvm::SmallString<256> fileOf(const DoubleTarget &target, const std::string &root, const InterfaceFact &fact,
                                     const DoubleOptions &options) {
  llvm::SmallString<256> file(target.file);
  if (file.empty()) {
    file = target.folder.empty() ? root : target.folder;
    path::append(file, fileNameOf(nameWithScopes(fact, options, target.scopes)));
  }
  return file;
}

/// Which doubles the interface's methods can return.
static void findDeepDoubles(const DoubleSources &sources, const InterfaceFact &fact, DoubleOptions &options, DoubleFile &result) {
  for (const MethodFact &method : fact.methods) {
    const DeepInterface *other = sources.others.find(deepReturn(fact.types[method.returns]).interface);
    if (!other || std::ranges::find(options.deep, other->fact.text, &DeepDouble::interface) != options.deep.end())
      continue;
    DoubleOptions inner = options;
    inner.deep.clear();
    const DoublePlan plan = planDouble(other->fact, inner);
    const bool isSelf = other->fact.text == fact.text;
    options.deep.push_back({.interface = other->fact.text,
                            .namespaces = plan.namespaces,
                            .className = plan.className,
                            .header = isSelf ? "" : inQuotes(fileNameOf(plan.className)),
                            .isDeletable = other->fact.hasVirtualDestructor});
    if (!isSelf)
      result.deep.push_back(other->node);
  }
}

static void findHeaders(const DoubleHeaders &headers, const InterfaceNode &node, const InterfaceFact &fact, DoubleOptions &options,
                        DoubleFile &result) {
  options.header = headers.ofInterface(fact);
  for (const MissingType &missing : fact.missing) {
    if (missing.isReferred && options.kind != DoubleKind::Mock && options.kind != DoubleKind::Interface)
      continue;
    const std::string header = headers.ofMissing(missing, fact);
    if (!header.empty())
      options.moreHeaders.push_back(header);
    else if (!missing.isReferred)
      result.notes.push_back(fmt::format("'{}' passes '{}' by value, and no header of the program defines it", node.name, missing.name));
  }
}

/// Whether an argument that the class need not be given has to be given to the interface.
static bool hasLostDefaults(const MethodFact &method) {
  return std::any_of(method.parameters.begin() + method.required, method.parameters.end(),
                     [](const ParameterFact &each) { return each.defaultArgument.empty(); });
}

/// What the user has to do by hand: an interface alone changes nothing.
static std::string nextSteps(const DoublePlan &plan) {
  std::string names;
  for (const PlannedMethod &each : plan.methods)
    names += (names.empty() ? "" : ", ") + each.fact.name;
  std::string scope;
  for (const NamespaceFact &each : plan.namespaces)
    scope += each.name + "::";
  return fmt::format("next: include it in {}, let {} derive from {}, and put 'override' behind {}; then: seam double mock {}{}",
                     plan.options.header, plan.interface.text, plan.className, names, scope, plan.className);
}

static void writeText(DoubleFile &result, const DoubleSources &sources, const DoublePlan &plan, const std::string &written) {
  result.plan = planHash(plan, written);
  if (sources.wantsText)
    result.text = sealed(formatText(written, result.path), result.plan);
}

std::vector<DoubleFile> makeDouble(const DoubleSources &sources, const InterfaceNode &node, const DoubleTarget &target) {
  DoubleFile result{.interface = node.name,
                    .path = {},
                    .plan = 0,
                    .text = {},
                    .refusal = {},
                    .witness = node.witness,
                    .header = node.file,
                    .notes = {},
                    .deep = {}};
  llvm::Expected<InterfaceFact> fact = readInterface(node.bytes);
  if (!fact) {
    result.refusal = llvm::toString(fact.takeError());
    return {result};
  }
  if (!fact->refusal.empty() || fact->isInSource) {
    result.refusal = !fact->refusal.empty() ? fact->refusal
                                            : "it is defined in the source '" + sources.graph.files[node.file].path +
                                                  "', which no double can include; move it to a header";
    return {result};
  }
  DoubleOptions options;
  options.kind = target.kind;
  options.name = target.name.empty() ? target.style->info.usualName : target.name;
  options.nameSpace = target.nameSpace;
  options.isSplit = target.isSplit;
  options.printsArguments = target.printsArguments;
  llvm::SmallString<256> file = fileOf(target, sources.project.root, *fact, options);
  const std::string folder = path::parent_path(file).str();
  result.path = file.str().str();
  options.ownHeader = inQuotes(path::filename(file).str());
  options.command = commandFor(target, node, result.path, sources.project.root);
  findHeaders(DoubleHeaders(sources.graph, sources.project, node, folder), node, *fact, options, result);
  if (target.isDeep)
    findDeepDoubles(sources, *fact, options, result);
  DoublePlan plan = planDouble(*fact, options);
  if (target.kind == DoubleKind::Fake)
    addRelated(sources, node, folder, plan);
  result.refusal = target.style->style->refusal(plan);
  if (!result.refusal.empty())
    return {result};
  writeText(result, sources, plan, writeDouble(plan, *target.style));
  DoubleFile source = result;
  if (sources.wantsText)
    for (const std::string &each : plan.notOverridden)
      result.notes.push_back(target.shape == DoubleShape::Functions ? each : node.name + "::" + each);
  if (sources.wantsText && target.kind == DoubleKind::Fake)
    for (const std::string &each : target.style->style->notes(plan))
      result.notes.push_back(node.name + ": " + each);
  if (sources.wantsText && target.kind == DoubleKind::Interface) {
    for (const PlannedMethod &each : plan.methods)
      if (hasLostDefaults(each.fact))
        result.notes.push_back(fmt::format("{}::{}: not all of its default arguments are in the interface: who calls that gives the rest",
                                           node.name, each.fact.name));
    result.notes.push_back(nextSteps(plan));
  }
  const std::string written = writeDoubleSource(plan, *target.style);
  if (written.empty())
    return {result};
  path::replace_extension(file, ".cpp");
  source.path = file.str().str();
  source.notes.clear();
  source.deep.clear();
  writeText(source, sources, plan, written);
  return {result, source};
}

} // namespace seam
