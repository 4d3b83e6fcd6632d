#pragma once

#include "curation/title_classifier.h"
#include "curation/title_rules.h"

namespace cadre::curation {

/// Decides who holds the post from the phrases found in a title. Fills everything of the verdict but confidence.
/// `band` is the band of the advert when known: a field without a holder at band 2 to 4 is a support post.
TitleVerdict decide_title(const ReadTitle& title, vocabulary::Band band, const TitleRule& fallback);

}  // namespace cadre::curation
