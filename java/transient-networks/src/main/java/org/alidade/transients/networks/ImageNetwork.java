package org.alidade.transients.networks;

/**
 * A network at work. Used by one thread at a time.
 *
 * <pre>{@code
 * try (ImageNetwork network = ImageNetworks.load(design, weights)) {
 *   float[] logits = network.logits(images, count, 63, 63);
 * }
 * }</pre>
 */
public interface ImageNetwork extends AutoCloseable {
  /** Number of images it takes. */
  int channels();

  /**
   * What it says to images.
   *
   * @param images values [image, channel, row, column], last axis fastest
   * @param count number of images
   * @param height rows
   * @param width columns
   * @return logits: one per image, or one per pixel [image, row, column]
   * @throws org.alidade.array.BadInputException if the shape does not suit the network
   */
  float[] logits(float[] images, int count, int height, int width);

  /** Gives back native memory. */
  @Override
  void close();
}
