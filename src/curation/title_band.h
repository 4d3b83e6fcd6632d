#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/codes.h"

namespace cadre::curation {

/// One Agenda for Change band of one year, nation and high cost area, as reference/pay_bands.csv states it.
struct PayBand {
  std::string year;        ///< "2020-21"
  std::string nation;      ///< "england"
  std::string supplement;  ///< "inner", "outer", "fringe" when the range includes the high cost area supplement
  vocabulary::Band band = vocabulary::Band::Unknown;
  int low = 0, high = 0;  ///< pounds a year, full time
};

/// Reads reference/pay_bands.csv; throws base::InputError on an unreadable row.
std::vector<PayBand> read_pay_bands(const std::string& path);

/// Every band the text names, in order, each once: "Band 5", "Band 5/6", "B6 or 7", "8a", "(XR07)", "XN07". A bare
/// number counts only behind the word band, B, XR or XN.
std::vector<vocabulary::Band> bands_named(std::string_view text);

/// Band of a pay text: named in it, or its range (two yearly amounts) is one band's full range in one year's table, or
/// lies within one band and shares an end with it and no other band of any table does so. Unknown for one amount,
/// hourly pay, and ranges over several bands: a single salary fits other bands in other years.
vocabulary::Band band_of_pay(std::string_view pay_text, const std::vector<PayBand>& table);

/// Band of an advert: the one named in the title; of several ("Band 5/6") the one the pay confirms, else the lowest, at
/// which the post starts; without a name the band of the pay.
vocabulary::Band band_of_advert(std::string_view title, std::string_view pay_text, const std::vector<PayBand>& table);

}  // namespace cadre::curation
