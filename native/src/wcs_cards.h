// Header cards on their way to WCSLIB, whose parser is not safe against every header.
#pragma once

#include <cstdint>
#include <string>

namespace ald {

constexpr int kMostAxes = 32;  // WCSLIB tells by the bits of an int which axes failed

// Copies those cards that have a keyword and a well-formed value, without comments and repetitions, to a header.
// Refuses what WCSLIB would crash on: too many axes, look-up tables whose axes do not make sense.
int32_t clean_cards(const char *cards, int64_t count, char alternate, std::string *header);

}  // namespace ald
