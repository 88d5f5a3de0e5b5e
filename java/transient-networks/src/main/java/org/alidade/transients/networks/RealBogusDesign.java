package org.alidade.transients.networks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;

/**
 * The real/bogus network: per block a 3 x 3 convolution and a pooling by two, then two dense layers
 * with half of the values dropped between them while it learns (spec transient 14.4).
 *
 * @param channels images of a triplet
 * @param size pixels per side
 * @param filters outputs of each block
 * @param dense outputs of the first dense layer
 */
public record RealBogusDesign(int channels, int size, List<Integer> filters, int dense)
    implements NetworkDesign {
  private static final int TRIPLET = 63;

  /**
   * Checks the sizes.
   *
   * @throws BadInputException if one is less than 1, or nothing is left after the poolings
   */
  public RealBogusDesign {
    filters = List.copyOf(filters);
    boolean positive = filters.stream().allMatch(count -> count > 0);
    if (channels < 1 || dense < 1 || filters.isEmpty() || !positive || size >> filters.size() < 1) {
      throw new BadInputException(
          channels + " channels of " + size + " pixels through blocks " + filters,
          "the design of a real/bogus network",
          "use positive numbers and no more blocks than the size can be halved");
    }
  }

  /** Three images of 63 pixels; 32, 64 and 128 filters; 256 dense outputs: 1,699,393 weights. */
  public static RealBogusDesign defaults() {
    return new RealBogusDesign(3, TRIPLET, List.of(32, 64, 128), 256);
  }

  /** Three images of 63 pixels; 8, 16 and 16 filters; 16 dense outputs: quick to train. */
  public static RealBogusDesign small() {
    return new RealBogusDesign(3, TRIPLET, List.of(8, 16, 16), 16);
  }

  @Override
  @JsonIgnore
  public NetworkKind kind() {
    return NetworkKind.REAL_BOGUS;
  }

  @Override
  public Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    int in = channels;
    for (int i = 0; i < filters.size(); i++) {
      shapes.put("conv." + i + ".0.weight", new long[] {filters.get(i), in, 3, 3});
      shapes.put("conv." + i + ".0.bias", new long[] {filters.get(i)});
      in = filters.get(i);
    }
    long side = size >> filters.size();
    shapes.put("fc.0.weight", new long[] {dense, in * side * side});
    shapes.put("fc.0.bias", new long[] {dense});
    shapes.put("fc.3.weight", new long[] {1, dense});
    shapes.put("fc.3.bias", new long[] {1});
    return shapes;
  }
}
