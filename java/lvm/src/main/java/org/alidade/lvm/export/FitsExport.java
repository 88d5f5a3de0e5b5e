package org.alidade.lvm.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.ByteArray;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.NativeArray;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsImageStream;
import org.alidade.fits.FitsPixelType;
import org.alidade.fits.FitsTableData;
import org.alidade.fits.FitsWriter;
import org.alidade.lvm.FitData;

/** One image extension per two-dimensional array, the tables WAVELENGTH and SPAXELS. */
final class FitsExport {
  private static final Map<String, String> COMMENTS =
      Map.of(
          "config", "configuration as JSON",
          "hash", "SHA-256 of configuration and tiles",
          "layout", "what the rows of the images are",
          "flux_unit", "one normalised unit of FLUX",
          "i_var_unit", "one normalised unit of I_VAR");

  private FitsExport() {}

  static void write(Path file, FitData fit) {
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(cards(fit));
      FitArrays.planes(fit).forEach(array -> image(writer, array));
      writer.table("WAVELENGTH", table(fit.wavelengths(), FitArrays.perWavelength(fit)), List.of());
      writer.table("SPAXELS", table(fit.spaxels(), FitArrays.perSpaxel(fit)), List.of());
      writer.commit();
    }
  }

  private static List<FitsCard> cards(FitData fit) {
    List<FitsCard> cards = new ArrayList<>();
    FitArrays.metadata(fit)
        .forEach(
            (name, text) ->
                cards.add(
                    FitsCard.of(
                        keyword(name),
                        text.replaceAll("\\s+", " "),
                        COMMENTS.getOrDefault(name, ""))));
    return cards;
  }

  private static String keyword(String name) {
    return name.replace("_", "").toUpperCase(Locale.ROOT);
  }

  private static void image(FitsWriter writer, NamedArray array) {
    String name = array.name().toUpperCase(Locale.ROOT);
    List<FitsCard> cards =
        array.unit().isEmpty()
            ? List.of()
            : List.of(FitsCard.of("BUNIT", array.unit(), "unit of the values"));
    NativeArray values =
        array instanceof NamedArray.Mask mask ? mask.values() : ((NamedArray.Plane) array).values();
    int rows = (int) values.shape().length(0);
    int columns = (int) values.shape().length(1);
    try (FitsImageStream image =
        writer.imageStream(name, type(values), new int[] {rows, columns}, cards)) {
      if (values instanceof DoubleArray doubles) {
        rows(doubles, rows, columns, image);
      } else if (values instanceof FloatArray floats) {
        rows(floats, rows, columns, image);
      } else {
        rows((ByteArray) values, rows, columns, image);
      }
    }
  }

  private static FitsPixelType type(NativeArray values) {
    return values instanceof DoubleArray
        ? FitsPixelType.FLOAT64
        : values instanceof FloatArray ? FitsPixelType.FLOAT32 : FitsPixelType.UINT8;
  }

  private static void rows(DoubleArray values, int rows, int columns, FitsImageStream image) {
    double[] row = new double[columns];
    for (long i = 0; i < rows; i++) {
      values.copyTo(i * columns, row, 0, columns);
      image.write(row, 0, columns);
    }
  }

  private static void rows(FloatArray values, int rows, int columns, FitsImageStream image) {
    float[] row = new float[columns];
    for (long i = 0; i < rows; i++) {
      values.copyTo(i * columns, row, 0, columns);
      image.write(row, 0, columns);
    }
  }

  private static void rows(ByteArray values, int rows, int columns, FitsImageStream image) {
    byte[] row = new byte[columns];
    for (long i = 0; i < rows; i++) {
      values.copyTo(i * columns, row, 0, columns);
      image.write(row, 0, columns);
    }
  }

  private static FitsTableData table(int rows, List<NamedArray> arrays) {
    FitsTableData.Builder table = FitsTableData.builder(rows);
    for (NamedArray array : arrays) {
      if (array instanceof NamedArray.Doubles doubles) {
        table.doubles(array.name(), array.unit(), doubles.values());
      } else if (array instanceof NamedArray.Ints ints) {
        table.ints(array.name(), array.unit(), ints.values());
      } else if (array instanceof NamedArray.Longs longs) {
        table.longs(array.name(), array.unit(), longs.values());
      } else if (array instanceof NamedArray.Texts texts) {
        int width = texts.values().stream().mapToInt(String::length).max().orElse(1);
        table.strings(array.name(), Math.max(1, width), texts.values().toArray(new String[0]));
      }
    }
    return table.build();
  }
}
