#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cadre::intake {

/// Walks through XML piece by piece without building a tree, so that a worksheet of any length needs little memory.
/// Knows tags, attributes, text, character references and CDATA; skips comments, declarations and DOCTYPE (entities of
/// a DOCTYPE are never expanded). Name prefixes are dropped ("x:row" is "row").
class XmlScanner {
 public:
  /// Fills `out` with up to `room` bytes; 0 at the end.
  using Source = std::function<std::size_t(char* out, std::size_t room)>;
  enum class Token : std::uint8_t { Start, End, Text, Finished, Broken };

  explicit XmlScanner(Source source) : source_(std::move(source)) {}

  /// After Start a tag that closes itself (<c/>) gives End next. Text comes in one piece, references resolved.
  /// Broken: the text stops inside a tag, or a piece is longer than any sane file has (1 MiB).
  Token next();

  const std::string& name() const { return name_; }  ///< of Start and End
  const std::string& text() const { return text_; }  ///< of Text
  /// Value of an attribute of the tag just started, references resolved; empty when absent. Prefixes do not count.
  std::string attribute(std::string_view name) const;

 private:
  bool fill();
  Token tag();
  Token skip_until(std::string_view marker);
  Token cdata();

  Source source_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
  bool pending_end_ = false;
  std::string name_, text_, attributes_;
};

/// Appends text with &amp; &lt; &gt; &quot; &apos; &#38; &#x26; resolved; anything else after & stays as it is.
void append_resolved(std::string& out, std::string_view text);

}  // namespace cadre::intake
