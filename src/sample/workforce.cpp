#include "sample/workforce.h"

#include <algorithm>
#include <cmath>

namespace cadre::sample {
namespace {

using base::RandomStream;

/// What a stream is used for; each person and purpose has a stream of its own.
enum class Purpose : std::uint64_t { Life, Spells, Faults, Changes };

RandomStream stream_for(std::uint64_t seed, std::uint64_t person, Purpose purpose) {
  return {seed, person * 8 + static_cast<std::uint64_t>(purpose)};
}

constexpr double kLeaves = 0.009;  // a month, assumed: about 10% in a year

std::vector<MonthSpan> spans(const SampleOptions& options) {
  std::vector<MonthSpan> out;
  for (int i = options.months - 1; i >= 0; --i) {
    const base::Month month = base::Month::from_ordinal(options.last_month.ordinal() - i);
    out.push_back(MonthSpan{base::days_from_civil(month.year(), month.month(), 1), month.last_day()});
  }
  return out;
}

}  // namespace

Workforce::Workforce(const SampleTables& tables, const SampleOptions& options)
    : tables_(tables),
      options_(options),
      months_(spans(options)),
      maker_(tables, months_.back()),
      events_(options.reference_dir, tables,
              base::Month::from_ordinal(options.last_month.ordinal() - options.months + 1), options.months),
      life_changes_(tables_, maker_, events_),
      planted_(planted_faults()),
      decoys_(decoy_faults()),
      period_(static_cast<std::uint64_t>(std::llround(1.0 / options.fault_rate))) {
  for (const FaultRow& fault : all_faults()) posts_.push_back(tables.post_choosers(fault.post));
}

std::vector<Workforce::Spell> Workforce::spells(std::uint64_t slot) const {
  std::vector<Spell> out{{0, 0, 0}};
  if (months_.size() == 1) return out;
  RandomStream stream = stream_for(options_.seed, slot * 64, Purpose::Spells);
  for (std::size_t month = 1; month < months_.size(); ++month) {
    if (!stream.chance(kLeaves)) {
      out.back().last = month;
      continue;
    }
    month += 1 + stream.below(3);  // vacant until somebody is found
    if (month >= months_.size() || out.size() == 64) break;
    out.push_back({out.size(), month, month});
  }
  return out;
}

void Workforce::add_more_faults(Plan& plan, const Person& person, bool planted, RandomStream& stream) const {
  const double drawn = stream.uniform();
  const std::size_t wanted = drawn < 0.6 ? 1 : drawn < 0.85 ? 2 : 3;
  const auto rows = all_faults();
  for (int attempt = 0; attempt < 8 && plan.faults.size() < wanted; ++attempt) {
    const std::vector<std::uint16_t>& from = planted && stream.chance(0.7) ? planted_ : decoys_;
    const std::uint16_t candidate = from[stream.below(from.size())];
    const FaultRow& fault = rows[candidate];
    const bool fits = std::all_of(plan.faults.begin(), plan.faults.end(), [&](std::uint16_t other) {
      return other != candidate && can_share_a_row(fault, rows[other]);
    });
    if (fits && fault.post(*person.rows[0].post) && fault.ready(person)) plan.faults.push_back(candidate);
  }
  std::sort(plan.faults.begin(), plan.faults.end());  // duplicates last: they copy the other faults
}

Workforce::Plan Workforce::draw_person(PersonSlot who, MonthSpan first, RandomStream& stream, Person& person) const {
  Plan plan{{}, months_.size()};
  const std::uint64_t turn = who.slot / period_;
  const std::uint64_t place = who.slot % period_;
  const bool planted = place == 0;
  const bool decoy = place == period_ / 3 || place == 2 * period_ / 3;
  if (options_.faults && (planted || decoy)) {
    const std::uint64_t at =
        options_.seed + who.generation + (planted ? turn : 2 * turn + (place == period_ / 3 ? 0 : 1));
    const std::uint16_t fault = planted ? planted_[at % planted_.size()] : decoys_[at % decoys_.size()];
    for (int attempt = 0; attempt < 400; ++attempt) {
      if (!maker_.draw(who, first, &posts_[fault], stream, person)) break;
      if (!all_faults()[fault].ready(person)) continue;
      plan.faults.push_back(fault);
      add_more_faults(plan, person, planted, stream);
      // Some owners mend what was found; the first of each kind stays, so that every kind is on every list.
      if (turn >= planted_.size() && stream.chance(0.3)) plan.mended_from = 1 + stream.below(months_.size());
      return plan;
    }
  }
  maker_.draw(who, first, nullptr, stream, person);
  return plan;
}

void Workforce::plant(PersonSlot who, const Plan& plan, std::size_t month, Person& person) const {
  if (month >= plan.mended_from) return;
  RandomStream stream = stream_for(options_.seed, who.number(), Purpose::Faults);
  for (const std::uint16_t fault : plan.faults) {
    FaultContext context{person, who, months_[month], tables_, maker_, stream, fault};
    all_faults()[fault].plant(context);
  }
}

void Workforce::visit(std::uint64_t slot, Scratch& scratch, const Sink& sink, const LifeChanges::Sink& changes) const {
  for (const Spell& spell : spells(slot)) {
    const PersonSlot who{slot, spell.generation};
    RandomStream life = stream_for(options_.seed, who.number(), Purpose::Life);
    RandomStream later = stream_for(options_.seed, who.number(), Purpose::Changes);
    Person& clean = scratch.clean;
    const Plan plan = draw_person(who, months_[spell.first], life, clean);
    life_changes_.settle(who, spell.first, clean);
    if (spell.generation > 0) tell_all(ChangeKind::Starter, spell.first, clean, changes);
    for (std::size_t month = spell.first; month <= spell.last; ++month) {
      if (month > spell.first)
        life_changes_.advance(who, month, months_[month], !plan.faults.empty(), later, clean, changes);
      if (month > spell.first && month == plan.mended_from) tell_all(ChangeKind::Mended, month, clean, changes);
      if (plan.faults.empty()) {
        sink(month, clean);
        continue;
      }
      scratch.current = clean;
      plant(who, plan, month, scratch.current);
      sink(month, scratch.current);
    }
    if (spell.last + 1 < months_.size()) tell_all(ChangeKind::Leaver, spell.last + 1, clean, changes);
  }
}

}  // namespace cadre::sample
