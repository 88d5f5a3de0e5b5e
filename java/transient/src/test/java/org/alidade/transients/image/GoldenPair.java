package org.alidade.transients.image;

import java.nio.file.Path;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.testing.GoldenData;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;

/** The simulated pair of images that are turned against each other. */
public final class GoldenPair {
  private GoldenPair() {}

  public static Path path(String name) {
    return GoldenData.golden("transient", "pair", "rot12_256").resolve(name);
  }

  /** An image without its sky, with the mask, noise and point-spread function it was made with. */
  public static Frame skySubtracted(String name) {
    try (FitsFile file = FitsFile.open(path(name + ".fits"))) {
      FitsHeader header = file.header(0);
      double[] pixels = file.image(0).doubles();
      double sky = header.getDouble("SKYLEVEL");
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] -= sky;
      }
      byte[] mask = new byte[pixels.length];
      file.image("MASK").readBytes(0, mask, 0, mask.length);
      return new Frame(
          256,
          256,
          pixels,
          file.image("VAR").doubles(),
          mask,
          Math.sqrt(sky + 9),
          psf("psf_" + name),
          header);
    }
  }

  public static PsfStamp psf(String name) {
    try (FitsFile file = FitsFile.open(path(name + ".fits"))) {
      return PsfStamp.of(41, file.image(0).doubles());
    }
  }

  /** An image as it was taken. */
  public static RawImage raw(String name) {
    try (FitsFile file = FitsFile.open(path(name + ".fits"))) {
      FitsHeader header = file.header(0);
      byte[] mask = new byte[256 * 256];
      file.image("MASK").readBytes(0, mask, 0, mask.length);
      return RawImage.of(256, 256, file.image(0).doubles(), header)
          .withGain(header.getDouble("GAIN"))
          .withReadNoise(header.getDouble("RDNOISE"))
          .withSaturation(header.getDouble("SATURATE"))
          .withMask(mask);
    }
  }

  /** A header with another number in one card. */
  public static FitsHeader withCard(FitsHeader header, String keyword, double value) {
    return new FitsHeader(
        "changed",
        header.cards().stream()
            .map(card -> card.keyword().equals(keyword) ? FitsCard.of(keyword, value, "") : card)
            .toList());
  }
}
