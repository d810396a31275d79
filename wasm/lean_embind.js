// Embind's own runtime checks arguments, names classes of errors and registers every type that C++ might pass; it would
// be a third of the JavaScript beside the engine. This module passes integers, booleans and UTF-8 strings only, and
// web/api/module.ts says to whom: so a function is bound as what it is, arguments in, result out.
mergeInto(LibraryManager.library, {
  // By the address of the type: `to` and `from` what crosses, `done` frees what `to` made.
  $boundTypes: {},

  _embind_register_void__deps: ["$boundTypes"],
  _embind_register_void: function (type) {
    boundTypes[type] = { from: function () {} };
  },
  _embind_register_bool__deps: ["$boundTypes"],
  _embind_register_bool: function (type) {
    boundTypes[type] = { to: Number, from: Boolean };
  },
  _embind_register_integer__deps: ["$boundTypes"],
  _embind_register_integer: function (type) {
    boundTypes[type] = { to: Number, from: Number };
  },
  // A std::string crosses as its length and its bytes.
  _embind_register_std_string__deps: ["$boundTypes", "malloc", "free"],
  _embind_register_std_string: function (type) {
    var encoder = new TextEncoder();
    var decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    boundTypes[type] = {
      to: function (text) {
        // Bytes pass as they are.
        var bytes = text.buffer ? text : encoder.encode(text);
        var place = _malloc(bytes.length + 4);
        HEAPU32[place >> 2] = bytes.length;
        HEAPU8.set(bytes, place + 4);
        return place;
      },
      from: function (place) {
        var text = decoder.decode(HEAPU8.subarray(place + 4, place + 4 + HEAPU32[place >> 2]));
        _free(place);
        return text;
      },
      done: function (place) {
        _free(place);
      },
    };
  },
  _embind_register_function__deps: ["$boundTypes", "$getWasmTableEntry"],
  _embind_register_function: function (name, count, types, signature, invoker, target) {
    for (var text = ""; HEAPU8[name]; ) text += String.fromCharCode(HEAPU8[name++]);
    // The result first, then the arguments. The list does not outlive this call, types come later.
    var list = Array.from(HEAPU32.subarray(types >> 2, (types >> 2) + count));
    Module[text] = function () {
      var bound = list.map(function (type) {
        return boundTypes[type];
      });
      var given = arguments;
      var passed = bound.slice(1).map(function (type, i) {
        return type.to(given[i]);
      });
      var result = getWasmTableEntry(invoker).apply(null, [target].concat(passed));
      passed.forEach(function (value, i) {
        if (bound[i + 1].done) bound[i + 1].done(value);
      });
      return bound[0].from(result);
    };
  },

  // Grows by what is asked for; Emscripten's own tries several sizes, for programs that ask a thousand times.
  emscripten_resize_heap__deps: [LibraryManager.library.$growMemory ? "$growMemory" : "$emscripten_realloc_buffer"],
  emscripten_resize_heap: function (size) {
    // The second is the name in Emscripten 3.1.6.
    return (typeof growMemory == "function" ? growMemory : emscripten_realloc_buffer)(size >>> 0) || 0;
  },

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
