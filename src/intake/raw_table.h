#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/coded_column.h"
#include "base/month.h"

namespace cadre::intake {

/// What a layout says of a column decides which vector of a RawColumn is filled.
enum class ColumnType : std::uint8_t {
  Text,          ///< any text; dictionary coded, trimmed, UTF-8 whatever the file was
  Decimal,       ///< a number; "1,234.5" and "£" are read, NaN = missing
  Date,          ///< days since 1970-01-01; kNoDate = missing
  Identifier,    ///< of a person or an assignment: only its keyed hash is kept; 0 = missing
  BirthDate,     ///< whole years at the end of the row's month (in `numbers`); the date itself is dropped in the reader
  Registration,  ///< a regulator's number: only its prefix letters are kept as text ("PH"); "?" = present, unreadable
  Month,         ///< feeds RawTable::month and nothing else
  Year,          ///< with a MonthOfYear column feeds RawTable::month
  MonthOfYear,
};

inline constexpr std::int32_t kNoDate = INT32_MIN;
inline constexpr std::int32_t kUnreadableDate = INT32_MIN + 1;  ///< present but not a date; also listed in faults

/// Within what an identifier is unique; decides what may be linked (DESIGN, person key).
enum class IdentifierScope : std::uint8_t { None, File, Employer, National };

/// One standard column of one file. `name` is cadre's name (docs/formats/fields.md), not the file's heading.
struct RawColumn {
  std::string name;
  ColumnType type = ColumnType::Text;
  IdentifierScope scope = IdentifierScope::None;  ///< Identifier only
  bool safe = false;                              ///< may its values be quoted in rejects and findings?
  std::uint32_t position = 0;                     ///< column of the file, from 1
  base::CodedColumn text;                         ///< Text, Registration
  std::vector<double> numbers;                    ///< Decimal, BirthDate
  std::vector<std::int32_t> dates;                ///< Date
  std::vector<std::uint64_t> keys;                ///< Identifier
};

enum class FaultKind : std::uint8_t {
  NotANumber,
  NotADate,
  NotAMonth,
  MissingRequired,
  WrongFieldCount,
  TooLong,
  UnclosedQuote,
  TotalRow,          ///< a sum among the rows: listed, never a row of the table, not counted in rows_read
  RepeatedHeader,    ///< the headings again, as in files pasted together: treated as a total row is
  MissingValue,      ///< of companion files: a cell is empty in a column that the layout requires
  UnknownWord,       ///< of companion files: a word that stands for none of the column's codes
  RepeatedRow,       ///< of companion files: the row repeats an earlier one and is merged with it
  EncodingMixed,     ///< some values are UTF-8 and others Windows-1252; each was decoded as what it is
  NulBytes,          ///< zero bytes stood in the row and were dropped
  ExampleRow,        ///< the example of a template: treated as a total row is
  NumberAsTyped,     ///< "3,5" or "37.5 hrs" in a return filled in by hand: read as the number meant
  MergedNumber,      ///< a number that stands in cells merged over several rows: counted once, in the first
  ImpossibleNumber,  ///< of packs: a number that cannot be right, alone or beside another of the row
  UnreadColumn,      ///< a heading that the layout does not know; the column is left alone
};

/// Something the reader could not take as it stands.
struct ReadFault {
  FaultKind kind;
  std::uint64_t line = 0;    ///< physical line on which the row starts, from 1
  std::uint32_t column = 0;  ///< column of the file, from 1; 0 = the whole row
  std::string field;         ///< standard name, or the file's heading
  std::string shown;         ///< the value when the column is safe, else its shape ("A9999999")
  bool row_kept = false;     ///< false: the row is in rejects and not in the table
  std::string remedy = {};   ///< what to do, where more can be said than for every fault of the kind; starts small
};

/// Faults of kept rows that are listed one by one. A column of dates in the wrong style would otherwise fill the
/// memory.
inline constexpr std::uint64_t kListedFaults = 500'000;

/// One staff file as read: every row that could be read, in the order of the file.
struct RawTable {
  std::string file;                 ///< as named in the plan
  std::string sheet;                ///< worksheet that was read, of a workbook; line and column are then the sheet's
  std::string layout;               ///< id of the layout that was used
  std::uint64_t rows_read = 0;      ///< data rows met, rejected ones included; blank lines and totals are not rows
  std::uint64_t total_rows = 0;     ///< totals, repeated headings and examples met; each is listed in faults
  std::uint64_t bytes = 0;          ///< size of the file on disk
  std::string sha256;               ///< of the file's bytes on disk
  std::vector<std::uint32_t> line;  ///< physical line of each kept row
  std::vector<std::int32_t> month;  ///< base::Month ordinal of each kept row
  std::vector<RawColumn> columns;   ///< those of the layout that the file has
  std::vector<ReadFault> faults;  ///< in order of line; every row that was not kept, values of kept rows up to a limit
  std::uint64_t faults_not_listed = 0;  ///< faults of kept rows beyond kListedFaults: to be told as a number

  std::size_t rows() const { return line.size(); }
  std::uint64_t rejected() const { return rows_read - rows(); }  ///< each has a fault with row_kept = false
  /// Null when the file has no such column: the figures that need it are hidden, not guessed.
  const RawColumn* find(std::string_view name) const {
    for (const RawColumn& column : columns)
      if (column.name == name) return &column;
    return nullptr;
  }
};

}  // namespace cadre::intake
