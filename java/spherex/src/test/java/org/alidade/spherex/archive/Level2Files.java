package org.alidade.spherex.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsTableData;
import org.alidade.fits.FitsWriter;
import org.alidade.spherex.Band;
import org.alidade.spherex.Observation;
import org.jspecify.annotations.Nullable;

/** Small files with the structure of level 2, and observations of them. */
public final class Level2Files {
  private Level2Files() {}

  /** A file of seven HDUs that differs from others by a number. */
  public static byte[] tiny(int number) {
    try {
      Path file = Files.createTempFile("tiny", ".fits");
      try (FitsWriter writer = FitsWriter.create(file)) {
        writer.primary(List.of(FitsCard.of("NUMBER", number, "")));
        for (String name : List.of("IMAGE", "FLAGS", "VARIANCE", "ZODI", "PSF")) {
          writer.image(name, new int[] {2, 2}, new float[] {number, 1, 2, 3}, List.of());
        }
        writer.table(
            "WCS-WAVE",
            FitsTableData.builder(1).doubles("X", "", new double[] {number}).build(),
            List.of());
        writer.commit();
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An observation at an address. */
  public static Observation observation(String obsId, Band band, String url) {
    return observation(obsId, band, url, OptionalLong.empty(), null);
  }

  /** An observation whose length and checksum the archive knows. */
  public static Observation observation(
      String obsId, Band band, String url, OptionalLong length, @Nullable String md5) {
    return new Observation(
        obsId,
        band,
        60000.5,
        1.6,
        2.4,
        url,
        60000.4,
        60000.6,
        new Observation.ArchiveRecord("spherex_qr2", null, length, md5));
  }
}
