#include "publishing/report_quality.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "publishing/numbers.h"
#include "publishing/report_parts.h"

namespace cadre::publishing {
namespace {

constexpr std::size_t kWorstFaults = 20;
constexpr std::int64_t kRowsOfAScore = 20;  // as kRateDenominator

Json count_of(std::int64_t n, bool released) { return released ? released_count(n) : Json(n); }
Json maybe(const std::optional<double>& value, int digits) {
  return value ? shown_number(*value, digits) : Json(nullptr);
}

/// The report knows three severities.
std::string severity_of(const std::string& severity) {
  if (severity == "reject") return "error";
  return severity == "info" ? "note" : "warning";
}

Json ledger_json(const base::Table& ledger, bool released) {
  Json rows = Json::array();
  for (std::size_t r = 0; r < ledger.rows(); ++r) {
    Json row{{"file", ledger.text_at(r, "file")}};
    bool hidden = false;
    std::int64_t sum = 0;
    row["read"] = nullptr;
    for (const char* name : {"accepted", "review", "rejected", "merged"}) {
      row[name] = count_of(ledger.integer_at(r, name), released);
      hidden = hidden || row[name].is_string();
      if (!hidden) sum += row[name].get<std::int64_t>();
    }
    // Released: the sum of what is shown, so that no difference tells the exact rest.
    row["read"] = !released ? Json(ledger.integer_at(r, "rows_read")) : hidden ? Json("*") : Json(sum);
    rows.push_back(std::move(row));
  }
  return rows;
}

Json score_json(const ReportInputs::Score& score, bool released) {
  const Json wrong = count_of(score.rows_with_error, released);
  const bool hidden = released && (wrong.is_string() || score.rows < kRowsOfAScore);
  const double share =
      score.rows > 0 ? 100.0 * static_cast<double>(score.rows - score.rows_with_error) / static_cast<double>(score.rows)
                     : std::nan("");
  return {{"employer", score.employer},
          {"rows", count_of(score.rows, released)},
          {"rows_with_error", wrong},
          {"score", hidden ? Json("*") : shown_number(share, released ? 0 : 1)}};
}

}  // namespace

Json quality_json(const ReportInputs& inputs, bool released) {
  Json out{{"ledger", inputs.ledger != nullptr ? ledger_json(*inputs.ledger, released) : Json::array()},
           {"rules", Json::array()},
           {"scores", Json::array()},
           {"rejects", Json::array()},
           {"worst", Json::array()}};
  if (inputs.rules != nullptr) {
    const base::Table& rules = *inputs.rules;
    for (std::size_t r = 0; r < rules.rows(); ++r) {
      out["rules"].push_back({{"id", rules.text_at(r, "rule")},
                              {"meaning", rules.text_at(r, "meaning")},
                              {"severity", severity_of(rules.text_at(r, "severity"))},
                              {"remedy", rules.text_at(r, "remedy")},
                              {"count", count_of(rules.integer_at(r, "findings"), released)}});
    }
  }
  for (const auto& score : inputs.scores) out["scores"].push_back(score_json(score, released));
  if (!released) {
    out["role_labels"] = Json::array();
    for (const auto& role : inputs.role_labels)
      out["role_labels"].push_back({{"label", role.label}, {"profession", role.profession}, {"rows", role.rows}});
  }
  for (const auto& reject : inputs.rejects) {
    out["rejects"].push_back(
        {{"reason", reject.reason}, {"remedy", reject.remedy}, {"rows", count_of(reject.rows, released)}});
  }
  for (const auto& fault : inputs.worst) {
    if (out["worst"].size() == kWorstFaults) break;
    if (released && fault.rows < kSmallCount) continue;
    out["worst"].push_back({{"rule", fault.rule},
                            {"file", fault.file},
                            {"field", fault.field},
                            {"shown", fault.shown},
                            {"rows", count_of(fault.rows, released)},
                            {"fte", released ? Json(nullptr) : shown_number(fault.fte, 1)},
                            {"gain", released ? Json(nullptr) : shown_number(fault.gain, 2)},
                            {"remedy", fault.remedy}});
  }
  return out;
}

Json sources_json(const ReportInputs& inputs, bool released) {
  Json out{{"inputs", Json::array()},
           {"references", Json::array()},
           {"overrides", Json::array()},
           {"evidence", Json::array()}};
  for (const auto& file : inputs.inputs) {
    out["inputs"].push_back({{"name", file.name},
                             {"layout", file.layout},
                             {"rows", count_of(file.rows, released)},
                             {"sha256", file.sha256},
                             {"licence", file.licence},
                             {"date", file.date},
                             {"mark", file.mark}});
  }
  for (const auto& table : inputs.references) {
    out["references"].push_back({{"name", table.name},
                                 {"what", table.what},
                                 {"rows", table.rows},
                                 {"sha256", table.sha256},
                                 {"source", table.source},
                                 {"licence", table.licence},
                                 {"date", table.date}});
  }
  for (const auto& o : inputs.overrides) {
    // An exact effect is a difference of two counts that no disclosure control has seen.
    out["overrides"].push_back({{"id", o.id},
                                {"what", o.what},
                                {"reason", o.reason},
                                {"who", o.who},
                                {"date", o.date},
                                {"records", count_of(o.records, released)},
                                {"fte", released ? Json(nullptr) : shown_number(o.fte, 1)}});
  }
  for (const auto& e : inputs.evidence) {
    out["evidence"].push_back({{"id", e.id},
                               {"what", e.what},
                               {"rows", count_of(e.rows, released)},
                               {"confidence", maybe(e.confidence, 1)},
                               {"measured_on", e.measured_on}});
  }
  return out;
}

Json assumptions_json(const ReportInputs& inputs) {
  std::vector<ReportInputs::Assumption> sorted = inputs.assumptions;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.influence_fte.value_or(-1) > b.influence_fte.value_or(-1);
  });
  Json out = Json::array();
  for (const auto& a : sorted) {
    out.push_back({{"id", a.id},
                   {"name", a.name},
                   {"value", a.value},
                   {"low", a.low},
                   {"high", a.high},
                   {"unit", a.unit},
                   {"mark", a.mark},
                   {"source", a.source},
                   {"date", a.date},
                   {"influence_fte", maybe(a.influence_fte, 1)},
                   {"influence_text", a.influence_text}});
  }
  return out;
}

