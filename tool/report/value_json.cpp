// How does the data of a finding look as JSON?
#include "tool/report/value_json.h"

namespace seam {

using Json = nlohmann::ordered_json;

static Json valueJson(const DataValue &value) {
  if (const auto *object = std::get_if<DataValue::Object>(&value.value))
    return dataJson(*object);
  if (const auto *list = std::get_if<DataValue::List>(&value.value)) {
    Json json = Json::array();
    for (const DataValue &item : *list)
      json.push_back(valueJson(item));
    return json;
  }
  if (const auto *text = std::get_if<std::string>(&value.value))
    return *text;
  if (const auto *number = std::get_if<std::int64_t>(&value.value))
    return *number;
  if (const auto *number = std::get_if<double>(&value.value))
    return *number;
  return std::get<bool>(value.value);
}

Json dataJson(const DataValue::Object &object) {
  Json json = Json::object();
  for (const auto &[key, value] : object)
    json[key] = valueJson(value);
  return json;
}

} // namespace seam
