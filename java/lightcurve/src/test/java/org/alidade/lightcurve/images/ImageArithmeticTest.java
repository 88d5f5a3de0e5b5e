package org.alidade.lightcurve.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArithmeticTest {
  private static final float NAN = Float.NaN;
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @TempDir Path folder;

  @Test
  void quotientsThatAreNotFiniteAreMissing() {
    float[] quotient =
        ImageArithmetic.divide(
            new float[] {6, 1, 0, NAN, 1e38f, INFINITY, -3}, new float[] {2, 0, 0, 1, 1e-5f, 1, 2});
    assertThat(quotient).containsExactly(3, NAN, NAN, NAN, NAN, NAN, -1.5f);
  }

  @Test
  void weightsAreInverseVariances() {
    assertThat(ImageArithmetic.weights(new float[] {2, 0.5f, 0, -1, NAN, INFINITY}))
        .containsExactly(0.25f, 4, 0, 0, 0, 0);
    assertThat(ImageArithmetic.weights(new float[] {1e-30f})[0]).isEqualTo(Float.MAX_VALUE);
  }

  @Test
  void filesKeepTheFirstHeader() {
    List<FitsCard> cards =
        List.of(FitsCard.of("MJD-OBS", 55000.5, ""), FitsCard.of("BUNIT", "MJy/sr", ""));
    Path science = folder.resolve("sci.fits");
    Path coadd = folder.resolve("coadd.fits");
    new ImagePlane("a", 2, 1, new float[] {3, 8}, cards).write(science);
    new ImagePlane("b", 2, 1, new float[] {2, 4}, List.of()).write(coadd);
    ImageArithmetic.divide(science, coadd, folder.resolve("new/div.fits"));
    ImagePlane ratio = ImagePlane.read(folder.resolve("new/div.fits"));
    assertThat(ratio.pixels()).containsExactly(1.5f, 2);
    assertThat(ratio.header().getDouble("MJD-OBS")).isEqualTo(55000.5);
    assertThat(ratio.header().contains("BUNIT")).isFalse();
    ImageArithmetic.weights(coadd, folder.resolve("wht.fits"));
    assertThat(ImagePlane.read(folder.resolve("wht.fits")).pixels())
        .containsExactly(0.25f, 0.0625f);
  }

  @Test
  void imagesInExtensionsAreFoundToo() {
    Path file = folder.resolve("extension.fits");
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.image("SCI", new int[] {1, 2}, new float[] {1, 2}, List.of());
      writer.commit();
    }
    assertThat(ImagePlane.read(file).pixels()).containsExactly(1, 2);
    Path cube = folder.resolve("cube.fits");
    try (FitsWriter writer = FitsWriter.create(cube)) {
      writer.primary(new int[] {1, 1, 2}, new float[] {1, 2}, List.of());
      writer.commit();
    }
    assertThatThrownBy(() -> ImagePlane.read(cube))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("3 axes");
    Path empty = folder.resolve("empty.fits");
    try (FitsWriter writer = FitsWriter.create(empty)) {
      writer.commit();
    }
    assertThatThrownBy(() -> ImagePlane.read(empty)).isInstanceOf(FormatException.class);
  }

  @Test
  void otherShapesAreRefused() {
    ImagePlane two = new ImagePlane("two", 2, 1, new float[2], List.of());
    ImagePlane three = new ImagePlane("three", 3, 1, new float[3], List.of());
    assertThatThrownBy(() -> ImageArithmetic.divide(two, three))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("3 x 1");
    assertThatThrownBy(() -> new ImagePlane("x", 2, 2, new float[3], List.of()))
        .isInstanceOf(BadInputException.class);
  }
}
