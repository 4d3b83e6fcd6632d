#include "curation/title_classifier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "curation/title_band.h"
#include "curation/title_text.h"
#include "curation/title_words.h"

namespace cadre::curation {
namespace {

using vocabulary::Band;
using vocabulary::RoleLevel;

const TitleClassifier& classifier() {
  static const TitleClassifier loaded = TitleClassifier::load(base::source_dir() + "/reference");
  return loaded;
}

std::string codes(const std::string& title) {
  const TitleVerdict verdict = classifier().classify(title);
  return codes_of(verdict) + (tier_of(verdict) == "support" ? "/support" : "");
}

struct Said {
  const char* title;
  const char* codes;
  const char* evidence;
};
class WhoHoldsThePost : public testing::TestWithParam<Said> {};

TEST_P(WhoHoldsThePost, IsReadFromTheTitle) {
  EXPECT_EQ(codes(GetParam().title), GetParam().codes);
  EXPECT_EQ(classifier().classify(GetParam().title).evidence, GetParam().evidence);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, WhoHoldsThePost,
    testing::Values(Said{"Physiotherapist", "PT", "PT-01"}, Said{"Nurse/ODP", "ODP|NONE", "ODP-01"},
                    Said{"CPN/OT/SW", "NONE|OT", "OT-02"},                // two occupations against one
                    Said{"Theatre Practitioner (ODP)", "ODP", "ODP-01"},  // the bracket says which
                    Said{"Recovery Practitioner (Nurse)", "NONE", "OTHER-01"},
                    Said{"Podiatry Secretary", "NONE", "CLER-01"}, Said{"Radiographer", "RAD", "RAD-01"},
                    Said{"Physiotherapist / Administrator", "PT|NONE", "PT-01"},
                    Said{"MRI Radiographer", "DRAD", "DRAD-04"}, Said{"Linac Radiographer", "TRAD", "TRAD-03"},
                    Said{"Clinical Support Worker - Occupational Therapy", "OT/support", "OT-03"},
                    Said{"Physiotherapy Band 3", "PT/support", "PT-03"},  // a field at a support band
                    Said{"Occupational Health Nurse", "NONE", "OTHER-01"}, Said{"Payroll Lead", "NONE", "NONE-00"},
                    Said{"Assistant Director of Therapies", "AHP", "AHP-03"},
                    Said{"Trainee CT Radiographer", "DRAD", "DRAD-04"},  // learns CT, is a radiographer
                    Said{"Trainee ODP", "ODP/support", "ODP-01"}, Said{"OTA Acute Medicine", "OT/support", "OT-05"},
                    Said{"EMT1 Relief", "PARA/support", "PARA-02"},  // the grade is written onto it
                    Said{"Oxygen Therapy Technician", "NONE", "NONE-00"},
                    Said{"Ward Host / Nutrition Assistant", "NONE", "NONE-00"},
                    Said{"Advanced Clinical Practitioner MSK", "PT", "PT-06"}));

TEST(TitleClassifier, TellsLevelManagerAndBand) {
  const TitleVerdict manager = classifier().classify("Physiotherapy Team Manager - Band 8a");
  EXPECT_TRUE(manager.manager);
  EXPECT_EQ(manager.level, RoleLevel::Registered);
  EXPECT_EQ(manager.band, Band::B8a);
  EXPECT_EQ(classifier().classify("Advanced Paramedic").level, RoleLevel::Advanced);
  EXPECT_EQ(classifier().classify("Consultant Dietitian").level, RoleLevel::Consultant);
  EXPECT_EQ(classifier().classify("First Contact Physiotherapist").level, RoleLevel::Enhanced);
  EXPECT_EQ(classifier().classify("Dietetic Assistant Practitioner").level, RoleLevel::AssistantPractitioner);
  EXPECT_FALSE(classifier().classify("Head and Neck Dietitian").manager);
  EXPECT_EQ(classifier().classify("Porter").level, RoleLevel::Unknown);
}

TEST(TitleClassifier, ReadsSpellingsAndMarks) {
  for (const char* title : {"Occuptional Therapist", "OCCUPATIONAL  THERAPISTS", "Occupational Therapist&#39;s post",
                            "O.T. Band 6", "Occ. Therapist", "Bank-Occupational Therapist", "Therapydd Galwedigaethol"})
    EXPECT_EQ(codes(title), "OT") << title;
  EXPECT_EQ(codes("Speech &amp;amp; Language Therapist"), "SLT");
  EXPECT_EQ(codes("Dietitian \x96 Renal"), "DIET");          // Windows-1252 dash
  EXPECT_EQ(codes("Dietitian \xE2\x80\x93 Renal"), "DIET");  // the same in UTF-8
  EXPECT_EQ(codes("Integrated Community Stroke and Neurology Team Senior Specialist Physiothe"), "PT");  // cut off
  EXPECT_EQ(codes("Physio-Band 6"), "PT");
}

TEST(TitleClassifier, ConfidenceIsAShareOrUnmeasured) {
  const TitleVerdict named = classifier().classify("Physiotherapist");
  EXPECT_EQ(named.evidence_class, TitleEvidence::Named);
  EXPECT_GT(named.confidence, 0.9);
  EXPECT_LE(named.confidence, 1.0);
  EXPECT_TRUE(std::isnan(classifier().classify("MSK Practitioner").confidence));
}

TEST(TitleClassifier, ReadsAnyBytesAndOnlyTheStartOfEndlessTitles) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  EXPECT_EQ(codes(bytes), "NONE");
  EXPECT_EQ(codes(""), "NONE");
  EXPECT_EQ(codes("Osteopath " + std::string(1 << 20, 'x')), "OSTEO");
}

TEST(TitleClassifier, RefusesBadTablesWithLine) {
  namespace fs = std::filesystem;
  const fs::path copy = fs::path(base::own_temp_dir()) / "cadre_title_tables";
  fs::remove_all(copy);
  fs::create_directories(copy);
  fs::copy(base::source_dir() + "/reference", copy, fs::copy_options::recursive);
  std::ofstream(copy / "titles" / "rules.csv", std::ios::app) << "PT-99,holder,PT,,physiotherapist,,Twice,test\n";
  try {
    TitleClassifier::load(copy.string());
    FAIL() << "accepted a phrase that two rows claim";
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("phrase 'physiotherapist' is claimed by PT-01 and PT-99"));
  }
  fs::remove_all(copy);
}

