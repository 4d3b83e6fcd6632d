#include "intake/byte_stream.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace cadre::intake {
namespace {

[[noreturn]] void refuse(const std::string& name, std::string message, std::string remedy) {
  throw base::InputError({base::Severity::Error, {name}, std::move(message), std::move(remedy)});
}

/// A file descriptor that closes itself and hashes what is read through it.
class HashedFile {
 public:
  HashedFile(const std::string& path, std::string name) : name_(std::move(name)), context_(EVP_MD_CTX_new()) {
    EVP_DigestInit_ex(context_, EVP_sha256(), nullptr);
    file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const int failure = errno;
    struct stat about {};
    if (file_ < 0) {
      close();
      if (failure == ENOENT || failure == ENOTDIR)
        refuse(name_, "the file does not exist", "Check the path; one in a plan starts at the plan's folder");
      refuse(name_, "the file cannot be opened: " + std::string(std::strerror(failure)),
             "Give your account permission to read it");
    }
    if (fstat(file_, &about) != 0 || S_ISDIR(about.st_mode)) {
      close();
      refuse(name_, "this is a directory, not a file", "Name the file, or use a pattern such as data/*.csv");
    }
    size_ = static_cast<std::uint64_t>(about.st_size);
  }
  HashedFile(const HashedFile&) = delete;
  HashedFile& operator=(const HashedFile&) = delete;
  ~HashedFile() { close(); }

  std::size_t read(char* out, std::size_t room) {
    for (;;) {
      const ssize_t got = ::read(file_, out, room);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0)
        refuse(name_, "the file cannot be read: " + std::string(std::strerror(errno)),
               "Copy it to a local disk and try again");
      EVP_DigestUpdate(context_, out, static_cast<std::size_t>(got));
      consumed_.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
      return static_cast<std::size_t>(got);
    }
  }
  std::string sha256() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context_, digest.data(), &size);
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
      text += kDigits[digest[i] >> 4U];
      text += kDigits[digest[i] & 15U];
    }
    return text;
  }
  std::uint64_t size() const { return size_; }
  std::uint64_t consumed() const { return consumed_.load(std::memory_order_relaxed); }
  const std::string& name() const { return name_; }

 private:
  void close() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
    EVP_MD_CTX_free(context_);
    context_ = nullptr;
  }

  std::string name_;
  EVP_MD_CTX* context_;
  int file_ = -1;
  std::uint64_t size_ = 0;
  std::atomic<std::uint64_t> consumed_ = 0;
};

/// What a file is when its first bytes say that it is not text.
struct Signature {
  std::string_view bytes;
  const char* what;
  const char* remedy;
};
constexpr std::array kSignatures = {
    Signature{{"\x7f"
               "ELF",
               4},
              "a program, not a table",
              "Name a CSV file or an Excel workbook"},
    Signature{{"PK\x03\x04", 4},
              "a zip archive or an Excel workbook under another name",
              "Unpack it, or name a workbook with the ending .xlsx"},
    Signature{{"\xD0\xCF\x11\xE0", 4},
              "an old Excel file (.xls) or a workbook with a password",
              "Save it from Excel as CSV UTF-8, or as .xlsx without a password"},
    Signature{{"%PDF", 4}, "a PDF document", "Ask for the figures as CSV or Excel"},
    Signature{{"PAR1", 4}, "a Parquet file", "Export it as CSV"},
    Signature{{"SQLite format 3", 15}, "an SQLite database", "Export the table as CSV"},
    Signature{{"\x89PNG", 4}, "a picture", "Name a CSV file or an Excel workbook"},
    Signature{{"BZh", 3}, "a bzip2 archive", "Unpack it, or pack it with gzip"},
    Signature{{"\xFD"
               "7zXZ",
               5},
              "an xz archive",
              "Unpack it, or pack it with gzip"},
    Signature{{"\xFF\xFE", 2}, "UTF-16 text (Excel calls it Unicode text)", "Save it from Excel as CSV UTF-8"},
    Signature{{"\xFE\xFF", 2}, "UTF-16 text (Excel calls it Unicode text)", "Save it from Excel as CSV UTF-8"},
};

/// Text has few control characters; a zero byte here and there is survivable, every other byte zero is not text.
void refuse_binary(const std::string& name, std::string_view head) {
  for (const Signature& signature : kSignatures)
    if (head.starts_with(signature.bytes)) refuse(name, std::string("this is ") + signature.what, signature.remedy);
  head = head.substr(0, 4096);
  std::size_t zeros = 0;
  std::size_t controls = 0;
  for (const char c : head) {
    const unsigned byte = static_cast<unsigned char>(c);
    if (byte == 0) ++zeros;
    if (byte != 0 && byte < 0x20 && c != '\t' && c != '\n' && c != '\r') ++controls;
  }
  if (zeros * 5 > head.size() * 2)
    refuse(name, "every other byte is zero: this looks like UTF-16 text or a binary file",
           "Save it from Excel as CSV UTF-8");
  if (controls * 10 > head.size() + 20)
    refuse(name, "this is a binary file, not text", "Name a CSV file or an Excel workbook");
}

