#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.h"
#include "publishing/disclosure.h"

namespace cadre::publishing {

/// What the attacker takes for granted besides the published figures and the rules.
struct AuditOptions {
  /// Guess that every group whose figures still fit has not changed since the earlier releases.
  bool nothing_changed = false;
  /// Guess that people add up like roles do. Wrong wherever somebody is counted in two cells; the answer may then be
  /// that the published figures contradict the guess.
  bool people_add = false;
};

/// A hidden figure that the attacker narrows down too far.
struct AuditFinding {
  CellPlace place;
  std::string measure;       ///< "people" or "fte"
  double low = 0, high = 0;  ///< what the attacker still holds possible
};

struct AuditReport {
  bool consistent = true;     ///< false: no truth fits the figures and the guesses, so nothing can be concluded
  std::int64_t hidden = 0;    ///< hidden cells attacked, each once
  std::int64_t programs = 0;  ///< linear programs solved
  std::vector<AuditFinding> exposed;
  bool passed() const { return exposed.empty(); }
};

/// The gate before publishing: attacks a release with linear programming (COIN CLP), using every published figure of
/// every table at once. It shares no code with the protector beyond the rules of disclosure_rules.h. The attacker even
/// knows how many people at most each total counts twice. `input` serves to tell where a relation is a true sum, and to
/// judge.
AuditReport audit_release(const ReleaseInput& input, const ProtectedRelease& release, const AuditOptions& options,
                          base::Progress& progress);

}  // namespace cadre::publishing
