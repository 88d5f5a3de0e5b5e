package org.alidade.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsWriter;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** Stores of a mock field, with flux ratios besides magnitudes, and images of it. */
public final class MockStores {
  /** Pixels of an image along a side; they are ten times as large as the field's. */
  public static final int SIDE = 220;

  /** Number of measurement types. */
  public static final int TYPES = 8;

  private static final int BINNED = 10;
  private static final double PIXEL_DEGREES = 6 / 3600.0;
  private static final int SPOT = 2;
  private static final List<Integer> MAGNITUDES = List.of(1, 11, 21, 2, 12, 22);
  private static final List<Integer> RATIOS = List.of(11, 21);

  private MockStores() {}

  public static MockField field(int objects, int epochs) {
    return MockField.of(MockOptions.defaults().withObjects(objects).withEpochs(epochs));
  }

  /** Writes a store of eight measurement types. */
  public static Path write(Path folder, MockField field) {
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, StoreOptions.defaults())) {
      writer.putObjects(objects(field));
      writer.putEpochs(epochs(field));
      writer.putTypes(types(field));
      for (int id = 1; id <= field.options().objects(); id++) {
        curves(field, id).forEach(writer::put);
      }
      writer.commit();
    }
    return folder;
  }

  private static Table objects(MockField field) {
    Table.Builder table = Table.builder();
    for (Column column : field.objects().columns()) {
      boolean pixels = column.name().equals("x_image") || column.name().equals("y_image");
      table.column(pixels ? binned(column) : column);
    }
    return table.build();
  }

  private static Column binned(Column column) {
    double[] values =
        IntStream.range(0, (int) column.rows())
            .mapToDouble(row -> column.number(row) / BINNED)
            .toArray();
    return Column.of(column.name(), values).unit(column.unit());
  }

  private static Table epochs(MockField field) {
    Table.Builder table = Table.builder();
    field.epochs().columns().forEach(table::column);
    List<String> notes =
        IntStream.range(0, field.options().epochs())
            .mapToObj(i -> i % 2 == 0 ? "even" : "odd")
            .toList();
    return table.column(Column.of("epoch_note", notes)).build();
  }

  private static List<MeasurementType> types(MockField field) {
    List<MeasurementType> types = new ArrayList<>();
    for (int number : MAGNITUDES) {
      MeasurementType type = field.types().get(number - 1);
      types.add(
          new MeasurementType(
              types.size() + 1,
              type.key(),
              type.channel(),
              type.aperture(),
              type.input(),
              type.description()));
    }
    types.add(MeasurementType.of(types.size() + 1, "ch1_sci_div-median_area7px_sigclip3"));
    types.add(MeasurementType.of(types.size() + 1, "ch2_sci_div-median_area7px_sigclip3"));
    return types;
  }

  /** The light curves of an object as they are stored. */
  public static List<LightCurve> curves(MockField field, long objectId) {
    List<LightCurve> all = field.object(objectId);
    List<LightCurve> chosen = new ArrayList<>();
    for (int number : MAGNITUDES) {
      LightCurve curve = all.get(number - 1);
      chosen.add(renumbered(curve, chosen.size() + 1, curve.values().clone()));
    }
    double reference = field.objects().column("superstack_mag_auto").number(objectId - 1);
    for (int number : RATIOS) {
      LightCurve curve = all.get(number - 1);
      chosen.add(renumbered(curve, chosen.size() + 1, ratios(curve.values(), reference)));
    }
    return chosen;
  }

  private static LightCurve renumbered(LightCurve curve, int type, float[] values) {
    return new LightCurve(
        curve.objectId(), type, curve.times(), values, curve.errors(), curve.flags());
  }

  private static float[] ratios(float[] magnitudes, double reference) {
    float[] ratios = magnitudes.clone();
    for (int i = 0; i < ratios.length; i++) {
      if (ratios[i] != LightCurve.NOT_DETECTED) {
        ratios[i] = (float) Math.pow(10, -0.4 * (ratios[i] - reference));
      }
    }
    return ratios;
  }

  /** The deep image and one visit, each with a bright spot at every object. */
  public static void images(Path folder, MockField field) {
    image(folder.resolve("coadd_ch1.fits"), field, 1);
    image(folder.resolve("IDF_gr3_ch1_sci.fits"), field, 0.5f);
  }

  private static void image(Path file, MockField field, float scale) {
    float[] pixels = new float[SIDE * SIDE];
    Random random = new Random(5);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = scale * (10 + (float) random.nextGaussian());
    }
    Table objects = objects(field);
    for (int row = 0; row < objects.rows(); row++) {
      int x = (int) Math.round(objects.column("x_image").number(row)) - 1;
      int y = (int) Math.round(objects.column("y_image").number(row)) - 1;
      for (int i = 0; i < (2 * SPOT + 1) * (2 * SPOT + 1); i++) {
        int dy = i / (2 * SPOT + 1) - SPOT;
        int dx = i % (2 * SPOT + 1) - SPOT;
        pixels[(y + dy) * SIDE + x + dx] += scale * 500 / (1 + dx * dx + dy * dy);
      }
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
        FitsCard.of("CDELT1", -PIXEL_DEGREES, ""),
        FitsCard.of("CDELT2", PIXEL_DEGREES, ""));
  }
}
