// Headers that are wrong in every way we can think of must neither crash nor hang.
#include <algorithm>

#include "wcs_samples.h"

// WCSLIB loses some memory when it refuses a header.
extern "C" __attribute__((visibility("default"))) const char *__lsan_default_suppressions() { return "leak:libwcs\n"; }

namespace {

using cards::Lines;

// A header with other cards, which take the place of those with the same keyword.
Lines with(Lines lines, std::initializer_list<const char *> more) {
  for (const std::string line : more) {
    const auto same = [&](const std::string &old) { return old.compare(0, 8, line, 0, 8) == 0; };
    lines.erase(std::remove_if(lines.begin(), lines.end(), same), lines.end());
    lines.push_back(line);
  }
  return lines;
}

std::string message;

// Status of the first step that fails, with its message; every handle is closed.
int32_t attempt(const Lines &lines, char alternate = ' ') {
  ald_wcs *wcs = nullptr;
  int32_t status = cards::parse(lines, alternate, &wcs);
  message = ald_wcs_last_error();
  if (status != ALD_OK) return status;
  status = ald_wcs_prepare(wcs);
  message = ald_wcs_last_error();
  if (status == ALD_OK) {
    const auto axes = static_cast<size_t>(ald_wcs_axes(wcs));
    int64_t failed = 0;
    std::vector<double> pixel(axes * 5, 1.5);
    for (size_t i = 0; i < pixel.size(); i++) pixel[i] = std::pow(-10.0, double(i / axes)) + double(i % axes);
    std::vector<double> world(axes * 5);
    check::ok(ald_wcs_pixel_to_world(wcs, 5, 0, pixel.data(), world.data(), &failed), "to world");
    check::ok(ald_wcs_world_to_pixel(wcs, 5, 0, world.data(), pixel.data(), &failed), "to pixel");
  }
  ald_wcs_close(wcs);
  return status;
}

void unusable(const Lines &lines, const std::string &what, char alternate = ' ') {
  const int32_t status = attempt(lines, alternate);
  check::that(status == ALD_WCS_BAD_HEADER && !message.empty(),
              what + ": status " + std::to_string(status) + " " + message);
}

}  // namespace

TEST(unusable_headers_are_refused_with_a_message) {
  unusable(with(cards::sip(), {"PC1_1   = 0.0", "PC1_2   = 0.0"}), "singular matrix");
  unusable(with(cards::sip(), {"CTYPE2  = 'RA---TAN'"}), "two longitudes");
  unusable(with(cards::sip(), {"CTYPE2  = 'DEC--SIN'"}), "two projections");
  unusable(with(cards::sip(), {"CRVAL1  = 1E300"}), "absurd reference");
  unusable(with(cards::sip(), {"A_2_1   = 1E200"}), "absurd distortion");
  unusable(with(cards::sip(), {"A_9_9   = 1E-20"}), "distortion of degree 18");
  unusable(with(cards::sip(), {"CRVAL1  = NaN"}), "reference that is no number");
  unusable(with(cards::sip(), {"CRPIX2  = '1020.5'"}), "reference pixel in quotes");
  unusable(with(cards::sip(), {"A_2_0   = 1.2.3"}), "distortion that is no number");
  unusable(with(cards::sip(), {"NAXIS   = 2000000000"}), "too many axes");
  unusable(with(cards::sip(), {"NAXIS   = -2283737510"}), "a negative number of axes");
  unusable(with(cards::sip(), {"WCSAXES = 100000"}), "too many coordinates");
  unusable(with(cards::sip(), {"WCSAXESB= 1E9"}), "too many coordinates elsewhere");
  unusable({"NAXIS   = 2", "CTYPE1  = 'RA---HPX'", "CTYPE2  = 'DEC--HPX'", "PV2_1   = -4.0"}, "healpix without facets");
}

TEST(unsupported_distortions_are_refused) {
  unusable(with(cards::sip(), {"CPDIS1  = 'Lookup'"}), "distortion image");
  unusable({"NAXIS   = 2", "AMDX1   = 67.2", "PLTRAH  = 3"}, "photographic plate");
  unusable({"NAXIS   = 2", "CTYPE1  = 'RA---TNX'", "CTYPE2  = 'DEC--TNX'"}, "IRAF distortion");
}

TEST(a_second_description_of_the_distortion_is_passed_over) {
  const cards::Wcs one(cards::sip());
  const cards::Wcs two(with(cards::sip(), {"PV1_0   = 0.01", "PV1_5   = 0.03", "PV2_1   = 0.9"}));
  check::that(one.world({5, 7}) == two.world({5, 7}), "SIP counts");
}

TEST(contradictory_look_ups_are_refused) {
  unusable(with(cards::lookup(), {"PV2_3W  = 3"}), "a table without its second axis", 'W');
  unusable(with(cards::lookup(), {"PV2_3W  = 1"}), "the same axis twice", 'W');
  unusable(with(cards::lookup(), {"PS1_0W  = ' '"}), "no name of an extension", 'W');
  unusable(with(cards::lookup(), {"PV1_1W  = 2"}), "two extensions", 'W');
  unusable(with(cards::lookup(), {"CTYPE1W = 'WAVE'"}), "an axis less", 'W');
  check::that(attempt(with(cards::lookup(), {"PV2_3W  = 3", "CTYPE1  = 'LINEAR'"})) == ALD_OK, "another description");
}

