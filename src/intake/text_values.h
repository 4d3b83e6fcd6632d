#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cadre::intake {

/// Without white space, control characters and no-break spaces (UTF-8 or Windows-1252) at both ends.
std::string_view trimmed(std::string_view text);

/// How a value of a file was turned into UTF-8.
enum class TextSource : std::uint8_t { Ascii = 0, Utf8 = 1, Windows1252 = 2 };

struct DecodedText {
  std::string text;
  TextSource source = TextSource::Ascii;
};

/// Valid UTF-8 stays; anything else is read as Windows-1252 (the WHATWG table: the five bytes without a character
/// become the control characters of the same number), so that every byte string gives some valid UTF-8.
DecodedText decoded(std::string_view bytes);

bool is_valid_utf8(std::string_view bytes);

/// The shape of a value that must not be shown: capitals become A, other letters a, digits 9, the rest stays; at most
/// 40 characters ("QQ123456C" -> "AA999999A").
std::string shape_of(std::string_view utf8);

/// The value itself where the column is safe to quote (at most 80 bytes, whole characters), else its shape.
std::string shown_value(std::string_view bytes, bool safe);

/// Lower case letters and digits only, so that "Employee Number" and "EMPLOYEE_NUMBER" are one heading. `&` stays.
std::string heading_key(std::string_view heading);

/// "Total", "TOTAL ", "Grand Total", "Totals": the row is a sum of others.
bool is_total_label(std::string_view text);

}  // namespace cadre::intake
