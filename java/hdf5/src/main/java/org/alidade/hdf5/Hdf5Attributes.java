package org.alidade.hdf5;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.internal.AttributeStore;

/**
 * The attributes of a group or dataset.
 *
 * <p>Reading accepts what h5py, numpy and others write: fixed and variable texts, scalars and
 * arrays of one element, booleans as enumeration or integer. Texts are written as scalars of
 * variable length in UTF-8, which h5py reads as {@code str}.
 *
 * <p>Attributes cannot be changed while the file is open for SWMR writing: readers would see an
 * inconsistent file.
 *
 * <p>Example: {@code file.attributes().set("dims", json)}.
 */
public final class Hdf5Attributes {
  private final Hdf5File file;
  private final String path;

  Hdf5Attributes(Hdf5File file, String path) {
    this.file = file;
    this.path = path;
  }

  /** Names, sorted. */
  public List<String> names() {
    return reading(AttributeStore::names);
  }

  /** Whether there is an attribute of that name. */
  public boolean exists(String name) {
    return reading(store -> store.exists(name));
  }

  /**
   * A text.
   *
   * @throws MissingDatasetException if there is no such attribute
   * @throws FormatException if it is not one text
   */
  public String getString(String name) {
    return required(
        name, AttributeStore::strings, values -> single(name, values.length, values)[0]);
  }

  /**
   * All texts of an attribute.
   *
   * @throws MissingDatasetException if there is no such attribute
   * @throws FormatException if it is not text
   */
  public String[] getStrings(String name) {
    return required(name, AttributeStore::strings, Function.identity());
  }

  /**
   * A number.
   *
   * @throws MissingDatasetException if there is no such attribute
   * @throws FormatException if it is not one number
   */
  public double getDouble(String name) {
    return single(name, getDoubles(name));
  }

  /**
   * An integer; a floating point attribute is accepted if its value is one.
   *
   * @throws MissingDatasetException if there is no such attribute
   * @throws FormatException if it is not one integer
   */
  public long getLong(String name) {
    long[] values = getLongs(name);
    return single(name, values.length, values)[0];
  }

  /**
   * A truth value, stored as boolean or as number (zero is false).
   *
   * @throws MissingDatasetException if there is no such attribute
   * @throws FormatException if it is not one number or truth value
   */
  public boolean getBoolean(String name) {
    return getDouble(name) != 0;
  }

  /**
   * All numbers of an attribute in row-major order; a scalar is one number.
   *
   * @throws MissingDatasetException if there is no such attribute
   * @throws FormatException if it is not numeric
   */
  public double[] getDoubles(String name) {
    return required(name, AttributeStore::doubles, Function.identity());
  }

  /**
   * All integers of an attribute in row-major order; a scalar is one integer.
   *
   * @throws MissingDatasetException if there is no such attribute
   * @throws FormatException if it does not hold integers
   */
  public long[] getLongs(String name) {
    return required(
        name,
        (store, key) -> {
          Hdf5Type type = store.elementType(key);
          boolean integral = type.isInteger() || type == Hdf5Type.BOOLEAN;
          return integral ? store.longs(key) : integers(key, store.doubles(key));
        },
        Function.identity());
  }

  /** The text, or empty if there is no such attribute. */
  public Optional<String> findString(String name) {
    return exists(name) ? Optional.of(getString(name)) : Optional.empty();
  }

  /** The number, or empty if there is no such attribute. */
  public OptionalDouble findDouble(String name) {
    return exists(name) ? OptionalDouble.of(getDouble(name)) : OptionalDouble.empty();
  }

  /** The integer, or empty if there is no such attribute. */
  public OptionalLong findLong(String name) {
    return exists(name) ? OptionalLong.of(getLong(name)) : OptionalLong.empty();
  }

  /** The truth value, or empty if there is no such attribute. */
  public Optional<Boolean> findBoolean(String name) {
    return exists(name) ? Optional.of(getBoolean(name)) : Optional.empty();
  }

  /** The numbers, or empty if there is no such attribute. */
  public Optional<double[]> findDoubles(String name) {
    return exists(name) ? Optional.of(getDoubles(name)) : Optional.empty();
  }

  /** The integers, or empty if there is no such attribute. */
  public Optional<long[]> findLongs(String name) {
    return exists(name) ? Optional.of(getLongs(name)) : Optional.empty();
  }

  /** Sets a text, replacing whatever has the name. */
  public void set(String name, String value) {
    writing(store -> store.setText(name, value, 0));
  }

  /** Sets a number, replacing whatever has the name. */
  public void set(String name, double value) {
    writing(store -> store.setDoubles(name, new double[] {value}, new long[0]));
  }

  /** Sets an integer, replacing whatever has the name. */
  public void set(String name, long value) {
    writing(store -> store.setLongs(name, new long[] {value}, new long[0]));
  }

  /** Sets a truth value, replacing whatever has the name. */
  public void set(String name, boolean value) {
    writing(store -> store.setBoolean(name, value));
  }

  /** Sets an array of numbers, replacing whatever has the name. */
  public void set(String name, double[] values) {
    writing(store -> store.setDoubles(name, values, new long[] {values.length}));
  }

  /** Sets an array of integers, replacing whatever has the name. */
  public void set(String name, long[] values) {
    writing(store -> store.setLongs(name, values, new long[] {values.length}));
  }

  /**
   * Sets a text of fixed length, padded with zeros, replacing whatever has the name; h5py reads it
   * as bytes.
   *
   * @param bytes length in bytes, at least that of the text in UTF-8
   */
  public void setFixedBytes(String name, String value, int bytes) {
    writing(store -> store.setText(name, value, Math.max(bytes, 1)));
  }

  /**
   * Removes an attribute.
   *
   * @throws MissingDatasetException if there is no such attribute
   */
  public void delete(String name) {
    writing(
        store -> {
          requireExisting(store, name);
          store.delete(name);
        });
  }

  private <T> T reading(Function<AttributeStore, T> work) {
    return file.reading(id -> work.apply(store(id)));
  }

  private void writing(Consumer<AttributeStore> work) {
    file.changingStructure("change attributes", id -> work.accept(store(id)));
  }

  private AttributeStore store(long fileId) {
    return new AttributeStore(fileId, path, file.where(path));
  }

  private <V, T> T required(
      String name, BiFunction<AttributeStore, String, V> read, Function<V, T> convert) {
    return reading(
        store -> {
          requireExisting(store, name);
          return convert.apply(read.apply(store, name));
        });
  }

  private void requireExisting(AttributeStore store, String name) {
    if (!store.exists(name)) {
      throw new MissingDatasetException(
          "no attribute " + name,
          file.where(path),
          "there are: " + String.join(", ", store.names()));
    }
  }

  private double single(String name, double[] values) {
    return single(name, values.length, values)[0];
  }

  private <V> V single(String name, int length, V values) {
    if (length != 1) {
      throw new FormatException(
          "attribute with " + length + " values where one is needed",
          file.where(path) + "@" + name,
          "correct the attribute");
    }
    return values;
  }

  private long[] integers(String name, double[] values) {
    if (Arrays.stream(values).anyMatch(value -> value != Math.rint(value))) {
      throw new FormatException(
          "attribute with fractions where integers are needed",
          file.where(path) + "@" + name,
          "correct the attribute");
    }
    return Arrays.stream(values).mapToLong(value -> (long) value).toArray();
  }
}
