package org.alidade.lightcurve.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.junit.jupiter.api.Test;

class SourceCatalogueTest {
  private static final double NAN = Double.NaN;

  private static Table table(double[] ra, double[] dec) {
    long[] numbers = new long[ra.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1L;
    }
    return Table.builder()
        .column(Column.of("NUMBER", numbers))
        .column(Column.of("ALPHA_J2000", ra))
        .column(Column.of("DELTA_J2000", dec))
        .column(Column.of("MAG_AUTO", ra.clone()).unit("mag"))
        .column(Column.of("note", java.util.Collections.nCopies(ra.length, "x")))
        .build();
  }

  @Test
  void sourcesWithoutCoordinatesComeLast() {
    double[] ra = {10, NAN, 11, 10, 12};
    double[] dec = {5, 5, 6, 5, NAN};
    SourceCatalogue sorted =
        SourceCatalogue.of(table(ra, dec), TableTransform.sextractor()).sortedSpatially(20);
    assertThat(sorted.objectKeys()).containsExactly("1", "4", "3", "2", "5");
    assertThat(sorted.values("auto", "mag")).containsExactly(10, 10, 11, NAN, 12);
    assertThat(sorted.coordinates("3").raDegrees()).isEqualTo(11);
    assertThat(sorted.table().columns().get(3).unit()).isEqualTo("mag");
    assertThat(sorted.toString()).contains("5 sources");
  }

  @Test
  void orderStaysWithoutExtentOrCoordinates() {
    assertThat(SpatialOrder.rows(new double[] {NAN, NAN, NAN}, new double[3], 20))
        .containsExactly(0, 1, 2);
    assertThat(SpatialOrder.cells(new double[] {3, 1, NAN}, new double[] {2, 2, 2}, 20))
        .containsExactly(0, 0, SpatialOrder.NOWHERE);
    assertThat(SpatialOrder.rows(new double[0], new double[0], 5)).isEmpty();
    assertThatThrownBy(() -> SpatialOrder.cells(new double[1], new double[1], 0))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void keysAndColumnsAreChecked() {
    Table twice =
        Table.builder()
            .column(Column.of("id", List.of("a", "a")))
            .column(Column.of("ra", new double[2]))
            .column(Column.of("dec", new double[2]))
            .build();
    assertThatThrownBy(() -> SourceCatalogue.of(twice, TableTransform.generic()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a comes twice");
    assertThatThrownBy(() -> SourceCatalogue.of(twice, TableTransform.sextractor()))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining("NUMBER");
    SourceCatalogue sources =
        SourceCatalogue.of(table(new double[2], new double[2]), TableTransform.sextractor());
    assertThatThrownBy(() -> sources.values("iso", "mag"))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining("auto");
    assertThat(sources.flags()).isEmpty();
    assertThat(sources.coordinates(List.of("2", "9")).get(1).decDegrees()).isNaN();
  }

  @Test
  void columnsOfKeys() {
    TableTransform magnitudes = TableTransform.pipelineSextractor("ch2_sci", "gr1");
    assertThat(magnitudes.columnName("ch2_sci-mag_aper_1", "uncertainty"))
        .isEqualTo("MAGERR_APER_1");
    assertThatThrownBy(() -> magnitudes.columnName("ch1_sci-mag_auto", "value"))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> magnitudes.columnName("ch2_sci-flux_auto", "value"))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> magnitudes.columnName("ch2_sci-mag_auto", "mag"))
        .isInstanceOf(BadInputException.class);
    TableTransform ratios = TableTransform.pipelineRatio("ch1_sci_div", "gr1");
    assertThat(ratios.columnName("ch1_sci_div-median_area3px", "uncertainty"))
        .isEqualTo("mad_std_area3px");
    assertThat(ratios.columnName("ch1_sci_div-mean_area3px", "value")).isEqualTo("mean_area3px");
    assertThatThrownBy(() -> ratios.columnName("ch1_sci_div-mode_area3px", "value"))
        .isInstanceOf(BadInputException.class);
    assertThat(ratios.meaning("mean_")).isEmpty();
    assertThat(magnitudes.meaning("FLUX_AUTO")).isEmpty();
    assertThat(magnitudes.meaning("mag_auto")).isEmpty();
    assertThat(TableTransform.sextractor().meaning("MAG__ISO").orElseThrow().measurement())
        .isEqualTo("iso");
    assertThatThrownBy(() -> TableTransform.pipelineSextractor("", "gr1"))
        .isInstanceOf(BadInputException.class);
  }
}
