#pragma once

#include <cstdint>
#include <vector>

#include "base/random_stream.h"
#include "sample/staff_row.h"

namespace cadre::sample {

/// Who is drawn: a place in the workforce, and how many people held it before.
struct PersonSlot {
  std::uint64_t slot = 0;
  std::uint64_t generation = 0;  ///< 0..63
  std::uint64_t number() const { return slot * 64 + generation; }
};

/// Draws people without a fault, so that every finding on a list is one that was planted.
class PersonMaker {
 public:
  /// The tables must outlive the maker. `last` is the last month of the lists: contracts end after it.
  PersonMaker(const SampleTables& tables, MonthSpan last) : tables_(tables), last_(last) {}

  /// Fills `out` with one or two assignments of somebody in post in `first`; a later generation starts in that month.
  /// `posts` limits the post (SampleTables::post_choosers), null = any. False when no employer has such a post.
  bool draw(PersonSlot who, MonthSpan first, const std::vector<Chooser>* posts, base::RandomStream& stream,
            Person& out) const;

  /// A further assignment of the same person and post: other numbers, team and area, `hours` a week, permanent.
  /// At the same employer, or at another one of the same kind when there is one.
  StaffRow& add_assignment(PersonSlot who, bool same_employer, double hours, base::RandomStream& stream,
                           Person& person) const;

  /// Words that fit the post: a job title, and a team for the row's area of work.
  std::string title(const Post& post, const std::string& pool, const std::string& band, const std::string& site,
                    base::RandomStream& stream) const;
  std::string team(const StaffRow& row, base::RandomStream& stream) const;
  void set_band(StaffRow& row, const std::string& band, base::RandomStream& stream) const;
  static double rounded_fte(const Employer& employer, double hours);

  // What happens to a row later on.
  void place(StaffRow& row, base::RandomStream& stream) const;  ///< site, cost centre, area of work and team
  /// Another employer's numbers, pay style and decimals; post, band, spine point, site and hours stay.
  void pass_to(PersonSlot who, const Employer& employer, std::int32_t start, StaffRow& row) const;
  /// The words and codes of another post; position, band, contract and dates stay. A register keeps its digits.
  void code_as(const Post& post, base::RandomStream& stream, StaffRow& row) const;
  /// Another post at the row's band, with a position number of its own.
  void new_post(PersonSlot who, const Post& post, base::RandomStream& stream, StaffRow& row) const;
  void number_post(PersonSlot who, StaffRow& row) const;  ///< a further position number

 private:
  void place_area(StaffRow& row, base::RandomStream& stream) const;
  void life(StaffRow& row, PersonSlot who, MonthSpan first, base::RandomStream& stream) const;
  void contract(StaffRow& row, base::RandomStream& stream) const;

  const SampleTables& tables_;
  MonthSpan last_;
};

}  // namespace cadre::sample
