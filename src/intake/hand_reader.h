#pragma once

#include <optional>
#include <string>

#include "base/month.h"
#include "intake/header_finder.h"
#include "intake/layout.h"
#include "intake/raw_table.h"

namespace cadre::intake {

/// Reads a return that people fill in by hand (a layout with by_hand = true): a worksheet, or the same as CSV.
/// Forgiving where the meaning is plain, and silent nowhere:
/// - a text in cells merged over several rows holds for each of them; a number so merged is counted once;
/// - "3,5" and "37.5 hrs" are numbers (parse_typed_number);
/// - totals, repeated headings and rows that begin with "Example" are listed and left out;
/// - a row whose required columns are blank, or that gives no number at all, is rejected with what it lacks;
/// - a heading that the layout does not know is listed, with the one that was probably meant;
/// - an organisation without a code goes by its name.
/// Every data row is in the table or in its faults, in the order of the sheet. `input` comes from open_input. Throws
/// InputError when two worksheets hold such a return (only one could be read), when the text is larger than
/// kLargestReturn, or when nothing says which month it describes.
RawTable read_by_hand(const std::string& path, const std::string& display_name, const Layout& layout,
                      const std::optional<base::Month>& month, const OpenedInput& input);

inline constexpr std::size_t kLargestReturn = std::size_t{64} << 20U;  ///< bytes of a return's text

}  // namespace cadre::intake
