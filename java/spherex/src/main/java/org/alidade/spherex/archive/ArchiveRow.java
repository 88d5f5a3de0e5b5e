package org.alidade.spherex.archive;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.spherex.Band;
import org.alidade.spherex.Observation;
import org.alidade.spherex.Observation.ArchiveRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer, checked.
 *
 * @param address of the file, or of the document that has it
 * @param footprint outline, where the answer has one
 * @param position number of the position it belongs to, -1 in a query of one
 */
record ArchiveRow(
    String obsId,
    Band band,
    double startMjd,
    double endMjd,
    double wavelengthMinimumMicrons,
    double wavelengthMaximumMicrons,
    String address,
    ArchiveRecord archive,
    @Nullable Footprint footprint,
    long position) {
  /** Ties of the starting time always come in the same order. */
  static final Comparator<ArchiveRow> ORDER =
      Comparator.comparingDouble(ArchiveRow::startMjd)
          .thenComparing(ArchiveRow::obsId)
          .thenComparing(ArchiveRow::band);

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}");
  private static final Pattern VERSION =
      Pattern.compile("l2b-v(\\d{1,9})-(\\d{4})-(\\d{3})(?!\\d)");

  /** Whether an identifier can be the name of a file without leaving its folder. */
  static boolean isSafe(String obsId) {
    return SAFE.matcher(obsId).matches() && !obsId.contains("..");
  }

  /** The pair that identifies the image. */
  String key() {
    return obsId + "_" + band.text();
  }

  /** The observation with the address of its file. */
  Observation observation(String downloadUrl) {
    return new Observation(
        obsId,
        band,
        (startMjd + endMjd) / 2,
        wavelengthMinimumMicrons,
        wavelengthMaximumMicrons,
        downloadUrl,
        startMjd,
        endMjd,
        archive);
  }

  /** Whether the file was processed later than that of another row, by its name. */
  boolean isNewerThan(ArchiveRow other) {
    return version().orElse("").compareTo(other.version().orElse("")) > 0;
  }

  /** Version and date with digits filled up, so that text compares as they do. */
  private Optional<String> version() {
    Matcher matcher = VERSION.matcher(address);
    return matcher.find()
        ? Optional.of(
            "0".repeat(9 - matcher.group(1).length())
                + matcher.group(1)
                + matcher.group(2)
                + matcher.group(3))
        : Optional.empty();
  }
}
