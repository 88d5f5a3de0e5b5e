package org.alidade.transients.difference;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.math.Ffts;
import org.alidade.transients.PsfStamp;

/**
 * Proper subtraction by overlapping tiles, each with the point-spread functions of its middle: for
 * functions that vary over the image, and for images too large for memory (spec transient 11.5).
 * Around the image there are zeros, so that its border does not meet the other side.
 *
 * <p>Example:
 *
 * <pre>{@code
 * TiledZogy tiles = new TiledZogy(1024, 40);
 * SubtractionResult result = tiles.subtract(pair, sciencePsf, referencePsf, options);
 * }</pre>
 *
 * @param tilePx side of the square that one tile contributes
 * @param marginPx overlap on every side, the half width of the point-spread functions or more
 */
public record TiledZogy(int tilePx, int marginPx) {
  /**
   * Checks sizes.
   *
   * @throws BadInputException if there is no tile or a negative margin
   */
  public TiledZogy {
    if (tilePx < 1 || marginPx < 0) {
      throw new BadInputException(
          "tiles of " + tilePx + " pixels with a margin of " + marginPx,
          "tiled subtraction",
          "use 1 or more and 0 or more");
    }
  }

  /** Tiles of 1024 pixels and margins of 40. */
  public static TiledZogy defaults() {
    return new TiledZogy(1024, 40);
  }

  /**
   * Subtracts tile by tile. Scores are put on the scale of the tile in the middle, whose
   * point-spread function the result has.
   *
   * @param pair the images; their point-spread functions do not count
   * @param sciencePsf functions of the science image
   * @param referencePsf functions of the reference image
   */
  public SubtractionResult subtract(
      ImagePair pair, PsfField sciencePsf, PsfField referencePsf, ZogyOptions options) {
    ZogyOptions periodic = options.withZeroPadding(false).withKernels(false);
    int across = (pair.width() + tilePx - 1) / tilePx;
    int down = (pair.height() + tilePx - 1) / tilePx;
    Tile middle = new Tile(pair, across / 2, down / 2, sciencePsf, referencePsf);
    SubtractionResult scale = Zogy.subtract(middle.cutOut(), periodic);
    Mosaic mosaic = new Mosaic(pair, scale.scoreScale());
    double cut = 0;
    for (int row = 0; row < down; row++) {
      for (int column = 0; column < across; column++) {
        boolean isMiddle = row == down / 2 && column == across / 2;
        Tile tile = isMiddle ? middle : new Tile(pair, column, row, sciencePsf, referencePsf);
        SubtractionResult part = isMiddle ? scale : Zogy.subtract(tile.cutOut(), periodic);
        mosaic.add(part, tile);
        cut += (1 - part.keptFraction()) * tile.width() * tile.height();
      }
    }
    return mosaic.result(scale, Math.round(cut));
  }

  /** One tile of the image and the larger square around it that is subtracted. */
  private final class Tile {
    private final ImagePair pair;
    private final int firstX;
    private final int firstY;
    private final PsfStamp sciencePsf;
    private final PsfStamp referencePsf;

    Tile(ImagePair pair, int column, int row, PsfField sciencePsf, PsfField referencePsf) {
      this.pair = pair;
      this.firstX = column * tilePx;
      this.firstY = row * tilePx;
      double x = firstX + 0.5 * (width() - 1);
      double y = firstY + 0.5 * (height() - 1);
      this.sciencePsf = sciencePsf.at(x, y);
      this.referencePsf = referencePsf.at(x, y);
    }

    int width() {
      return Math.min(tilePx, pair.width() - firstX);
    }

    int height() {
      return Math.min(tilePx, pair.height() - firstY);
    }

    private ImagePair cutOut() {
      double[] scienceVariance = pair.scienceVariance();
      double[] referenceVariance = pair.referenceVariance();
      ImagePair images =
          ImagePair.of(
              side(width()),
              side(height()),
              cutOut(pair.science(), 0),
              cutOut(pair.reference(), 0),
              sciencePsf,
              referencePsf,
              pair.scienceSigma(),
              pair.referenceSigma());
      if (scienceVariance == null || referenceVariance == null) {
        return images;
      }
      return images.withVariances(
          cutOut(scienceVariance, pair.scienceSigma() * pair.scienceSigma()),
          cutOut(referenceVariance, pair.referenceSigma() * pair.referenceSigma()));
    }

    private int side(int inner) {
      return (int) Ffts.goodLength(inner + 2L * marginPx);
    }

    private double[] cutOut(double[] image, double around) {
      int columns = side(width());
      double[] part = new double[columns * side(height())];
      Arrays.fill(part, around);
      int fromX = Math.max(firstX - marginPx, 0);
      int toX = Math.min(firstX + width() + marginPx, pair.width());
      for (int y = Math.max(firstY - marginPx, 0);
          y < Math.min(firstY + height() + marginPx, pair.height());
          y++) {
        int target = (y - firstY + marginPx) * columns + fromX - firstX + marginPx;
        System.arraycopy(image, y * pair.width() + fromX, part, target, toX - fromX);
      }
      return part;
    }
  }

  /** The images of the result while tiles come in. */
  private final class Mosaic {
    private final ImagePair pair;
    private final double scoreScale;
    private final double[] difference;
    private final double[] score;
    private final double[] significance;
    private final double[] fluxError;

    Mosaic(ImagePair pair, double scoreScale) {
      this.pair = pair;
      this.scoreScale = scoreScale;
      int size = pair.science().length;
      this.difference = new double[size];
      this.score = new double[size];
      this.significance = new double[size];
      this.fluxError = new double[size];
    }

    void add(SubtractionResult part, Tile tile) {
      double factor = scoreScale / part.scoreScale();
      for (int y = 0; y < tile.height(); y++) {
        for (int x = 0; x < tile.width(); x++) {
          int from = (y + marginPx) * part.width() + x + marginPx;
          int to = (y + tile.firstY) * pair.width() + x + tile.firstX;
          difference[to] = part.difference()[from];
          score[to] = part.score()[from] * factor;
          significance[to] = part.significance()[from];
          fluxError[to] = part.fluxError()[from];
        }
      }
    }

    SubtractionResult result(SubtractionResult middle, long cutFrequencies) {
      return new SubtractionResult(
          middle.method(),
          pair.width(),
          pair.height(),
          difference,
          score,
          significance,
          fluxError,
          middle.psf(),
          middle.hits(),
          middle.differenceSigma(),
          middle.differenceScale(),
          scoreScale,
          cutFrequencies,
          new boolean[score.length],
          ScoreKernels.NONE);
    }
  }
}