TEST(absent_descriptions_are_told_apart) {
  check::that(attempt(cards::sip(), 'Q') == ALD_WCS_ABSENT, "no description Q");
  ald_wcs *wcs = nullptr;
  check::refused(ald_wcs_parse("", 0, 'q', &wcs), "small letter");
  check::refused(ald_wcs_parse(nullptr, 1, ' ', &wcs), "no cards");
  check::refused(ald_wcs_parse("", -1, ' ', &wcs), "negative count");
  check::that(ald_wcs_parse(std::string(80, '\n').c_str(), 1, ' ', &wcs) == ALD_WCS_BAD_HEADER, "line feeds");
}

TEST(tables_are_checked) {
  const Lines lines = cards::lookup();
  ald_wcs *wcs = nullptr;
  check::ok(cards::parse(lines, 'W', &wcs), "parse");
  check::refused(ald_wcs_prepare(wcs), "preparing without tables");
  check::that(ald_wcs_table_count(wcs) == 3, "three tables");
  const std::vector<double> values(12, 1.0);
  const std::vector<int64_t> good = {2, 3, 2};
  const std::vector<int64_t> huge = {int64_t{1} << 62, 4, 2};
  check::refused(ald_wcs_table_fill(wcs, 3, good.data(), 3, values.data(), 12), "fourth table");
  check::refused(ald_wcs_table_fill(wcs, 0, good.data(), 2, values.data(), 12), "a dimension less");
  check::that(ald_wcs_table_fill(wcs, 0, huge.data(), 3, values.data(), 12) == ALD_WCS_BAD_HEADER,
              "overflowing lengths");
  check::that(ald_wcs_table_fill(wcs, 0, good.data(), 3, values.data(), 11) == ALD_WCS_BAD_HEADER, "a value less");
  check::ok(ald_wcs_table_fill(wcs, 0, good.data(), 3, values.data(), 12), "coordinates");
  check::refused(ald_wcs_table_fill(wcs, 0, good.data(), 3, values.data(), 12), "coordinates again");
  const std::vector<double> index = {1, 2, 3, 4};
  const std::vector<int64_t> four = {4};
  check::ok(ald_wcs_table_fill(wcs, 1, four.data(), 1, index.data(), 4), "index of the wrong length");
  check::ok(ald_wcs_table_fill(wcs, 2, four.data(), 1, index.data(), 4), "index of the wrong length");
  check::that(ald_wcs_prepare(wcs) == ALD_WCS_BAD_HEADER, "index vectors longer than the table");
  int64_t failed = 0;
  double point[2] = {1, 1};
  check::refused(ald_wcs_pixel_to_world(wcs, 1, 0, point, point, &failed), "converting before it is ready");
  check::ok(ald_wcs_close(wcs), "close");
}

TEST(damaged_headers_never_crash) {
  check::Random random(7);
  const std::vector<Lines> originals = {
      cards::sip(),
      with(cards::sip(), {"CTYPE1  = 'RA---TPV'", "CTYPE2  = 'DEC--TPV'", "PV1_0   = 0.1", "PV2_39  = 1E-9"}),
      {"NAXIS   = 3", "CTYPE1  = 'GLON-ZPN'", "CTYPE2  = 'GLAT-ZPN'", "PV2_1   = 1.0", "PV2_3   = 0.02",
       "CTYPE3  = 'FREQ-W2F'", "CRVAL3  = 1.4E9", "RESTFRQ = 1.42E9", "CD1_1   = -0.01", "CD2_2   = 0.01",
       "CD3_3   = 1E4"},
      {"NAXIS   = 2", "CTYPE1  = 'RA---HPX'", "CTYPE2  = 'DEC--HPX'", "PV2_1   = 4.0", "PV2_2   = 3.0",
       "CDELT1  = 0.1"}};
  const std::string glyphs = " 0123456789.-+ED'=TANSIPVABWCRHOX_/";
  int usable = 0;
  for (int round = 0; round < 4000; round++) {
    Lines lines = originals[static_cast<size_t>(random.index(int64_t(originals.size())))];
    const int64_t edits = 1 + random.index(4);
    for (int64_t e = 0; e < edits; e++) {
      std::string &line = lines[static_cast<size_t>(random.index(int64_t(lines.size())))];
      const auto at = static_cast<size_t>(random.index(int64_t(line.size())));
      line[at] = glyphs[static_cast<size_t>(random.index(int64_t(glyphs.size())))];
      if (random.index(8) == 0) lines.push_back(lines[static_cast<size_t>(random.index(int64_t(lines.size())))]);
    }
    if (attempt(lines) == ALD_OK) usable++;
  }
  check::that(usable > 400 && usable < 4000, std::to_string(usable) + " of the damaged headers are usable");
}
