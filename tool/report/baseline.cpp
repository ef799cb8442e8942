// Which findings are old? The baseline file keeps what was there when the project adopted Seam.
#include "tool/report/baseline.h"
#include "matchers/base/errors.h"
#include "matchers/findings/printable_text.h"
#include "matchers/program/metrics.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <nlohmann/json.hpp>

namespace seam {

using Json = nlohmann::ordered_json;

/// Changes when the meaning of the file does.
static constexpr int baselineVersion = 1;

/// Finds the first byte that is not JSON.
class DamageFinder final : public nlohmann::json_sax<Json> {
public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t &) override { return true; }
  bool string(string_t &) override { return true; }
  bool binary(binary_t &) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t &) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override {
    damage = position;
    return false;
  }

  std::size_t damage = 0; ///< Bytes read up to and with the bad one.
};

static std::size_t lineOfDamage(llvm::StringRef text) {
  DamageFinder finder;
  Json::sax_parse(text.begin(), text.end(), &finder);
  return 1 + text.take_front(finder.damage == 0 ? 0 : finder.damage - 1).count('\n');
}

static bool readKeys(const Json &json, Baseline &baseline) {
  if (!json.is_object())
    return false;
  for (const auto &[rule, keys] : json.items()) {
    if (!keys.is_array())
      return false;
    for (const Json &key : keys) {
      if (!key.is_string())
        return false;
      baseline.keys[rule].insert(key.get<std::string>());
    }
  }
  return true;
}

static bool readMetrics(const Json &json, Baseline &baseline) {
  if (!json.is_object())
    return false;
  for (const auto &[contract, metrics] : json.items()) {
    if (!metrics.is_object())
      return false;
    for (const auto &[name, value] : metrics.items()) {
      if (!value.is_number())
        return false;
      baseline.metrics[contract][name] = value.get<double>();
    }
  }
  return true;
}

llvm::Expected<Baseline> readBaseline(const std::string &path, bool &isMissing) {
  auto text = llvm::MemoryBuffer::getFile(path);
  isMissing = !text && text.getError() == std::errc::no_such_file_or_directory;
  if (isMissing)
    return Baseline();
  if (!text)
    return makeError("cannot read the baseline '{}': {}", path, text.getError().message());
  const Json json = Json::parse((*text)->getBufferStart(), (*text)->getBufferEnd(), nullptr, /*allow_exceptions=*/false);
  const std::string advice = "restore it from version control, or write it anew with `seam baseline --update`";
  if (json.is_discarded())
    return makeError("the baseline is damaged: {}:{}: this is no JSON; {}", path, lineOfDamage((*text)->getBuffer()), advice);
  if (!json.is_object())
    return makeError("the baseline '{}' is damaged: it is not a JSON object; {}", path, advice);
  const auto version = json.find("version");
  if (version == json.end() || !version->is_number_integer())
    return makeError("the baseline '{}' is damaged: it has no version; {}", path, advice);
  if (version->get<int>() != baselineVersion)
    return makeError("the baseline '{}' has version {}, this Seam reads version {}; {}", path, version->get<int>(), baselineVersion,
                     advice);
  Baseline baseline;
  const Json none = Json::object();
  const auto findings = json.find("findings");
  const auto metrics = json.find("metrics");
  if (!readKeys(findings == json.end() ? none : *findings, baseline) || !readMetrics(metrics == json.end() ? none : *metrics, baseline))
    return makeError("the baseline '{}' is damaged: 'findings' maps rules to lists of keys, 'metrics' contracts to numbers; {}", path,
                     advice);
  return baseline;
}

std::string writeBaseline(const Baseline &baseline) {
  Json json = {{"version", baselineVersion}, {"findings", baseline.keys}};
  if (!baseline.metrics.empty())
    json["metrics"] = baseline.metrics;
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Baseline baselineOf(const std::vector<Finding> &findings, const ProgramGraph &program) {
  Baseline baseline;
  for (const Finding &finding : findings)
    if (isForBaseline(finding.rule))
      for (const std::string &key : finding.keys)
        baseline.keys[finding.rule].insert(escapeBrokenUtf8(key)); // JSON holds nothing else.
  const bool hasMetrics = llvm::any_of(program.policy.contracts, [](const Contract &each) { return each.kind == ContractKind::Metrics; });
  if (!hasMetrics)
    return baseline;
  const ProgramMetrics measured = measure(program);
  for (const Contract &contract : program.policy.contracts)
    for (const auto &[name, limit] : contract.metrics)
      if (double value = 0; metricByName(measured, name.text, value))
        baseline.metrics[contract.id.text][name.text] = value;
  return baseline;
}

bool isForBaseline(const std::string &rule) {
  // These speak of the policy, the baseline and the comments themselves: mended at once, never kept.
  return rule != "vacuous-rule" && rule != "unused-exception" && rule != "unused-suppression" && rule != "metric-growth";
}

/// "; grew by 2 edges: a.h -> b.h, c.h -> d.h".
static std::string growth(const std::vector<std::string> &newKeys) {
  constexpr std::size_t shown = 3;
  std::string text = fmt::format("; grew by {} edge{}: ", newKeys.size(), newKeys.size() == 1 ? "" : "s");
  for (std::size_t i = 0; i < newKeys.size() && i < shown; ++i)
    text += (i ? ", " : "") + newKeys[i];
  return newKeys.size() > shown ? text + fmt::format(" and {} more", newKeys.size() - shown) : text;
}

/// The contracts of the policy whose stale entries are errors.
static bool isStrict(const Policy &policy) {
  return llvm::any_of(policy.contracts, [](const Contract &each) { return each.baselinePolicy == BaselinePolicy::Strict; });
}

BaselineDelta applyBaseline(std::vector<Finding> &findings, const Baseline &baseline, const Policy &policy,
                            const std::vector<std::string> &ranRules, const std::string &baselineFile) {
  BaselineDelta delta{.isUsed = true};
  std::map<std::string, std::set<std::string>> stale;
  for (const auto &[rule, keys] : baseline.keys)
    if (llvm::is_contained(ranRules, rule))
      stale[rule] = keys;
  std::vector<Finding> kept;
  for (Finding &finding : findings) {
    const auto known = baseline.keys.find(finding.rule);
    std::vector<std::string> newKeys;
    for (const std::string &rawKey : finding.keys)
      if (const std::string key = escapeBrokenUtf8(rawKey); known != baseline.keys.end() && known->second.contains(key))
        stale[finding.rule].erase(key);
      else
        newKeys.push_back(key);
    if (newKeys.empty() && !finding.keys.empty()) {
      ++delta.held;
      continue;
    }
    if (newKeys.size() < finding.keys.size())
      finding.message += growth(newKeys);
    ++delta.added;
    kept.push_back(std::move(finding));
  }
  for (const auto &[rule, keys] : stale)
    for (const std::string &key : keys)
      delta.stale.push_back(rule + ": " + key);
  if (isStrict(policy))
    for (const std::string &entry : delta.stale) {
      Finding finding{.place = {.file = baselineFile}, .message = fmt::format("the baseline entry '{}' matches nothing any more", entry)};
      finding.help = "remove it with `seam baseline --update`";
      finding.keys = {"baseline: " + entry};
      finding.rule = "unused-exception";
      kept.push_back(std::move(finding));
    }
  findings = std::move(kept);
  return delta;
}

} // namespace seam
