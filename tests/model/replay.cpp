// Diagnoses observations, one JSON object {"observation": …} a line on standard input, and writes one line for each:
// {"fired": [rule ids], "causes": [[id, probability], …], "action", "checks": […]}. The calibration script reads it.
#include <closecode/diagnose.hpp>

#include "score.hpp"
#include "support/catalogs.hpp"
#include "support/observation_reader.hpp"

#include <iostream>
#include <string>

using namespace closecode;

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const auto json = test::JsonReader::read(line);
    if (!json || (*json)["observation"] == nullptr) return 1;
    const test::ReadObservation read(*(*json)["observation"]);
    const model::Score score{model::Features(read.get())};
    std::cout << R"({"fired":[)";
    const char* separator = "";
    for (std::size_t rule = 0; rule < model::rule_count(); ++rule) {
      if (!score.fired(rule)) continue;
      std::cout << separator << '"' << model::rule_id(rule) << '"';
      separator = ",";
    }
    std::cout << R"(],"causes":[)";
    separator = "";
    const Diagnosis diagnosis = diagnose(read.get(), test::english());
    for (const Cause& cause : diagnosis.causes) {
      std::cout << separator << R"([")" << cause.id << R"(",)" << cause.probability << ']';
      separator = ",";
    }
    std::cout << R"(],"action":")" << to_string(diagnosis.advice.action) << R"(","checks":[)";
    separator = "";
    for (const std::string_view check : diagnosis.next_checks) {
      std::cout << separator << '"' << check << '"';
      separator = ",";
    }
    std::cout << "]}\n";
  }
  return 0;
}
