#include "sample/changes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "sample/faults.h"

namespace cadre::sample {
namespace {

using base::RandomStream;

// Monthly chances, assumed: one in nine part-time staff changes hours in a year, one in six juniors moves up, few of
// the others change post, site or employer.
constexpr double kPartTimeChangesHours = 0.01;
constexpr double kFullTimeReducesHours = 0.003;
constexpr double kMovesUp = 0.015;
constexpr double kSpecialises = 0.006;
constexpr double kBecomesAssistant = 0.004;
constexpr double kChangesProfession = 0.003;
constexpr double kChangesSite = 0.004;
constexpr double kChangesEmployer = 0.003;

[[noreturn]] void refuse(const base::SmallCsv& csv, std::size_t row, const std::string& message) {
  throw base::InputError({base::Severity::Error,
                          {csv.file, csv.lines[row], 0},
                          message,
                          "Correct the row; reference/sample/README.md describes the tables."});
}

/// The element of `all` whose `key` is `wanted`.
template <class T>
const T* named(const std::vector<T>& all, const std::string& wanted, std::string T::*key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.*key == wanted; });
  return found == all.end() ? nullptr : &*found;
}

double share_of(const base::SmallCsv& csv, std::size_t row) {
  const std::string& text = csv.rows[row][csv.column("share")];
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value > 0 && value <= 1))
    refuse(csv, row, "column 'share' is not above 0 and at most 1.");
  return value;
}

Change change_of(ChangeKind kind, std::size_t month, const StaffRow& row) {
  Change change;
  change.kind = kind;
  change.month = month;
  change.row = &row;
  change.fte_micros = fte_micros(row);
  return change;
}

void tell(const Change& change, const LifeChanges::Sink& sink) {
  if (tells_of(*change.row)) sink(change);
}

}  // namespace

bool tells_of(const StaffRow& row) {
  const std::string& category = row[Field::Category];
  return row.post->profession != "NONE" && (category == "Permanent" || category.starts_with("Fixed Term"));
}

std::int64_t fte_micros(const StaffRow& row) { return std::isfinite(row.fte) ? std::llround(row.fte * 1e6) : 0; }

void tell_all(ChangeKind kind, std::size_t month, const Person& person, const LifeChanges::Sink& sink) {
  std::vector<const Employer*> told;
  for (std::size_t r = 0; r < person.count; ++r) {
    if (!tells_of(person.rows[r])) continue;
    Change change = change_of(kind, month, person.rows[r]);
    change.person = std::find(told.begin(), told.end(), change.row->employer) == told.end();
    told.push_back(change.row->employer);
    sink(change);
  }
}

Events::Events(const std::string& reference_dir, const SampleTables& tables, base::Month first, int months) {
  const base::SmallCsv csv = base::read_small_csv(reference_dir + "/sample/events.csv");
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    const auto text = [&](std::string_view column) -> const std::string& { return csv.rows[i][csv.column(column)]; };
    const Employer* employer = named(tables.employers, text("employer"), &Employer::code);
    if (employer == nullptr) refuse(csv, i, "the employer is not in employers.csv.");
    const std::optional<base::Month> when = base::parse_month(text("month"));
    if (!when) refuse(csv, i, "column 'month' is not a month such as 2025-03.");
    const int later = when->ordinal() - first.ordinal();
    const bool happened = later > 0 && later < months;
    const std::size_t month = happened ? static_cast<std::size_t>(later) : 0;
    const double share = share_of(csv, i);
    const std::string& kind = text("kind");
    if (kind == "transfer") {
      const Employer* to = named(tables.employers, text("to"), &Employer::code);
      if (to == nullptr || to == employer) refuse(csv, i, "a service passes to another employer of employers.csv.");
      if (happened) transfers_.push_back({month, employer, to, text("from")});
    } else if (kind == "recoding") {
      const Post* from = named(tables.posts, text("from"), &Post::id);
      const Post* to = named(tables.posts, text("to"), &Post::id);
      if (from == nullptr || to == nullptr) refuse(csv, i, "a recoding names two posts of posts.csv.");
      if (happened) recodings_.push_back({month, employer, from, to, share});
    } else if (kind == "starts" || kind == "missing") {
      if (happened) silences_.push_back({employer, kind == "starts" ? 0 : month, kind == "starts" ? month : month + 1});
    } else {
      refuse(csv, i, "kind is transfer, recoding, starts or missing.");
    }
  }
}

bool Events::sends(const Employer& employer, std::size_t month) const {
  return std::none_of(silences_.begin(), silences_.end(), [&](const Silence& silence) {
    return silence.employer == &employer && month >= silence.begin && month < silence.end;
  });
}

const Employer* Events::transfer_of(const StaffRow& row, std::size_t month) const {
  for (const Transfer& transfer : transfers_)
    if (transfer.month == month && transfer.from == row.employer && transfer.profession == row.post->profession)
      return transfer.to;
  return nullptr;
}

const Employer* Events::owner_of(const StaffRow& row, std::size_t month) const {
  for (const Transfer& transfer : transfers_)
    if (transfer.month <= month && transfer.from == row.employer && transfer.profession == row.post->profession)
      return transfer.to;
  return row.employer;
}

const Post* LifeChanges::post(std::string_view id) const { return named(tables_.posts, std::string(id), &Post::id); }

void LifeChanges::settle(PersonSlot who, std::size_t month, Person& person) const {
  for (std::size_t r = 0; r < person.count; ++r) {
    const Employer* owner = events_.owner_of(person.rows[r], month);
    if (owner != person.rows[r].employer) maker_.pass_to(who, *owner, person.rows[r].start, person.rows[r]);
  }
}

