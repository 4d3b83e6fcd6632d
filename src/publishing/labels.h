#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cadre::publishing {

/// A code of a dimension as readers see it.
struct Term {
  std::string code, label, short_label;
  std::string parent;  ///< code of what it belongs to; may be empty
  bool small_and_vulnerable = false;
};

/// Labels and order of the codes of each dimension (docs/formats/report-data.md, vocabulary).
class Labels {
 public:
  /// Reads professions, settings, places, organisations and areas. Throws base::InputError with file and line.
  static Labels load(const std::string& reference_dir);

  /// The terms of the given codes in the order of tables: enums in their own order, others by label, "unknown" last.
  std::vector<Term> terms(std::string_view dimension, const std::vector<std::string>& codes) const;
  /// The code itself when nothing is known of it.
  std::string label(std::string_view dimension, std::string_view code) const;
  /// Adds or replaces a term, e.g. an organisation of the plan.
  void add(const std::string& dimension, Term term);
  /// child code -> parent code, of dimensions whose terms have parents.
  std::map<std::string, std::string> parents(std::string_view dimension) const;

 private:
  std::map<std::string, std::map<std::string, Term>, std::less<>> terms_;
  std::map<std::string, std::vector<std::string>, std::less<>> order_;  ///< of enums
};

/// "assistant_practitioner" -> "Assistant practitioner".
std::string spoken_code(std::string_view code);

}  // namespace cadre::publishing
