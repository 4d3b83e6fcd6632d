#include <zlib.h>

#include <openssl/evp.h>

#include <stdexcept>
#include <string>

#include "publishing/report_data.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kDataElement = R"(<script type="application/json+gzip" id="report-data"></script>)";
constexpr std::string_view kClose = "</script>";
constexpr std::string_view kSummaryPlace = "<!--static-summary-->";
constexpr int kGzipWindow = 15 + 16;  // zlib's way to ask for gzip with the largest window

std::string gzip(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("the report could not be compressed");
  }
  gz_header header{};  // no time, no name: the same data gives the same bytes
  header.os = 255;
  deflateSetHeader(&stream, &header);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (done != Z_STREAM_END) throw std::runtime_error("the report could not be compressed");
  return out;
}

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::size_t only_place(std::string_view page, std::string_view what) {
  const std::size_t at = page.find(what);
  if (at == std::string_view::npos || page.find(what, at + 1) != std::string_view::npos) {
    throw std::logic_error("the page of the report does not hold '" + std::string(what) + "' exactly once");
  }
  return at;
}

}  // namespace

std::string inject_report(std::string_view page, std::string_view json, std::string_view static_summary) {
  const std::size_t data = only_place(page, kDataElement) + kDataElement.size() - kClose.size();
  const std::size_t summary = only_place(page, kSummaryPlace);
  const std::string packed = base64(gzip(json));
  std::string out;
  out.reserve(page.size() + packed.size() + static_summary.size());
  const auto upto_data = [&](std::size_t from) { out.append(page.substr(from, data - from)).append(packed); };
  const auto upto_summary = [&](std::size_t from) {
    out.append(page.substr(from, summary - from)).append(static_summary);
  };
  if (data < summary) {
    upto_data(0);
    upto_summary(data);
    out.append(page.substr(summary + kSummaryPlace.size()));
  } else {
    upto_summary(0);
    upto_data(summary + kSummaryPlace.size());
    out.append(page.substr(data));
  }
  return out;
}

}  // namespace cadre::publishing
