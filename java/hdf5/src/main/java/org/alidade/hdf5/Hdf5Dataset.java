package org.alidade.hdf5;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.array.ClosedException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.array.NativeArray;
import org.alidade.array.Shape;
import org.alidade.hdf5.internal.Chunks;
import org.alidade.hdf5.internal.Compounds;
import org.alidade.hdf5.internal.DatasetHandle;
import org.alidade.hdf5.internal.ElementKind;
import org.alidade.hdf5.internal.JavaArrays;
import org.alidade.hdf5.internal.NativeLock;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of an open file; it lives as long as the file.
 *
 * <p>The library converts between numeric types; values out of range are clipped. Arrays hold the
 * elements of the slab in row-major order. Complex numbers are pairs of values (real, imaginary),
 * so their arrays are twice as long. Methods with Java arrays copy once more than those with native
 * arrays.
 *
 * <p>Example:
 *
 * <pre>{@code
 * double[] spectrum = file.dataset("DataCube").readDoubles(Slab.rows(17, 1));
 * }</pre>
 */
public final class Hdf5Dataset {
  private final Hdf5File file;
  private final String path;
  private final DatasetHandle handle;

  Hdf5Dataset(Hdf5File file, String path, DatasetHandle handle) {
    this.file = file;
    this.path = path;
    this.handle = handle;
  }

  /** Absolute path in the file. */
  public String path() {
    return path;
  }

  /** Present shape; a scalar has no axes. */
  public Shape shape() {
    return reading(DatasetHandle::shape);
  }

  /** Largest lengths, {@link DatasetSpec#UNLIMITED} for an axis without limit. */
  public long[] maxShape() {
    return reading(DatasetHandle::maximum);
  }

  /** Chunk lengths, empty if the dataset has no chunks. */
  public long[] chunk() {
    return reading(DatasetHandle::chunk);
  }

  /** Element type. */
  public Hdf5Type type() {
    return handle.type();
  }

  /** Bytes that the elements take in the file, after compression. */
  public long storageBytes() {
    return reading(DatasetHandle::storageBytes);
  }

  /** Names of the filters in the order of writing, such as shuffle and deflate. */
  public List<String> filters() {
    return reading(DatasetHandle::filters);
  }

  /** The dataset's attributes. */
  public Hdf5Attributes attributes() {
    return new Hdf5Attributes(file, path);
  }

  /** Forgets what is cached, so that a SWMR reader sees what the writer has flushed. */
  public void refresh() {
    reading(
        open -> {
          open.refresh();
          return open;
        });
  }

  /** Hands everything written to this dataset to the operating system. */
  public void flush() {
    writing(DatasetHandle::flush);
  }

  /**
   * Sets the shape of a dataset that was created with a larger maximal shape.
   *
   * @throws BadInputException if a length exceeds the maximal shape
   */
  public void extend(long... lengths) {
    writing(open -> open.extend(lengths));
  }

  /** All elements as doubles. */
  public double[] readDoubles() {
    return reading(open -> JavaArrays.doubles(open, null));
  }

  /** The elements of a slab as doubles. */
  public double[] readDoubles(Slab slab) {
    return reading(open -> JavaArrays.doubles(open, slab));
  }

  /** All elements as floats. */
  public float[] readFloats() {
    return reading(open -> JavaArrays.floats(open, null));
  }

  /** The elements of a slab as floats. */
  public float[] readFloats(Slab slab) {
    return reading(open -> JavaArrays.floats(open, slab));
  }

  /** All elements as 32-bit integers; fractions are cut off. */
  public int[] readInts() {
    return reading(open -> JavaArrays.ints(open, null));
  }

  /** The elements of a slab as 32-bit integers; fractions are cut off. */
  public int[] readInts(Slab slab) {
    return reading(open -> JavaArrays.ints(open, slab));
  }

  /** All elements as 64-bit integers; fractions are cut off. */
  public long[] readLongs() {
    return reading(open -> JavaArrays.longs(open, null));
  }

  /** The elements of a slab as 64-bit integers; fractions are cut off. */
  public long[] readLongs(Slab slab) {
    return reading(open -> JavaArrays.longs(open, slab));
  }

  /** All elements as bytes; unsigned 8-bit elements keep their bits. */
  public byte[] readBytes() {
    return reading(open -> JavaArrays.bytes(open, null));
  }

  /** The elements of a slab as bytes; unsigned 8-bit elements keep their bits. */
  public byte[] readBytes(Slab slab) {
    return reading(open -> JavaArrays.bytes(open, slab));
  }

