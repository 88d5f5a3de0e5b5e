#include "wcs_cards.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "alidade/wcs.h"
#include "status.h"

namespace {

// A keyword without its axis, parameter and letter: CTYPE2W is {"CTYPE", 2, -1, 'W'}, PV1_03 is {"PV", 1, 3, ' '}.
struct Keyword {
  std::string stem;
  int axis = -1;
  int parameter = -1;
  char alternate = ' ';

  explicit Keyword(const std::string &name) {
    size_t at = std::min(name.find_first_of("0123456789"), name.size());
    stem = name.substr(0, at);
    axis = number(name, &at);
    if (axis >= 0 && at < name.size() && name[at] == '_') parameter = number(name, &++at);
    if (at + 1 == name.size()) alternate = name[at];
  }

  bool operator<(const Keyword &other) const {
    return std::tie(stem, axis, parameter, alternate) <
           std::tie(other.stem, other.axis, other.parameter, other.alternate);
  }

 private:
  static int number(const std::string &name, size_t *at) {
    const size_t end = std::min(name.find_first_not_of("0123456789", *at), name.size());
    if (end == *at) return -1;
    const int value = std::atoi(name.substr(*at, end - *at).c_str());
    *at = end;
    return value;
  }
};

class Card {
 public:
  // text: ALD_WCS_CARD characters.
  explicit Card(const std::string &text) {
    const size_t end_of_name = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    if (end_of_name == 0 || end_of_name > 8 || text.find_first_not_of(' ', end_of_name) != 8) return;
    if (text.compare(8, 2, "= ") != 0) return;
    const size_t start = text.find_first_not_of(' ', 10);
    if (start == std::string::npos || text[start] == '/') return;  // a value that is undefined
    name_ = text.substr(0, end_of_name);
    const size_t end = end_of_value(text, start);
    if (end == std::string::npos) return;
    value_ = text.substr(start, end - start);
    line_ = text.substr(0, end);
    line_.resize(ALD_WCS_CARD, ' ');
  }

  // Keyword, empty if it has no value or none at all.
  const std::string &name() const { return name_; }
  // The card without its comment, empty if the value is malformed.
  const std::string &line() const { return line_; }

  bool is_number() const {
    std::string digits = value_;
    std::replace_if(
        digits.begin(), digits.end(), [](char c) { return c == 'D' || c == 'd'; }, 'E');
    char *end = nullptr;
    std::strtod(digits.c_str(), &end);
    return !digits.empty() && *end == 0 && digits.find_first_not_of("+-.0123456789Ee") == std::string::npos;
  }
  double number() const { return std::strtod(value_.c_str(), nullptr); }

  // The value without quotes and the blanks behind it.
  std::string text() const {
    if (value_.empty() || value_[0] != '\'') return value_;
    const std::string inside = value_.substr(1, value_.size() - 2);
    return inside.substr(0, inside.find_last_not_of(' ') + 1);
  }

 private:
  // One past the end of the value: a closed string, a logical or a number, with at most a comment behind it.
  static size_t end_of_value(const std::string &text, size_t start) {
    size_t end;
    if (text[start] == '\'') {
      end = text.find('\'', start + 1);
      while (end != std::string::npos && end + 1 < text.size() && text[end + 1] == '\'') end = text.find('\'', end + 2);
      if (end == std::string::npos) return end;
      end++;
    } else {
      end = std::min(text.find_first_not_of("+-.0123456789DEdeTF", start), text.size());
    }
    const size_t rest = text.find_first_not_of(' ', end);
    return rest == std::string::npos || text[rest] == '/' ? end : std::string::npos;
  }

