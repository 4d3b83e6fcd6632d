#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/month.h"
#include "sample/staff_row.h"

namespace cadre::sample {

/// A published file about the invented staff, as if made centrally from the same lists: by occupation code, with
/// copies, without support staff, learners and people on a career break; and the truth about why it differs from what
/// the lists say. One employer is not in it, one a month late.
class Published {
 public:
  /// FTE in millionths of one employer, profession as published and true band.
  struct Sum {
    std::int64_t ours = 0;    ///< true profession, in post, in the area of the example, without copies
    std::int64_t meant = 0;   ///< true profession, of those that the publication means to count
    std::int64_t coded = 0;   ///< the same by the code written
    std::int64_t copied = 0;  ///< with copies: what is published
    Sum& operator+=(const Sum& o);
  };
  using Key = std::tuple<std::size_t, std::string, std::size_t, std::string>;  ///< month, employer, label, band
  using Sums = std::map<Key, Sum>;

  /// Throws base::InputError when occupation_codes.csv cannot be used. `months`: how many there are.
  Published(const std::string& reference_dir, std::size_t months);

  /// Adds one row of a list of month `month`; only the last two months are published.
  void add(std::size_t month, const StaffRow& row, Sums& sums) const;

  /// The file in the layout of NHS Workforce Statistics, staff excluding medical.
  std::string file(const Sums& sums, const std::vector<Employer>& employers, base::Month last) const;
  /// month,published_month,employer,label,published,ours,scope,recode,date,duplicates: of the last month's lists; of
  /// the employer that is not published only what is ours.
  std::string truth(const Sums& sums, const std::vector<Employer>& employers, base::Month last) const;

 private:
  std::size_t published_month(std::string_view employer) const;

  std::size_t months_;
  std::set<std::string, std::less<>> allied_codes_;
};

/// The name under which professions are published, by the label of a Key.
std::string_view published_label(std::size_t label);

}  // namespace cadre::sample
