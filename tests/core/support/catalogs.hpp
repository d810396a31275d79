#pragma once

#include <closecode/language.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace closecode::test {

/** A file's bytes; ends the program when there is none, because nothing that needs it could run. */
[[nodiscard]] inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::abort();
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

/** The pack that core/bake wrote for a language. */
[[nodiscard]] inline std::string pack_of(std::string_view tag) {
  return read_file(std::string(CLOSECODE_PACKS) + '/' + std::string(tag) + ".pack");
}

[[nodiscard]] inline Catalog parse_or_abort(std::string_view pack) {
  auto parsed = Catalog::parse(pack);
  if (const auto* fault = std::get_if<PackFault>(&parsed)) {
    std::fprintf(stderr, "the pack was refused: %s\n", to_string(*fault).data());
    std::abort();
  }
  return std::move(std::get<Catalog>(parsed));
}

[[nodiscard]] inline const Catalog& english() {
  static const Catalog catalog = Catalog::english();
  return catalog;
}

[[nodiscard]] inline const Catalog& japanese() {
  static const Catalog catalog = parse_or_abort(pack_of("ja"));
  return catalog;
}

/** The language with that tag, "en" or "ja". */
[[nodiscard]] inline const Catalog& catalog_for(std::string_view tag) { return tag == "ja" ? japanese() : english(); }

}  // namespace closecode::test
