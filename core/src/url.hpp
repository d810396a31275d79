#pragma once

#include "model_features.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace closecode {

/** The parts of a ws, wss, http or https URL. Views into the text it was read from. */
struct Url {
  bool secure;
  /** Without the brackets of an IPv6 address. */
  std::string_view host;
  bool is_ipv6;
  std::int32_t port;
  bool has_port;
  /** From the first slash on, without query and fragment; "" when there is none. */
  std::string_view path;
};

/** Nothing when it is not such a URL. Case does not matter for the scheme; user names are passed over. */
[[nodiscard]] std::optional<Url> parse_url(std::string_view text) noexcept;

/** Where a host leads, by its name or address alone. @see core/data/hosts.json */
[[nodiscard]] model::HostKind host_kind(const Url& url);

/** Is the host `suffix` without its leading dot, or a name below it? */
[[nodiscard]] bool ends_with_host(const Url& url, std::string_view suffix);

/** May the host stand in a command or in markup as it is? */
[[nodiscard]] bool is_plain_host(const Url& url) noexcept;

/** A path in which every byte that is not a letter, a digit or one of "/-._~" is percent-encoded. */
[[nodiscard]] std::string plain_path(std::string_view path);

}  // namespace closecode
