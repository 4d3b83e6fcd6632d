#include "need/method.h"

#include <array>

namespace cadre::need {
namespace {

constexpr std::array kMethods = {
    MethodRow{Method::Activity, "activity", "referrals or contacts a year", true, false, false, false},
    MethodRow{Method::Caseload, "caseload", "people on the caseload", true, false, false, true},
    MethodRow{Method::Population, "population", "referrals or contacts a year per 1,000 people", true, false, true,
              false},
    MethodRow{Method::Beds, "beds", "beds", false, true, false, false},
    MethodRow{Method::Theatres, "theatres", "theatre sessions a week", false, true, false, false},
    MethodRow{Method::Scanners, "scanners", "scanner hours a week", false, true, false, false},
    MethodRow{Method::Ambulances, "ambulances", "ambulance hours a week", false, true, false, false},
    MethodRow{Method::Wisn, "wisn", "units of work a year", true, false, false, false},
    MethodRow{Method::Ratio, "ratio", "WTE per 100,000 people", false, false, true, false},
    MethodRow{Method::Hours, "hours", "hours a week", false, false, false, false},
};

}  // namespace

std::span<const MethodRow> methods() { return kMethods; }

const MethodRow& row_of(Method method) { return kMethods[static_cast<std::size_t>(method)]; }

}  // namespace cadre::need
