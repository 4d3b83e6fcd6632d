// What lists write for sex, ethnic category and disability, and the broad group each stands for.
#include <gtest/gtest.h>

#include "base/source_dir.h"
#include "curation/code_book.h"

namespace cadre::curation {
namespace {

const CodeBook& book() {
  static const CodeBook kBook = CodeBook::load(base::source_dir() + "/reference");
  return kBook;
}

TEST(CharacteristicTerms, CodesLabelsAndNationalDetailLeadToTheBroadGroup) {
  struct Row {
    const char *column, *text, *value;
  };
  for (const Row& row :
       {Row{"sex", "Female", "female"}, Row{"sex", " MALE ", "male"}, Row{"sex", "2", "female"},
        Row{"ethnic_category", "A White - British", "white"}, Row{"ethnic_category", "A", "white"},
        Row{"ethnic_category", "C3 White Unspecified", "white"}, Row{"ethnic_category", "CP White Polish", "white"},
        Row{"ethnic_category", "F Mixed - White & Asian", "mixed"}, Row{"ethnic_category", "LH Asian British", "asian"},
        Row{"ethnic_category", "Asian or Asian British - Punjabi", "asian"},
        Row{"ethnic_category", "R Chinese", "asian"}, Row{"ethnic_category", "Black", "black"},
        Row{"ethnic_category", "S Any other ethnic group", "other"},
        Row{"ethnic_category", "Z Not Stated", "not_stated"}, Row{"ethnic_category", "99", "not_stated"},
        Row{"disability", "Yes", "disabled"}, Row{"disability", "no", "not_disabled"},
        Row{"disability", "Not Declared", "not_stated"}})
    EXPECT_EQ(book().characteristic(row.column, row.text), row.value) << row.column << " " << row.text;
}

TEST(CharacteristicTerms, ABlankIsNotStatedAndAnUnknownWordIsNotGuessed) {
  for (const char* column : {"sex", "ethnic_category", "disability"}) {
    EXPECT_EQ(book().characteristic(column, ""), "not_stated");
    EXPECT_EQ(book().characteristic(column, "  "), "not_stated");
    EXPECT_EQ(book().characteristic(column, "Whitehall Team"), "not_read");
    EXPECT_EQ(book().characteristic(column, "- 7"), "not_read");
  }
  EXPECT_EQ(book().characteristic("sex", "Yes"), "not_read");  // a word of another column
}

}  // namespace
}  // namespace cadre::curation
