package org.alidade.cube.internal.solve;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.alidade.cube.SpaxelOrder;

/** The order in which an epoch visits the spaxels. */
final class VisitOrder {
  private final SpaxelOrder order;
  private final RandomStreams streams;
  private final int spaxels;

  VisitOrder(SpaxelOrder order, RandomStreams streams, int spaxels) {
    this.order = order;
    this.streams = streams;
    this.spaxels = spaxels;
  }

  int[] ofEpoch(int epoch) {
    int[] visits = IntStream.range(0, spaxels).toArray();
    if (order == SpaxelOrder.SHUFFLE) {
      SplittableRandom random = streams.stream(RandomStreams.Purpose.SPAXEL_ORDER, epoch, 0);
      for (int i = spaxels - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = visits[i];
        visits[i] = visits[j];
        visits[j] = swapped;
      }
    }
    return visits;
  }
}
