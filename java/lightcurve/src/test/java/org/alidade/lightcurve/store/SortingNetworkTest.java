package org.alidade.lightcurve.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class SortingNetworkTest {
  /** A network that sorts all zeros and ones sorts everything (Knuth). */
  @Test
  void sortsAllZerosAndOnes() {
    SortingNetwork network = new SortingNetwork(16);
    for (int bits = 0; bits < 1 << 16; bits++) {
      int[] numbers = new int[16];
      for (int i = 0; i < 16; i++) {
        numbers[i] = bits >>> i & 1;
      }
      network.sort(numbers);
      for (int i = 1; i < 16; i++) {
        assertThat(numbers[i] >= numbers[i - 1]).as("bits %d", bits).isTrue();
      }
    }
  }

  @Test
  void sortsAsTheLibraryDoes(RandomGenerator random) {
    SortingNetwork network = new SortingNetwork(64);
    for (int round = 0; round < 200; round++) {
      int shift = random.nextInt(32);
      int[] numbers = random.ints(64).map(number -> number >> shift).toArray();
      int[] expected = numbers.clone();
      Arrays.sort(expected);
      network.sort(numbers);
      assertThat(numbers).isEqualTo(expected);
    }
  }
}
