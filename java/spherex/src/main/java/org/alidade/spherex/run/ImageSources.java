package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.alidade.array.AlidadeException;
import org.alidade.array.AtomicFile;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.photometry.CatalogueSource;
import org.alidade.spherex.photometry.ForcedImage;
import org.alidade.spherex.photometry.ForcedMeasurement;
import org.alidade.spherex.photometry.ForcedOptions;
import org.alidade.spherex.photometry.ForcedPhotometry;

/** Measures all sources in an image, which is opened once, and keeps that in a file. */
final class ImageSources {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final SourceFiles files;

  ImageSources(SourceFiles files) {
    this.files = files;
  }

  /** What the file holds: measurements by the names of their sources. */
  record Content(Map<String, Photometer.Measured> measured) {}

  /** Measures; returns the name of the file and a checksum of what it holds. */
  String measure(SourceFiles.Image image) throws IOException {
    Map<String, Photometer.Measured> measured = new LinkedHashMap<>();
    try (Level2Image open = Level2Image.open(image.file())) {
      ForcedImage forced = forced(open, image);
      Map<String, Photometer.Measured> inside = inside(forced);
      Photometer.Measured outside =
          forced.failureOrNull() != null
              ? new Photometer.Measured(null, forced.failureOrNull())
              : failed(image, RejectionReason.TOO_CLOSE_TO_EDGE, "the source is outside");
      image.sources().forEach(name -> measured.put(name, inside.getOrDefault(name, outside)));
    } catch (AlidadeException e) {
      String message = String.valueOf(e.getMessage());
      image
          .sources()
          .forEach(
              name ->
                  measured.put(name, failed(image, RejectionReason.INVALID_STRUCTURE, message)));
    }
    Path file = files.measured(image);
    byte[] content = JSON.writeValueAsBytes(new Content(measured));
    AtomicFile.write(file, part -> Files.write(part, content));
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return file.getFileName() + " " + checksum.getValue();
  }

  private ForcedImage forced(Level2Image open, SourceFiles.Image image) {
    List<CatalogueSource> catalogue =
        image.positions().stream()
            .map(
                source ->
                    CatalogueSource.fixed(
                        source.fileName(), source.raDegrees(), source.decDegrees()))
            .toList();
    ForcedOptions options =
        ForcedOptions.defaults().withPhotometry(files.config().photometry()).withoutPsfFit();
    return ForcedPhotometry.measure(open, catalogue, options);
  }

  private static Map<String, Photometer.Measured> inside(ForcedImage forced) {
    Map<String, Photometer.Measured> inside = new HashMap<>();
    for (ForcedMeasurement found : forced.sources()) {
      inside.put(
          found.source().id(),
          new Photometer.Measured(
              found.aperture().resultOrNull(), found.aperture().failureOrNull()));
    }
    return inside;
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

  /** Reads what {@link #measure} kept. */
  Map<String, Photometer.Measured> read(SourceFiles.Image image) throws IOException {
    return JSON.readValue(files.measured(image).toFile(), Content.class).measured();
  }
}
