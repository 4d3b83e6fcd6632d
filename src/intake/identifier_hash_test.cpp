#include "intake/identifier_hash.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace cadre::intake {
namespace {

// RFC 4231, test case 2.
TEST(IdentifierHash, AgreesWithThePublishedVector) {
  EXPECT_EQ(IdentifierHash("Jefe").hex("what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(IdentifierHash("demo-key").hex("20012345"),
            "0c592c63aa7628d6d0103c3c2f5568e2e110889d77e022d7fa8ccda51a52544a");
}

TEST(IdentifierHash, AgreesWithOneShotHmacForEveryLengthAroundTheBlockEdges) {
  for (const std::size_t key_size :
       {std::size_t{0}, std::size_t{1}, std::size_t{64}, std::size_t{65}, std::size_t{200}}) {
    const std::string key(key_size, 'k');
    for (std::size_t size = 0; size < 200; ++size) {
      std::string message;
      for (std::size_t i = 0; i < size; ++i) message += static_cast<char>('a' + i % 26);
      std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
      unsigned length = 0;
      HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), code.data(), &length);
      std::uint64_t first = 0;
      for (std::size_t i = 0; i < 8; ++i) first = first << 8U | code[i];
      ASSERT_EQ(IdentifierHash(key).key64(message), first) << key_size << " " << size;
    }
  }
}

TEST(IdentifierHash, ScopesNeverMeet) {
  const IdentifierHash hash("secret");
  const auto at = [&](IdentifierScope scope, const char* id) { return identifier_key(hash, scope, id, " 123 "); };
  EXPECT_EQ(at(IdentifierScope::National, ""), hash.key64("national\x1f\x1f"
                                                          "123"));
  EXPECT_EQ(at(IdentifierScope::Employer, "RHQ"), hash.key64("employer\x1fRHQ\x1f"
                                                             "123"));
  EXPECT_NE(at(IdentifierScope::Employer, "RHQ"), at(IdentifierScope::Employer, "RFR"));
  EXPECT_NE(at(IdentifierScope::Employer, "RHQ"), at(IdentifierScope::File, "RHQ"));
  EXPECT_EQ(identifier_key(hash, IdentifierScope::National, "", "  "), 0U);
}

}  // namespace
}  // namespace cadre::intake
