package org.alidade.transients.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.NativeArray;
import org.alidade.math.Ffts;
import org.alidade.math.PlaneFft;
import org.alidade.math.Precision;
import org.alidade.math.ThreadBudget;
import org.alidade.transients.PsfStamp;

/**
 * Planes of one size in native memory, their transforms, and loops over their rows that copy rows
 * to the heap, compute, and copy them back. A plane has room for a half spectrum or an image.
 *
 * <p>Images may be smaller than the planes; what lies around them has one value.
 */
final class PlaneWorkspace<A extends NativeArray> implements AutoCloseable {
  /** Tag of the native memory. */
  static final String TAG = "transient.difference";

  private final Precision<A> precision;
  private final int imageWidth;
  private final int imageHeight;
  private final int columns;
  private final int rows;
  private final PlaneFft<A> fft;
  private final List<A> planes = new ArrayList<>();

  /** For images of a size with a margin of zeros of at least that many pixels. */
  PlaneWorkspace(Precision<A> precision, int width, int height, int margin) {
    this.precision = precision;
    this.imageWidth = width;
    this.imageHeight = height;
    this.columns = margin == 0 ? width : (int) Ffts.goodLength(width + (long) margin);
    this.rows = margin == 0 ? height : (int) Ffts.goodLength(height + (long) margin);
    this.fft = precision.plane(rows, columns);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** A new plane; lives as long as the workspace. */
  A plane() {
    A plane = precision.allocate(TAG, 2L * rows * fft.frequencies());
    planes.add(plane);
    return plane;
  }

  /** A new plane for an image only. */
  A imagePlane() {
    A plane = precision.allocate(TAG, (long) rows * columns);
    planes.add(plane);
    return plane;
  }

  /** The part of a plane that an image takes. */
  A imageIn(A plane) {
    return precision.slice(plane, 0, (long) rows * columns);
  }

  /** Sets a plane to zero. */
  void clear(A plane) {
    double[] zeros = new double[rowLength()];
    eachRow(0, (y, buffers) -> writeSpectrumRow(zeros, y, plane));
  }

  void forward(A image, A spectrum) {
    fft.forward(image, spectrum);
  }

  void inverse(A spectrum, A image) {
    fft.inverse(spectrum, image);
  }

  /** Copies an image into a plane. */
  void load(double[] image, double around, A plane) {
    eachRow(
        1,
        (y, buffers) -> {
          double[] row = buffers[0];
          Arrays.fill(row, 0, columns, around);
          if (y < imageHeight) {
            System.arraycopy(image, y * imageWidth, row, 0, imageWidth);
          }
          precision.write(row, 0, plane, (long) y * columns, columns);
        });
  }

  /** Puts a point-spread function of unit sum into a plane, its middle on the first pixel. */
  void load(PsfStamp psf, A plane) {
    double sum = 0;
    for (double value : psf.values()) {
      sum += value;
    }
    load(psf, 1 / sum, plane);
  }

  /** Puts a stamp times a factor into a plane, its middle on the first pixel. */
  void load(PsfStamp stamp, double factor, A plane) {
    int half = stamp.half();
    eachRow(
        1,
        (y, buffers) -> {
          double[] row = buffers[0];
          Arrays.fill(row, 0, columns, 0);
          int dy = y <= half ? y : y - rows;
          if (dy >= -half) {
            for (int dx = -half; dx <= half; dx++) {
              row[Math.floorMod(dx, columns)] =
                  factor * stamp.values()[(dy + half) * stamp.size() + dx + half];
            }
          }
          writeImageRow(row, y, plane);
        });
  }

  /** Copies the part of a plane where the image is. */
  double[] image(A plane) {
    double[] image = new double[imageWidth * imageHeight];
    ThreadBudget.current()
        .forEach(
            imageHeight,
            y -> precision.read(plane, y * columns, image, (int) y * imageWidth, imageWidth));
    return image;
  }

  /** Copies a whole plane. */
  double[] whole(A plane) {
    double[] image = new double[rows * columns];
    precision.read(plane, 0, image, 0, image.length);
    return image;
  }

  /** The middle of a function whose origin is the first pixel of a plane, as a stamp. */
  PsfStamp stamp(A plane, int size) {
    int half = size / 2;
    double[] values = new double[size * size];
    double[] row = new double[columns];
    for (int dy = -half; dy <= half; dy++) {
      precision.read(plane, (long) Math.floorMod(dy, rows) * columns, row, 0, columns);
      for (int dx = -half; dx <= half; dx++) {
        values[(dy + half) * size + dx + half] = row[Math.floorMod(dx, columns)];
      }
    }
    return new PsfStamp(size, values);
  }

  /** Reads row {@code y}, counted modulo the rows, of an image in a plane. */
  void readImageRow(A plane, int y, double[] row) {
    precision.read(plane, (long) Math.floorMod(y, rows) * columns, row, 0, columns);
  }

  void writeImageRow(double[] row, int y, A plane) {
    precision.write(row, 0, plane, (long) y * columns, columns);
  }

  void readSpectrumRow(A plane, int y, double[] row) {
    precision.read(plane, (long) y * row.length, row, 0, row.length);
  }

  void writeSpectrumRow(double[] row, int y, A plane) {
    precision.write(row, 0, plane, (long) y * row.length, row.length);
  }

  /** Length of a row of a spectrum, which rows of images fit into as well. */
  int rowLength() {
    return 2 * fft.frequencies();
  }

  /** Calls the body for every row with buffers of its worker's own. */
  void eachRow(int buffers, RowBody body) {
    ThreadBudget budget = ThreadBudget.current();
    double[][][] own = new double[budget.threads()][buffers][rowLength()];
    budget.forEachWorker(rows, (worker, y) -> body.accept((int) y, own[worker]));
  }

  @Override
  public void close() {
    planes.forEach(NativeArray::close);
    fft.close();
  }

  /** What is done with one row. */
  interface RowBody {
    void accept(int y, double[][] buffers);
  }
}
