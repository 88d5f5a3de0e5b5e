package org.alidade.transients.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsImage;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.SkyPosition;
import org.alidade.fits.Wcs;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.alidade.transients.download.ImageHdu;

/**
 * Reads images for ingestion (spec transient 6.2): plain FITS, gzip-compressed, or with another
 * ending. The image is the first with celestial coordinates; what its header does not say is looked
 * for in the primary one, then in what the query said, and otherwise the file is refused.
 *
 * <pre>{@code
 * FrameMetadata metadata = FrameReader.metadata(file, KnownValues.of(observation));
 * RawFrame frame = FrameReader.read(file, KnownValues.none());
 * }</pre>
 */
public final class FrameReader {
  private static final long MOST_PIXELS = 1L << 28;

  /** Structure and coordinates of the primary HDU are not those of the image. */
  private static final Pattern OF_ITS_OWN_HDU =
      Pattern.compile(
          "SIMPLE|BITPIX|NAXIS\\d*|EXTEND|NEXTEND|BSCALE|BZERO|BLANK|CHECKSUM|DATASUM|EXTNAME"
              + "|WCS.*|LONPOLE|LATPOLE|C(TYPE|RVAL|RPIX|DELT|UNIT|ROTA)\\d.*"
              + "|(CD|PC|PV|PS)\\d+_\\d+.*|(A|B|AP|BP)_(ORDER|\\d_\\d)");

  private FrameReader() {}

  /**
   * Reads headers only.
   *
   * @throws StageException if the file is not FITS or truncated ({@code FITS_INVALID}), says
   *     neither time, filter nor exposure ({@code FITS_INVALID}), or has no image with celestial
   *     coordinates ({@code WCS_INVALID})
   */
  public static FrameMetadata metadata(Path file, KnownValues known) {
    try (FitsFile fits = FitsFile.open(file)) {
      return metadata(fits, image(fits), known);
    } catch (StageException e) {
      throw e;
    } catch (AlidadeException e) {
      throw invalid(file, e);
    }
  }

  /**
   * Reads headers and pixels, and the extensions MASK and VAR if they are there and fit.
   *
   * @throws StageException as {@link #metadata}
   */
  public static RawFrame read(Path file, KnownValues known) {
    try (FitsFile fits = FitsFile.open(file)) {
      ImageHdu image = image(fits);
      FrameMetadata metadata = metadata(fits, image, known);
      return new RawFrame(
          metadata,
          header(fits, image),
          plane(fits.image(image.number()), image),
          extension(fits, image, "MASK").map(FrameReader::bits),
          extension(fits, image, "VAR"));
    } catch (StageException e) {
      throw e;
    } catch (AlidadeException e) {
      throw invalid(file, e);
    }
  }

  private static ImageHdu image(FitsFile fits) {
    String where = fits.path().toString();
    ImageHdu image =
        ImageHdu.find(fits)
            .orElseThrow(
                () ->
                    ImageHdu.first(fits).isPresent()
                        ? refused(
                            FailureCode.WCS_INVALID,
                            "no image has celestial coordinates",
                            where,
                            "solve the astrometry of the image")
                        : refused(
                            FailureCode.FITS_INVALID,
                            "the file holds no image",
                            where,
                            "choose an image product"));
    if ((long) image.width() * image.height() > MOST_PIXELS) {
      throw refused(
          FailureCode.FITS_INVALID,
          image.width() + " x " + image.height() + " pixels are too many",
          where,
          "cut the image into parts of at most " + MOST_PIXELS + " pixels");
    }
    return image;
  }

  private static FrameMetadata metadata(FitsFile fits, ImageHdu image, KnownValues known) {
    Cards cards = new Cards(image.header(), fits.header(0));
    Map<String, String> sources = new LinkedHashMap<>();
    String where = fits.path().toString();
    double observed = time(cards, known, sources, where);
    String filter = filter(cards, known, sources, where);
    double exposure = exposure(cards, known, sources, where);
    try (Wcs wcs = Wcs.of(fits, image.header(), Wcs.PRIMARY, PixelOrigin.ZERO)) {
      SkyPosition centre = wcs.raDec((image.width() - 1) / 2.0, (image.height() - 1) / 2.0);
      sources.put("ra, dec", "WCS");
      return new FrameMetadata(
          image.number(),
          image.width(),
          image.height(),
          (centre.longitudeDegrees() % 360 + 360) % 360,
          centre.latitudeDegrees(),
          wcs.pixelScaleArcsec(),
          observed,
          filter,
          exposure,
          cards.positive("AIRMASS"),
          cards.positive("SEEING"),
          cards.positive("GAIN", "EGAIN", "CCDGAIN", "ATODGAIN"),
          cards.positive("RDNOISE", "READNOIS", "READNOISE", "RON"),
          cards.positive("SATURATE", "SATURLEV", "SATLEVEL"),
          sources);
    } catch (BadInputException | InvalidStateException e) {
      throw wcsInvalid(where, e);
    }
  }