  /** All elements of a boolean or integer dataset; what is not zero is true. */
  public boolean[] readBooleans() {
    return reading(open -> JavaArrays.booleans(open, null));
  }

  /** The elements of a slab of a boolean or integer dataset; what is not zero is true. */
  public boolean[] readBooleans(Slab slab) {
    return reading(open -> JavaArrays.booleans(open, slab));
  }

  /** All texts, of fixed or variable length, without padding. */
  public String[] readStrings() {
    return reading(open -> open.readStrings(null));
  }

  /** The texts of a slab. */
  public String[] readStrings(Slab slab) {
    return reading(open -> open.readStrings(slab));
  }

  /** All columns of a compound dataset. */
  public CompoundTable readCompound() {
    return reading(Compounds::read);
  }

  /** Reads a slab into an array with as many elements. */
  public void read(Slab slab, DoubleArray target) {
    read(slab, ElementKind.DOUBLE, target, target.pointer());
  }

  /** Reads a slab into an array with as many elements, or twice as many for complex numbers. */
  public void read(Slab slab, FloatArray target) {
    read(slab, ElementKind.FLOAT, target, target.pointer());
  }

  /** Reads a slab into an array with as many elements. */
  public void read(Slab slab, IntArray target) {
    read(slab, ElementKind.INT, target, target.pointer());
  }

  /** Reads a slab into an array with as many elements; unsigned elements keep their bits. */
  public void read(Slab slab, ByteArray target) {
    read(slab, ElementKind.BYTE, target, target.pointer());
  }

  private void read(Slab slab, ElementKind kind, NativeArray target, Pointer pointer) {
    reading(
        open -> {
          open.read(slab, kind, pointer, target.size());
          return target;
        });
  }

  /** Writes all elements. */
  public void write(double[] values) {
    writing(open -> JavaArrays.write(open, null, values));
  }

  /** Writes all elements. */
  public void write(float[] values) {
    writing(open -> JavaArrays.write(open, null, values));
  }

  /** Writes all elements. */
  public void write(int[] values) {
    writing(open -> JavaArrays.write(open, null, values));
  }

  /** Writes all elements. */
  public void write(long[] values) {
    writing(open -> JavaArrays.write(open, null, values));
  }

  /** Writes all elements; into unsigned 8-bit elements bit by bit. */
  public void write(byte[] values) {
    writing(open -> JavaArrays.write(open, null, values));
  }

  /** Writes all elements of a boolean dataset, or 0 and 1 into an integer one. */
  public void write(boolean[] values) {
    writing(open -> JavaArrays.write(open, null, values));
  }

  /** Writes all texts. */
  public void write(String[] values) {
    writing(open -> open.writeStrings(null, values));
  }

  /** Writes the texts of a slab. */
  public void write(Slab slab, String[] values) {
    writing(open -> open.writeStrings(slab, values));
  }

  /** Writes all elements. */
  public void write(DoubleArray values) {
    write(null, ElementKind.DOUBLE, values, values.pointer());
  }

  /** Writes all elements; a complex dataset takes pairs of real and imaginary part. */
  public void write(FloatArray values) {
    write(null, ElementKind.FLOAT, values, values.pointer());
  }

  /** Writes a slab from as many elements. */
  public void write(Slab slab, double[] values) {
    writing(open -> JavaArrays.write(open, slab, values));
  }

  /** Writes a slab from as many elements. */
  public void write(Slab slab, float[] values) {
    writing(open -> JavaArrays.write(open, slab, values));
  }

  /** Writes a slab from as many elements. */
  public void write(Slab slab, int[] values) {
    writing(open -> JavaArrays.write(open, slab, values));
  }

  /** Writes a slab from as many elements. */
  public void write(Slab slab, long[] values) {
    writing(open -> JavaArrays.write(open, slab, values));
  }

  /** Writes a slab from as many elements; into unsigned 8-bit elements bit by bit. */
  public void write(Slab slab, byte[] values) {
    writing(open -> JavaArrays.write(open, slab, values));
  }

  /** Writes a slab of a boolean dataset, or 0 and 1 into an integer one. */
  public void write(Slab slab, boolean[] values) {
    writing(open -> JavaArrays.write(open, slab, values));
  }

  /** Writes a slab from as many elements. */
  public void write(Slab slab, DoubleArray values) {
    write(slab, ElementKind.DOUBLE, values, values.pointer());
  }

