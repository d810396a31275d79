// Every explanation and every comparison, as a reader gets them, byte for byte as they were approved.
// After a change of texts or facts, set CLOSECODE_APPROVE=1 to write the files anew, and review their diff.
#include <closecode/closecode.hpp>

#include "support/catalogs.hpp"
#include "support/codes.hpp"
#include "support/observation_reader.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace closecode;

namespace {

std::string browsers_line(const Explanation& e) {
  std::string line;
  for (std::size_t i = 0; i < e.reported_as.size(); ++i) {
    line += (i == 0 ? "" : ", ") + std::string(facts_of(static_cast<Browser>(i)).name) + ' ' +
            std::to_string(e.reported_as[i]);
  }
  return line;
}

void add(std::string& out, std::string_view label, std::string_view text) {
  ((((out += label) += ": ") += text) += '\n');
}

std::string explanation_text(std::int32_t code, const Catalog& catalog) {
  const Explanation e = explain(code, catalog);
  const Entry& entry = *e.entry;
  std::string out = "# " + std::to_string(code) + ' ' + std::string(entry.label) + '\n';
  add(out, "title", e.title);
  add(out, e.headings.description, e.description);
  add(out, e.headings.when, e.when);
  add(out, e.headings.fix, e.fix);
  add(out, "retry", std::string(to_string(entry.retry)) + ". " + std::string(e.retry_reason));
  add(out, "severity", to_string(entry.severity));
  add(out, "sender",
      std::string(to_string(entry.sender)) + ", " + std::string(to_string(entry.wire)) + (entry.page ? ", page" : ""));
  add(out, "reported as", browsers_line(e));
  // The advice of a comparison depends on one side only, so it stands here, once for each code.
  add(out, e.headings.choose, compare(code, code, catalog).choose[0]);
  for (const SourceId id : entry.sources)
    add(out, e.headings.more, std::string(source_of(id).label) + " <" + std::string(source_of(id).url) + ">");
  add(out, "close()", check_close(code, std::nullopt, catalog).message);
  return out + '\n';
}

std::string comparison_text(std::int32_t left, std::int32_t right, const Catalog& catalog) {
  const Comparison c = compare(left, right, catalog);
  std::string out = "# " + c.title + '\n' + c.intro + '\n';
  for (std::size_t i = 0; i < c.differences.size(); ++i) out += std::to_string(i + 1) + ". " + c.differences[i] + '\n';
  return out + '\n';
}

void check_approved(const std::string& path, const std::string& actual) {
  const char* approve = std::getenv("CLOSECODE_APPROVE");
  if (approve != nullptr && std::string_view(approve) == "1") {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << actual;
  }
  const std::string approved = test::read_file(path);
  const auto [was, is] = std::mismatch(approved.begin(), approved.end(), actual.begin(), actual.end());
  const auto line = std::count(approved.begin(), was, '\n') + 1;
  const auto start = actual.rfind('\n', static_cast<std::size_t>(is - actual.begin()) - (is == actual.begin() ? 0 : 1));
  INFO(path << ':' << line << " is now:" << actual.substr(start == std::string::npos ? 0 : start, 600));
  // Not CHECK(approved == actual), which would print both files.
  const bool same = approved == actual;
  CHECK(same);
}

std::string file_of(const Catalog& catalog, const std::string& name) {
  return std::string(CLOSECODE_TESTS) + "/approved/" + std::string(catalog.tag()) + '/' + name;
}

/** The causes of a silent connection that was cut, with what speaks for each. */
std::string diagnosis_text(const Catalog& catalog) {
  const test::ReadObservation seen{std::string_view(
      R"({"code":1006,"opened":true,"errored":false,"browser":"chromium","openMs":181000,"idleMs":60010})")};
  const Diagnosis diagnosis = diagnose(seen.get(), catalog);
  std::string out = "# " + std::string(diagnosis.advice.why) + '\n';
  for (const Cause& cause : diagnosis.causes) {
    (out += '\n') += cause.title;
    ((out += '\n') += cause.explanation) += '\n';
    (out += cause.fix) += '\n';
    for (const Evidence& evidence : cause.evidence) (out += "- ") += evidence.text + '\n';
  }
  for (const std::string_view check : diagnosis.next_checks) ((out += "\n? ") += check);
  return out + '\n';
}

}  // namespace

TEST_CASE("Every explanation reads as approved") {
  const Catalog& catalog = test::catalog_for(GENERATE("en", "ja"));
  std::string all;
  for (const std::int32_t code : test::all_kinds_of_codes()) all += explanation_text(code, catalog);
  check_approved(file_of(catalog, "explain.txt"), all);
}

TEST_CASE("Every comparison reads as approved") {
  const Catalog& catalog = test::catalog_for(GENERATE("en", "ja"));
  const auto codes = test::all_kinds_of_codes();
  // A file for each left code: the whole is too long to be reviewed, or shown, at once.
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::string all;
    for (std::size_t j = i; j < codes.size(); ++j) all += comparison_text(codes[i], codes[j], catalog);
    check_approved(file_of(catalog, "compare-" + std::to_string(codes[i]) + ".txt"), all);
  }
  std::string neighbours;
  for (const std::int32_t code : test::range_codes()) neighbours += comparison_text(code, code + 1, catalog);
  check_approved(file_of(catalog, "compare-within-a-range.txt"), neighbours);
}

TEST_CASE("In every other language the registered codes, one comparison and one diagnosis read as approved") {
  for (const auto& file : std::filesystem::directory_iterator(CLOSECODE_PACKS)) {
    const std::string tag = file.path().stem().string();
    // English and Japanese are approved whole, above.
    if (file.path().extension() != ".pack" || tag == "en" || tag == "ja") continue;
    const Catalog catalog = test::parse_or_abort(test::read_file(file.path().string()));
    std::string all;
    for (const std::int32_t code : test::registered_codes()) all += explanation_text(code, catalog);
    all += comparison_text(1001, 1015, catalog);
    all += diagnosis_text(catalog);
    check_approved(file_of(catalog, "sample.txt"), all);
  }
}
