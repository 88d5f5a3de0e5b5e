package org.alidade.lvm;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.InvalidStateException;
import org.alidade.array.NativeArray;

/**
 * A two-dimensional array of spaxels and wavelengths in native memory, in either layout and either
 * precision.
 *
 * <p>Arrays that {@link FitData} keeps are closed with it; the raw ones are the caller's to close.
 *
 * <p>Example: {@code double value = data.flux().at(spaxel, wavelength);}
 */
public final class FitArray implements AutoCloseable {
  private final NativeArray array;
  private final Layout layout;
  private final int spaxels;
  private final int wavelengths;

  private FitArray(NativeArray array, Layout layout, int spaxels, int wavelengths) {
    this.array = array;
    this.layout = layout;
    this.spaxels = spaxels;
    this.wavelengths = wavelengths;
  }

  static FitArray allocate(
      String tag, Layout layout, Precision precision, int spaxels, int wavelengths) {
    long rows = layout == Layout.SPAXEL_MAJOR ? spaxels : wavelengths;
    long columns = layout == Layout.SPAXEL_MAJOR ? wavelengths : spaxels;
    NativeArray array =
        precision == Precision.DOUBLE
            ? DoubleArray.allocateUninitialized(tag, rows, columns)
            : FloatArray.allocateUninitialized(tag, rows, columns);
    return new FitArray(array, layout, spaxels, wavelengths);
  }

  /** An empty array of the same kind. */
  FitArray another(String tag) {
    return allocate(tag, layout, precision(), spaxels, wavelengths);
  }

  /** Order of the axes. */
  public Layout layout() {
    return layout;
  }

  /** Number format. */
  public Precision precision() {
    return array instanceof DoubleArray ? Precision.DOUBLE : Precision.SINGLE;
  }

  /** Number of spaxels. */
  public int spaxels() {
    return spaxels;
  }

  /** Number of wavelengths. */
  public int wavelengths() {
    return wavelengths;
  }

  /** The elements as they lie in memory, in the order of {@link #layout()}. */
  public NativeArray array() {
    return array;
  }

  /**
   * The elements in double precision, without a copy.
   *
   * @throws InvalidStateException if they are in single precision
   */
  public DoubleArray doubles() {
    if (array instanceof DoubleArray doubles) {
      return doubles;
    }
    throw new InvalidStateException(
        "the array is in single precision", array.tag(), "use floats(), or build in double");
  }

  /**
   * The elements in single precision, without a copy.
   *
   * @throws InvalidStateException if they are in double precision
   */
  public FloatArray floats() {
    if (array instanceof FloatArray floats) {
      return floats;
    }
    throw new InvalidStateException(
        "the array is in double precision", array.tag(), "use doubles(), or build in single");
  }

  /** One value, whatever the layout. */
  public double at(int spaxel, int wavelength) {
    return layout == Layout.SPAXEL_MAJOR ? get(spaxel, wavelength) : get(wavelength, spaxel);
  }

  private double get(int row, int column) {
    return array instanceof DoubleArray doubles
        ? doubles.get(row, column)
        : floats().get(row, column);
  }

  /** One spectrum (a copy), whatever the layout. */
  public double[] spectrum(int spaxel) {
    double[] spectrum = new double[wavelengths];
    if (layout == Layout.SPAXEL_MAJOR) {
      read((long) spaxel * wavelengths, spectrum, wavelengths);
    } else {
      for (int i = 0; i < wavelengths; i++) {
        spectrum[i] = at(spaxel, i);
      }
    }
    return spectrum;
  }

  /** All elements in the order of {@link #layout()}, as a Java array (a copy). */
  public double[] toArray() {
    double[] values = new double[Math.toIntExact(array.size())];
    read(0, values, values.length);
    return values;
  }

  /** Frees the memory; a second call does nothing. */
  @Override
  public void close() {
    array.close();
  }

  @Override
  public String toString() {
    return array.toString();
  }

  long size() {
    return array.size();
  }

  /** Copies elements out, in memory order. */
  void read(long first, double[] values, int count) {
    if (array instanceof DoubleArray doubles) {
      doubles.copyTo(first, values, 0, count);
      return;
    }
    float[] narrow = new float[count];
    floats().copyTo(first, narrow, 0, count);
    for (int i = 0; i < count; i++) {
      values[i] = narrow[i];
    }
  }

  /** Copies elements in, in memory order. */
  void write(long first, double[] values, int offset, int count) {
    if (array instanceof DoubleArray doubles) {
      doubles.copyFrom(values, offset, first, count);
      return;
    }
    float[] narrow = new float[count];
    for (int i = 0; i < count; i++) {
      narrow[i] = (float) values[offset + i];
    }
    floats().copyFrom(narrow, 0, first, count);
  }
}
