package org.alidade.transients.networks;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.jspecify.annotations.Nullable;

/** A network in a file of the Open Neural Network Exchange. */
final class OnnxNetwork implements ImageNetwork {
  private static final double SURE = 1e-7;

  private final OrtSession session;
  private final String input;
  private final String output;
  private final long[] shape;
  private final boolean probabilities;
  private final Path file;

  private OnnxNetwork(OrtSession session, Path file) throws OrtException {
    this.session = session;
    this.file = file;
    Map.Entry<String, NodeInfo> first = session.getInputInfo().entrySet().iterator().next();
    input = first.getKey();
    shape = ((TensorInfo) first.getValue().getInfo()).getShape();
    output = session.getOutputNames().iterator().next();
    String name = output.toLowerCase(Locale.ROOT);
    probabilities = name.contains("prob") || name.contains("sigmoid");
  }

  static OnnxNetwork open(Path file) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(TorchEngine.threads());
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      OnnxNetwork network = new OnnxNetwork(session, file);
      if (network.shape.length != 4 || network.shape[1] < 1) {
        network.close();
        throw unusable(file, "its input is not [image, channel, row, column]", null);
      }
      return network;
    } catch (OrtException failure) {
      throw unusable(file, "it cannot be opened (" + failure.getMessage() + ")", failure);
    }
  }

  private static StageException unusable(Path file, String what, @Nullable Exception cause) {
    StageException failure =
        new StageException(
            FailureCode.MODEL_UNAVAILABLE, what, file.toString(), "export the network again");
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }

  @Override
  public int channels() {
    return (int) shape[1];
  }

  /** Pixels per side that the file asks for, or 0 if any will do. */
  int size() {
    return shape[2] == shape[3] ? (int) Math.max(0, shape[2]) : 0;
  }

  @Override
  public float[] logits(float[] images, int count, int height, int width) {
    if (images.length != (long) count * channels() * height * width) {
      throw new BadInputException(
          images.length + " values for " + count + " images of " + height + " x " + width,
          file.toString(),
          "give " + channels() + " channels per image");
    }
    long[] given = {count, channels(), height, width};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(images), given);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      if (values.length != count && values.length != (long) count * height * width) {
        throw new BadInputException(
            values.length + " values for " + count + " images",
            file.toString(),
            "the network must give one value per image or pixel");
      }
      return probabilities ? logits(values) : values;
    } catch (OrtException failure) {
      throw unusable(file, "it failed (" + failure.getMessage() + ")", failure);
    }
  }

  private static float[] logits(float[] probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      double probability = Math.max(SURE, Math.min(1 - SURE, probabilities[i]));
      logits[i] = (float) Math.log(probability / (1 - probability));
    }
    return logits;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException failure) {
      throw unusable(file, "it cannot be closed (" + failure.getMessage() + ")", failure);
    }
  }
}
