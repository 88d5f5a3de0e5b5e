package org.alidade.spherex;

import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One detector image of the archive. Its identity is the pair of observation and band: up to six
 * detectors share one exposure (spec spherex 2.2).
 *
 * @param obsId identifier of the exposure, such as {@code 2025W25_1B_0062_1}
 * @param band detector
 * @param mjd middle of the exposure, MJD (UTC)
 * @param wavelengthMinimumMicrons short end of the whole detector, um
 * @param wavelengthMaximumMicrons long end of the whole detector, um
 * @param downloadUrl address of the whole file, without a cutout query
 * @param startMjd start of the exposure, MJD (UTC)
 * @param endMjd end of the exposure, MJD (UTC)
 * @param archive what else the archive says about the file
 */
public record Observation(
    String obsId,
    Band band,
    double mjd,
    double wavelengthMinimumMicrons,
    double wavelengthMaximumMicrons,
    String downloadUrl,
    double startMjd,
    double endMjd,
    ArchiveRecord archive) {
  /** Checks that nothing is missing. */
  public Observation {
    Objects.requireNonNull(obsId);
    Objects.requireNonNull(band);
    Objects.requireNonNull(downloadUrl);
    Objects.requireNonNull(archive);
  }

  /**
   * What the archive may say about a file.
   *
   * @param collection such as {@code spherex_qr2}
   * @param provenanceVersion version of the processing
   * @param contentLength bytes of the whole file
   * @param checksum MD5 of the whole file, hexadecimal
   */
  public record ArchiveRecord(
      @Nullable String collection,
      @Nullable String provenanceVersion,
      OptionalLong contentLength,
      @Nullable String checksum) {
    /** Nothing is known. */
    public static final ArchiveRecord NONE =
        new ArchiveRecord(null, null, OptionalLong.empty(), null);
  }

  /** The pair that identifies the image, {@code obsId_band}: the key of the address cache. */
  public String key() {
    return obsId + "_" + band.text();
  }

  /** Middle of the detector's range, um. */
  public double wavelengthCentreMicrons() {
    return (wavelengthMinimumMicrons + wavelengthMaximumMicrons) / 2;
  }

  /** Width of the detector's range, um. */
  public double bandwidthMicrons() {
    return wavelengthMaximumMicrons - wavelengthMinimumMicrons;
  }
}
