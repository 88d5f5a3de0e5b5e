package org.alidade.benchmarks.spherex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.fits.SkyPosition;
import org.alidade.spherex.Band;
import org.alidade.spherex.Source;
import org.alidade.spherex.image.PixelWindow;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.alidade.spherex.photometry.CatalogueSource;

/** Synthetic images in a folder: cutouts of one source, and a frame of many sources. */
final class BenchmarkImages {
  /** Side of a cutout. */
  static final int CUTOUT = 60;

  /** Side of a frame. */
  static final int FRAME = 2040;

  /** The source in all cutouts. */
  static final Source TARGET = Source.at(213.942708, 11.495389);

  private static final double FLUX = 1000;
  private static final int POINTING_STEPS = 5;

  private BenchmarkImages() {}

  /** Writes cutouts of the target, the detectors in turn, at random places of them. */
  static List<Path> cutouts(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(17);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int x = CUTOUT + random.nextInt(FRAME - 3 * CUTOUT);
      int y = CUTOUT + random.nextInt(FRAME - 3 * CUTOUT);
      MockSource target = new MockSource(x + CUTOUT / 2.0 + 0.2, y + CUTOUT / 2.0 - 0.3, FLUX);
      MockImage.Builder image =
          MockImage.builder()
              .band(Band.DETECTORS.get(i % Band.DETECTORS.size()))
              .window(new PixelWindow(x, y, CUTOUT, CUTOUT))
              .seed(i)
              .source(target);
      Path file = folder.resolve("cutout" + i + ".fits");
      pointed(image, target).write(file);
      files.add(file);
    }
    return files;
  }

  /** Moves the pointing until the target is at its place in the sky. */
  private static MockImage pointed(MockImage.Builder image, MockSource target) {
    double ra = TARGET.raDegrees();
    double dec = TARGET.decDegrees();
    for (int step = 0; step < POINTING_STEPS; step++) {
      SkyPosition now = image.pointing(ra, dec, 25).build().position(target);
      ra += TARGET.raDegrees() - now.longitudeDegrees();
      dec += TARGET.decDegrees() - now.latitudeDegrees();
    }
    return image.pointing(ra, dec, 25).build();
  }

  /** Writes a frame of many sources and tells where they are. */
  static List<CatalogueSource> frame(Path file, int sources) {
    SplittableRandom random = new SplittableRandom(29);
    MockImage.Builder builder =
        MockImage.builder().window(new PixelWindow(0, 0, FRAME, FRAME)).seed(31);
    List<MockSource> all = new ArrayList<>();
    for (int i = 0; i < sources; i++) {
      MockSource source =
          new MockSource(
              10 + (FRAME - 20) * random.nextDouble(),
              10 + (FRAME - 20) * random.nextDouble(),
              200 * Math.pow(150, random.nextDouble()));
      all.add(source);
      builder.source(source);
    }
    MockImage image = builder.build();
    image.write(file);
    List<CatalogueSource> catalogue = new ArrayList<>();
    for (int i = 0; i < sources; i++) {
      SkyPosition sky = image.position(all.get(i));
      catalogue.add(
          CatalogueSource.fixed(
              Integer.toString(i), sky.longitudeDegrees(), sky.latitudeDegrees()));
    }
    return catalogue;
  }

  /** Bytes that a measurement of a cutout cannot do without. */
  static double cutoutBytes() {
    double headers = 36 * 2880;
    double plane = 101 * 101 * Float.BYTES;
    return headers + plane + 4.0 * CUTOUT * CUTOUT * Float.BYTES;
  }

  /** Bytes of the four planes of a frame. */
  static double frameBytes() {
    return 4.0 * FRAME * FRAME * Float.BYTES;
  }
}
