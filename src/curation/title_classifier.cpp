#include "curation/title_classifier.h"

#include <array>
#include <charconv>
#include <limits>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "curation/title_band.h"
#include "curation/title_decision.h"
#include "curation/title_rules.h"

namespace cadre::curation {
namespace {

using vocabulary::Profession;
using vocabulary::RoleLevel;

constexpr std::array<std::string_view, kTitleEvidenceCount> kEvidenceCodes = {
    "named",   "short",   "field",    "branch", "weak",  "several",  "either",
    "support", "generic", "misspelt", "any",    "other", "clerical", "no_word"};

/// Fewer titles than this measure nothing worth printing.
constexpr int kLeastMeasured = 10;

std::array<double, kTitleEvidenceCount> read_confidence(const std::string& path) {
  std::array<double, kTitleEvidenceCount> shares{};
  shares.fill(std::numeric_limits<double>::quiet_NaN());
  const base::SmallCsv csv = base::read_small_csv(path);
  const std::size_t name = csv.column("class"), count = csv.column("n"), correct = csv.column("correct");
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    const auto& row = csv.rows[i];
    int n = -1, right = -1;
    std::from_chars(row[count].data(), row[count].data() + row[count].size(), n);
    std::from_chars(row[correct].data(), row[correct].data() + row[correct].size(), right);
    std::size_t at = 0;
    while (at < kTitleEvidenceCount && kEvidenceCodes[at] != row[name]) ++at;
    if (at == kTitleEvidenceCount || right < 0 || n < right)
      throw base::InputError({base::Severity::Error,
                              {path, csv.lines[i], 0},
                              "a row needs a class of evidence and 0 <= correct <= n",
                              "Correct the row"});
    if (n >= kLeastMeasured) shares[at] = static_cast<double>(right) / n;
  }
  return shares;
}

}  // namespace

struct TitleClassifier::Rules {
  TitleRules titles;
  std::vector<PayBand> pay;
  std::array<double, kTitleEvidenceCount> confidence{};
};

std::string_view code_of(TitleEvidence evidence) { return kEvidenceCodes[static_cast<std::size_t>(evidence)]; }

std::string codes_of(const TitleVerdict& verdict) {
  if (verdict.professions.empty()) return "NONE";
  std::string text;
  const auto append = [&](std::string_view code) {
    if (!text.empty()) text += '|';
    text += code;
  };
  for (std::size_t i = 0; i < verdict.professions.size(); ++i) {
    const bool both = i + 1 < verdict.professions.size() &&
                      verdict.professions[i] == Profession::DiagnosticRadiographer &&
                      verdict.professions[i + 1] == Profession::TherapeuticRadiographer;
    append(both ? "RAD" : vocabulary::code_of(verdict.professions[i]));
    if (both) ++i;
  }
  return text;
}

std::string_view tier_of(const TitleVerdict& verdict) {
  if (verdict.professions.empty()) return "";
  const bool support = verdict.level == RoleLevel::Support || verdict.level == RoleLevel::AssistantPractitioner;
  return support ? "support" : "registered";
}

TitleClassifier TitleClassifier::load(const std::string& reference_dir) {
  auto rules = std::make_unique<Rules>();
  rules->titles.load(reference_dir);
  rules->pay = read_pay_bands(reference_dir + "/pay_bands.csv");
  rules->confidence = read_confidence(reference_dir + "/titles/confidence.csv");
  return TitleClassifier(std::move(rules));
}

TitleVerdict TitleClassifier::classify(std::string_view title, std::string_view pay_text) const {
  const vocabulary::Band band = band_of_advert(title, pay_text, rules_->pay);
  TitleVerdict verdict = decide_title(rules_->titles.read(title), band, rules_->titles.fallback());
  verdict.band = band;
  verdict.confidence = rules_->confidence[static_cast<std::size_t>(verdict.evidence_class)];
  return verdict;
}

TitleClassifier::TitleClassifier(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
TitleClassifier::TitleClassifier(TitleClassifier&&) noexcept = default;
TitleClassifier::~TitleClassifier() = default;

}  // namespace cadre::curation
