package org.alidade.math.internal;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.array.NativeArray;

/** Checks what a BLAS call would otherwise answer with a message on the terminal or a crash. */
public final class BlasArguments {
  private BlasArguments() {}

  /** Refuses operands of a product whose shapes do not fit together. */
  public static void checkProduct(
      long aRows, long aColumns, long bRows, long bColumns, long cRows, long cColumns) {
    if (aColumns != bRows || aRows != cRows || bColumns != cColumns) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "(%d x %d) times (%d x %d) does not give (%d x %d)",
              aRows,
              aColumns,
              bRows,
              bColumns,
              cRows,
              cColumns),
          "matrix product",
          "make the inner lengths equal and the result as large as the outer ones");
    }
  }

  /** Refuses a transposed view as result. */
  public static void checkResult(boolean isTransposed, String where) {
    if (isTransposed) {
      throw new BadInputException(
          "the result is a transposed view",
          where,
          "compute the transposed product into the untransposed matrix");
    }
  }

  /** Refuses vectors of the wrong length. */
  public static void checkLength(NativeArray vector, long wanted, String where) {
    if (vector.size() != wanted) {
      throw new BadInputException(
          vector.size() + " elements where " + wanted + " are needed",
          where + ", " + vector.tag(),
          "pass a vector of the matching length");
    }
  }

  /** Refuses parts that reach outside a vector. */
  public static void checkRange(NativeArray vector, long offset, long count, String where) {
    if (offset < 0 || count < 0 || offset > vector.size() - count) {
      throw new BadInputException(
          "elements " + offset + " + " + count + " of " + vector.size(),
          where + ", " + vector.tag(),
          "choose offset and count inside the vector");
    }
  }

  /** The length as OpenBLAS takes it, which has 32-bit lengths. */
  public static int length(long length, String where) {
    if (length > Integer.MAX_VALUE) {
      throw new BadInputException(
          "length or stride " + length + " exceeds 32 bits", where, "split the matrix");
    }
    return (int) length;
  }

  /** The stride as OpenBLAS takes it, which refuses 0 even for empty rows. */
  public static int stride(long stride, long storedColumns, String where) {
    return length(Math.max(1, Math.max(stride, storedColumns)), where);
  }
}