TEST(TitleText, KeepsJoins) {
  std::string cut;
  for (const TitlePiece& piece : cut_title("Nurse/ODP (Band 6) - X-Ray & Children's Co-ordinator or O.T."))
    cut += piece.text + " ";
  EXPECT_EQ(cut, "nurse / odp ( band 6 ) . xray and children coordinator / ot ");
}

TEST(TitleWords, CountsEdits) {
  EXPECT_EQ(edits_between("therapist", "therapist", 2), 0);
  EXPECT_EQ(edits_between("therpaist", "therapist", 2), 1);  // neighbours swapped
  EXPECT_EQ(edits_between("dietition", "dietitian", 2), 1);
  EXPECT_EQ(edits_between("physiologist", "physiotherapist", 2), 3);  // over the limit
}

TEST(TitleBand, ReadsNamedBands) {
  using Bands = std::vector<Band>;
  EXPECT_EQ(bands_named("Band 5/6 OT"), (Bands{Band::B5, Band::B6}));
  EXPECT_EQ(bands_named("Band 7-8a"), (Bands{Band::B7, Band::B8a}));
  EXPECT_EQ(bands_named("B6 or 7"), (Bands{Band::B6, Band::B7}));
  EXPECT_EQ(bands_named("Dietitian (XR07)"), Bands{Band::B7});
  EXPECT_EQ(bands_named("Service Manager XN07"), Bands{Band::B7});
  EXPECT_EQ(bands_named("Band: 6 - 2 posts"), Bands{Band::B6});
  EXPECT_EQ(bands_named("Band 6 x 3"), Bands{Band::B6});
  EXPECT_EQ(bands_named("Ward B6, Level 7, 12 months"), Bands{});
}

TEST(TitleBand, ReadsPayOnlyWhereItIdentifiesABand) {
  const std::vector<PayBand> table = read_pay_bands(base::source_dir() + "/reference/pay_bands.csv");
  EXPECT_EQ(band_of_pay("£24,907 - £30,615 pa", table), Band::B5);
  EXPECT_EQ(band_of_pay("31365 to 37890 pro rata", table), Band::B6);
  EXPECT_EQ(band_of_pay("£29,888 - £36,738 inc HCAS", table), Band::B5);  // inner London
  EXPECT_EQ(band_of_pay("£40,057 to £45,839", table), Band::B7);          // 2021/22
  EXPECT_EQ(band_of_pay("£24,907 - £37,890", table), Band::Unknown);      // bands 5 to 6
  EXPECT_EQ(band_of_pay("£32,000", table), Band::Unknown);                // band 6 in one year, 5 in another
  EXPECT_EQ(band_of_pay("£15.66 - £18.20 per hour", table), Band::Unknown);
  EXPECT_EQ(band_of_pay("Competitive", table), Band::Unknown);
  EXPECT_EQ(band_of_advert("Band 5/6 OT", "£31,365 - £37,890", table), Band::B6);  // the pay confirms one
  EXPECT_EQ(band_of_advert("Band 5/6 OT", "tbc", table), Band::B5);                // where the post starts
}

}  // namespace
}  // namespace cadre::curation