  std::string name_;
  std::string value_;
  std::string line_;
};

using Cards = std::map<Keyword, Card>;

bool is_lookup(const Card &type) { return type.text().size() == 8 && type.text().compare(4, 4, "-TAB") == 0; }

Keyword keyword(const std::string &stem, int axis, int parameter, char alternate) {
  Keyword result(stem);
  result.axis = axis;
  result.parameter = parameter;
  result.alternate = alternate;
  return result;
}

std::string text_of(const Cards &cards, int axis, int parameter, char alternate) {
  const auto found = cards.find(keyword("PS", axis, parameter, alternate));
  return found == cards.end() ? "" : found->second.text();
}

int number_of(const Cards &cards, int axis, int parameter, char alternate) {
  const auto found = cards.find(keyword("PV", axis, parameter, alternate));
  const double value = found == cards.end() ? 1 : found->second.number();
  return std::abs(value) < 1e6 ? static_cast<int>(std::floor(value + 0.5)) : -1;
}

// FITS WCS paper III, section 6: the axes that share a coordinate array are its axes 1 to M (PVi_3).
int32_t check_lookup(const Cards &cards, char alternate) {
  std::map<std::tuple<std::string, std::string, int, int>, std::set<int>> tables;
  for (const auto &[name, card] : cards) {
    if (name.stem != "CTYPE" || name.alternate != alternate || !is_lookup(card)) continue;
    const int i = name.axis;
    const std::string extension = text_of(cards, i, 0, alternate);
    const std::string column = text_of(cards, i, 1, alternate);
    if (extension.empty() || column.empty()) {
      return ald::fail(ALD_WCS_BAD_HEADER, "look-up axis %d needs PS%d_0 and PS%d_1, the names of extension and column",
                       i, i, i);
    }
    std::set<int> &axes =
        tables[{extension, column, number_of(cards, i, 1, alternate), number_of(cards, i, 2, alternate)}];
    if (!axes.insert(number_of(cards, i, 3, alternate)).second) {
      return ald::fail(ALD_WCS_BAD_HEADER, "two axes are the same axis (PVi_3) of the look-up table %s",
                       column.c_str());
    }
  }
  for (const auto &[table, axes] : tables) {
    if (*axes.begin() != 1 || *axes.rbegin() != static_cast<int>(axes.size())) {
      return ald::fail(ALD_WCS_BAD_HEADER, "the axes (PVi_3) of the look-up table %s are not 1 to %d",
                       std::get<1>(table).c_str(), static_cast<int>(axes.size()));
    }
  }
  return ALD_OK;
}

// What WCSLIB gets to see: keywords that bear on coordinates, by their stems. Left out are those of other distortions
// than SIP and TPV, where WCSLIB 7.12 writes beyond its arrays if they contradict each other.
const std::set<std::string> kStems = {
    "NAXIS",   "WCSAXES", "CTYPE",   "CRPIX",    "CRVAL",    "CDELT",   "CUNIT",   "CNAME",   "CROTA",    "PC",
    "CD",      "PV",      "PS",      "PROJP",    "LONPOLE",  "LATPOLE", "WCSNAME", "RADESYS", "RADECSYS", "EQUINOX",
    "EPOCH",   "SPECSYS", "SSYSOBS", "SSYSSRC",  "VELOSYS",  "ZSOURCE", "VELANGL", "VELREF",  "RESTFRQ",  "RESTFREQ",
    "RESTWAV", "A_ORDER", "B_ORDER", "AP_ORDER", "BP_ORDER", "A_",      "B_",      "AP_",     "BP_"};

// A stem without a letter that stands for another description, as in WCSNAMEA.
bool is_known(const std::string &stem) {
  return kStems.count(stem) != 0 || (stem.size() > 1 && kStems.count(stem.substr(0, stem.size() - 1)) != 0);
}

// Refuses distortions that would go unnoticed: look-up images and polynomials of FITS WCS paper IV, those of IRAF, and
// photographic plates.
int32_t check_distortions(const std::set<std::string> &others, const Cards &cards, char alternate) {
  std::string found = others.count("CPDIS") != 0 ? "CPDIS" : others.count("CQDIS") != 0 ? "CQDIS" : "";
  bool typed = false;
  for (const auto &[name, card] : cards) {
    if (name.stem != "CTYPE" || name.alternate != alternate) continue;
    typed = true;
    const std::string type = card.text().size() >= 8 ? card.text().substr(5, 3) : "";
    if (type == "TNX" || type == "ZPX" || type == "DSS") found = type;
  }
  if (!typed && others.count("AMDX") != 0) found = "AMDX";
  return found.empty() ? ALD_OK
                       : ald::fail(ALD_WCS_BAD_HEADER, "distortions of kind %s are not supported", found.c_str());
}

// Coordinates would be wrong without a word if WCSLIB passed over one of these.
bool must_be_number(const Keyword &name) {
  static const std::set<std::string> plain = {"CRPIX",   "CRVAL",   "CDELT",   "CROTA",    "PROJP",
                                              "LONPOLE", "LATPOLE", "RESTFRQ", "RESTFREQ", "RESTWAV"};
  static const std::set<std::string> indexed = {"PC", "CD", "PV", "A_", "B_", "AP_", "BP_"};
  return plain.count(name.stem) != 0 || (indexed.count(name.stem) != 0 && name.parameter >= 0);
}

// Whether the PV cards are a second description of the distortion, by SCAMP, next to SIP: TAN has no parameters on its
// latitude axis, so both axes cannot have some.
bool repeats_distortion(const Cards &cards, char alternate) {
  int axes = 0;
  for (const auto &[name, card] : cards) {
    if (name.stem != "CTYPE" || name.alternate != alternate || card.text().find("-TAN-SIP") == std::string::npos)
      continue;
    const bool parameters = std::any_of(cards.begin(), cards.end(), [&, axis = name.axis](const auto &other) {
      return other.first.stem == "PV" && other.first.axis == axis && other.first.alternate == alternate;
    });
    if (parameters) axes++;
  }
  return axes > 1;
}

bool announces_axes(const Card &card) { return card.name() == "NAXIS" || card.name().rfind("WCSAXES", 0) == 0; }

}  // namespace

