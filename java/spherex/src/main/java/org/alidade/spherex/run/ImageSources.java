package org.alidade.spherex.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.array.AlidadeException;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.photometry.CatalogueSource;
import org.alidade.spherex.photometry.ForcedImage;
import org.alidade.spherex.photometry.ForcedMeasurement;
import org.alidade.spherex.photometry.ForcedOptions;
import org.alidade.spherex.photometry.ForcedPhotometry;

/**
 * Measures all sources in an image, which is opened once, and keeps that in a file.
 *
 * @param options how fluxes are measured
 */
record ImageSources(PhotometryOptions options) {

  /** Measures; returns the name of the file and a checksum of what it holds. */
  String measure(SourceFiles.Image image, MeasuredFile file) throws IOException {
    TreeMap<Integer, MeasuredFile.Measurements> groups = new TreeMap<>();
    Map<String, Photometer.Measured> inside = new HashMap<>();
    Photometer.Measured outside = measure(image, inside);
    image
        .sources()
        .forEach(
            (group, sources) -> {
              Map<String, Photometer.Measured> measured = new LinkedHashMap<>();
              for (Source source : sources) {
                String name = source.fileName();
                measured.put(name, inside.getOrDefault(name, outside));
              }
              groups.put(group, new MeasuredFile.Measurements(measured));
            });
    return file.path().getFileName() + " " + file.write(groups);
  }

  /**
   * Measures.
   *
   * @param inside gets the sources in the image, by name
   * @return what holds for the others
   */
  private Photometer.Measured measure(
      SourceFiles.Image image, Map<String, Photometer.Measured> inside) {
    try (Level2Image open = Level2Image.open(image.file())) {
      ForcedOptions forced = ForcedOptions.defaults().withPhotometry(options).withoutPsfFit();
      ForcedImage found = ForcedPhotometry.measure(open, catalogue(image), forced);
      for (ForcedMeasurement measurement : found.sources()) {
        inside.put(
            measurement.source().id(),
            new Photometer.Measured(
                measurement.aperture().resultOrNull(), measurement.aperture().failureOrNull()));
      }
      return found.failureOrNull() != null
          ? new Photometer.Measured(null, found.failureOrNull())
          : failed(image, RejectionReason.TOO_CLOSE_TO_EDGE, "the source is outside");
    } catch (AlidadeException e) {
      inside.clear();
      return failed(image, RejectionReason.INVALID_STRUCTURE, String.valueOf(e.getMessage()));
    }
  }

  private static List<CatalogueSource> catalogue(SourceFiles.Image image) {
    return image.sources().values().stream()
        .flatMap(List::stream)
        .map(
            source ->
                CatalogueSource.fixed(source.fileName(), source.raDegrees(), source.decDegrees()))
        .toList();
  }

  private static Photometer.Measured failed(
      SourceFiles.Image image, RejectionReason reason, String message) {
    return new Photometer.Measured(
        null,
        new PhotometryFailure(
            image.observation().obsId(),
            image.observation().band(),
            image.file(),
            reason,
            message));
  }
}