Json capacity_notes_json(const ReportInputs& inputs, bool released) {
  std::string refusal;
  const base::Table& notes = inputs.capacity->table("capacity_notes");
  for (std::size_t r = 0; r < notes.rows(); ++r) {
    if (notes.text_at(r, "id") == "turnover_refused") refusal = notes.text_at(r, "text");
  }
  const bool available = refusal.empty() && inputs.capacity->table("capacity_turnover").rows() > 0 && !released;
  if (refusal.empty() && released)
    refusal = "Joiners and leavers are small numbers tied to the stock; they are not released.";
  if (refusal.empty() && !available) refusal = "One month alone shows no joiners and leavers.";
  Json conflicts = Json::array();
  const base::Table& table = inputs.capacity->table("capacity_conflicts");
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const double a = table.decimal_at(r, "value_a"), b = table.decimal_at(r, "value_b");
    std::string what = spoken_code(table.text_at(r, "topic"));
    if (!table.text_at(r, "profession").empty()) what += ", " + table.text_at(r, "profession");
    conflicts.push_back(
        {{"id", fmt::format("{}-{}", table.text_at(r, "topic"), r + 1)},
         {"what", fmt::format("{}, {}, {}", what, table.text_at(r, "geography"), table.text_at(r, "period"))},
         {"unit", table.text_at(r, "measure")},
         {"values",
          Json::array({{{"source", table.text_at(r, "source_a")}, {"value", shown_number(a, 1)}, {"used", false}},
                       {{"source", table.text_at(r, "source_b")}, {"value", shown_number(b, 1)}, {"used", false}}})},
         {"difference", spoken_decimal(table.decimal_at(r, "difference"), 0)},
         {"explanation", table.text_at(r, "hint")}});
  }
  return {{"turnover", {{"available", available}, {"reason", refusal}}},
          {"conflicts", conflicts},
          {"breaks", Json::array()}};
}

Json counts_by_file_json(const ReportInputs& inputs, bool released) {
  Json out = Json::array();
  if (inputs.ledger == nullptr) return out;
  for (std::size_t r = 0; r < inputs.ledger->rows(); ++r) {
    out.push_back({{"file", inputs.ledger->text_at(r, "file")},
                   {"rows", count_of(inputs.ledger->integer_at(r, "allied"), released)},
                   {"people", nullptr},
                   {"fte", released ? Json(nullptr) : shown_number(inputs.ledger->decimal_at(r, "allied_fte"), 1)}});
  }
  return out;
}

}  // namespace cadre::publishing
