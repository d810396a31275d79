// What Embind brings along and this module has no use for.
#include <emscripten/bind.h>

#include <string>

extern "C" {

#if __clang_major__ < 15
// Embind's library, which is linked only where newer versions need it, registers three dozen types with their names.
// This module passes four.
__attribute__((constructor)) void register_passed_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "");
  _embind_register_bool(TypeID<bool>::get(), "", sizeof(bool), true, false);
  _embind_register_integer(TypeID<int>::get(), "", sizeof(int), 0, 0);
  _embind_register_std_string(TypeID<std::string>::get(), "");
}
#else
// Embind names types it was never told of by printing their address, and that one `sprintf` would link all of libc's
// printf, a tenth of the module. The names only stand in errors about unbound types, which this module has none of.
int sprintf(char* out, const char* /*format*/, ...) { return *out = 0; }
// What Emscripten makes of sprintf where no floating point is printed.
int siprintf(char* out, const char* /*format*/, ...) { return *out = 0; }
#endif
}
