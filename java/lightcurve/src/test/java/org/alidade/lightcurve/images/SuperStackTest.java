package org.alidade.lightcurve.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SeededRandom.class)
class SuperStackTest {
  @TempDir Path folder;

  @Test
  void meansAreWeightedAndOutliersLeftOut() {
    List<float[]> images = new ArrayList<>();
    List<float[]> noise = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      images.add(new float[] {i % 2 == 0 ? 9 : 11, i == 3 ? 1000 : 5, Float.NaN, 7});
      noise.add(new float[] {i % 2 == 0 ? 1 : 2, 2, 1, i == 4 ? 1 : 0});
    }
    SuperStack.Stacked stacked = SuperStack.stack(images, noise, SuperStackOptions.defaults());
    assertThat(stacked.values()[0]).isCloseTo((9 + 11 / 4f) / 1.25f, within(1e-5f));
    assertThat(stacked.weights()[0]).isCloseTo(12.5f, within(1e-5f));
    assertThat(stacked.values()[1]).isEqualTo(5);
    assertThat(stacked.weights()[1]).isCloseTo(19 / 4f, within(1e-5f));
    assertThat(stacked.values()[2]).isNaN();
    assertThat(stacked.weights()[2]).isZero();
    assertThat(stacked.values()[3]).isEqualTo(7);
  }

  @Test
  void filesGiveWhatArraysGive(RandomGenerator random) {
    List<SuperStack.Visit> visits = new ArrayList<>();
    List<float[]> images = new ArrayList<>();
    List<float[]> noise = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ImagePlane image = StarField.image(random);
      ImagePlane unc = StarField.noise(image);
      images.add(image.pixels());
      noise.add(unc.pixels());
      Path science = folder.resolve("sci" + i + ".fits");
      Path uncertainty = folder.resolve("unc" + i + ".fits");
      image.write(science);
      unc.write(uncertainty);
      visits.add(new SuperStack.Visit(science, uncertainty));
    }
    Path coadd = folder.resolve("coadd_ch1.fits");
    Path weight = folder.resolve("coadd_ch1_wht.fits");
    SuperStack.write(visits, coadd, weight, SuperStackOptions.defaults());
    SuperStack.Stacked expected = SuperStack.stack(images, noise, SuperStackOptions.defaults());
    assertThat(ImagePlane.read(coadd).pixels()).isEqualTo(expected.values());
    assertThat(ImagePlane.read(weight).pixels()).isEqualTo(expected.weights());
    assertThat(ImagePlane.read(coadd).header().getLong("NCOMBINE")).isEqualTo(5);
  }

  @Test
  void nothingToStackIsRefused() {
    Path file = folder.resolve("a.fits");
    assertThatThrownBy(() -> SuperStack.write(List.of(), file, file, SuperStackOptions.defaults()))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> SuperStackOptions.defaults().withClipSigma(0))
        .isInstanceOf(BadInputException.class);
  }
}
