package org.alidade.transients.networks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the smallest files of the Open Neural Network Exchange: a convolution of 1 x 1, and after
 * it the mean over the pixels or a sigmoid. The numbers of fields are those of onnx.proto.
 */
final class TinyOnnx {
  private static final int FLOAT = 1;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private TinyOnnx() {}

  /** A mean per image, a logit. */
  static byte[] meanOf(float[] weights, int size) {
    byte[] nodes =
        new TinyOnnx()
            .part(1, node("Conv", "images", "weights", "sum"))
            .part(1, node("GlobalAveragePool", "sum", "", "mean"))
            .part(1, node("Flatten", "mean", "", "logits"))
            .done();
    return model(nodes, weights, size, "logits", 2);
  }

  /** A probability per pixel. */
  static byte[] sigmoidOf(float[] weights) {
    byte[] nodes =
        new TinyOnnx()
            .part(1, node("Conv", "images", "weights", "sum"))
            .part(1, node("Sigmoid", "sum", "", "probability"))
            .done();
    return model(nodes, weights, 0, "probability", 4);
  }

  private static byte[] model(
      byte[] nodes, float[] weights, int size, String output, int outputAxes) {
    TinyOnnx graph = new TinyOnnx();
    graph.bytes.writeBytes(nodes);
    graph
        .text(2, "tiny")
        .part(5, weights(weights))
        .part(11, value("images", new long[] {-1, weights.length, size, size}))
        .part(12, value(output, new long[outputAxes]));
    return new TinyOnnx()
        .number(1, IR_VERSION)
        .part(7, graph.done())
        .part(8, new TinyOnnx().text(1, "").number(2, OPSET).done())
        .done();
  }

  private static byte[] node(String operation, String input, String second, String output) {
    TinyOnnx node = new TinyOnnx().text(1, input);
    if (!second.isEmpty()) {
      node.text(1, second);
    }
    return node.text(2, output).text(4, operation).done();
  }

  private static byte[] weights(float[] values) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new TinyOnnx()
        .number(1, 1)
        .number(1, values.length)
        .number(1, 1)
        .number(1, 1)
        .number(2, FLOAT)
        .text(8, "weights")
        .part(9, data.array())
        .done();
  }

  /** A tensor whose lengths of 0 or less are open. */
  private static byte[] value(String name, long[] shape) {
    TinyOnnx axes = new TinyOnnx();
    for (int i = 0; i < shape.length; i++) {
      TinyOnnx axis = new TinyOnnx();
      axes.part(1, (shape[i] > 0 ? axis.number(1, shape[i]) : axis.text(2, "n" + i)).done());
    }
    byte[] tensor = new TinyOnnx().number(1, FLOAT).part(2, axes.done()).done();
    byte[] type = new TinyOnnx().part(1, tensor).done();
    return new TinyOnnx().text(1, name).part(2, type).done();
  }

  private TinyOnnx number(int field, long value) {
    variable(field << 3);
    variable(value);
    return this;
  }

  private TinyOnnx text(int field, String value) {
    return part(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private TinyOnnx part(int field, byte[] content) {
    variable((field << 3) | 2);
    variable(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private void variable(long value) {
    long left = value;
    while (left > 127) {
      bytes.write((int) ((left & 127) | 128));
      left >>= 7;
    }
    bytes.write((int) left);
  }

  private byte[] done() {
    return bytes.toByteArray();
  }
}
