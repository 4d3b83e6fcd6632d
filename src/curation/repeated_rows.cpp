#include "curation/repeated_rows.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "curation/repeated_keys.h"

namespace cadre::curation {
namespace {

using Rows = std::span<const std::uint32_t>;
using vocabulary::Presence;
using vocabulary::Staffing;

constexpr double kFullTimeLimit = 1.005;    // FTE; leaves room for rounding of each contract
constexpr double kWorkingTimeLimit = 48.0;  // hours a week, Working Time Regulations 1998, regulation 4

/// Equal as rules.md compares texts: case and blanks aside. Months and identifiers are columns like the others.
bool same_row(const intake::RawTable& raw, std::uint32_t a, std::uint32_t b) {
  auto same_number = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return raw.month[a] == raw.month[b] &&
         std::all_of(raw.columns.begin(), raw.columns.end(), [&](const intake::RawColumn& c) {
           if (!c.text.codes.empty() && c.text.codes[a] != c.text.codes[b] &&
               folded(c.text.text(a)) != folded(c.text.text(b)))
             return false;
           if (!c.numbers.empty() && !same_number(c.numbers[a], c.numbers[b])) return false;
           if (!c.dates.empty() && c.dates[a] != c.dates[b]) return false;
           return c.keys.empty() || c.keys[a] == c.keys[b];
         });
}

std::uint64_t key_of(const FileFacts& file, Field field, std::uint32_t row) {
  const intake::RawColumn* column = file.column(field);
  if (column == nullptr) return 0;
  return column->keys.empty() ? column->text.codes[row] : column->keys[row];
}

std::int32_t date_of(const FileFacts& file, Field field, std::uint32_t row) {
  const intake::RawColumn* column = file.column(field);
  return column == nullptr ? kNoDay : column->dates[row];
}

/// Rows of one employee number in one month: which repeat another?
void flag_copies(const FileFacts& file, Rows rows, std::vector<std::uint8_t>& flags) {
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t row : rows) {
    const std::uint64_t assignment = key_of(file, Field::Assignment, row),
                        position = key_of(file, Field::Position, row);
    std::uint8_t found = 0;
    for (const std::uint32_t earlier : kept) {
      if (assignment != 0 && key_of(file, Field::Assignment, earlier) == assignment) {
        if (same_row(file.raw(), earlier, row)) {
          found = kExactCopy;
          break;
        }
        found |= kAssignmentTwice;
      } else if (position != 0 && key_of(file, Field::Position, earlier) == position && assignment != 0 &&
                 file.number(Field::Hours, earlier) == file.number(Field::Hours, row) &&
                 date_of(file, Field::Start, earlier) == date_of(file, Field::Start, row)) {
        found |= kPositionTwice;
      }
    }
    flags[row] = found;
    if (found != kExactCopy) kept.push_back(row);
  }
}

/// A contract that takes working time: substantive, not away for good, with a believable FTE.
bool counted(const RowFacts& row) {
  return (row.category == Staffing::Permanent || row.category == Staffing::FixedTerm) &&
         row.status != Presence::CareerBreak && row.status != Presence::SecondedOut && row.fte > 0 && row.fte <= 1;
}

/// Rows of one person in one month: do the contracts add up to too much, do the ages disagree?
void flag_person(const FileFacts& file, Rows rows, std::vector<std::uint8_t>& flags) {
  std::vector<std::uint32_t> contracts, aged;
  double fte = 0, hours = 0, youngest = 1e9, oldest = -1;
  for (const std::uint32_t row : rows) {
    if ((flags[row] & kExactCopy) != 0) continue;
    const RowFacts facts = file.row(row);
    if (counted(facts) && (flags[row] & (kAssignmentTwice | kPositionTwice)) == 0) {
      contracts.push_back(row);
      fte += facts.fte;
      hours += std::isnan(facts.hours) ? 0 : facts.hours;
    }
    if (key_of(file, Field::PersonNational, row) != 0 && facts.age >= 16 && facts.age <= 80) {
      aged.push_back(row);
      youngest = std::min(youngest, facts.age);
      oldest = std::max(oldest, facts.age);
    }
  }
  if (contracts.size() > 1 && fte > kFullTimeLimit)
    for (const std::uint32_t row : contracts)
      flags[row] |= static_cast<std::uint8_t>(kPersonFte | (hours > kWorkingTimeLimit ? kPersonHours : 0));
  if (aged.size() > 1 && oldest - youngest > 1)
    for (const std::uint32_t row : aged) flags[row] |= kTwoAges;
}

std::vector<std::uint64_t> keys_by_month(const intake::RawTable& raw, int threads, auto&& key_of_row) {
  std::vector<std::uint64_t> keys(raw.rows());
  constexpr std::size_t kSliceRows = 1U << 18;
  base::parallel_for((raw.rows() + kSliceRows - 1) / kSliceRows, threads, [&](std::size_t slice) {
    const std::size_t end = std::min(raw.rows(), (slice + 1) * kSliceRows);
    for (std::size_t row = slice * kSliceRows; row < end; ++row)
      keys[row] = key_in_month(key_of_row(row), raw.month[row]);
  });
  return keys;
}

}  // namespace

std::vector<std::uint8_t> repeat_flags(const FileFacts& file, int threads) {
  const intake::RawTable& raw = file.raw();
  std::vector<std::uint8_t> flags(raw.rows(), 0);
  // A number that is unique only within this file's rows of one census cannot say that two rows are one assignment.
  if (file.column(Field::Assignment) != nullptr) {
    const auto own = keys_by_month(raw, threads, [&](std::size_t row) {
      const std::uint64_t key = key_of(file, Field::Person, static_cast<std::uint32_t>(row));
      return key != 0 ? key : file.person_key(row);
    });
    for_each_repeated(own, threads, [&](Rows rows) { flag_copies(file, rows, flags); });
  }
  if (file.column(Field::Category) != nullptr) {
    const auto people = keys_by_month(raw, threads, [&](std::size_t row) { return file.person_key(row); });
    for_each_repeated(people, threads, [&](Rows rows) { flag_person(file, rows, flags); });
  }
  return flags;
}

}  // namespace cadre::curation
