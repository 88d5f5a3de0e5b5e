package org.alidade.transients.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.alidade.array.AlidadeException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsWriter;
import org.alidade.transients.FailureCode;
import org.alidade.transients.Frame;
import org.alidade.transients.StageException;

/**
 * Prepared images as FITS files: the image in the primary HDU, then MASK, VAR, BKG and PSF (a stamp
 * per cell and term). Cards that begin with Q hold the quality.
 *
 * <p>Example: {@code PreprocessedFrame ready = PreprocessedFile.read(path);}
 */
public final class PreprocessedFile {
  private static final Set<String> OWN =
      Set.of(
          "SIGMA",
          "QBKG",
          "QGRAD",
          "QFWHM",
          "QELL",
          "QNSTAR",
          "QCOSMIC",
          "QSATUR",
          "QMASKED",
          "QF5SIG",
          "QSCORE",
          "PREFLAGS");

  private PreprocessedFile() {}

  /** Writes a prepared image; the file appears when it is complete. */
  public static void write(Path path, PreprocessedFrame image) {
    Frame frame = image.frame();
    int[] shape = {frame.height(), frame.width()};
    try (FitsWriter writer = FitsWriter.create(path)) {
      writer.primary(shape, floats(frame.pixels()), cards(image));
      writer.image("MASK", shape, frame.mask(), List.of());
      writer.image("VAR", shape, floats(frame.variance()), List.of());
      writer.image("BKG", shape, floats(image.background()), List.of());
      PsfModel psf = image.psf();
      int planes = psf.coefficients().length * PsfModel.terms(psf.order());
      writer.image("PSF", new int[] {planes, psf.size(), psf.size()}, planes(psf), cards(psf));
      writer.commit();
    }
  }