bool LifeChanges::recode(std::size_t month, RandomStream& stream, StaffRow& row, const Sink& sink) const {
  for (const Events::Recoding& event : events_.recodings()) {
    if (event.month != month || event.employer != row.employer || event.from != row.post) continue;
    const auto& bands = event.to->bands;
    if (std::find(bands.begin(), bands.end(), row.band) == bands.end() || !stream.chance(event.share)) continue;
    const StaffRow before = row;
    maker_.code_as(*event.to, stream, row);
    Change change = change_of(ChangeKind::Recoding, month, before);
    change.to_post = row.post;
    if (tells_of(before) || tells_of(row)) sink(change);
    return true;
  }
  return false;
}

void LifeChanges::change_hours(std::size_t month, RandomStream& stream, StaffRow& row, const Sink& sink) const {
  if (!stream.chance(row.hours < 37.5 ? kPartTimeChangesHours : kFullTimeReducesHours)) return;
  Change change = change_of(ChangeKind::Hours, month, row);
  row.hours = tables_.part_time_hours[tables_.part_time.pick(stream)];
  row.fte = PersonMaker::rounded_fte(*row.employer, row.hours);
  change.fte_micros = fte_micros(row) - change.fte_micros;
  if (change.fte_micros != 0) tell(change, sink);
}

bool LifeChanges::change_post(PersonSlot who, std::size_t month, RandomStream& stream, StaffRow& row,
                              const Sink& sink) const {
  const auto stem = [&](std::string_view ending) {
    return row.post->id.ends_with(ending) ? row.post->id.substr(0, row.post->id.size() - ending.size()) : std::string();
  };
  const std::string basic = stem("-basic"), helper = stem("-helper");
  const Post* to = nullptr;
  std::string band;
  ChangeKind kind = ChangeKind::Post;
  if (!basic.empty() && row.band == "5" && stream.chance(kMovesUp)) {
    to = row.post, band = "6", kind = ChangeKind::Promotion;
  } else if (!basic.empty() && row.band == "6" && stream.chance(kSpecialises)) {
    to = post(basic + "-specialist"), band = "7";
  } else if (!helper.empty() && stream.chance(kBecomesAssistant)) {
    to = post(helper + "-ap"), band = "4";
  } else if ((helper == "pt" || helper == "ot") && stream.chance(kChangesProfession)) {
    to = post(helper == "pt" ? "ot-helper" : "pt-helper"), band = row.band;
  }
  if (to == nullptr) return false;
  Change change = change_of(kind, month, row);
  const StaffRow before = row;
  change.row = &before;
  change.to_post = to;
  row.band = band;
  maker_.new_post(who, *to, stream, row);
  tell(change, sink);
  return true;
}

bool LifeChanges::change_site(PersonSlot who, std::size_t month, RandomStream& stream, StaffRow& row,
                              const Sink& sink) const {
  if (row.employer->sites.size() < 2 || !stream.chance(kChangesSite)) return false;
  const StaffRow before = row;
  for (int attempt = 0; attempt < 20 && row.site == before.site; ++attempt) maker_.place(row, stream);
  maker_.number_post(who, row);
  tell(change_of(ChangeKind::Site, month, before), sink);
  return true;
}

bool LifeChanges::change_employer(PersonSlot who, std::size_t month, MonthSpan span, RandomStream& stream,
                                  StaffRow& row, const Sink& sink) const {
  if (row[Field::NationalId].empty() || !stream.chance(kChangesEmployer)) return false;
  std::vector<const Employer*> others;
  for (const Employer& other : tables_.employers)
    if (&other != row.employer && row.post->weight[static_cast<std::size_t>(other.sector)] > 0)
      others.push_back(&other);
  if (others.empty()) return false;
  const StaffRow before = row;
  const auto days = static_cast<std::uint64_t>(span.last_day) - static_cast<std::uint64_t>(span.first_day) + 1;
  row.employer = others[stream.below(others.size())];
  maker_.pass_to(who, *row.employer, span.first_day + static_cast<std::int32_t>(stream.below(days)), row);
  maker_.place(row, stream);
  maker_.number_post(who, row);
  Change change = change_of(ChangeKind::Employer, month, before);
  change.to_employer = row.employer;
  tell(change, sink);
  return true;
}

void LifeChanges::advance(PersonSlot who, std::size_t month, MonthSpan span, bool faulty, RandomStream& stream,
                          Person& person, const Sink& sink) const {
  bool told = false;
  for (std::size_t r = 0; r < person.count; ++r) {
    StaffRow& row = person.rows[r];
    const Employer* to = events_.transfer_of(row, month);
    if (to == nullptr) continue;
    Change change = change_of(ChangeKind::Transfer, month, row);
    const StaffRow before = row;
    change.row = &before;
    change.to_employer = to;
    change.person = !told;
    maker_.pass_to(who, *to, span.first_day, row);
    if (tells_of(before)) told = true;
    tell(change, sink);
  }
  if (told || faulty || !permanent(person)) return;
  StaffRow& row = person.rows[0];
  change_hours(month, stream, row, sink);
  // At most one of the others in a month, so that each change in the truth can be seen by itself.
  if (recode(month, stream, row, sink) || change_post(who, month, stream, row, sink) ||
      change_site(who, month, stream, row, sink))
    return;
  change_employer(who, month, span, stream, row, sink);
}

}  // namespace cadre::sample
