// Which doubles does the policy ask for?
#include "matchers/base/errors.h"
#include "tool/pipeline/double_run.h"

namespace seam {

llvm::Expected<std::vector<DoubleTask>> doubleTasks(const LoadedPolicy &policy) {
  std::vector<DoubleTask> tasks;
  for (const DoubleSetting &setting : policy.policy.doubles)
    for (const std::string &kind : setting.kinds) {
      const RegisteredStyle *style = findStyleNamed(kind);
      const bool isMock = style && style->info.kind == DoubleKind::Mock;
      const bool isAnswering = style && (style->info.kind == DoubleKind::Stub || style->info.kind == DoubleKind::Spy);
      const bool isStyleNamed = isMock && !setting.mockStyle.empty();
      if (isStyleNamed)
        style = findStyle(DoubleKind::Mock, setting.mockStyle);
      if (!style)
        return makeError("no style writes a {}", kind);
      DoubleTask task;
      for (const PolicyWord &each : setting.interfaces)
        task.choice.names.push_back(each.text);
      task.target = {.kind = style->info.kind,
                     .style = style,
                     .isStyleNamed = isStyleNamed,
                     .name = setting.name.text,
                     .nameSpace = setting.nameSpace.text,
                     .file = {},
                     .folder = policy.root + "/" + setting.folder.text,
                     .isSplit = isMock && setting.isSplit,
                     .isDeep = isAnswering && setting.isDeep,
                     .printsArguments = isMock && setting.printsArguments};
      tasks.push_back(std::move(task));
    }
  if (tasks.empty())
    return makeError("the policy has no 'doubles'; name an interface, or write down which doubles there shall be");
  return tasks;
}

} // namespace seam
