#include "curation/title_text.h"

#include <array>
#include <utility>

namespace cadre::curation {
namespace {

bool is_alnum(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || u >= 0x80;
}

struct Spelling {
  std::string_view from, to;
};

/// Longest first within a first byte. Dashes become " - " so that they part phrases, as writers mean them.
constexpr std::array<Spelling, 26> kSpellings = {{{"&amp;", "&"},
                                                  {"&lt;", " "},
                                                  {"&gt;", " "},
                                                  {"&quot;", " "},
                                                  {"&apos;", "'"},
                                                  {"&#39;", "'"},
                                                  {"&#x27;", "'"},
                                                  {"&#039;", "'"},
                                                  {"&nbsp;", " "},
                                                  {"&#160;", " "},
                                                  {"&ndash;", " - "},
                                                  {"&mdash;", " - "},
                                                  {"&rsquo;", "'"},
                                                  {"&lsquo;", "'"},
                                                  {"&#8211;", " - "},
                                                  {"&#8217;", "'"},
                                                  {"\xE2\x80\x93", " - "},
                                                  {"\xE2\x80\x94", " - "},
                                                  {"\xE2\x80\x99", "'"},
                                                  {"\xE2\x80\x98", "'"},
                                                  {"\xE2\x80\xA2", " . "},
                                                  {"\xE2\x80\x91", "-"},
                                                  {"\xE2\x80\x8B", ""},
                                                  {"\xC2\xA0", " "},
                                                  {"\xC3\xA2\xE2\x82\xAC\xE2\x80\x9C", " - "},
                                                  {"\xC2\xB7", " . "}}};

std::string respell(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size();) {
    const auto u = static_cast<unsigned char>(text[i]);
    bool done = false;
    if (u == '&' || u >= 0xC0) {
      for (const Spelling& s : kSpellings) {
        if (text.substr(i, s.from.size()) != s.from) continue;
        out += s.to;
        i += s.from.size();
        done = true;
        break;
      }
    }
    if (done) continue;
    const bool within_utf8 = i > 0 && static_cast<unsigned char>(text[i - 1]) >= 0x80;
    if ((u == 0x96 || u == 0x97) && !within_utf8)
      out += " - ";
    else if ((u == 0x91 || u == 0x92) && !within_utf8)
      out += '\'';
    else
      out += u >= 'A' && u <= 'Z' ? static_cast<char>(u - 'A' + 'a') : static_cast<char>(u);
    ++i;
  }
  return out;
}

/// Words written in two halves: "co-ordinator", "x-ray", "physio-therapist". "Physio-Band 6" stays two words.
bool joins(std::string_view word, std::string_view rest) {
  if (word == "co" || word == "re" || word == "pre") return true;
  if (word == "x") return rest.starts_with("ray");
  return (word == "physio" || word == "chemo" || word == "radio" || word == "hydro" || word == "drama") &&
         (rest.starts_with("therap") || rest.starts_with("graph"));
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<TitlePiece> run() {
    for (; at_ < text_.size(); ++at_) step(text_[at_]);
    end_word();
    return std::move(pieces_);
  }

 private:
  char next(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : ' '; }

  void step(char c) {
    if (is_alnum(c)) {
      word_ += c;
    } else if (c == '\'' || c == '`') {
      if (!word_.empty() && next(1) == 's' && !is_alnum(next(2))) ++at_;  // "children's" is "children"
    } else if (c == '-') {
      hyphen();
    } else if (c == '.') {
      full_stop();
    } else {
      end_word();
      join(c);
    }
  }

  void hyphen() {
    const bool tight = !word_.empty() && is_alnum(next(1));
    if (tight && joins(word_, text_.substr(at_ + 1))) return;
    const bool after_word = !word_.empty();
    end_word();
    if (!tight || !after_word) add(PieceKind::Break, ".");
  }

  void full_stop() {
    // "O.T." is one word; "St. Mary's" is not worth knowing.
    if ((word_.size() == 1 || dotted_) && is_alnum(next(1)) && !is_alnum(next(2))) {
      dotted_ = true;
      return;
    }
    if (dotted_) return end_word();
    const bool number = !word_.empty() && next(1) >= '0' && next(1) <= '9';
    end_word();
    if (!number) add(PieceKind::Break, ".");
  }

  void join(char c) {
    switch (c) {
      case '&':
      case '+':
        add(PieceKind::Word, "and");
        break;
      case '/':
      case '|':
      case '\\':
        add(PieceKind::Slash, "/");
        break;
      case ',':
        add(PieceKind::Comma, ",");
        break;
      case '(':
      case '[':
      case '{':
        add(PieceKind::Open, "(");
        break;
      case ')':
      case ']':
      case '}':
        add(PieceKind::Close, ")");
        break;
      case ' ':
      case '\t':
      case '\r':
      case '\0':
        break;
      default:
        add(PieceKind::Break, ".");
    }
  }

  void add(PieceKind kind, std::string_view text) {
    if (kind == PieceKind::Break && (pieces_.empty() || pieces_.back().kind == PieceKind::Break)) return;
    pieces_.push_back({kind, std::string(text)});
  }

  void end_word() {
    if (word_.empty()) return;
    if (word_ == "or")
      add(PieceKind::Slash, "/");
    else
      pieces_.push_back({PieceKind::Word, word_});
    word_.clear();
    dotted_ = false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_;
  bool dotted_ = false;  ///< the word so far is letters with full stops, "s.l"
  std::vector<TitlePiece> pieces_;
};

}  // namespace

std::vector<TitlePiece> cut_title(std::string_view title) {
  std::string text = respell(title.substr(0, kTitleBytesRead));
  if (text.find('&') != std::string::npos) text = respell(text);
  return Cutter(text).run();
}

}  // namespace cadre::curation
