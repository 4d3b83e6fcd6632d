#include "plan_file/person_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/test_data.h"

namespace cadre::plan_file {
namespace {

namespace fs = std::filesystem;

class PersonKeyTest : public testing::Test {
 protected:
  void SetUp() override {
    unsetenv("CADRE_KEY_FILE");
    fs::remove_all(dir_);
    fs::create_directories(dir_ / "plan");
    setenv("XDG_CONFIG_HOME", (dir_ / "config").c_str(), 1);
    plan_.dir = (dir_ / "plan").string();
    plan_.file = plan_.dir + "/plan.toml";
  }
  void TearDown() override {
    unsetenv("CADRE_KEY_FILE");
    unsetenv("XDG_CONFIG_HOME");
  }

  std::string refusal() {
    try {
      load_person_key(plan_, found_);
      return "";
    } catch (const base::InputError& error) {
      return error.what();
    }
  }

  fs::path dir_ = fs::path(base::own_temp_dir()) / "person_key_test";
  Plan plan_;
  base::Diagnostics found_;
};

TEST_F(PersonKeyTest, AMissingKeyStopsWithARemedy) {
  EXPECT_THAT(refusal(), testing::HasSubstr("Make one with: cadre key FILE"));
  plan_.privacy.key_file = "../none.key";
  EXPECT_THAT(refusal(), testing::HasSubstr("there is no such key file"));
}

TEST_F(PersonKeyTest, AFreshKeyIsPrivateAndNeverOverwritten) {
  const std::string file = (dir_ / "a.key").string();
  write_key_file(file);
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  plan_.privacy.key_file = "../a.key";
  const PersonKey key = load_person_key(plan_, found_);
  EXPECT_EQ(key.bytes.size(), 32U);
  EXPECT_EQ(key.id.size(), 16U);
  EXPECT_FALSE(key.demonstration);
  EXPECT_TRUE(found_.empty());
  EXPECT_THROW(write_key_file(file), base::UsageError);
  EXPECT_EQ(load_person_key(plan_, found_).bytes, key.bytes);

  write_key_file((dir_ / "b.key").string());
  plan_.privacy.key_file = "../b.key";
  EXPECT_NE(load_person_key(plan_, found_).id, key.id);
}

TEST_F(PersonKeyTest, TheEnvironmentNamesAKeyWhereThePlanDoesNot) {
  const std::string file = (dir_ / "a.key").string();
  write_key_file(file);
  setenv("CADRE_KEY_FILE", file.c_str(), 1);
  EXPECT_EQ(load_person_key(plan_, found_).bytes.size(), 32U);
}

TEST_F(PersonKeyTest, TheUsersOwnKeyServesPlansThatNameNone) {
  EXPECT_FALSE(has_own_key());
  const std::string path = write_own_key();
  EXPECT_EQ(path, (dir_ / "config/cadre/key").string());
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(dir_ / "config/cadre").permissions(), fs::perms::owner_all);
  EXPECT_TRUE(has_own_key());
  const std::string own = load_person_key(plan_, found_).id;
  EXPECT_TRUE(found_.empty());
  EXPECT_THROW(write_own_key(), base::UsageError) << "never overwritten";

  const std::string named = (dir_ / "a.key").string();
  write_key_file(named);
  setenv("CADRE_KEY_FILE", named.c_str(), 1);
  EXPECT_NE(load_person_key(plan_, found_).id, own) << "a key that is named goes first";
}

TEST_F(PersonKeyTest, WithoutAHomeThereIsNoOwnKey) {
  unsetenv("XDG_CONFIG_HOME");
  const char* const home = getenv("HOME");
  const std::string before = home == nullptr ? "" : home;
  unsetenv("HOME");
  EXPECT_EQ(own_key_path(), "");
  EXPECT_THROW(write_own_key(), base::UsageError);
  EXPECT_THAT(refusal(), testing::HasSubstr("the plan names none"));
  setenv("HOME", "/home/somebody", 1);
  EXPECT_EQ(own_key_path(), "/home/somebody/.config/cadre/key");
  setenv("XDG_CONFIG_HOME", "relative", 1);
  EXPECT_EQ(own_key_path(), "/home/somebody/.config/cadre/key");
  setenv("HOME", before.c_str(), 1);
}

TEST_F(PersonKeyTest, AKeyInsideThePlanIsRefused) {
  write_key_file(plan_.dir + "/a.key");
  plan_.privacy.key_file = "a.key";
  EXPECT_THAT(refusal(), testing::HasSubstr("stands in the plan's folder"));
}

TEST_F(PersonKeyTest, AKeyThatOthersMayReadIsAWarning) {
  const std::string file = (dir_ / "a.key").string();
  write_key_file(file);
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  plan_.privacy.key_file = file;
  load_person_key(plan_, found_);
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_THAT(found_[0].text(), testing::HasSubstr("warning: other users may read this key file"));
}

TEST_F(PersonKeyTest, TheDemonstrationKeyIsAlwaysTheSameAndMarked) {
  plan_.privacy.demonstration = true;
  const PersonKey key = load_person_key(plan_, found_);
  EXPECT_TRUE(key.demonstration);
  EXPECT_EQ(key.bytes, load_person_key(plan_, found_).bytes);
}

TEST(ParseKeyTest, ReadsHexInEitherCaseAndNothingElse) {
  const std::string hex(64, 'a');
  EXPECT_EQ(parse_key(" " + hex + "\r\n", "k").bytes, std::string(32, '\xaa'));
  EXPECT_EQ(parse_key(std::string(64, 'A'), "k").bytes, std::string(32, '\xaa'));
  for (const std::string& bad : {std::string(), std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'g')}) {
    EXPECT_THROW(parse_key(bad, "k"), base::InputError) << bad;
  }
}

TEST(ParseKeyTest, ARefusalShowsNothingOfTheKey) {
  try {
    parse_key("deadbeef", "k");
    FAIL();
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("dead")));
  }
}

}  // namespace
}  // namespace cadre::plan_file
