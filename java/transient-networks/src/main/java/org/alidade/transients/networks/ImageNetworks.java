package org.alidade.transients.networks;

import java.nio.file.Path;

/** Opens networks. */
public final class ImageNetworks {
  private ImageNetworks() {}

  /**
   * A network of this library with its weights.
   *
   * @throws org.alidade.transients.StageException {@code MODEL_UNAVAILABLE} if PyTorch cannot be
   *     loaded
   */
  public static ImageNetwork load(NetworkDesign design, NetworkWeights weights) {
    return new TorchNetwork(design, weights);
  }

  /**
   * A network that another program wrote, run by ONNX Runtime. It takes 32-bit values [image,
   * channel, row, column] and gives one value per image or per pixel: a logit, or a probability if
   * the name of the output contains {@code prob} or {@code sigmoid}.
   *
   * @throws org.alidade.transients.StageException {@code MODEL_UNAVAILABLE} if the file is no such
   *     network
   */
  public static ImageNetwork onnx(Path file) {
    return OnnxNetwork.open(file);
  }
}
