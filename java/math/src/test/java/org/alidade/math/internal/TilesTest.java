package org.alidade.math.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "0, 5, 7",
    "128, 113, 1247",
    "700, 300, 500",
    "2000, 2000, 2000",
    "3, 100000, 5000",
    "1300, 900, 47"
  })
  void tilesCoverTheResultOnce(int rows, int inner, int columns) {
    AtomicIntegerArray covered = new AtomicIntegerArray(rows * columns);
    Tiles.ofProduct(rows, inner, columns)
        .forEach(
            (row, rowCount, column, columnCount) -> {
              for (long i = row; i < row + rowCount; i++) {
                for (long j = column; j < column + columnCount; j++) {
                  covered.incrementAndGet((int) (i * columns + j));
                }
              }
            });
    for (int i = 0; i < covered.length(); i++) {
      assertThat(covered.get(i)).as("element %d", i).isEqualTo(1);
    }
  }

  @Test
  void partsOfVectorsCoverThemOnce() {
    AtomicLong rows = new AtomicLong();
    Tiles.ofVectorProduct(10_000, 300)
        .forEach((row, rowCount, column, columnCount) -> rows.addAndGet(rowCount));
    assertThat(rows.get()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @CsvSource({
    "128, 113, 1247, 1", // half a millisecond
    "203, 2854, 203, 1", // too narrow to divide
    "2, 2, 100000, 1", // long, but little work
    "2000, 2000, 2000, 8",
    "8280, 500, 8280, 64",
  })
  void smallProductsStayWholeAndLargeOnesKeepManyProcessorsBusy(
      long rows, long inner, long columns, long wanted) {
    assertThat(Tiles.ofProduct(rows, inner, columns).count()).isEqualTo(wanted);
  }

  @Test
  void symmetricTilesAreSquare() {
    Tiles tiles = Tiles.ofSymmetric(2000, 2000);
    assertThat(tiles.tileRows()).isEqualTo(tiles.tileColumns()).isEqualTo(528);
    assertThat(Tiles.ofSymmetric(0, 10).count()).isZero();
  }
}
