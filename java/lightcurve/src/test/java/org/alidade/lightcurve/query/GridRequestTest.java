package org.alidade.lightcurve.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridRequestTest {
  private static final TableValues OBJECTS = Tables.objects();

  @Test
  void sortsByColumnsInTurnWithNanLast() {
    GridRequest request = GridRequest.of(0, 10);
    GridSort mag = new GridSort("mag", false);
    assertThat(request.withSorts(List.of(mag)).rows(OBJECTS).rows()).containsExactly(1, 0, 4, 2, 3);
    assertThat(request.withSorts(List.of(new GridSort("mag", true))).rows(OBJECTS).rows())
        .containsExactly(2, 0, 4, 1, 3);
    assertThat(request.withSorts(List.of(mag, new GridSort("n", false))).rows(OBJECTS).rows())
        .containsExactly(1, 4, 0, 2, 3);
    assertThat(request.withSorts(List.of(new GridSort("object", true))).rows(OBJECTS).rows())
        .containsExactly(4, 2, 1, 0, 3);
    assertThat(request.withSorts(List.of(new GridSort("none", true))).rows(OBJECTS).total())
        .isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "equals,900,1",
    "notEqual,900,4",
    "greaterThan,900,2",
    "greaterThanOrEqual,900,3",
    "lessThan,100,1",
    "lessThanOrEqual,100,2"
  })
  void comparesNumbers(String kind, String value, int total) {
    GridFilter filter = new GridFilter("n", GridFilter.Kind.of(kind), value);
    assertThat(GridRequest.of(0, 10).withFilters(List.of(filter)).rows(OBJECTS).total())
        .isEqualTo(total);
  }

  @Test
  void textsAreTakenLiterally() {
    GridFilter letters = new GridFilter("object", GridFilter.Kind.CONTAINS, "i");
    GridFilter pattern = new GridFilter("object", GridFilter.Kind.CONTAINS, "I[12");
    GridFilter unknown = new GridFilter("none", GridFilter.Kind.CONTAINS, "x");
    GridRequest request = GridRequest.of(1, 3);
    assertThat(request.withFilters(List.of(letters, unknown)).rows(OBJECTS).total()).isEqualTo(4);
    assertThat(request.withFilters(List.of(letters)).rows(OBJECTS).rows()).containsExactly(1, 2);
    assertThat(request.withFilters(List.of(pattern)).rows(OBJECTS).total()).isZero();
  }

  @Test
  void pagesBeyondTheEndAreEmptyAndNonsenseIsRefused() {
    assertThat(GridRequest.of(7, 9).rows(OBJECTS).rows()).isEmpty();
    assertThatThrownBy(() -> GridRequest.of(-1, 3)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> GridRequest.of(3, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> GridRequest.of(0, 1_000_000)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> GridFilter.Kind.of("regex")).isInstanceOf(BadInputException.class);
    GridFilter filter = new GridFilter("n", GridFilter.Kind.EQUALS, "many");
    assertThatThrownBy(() -> GridRequest.of(0, 1).withFilters(List.of(filter)).rows(OBJECTS))
        .hasMessageContaining("give a number");
  }

  @Test
  void histogramsOfNothingAndOfOneValue() {
    ColumnHistogram none = ColumnHistogram.of(new double[] {Double.NaN}, 5);
    assertThat(none.size()).isZero();
    assertThat(none.mean()).isNaN();
    ColumnHistogram one = ColumnHistogram.of(new double[] {3, 3, Double.POSITIVE_INFINITY}, 5);
    assertThat(one.counts()).containsExactly(0, 0, 2, 0, 0);
    assertThat(one.standardDeviation()).isZero();
    assertThatThrownBy(() -> ColumnHistogram.of(new double[1], 0))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void completionOffersTheHistoryFirst() {
    QueryHistory history = new QueryHistory(List.of("a > 1"));
    assertThat(history.completions(List.of("ra", "object", "dec")))
        .containsExactly("a > 1", "object", "dec", "ra");
    QueryHistory longer = history;
    for (int i = 0; i < 30; i++) {
      longer = longer.with("x > " + i);
    }
    assertThat(longer.queries()).hasSize(QueryHistory.MOST).startsWith("x > 29", "x > 28");
    assertThat(longer.with("x > 28").queries()).startsWith("x > 28", "x > 29", "x > 27");
  }
}
