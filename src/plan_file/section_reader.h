#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "plan_file/option.h"

namespace cadre::plan_file {

/// Where the keys of one `[section]` or one `[[section]]` element stand.
struct SectionSpots {
  base::SourceSpot whole;
  std::vector<std::pair<std::string_view, base::SourceSpot>> keys;  ///< keys present, by the name in the option table

  /// Where a key stands; the section itself when the key is absent.
  const base::SourceSpot& of(std::string_view key) const;
};

/// Values that were read: position in the option table, value.
using OptionValues = std::vector<std::pair<std::size_t, OptionValue>>;

struct SectionDocument;

/// A plan's sections read against option tables, from a TOML text or from the cells of a workbook. Collects every
/// fault; throws nothing after parsing.
class SectionReader {
 public:
  /// Throws base::InputError when the text is not TOML (the parser stops at its first error). `name` stands in
  /// messages.
  SectionReader(std::string_view text, std::string name);
  explicit SectionReader(std::unique_ptr<SectionDocument> document);
  ~SectionReader();
  SectionReader(const SectionReader&) = delete;
  SectionReader& operator=(const SectionReader&) = delete;

  /// Fills `target` from `[table.section]`; what the plan does not say keeps the struct's own default.
  template <class S>
  SectionSpots read(const OptionTable<S>& table, S& target) {
    SectionSpots spots;
    read_elements(table.section, false, specs_of(table), [&](SectionSpots found, OptionValues values) {
      spots = std::move(found);
      assign(table, values, target);
    });
    return spots;
  }

  /// Every `[[table.section]]`, in order of the file.
  template <class S>
  std::vector<std::pair<S, SectionSpots>> read_all(const OptionTable<S>& table) {
    std::vector<std::pair<S, SectionSpots>> rows;
    read_elements(table.section, true, specs_of(table), [&](SectionSpots found, OptionValues values) {
      rows.emplace_back(S{}, std::move(found));
      assign(table, values, rows.back().first);
    });
    return rows;
  }

  /// Call last: sections that no read() asked for become errors naming the nearest known one.
  void report_unknown_sections();
  void report(base::Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  void error(base::SourceSpot where, std::string message, std::string remedy);
  /// Everything found, in order of line; of a workbook by sheet, row and column.
  base::Diagnostics take_diagnostics();

 private:
  void read_elements(std::string_view section, bool repeated, const std::vector<OptionSpec>& specs,
                     const std::function<void(SectionSpots, OptionValues)>& take);

  template <class S>
  static std::vector<OptionSpec> specs_of(const OptionTable<S>& table) {
    std::vector<OptionSpec> specs;
    for (const Option<S>& option : table.options) specs.push_back(option.spec);
    return specs;
  }
  template <class S>
  static void assign(const OptionTable<S>& table, const OptionValues& values, S& target) {
    for (const auto& [position, value] : values) table.options[position].assign(target, value);
  }

  std::unique_ptr<SectionDocument> document_;
  base::Diagnostics diagnostics_;
};

}  // namespace cadre::plan_file
