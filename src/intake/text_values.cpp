#include "intake/text_values.h"

#include <algorithm>
#include <array>

namespace cadre::intake {
namespace {

constexpr std::size_t kShapeCharacters = 40;
constexpr std::size_t kShownBytes = 80;
constexpr char kNoBreakSpace = '\xA0';  // of Windows-1252
constexpr std::string_view kNoBreakSpaceUtf8 = "\xC2\xA0";

bool blank(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; }

/// Unicode numbers of the bytes 0x80..0x9f in Windows-1252 (WHATWG Encoding Standard, index windows-1252).
constexpr std::array<std::uint16_t, 32> kHigh = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_utf8(std::string& out, unsigned point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0U | point >> 6U);
    out += static_cast<char>(0x80U | (point & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | point >> 12U);
    out += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

/// Bytes of the UTF-8 character that starts at `i`, or 0 when there is none (RFC 3629: shortest form, no surrogates).
std::size_t utf8_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned first = byte(i);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0U) != 0x80) return 0;
  const unsigned second = byte(i + 1);
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
      (first == 0xF4 && second > 0x8F))
    return 0;
  return length;
}

/// Bytes of the blank that the text starts with, 0 when it starts with something else.
std::size_t blank_in_front(std::string_view text) {
  if (text.empty()) return 0;
  if (blank(text.front()) || text.front() == kNoBreakSpace) return 1;
  return text.starts_with(kNoBreakSpaceUtf8) ? 2 : 0;
}

/// The same at the end; a last byte 0xA0 may also belong to a letter of UTF-8.
std::size_t blank_behind(std::string_view text) {
  if (text.empty()) return 0;
  if (blank(text.back())) return 1;
  if (text.back() != kNoBreakSpace) return 0;
  if (text.ends_with(kNoBreakSpaceUtf8)) return 2;
  return is_valid_utf8(text) ? 0 : 1;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t bytes = blank_in_front(text)) text.remove_prefix(bytes);
  while (const std::size_t bytes = blank_behind(text)) text.remove_suffix(bytes);
  return text;
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = utf8_length(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

DecodedText decoded(std::string_view bytes) {
  const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  if (ascii) return {std::string(bytes), TextSource::Ascii};
  if (is_valid_utf8(bytes)) return {std::string(bytes), TextSource::Utf8};
  DecodedText result{{}, TextSource::Windows1252};
  result.text.reserve(bytes.size() + bytes.size() / 2);
  for (const char c : bytes) {
    const unsigned byte = static_cast<unsigned char>(c);
    append_utf8(result.text, byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80] : byte);
  }
  return result;
}

std::string shape_of(std::string_view utf8) {
  std::string shape;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < utf8.size() && characters < kShapeCharacters; ++characters) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(utf8, i));
    const char c = utf8[i];
    if (c >= 'A' && c <= 'Z') {
      shape += 'A';
    } else if ((c >= 'a' && c <= 'z') || length > 1) {
      shape += 'a';  // a letter of another alphabet must not show either
    } else if (c >= '0' && c <= '9') {
      shape += '9';
    } else {
      shape += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f ? ' ' : c;
    }
    i += length;
  }
  return shape;
}

std::string shown_value(std::string_view bytes, bool safe) {
  const std::string text = decoded(trimmed(bytes)).text;
  if (!safe) return shape_of(text);
  std::string shown;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(text, i));
    if (shown.size() + length > kShownBytes) break;
    if (static_cast<unsigned char>(text[i]) < 0x20) {
      shown += ' ';
    } else {
      shown.append(text, i, length);
    }
    i += length;
  }
  return shown;
}

std::string heading_key(std::string_view heading) {
  std::string key;
  for (const char c : heading) {
    const char l = lower(c);
    if ((l >= 'a' && l <= 'z') || (l >= '0' && l <= '9') || l == '&') key += l;
  }
  return key;
}

bool is_total_label(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  text = trimmed(text);
  if (text.empty() || text.size() > kLongest) return false;
  const char first = lower(text[0]);
  if (first != 't' && first != 'g' && first != 'o') return false;
  const std::string key = heading_key(text);
  return key == "total" || key == "totals" || key == "grandtotal" || key == "grandtotals" || key == "overalltotal";
}

}  // namespace cadre::intake
