package org.alidade.lightcurve.array;

import java.util.ArrayList;
import java.util.List;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.lightcurve.sources.TableTransform;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** Small catalogues and epochs. */
final class Catalogues {
  private Catalogues() {}

  /** Object, channel and epoch can be told from every value. */
  static double magnitude(int number, int channel, int epoch) {
    return 14 + number / 128.0 + channel * 2 + epoch / 1024.0;
  }

  static double error(int number) {
    return 0.125 * number;
  }

  static SourceCatalogue of(int channel, int epoch, int objects) {
    long[] numbers = new long[objects];
    double[] ra = new double[objects];
    double[] dec = new double[objects];
    double[] magnitudes = new double[objects];
    double[] errors = new double[objects];
    long[] flags = new long[objects];
    for (int i = 0; i < objects; i++) {
      numbers[i] = i + 1L;
      ra[i] = 264 + i / 8.0;
      dec[i] = 69 - i / 16.0;
      magnitudes[i] = magnitude(i + 1, channel, epoch);
      errors[i] = error(i + 1);
      flags[i] = channel * 16L + i % 4;
    }
    Table table =
        Table.builder()
            .column(Column.of("NUMBER", numbers))
            .column(Column.of("ALPHA_J2000", ra))
            .column(Column.of("DELTA_J2000", dec))
            .column(Column.of("X_IMAGE", ra))
            .column(Column.of("Y_IMAGE", dec))
            .column(Column.of("MAG_AUTO", magnitudes).unit("mag"))
            .column(Column.of("MAGERR_AUTO", errors))
            .column(Column.of("FLAGS", flags))
            .build();
    return SourceCatalogue.of(
        table, TableTransform.pipelineSextractor("ch" + channel + "_sci", "gr" + epoch));
  }

  static Table epochs(int count) {
    return epochs(1, count);
  }

  /** Epochs whose order in time is that of their numbers, but for the first two. */
  static Table epochs(int first, int count) {
    List<String> keys = new ArrayList<>();
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      keys.add("gr" + (first + i));
      times[i] = time(first + i);
    }
    return Table.builder()
        .column(Column.of("epoch", keys))
        .column(Column.of("epoch_mjd", times).unit("d"))
        .build();
  }

  static double time(int epoch) {
    return epoch == 1 ? 53_002.5 : 53_000 + epoch * 0.75;
  }

  static LabelledContent content(int objects, int epochs) {
    return LabelledContent.ofCatalogue(
        of(1, 1, objects),
        List.of("ch1_sci-mag_auto", "ch2_sci-mag_auto"),
        List.of("value", "uncertainty"),
        epochs(epochs));
  }
}
