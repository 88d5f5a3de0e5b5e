package org.alidade.transients.download;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a downloaded image says: mission, band, and a name that can stand alone (spec
 * transient 5).
 *
 * <p>Example: {@code ImageName.of(Path.of("mastDownload/SWIFT/1/sw1uw1_sk.img"))} has the clean
 * name {@code SWIFT_sw1uw1_sk.fits} and the band {@code uvw1}.
 *
 * @param cleanName name of the file with its mission in front and the ending {@code .fits}
 * @param mission the mission, upper case, if known
 * @param band the band, if the mission's names tell it
 */
public record ImageName(String cleanName, Optional<String> mission, Optional<String> band) {
  private static final Set<String> ARCHIVE_FOLDERS = Set.of("mastDownload", "irsaDownload");

  private static final Map<String, Pattern> BANDS =
      Map.of(
          "PS1", Pattern.compile("\\.(?:stk|wrp)\\.([grizy])\\."),
          "SWIFT", Pattern.compile("(uvv|ubb|uuu|uvw1|uvm2|uvw2|uw1|um2|uw2)_"),
          "GALEX", Pattern.compile("-(nd|fd|ng|fg)-"),
          "HST", Pattern.compile("_(f\\d{3,4}[a-z]{1,2}|fr\\d{3}[a-z])_"));

  private static final Map<String, List<String>> PREFERENCE =
      Map.of(
          "PS1", List.of("g", "r", "i", "z", "y"),
          "SWIFT", List.of("uuu", "uvw1", "uvm2", "uvw2", "ubb", "uvv"),
          "GALEX", List.of("nd", "fd", "ng", "fg"),
          "HST", List.of("f606w", "f814w", "f555w", "f435w", "f475w", "f775w", "f110w", "f160w"));

  private static final Map<String, String> FULL_NAMES =
      Map.of("uw1", "uvw1", "um2", "uvm2", "uw2", "uvw2");

  /** What a path says. */
  public static ImageName of(Path file) {
    String name = String.valueOf(file.getFileName());
    String plain = withFitsEnding(name);
    Optional<String> folder = missionFolder(file);
    String clean = folder.map(mission -> prefixed(mission, plain)).orElse(plain);
    Optional<String> mission = folder.or(() -> ofCleanName(clean));
    Optional<String> band = mission.flatMap(each -> band(each, clean));
    return new ImageName(clean, mission, band);
  }

  /** The clean name without its ending. */
  public String stem() {
    return cleanName.endsWith(".fits")
        ? cleanName.substring(0, cleanName.length() - ".fits".length())
        : cleanName;
  }

  /**
   * How early a band is chosen where several can be.
   *
   * @return 0 for the best
   */
  public static int rank(String mission, String band) {
    List<String> order = PREFERENCE.getOrDefault(family(mission), List.of());
    int place = order.indexOf(band);
    return place < 0 ? order.size() : place;
  }

  private static Optional<String> missionFolder(Path file) {
    for (int i = 0; i + 2 < file.getNameCount(); i++) {
      if (ARCHIVE_FOLDERS.contains(file.getName(i).toString())) {
        return Optional.of(file.getName(i + 1).toString().toUpperCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private static String withFitsEnding(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".fits.gz")) {
      return name.substring(0, name.length() - ".gz".length());
    }
    return lower.endsWith(".img")
        ? name.substring(0, name.length() - ".img".length()) + ".fits"
        : name;
  }

  private static String prefixed(String mission, String name) {
    boolean there = name.toUpperCase(Locale.ROOT).startsWith(mission + "_");
    return there ? name : mission + "_" + name;
  }

  private static Optional<String> ofCleanName(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return List.of("SWIFT", "GALEX", "PS1", "HST", "HLA").stream()
        .filter(mission -> upper.startsWith(mission + "_"))
        .map(ImageName::family)
        .findFirst();
  }

  private static Optional<String> band(String mission, String name) {
    Pattern pattern = BANDS.get(family(mission));
    if (pattern == null) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(name.toLowerCase(Locale.ROOT));
    return matcher.find()
        ? Optional.of(FULL_NAMES.getOrDefault(matcher.group(1), matcher.group(1)))
        : Optional.empty();
  }

  /** The Hubble Legacy Archive holds images of HST. */
  private static String family(String mission) {
    return mission.equals("HLA") ? "HST" : mission;
  }
}
