#include "publishing/report_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/html_text.h"
#include "publishing/figures.h"
#include "publishing/numbers.h"
#include "publishing/report_pages.h"
#include "publishing/report_parts.h"
#include "publishing/report_quality.h"

namespace cadre::publishing {
namespace {

constexpr const char* kFormat = "cadre-report/1";
constexpr std::array<const char*, 11> kDimensions = {"profession", "role_level", "band",    "setting",
                                                     "sector",     "employer",   "place",   "ics",
                                                     "region",     "age_band",   "staffing"};

/// Tables of further pages by their names, in order.
using NamedTables = std::vector<std::pair<std::string, ReportTable>>;

NamedTables further_tables(const ReportInputs& inputs) {
  NamedTables out;
  for (const FurtherPage& page : inputs.further) {
    for (const FurtherTable& further : page.tables)
      if (further.in_report && further.table->rows() > 0)
        out.emplace_back(std::string(further.table->spec().name), report_table(further));
  }
  return out;
}

/// The sentences of further pages behind those of the pages that are always there.
void add_further_answers(std::vector<PageAnswer>& answers, const std::vector<FurtherPage>& further) {
  for (const FurtherPage& page : further) {
    if (page.answer.empty()) continue;
    auto found = std::find_if(answers.begin(), answers.end(), [&](const PageAnswer& a) { return a.page == page.page; });
    if (found == answers.end()) found = answers.insert(answers.end(), PageAnswer{page.page, {}});
    found->sentences.insert(found->sentences.end(), page.answer.begin(), page.answer.end());
  }
}

Json meta_json(const ReportInputs& inputs, const DisclosureOptions& options, base::Month month) {
  const bool internal = options.mode == DisclosureMode::Off;
  Json months = Json::array(), hashes = Json::array();
  for (const base::Month m : report_months(inputs)) months.push_back(m.iso());
  for (const auto& [name, hash] : inputs.generated_from) hashes.push_back({{"name", name}, {"sha256", hash}});
  const Json disclosure{
      {"mode", std::string(code_of(options.mode))},
      {"text", disclosure_sentence(options)},
      {"suppressed", internal ? ""
                              : "* stands for a figure of fewer than 5 people, or for one that is withheld because "
                                "such a figure could be worked out from it."},
      {"not_released",
       internal ? "because this report holds no table for that combination; query out/internal/workforce.duckdb instead"
                : "because small groups of people could be recognised in it"}};
  return {{"plan_name", inputs.plan_name},
          {"area", inputs.area},
          {"month", month.iso()},
          {"months", months},
          {"edition", internal ? "internal" : "release"},
          {"synthetic", inputs.synthetic},
          {"provisional", inputs.provisional},
          {"provisional_reason", inputs.provisional_reason},
          {"version", inputs.version},
          {"disclosure", disclosure},
          {"generated_from", hashes}};
}

/// Every code that a page may have to name: of the cells, of rates (0 also where nobody is), of further tables.
std::vector<std::string> codes_of(const ReportInputs& inputs, const ReportTable& cells, const NamedTables& further,
                                  const char* dimension) {
  std::vector<std::string> codes = cells.values_of(dimension);
  if (std::string_view(dimension) == "profession") {
    const base::Table& rates = inputs.capacity->table("capacity_rates");
    for (std::size_t row = 0; row < rates.rows(); ++row) codes.push_back(rates.text_at(row, "profession"));
  }
  for (const auto& [name, table] : further) {
    const std::vector<std::string> more = table.values_of(dimension);
    codes.insert(codes.end(), more.begin(), more.end());
  }
  std::set<std::string> seen{""};
  std::erase_if(codes, [&](const std::string& code) { return !seen.insert(code).second; });
  return codes;
}

Json vocabulary_json(const ReportInputs& inputs, const ReportTable& cells, const NamedTables& further) {
  Json out = Json::object();
  for (const char* dimension : kDimensions) {
    Json terms = Json::array();
    const std::vector<std::string> codes = codes_of(inputs, cells, further, dimension);
    for (const Term& term : inputs.labels.terms(dimension, codes)) {
      Json entry{{"code", term.code}, {"label", term.label}};
      if (!term.short_label.empty()) entry["short"] = term.short_label;
      if (term.small_and_vulnerable) entry["small_and_vulnerable"] = true;
      if (!term.parent.empty()) entry["parent"] = term.parent;
      terms.push_back(std::move(entry));
    }
    if (!terms.empty()) out[dimension] = std::move(terms);
  }
  return out;
}

Json measures_json(const Json& counts, const std::vector<ReportInputs::Assumption>& assumptions) {
  Json out = Json::object();
  for (const Measure& m : measures()) {
    Json ids = Json::array(), caveats = Json::array();
    for (std::string_view rest = m.assumptions; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string id(rest.substr(0, end));
      if (std::any_of(assumptions.begin(), assumptions.end(), [&](const auto& a) { return a.id == id; }))
        ids.push_back(id);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!m.caveat.empty()) caveats.push_back(std::string(m.caveat));
    out[fmt::format("{}.{}", m.table, m.column)] = {{"label", std::string(m.label)},
                                                    {"unit", std::string(m.unit)},
                                                    {"digits", m.digits},
                                                    {"definition", std::string(m.definition)},
                                                    {"formula", std::string(m.formula)},
                                                    {"source", std::string(m.source)},
                                                    {"assumptions", ids},
                                                    {"caveats", caveats},
                                                    {"counts_by_file", m.table == "quality" ? Json::array() : counts}};
  }
  return out;
}

/// Why the released edition leaves out a page that has its data; empty = it does not.
std::string withheld_of(const ReportInputs& inputs, std::string_view page) {
  for (const FurtherPage& further : inputs.further)
    if (further.page == page && !further.answer.empty()) return further.withheld;
  return {};
}

Json pages_json(const ReportInputs& inputs, const std::vector<PageAnswer>& answers, bool released) {
  Json out = Json::array();
  for (const ReportPage& page : report_pages()) {
    const std::string withheld = released && !page.missing.empty() ? withheld_of(inputs, page.id) : std::string();
    Json sentences = Json::array();
    for (const PageAnswer& answer : answers) {
      if (answer.page != page.id) continue;
      for (const AnswerSentence& sentence : answer.sentences) {
        Json parts = Json::array();
        for (const AnswerPart& part : sentence) {
          if (part.figure.empty()) {
            parts.push_back(part.text);
          } else {
            parts.push_back({{"figure", part.figure}, {"text", part.text}});
          }
        }
        sentences.push_back(std::move(parts));
      }
    }
    Json entry{{"id", std::string(page.id)},
               {"section", std::string(page.section)},
               {"title", std::string(page.title)},
               {"question", std::string(page.question)},
               {"answer", sentences},
               {"missing", sentences.empty() ? std::string(page.missing) : std::string()}};
    if (!withheld.empty()) {
      entry["missing"] = withheld;
      entry["withheld"] = true;
    }
    out.push_back(std::move(entry));
  }
  return out;
}

/// The totals that sentences name; every other number finds its value in its table.
Json figures_json(const AnswerFacts& facts, const std::string& plan) {
  Json out = Json::object();
  const auto add = [&](const FigureName& name, const Json& value) {
    out[name.text()] = {{"value", value},
                        {"predicate", predicate_text(name)},
                        {"command", fmt::format("cadre explain {} '{}'", plan, name.text())}};
  };
  if (facts.ledger) {
    add(figure_name("quality", "read"), facts.ledger->read);
    add(figure_name("quality", "accepted"), facts.ledger->accepted);
    add(figure_name("quality", "review"), facts.ledger->review);
    add(figure_name("quality", "rejected"), facts.ledger->rejected);
    add(figure_name("quality", "merged"), facts.ledger->merged);
  }
  const auto total = [&](const char* measure, const std::optional<double>& value, int digits) {
    if (!value) return;
    const FigureName name = figure_name("capacity_cells", measure, {{"month", facts.month.iso()}});
    add(name, shown_number(*value, digits));
    if (std::string_view(measure) != "fte" || !facts.fte_low || !facts.fte_high) return;
    out[name.text()]["low"] = shown_number(*facts.fte_low, digits);
    out[name.text()]["high"] = shown_number(*facts.fte_high, digits);
  };
  total("people", facts.people, 0);
  total("fte", facts.fte, 1);
  return out;
}

void complete_facts(AnswerFacts& facts, const ReportInputs& inputs, bool released) {
  const base::Table& cells = inputs.capacity->table("capacity_cells");
  for (std::size_t r = 0; r < cells.rows(); ++r) {
    if (cells.text_at(r, "table_id") != "total" || cells.integer_at(r, "month") != facts.month.ordinal()) continue;
    const double share = cells.decimal_at(r, "review_share");
    if (!std::isnan(share) && cells.integer_at(r, "roles") >= kRateDenominator) facts.review_share = share / 100;
    if (!released) facts.roles_unlinked = cells.integer_at(r, "roles_unlinked");
  }
  facts.area = inputs.area;
  facts.inputs = inputs.inputs.size();
  facts.references = inputs.references.size();
  facts.overrides = inputs.overrides.size();
  const auto strongest = std::max_element(
      inputs.assumptions.begin(), inputs.assumptions.end(),
      [](const auto& a, const auto& b) { return a.influence_fte.value_or(0) < b.influence_fte.value_or(0); });
  if (strongest != inputs.assumptions.end() && strongest->influence_fte.value_or(0) > 0) {
    std::string name = strongest->name;
    facts.strongest_assumption = name;
  }
  if (inputs.ledger == nullptr) return;
  AnswerFacts::Ledger sum;
  for (std::size_t r = 0; r < inputs.ledger->rows(); ++r) {
    sum.accepted += inputs.ledger->integer_at(r, "accepted");
    sum.review += inputs.ledger->integer_at(r, "review");
    sum.rejected += inputs.ledger->integer_at(r, "rejected");
    sum.merged += inputs.ledger->integer_at(r, "merged");
  }
  sum.rounded = released;
  if (released) {
    for (std::int64_t* n : {&sum.accepted, &sum.review, &sum.rejected, &sum.merged}) *n = round_to_five(*n);
  }
  sum.read = sum.accepted + sum.review + sum.rejected + sum.merged;
  facts.ledger = sum;
}

/// People and FTE by profession of the month, for readers without scripts.
std::string profession_table(const ReportInputs& inputs, const Json& cells, base::Month month) {
  const auto column = [&](const char* name) -> const Json& {
    for (const Json& c : cells["columns"]) {
      if (c["name"] == name) return c;
    }
    return cells["columns"][0];
  };
  const auto code = [&](const char* name, std::size_t row) {
    const Json& c = column(name);
    return c["dictionary"][c["codes"][row].get<std::size_t>()].get<std::string>();
  };
  const auto figure = [](const Json& value, int digits) {
    if (value.is_null()) return std::string("No data");
    return value.is_string() ? value.get<std::string>() : spoken_decimal(value.get<double>(), digits);
  };
  std::map<std::string, std::size_t> row_of;
  const std::size_t rows = column("people")["values"].size();
  for (std::size_t r = 0; r < rows; ++r) {
    if (code("month", r) != month.iso()) continue;
    const bool other =
        std::any_of(kDimensions.begin() + 1, kDimensions.end(), [&](const char* d) { return !code(d, r).empty(); });
    if (!other) row_of.emplace(code("profession", r), r);
  }
  std::vector<std::string> codes;
  for (const auto& [profession, row] : row_of) {
    if (!profession.empty()) codes.push_back(profession);
  }
  std::string out = fmt::format(
      "<table><caption>People and FTE by profession, {}</caption><thead><tr><th scope=\"col\">Profession</th><th "
      "scope=\"col\">People</th><th scope=\"col\">FTE</th></tr></thead><tbody>",
      month.spoken());
  const auto add = [&](const std::string& label, std::size_t row) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>", base::escape_html(label),
                       figure(column("people")["values"][row], 0), figure(column("fte")["values"][row], 1));
  };
  for (const Term& term : inputs.labels.terms("profession", codes)) add(term.label, row_of.at(term.code));
  if (row_of.contains("")) add("All", row_of.at(""));
  return out + "</tbody></table>";
}