  /** Writes a slab from as many elements; a complex dataset takes twice as many. */
  public void write(Slab slab, FloatArray values) {
    write(slab, ElementKind.FLOAT, values, values.pointer());
  }

  /** Writes a slab from as many elements. */
  public void write(Slab slab, IntArray values) {
    write(slab, ElementKind.INT, values, values.pointer());
  }

  /** Writes a slab from as many elements; into unsigned 8-bit elements bit by bit. */
  public void write(Slab slab, ByteArray values) {
    write(slab, ElementKind.BYTE, values, values.pointer());
  }

  private void write(@Nullable Slab slab, ElementKind kind, NativeArray values, Pointer pointer) {
    writing(open -> open.write(slab, kind, pointer, values.size()));
  }

  /**
   * Places of all chunks in the file, asked at once; what is written so far is flushed first, so
   * that the bytes are there.
   *
   * @throws BadInputException if the elements lie neither in chunks nor in one block of the file
   */
  public ChunkMap chunkMap() {
    if (file.isWritable()) {
      file.flush(); // the whole file: only that extends it to the end of its last chunk
    }
    return reading(open -> Chunks.map(open, file.path()));
  }

  /** Bytes that the chunk at an offset takes in the file, 0 if it was never written. */
  public long chunkBytes(long[] offset) {
    return reading(open -> Chunks.storedBytes(open, offset));
  }

  /**
   * Writes one chunk past the filters: the bytes must be as the dataset's filters would have left
   * them.
   *
   * @param offset index of the chunk's first element, per axis
   * @param stored the whole chunk as stored, in the file's byte order
   */
  public void writeChunk(long[] offset, ByteArray stored) {
    writeChunk(offset, 0, stored, stored.size());
  }

  /**
   * Writes one chunk past the filters.
   *
   * @param offset index of the chunk's first element, per axis
   * @param filterMask bit n set if filter n was not applied
   * @param stored the chunk as stored, at the start of the array
   * @param bytes number of bytes used
   */
  public void writeChunk(long[] offset, int filterMask, ByteArray stored, long bytes) {
    Objects.checkFromIndexSize(0, bytes, stored.size());
    writing(open -> Chunks.write(open, offset, filterMask, stored.pointer(), bytes));
  }

  /**
   * Writes one chunk of an uncompressed 32-bit floating point dataset past the chunk cache.
   *
   * @param offset index of the chunk's first element, per axis
   * @param elements the whole chunk
   */
  public void writeChunk(long[] offset, FloatArray elements) {
    requireFloats(offset);
    writing(open -> Chunks.write(open, offset, 0, elements.pointer(), elements.byteSize()));
  }

  /**
   * Reads one chunk as stored.
   *
   * @param offset index of the chunk's first element, per axis
   * @param target array with room for {@link #chunkBytes(long[])} bytes
   * @return the filter mask: bit n set if filter n was not applied
   */
  public int readChunk(long[] offset, ByteArray target) {
    return reading(open -> Chunks.read(open, offset, target.pointer(), target.size()));
  }

  /**
   * Reads one chunk of an uncompressed 32-bit floating point dataset past the chunk cache.
   *
   * @param offset index of the chunk's first element, per axis
   * @param target array with room for the whole chunk
   */
  public void readChunk(long[] offset, FloatArray target) {
    requireFloats(offset);
    reading(open -> Chunks.read(open, offset, target.pointer(), target.byteSize()));
  }

  private void requireFloats(long[] offset) {
    if (type() != Hdf5Type.FLOAT32 || !filters().isEmpty()) {
      throw new BadInputException(
          "chunk " + Arrays.toString(offset) + " does not hold plain 32-bit floating point numbers",
          handle.where(),
          "move its bytes with a ByteArray");
    }
  }

  void closeHandle() {
    handle.close();
  }

  private <T> T reading(Function<DatasetHandle, T> work) {
    return NativeLock.call(() -> work.apply(openHandle()));
  }

  private void writing(Consumer<DatasetHandle> work) {
    NativeLock.run(
        () -> {
          DatasetHandle open = openHandle();
          file.requireWritable();
          work.accept(open);
        });
  }

  private DatasetHandle openHandle() {
    file.ensureOpen();
    if (handle.isClosed()) {
      throw new ClosedException(
          "dataset used after it was deleted or renamed",
          handle.where(),
          "ask the file for it again");
    }
    return handle;
  }

  @Override
  public String toString() {
    return "Hdf5Dataset " + handle.where();
  }
}
