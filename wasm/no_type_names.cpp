// Embind names types it was never told of by printing their address, and that one `sprintf` would link all of libc's
// printf, a tenth of the module. The names only stand in errors about unbound types, which this module has none of.
extern "C" {
int sprintf(char* out, const char* /*format*/, ...) { return *out = 0; }
// What Emscripten makes of sprintf where no floating point is printed.
int siprintf(char* out, const char* /*format*/, ...) { return *out = 0; }
}
