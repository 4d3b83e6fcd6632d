#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/month.h"
#include "intake/csv_marks.h"
#include "intake/header_finder.h"
#include "intake/identifier_hash.h"
#include "intake/layout.h"
#include "intake/record_splitter.h"

namespace cadre::intake {

/// All that the threads that read one file share: made once from the headings, then only read.
struct ReadPlan {
  struct Input {
    const LayoutColumn* column = nullptr;
    std::uint32_t position = 0;  ///< column of the file, from 1
  };
  static constexpr std::size_t kNone = SIZE_MAX;

  char delimiter = ',';
  RecordLimits limits;
  SimdLevel simd = SimdLevel::Scalar;
  std::size_t fewest_fields = 1;  ///< up to the last heading that is not empty
  std::size_t most_fields = 1;    ///< number of headings; what stands behind must be empty
  std::vector<std::string> headings;
  std::string first_heading;          ///< bytes of the first heading as the file has them
  std::vector<Input> inputs;          ///< the columns that are read, in the layout's order
  std::vector<std::size_t> required;  ///< indexes into inputs
  std::size_t month = kNone, year = kNone, month_of_year = kNone, employer = kNone;  ///< indexes into inputs
  int year_ends = 0;                       ///< month that stands for a row's year where no column gives one; 0 = none
  std::optional<base::Month> fixed_month;  ///< given from outside: wins over every column
  std::optional<base::Month> fallback_month;  ///< from the file's name: for rows whose month is blank
  IdentifierHash hash{""};
  std::string file_scope_id;             ///< SHA-256 of the file, when an identifier has scope "file"
  std::string employer_scope_id;         ///< for rows of a file without a column of employers
  std::vector<std::string> null_tokens;  ///< lower case
  std::uint64_t null_sizes = 0;          ///< bit n: some null token has n bytes

  /// Is the trimmed text one of the words for "nothing"?
  bool is_null(std::string_view text) const;
};

}  // namespace cadre::intake
