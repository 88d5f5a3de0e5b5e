package org.alidade.transients.networks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.BadInputException;

/**
 * The U-Net of the training scripts: blocks of two convolutions with normalisation on a pyramid of
 * resolutions, and back with what each resolution saw (Ronneberger, Fischer &amp; Brox 2015; spec
 * transient 14.1, the canonical variant). Sides of images must be multiples of {@link #multiple}.
 *
 * @param channels images it takes
 * @param filters outputs of the first block
 * @param depth blocks on the way down
 */
public record UNetDesign(int channels, int filters, int depth) implements NetworkDesign {
  private static final int FILTERS = 64;
  private static final int DEPTH = 4;

  /**
   * Checks the sizes.
   *
   * @throws BadInputException if one is less than 1, or the depth above 8
   */
  public UNetDesign {
    if (channels < 1 || filters < 1 || depth < 1 || depth > 8) {
      throw new BadInputException(
          channels + " channels, " + filters + " filters, depth " + depth,
          "the design of a U-Net",
          "use positive numbers and a depth up to 8");
    }
  }

  /** 64 filters, depth 4: 22,388,033 weights with one channel. */
  public static UNetDesign ofChannels(int channels) {
    return new UNetDesign(channels, FILTERS, DEPTH);
  }

  /** Number of pixels that sides of images are multiples of. */
  public int multiple() {
    return 1 << (depth - 1);
  }

  @Override
  @JsonIgnore
  public NetworkKind kind() {
    return NetworkKind.SEGMENTATION;
  }

  @Override
  public Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    int in = channels;
    for (int i = 0; i < depth; i++) {
      addBlock(shapes, "encoders." + i, in, filters << i);
      in = filters << i;
    }
    addBlock(shapes, "bottleneck", in, filters << depth);
    in = filters << depth;
    for (int j = 0; j < depth - 1; j++) {
      int out = filters << (depth - 2 - j);
      shapes.put("upsamples." + j + ".weight", new long[] {in, out, 2, 2});
      shapes.put("upsamples." + j + ".bias", new long[] {out});
      addBlock(shapes, "decoders." + j, 2 * out, out);
      in = out;
    }
    shapes.put("final.weight", new long[] {1, in, 1, 1});
    shapes.put("final.bias", new long[] {1});
    return shapes;
  }

  private static void addBlock(Map<String, long[]> shapes, String name, int in, int out) {
    addConvolution(shapes, name + ".0", in, out);
    addNormalisation(shapes, name + ".1", out);
    addConvolution(shapes, name + ".3", out, out);
    addNormalisation(shapes, name + ".4", out);
  }

  private static void addConvolution(Map<String, long[]> shapes, String name, int in, int out) {
    shapes.put(name + ".weight", new long[] {out, in, 3, 3});
    shapes.put(name + ".bias", new long[] {out});
  }

  private static void addNormalisation(Map<String, long[]> shapes, String name, int size) {
    for (String part : new String[] {"weight", "bias", "running_mean", "running_var"}) {
      shapes.put(name + "." + part, new long[] {size});
    }
  }
}
