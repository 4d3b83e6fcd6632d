#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cadre::curation {

/// What a piece of a title is. Joins are kept, because "Nurse/ODP" and "Nurse - ODP" say different things.
enum class PieceKind : unsigned char {
  Word,
  Slash,  ///< "/", "|", "\" and the word "or"
  Comma,
  Break,  ///< dash between spaces, colon, full stop and other ends of a phrase
  Open,   ///< opening bracket
  Close,
};

struct TitlePiece {
  PieceKind kind = PieceKind::Word;
  std::string text;  ///< lower-case word without possessive; "/", ",", ".", "(" or ")" for the others
};

/// Longest part of a title that is read, in bytes; real titles have at most a few hundred.
inline constexpr std::size_t kTitleBytesRead = 1000;

/// Cuts a title into words and joins: decodes HTML entities (twice, as adverts carry "&amp;amp;"), lowers ASCII
/// letters, reads "&" and "+" as "and", joins "co-ordinator", "x-ray" and "O.T.", drops the possessive s. Bytes of
/// Windows-1252 and UTF-8 dashes and quotes are understood; any other byte is a letter. Never fails.
std::vector<TitlePiece> cut_title(std::string_view title);

}  // namespace cadre::curation