  private static double time(
      Cards cards, KnownValues known, Map<String, String> sources, String where) {
    Optional<ObservationTime.Found> found = new ObservationTime(cards).find();
    if (found.isEmpty() && known.observedMjd().isEmpty()) {
      throw refused(
          FailureCode.FITS_INVALID,
          "the header says no time of observation",
          where,
          "add MJD-OBS or DATE-OBS");
    }
    sources.put("observation_time", found.map(ObservationTime.Found::keyword).orElse("query"));
    return found.map(ObservationTime.Found::mjd).orElseGet(() -> known.observedMjd().orElseThrow());
  }

  private static String filter(
      Cards cards, KnownValues known, Map<String, String> sources, String where) {
    for (String keyword : List.of("FILTER", "FILT", "FILTER1", "FILTER2", "BAND")) {
      Optional<String> value = cards.text(keyword).filter(text -> !isClear(text));
      if (value.isPresent()) {
        sources.put("filter_band", keyword);
        return value.get();
      }
    }
    sources.put("filter_band", "query");
    return known
        .filter()
        .orElseThrow(
            () ->
                refused(
                    FailureCode.FITS_INVALID, "the header says no filter", where, "add FILTER"));
  }

  private static boolean isClear(String filter) {
    return filter.toUpperCase(Locale.ROOT).startsWith("CLEAR");
  }

  private static double exposure(
      Cards cards, KnownValues known, Map<String, String> sources, String where) {
    OptionalDouble value = cards.positive("EXPTIME", "EXPOSURE");
    sources.put("exposure_time", value.isPresent() ? "EXPTIME" : "query");
    OptionalDouble chosen = value.isPresent() ? value : known.exposureSeconds();
    return chosen.orElseThrow(
        () ->
            refused(
                FailureCode.FITS_INVALID,
                "the header says no exposure time above 0",
                where,
                "add EXPTIME"));
  }

  /** The first plane, if the image has more axes. */
  private static double[] plane(FitsImage pixels, ImageHdu image) {
    return pixels.doubles(0, image.width() * image.height());
  }

  private static Optional<double[]> extension(FitsFile fits, ImageHdu image, String name) {
    int hdu = fits.names().indexOf(name);
    if (hdu < 0) {
      return Optional.empty();
    }
    FitsImage found = fits.image(hdu);
    int[] shape = found.shape();
    if (shape.length != 2 || shape[0] != image.height() || shape[1] != image.width()) {
      throw refused(
          FailureCode.FITS_INVALID,
          "extension " + name + " has another shape than the image",
          fits.path().toString(),
          "leave the extension out or correct it");
    }
    return Optional.of(found.doubles());
  }

  private static byte[] bits(double[] values) {
    byte[] bits = new byte[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) (int) values[i];
    }
    return bits;
  }

  private static FitsHeader header(FitsFile fits, ImageHdu image) {
    if (image.number() == 0) {
      return image.header();
    }
    List<FitsCard> cards = new ArrayList<>(image.header().cards());
    fits.header(0).cards().stream()
        .filter(card -> image.header().card(card.keyword()).isEmpty())
        .filter(card -> card.kind() != FitsCard.Kind.COMMENTARY)
        .filter(card -> !OF_ITS_OWN_HDU.matcher(card.keyword()).matches())
        .forEach(cards::add);
    return new FitsHeader(image.header().where(), cards);
  }

  private static StageException refused(
      FailureCode code, String what, String where, String remedy) {
    return new StageException(code, what, where, remedy);
  }

  private static StageException wcsInvalid(String where, AlidadeException cause) {
    StageException failure =
        refused(
            FailureCode.WCS_INVALID,
            "the coordinates of the image cannot be used (" + cause.getMessage() + ")",
            where,
            "solve the astrometry of the image");
    failure.initCause(cause);
    return failure;
  }

  private static StageException invalid(Path file, AlidadeException cause) {
    StageException failure =
        refused(
            FailureCode.FITS_INVALID,
            "the file cannot be used (" + cause.getMessage() + ")",
            file.toString(),
            "fetch it again, or leave it out");
    failure.initCause(cause);
    return failure;
  }
}
