#include "url.hpp"

#include "model_tables.hpp"

#include <algorithm>

namespace closecode {
namespace {

constexpr std::size_t longest_path = 200;
/** The secure ones first. */
constexpr std::array<std::string_view, 4> schemes{"wss://", "https://", "ws://", "http://"};

[[nodiscard]] constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_hex(char c) noexcept { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }
[[nodiscard]] constexpr bool is_plain(char c) noexcept {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
}

[[nodiscard]] bool take_scheme(std::string_view& rest, std::string_view scheme) noexcept {
  if (rest.size() < scheme.size()) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    if (lower(rest[i]) != scheme[i]) return false;
  }
  rest.remove_prefix(scheme.size());
  return true;
}

[[nodiscard]] std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

/** Four decimal numbers with dots, nothing else. */
[[nodiscard]] std::optional<std::uint32_t> ipv4(std::string_view host) noexcept {
  std::uint32_t address = 0;
  for (int part = 0; part < 4; ++part) {
    const std::size_t end = std::min(host.find('.'), host.size());
    if (end == 0 || end > 3 || (part < 3) == (end == host.size())) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : host.substr(0, end)) {
      if (!is_digit(c)) return std::nullopt;
      value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    if (value > 255) return std::nullopt;
    address = address << 8U | value;
    host.remove_prefix(std::min(end + 1, host.size()));
  }
  return address;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) noexcept {
  Url url{};
  std::size_t scheme = 0;
  while (scheme < schemes.size() && !take_scheme(text, schemes[scheme])) ++scheme;
  if (scheme == schemes.size()) return std::nullopt;
  url.secure = scheme < 2;
  const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
  std::string_view authority = text.substr(0, end);
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  url.path = text.substr(end);
  url.path = url.path.substr(0, url.path.find_first_of("?#"));
  if (authority.starts_with('[')) {
    const std::size_t close = authority.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    url.host = authority.substr(1, close - 1);
    url.is_ipv6 = true;
    authority.remove_prefix(close + 1);
  } else {
    const std::size_t colon = std::min(authority.find(':'), authority.size());
    url.host = authority.substr(0, colon);
    authority.remove_prefix(colon);
  }
  if (url.host.empty()) return std::nullopt;
  url.port = url.secure ? 443 : 80;
  if (authority.size() > 1) {
    std::int32_t port = 0;
    for (const char c : authority.substr(1)) {
      if (!is_digit(c) || port > 65535) return std::nullopt;
      port = port * 10 + (c - '0');
    }
    if (port > 65535) return std::nullopt;
    url.port = port;
    url.has_port = true;
  }
  return url;
}

model::HostKind host_kind(const Url& url) {
  using model::HostKind;
  const std::string host = lower_case(url.host);
  if (url.is_ipv6) {
    const auto begins = [&](std::string_view prefix) {
      return prefix.starts_with(':') ? host == prefix : host.starts_with(prefix);
    };
    return model::ipv6_prefixes.kind_where(begins).value_or(HostKind::public_use);
  }
  if (const auto address = ipv4(host)) {
    for (const auto& [block, bits, kind] : model::ipv4_blocks) {
      if ((*address ^ block) >> (32U - bits) == 0) return kind;
    }
    return HostKind::public_use;
  }
  std::string_view name = host;
  if (name.ends_with('.')) name.remove_suffix(1);
  const auto is_name = [&](std::string_view known) { return name == known; };
  if (const auto kind = model::host_names.kind_where(is_name)) return *kind;
  const auto is_end = [&](std::string_view suffix) { return name.ends_with(suffix); };
  if (const auto kind = model::host_suffixes.kind_where(is_end)) return *kind;
  return name.find('.') == std::string_view::npos ? HostKind::bare_name : HostKind::public_use;
}

bool ends_with_host(const Url& url, std::string_view suffix) {
  const std::string host = lower_case(url.host);
  return host == suffix.substr(1) || host.ends_with(suffix);
}

bool is_plain_host(const Url& url) noexcept {
  if (url.host.size() > 253 || url.host.starts_with('-')) return false;
  return std::all_of(url.host.begin(), url.host.end(),
                     [&](char c) { return url.is_ipv6 ? is_hex(c) || c == ':' || c == '.' : is_plain(c) && c != '~'; });
}

std::string plain_path(std::string_view path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  path = path.substr(0, longest_path);
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    const bool encoded = c == '%' && i + 2 < path.size() && is_hex(path[i + 1]) && is_hex(path[i + 2]);
    if (is_plain(c) || c == '/' || encoded) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', hex[byte >> 4U], hex[byte & 0xfU]};
    }
  }
  return out.empty() ? "/" : out;
}

}  // namespace closecode
