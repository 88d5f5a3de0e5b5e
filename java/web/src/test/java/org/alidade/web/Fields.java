package org.alidade.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsWriter;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/** A field of made-up objects whose light curves are computed when they are asked for. */
final class Fields implements LightCurveStore {
  static final double FIRST_MJD = 53_000.25;
  static final double CADENCE_DAYS = 14.5;
  static final int SIDE = 120;

  private static final List<MeasurementType> TYPES =
      List.of(
          new MeasurementType(1, "ch1_sci-mag_auto", "ch1", "mag_auto", "sci", "CH1 AUTO"),
          new MeasurementType(2, "ch1_sci_clean-mag_auto", "ch1", "mag_auto", "sci_clean", ""),
          new MeasurementType(3, "ch2_sci-mag_auto", "ch2", "mag_auto", "sci", ""),
          MeasurementType.of(4, "ch1_sci_div-median_area7px_sigclip3"),
          MeasurementType.of(5, "ch2_sci_div-median_area7px_sigclip3"),
          MeasurementType.of(6, "ch1_sci-mag_iso"));

  private final int objects;
  private final int epochs;
  private boolean closed;

  Fields(int objects, int epochs) {
    this.objects = objects;
    this.epochs = epochs;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public StoreInfo info() {
    long curves = (long) objects * TYPES.size();
    return new StoreInfo(
        "memory", objects, TYPES.size(), epochs, curves, curves * epochs, 4L * curves * epochs);
  }

  static double magnitude(long id) {
    return 14 + (id * 37 % 100) / 20.0;
  }

  @Override
  public Table objects() {
    long[] ids = new long[objects];
    List<String> keys = new ArrayList<>();
    double[] ra = new double[objects];
    double[] dec = new double[objects];
    double[] x = new double[objects];
    double[] y = new double[objects];
    double[] mag = new double[objects];
    double[] error = new double[objects];
    int[] valid = new int[objects];
    for (int i = 0; i < objects; i++) {
      ids[i] = i + 1L;
      keys.add("I" + (i + 1));
      x[i] = 6 + i * 7 % (SIDE - 12);
      y[i] = 6 + i * 13 % (SIDE - 12);
      ra[i] = 265 - (x[i] - SIDE / 2.0) / 3600 / Math.cos(Math.toRadians(69));
      dec[i] = 69 + (y[i] - SIDE / 2.0) / 3600;
      mag[i] = i % 17 == 5 ? Double.NaN : magnitude(i + 1);
      error[i] = 0.02;
      valid[i] = 850 + i * 11 % 300;
    }
    return Table.builder()
        .column(Column.of("object_id", ids))
        .column(Column.of("object", keys))
        .column(Column.of("ra", ra).unit("deg"))
        .column(Column.of("dec", dec).unit("deg"))
        .column(Column.of("x_image", x).unit("pix"))
        .column(Column.of("y_image", y).unit("pix"))
        .column(Column.of("superstack_mag_auto", mag).unit("mag"))
        .column(Column.of("superstack_magerr_auto", error).unit("mag"))
        .column(Column.of("n_epochs_valid_all", valid))
        .build();
  }

  @Override
  public Table epochs() {
    List<String> keys = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    double[] mjd = new double[epochs];
    long[] requests = new long[epochs];
    for (int i = 0; i < epochs; i++) {
      keys.add("gr" + (1000 + i));
      notes.add(i % 2 == 0 ? "even" : "odd");
      mjd[i] = FIRST_MJD + CADENCE_DAYS * i;
      requests[i] = 58_520_000 + 3L * i;
    }
    return Table.builder()
        .column(Column.of("epoch", keys))
        .column(Column.of("epoch_mjd", mjd).unit("d"))
        .column(Column.of("epoch_reqkey", requests))
        .column(Column.of("epoch_note", notes))
        .build();
  }

  @Override
  public List<MeasurementType> types() {
    return TYPES;
  }

  @Override
  public @Nullable LightCurve get(long objectId, int typeId) {
    if (objectId < 1 || objectId > objects || typeId < 1 || typeId > TYPES.size()) {
      return null;
    }
    Random random = new Random(objectId * 100 + typeId);
    boolean ratio = typeId == 4 || typeId == 5;
    double[] times = new double[epochs];
    float[] values = new float[epochs];
    float[] errors = new float[epochs];
    int[] flags = new int[epochs];
    for (int i = 0; i < epochs; i++) {
      times[i] = FIRST_MJD + CADENCE_DAYS * i;
      double wave = 0.1 * Math.sin(2 * Math.PI * times[i] / 87.3) + 0.02 * random.nextGaussian();
      values[i] = (float) (ratio ? Math.pow(10, -0.4 * wave) : magnitude(objectId) + wave);
      errors[i] = 0.02f;
      if (i % 97 == 11) {
        values[i] += 1.5f;
      } else if (i % 37 == 3) {
        values[i] = LightCurve.NOT_DETECTED;
        errors[i] = LightCurve.NOT_DETECTED;
      } else if (i % 23 == 7) {
        flags[i] = 4;
      }
    }
    return new LightCurve(objectId, typeId, times, values, errors, flags);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** The deep image and one visit, each with a bright spot at every object. */
  static void images(Path folder, LightCurveStore store) {
    image(folder.resolve("coadd_ch1.fits"), store, 1);
    image(folder.resolve("IDF_gr1003_ch1_sci.fits"), store, 0.5f);
  }

  private static void image(Path file, LightCurveStore store, float scale) {
    float[] pixels = new float[SIDE * SIDE];
    Random random = new Random(5);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = scale * (10 + (float) random.nextGaussian());
    }
    Table objects = store.objects();
    for (int row = 0; row < objects.rows(); row++) {
      int x = (int) objects.columns().get(4).number(row) - 1;
      int y = (int) objects.columns().get(5).number(row) - 1;
      pixels[y * SIDE + x] += 500 * scale;
    }
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(List.of());
      writer.image("SCI", new int[] {SIDE, SIDE}, pixels, wcs());
      writer.commit();
    }
  }

  private static List<FitsCard> wcs() {
    return List.of(
        FitsCard.of("CTYPE1", "RA---TAN", ""),
        FitsCard.of("CTYPE2", "DEC--TAN", ""),
        FitsCard.of("CRPIX1", SIDE / 2.0, ""),
        FitsCard.of("CRPIX2", SIDE / 2.0, ""),
        FitsCard.of("CRVAL1", 265.0, ""),
        FitsCard.of("CRVAL2", 69.0, ""),
        FitsCard.of("CDELT1", -1 / 3600.0, ""),
        FitsCard.of("CDELT2", 1 / 3600.0, ""));
  }
}
