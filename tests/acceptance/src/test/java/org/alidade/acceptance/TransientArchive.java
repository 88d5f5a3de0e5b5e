package org.alidade.acceptance;

import java.nio.file.Path;
import java.util.Optional;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.mock.MockCamera;
import org.alidade.transients.mock.MockField;
import org.alidade.transients.mock.MockOptions;
import org.alidade.transients.mock.MockSkyOptions;
import org.alidade.transients.mock.MockSource;

/** Small generated archives, and what really is at a place of their sky. */
final class TransientArchive {
  private static final double SAME_DEGREES = 2.0 / 3600;

  private TransientArchive() {}

  /** Images of 256 x 256 pixels: one reference and two science images of each supernova. */
  static MockArchive write(int supernovae, Path folder) {
    MockOptions small =
        MockOptions.defaults()
            .withSupernovae(supernovae)
            .withEpochs(1, 2)
            .withSky(MockSkyOptions.defaults().withStars(60).withGalaxies(4).withSaturatedStars(0))
            .withCamera(MockCamera.defaults().withSize(256, 256));
    return MockArchive.write(small, folder);
  }

  /** The changing source at a position, in degrees. */
  static Optional<MockSource> changing(MockArchive archive, double ra, double dec) {
    return archive.fields().stream()
        .map(MockField::sources)
        .flatMap(sources -> sources.stream())
        .filter(source -> source.kind().isNew() || source.id().startsWith("variable"))
        .filter(source -> isNear(source, ra, dec))
        .findFirst();
  }

  static boolean isNear(MockSource source, double ra, double dec) {
    double east = (source.raDegrees() - ra) * Math.cos(Math.toRadians(dec));
    return Math.hypot(east, source.decDegrees() - dec) < SAME_DEGREES;
  }
}
