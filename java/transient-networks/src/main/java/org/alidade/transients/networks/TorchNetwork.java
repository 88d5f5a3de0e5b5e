package org.alidade.transients.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.alidade.array.BadInputException;

/** A network on PyTorch; holds its weights as native arrays. */
final class TorchNetwork implements ImageNetwork {
  private final NetworkDesign design;
  private final NDManager manager;
  private final Map<String, NDArray> weights = new HashMap<>();

  TorchNetwork(NetworkDesign design, NetworkWeights initial) {
    this.design = design;
    manager = TorchEngine.newManager();
    initial
        .tensors()
        .forEach(
            (name, tensor) ->
                weights.put(
                    name, manager.create(tensor.values().clone(), new Shape(tensor.shape()))));
  }

  NetworkDesign design() {
    return design;
  }

  NDManager manager() {
    return manager;
  }

  NDArray weight(String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }

  /** A copy of the weights. */
  NetworkWeights weights() {
    Map<String, NetworkWeights.Tensor> copies = new LinkedHashMap<>();
    design
        .shapes()
        .forEach(
            (name, shape) ->
                copies.put(name, new NetworkWeights.Tensor(shape, weight(name).toFloatArray())));
    return NetworkWeights.of(copies);
  }

  @Override
  public int channels() {
    return design.channels();
  }

  @Override
  public float[] logits(float[] images, int count, int height, int width) {
    check(images.length, count, height, width);
    try (NDManager call = manager.newSubManager()) {
      NDArray input = call.create(images, new Shape(count, channels(), height, width));
      return new Layers(this::weight, false).logits(design, input).toFloatArray();
    }
  }

  private void check(int values, int count, int height, int width) {
    boolean fits =
        design instanceof RealBogusDesign realBogus
            ? height == realBogus.size() && width == realBogus.size()
            : height % ((UNetDesign) design).multiple() == 0
                && width % ((UNetDesign) design).multiple() == 0;
    if (!fits || (long) count * channels() * height * width != values) {
      throw new BadInputException(
          values + " values for " + count + " images of " + height + " x " + width,
          "a network with " + channels() + " channels",
          design instanceof RealBogusDesign realBogus
              ? "use triplets of " + realBogus.size() + " pixels"
              : "use sides that are multiples of " + ((UNetDesign) design).multiple());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
