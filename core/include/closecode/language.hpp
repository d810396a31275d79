/**
 * Language packs and the choice among them.
 */
#pragma once

#include <closecode/entry.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace closecode {

enum class Direction : std::uint8_t { left_to_right, right_to_left };

/** Why a language pack was refused. */
enum class PackFault : std::uint8_t {
  /** It does not start as a pack does, or its header is incomplete. */
  no_pack,
  /** Its language tag or direction is not one. */
  bad_language,
  /** It was made for another version: its texts are not the ones this engine asks for. */
  wrong_schema,
  /** It was changed or cut after it was made. */
  damaged,
};
/** A stable upper-case token, e.g. "PACK_DAMAGED". */
[[nodiscard]] std::string_view to_string(PackFault fault) noexcept;

/** The texts of one language. Movable; the views it hands out live as long as it does. */
class Catalog {
 public:
  /**
   * Reads a pack as core/bake writes it. Every header field, the number of texts, the checksum and UTF-8 are
   * checked; a pack that fails leaves nothing behind.
   */
  [[nodiscard]] static std::variant<Catalog, PackFault> parse(std::string_view pack);

  /** English, which is compiled in. */
  [[nodiscard]] static Catalog english();

  Catalog(Catalog&&) noexcept = default;
  Catalog& operator=(Catalog&&) noexcept = default;
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;
  ~Catalog() = default;

  /** BCP 47, e.g. "zh-Hant". */
  [[nodiscard]] std::string_view tag() const noexcept { return tag_; }
  [[nodiscard]] Direction direction() const noexcept { return direction_; }
  /** What stands between two sentences: a space, or nothing where the script needs none. */
  [[nodiscard]] std::string_view separator() const noexcept { return spaced_ ? " " : ""; }

  /** The text with that id; "" for `no_text`. */
  [[nodiscard]] std::string_view text(TextId id) const noexcept { return id < texts_.size() ? texts_[id] : ""; }
  [[nodiscard]] std::string_view text(const Entry& entry, EntryText which) const noexcept {
    return text(static_cast<TextId>(entry.first_text + static_cast<TextId>(which)));
  }

 private:
  Catalog() = default;

  std::string tag_;
  Direction direction_ = Direction::left_to_right;
  bool spaced_ = true;
  std::vector<char> storage_;
  std::vector<std::string_view> texts_;
};

inline constexpr std::size_t no_language = static_cast<std::size_t>(-1);

/**
 * RFC 4647 lookup of `wanted` (best first) among the tags `available`; the index of the first that fits, or
 * `no_language`. Two things lookup cannot do are added: Chinese is matched by script, given or implied by the
 * region (TW, HK and MO write Hant), and every Portuguese takes pt-BR where nothing nearer is there.
 * Case does not matter, "_" counts as "-", and what is no language tag is passed over.
 * @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
 */
[[nodiscard]] std::size_t negotiate(std::span<const std::string_view> wanted,
                                    std::span<const std::string_view> available);

}  // namespace closecode