  /**
   * Reads a prepared image.
   *
   * @throws StageException (FITS_INVALID) if the file is not one that {@link #write} made
   */
  public static PreprocessedFrame read(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      return read(file);
    } catch (StageException e) {
      throw e;
    } catch (AlidadeException e) {
      StageException failure =
          new StageException(
              FailureCode.FITS_INVALID,
              "the file is no prepared image",
              path.toString(),
              "preprocess the observation again");
      failure.initCause(e);
      throw failure;
    }
  }

  private static PreprocessedFrame read(FitsFile file) {
    FitsHeader header = file.header(0);
    int[] shape = file.image(0).shape();
    byte[] mask = new byte[shape[0] * shape[1]];
    file.image("MASK").readBytes(0, mask, 0, mask.length);
    PsfModel psf = psf(file, shape[1], shape[0]);
    Frame frame =
        new Frame(
            shape[1],
            shape[0],
            file.image(0).doubles(),
            file.image("VAR").doubles(),
            mask,
            header.getDouble("SIGMA"),
            psf.atCentre(),
            header);
    return new PreprocessedFrame(
        frame, file.image("BKG").doubles(), psf, quality(header), flags(header));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static List<FitsCard> cards(PreprocessedFrame image) {
    List<FitsCard> cards = new ArrayList<>();
    image.frame().header().cards().stream()
        .filter(card -> !OWN.contains(card.keyword()))
        .forEach(cards::add);
    Quality quality = image.quality();
    cards.add(FitsCard.of("SIGMA", image.frame().sigma(), "[adu] noise of the background"));
    cards.add(number("QBKG", quality.background(), "[adu] median sky"));
    cards.add(number("QGRAD", quality.gradient(), "range of the sky over its noise"));
    cards.add(number("QFWHM", quality.fwhmPx(), "[pix] width of stars"));
    cards.add(number("QELL", quality.ellipticity(), "ellipticity of stars"));
    cards.add(FitsCard.of("QNSTAR", quality.stars(), "stars of the point-spread function"));
    cards.add(number("QCOSMIC", quality.cosmicFraction(), "fraction hit by cosmic rays"));
    cards.add(number("QSATUR", quality.saturatedFraction(), "fraction saturated"));
    cards.add(number("QMASKED", quality.maskedFraction(), "fraction masked"));
    cards.add(number("QF5SIG", quality.fiveSigmaFlux(), "[adu] flux of 5 sigma"));
    cards.add(number("QSCORE", quality.score(), "quality, 0 to 1"));
    String flags = image.flags().stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    cards.add(FitsCard.of("PREFLAGS", flags, "what is special"));
    return cards;
  }

  private static FitsCard number(String keyword, double value, String comment) {
    return Double.isFinite(value)
        ? FitsCard.of(keyword, value, comment)
        : FitsCard.undefined(keyword, comment);
  }

  private static List<FitsCard> cards(PsfModel psf) {
    return List.of(
        FitsCard.of("PSFKIND", psf.kind().name(), "where it comes from"),
        FitsCard.of("PSFORDER", psf.order(), "order of the polynomials"),
        FitsCard.of("PSFCOLS", psf.cellColumns(), "cells along x"),
        FitsCard.of("PSFROWS", psf.cellRows(), "cells along y"),
        number("PSFFWHM", psf.shape().fwhmPx(), "[pix] full width at half maximum"),
        number("PSFELL", psf.shape().ellipticity(), "1 - b/a"),
        number("PSFPA", psf.shape().angleDegrees(), "[deg] from x towards y"),
        number("PSFBETA", psf.shape().beta(), "Moffat exponent"),
        FitsCard.of("PSFNSTAR", psf.stars(), "stars used"),
        number("PSFCHI2", psf.chiSquare(), "mean squared pull of the stars"));
  }

  private static double[] planes(PsfModel psf) {
    int pixels = psf.size() * psf.size();
    int terms = PsfModel.terms(psf.order());
    double[] planes = new double[psf.coefficients().length * terms * pixels];
    for (int cell = 0; cell < psf.coefficients().length; cell++) {
      for (int term = 0; term < terms; term++) {
        double[] plane = psf.coefficients()[cell][term];
        System.arraycopy(plane, 0, planes, (cell * terms + term) * pixels, pixels);
      }
    }
    return planes;
  }

  private static PsfModel psf(FitsFile file, int width, int height) {
    FitsHeader header = file.header("PSF");
    int[] shape = file.image("PSF").shape();
    double[] planes = file.image("PSF").doubles();
    int pixels = shape[1] * shape[2];
    int order = (int) header.getLong("PSFORDER");
    int terms = PsfModel.terms(order);
    double[][][] coefficients = new double[shape[0] / terms][terms][];
    for (int plane = 0; plane < shape[0]; plane++) {
      coefficients[Math.floorDiv(plane, terms)][plane % terms] =
          Arrays.copyOfRange(planes, plane * pixels, (plane + 1) * pixels);
    }
    return new PsfModel(
        shape[1],
        width,
        height,
        (int) header.getLong("PSFCOLS"),
        (int) header.getLong("PSFROWS"),
        order,
        coefficients,
        PsfKind.valueOf(header.getString("PSFKIND").toUpperCase(Locale.ROOT)),
        new PsfShape(
            number(header, "PSFFWHM"),
            number(header, "PSFELL"),
            number(header, "PSFPA"),
            number(header, "PSFBETA")),
        (int) header.getLong("PSFNSTAR"),
        number(header, "PSFCHI2"));
  }

  private static Quality quality(FitsHeader header) {
    return new Quality(
        number(header, "QBKG"),
        header.getDouble("SIGMA"),
        number(header, "QGRAD"),
        number(header, "QFWHM"),
        number(header, "QELL"),
        (int) header.getLong("QNSTAR"),
        number(header, "QCOSMIC"),
        number(header, "QSATUR"),
        number(header, "QMASKED"),
        number(header, "QF5SIG"),
        number(header, "QSCORE"));
  }

  private static double number(FitsHeader header, String keyword) {
    return header.findDouble(keyword).orElse(Double.NaN);
  }

  private static Set<ImageFlag> flags(FitsHeader header) {
    Set<ImageFlag> flags = EnumSet.noneOf(ImageFlag.class);
    for (String name : header.getString("PREFLAGS").split(" ")) {
      if (!name.isEmpty()) {
        flags.add(ImageFlag.valueOf(name));
      }
    }
    return flags;
  }
}
