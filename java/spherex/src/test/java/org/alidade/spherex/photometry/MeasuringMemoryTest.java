package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.alidade.fits.SkyPosition;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.Source;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the number of images, beyond their results. */
class MeasuringMemoryTest {
  private static final MockSource STAR = new MockSource(930.2, 1131.7, 3000);
  private static final int IMAGES = 1000;

  @TempDir Path folder;

  /** The pixels and planes of a thousand cutouts fill several times this heap. */
  @Test
  void aThousandImagesFitASmallHeap() {
    Path image = folder.resolve("image.fits");
    MockImage mock = MockImage.builder().source(STAR).build();
    mock.write(image);
    SkyPosition sky = mock.position(STAR);
    try (ChildJvm child =
        ChildJvm.start(
            List.of("-Xmx48m"),
            Child.class,
            image,
            sky.longitudeDegrees(),
            sky.latitudeDegrees())) {
      assertThat(child.exitStatus()).as(String.join("\n", child.lines())).isZero();
      assertThat(child.lines()).contains("measured " + IMAGES);
    }
  }

  /** A process that measures one image over and over. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      Source source = Source.at(Double.parseDouble(arguments[1]), Double.parseDouble(arguments[2]));
      List<MeasurementOutcome> outcomes =
          SpherexPhotometry.measureAll(
              Collections.nCopies(IMAGES, Path.of(arguments[0])),
              source,
              PhotometryOptions.defaults(),
              2,
              (index, outcome, done, total) -> {},
              new CancellationToken());
      long measured = outcomes.stream().filter(outcome -> outcome.result().isPresent()).count();
      System.out.println("measured " + measured);
    }
  }
}
