// Evidence as the trainers read it.
#pragma once

#include <cstdio>
#include <span>
#include <string>

#include "write/json.h"

namespace kehraus {

// The member `values`: a list in the order of the evidence's columns, with six digits each.
inline void write_values(Json& json, std::span<const float> evidence) {
  std::string values = "[";
  for (float v : evidence) {
    char number[32];
    std::snprintf(number, sizeof number, "%.6g", static_cast<double>(v));
    if (values.size() > 1) values += ',';
    values += number;
  }
  json.key("values");
  json.raw(values + "]");
}

}  // namespace kehraus
