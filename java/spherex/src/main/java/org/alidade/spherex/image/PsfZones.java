package org.alidade.spherex.image;

import java.util.Arrays;
import org.alidade.fits.FitsHeader;
import org.alidade.spherex.PsfErratum;

/** Centres of the zones of the point-spread functions, in the order of the planes. */
final class PsfZones {
  private final double[] x;
  private final double[] y;
  private final boolean repaired;

  private PsfZones(double[] x, double[] y, boolean repaired) {
    this.x = x;
    this.y = y;
    this.repaired = repaired;
  }

  static PsfZones of(FitsHeader header, int count, String version, PsfErratum erratum) {
    double[] x = new double[count];
    double[] y = new double[count];
    for (int k = 0; k < count; k++) {
      x[k] = header.getDouble("XCTR_" + (k + 1));
      y[k] = header.getDouble("YCTR_" + (k + 1));
    }
    PsfZones listed = new PsfZones(x, y, false);
    return erratum == PsfErratum.REPAIR && PipelineVersion.hasMisorderedZones(version)
        ? listed.columnsFirst()
        : listed;
  }

  /** The planes are in order, first along x; only their centres are not. */
  private PsfZones columnsFirst() {
    double[] columns = Arrays.stream(x).distinct().sorted().toArray();
    double[] rows = Arrays.stream(y).distinct().sorted().toArray();
    if (columns.length * rows.length != x.length) {
      return this;
    }
    double[] orderedX = new double[x.length];
    double[] orderedY = new double[y.length];
    for (int k = 0; k < x.length; k++) {
      orderedX[k] = columns[k % columns.length];
      orderedY[k] = rows[k / columns.length];
    }
    boolean changed = !Arrays.equals(orderedX, x) || !Arrays.equals(orderedY, y);
    return new PsfZones(orderedX, orderedY, changed);
  }

  int count() {
    return x.length;
  }

  boolean isRepaired() {
    return repaired;
  }

  PixelPosition centre(int index) {
    return new PixelPosition(x[index], y[index]);
  }

  int nearest(PixelPosition place) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < x.length; k++) {
      double dx = x[k] - place.x();
      double dy = y[k] - place.y();
      double distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }
}
