#include "intake/xml_scanner.h"

#include <array>
#include <charconv>

namespace cadre::intake {
namespace {

constexpr std::size_t kRead = std::size_t{1} << 16U;
constexpr std::size_t kLongestPiece = std::size_t{1} << 20U;

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void append_character(std::string& out, unsigned point) {
  if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) point = 0xFFFD;
  if (point < 0x80) {
    out += static_cast<char>(point);
    return;
  }
  if (point < 0x800) {
    out += static_cast<char>(0xC0U | point >> 6U);
  } else {
    if (point < 0x10000) {
      out += static_cast<char>(0xE0U | point >> 12U);
    } else {
      out += static_cast<char>(0xF0U | point >> 18U);
      out += static_cast<char>(0x80U | (point >> 12U & 0x3FU));
    }
    out += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
  }
  out += static_cast<char>(0x80U | (point & 0x3FU));
}

bool append_numbered(std::string& out, std::string_view reference) {
  const bool hexadecimal = reference.size() > 1 && (reference[1] == 'x' || reference[1] == 'X');
  const std::string_view digits = reference.substr(hexadecimal ? 2 : 1);
  unsigned point = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), point, hexadecimal ? 16 : 10);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return false;
  append_character(out, point);
  return true;
}

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

void append_resolved(std::string& out, std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  constexpr std::size_t kLongestReference = 10;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t semicolon = text[i] == '&' ? text.substr(i, kLongestReference + 2).find(';') : std::string::npos;
    if (semicolon == std::string_view::npos) {
      out += text[i++];
      continue;
    }
    const std::string_view reference = text.substr(i + 1, semicolon - 1);
    bool known = !reference.empty() && reference[0] == '#' && append_numbered(out, reference);
    for (const auto& [name, character] : kNamed) {
      if (reference != name) continue;
      out += character;
      known = true;
    }
    if (known) {
      i += semicolon + 1;
    } else {
      out += text[i++];
    }
  }
}

bool XmlScanner::fill() {
  if (ended_) return false;
  if (at_ > kRead) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kRead);
  const std::size_t got = source_(buffer_.data() + had, kRead);
  buffer_.resize(had + got);
  ended_ = got == 0;
  return got > 0;
}

XmlScanner::Token XmlScanner::next() {
  if (pending_end_) {
    pending_end_ = false;
    return Token::End;
  }
  for (;;) {
    while (at_ == buffer_.size())
      if (!fill()) return Token::Finished;
    if (buffer_[at_] == '<') {
      while (buffer_.size() - at_ < 9 && fill()) {
      }
      const std::string_view rest = std::string_view(buffer_).substr(at_);
      Token token = Token::Start;
      if (rest.starts_with("<!--")) {
        token = skip_until("-->");
      } else if (rest.starts_with("<![CDATA[")) {
        return cdata();
      } else if (rest.starts_with("<?")) {
        token = skip_until("?>");
      } else if (rest.starts_with("<!")) {
        token = skip_until(">");
      } else {
        return tag();
      }
      if (token == Token::Broken) return token;
      continue;
    }
    std::size_t end = buffer_.find('<', at_);
    std::size_t searched = buffer_.size();
    while (end == std::string::npos && buffer_.size() - at_ <= kLongestPiece) {
      const std::size_t offset = searched - at_;
      if (!fill()) break;
      end = buffer_.find('<', at_ + offset);
      searched = buffer_.size();
    }
    if (end == std::string::npos) end = buffer_.size();
    if (end - at_ > kLongestPiece) return Token::Broken;
    text_.clear();
    append_resolved(text_, std::string_view(buffer_).substr(at_, end - at_));
    at_ = end;
    return Token::Text;
  }
}

XmlScanner::Token XmlScanner::skip_until(std::string_view marker) {
  for (;;) {
    const std::size_t end = buffer_.find(marker, at_);
    if (end != std::string::npos) {
      at_ = end + marker.size();
      return Token::Start;
    }
    // Keep what may be the marker's beginning; the rest is not needed.
    if (buffer_.size() - at_ > marker.size()) at_ = buffer_.size() - marker.size();
    if (!fill()) return Token::Broken;
  }
}

XmlScanner::Token XmlScanner::cdata() {
  constexpr std::string_view kOpen = "<![CDATA[";
  std::size_t end = buffer_.find("]]>", at_);
  while (end == std::string::npos) {
    if (buffer_.size() - at_ > kLongestPiece || !fill()) return Token::Broken;
    end = buffer_.find("]]>", at_);
  }
  text_ = buffer_.substr(at_ + kOpen.size(), end - at_ - kOpen.size());
  at_ = end + 3;
  return Token::Text;
}

XmlScanner::Token XmlScanner::tag() {
  std::size_t i = 1;  // from at_, which moves when the buffer is filled
  char quote = 0;
  for (;; ++i) {
    while (at_ + i >= buffer_.size())
      if (!fill()) return Token::Broken;
    if (i > kLongestPiece) return Token::Broken;
    const char c = buffer_[at_ + i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  std::string_view inside = std::string_view(buffer_).substr(at_ + 1, i - 1);
  const bool closing = inside.starts_with('/');
  if (closing) inside.remove_prefix(1);
  const bool alone = !closing && inside.ends_with('/');
  if (alone) inside.remove_suffix(1);
  std::size_t name_end = 0;
  while (name_end < inside.size() && !space(inside[name_end])) ++name_end;
  name_ = without_prefix(inside.substr(0, name_end));
  attributes_ = inside.substr(name_end);
  at_ += i + 1;
  if (closing) return Token::End;
  pending_end_ = alone;
  return Token::Start;
}

std::string XmlScanner::attribute(std::string_view wanted) const {
  const std::string_view all = attributes_;
  std::size_t i = 0;
  while (i < all.size()) {
    while (i < all.size() && space(all[i])) ++i;
    const std::size_t begin = i;
    while (i < all.size() && all[i] != '=' && !space(all[i])) ++i;
    const std::string_view name = without_prefix(all.substr(begin, i - begin));
    while (i < all.size() && (space(all[i]) || all[i] == '=')) ++i;
    if (i >= all.size() || (all[i] != '"' && all[i] != '\'')) {
      if (i == begin) ++i;
      continue;
    }
    const std::size_t close = all.find(all[i], i + 1);
    if (close == std::string_view::npos) return {};
    if (name == wanted) {
      std::string value;
      append_resolved(value, all.substr(i + 1, close - i - 1));
      return value;
    }
    i = close + 1;
  }
  return {};
}

}  // namespace cadre::intake
