#include "curation/title_band.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "curation/title_text.h"

namespace cadre::curation {
namespace {

using vocabulary::Band;

constexpr int kLeastYearly = 10000;  // pounds; below this an amount is hourly, daily or part time
constexpr int kMostYearly = 200000;
constexpr int kRounding = 2;  // pounds by which supplements are rounded differently

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "6", "06", "8a", "8" (8 alone stands for 8a, where the ladder goes on); Unknown otherwise.
Band band_of_number(std::string_view word) {
  if (!word.empty() && word[0] == '0') word.remove_prefix(1);
  if (word.empty() || word[0] < '1' || word[0] > '9' || word.size() > 2) return Band::Unknown;
  if (word == "8") return Band::B8a;
  if (word.size() == 2 && (word[0] != '8' || word[1] < 'a' || word[1] > 'd')) return Band::Unknown;
  return vocabulary::band_of(word);
}

/// Band of a word that carries its own sign: "b6", "band6", "xr06" (review body) or "xn06" (other staff).
Band band_of_signed(std::string_view word) {
  for (const std::string_view sign : {"bands", "band", "xr", "xn", "b"})
    if (word.starts_with(sign) && word.size() > sign.size()) return band_of_number(word.substr(sign.size()));
  return Band::Unknown;
}

/// Every amount of pounds a year in the text, in order. "£24,907", "24907", "£25k", "£32, 478".
std::vector<int> yearly_amounts(std::string_view text) {
  std::vector<int> amounts;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    long value = 0;
    std::size_t digits = 0;
    for (; i < text.size() && digits < 9; ++i) {
      if (is_digit(text[i])) {
        value = value * 10 + (text[i] - '0');
        ++digits;
      } else if (text[i] == ',' && i + 3 < text.size()) {
        const std::size_t skip = text[i + 1] == ' ' ? 1 : 0;
        if (i + skip + 3 >= text.size() || !is_digit(text[i + skip + 1]) || !is_digit(text[i + skip + 2]) ||
            !is_digit(text[i + skip + 3]))
          break;
        i += skip;
      } else {
        break;
      }
    }
    if (i < text.size() && (text[i] == 'k' || text[i] == 'K')) value *= 1000;
    if (i < text.size() && text[i] == '.')
      for (++i; i < text.size() && is_digit(text[i]);) ++i;
    if (value >= kLeastYearly && value <= kMostYearly) amounts.push_back(static_cast<int>(value));
    while (i < text.size() && is_digit(text[i])) ++i;
  }
  return amounts;
}

Band band_of_range(int low, int high, const std::vector<PayBand>& table) {
  const auto near = [](int a, int b) { return std::abs(a - b) <= kRounding; };
  Band exact = Band::Unknown, part = Band::Unknown;
  bool exact_clash = false, part_clash = false;
  for (const PayBand& row : table) {
    if (row.low == row.high) continue;
    if (near(low, row.low) && near(high, row.high)) {
      exact_clash = exact_clash || (exact != Band::Unknown && exact != row.band);
      exact = row.band;
    } else if (low >= row.low - kRounding && high <= row.high + kRounding &&
               (near(low, row.low) || near(high, row.high))) {
      part_clash = part_clash || (part != Band::Unknown && part != row.band);
      part = row.band;
    }
  }
  if (exact != Band::Unknown) return exact_clash ? Band::Unknown : exact;
  return part_clash ? Band::Unknown : part;
}

}  // namespace

std::vector<PayBand> read_pay_bands(const std::string& path) {
  const base::SmallCsv csv = base::read_small_csv(path);
  const std::size_t year = csv.column("year"), nation = csv.column("nation"), supplement = csv.column("supplement");
  const std::size_t band = csv.column("band"), low = csv.column("low"), high = csv.column("high");
  std::vector<PayBand> table;
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    const auto& cells = csv.rows[i];
    PayBand row{cells[year], cells[nation], cells[supplement], vocabulary::band_of(cells[band]), 0, 0};
    const auto read = [](const std::string& cell, int& value) {
      const auto end = cell.data() + cell.size();
      const auto [stop, error] = std::from_chars(cell.data(), end, value);
      return error == std::errc() && stop == end && value > 0;
    };
    if (row.band == Band::Unknown || !read(cells[low], row.low) || !read(cells[high], row.high) || row.low > row.high)
      throw base::InputError({base::Severity::Error,
                              {path, csv.lines[i], 0},
                              "a row needs a band and two amounts, low first",
                              "Correct the row"});
    table.push_back(std::move(row));
  }
  return table;
}

std::vector<Band> bands_named(std::string_view text) {
  std::vector<Band> bands;
  const auto note = [&](Band band) {
    if (band != Band::Unknown && std::find(bands.begin(), bands.end(), band) == bands.end()) bands.push_back(band);
    return band != Band::Unknown;
  };
  enum class State { Nothing, AfterSign, AfterNumber, AfterJoin } state = State::Nothing;
  std::string_view before;
  const std::vector<TitlePiece> pieces = cut_title(text);
  for (const TitlePiece& piece : pieces) {
    const std::string& word = piece.text;
    if (piece.kind != PieceKind::Word) {
      // "Band: 6" goes on over any join; "Band 6 - 2 posts" does not go on to another band.
      const bool joins = piece.kind == PieceKind::Slash || piece.kind == PieceKind::Comma;
      if (state >= State::AfterNumber) state = joins ? State::AfterJoin : State::Nothing;
    } else if (word == "band" || word == "bands" || word == "afc") {
      state = State::AfterSign;
    } else if (before != "ward" && note(band_of_signed(word))) {
      state = State::AfterNumber;
    } else if (state >= State::AfterNumber && (word == "and" || word == "to")) {
      state = State::AfterJoin;
    } else {
      // "Band 5-6" arrives as two words side by side; "Band 6 2 posts" must not.
      const Band band = band_of_number(word);
      const bool follows = state == State::AfterSign || state == State::AfterJoin ||
                           (state == State::AfterNumber && !bands.empty() && band > bands.back() && band <= Band::B9);
      state = follows && note(band) ? State::AfterNumber : State::Nothing;
    }
    before = word;
  }
  return bands;
}

Band band_of_pay(std::string_view pay_text, const std::vector<PayBand>& table) {
  const std::vector<Band> named = bands_named(pay_text);
  if (named.size() == 1) return named.front();
  if (named.size() > 1) return Band::Unknown;
  const std::vector<int> amounts = yearly_amounts(pay_text.substr(0, kTitleBytesRead));
  Band found = Band::Unknown;
  for (std::size_t i = 0; i + 1 < amounts.size(); i += 2) {
    if (amounts[i] >= amounts[i + 1]) return Band::Unknown;
    const Band band = band_of_range(amounts[i], amounts[i + 1], table);
    if (band == Band::Unknown || (found != Band::Unknown && found != band)) return Band::Unknown;
    found = band;
  }
  return found;
}

Band band_of_advert(std::string_view title, std::string_view pay_text, const std::vector<PayBand>& table) {
  const std::vector<Band> named = bands_named(title);
  if (named.size() == 1) return named.front();
  const Band paid = band_of_pay(pay_text, table);
  if (named.empty()) return paid;
  if (std::find(named.begin(), named.end(), paid) != named.end()) return paid;
  return *std::min_element(named.begin(), named.end());
}

}  // namespace cadre::curation
