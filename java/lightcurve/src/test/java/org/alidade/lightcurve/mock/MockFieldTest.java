package org.alidade.lightcurve.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockFieldTest {
  private static final MockOptions FEW = MockOptions.defaults().withObjects(12);

  /**
   * The limits are about the range of five runs of numpy's generator of such fields, which this one
   * follows, with 200 objects each and seeds 20031218 and 1 to 4.
   */
  @Test
  void hasTheStatisticsOfTheField() {
    MockStatistics found = new MockStatistics();
    MockField field = MockField.of(MockOptions.defaults().withObjects(200));
    for (int id = 1; id <= 200; id++) {
      found.add(field.object(id), Objects.equals(text(field.objects(), "kind", id), "constant"));
    }
    assertThat(found.share(found.notCovered)).as("not covered").isBetween(0.155, 0.185);
    assertThat(found.share(found.notDetected)).as("not detected").isBetween(0.0004, 0.002);
    assertThat(found.shareOfCovered(1)).as("flag 1").isBetween(0.12, 0.24);
    assertThat(found.shareOfCovered(2)).as("flag 2").isBetween(0.12, 0.25);
    assertThat(found.shareOfCovered(4)).as("flag 4").isLessThan(0.012);
    assertThat(found.shareOfCovered(16)).as("flag 16").isBetween(0.012, 0.022);
    assertThat(found.error(0.25)).as("error").isBetween(0.07, 0.14);
    assertThat(found.error(0.5)).as("error").isBetween(0.19, 0.29);
    assertThat(found.error(0.75)).as("error").isBetween(0.36, 0.48);
    assertThat(found.magnitude(0.5)).as("magnitude").isBetween(20.6, 21.1);
    assertThat(found.pull(0.1587)).as("value in errors").isBetween(-1.03, -1.005);
    assertThat(found.pull(0.8413)).as("value in errors").isBetween(1.0, 1.025);
    assertThat(found.outliers(0)).as("cosmic rays").isBetween(0.0015, 0.0026);
    assertThat(found.outliers(1)).as("cosmic rays after cleaning").isBetween(0.00013, 0.0003);
    assertThat(found.changesPerCurve()).as("changes of coverage").isBetween(42.0, 48.0);
  }

  @Test
  void epochsComeInCampaigns() {
    double[] times = numbers(MockField.of(FEW).epochs(), "epoch_mjd");
    double[] campaigns = numbers(MockField.of(FEW).epochs(), "campaign");
    int gaps = 0;
    int visited = 1;
    for (int i = 1; i < times.length; i++) {
      assertThat(times[i]).isGreaterThan(times[i - 1]);
      gaps += times[i] - times[i - 1] > 5 ? 1 : 0;
      visited += campaigns[i] > campaigns[i - 1] ? 1 : 0;
    }
    assertThat(times[0]).isBetween(52960.0, 52990.0);
    assertThat(times[times.length - 1]).isBetween(58800.0, 58878.0);
    assertThat(visited).isEqualTo(gaps + 1).isBetween(285, 320);
  }

  @Test
  void apertureNoiseIsSharedWithinAnImageOnly() {
    MockField field = MockField.of(FEW);
    int id = 1;
    while (!Objects.equals(text(field.objects(), "kind", id), "constant")) {
      id++;
    }
    List<LightCurve> curves = field.object(id);
    assertThat(correlation(curves.get(10), curves.get(12))).isBetween(0.74, 0.86);
    assertThat(Math.abs(correlation(curves.get(10), curves.get(30)))).isLessThan(0.15);
  }

  @Test
  void anObjectIsTheSameHoweverItIsAskedFor() {
    LightCurve alone = MockField.of(FEW).object(7).get(23);
    LightCurve inOrder =
        MockField.of(FEW.withObjects(9)).curves().skip(6 * 40 + 23).findFirst().orElseThrow();
    assertThat(inOrder.objectId()).isEqualTo(7);
    assertThat(inOrder.typeId()).isEqualTo(24);
    assertThat(inOrder.values()).isEqualTo(alone.values());
    assertThat(inOrder.errors()).isEqualTo(alone.errors());
    assertThat(inOrder.flags()).isEqualTo(alone.flags());
    assertThat(MockField.of(FEW.withSeed(1)).object(7).get(23).values())
        .isNotEqualTo(alone.values());
    assertThat(MockField.of(FEW).object(8).get(23).values()).isNotEqualTo(alone.values());
  }

  @Test
  void namesAndNumbersAreThoseOfTheField() {
    MockField field = MockField.of(FEW);
    assertThat(field.types().stream().map(MeasurementType::key))
        .startsWith("ch1_sci-mag_auto", "ch1_sci-mag_iso")
        .contains("ch1_sci_clean-mag_aper", "ch2_sci-mag_aper_1")
        .endsWith("ch2_sci_clean-mag_aper_5")
        .hasSize(40)
        .doesNotHaveDuplicates();
    assertThat(MockField.of(FEW.withTypes(44)).types().get(10).key())
        .isEqualTo("ch1_sci-mag_aper_6");
    assertThat(text(field.objects(), "object", 3)).isEqualTo("I3");
    assertThat(text(field.epochs(), "epoch", 3)).isEqualTo("gr3");
    assertThat(field.objects().rows()).isEqualTo(12);
    assertThat(field.slots()).isEqualTo(12 * 40 * 1200);
  }

  @Test
  void roundedValuesHaveFourDecimals() {
    LightCurve full = MockField.of(FEW).object(2).get(0);
    LightCurve rounded = MockField.of(FEW.rounded()).object(2).get(0);
    for (int i = 0; i < full.size(); i++) {
      if (!Float.isNaN(full.values()[i])) {
        assertThat(rounded.values()[i]).isCloseTo(full.values()[i], within(6e-5f));
        assertThat(rounded.errors()[i])
            .isEqualTo((float) (Math.rint(rounded.errors()[i] * 1e4) / 1e4));
      }
    }
  }

  @Test
  void packsToItsEntropy(@TempDir Path folder) {
    MockOptions options = MockOptions.defaults().withObjects(20);
    assertThat(bytesPerSlot(options, folder.resolve("full"))).isBetween(4.2, 5.0);
    assertThat(bytesPerSlot(options.rounded(), folder.resolve("rounded"))).isLessThan(3.5);
  }

  private static double bytesPerSlot(MockOptions options, Path folder) {
    MockField field = MockField.of(options);
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, StoreOptions.defaults())) {
      field.writeTo(writer);
    }
    try (FolderStore store = FolderStore.open(folder)) {
      assertThat(store.info().measurements()).isEqualTo(field.slots());
      return (double) store.info().bytes() / field.slots();
    }
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> MockOptions.defaults().withEpochs(0))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> MockField.of(FEW).object(13)).isInstanceOf(BadInputException.class);
  }

  /** Of the values of two light curves where both are valid and no cosmic ray hit. */
  private static double correlation(LightCurve a, LightCurve b) {
    double middle = MockStatistics.median(a);
    double other = MockStatistics.median(b);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < a.size(); i++) {
      double x = (a.values()[i] - middle) / a.errors()[i];
      double y = (b.values()[i] - other) / b.errors()[i];
      if (Math.abs(x) < 4 && Math.abs(y) < 4) {
        xx += x * x;
        xy += x * y;
        yy += y * y;
      }
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static Column column(Table table, String name) {
    return table.columns().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Table table, String name, long number) {
    return column(table, name).text(number - 1);
  }

  private static double[] numbers(Table table, String name) {
    Column column = column(table, name);
    double[] numbers = new double[(int) column.rows()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = column.number(i);
    }
    return numbers;
  }
}
