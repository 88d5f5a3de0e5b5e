package org.alidade.transients.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The two networks as functions of their weights. */
final class Layers {
  private static final Shape NONE = new Shape(0, 0);
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape TWO = new Shape(2, 2);
  private static final float KEPT_OF_RUNNING = 0.9f;
  private static final float SMALL = 1e-5f;
  private static final float DROPPED = 0.5f;

  private final Function<String, NDArray> weights;
  private final boolean learning;

  Layers(Function<String, NDArray> weights, boolean learning) {
    this.weights = weights;
    this.learning = learning;
  }

  /** Logits: [image] of the real/bogus network, [image, row, column] of the U-Net. */
  NDArray logits(NetworkDesign design, NDArray images) {
    if (design instanceof RealBogusDesign realBogus) {
      return realBogus(realBogus, images);
    }
    return unet((UNetDesign) design, images);
  }

  private NDArray realBogus(RealBogusDesign design, NDArray images) {
    NDArray values = images;
    for (int i = 0; i < design.filters().size(); i++) {
      values = halve(relu(convolve("conv." + i + ".0", values, ONE)));
    }
    long count = images.getShape().get(0);
    values = relu(dense("fc.0", values.reshape(count, -1)));
    values = Dropout.dropout(values, DROPPED, learning).singletonOrThrow();
    return dense("fc.3", values).reshape(count);
  }

  private NDArray unet(UNetDesign design, NDArray images) {
    int depth = design.depth();
    List<NDArray> seen = new ArrayList<>();
    NDArray values = images;
    for (int i = 0; i < depth; i++) {
      values = block("encoders." + i, values);
      seen.add(values);
      values = i < depth - 1 ? halve(values) : values;
    }
    values = block("bottleneck", values);
    for (int j = 0; j < depth - 1; j++) {
      NDArray larger = enlarge("upsamples." + j, values);
      values = block("decoders." + j, larger.concat(seen.get(depth - 2 - j), 1));
    }
    Shape shape = images.getShape();
    return convolve("final", values, NONE).reshape(shape.get(0), shape.get(2), shape.get(3));
  }

  private NDArray block(String name, NDArray input) {
    NDArray once = relu(normalise(name + ".1", convolve(name + ".0", input, ONE)));
    return relu(normalise(name + ".4", convolve(name + ".3", once, ONE)));
  }

  private NDArray convolve(String name, NDArray input, Shape padding) {
    return Conv2d.conv2d(input, weight(name), bias(name), ONE, padding).singletonOrThrow();
  }

  /**
   * A transposed convolution of 2 x 2 with stride 2: every pixel becomes four by a product with the
   * weights [in, out, 2, 2], written as a convolution of 1 x 1 because the engine has no other.
   */
  private NDArray enlarge(String name, NDArray input) {
    Shape in = input.getShape();
    long count = in.get(0);
    long height = in.get(2);
    long width = in.get(3);
    NDArray weight = weight(name);
    long out = weight.getShape().get(1);
    NDArray pointwise = weight.transpose(1, 2, 3, 0).reshape(4 * out, in.get(1), 1, 1);
    NDArray fours = Conv2d.conv2d(input, pointwise).singletonOrThrow();
    NDArray placed = fours.reshape(count, out, 2, 2, height, width).transpose(0, 1, 4, 2, 5, 3);
    NDArray whole = placed.reshape(count, out, 2 * height, 2 * width);
    return whole.add(bias(name).reshape(1, out, 1, 1));
  }

  private NDArray normalise(String name, NDArray input) {
    return BatchNorm.batchNorm(
            input,
            weights.apply(name + ".running_mean"),
            weights.apply(name + ".running_var"),
            weight(name),
            bias(name),
            1,
            KEPT_OF_RUNNING,
            SMALL,
            learning)
        .singletonOrThrow();
  }

  private NDArray dense(String name, NDArray input) {
    return Linear.linear(input, weight(name), bias(name)).singletonOrThrow();
  }

  private static NDArray relu(NDArray input) {
    return input.getNDArrayInternal().relu();
  }

  private static NDArray halve(NDArray input) {
    return Pool.maxPool2d(input, TWO, TWO, NONE, false);
  }

  private NDArray weight(String name) {
    return weights.apply(name + ".weight");
  }

  private NDArray bias(String name) {
    return weights.apply(name + ".bias");
  }
}
