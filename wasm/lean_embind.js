// Embind registers every type that C++ might pass; this module passes integers, booleans and UTF-8 strings only.
// Without the others their JavaScript, a tenth of what is shipped beside the engine, need not be there.
mergeInto(LibraryManager.library, {
  _embind_register_std_wstring: function () {},
  _embind_register_std_wstring__deps: [],
  _embind_register_memory_view: function () {},
  _embind_register_memory_view__deps: [],
  _embind_register_emval: function () {},
  _embind_register_emval__deps: [],
  _embind_register_float: function () {},
  _embind_register_float__deps: [],
  _embind_register_bigint: function () {},
  _embind_register_bigint__deps: [],
});
