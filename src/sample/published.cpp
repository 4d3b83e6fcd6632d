#include "sample/published.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/csv_text.h"

namespace cadre::sample {
namespace {

constexpr std::string_view kAbsent = "ZY2";  ///< takes no part in the publication
constexpr std::string_view kLate = "ZY6";    ///< is published with the month before

/// Professions as published, with the letter of their occupation codes.
struct Label {
  std::string_view name;
  char letter;
  std::array<std::string_view, 3> professions;
};
constexpr std::array<Label, 12> kLabels = {{{"Art/Music/Dramatherapy", 'H', {"ART", "DRAMA", "MUSIC"}},
                                            {"Chiropody/Podiatry", 'A', {"POD"}},
                                            {"Dietetics", 'B', {"DIET"}},
                                            {"Occupational Therapy", 'C', {"OT"}},
                                            {"Operating Theatres", 'T', {"ODP"}},
                                            {"Orthoptics/Optics", 'D', {"ORTHOPT"}},
                                            {"Osteopathy", 'V', {"OSTEO"}},
                                            {"Physiotherapy", 'E', {"PT"}},
                                            {"Prosthetics and Orthotics", 'I', {"PO"}},
                                            {"Radiography (diagnostic)", 'F', {"DRAD"}},
                                            {"Radiography (therapeutic)", 'G', {"TRAD"}},
                                            {"Speech & Language Therapy", 'J', {"SLT"}}}};

std::size_t label_of(std::string_view profession) {
  std::size_t at = 0;
  for (; at < kLabels.size(); ++at)
    for (const std::string_view member : kLabels[at].professions)
      if (!member.empty() && member == profession) return at;
  return at;
}

/// Places of the named area of the example; sites elsewhere are of an employer, not of the area.
bool in_area(const StaffRow& row) {
  static constexpr std::array<std::string_view, 5> kPlaces = {"barnsley", "bassetlaw", "doncaster", "rotherham",
                                                              "sheffield"};
  return row.site != nullptr && std::find(kPlaces.begin(), kPlaces.end(), row.site->place) != kPlaces.end();
}

bool registered(std::string_view level) {
  return level == "registered" || level == "enhanced" || level == "advanced" || level == "consultant";
}

/// Codes as a publisher reads them: capitals, blanks off.
std::string cleaned(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}

/// As the list writes it: five decimals.
std::int64_t micros(double fte) { return std::isnan(fte) ? 0 : std::llround(fte * 100000.0) * 10; }

double fte(std::int64_t micros) { return static_cast<double>(micros) / 1e6; }

}  // namespace

std::string_view published_label(std::size_t label) { return kLabels.at(label).name; }

Published::Sum& Published::Sum::operator+=(const Sum& o) {
  ours += o.ours;
  meant += o.meant;
  coded += o.coded;
  copied += o.copied;
  return *this;
}

Published::Published(const std::string& reference_dir, std::size_t months) : months_(months) {
  const base::SmallCsv codes = base::read_small_csv(reference_dir + "/occupation_codes.csv");
  for (const auto& row : codes.rows)
    if (row[codes.column("kind")] == "ahp") allied_codes_.insert(row[codes.column("code")]);
}

std::size_t Published::published_month(std::string_view employer) const {
  return months_ - (employer == kLate && months_ > 1 ? 2 : 1);
}

void Published::add(std::size_t month, const StaffRow& row, Sums& sums) const {
  if (month + 2 < months_) return;
  const std::string employer = cleaned(row[Field::OrgCode]), code = cleaned(row[Field::OccCode]);
  const std::string& category = row[Field::Category];
  const bool in_post = category != "Bank" && category != "Honorary" && !row.post->learner;
  const std::int64_t amount = micros(row.fte);
  const bool counted = in_post && row[Field::Status] != "Career Break" && amount > 0;
  if (const std::size_t label = label_of(row.post->profession); label < kLabels.size() && !row.duplicate) {
    Sum& sum = sums[{month, employer, label, row.band}];
    sum.ours += in_post && in_area(row) ? amount : 0;
    sum.meant += counted && registered(row.post->level) ? amount : 0;
  }
  if (!counted || !allied_codes_.contains(code)) return;
  for (std::size_t label = 0; label < kLabels.size(); ++label) {
    if (kLabels[label].letter != code[2]) continue;
    Sum& sum = sums[{month, employer, label, row.band}];
    sum.coded += row.duplicate ? 0 : amount;
    sum.copied += amount;
  }
}

std::string Published::file(const Sums& sums, const std::vector<Employer>& employers, base::Month last) const {
  std::string text =
      "Date,NHSE_Region_Name,ICS name,Org code,Org name,Main Staff Group,Staff Group 1,Staff Group 2,Care "
      "Setting,Level,"
      "AfC Band,Total FTE\n";
  for (const auto& [key, sum] : sums) {
    const auto& [month, employer, label, band] = key;
    const bool known = std::any_of(employers.begin(), employers.end(),
                                   [&code = employer](const Employer& e) { return e.code == code; });
    if (!known || employer == kAbsent || month != published_month(employer) || sum.copied == 0) continue;
    const base::Month shown = base::Month::from_ordinal(last.ordinal() - static_cast<int>(months_ - 1 - month));
    text += fmt::format(
        "{}-01,Invented,Invented,{},Invented employer {},001_Professionally qualified clinical staff,"
        "004_Scientific therapeutic and technical staff,031_Allied health professionals,{},Qualified,{},{:.5f}\n",
        shown.iso(), employer, employer, kLabels[label].name,
        band.empty() || band == "N" ? "Non AfC or unknown" : "Band " + band, fte(sum.copied));
  }
  return text;
}

std::string Published::truth(const Sums& sums, const std::vector<Employer>& employers, base::Month last) const {
  std::map<std::tuple<std::string, std::size_t>, std::array<Sum, 2>> by_label;  // of the last month, of the published
  for (const auto& [key, sum] : sums) {
    const auto& [month, employer, label, band] = key;
    auto& both = by_label[{employer, label}];
    if (month + 1 == months_) both[0] += sum;
    if (month == published_month(employer)) both[1] += sum;
  }
  std::string text = "month,published_month,employer,label,published,ours,scope,recode,date,duplicates\n";
  for (const Employer& employer : employers)
    for (std::size_t label = 0; label < kLabels.size(); ++label) {
      const auto found = by_label.find({employer.code, label});
      if (found == by_label.end()) continue;
      const auto& [now, then] = found->second;
      text += fmt::format("{},", last.iso());
      if (employer.code == kAbsent) {
        text += fmt::format(",{},{},,{:.6f},,,,\n", employer.code, kLabels[label].name, fte(now.ours));
        continue;
      }
      const base::Month shown =
          base::Month::from_ordinal(last.ordinal() - static_cast<int>(months_ - 1 - published_month(employer.code)));
      text += fmt::format("{},{},{},{:.6f},{:.6f},{:.6f},{:.6f},{:.6f},{:.6f}\n", shown.iso(), employer.code,
                          kLabels[label].name, fte(then.copied), fte(now.ours), fte(now.ours - now.meant),
                          fte(now.meant - now.coded), fte(now.coded - then.coded), fte(then.coded - then.copied));
    }
  return text;
}

}  // namespace cadre::sample
