package org.alidade.transients.mock;

import java.util.ArrayList;
import java.util.List;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.transients.Frame;

/**
 * A generated exposure and the truth about it.
 *
 * @param epoch its circumstances
 * @param camera the telescope
 * @param adu the raw image with its sky, row by row, ADU; NaN in a bad column
 * @param variance variance of each pixel without defects, ADU squared
 * @param mask true defects, bits of {@link org.alidade.transients.MaskBits}
 * @param header header cards with the world coordinates
 * @param sources where the sources are and how bright, those outside the image too
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record MockExposure(
    MockEpoch epoch,
    MockCamera camera,
    float[] adu,
    double[] variance,
    byte[] mask,
    FitsHeader header,
    List<Placed> sources) {
  /** Makes the list immutable. */
  public MockExposure {
    sources = List.copyOf(sources);
  }

  /**
   * A source in an image.
   *
   * @param source the source
   * @param x column from 0 at the centre of the first pixel
   * @param y row from 0 at the centre of the first pixel
   * @param flux counts in this exposure, ADU
   */
  public record Placed(MockSource source, double x, double y, double flux) {}

  /**
   * The exposure as a perfect preprocessing would leave it: the true sky is removed, mask, variance
   * and point-spread function are the true ones. Pixels without data are 0.
   */
  public Frame frame() {
    double[] pixels = new double[adu.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Float.isNaN(adu[i]) ? 0 : adu[i] - epoch.skyAdu();
    }
    return new Frame(
        camera.width(),
        camera.height(),
        pixels,
        variance.clone(),
        mask.clone(),
        Math.sqrt(camera.variance(epoch.skyAdu())),
        epoch.psf().stamp(epoch.psf().stampSize()),
        header);
  }

  /** The cards of a raw archive file. */
  static FitsHeader header(String object, MockCamera camera, MockEpoch epoch, double[] centre) {
    double scale = camera.pixelScaleArcsec() / 3600;
    double angle = Math.toRadians(epoch.rotationDegrees());
    List<FitsCard> cards = new ArrayList<>();
    cards.add(FitsCard.of("OBJECT", object, "target"));
    cards.add(FitsCard.of("TELESCOP", "MOCK", "generated, no real telescope"));
    cards.add(FitsCard.of("INSTRUME", "MOCKCAM", ""));
    cards.add(FitsCard.of("FILTER", camera.filter(), ""));
    cards.add(FitsCard.of("EXPTIME", camera.exposureSeconds(), "[s]"));
    cards.add(FitsCard.of("MJD-OBS", epoch.mjd(), "[d] start of the exposure"));
    cards.add(FitsCard.of("DATE-OBS", MockDates.dateTime(epoch.mjd()), "start of the exposure"));
    cards.add(FitsCard.of("GAIN", camera.gain(), "electrons per ADU"));
    cards.add(FitsCard.of("RDNOISE", camera.readNoiseElectrons(), "electrons"));
    cards.add(FitsCard.of("SATURATE", camera.saturationAdu(), "ADU"));
    cards.add(
        FitsCard.of("SEEING", epoch.psf().fwhmPixels() * camera.pixelScaleArcsec(), "[arcsec]"));
    cards.add(FitsCard.of("AIRMASS", 1.2, ""));
    cards.add(FitsCard.of("BUNIT", "adu", ""));
    cards.add(FitsCard.of("RADESYS", "ICRS", ""));
    cards.add(FitsCard.of("CTYPE1", "RA---TAN", ""));
    cards.add(FitsCard.of("CTYPE2", "DEC--TAN", ""));
    cards.add(FitsCard.of("CUNIT1", "deg", ""));
    cards.add(FitsCard.of("CUNIT2", "deg", ""));
    cards.add(FitsCard.of("CRVAL1", centre[0], ""));
    cards.add(FitsCard.of("CRVAL2", centre[1], ""));
    cards.add(FitsCard.of("CRPIX1", (camera.width() + 1) / 2.0 + epoch.shiftX(), ""));
    cards.add(FitsCard.of("CRPIX2", (camera.height() + 1) / 2.0 + epoch.shiftY(), ""));
    cards.add(FitsCard.of("CD1_1", -scale * Math.cos(angle), ""));
    cards.add(FitsCard.of("CD1_2", scale * Math.sin(angle), ""));
    cards.add(FitsCard.of("CD2_1", scale * Math.sin(angle), ""));
    cards.add(FitsCard.of("CD2_2", scale * Math.cos(angle), ""));
    List<FitsCard> whole = new ArrayList<>();
    whole.add(FitsCard.of("NAXIS", 2, ""));
    whole.add(FitsCard.of("NAXIS1", camera.width(), ""));
    whole.add(FitsCard.of("NAXIS2", camera.height(), ""));
    whole.addAll(cards);
    return new FitsHeader("generated " + object + " " + epoch.id(), whole);
  }
}
