// What do `seam cache info`, `clear` and `prune` do?
#include "matchers/base/errors.h"
#include "tool/cli/command.h"
#include "tool/pipeline/unit_cache.h"
#include <fmt/format.h>

namespace seam {
namespace {

struct CacheOptions {
  RunRequest request;
  unsigned days = 30;
};

} // namespace

/// Opens the project's store and hands it to `use`.
static int withStore(const CacheOptions &options, const std::function<int(FactsStore &)> &use) {
  llvm::Expected<LoadedPolicy> policy = loadPolicy(options.request);
  if (!policy)
    return fail(policy.takeError());
  llvm::Expected<Project> project = loadProject(options.request, *policy);
  if (!project)
    return fail(project.takeError());
  UnitCache cache = UnitCache::open(*project, options.request);
  if (!cache.store())
    return fail(makeError("there is no store: --no-cache was given, or the project has no unit"));
  const int code = use(*cache.store());
  for (const std::string &note : cache.store()->notes())
    fmt::print(stderr, "seam: warning: {}\n", note);
  return cache.store()->notes().empty() ? code : exitFailed;
}

static int showInfo(FactsStore &store) {
  const StoreSize size = store.size();
  fmt::print("{}: {} units, {:.1f} MB, and {:.1f} MB of precompiled headers\n", store.file(), size.units,
             static_cast<double>(size.bytes) / 1e6, static_cast<double>(size.sharedBytes) / 1e6);
  return exitClean;
}

void addCacheCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("cache", "What is kept between runs: show it, or throw it away");
  command->require_subcommand(1);
  auto options = std::make_shared<CacheOptions>();
  auto add = [&](const char *name, const char *help, std::function<int(FactsStore &)> use) {
    CLI::App *part = command->add_subcommand(name, help);
    addRunOptions(*part, options->request);
    part->callback([options, &action, use = std::move(use)] { action = [options, use] { return withStore(*options, use); }; });
    return part;
  };
  add("info", "Where it lies and how much it holds", showInfo);
  add("clear", "Throw everything away; the next run reads every unit", [](FactsStore &store) {
    store.clear();
    return showInfo(store);
  });
  add("prune", "Throw away what no run asked for lately",
      [options](FactsStore &store) {
        store.prune(options->days);
        return showInfo(store);
      })
      ->add_option("--days", options->days, "… in so many days (default: 30)")
      ->type_name("N");
}

} // namespace seam
