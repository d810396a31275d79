// Apart from catalog.cpp, so that a program which brings its own English (the WebAssembly module) does not link this
// one.
#include <closecode/language.hpp>

namespace closecode {
namespace generated {
extern const std::array<std::string_view, text_count> english_texts;
}

Catalog Catalog::english() {
  Catalog catalog;
  catalog.tag_ = "en";
  catalog.texts_.assign(generated::english_texts.begin(), generated::english_texts.end());
  return catalog;
}

}  // namespace closecode
