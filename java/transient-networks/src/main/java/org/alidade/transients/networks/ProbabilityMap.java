package org.alidade.transients.networks;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.transients.detection.ScoringImages;
import org.alidade.transients.training.Channel;

/**
 * What a U-Net says to every pixel of an image: tiles with an overlap of 32 pixels, averaged with
 * raised-cosine weights; pixels are never resampled (spec transient 14.1).
 */
public final class ProbabilityMap {
  private static final int TILE = 256;
  private static final int OVERLAP = 32;

  private final ImageNetwork network;
  private final List<Channel> channels;
  private final double temperature;
  private final int multiple;

  private ProbabilityMap(
      ImageNetwork network, List<Channel> channels, double temperature, int multiple) {
    this.network = network;
    this.channels = channels;
    this.temperature = temperature;
    this.multiple = multiple;
  }

  /**
   * Calibrated probabilities of all pixels, row by row.
   *
   * @param network a network that answers per pixel
   * @param images the images
   * @param channels what the network takes
   * @param temperature divisor of its logits
   * @param multiple number that sides of tiles must be multiples of, a divisor of 256
   * @throws BadInputException if the network takes another number of channels
   */
  public static float[] of(
      ImageNetwork network,
      ScoringImages images,
      List<Channel> channels,
      double temperature,
      int multiple) {
    if (network.channels() != channels.size() || TILE % multiple != 0) {
      throw new BadInputException(
          channels.size() + " channels, tiles of multiples of " + multiple,
          "a network with " + network.channels() + " channels",
          "name the channels that it was trained with");
    }
    return new ProbabilityMap(network, channels, temperature, multiple).of(images);
  }

  private float[] of(ScoringImages images) {
    int tileWidth = side(images.width());
    int tileHeight = side(images.height());
    double[] sums = new double[images.width() * images.height()];
    double[] weights = new double[sums.length];
    for (int bottom : starts(images.height(), tileHeight)) {
      for (int left : starts(images.width(), tileWidth)) {
        float[] logits =
            network.logits(
                tile(images, left, bottom, tileWidth, tileHeight), 1, tileHeight, tileWidth);
        add(images, logits, left, bottom, tileWidth, tileHeight, sums, weights);
      }
    }
    float[] map = new float[sums.length];
    for (int i = 0; i < map.length; i++) {
      map[i] = (float) (sums[i] / weights[i]);
    }
    return map;
  }

  private int side(int length) {
    return Math.min(TILE, (length + multiple - 1) / multiple * multiple);
  }

  private static int[] starts(int length, int tile) {
    if (length <= tile) {
      return new int[] {0};
    }
    int step = tile - OVERLAP;
    int count = (length - tile + step - 1) / step + 1;
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = Math.min(i * step, length - tile);
    }
    return starts;
  }

  private float[] tile(ScoringImages images, int left, int bottom, int width, int height) {
    float[] values = new float[channels.size() * width * height];
    int at = 0;
    for (Channel channel : channels) {
      double[] image = channel.image(images);
      for (int row = bottom; row < bottom + height; row++) {
        for (int column = left; column < left + width; column++, at++) {
          if (row < images.height() && column < images.width()) {
            values[at] = channel.scale(image[row * images.width() + column], images);
          }
        }
      }
    }
    return values;
  }

  private void add(
      ScoringImages images,
      float[] logits,
      int left,
      int bottom,
      int width,
      int height,
      double[] sums,
      double[] weights) {
    for (int row = 0; row < height && bottom + row < images.height(); row++) {
      for (int column = 0; column < width && left + column < images.width(); column++) {
        double weight = ramp(row, height) * ramp(column, width);
        int pixel = (bottom + row) * images.width() + left + column;
        sums[pixel] +=
            weight * TemperatureScaling.probability(logits[row * width + column], temperature);
        weights[pixel] += weight;
      }
    }
  }

  private static double ramp(int index, int length) {
    double inside = Math.min(index, length - 1 - index) + 0.5;
    return inside >= OVERLAP ? 1 : 0.5 * (1 - Math.cos(Math.PI * inside / OVERLAP));
  }
}
