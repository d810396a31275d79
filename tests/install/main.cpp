#include <closecode/closecode.hpp>

#include <iostream>

int main() {
  const closecode::Catalog english = closecode::Catalog::english();
  const closecode::Explanation answer = closecode::explain(1006, english);
  std::cout << answer.code << ' ' << answer.title << '\n' << answer.fix << '\n';
  std::cout << closecode::compare(1001, 1015, english).title << '\n';
}
