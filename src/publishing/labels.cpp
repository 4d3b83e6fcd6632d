#include "publishing/labels.h"

#include <algorithm>
#include <cctype>
#include <span>

#include "base/csv_text.h"
#include "vocabulary/codes.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kUnknown = "unknown";

std::string band_label(std::string_view code) {
  if (code == "non_afc") return "Not on Agenda for Change";
  return "Band " + std::string(code);
}

/// "under_25", "25_29", "65_and_over"
std::string age_label(std::string_view code) {
  std::string label(code);
  if (label.starts_with("under_")) return "Under " + label.substr(6);
  if (const auto at = label.find("_and_over"); at != std::string::npos) return label.substr(0, at) + " and over";
  if (const auto at = label.find('_'); at != std::string::npos) label.replace(at, 1, " to ");
  return label;
}

}  // namespace

std::string spoken_code(std::string_view code) {
  std::string label(code);
  std::replace(label.begin(), label.end(), '_', ' ');
  if (!label.empty()) label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
  return label.starts_with("Nhs ") ? "NHS" + label.substr(3) : label;
}

void Labels::add(const std::string& dimension, Term term) {
  std::string code = term.code;
  terms_[dimension][code] = std::move(term);
}

Labels Labels::load(const std::string& reference_dir) {
  Labels out;
  const auto enumerate = [&](const std::string& dimension, std::span<const std::string_view> codes, auto&& label) {
    for (const std::string_view code : codes) {
      if (code.empty() || code == "NONE") continue;
      out.order_[dimension].emplace_back(code);
      out.add(dimension, {std::string(code), label(code), "", "", false});
    }
  };
  const auto spoken = [](std::string_view code) { return spoken_code(code); };
  enumerate("profession", vocabulary::profession_codes(), [](std::string_view code) {
    return code == "AHP" ? std::string("Profession unclear")
                         : std::string(vocabulary::name_of(vocabulary::profession_of(code)));
  });
  enumerate("role_level", vocabulary::role_level_codes(), spoken);
  enumerate("band", vocabulary::band_codes(), band_label);
  enumerate("setting", vocabulary::setting_codes(), spoken);
  enumerate("sector", vocabulary::sector_codes(), spoken);
  enumerate("staffing", vocabulary::staffing_codes(), spoken);

  const base::SmallCsv professions = base::read_small_csv(reference_dir + "/professions.csv");
  const std::size_t code = professions.column("code"), vulnerable = professions.column("small_and_vulnerable");
  for (const auto& row : professions.rows) {
    out.terms_["profession"][row[code]].small_and_vulnerable = row[vulnerable] == "yes";
  }
  const base::SmallCsv settings = base::read_small_csv(reference_dir + "/settings.csv");
  for (const auto& row : settings.rows) {
    out.terms_["setting"][row[settings.column("code")]].label = row[settings.column("name")];
  }
  // Later rows of a dated table stand for later times: the last name wins.
  const base::SmallCsv areas = base::read_small_csv(reference_dir + "/areas.csv");
  std::map<std::string, std::string> ics_of_sub;
  for (const auto& row : areas.rows) {
    const std::string &level = row[areas.column("level")], &area = row[areas.column("code")],
                      &parent = row[areas.column("parent")];
    if (level == "sub_icb") ics_of_sub[area] = parent;
    if (level == "region") out.add("region", {area, row[areas.column("name")], "", "", false});
    if (level == "icb" || level == "ics") out.add("ics", {area, row[areas.column("name")], "", parent, false});
  }
  const base::SmallCsv places = base::read_small_csv(reference_dir + "/places.csv");
  for (const auto& row : places.rows) {
    const auto ics = ics_of_sub.find(row[places.column("sub_icb")]);
    out.add("place", {row[places.column("place")], row[places.column("name")], "",
                      ics == ics_of_sub.end() ? std::string() : ics->second, false});
  }
  const base::SmallCsv employers = base::read_small_csv(reference_dir + "/organisations.csv");
  for (const auto& row : employers.rows) {
    out.add("employer",
            {row[employers.column("code")], row[employers.column("name")], "", row[employers.column("sector")], false});
  }
  return out;
}

std::string Labels::label(std::string_view dimension, std::string_view code) const {
  if (code == kUnknown) return "Not known";
  if (dimension == "age_band") return age_label(code);
  const auto terms = terms_.find(dimension);
  if (terms != terms_.end()) {
    const auto term = terms->second.find(std::string(code));
    if (term != terms->second.end() && !term->second.label.empty()) return term->second.label;
  }
  return std::string(code);
}

std::vector<Term> Labels::terms(std::string_view dimension, const std::vector<std::string>& codes) const {
  std::vector<Term> out;
  const auto known = terms_.find(dimension);
  for (const std::string& code : codes) {
    Term term{code, label(dimension, code), "", "", false};
    if (known != terms_.end()) {
      const auto found = known->second.find(code);
      if (found != known->second.end()) term = found->second;
    }
    term.code = code;
    term.label = label(dimension, code);
    out.push_back(std::move(term));
  }
  const auto order = order_.find(dimension);
  const auto rank = [&](const Term& term) -> std::size_t {
    if (term.code == kUnknown) return SIZE_MAX;
    if (dimension == "age_band") return term.code.starts_with("under") ? 0 : 1;
    if (order == order_.end()) return 0;
    return static_cast<std::size_t>(std::find(order->second.begin(), order->second.end(), term.code) -
                                    order->second.begin());
  };
  std::stable_sort(out.begin(), out.end(), [&](const Term& a, const Term& b) {
    const std::size_t left = rank(a), right = rank(b);
    return left != right ? left < right : std::pair(a.label, a.code) < std::pair(b.label, b.code);
  });
  return out;
}

std::map<std::string, std::string> Labels::parents(std::string_view dimension) const {
  std::map<std::string, std::string> out;
  const auto known = terms_.find(dimension);
  if (known == terms_.end()) return out;
  for (const auto& [code, term] : known->second) {
    if (!term.parent.empty()) out.emplace(code, term.parent);
  }
  return out;
}

}  // namespace cadre::publishing
