package org.alidade.fuzz;

import static org.alidade.fuzz.ForeignBytes.attempt;
import static org.alidade.fuzz.ForeignBytes.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.alidade.transients.alert.Alert;
import org.alidade.transients.alert.AlertFile;
import org.alidade.transients.alert.Cutout;
import org.alidade.transients.catalogue.OpenSupernovaCatalogue;
import org.alidade.transients.catalogue.SupernovaCatalogue;
import org.alidade.transients.catalogue.SupernovaEntry;
import org.alidade.transients.detection.DifferenceFolder;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.difference.DifferenceFiles;
import org.alidade.transients.difference.DifferenceRun;
import org.alidade.transients.download.ImageName;
import org.alidade.transients.image.PreprocessedFile;
import org.alidade.transients.ingest.FrameReader;
import org.alidade.transients.ingest.KnownValues;
import org.alidade.transients.training.TripletFile;
import org.junit.jupiter.params.provider.MethodSource;

/** Catalogues, alerts, frames and folders of the transient system. */
class TransientsFuzzTest {
  @FuzzTest
  void supernovae(byte[] bytes) {
    ForeignBytes.check(
        bytes.length,
        () ->
            checkPositions(
                SupernovaCatalogue.parse(new StringReader(ForeignBytes.text(bytes)), "catalogue")
                    .entries()
                    .stream()));
  }

  @FuzzTest
  void openSupernovae(byte[] bytes) {
    ForeignBytes.asFile(
        bytes,
        "foreign.json",
        file -> checkPositions(OpenSupernovaCatalogue.read(file).entries().stream()));
  }

  @MethodSource("org.alidade.fuzz.Seeds#alert")
  @FuzzTest
  void alerts(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.avro", TransientsFuzzTest::readAlerts);
  }

  @FuzzTest
  void frame(byte[] bytes) {
    ForeignBytes.asFile(
        bytes,
        "foreign.fits",
        file -> {
          attempt(() -> FrameReader.metadata(file, KnownValues.none()));
          attempt(() -> FrameReader.read(file, KnownValues.none()));
          attempt(() -> PreprocessedFile.read(file));
          attempt(() -> DifferenceFiles.psf(file));
          attempt(() -> TripletFile.read(file));
          attempt(() -> ImageName.of(file));
        });
  }

  @FuzzTest
  void difference(byte[] bytes) {
    ForeignBytes.asFolder(
        bytes,
        folder -> {
          DifferenceFolder difference = DifferenceFolder.at(folder);
          holds(!difference.hasImages(), "no images but those of the folder");
          attempt(() -> difference.score(ScorerOptions.defaults()));
          attempt(() -> DifferenceRun.read(folder));
        });
  }

  private static void readAlerts(Path file) {
    for (Alert alert : AlertFile.read(file)) {
      attempt(() -> alert.candidate().julianDate());
      attempt(() -> alert.candidate().band());
      Stream.of(alert.science(), alert.template(), alert.difference())
          .flatMap(Optional::stream)
          .forEach(cutout -> attempt(() -> checkPixels(cutout)));
    }
  }

  private static void checkPixels(Cutout cutout) {
    Cutout.Pixels pixels = cutout.pixels();
    holds(pixels.pixels().length == pixels.width() * pixels.height(), "all pixels of a stamp");
  }

  private static void checkPositions(Stream<SupernovaEntry> entries) {
    entries.forEach(
        entry ->
            holds(
                entry.raDegrees() >= 0
                    && entry.raDegrees() <= 360
                    && Math.abs(entry.decDegrees()) <= 90,
                "a position on the sky"));
  }
}
