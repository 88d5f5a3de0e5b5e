package org.alidade.lvm.export;

import java.util.List;
import org.alidade.array.ByteArray;
import org.alidade.array.NativeArray;

/** One array of a file: its name and unit, and where its elements are. Nothing is copied. */
@SuppressWarnings("ArrayRecordComponent") // handed on to writers, never compared
sealed interface NamedArray {
  /** Name in files, as in golden/lvm and spec lvm 3. */
  String name();

  /** Unit, empty if there is none. */
  String unit();

  /** Values of every spaxel at every wavelength, in the layout of the fit. */
  record Plane(String name, String unit, NativeArray values) implements NamedArray {}

  /** Which values are valid, 1 or 0, in the layout of the fit. */
  record Mask(String name, String unit, ByteArray values) implements NamedArray {}

  /** Floating point, one axis. */
  record Doubles(String name, String unit, double[] values) implements NamedArray {}

  /** Integers of 32 bits, one axis. */
  record Ints(String name, String unit, int[] values) implements NamedArray {}

  /** Integers of 64 bits, one axis. */
  record Longs(String name, String unit, long[] values) implements NamedArray {}

  /** Texts, one axis. */
  record Texts(String name, String unit, List<String> values) implements NamedArray {}
}