int32_t ald::clean_cards(const char *cards, int64_t count, char alternate, std::string *header) {
  Cards seen;
  std::vector<Cards::const_iterator> order;
  std::set<std::string> others;
  for (int64_t i = 0; i < count; i++) {
    const std::string text(cards + i * ALD_WCS_CARD, ALD_WCS_CARD);
    if (std::any_of(text.begin(), text.end(), [](char c) { return c < 0x20 || c > 0x7e; })) {
      return fail(ALD_WCS_BAD_HEADER, "a card holds unprintable characters");
    }
    const Card card(text);
    const Keyword name(card.name());
    if (name.alternate == alternate && must_be_number(name) && !card.is_number()) {
      return fail(ALD_WCS_BAD_HEADER, "%s is not a number", card.name().c_str());
    }
    if (announces_axes(card) && !(card.number() >= 0 && card.number() <= kMostAxes)) {
      return fail(ALD_WCS_BAD_HEADER, "the number of axes %s is not between 0 and %d", card.name().c_str(), kMostAxes);
    }
    if (!is_known(name.stem)) {
      others.insert(name.stem);
    } else if (!card.line().empty()) {
      const auto [place, first] = seen.emplace(name, card);
      if (first) order.push_back(place);
    }
  }
  if (const int32_t status = check_distortions(others, seen, alternate); status != ALD_OK) return status;
  const bool drop_parameters = repeats_distortion(seen, alternate);
  for (const Cards::const_iterator &at : order) {
    const Keyword &name = at->first;
    // The tables of other descriptions are nobody's business here.
    const bool foreign = name.stem == "CTYPE" && name.alternate != alternate && is_lookup(at->second);
    const bool dropped = name.stem == "PV" && name.alternate == alternate && drop_parameters;
    if (!foreign && !dropped) *header += at->second.line();
  }
  return check_lookup(seen, alternate);
}
