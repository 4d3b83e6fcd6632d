#pragma once

#include "curation/context.h"
#include "intake/companion_reader.h"

namespace cadre::curation {

/// How words of the other files of a month become the codes that the staff table has, by column: `profession` (a code,
/// a name, an occupation code, care setting, job role, staff group or title; NONE = not allied health, AHP = which
/// profession is not said), `band`, `employer`, `hosted_by` and `funded_by` (organisation codes in capitals),
/// `staffing`. Refers to the context, which must outlive it.
intake::WordReaders file_words(const CurationContext& context);

}  // namespace cadre::curation
