package org.alidade.spherex.image;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsImage;
import org.alidade.spherex.PsfErratum;

/**
 * Point-spread functions of all zones of a detector; a plane is read when it is asked for, and kept
 * (spec spherex 6.6). Methods may be called from many threads.
 */
public final class PsfCube {
  private static final int SMALLEST_SIDE = 5;

  private final FitsImage image;
  private final int side;
  private final double oversampling;
  private final PsfZones zones;
  private final AtomicReferenceArray<PsfPlane> planes;

  private PsfCube(FitsImage image, PsfZones zones, double oversampling) {
    this.image = image;
    this.side = image.shape()[1];
    this.oversampling = oversampling;
    this.zones = zones;
    this.planes = new AtomicReferenceArray<>(zones.count());
  }

  static PsfCube of(FitsImage image, String version, PsfErratum erratum) {
    FitsHeader header = image.header();
    int[] shape = image.shape();
    if (shape.length != 3 || shape[1] != shape[2] || shape[1] < SMALLEST_SIDE) {
      throw new FormatException(
          "the point-spread functions are no stack of squares",
          header.where(),
          "fetch the file again");
    }
    double oversampling = header.findDouble("OVERSAMP").orElse(10.0);
    if (!(oversampling > 0)) {
      throw new FormatException(
          "oversampling of " + oversampling, header.where(), "fetch the file again");
    }
    return new PsfCube(image, PsfZones.of(header, shape[0], version, erratum), oversampling);
  }

  /** Number of planes. */
  public int count() {
    return zones.count();
  }

  /** Whether the header listed the zones in the wrong order and they were put right. */
  public boolean isHeaderRepaired() {
    return zones.isRepaired();
  }

  /** Centre of the zone of a plane, in pixels of the uncut image. */
  public PixelPosition centre(int number) {
    check(number);
    return zones.centre(number - 1);
  }

  /** Number, from 1, of the plane whose zone is nearest to a place of the uncut image. */
  public int numberAt(PixelPosition parent) {
    return zones.nearest(parent) + 1;
  }

  /**
   * A plane.
   *
   * @param number from 1
   * @throws BadInputException if there is no such plane
   */
  public PsfPlane plane(int number) {
    check(number);
    PsfPlane plane = planes.get(number - 1);
    if (plane == null) {
      int size = side * side;
      float[] samples = image.floats((long) (number - 1) * size, size);
      plane = new PsfPlane(number, side, oversampling, samples);
      planes.set(number - 1, plane);
    }
    return plane;
  }

  private void check(int number) {
    if (number < 1 || number > count()) {
      throw new BadInputException(
          "there is no plane " + number, image.header().where(), "use 1 to " + count());
    }
  }
}
