// Replaces operator new for this whole program, to count what the lookup path allocates.
#include <closecode/closecode.hpp>

#include "support/catalogs.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

using namespace closecode;

namespace {

template <typename Question>
std::size_t allocated_by(Question question) {
  const std::size_t before = allocations;
  question();
  return allocations - before;
}

}  // namespace

TEST_CASE("The count sees an allocation") {
  const Catalog& catalog = test::english();
  CHECK(allocated_by([&] { (void)compare(1001, 1015, catalog); }) > 0);
}

TEST_CASE("Looking a code up allocates nothing") {
  std::int64_t sum = 0;
  const std::size_t count = allocated_by([&] {
    for (std::int32_t code = -1; code <= 70000; ++code) {
      sum += find(code).from + reported_as(code, Browser::chromium) + (is_sendable_by_page(code) ? 1 : 0);
    }
  });
  CHECK(sum > 0);
  CHECK(count == 0);
}

TEST_CASE("Explaining a code allocates nothing in either language") {
  const Catalog& english = test::english();
  const Catalog& japanese = test::japanese();
  std::size_t bytes = 0;
  const std::size_t count = allocated_by([&] {
    for (std::int32_t code = -1; code <= 70000; code += 7) {
      bytes += explain(code, english).description.size() + explain(code, japanese).fix.size();
    }
  });
  CHECK(bytes > 0);
  CHECK(count == 0);
}
