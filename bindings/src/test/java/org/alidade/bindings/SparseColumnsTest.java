package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alidade.array.BadInputException;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class SparseColumnsTest {
  @Test
  void holdsWhatItWasGiven() {
    try (SparseColumns columns =
        SparseColumns.of(5, new long[] {0, 2, 2, 3}, new int[] {0, 4, 2}, new double[] {1, 2, 3})) {
      assertThat(columns.rows()).isEqualTo(5);
      assertThat(columns.columns()).isEqualTo(3);
      assertThat(columns.entries()).isEqualTo(3);
      assertThat(columns.start(0)).isEqualTo(0);
      assertThat(columns.start(3)).isEqualTo(3);
      assertThat(columns.row(1)).isEqualTo(4);
      assertThat(columns.weight(2)).isEqualTo(3);
    }
  }

  @Test
  void unsoundMatricesAreRefused() {
    refused(new long[] {0, 2, 1}, new int[] {0}, new double[] {1});
    refused(new long[] {0, 2}, new int[] {0}, new double[] {1});
    refused(new long[] {1, 1}, new int[] {0}, new double[] {1});
    refused(new long[] {}, new int[] {}, new double[] {});
    refused(new long[] {0, 1}, new int[] {5}, new double[] {1});
    refused(new long[] {0, 1}, new int[] {-1}, new double[] {1});
    refused(new long[] {0, 1}, new int[] {0}, new double[] {1, 2});
  }

  private static void refused(long[] start, int[] row, double[] weight) {
    assertThatThrownBy(() -> SparseColumns.of(5, start, row, weight))
        .isInstanceOf(BadInputException.class);
  }
}