std::string summary_html(const ReportInputs& inputs, const std::vector<PageAnswer>& answers, const Json& data,
                         base::Month month) {
  std::string out = fmt::format("<h1>{}</h1>", base::escape_html(inputs.area));
  if (inputs.synthetic) out += "<p><strong>Synthetic data: these people are invented.</strong></p>";
  if (inputs.provisional)
    out += fmt::format("<p><strong>Provisional.</strong> {}</p>", base::escape_html(inputs.provisional_reason));
  out += fmt::format("<p>{}</p>", base::escape_html(data["meta"]["disclosure"]["text"].get<std::string>()));
  for (const PageAnswer& page : answers) {
    for (const ReportPage& p : report_pages()) {
      if (p.id == page.page && !page.sentences.empty())
        out += fmt::format("<h2>{}</h2>", base::escape_html(p.question));
    }
    for (const AnswerSentence& sentence : page.sentences)
      out += fmt::format("<p>{}</p>", base::escape_html(plain_text(sentence)));
  }
  return out + profession_table(inputs, data["tables"]["capacity_cells"], month);
}

ReportData assemble(const ReportInputs& inputs, ReportParts parts, const DisclosureOptions& options,
                    base::Month month) {
  const bool released = options.mode != DisclosureMode::Off;
  complete_facts(parts.facts, inputs, released);
  ReportData report;
  report.answers = compose_answers(parts.facts);
  const NamedTables further = released ? NamedTables() : further_tables(inputs);
  if (!released) add_further_answers(report.answers, inputs.further);
  Json sections = Json::array();
  for (const ReportSection& s : report_sections())
    sections.push_back({{"id", std::string(s.id)}, {"title", std::string(s.title)}});
  Json tables = Json::object();
  tables["capacity_cells"] = parts.cells.json();
  for (const auto& [name, table] :
       {std::pair{"rates", &parts.rates}, std::pair{"trend", &parts.trend},
        std::pair{"age_profile", &parts.age_profile}, std::pair{"past_55", &parts.past_age},
        std::pair{"support_mix", &parts.support_mix}, std::pair{"turnover", &parts.turnover}}) {
    if (table->rows() > 0) tables[name] = table->json();
  }
  for (const auto& [name, table] : further) tables[name] = table.json();
  const Json counts = counts_by_file_json(inputs, released);
  Json data{{"format", kFormat},
            {"meta", meta_json(inputs, options, month)},
            {"vocabulary", vocabulary_json(inputs, parts.cells, further)},
            {"sections", sections},
            {"pages", pages_json(inputs, report.answers, released)},
            {"measures", measures_json(counts, inputs.assumptions)},
            {"figures", figures_json(parts.facts, "PLAN")},
            {"tables", tables},
            {"assumptions", assumptions_json(inputs)},
            {"capacity", capacity_notes_json(inputs, released)},
            {"quality", quality_json(inputs, released)},
            {"sources", sources_json(inputs, released)}};
  report.static_summary = summary_html(inputs, report.answers, data, month);
  // Text that is not UTF-8 never gets here (intake converts it); should it, a mark stands in its place.
  report.json = data.dump(-1, ' ', false, Json::error_handler_t::replace);
  return report;
}

}  // namespace

ReportData internal_report(const ReportInputs& inputs) {
  const base::Month month = shown_month(inputs);
  return assemble(inputs, internal_parts(inputs, month), {DisclosureMode::Off, true}, month);
}

ReportData released_report(const ReportInputs& inputs, const Released<ReleaseSet>& release) {
  const base::Month month = shown_month(inputs);
  return assemble(inputs, released_parts(inputs, release.get(), month), release->options, month);
}

}  // namespace cadre::publishing
