#include "base/toml_text.h"

#include <cstdint>

#include "base/diagnostics.h"

namespace cadre::base {
namespace {

/// Walks over the text knowing only quotes, comments and line ends.
class Walker {
 public:
  Walker(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  void walk() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') step();
      } else if (c == '"' || c == '\'') {
        if (!quoted(c)) return;  // never closed: toml++ says so at the same place
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        stray();
      } else {
        step();
      }
    }
  }

 private:
  void step() {
    if (text_[at_] == '\n') {
      ++line_;
      line_start_ = at_ + 1;
    }
    ++at_;
  }

  bool quoted(char quote) {
    const std::string three(3, quote);
    const bool block = text_.substr(at_).starts_with(three);
    for (int i = 0; i < (block ? 3 : 1); ++i) step();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (block ? text_.substr(at_).starts_with(three) : c == quote) {
        for (int i = 0; i < (block ? 3 : 1); ++i) step();
        // Up to two more quotes may stand directly before the closing three.
        while (block && at_ < text_.size() && text_[at_] == quote) step();
        return true;
      }
      if (!block && c == '\n') return false;
      step();
      if (c == '\\' && quote == '"' && at_ < text_.size()) step();
    }
    return false;
  }

  [[noreturn]] void stray() const {
    throw InputError({Severity::Error,
                      {name_, line_, at_ - line_start_ + 1},
                      "a letter beyond A to Z stands outside quotes",
                      "Put the name or value in quotes"});
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace

void check_toml_text(std::string_view text, const std::string& name) { Walker(text, name).walk(); }

}  // namespace cadre::base
