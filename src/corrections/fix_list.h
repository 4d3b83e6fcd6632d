#pragma once

#include "corrections/fault_history.h"

namespace cadre::corrections {

/// The tables of corrections::tables, each from the inputs and their history.
base::Table fix_list_table(const CorrectionInputs& inputs, const FaultHistory& history);
base::Table fix_rules_table(const CorrectionInputs& inputs, const FaultHistory& history);
base::Table fix_progress_table(const CorrectionInputs& inputs, const FaultHistory& history);
base::Table judgements_table(const CorrectionInputs& inputs, const FaultHistory& history);
base::Table false_alarms_table(const CorrectionInputs& inputs, const FaultHistory& history);

}  // namespace cadre::corrections
