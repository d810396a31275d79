/** closecode: why did my WebSocket close, and what do I do now? All of the engine. */
#pragma once

#include <closecode/advise.hpp>
#include <closecode/close_arguments.hpp>
#include <closecode/code.hpp>
#include <closecode/compare.hpp>
#include <closecode/diagnose.hpp>
#include <closecode/dictionary.hpp>
#include <closecode/explain.hpp>
#include <closecode/json.hpp>
#include <closecode/language.hpp>
#include <closecode/observation.hpp>
#include <closecode/read.hpp>
#include <closecode/search.hpp>