class PlainBytes final : public ByteStream {
 public:
  PlainBytes(const std::string& path, const std::string& name) : file_(path, name) {
    if (file_.size() == 0 && fill() == 0) refuse(name, "the file is empty", "Export it again");
    fill();
    refuse_binary(name, {head_.data(), have_});
  }
  std::size_t read(char* out, std::size_t room) override {
    if (given_ < have_) {
      const std::size_t part = std::min(room, have_ - given_);
      std::memcpy(out, head_.data() + given_, part);
      given_ += part;
      return part;
    }
    return file_.read(out, room);
  }
  std::uint64_t size_on_disk() const override {
    return file_.consumed() > file_.size() ? file_.consumed() : file_.size();
  }
  std::uint64_t consumed() const override { return file_.consumed(); }
  std::string sha256() override { return file_.sha256(); }

 private:
  std::size_t fill() {
    while (have_ < head_.size()) {
      const std::size_t got = file_.read(head_.data() + have_, head_.size() - have_);
      if (got == 0) break;
      have_ += got;
    }
    return have_;
  }

  HashedFile file_;
  std::array<char, 8192> head_{};
  std::size_t have_ = 0, given_ = 0;
};

/// gzip, also of several members one after another (RFC 1952, 2.2).
class GzipBytes final : public ByteStream {
 public:
  GzipBytes(const std::string& path, const std::string& name) : file_(path, name), packed_(kRoom) {
    std::array<char, 4096> head{};
    have_.resize(head.size());
    std::size_t got = 0;
    while (got < head.size()) {
      const std::size_t part = inflate_some(have_.data() + got, head.size() - got);
      if (part == 0) break;
      got += part;
    }
    have_.resize(got);
    if (got == 0) refuse(name, "the packed file is empty", "Export it again");
    refuse_binary(name, {have_.data(), have_.size()});
  }

  std::size_t read(char* out, std::size_t room) override {
    if (given_ < have_.size()) {
      const std::size_t part = std::min(room, have_.size() - given_);
      std::memcpy(out, have_.data() + given_, part);
      given_ += part;
      return part;
    }
    return inflate_some(out, room);
  }
  std::uint64_t size_on_disk() const override { return file_.size(); }
  std::uint64_t consumed() const override { return file_.consumed(); }
  std::string sha256() override { return file_.sha256(); }

 private:
  static constexpr std::size_t kRoom = std::size_t{1} << 18U;

  /// A member of its own, so that it is given back also when the constructor refuses the file.
  struct Inflater : z_stream {
    Inflater() : z_stream{} {
      if (inflateInit2(this, 15 + 16) != Z_OK) throw std::bad_alloc();
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(this); }
  };

  std::size_t inflate_some(char* out, std::size_t room) {
    zlib_.next_out = reinterpret_cast<Bytef*>(out);
    zlib_.avail_out = static_cast<uInt>(std::min<std::size_t>(room, std::size_t{1} << 30U));
    const uInt wanted = zlib_.avail_out;
    while (zlib_.avail_out == wanted) {
      if (zlib_.avail_in == 0) {
        const std::size_t got = file_.read(packed_.data(), packed_.size());
        if (got == 0) {
          if (!between_members_) refuse(file_.name(), "the gzip file breaks off", "Copy or pack it again");
          return 0;
        }
        zlib_.next_in = reinterpret_cast<Bytef*>(packed_.data());
        zlib_.avail_in = static_cast<uInt>(got);
      }
      if (between_members_) {
        inflateReset(&zlib_);
        between_members_ = false;
      }
      const int status = inflate(&zlib_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {
        between_members_ = true;
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        refuse(file_.name(), "the gzip file is damaged", "Copy or pack it again");
      }
    }
    return wanted - zlib_.avail_out;
  }

  HashedFile file_;
  std::vector<char> packed_;
  Inflater zlib_;
  bool between_members_ = false;
  std::vector<char> have_;
  std::size_t given_ = 0;
};

}  // namespace

std::unique_ptr<ByteStream> open_bytes(const std::string& path, const std::string& display_name) {
  {
    HashedFile probe(path, display_name);
    std::array<char, 2> magic{};
    if (probe.read(magic.data(), 2) == 2 && magic[0] == '\x1f' && magic[1] == '\x8b')
      return std::make_unique<GzipBytes>(path, display_name);
  }
  return std::make_unique<PlainBytes>(path, display_name);
}

std::string sha256_of_file(const std::string& path, const std::string& display_name) {
  HashedFile file(path, display_name);
  std::vector<char> buffer(std::size_t{1} << 18U);
  while (file.read(buffer.data(), buffer.size()) > 0) {
  }
  return file.sha256();
}

}  // namespace cadre::intake
