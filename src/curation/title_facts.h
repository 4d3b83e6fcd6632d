#pragma once

#include <string_view>

#include "curation/row_facts.h"
#include "curation/title_classifier.h"

namespace cadre::curation {

/// What the rules need of a position title: the classifier's verdict, and whether the words name advanced practice or
/// a learner (docs/methods/rules.md, words used below). `professions` is empty when the title names nothing or is
/// generic.
TitleFacts title_facts(const TitleClassifier& classifier, std::string_view title);

}  // namespace cadre::curation
