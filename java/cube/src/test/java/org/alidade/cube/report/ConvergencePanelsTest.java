package org.alidade.cube.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alidade.cube.view.FitMetrics;
import org.junit.jupiter.api.Test;

class ConvergencePanelsTest {
  @Test
  void theLastRunBeginsWhereEpochsBeginAgain() {
    FitMetrics all =
        new FitMetrics(
            Map.of(
                "epoch", new double[] {0, 3, 0, 2, 0, 1, 1, 5},
                "nnz", new double[] {1, 2, 3, 4, 5, 6, 7, 8}));
    FitMetrics last = ConvergencePanels.lastRun(all);
    assertThat(last.column("epoch")).containsExactly(0, 1, 1, 5);
    assertThat(last.column("nnz")).containsExactly(5, 6, 7, 8);
  }

  @Test
  void oneRunAndNoRunStayAsTheyAre() {
    FitMetrics one = new FitMetrics(Map.of("epoch", new double[] {0, 1, 2}));
    assertThat(ConvergencePanels.lastRun(one).column("epoch")).containsExactly(0, 1, 2);
    assertThat(ConvergencePanels.lastRun(new FitMetrics(Map.of())).rows()).isZero();
  }

  @Test
  void fewerValuesAreEvenlySpacedWithBothEnds() {
    assertThat(EvenChoice.of(new int[] {4, 5, 6}, 8)).containsExactly(4, 5, 6);
    assertThat(EvenChoice.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, 3)).containsExactly(0, 4, 8);
    assertThat(EvenChoice.of(new int[] {1, 2, 3}, 1)).containsExactly(2);
  }
}
