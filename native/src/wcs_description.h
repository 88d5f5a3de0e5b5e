// One description of world coordinates in WCSLIB's structures.
#pragma once

#include <wcslib/wcs.h>

#include <cstdint>
#include <string>
#include <vector>

namespace ald {

// An array of a look-up table: lengths as in TDIM, fastest first; no lengths means that it has not been given yet.
struct WcsTable {
  std::vector<int64_t> lengths;
  std::vector<double> values;
};

// Within this no product of a coordinate's power and two parameters overflows: WCSLIB indexes tables by what comes out.
constexpr double kLargestParameter = 1e50;

// WCSLIB's structures hold scratch memory and the last error: a description serves one thread at a time.
class Description {
 public:
  Description() = default;
  Description(const Description &) = delete;
  Description &operator=(const Description &) = delete;
  ~Description();

  // Reads the description of a letter from cards that have been cleaned.
  int32_t parse(const std::string &header, char alternate);
  // Makes it ready for conversions, given as many tables as wcs().nwtb.
  int32_t set_up(const std::vector<WcsTable> &tables);

  wcsprm &wcs() { return *chosen_; }
  const wcsprm &wcs() const { return *chosen_; }

 private:
  int32_t give_tables(const std::vector<WcsTable> &tables);
  int32_t check_tables(const std::vector<WcsTable> &tables) const;
  int64_t table_at(double *const *address) const;

  int found_ = 0;
  wcsprm *all_ = nullptr;     // every description in the header
  wcsprm *chosen_ = nullptr;  // the one asked for
};

// Whether a table can be handed to WCSLIB.
int32_t check_table(const WcsTable &table);

// Remembers WCSLIB's message, or what is known about the status, for this thread and returns kind.
int32_t library_failure(int32_t kind, const wcsprm &wcs, int status);

}  // namespace ald
