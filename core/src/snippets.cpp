#include "snippets.hpp"

#include "format.hpp"
#include "model_tables.hpp"

#include <algorithm>
#include <string>

namespace closecode {
namespace {

/** Stands where the URL is not known or its host could be misread in a command. */
constexpr std::string_view some_host = "your-server.example";

/** The value of each placeholder. Made of letters, digits and "/-._~%:[]" alone, whatever the URL holds. */
class Values {
 public:
  Values(const Observation& seen, const model::Features& features) : seen_(seen) {
    const auto& url = features.url();
    const bool plain = url && is_plain_host(*url);
    secure_ = !url || url->secure;
    host_ = plain ? url->host : some_host;
    if (plain && url->is_ipv6)
      authority_.append("[").append(host_).append("]");
    else
      authority_ = host_;
    const std::int32_t port = url ? url->port : 443;
    port_ = digits_of(port);
    address_.append(authority_).append(":").append(port_);
    if (port != (secure_ ? 443 : 80)) authority_ = address_;
    path_ = plain_path(url ? url->path : std::string_view());
  }

  void append(std::string& out, std::string_view name) const {
    if (name == "host")
      out += host_;
    else if (name == "port")
      out += port_;
    else if (name == "address")
      out += address_;
    else if (name == "path")
      out += path_;
    else if (name == "interval" || name == "timeout" || name == "albTimeout" || name == "bytes")
      out += digits_of(amount(name));
    else {
      // origin, url and httpUrl
      out.append(name == "httpUrl" ? "http" : "ws").append(secure_ ? "s://" : "://").append(authority_);
      if (name != "origin") out += path_;
    }
  }

 private:
  [[nodiscard]] std::int64_t amount(std::string_view name) const {
    constexpr std::int64_t hour = 3600;
    constexpr std::int64_t day = 24 * hour;
    const std::int64_t silence = seen_.value_or(Field::idle_ms, seen_.value_or(Field::open_ms, 0)) / 1000;
    if (name == "interval") return silence == 0 ? 20 : std::clamp<std::int64_t>(silence / 2, 5, 20);
    const std::int64_t timeout = std::clamp(2 * silence, hour, day);
    if (name == "timeout") return timeout;
    // The most that the balancer accepts.
    if (name == "albTimeout") return std::min<std::int64_t>(timeout, 4000);
    // bytes: twice what was sent, as a power of two.
    constexpr std::int64_t least = 1 << 20;
    constexpr std::int64_t most = 1 << 30;
    std::int64_t bytes = least;
    while (bytes < most && bytes < 2 * std::min(seen_.value_or(Field::last_sent_bytes, 0), most)) bytes *= 2;
    return bytes;
  }

  const Observation& seen_;
  bool secure_;
  std::string host_;
  std::string port_;
  std::string address_;
  std::string authority_;
  std::string path_;
};

[[nodiscard]] std::string filled(std::string_view pattern, const Values& values) {
  std::string out;
  out.reserve(pattern.size() + 64);
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find("${"), pattern.size());
    out += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const std::size_t close = pattern.find('}');
    values.append(out, pattern.substr(2, close - 2));
    pattern.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

std::vector<Snippet> snippets_for(std::size_t cause, const Observation& seen, const model::Features& features) {
  const auto wanted = model::part_of<&model::CauseFacts::snippets_end>(model::cause_snippets, model::causes, cause);
  std::vector<Snippet> snippets(wanted.size());
  if (wanted.empty()) return snippets;
  const Values values(seen, features);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    snippets[i].kind = model::snippet_kinds[wanted[i]];
    snippets[i].text = filled(model::snippet_texts[wanted[i]], values);
  }
  return snippets;
}

}  // namespace closecode
