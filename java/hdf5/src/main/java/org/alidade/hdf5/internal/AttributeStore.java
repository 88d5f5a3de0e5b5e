package org.alidade.hdf5.internal;

import java.util.List;
import java.util.TreeSet;
import org.alidade.array.FormatException;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.internal.Identifier.Kind;
import org.bytedeco.hdf5.H5O_info2_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/** Reads and writes the attributes of one object. */
public final class AttributeStore {
  private static final String TEMPORARY_SUFFIX = ".alidade-new";

  private final long file;
  private final String object;
  private final String where;

  /**
   * Creates the store.
   *
   * @param file identifier of the file
   * @param object absolute path of a group or dataset
   * @param where file and path, for exceptions
   */
  public AttributeStore(long file, String object, String where) {
    this.file = file;
    this.object = object;
    this.where = where;
  }

  /** Fills a native buffer with all elements of an attribute. */
  private interface Writing {
    int write(long attribute, long type);
  }

  private String at(String name) {
    return where + "@" + name;
  }

  /** Names of the attributes, sorted. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    try (BytePointer path = Names.utf8(object);
        H5O_info2_t info = new H5O_info2_t()) {
      int status = hdf5.H5Oget_info_by_name3(file, path, info, hdf5.H5O_INFO_NUM_ATTRS, 0);
      ErrorStack.check(status, "cannot list attributes", where);
      for (long i = 0; i < info.num_attrs(); i++) {
        names.add(name(path, i));
      }
    }
    return List.copyOf(names);
  }

  private String name(BytePointer path, long index) {
    int byName = hdf5.H5_INDEX_NAME;
    int order = hdf5.H5_ITER_NATIVE;
    long length =
        hdf5.H5Aget_name_by_idx(file, path, byName, order, index, (BytePointer) null, 0, 0);
    ErrorStack.check(length, "cannot list attributes", where);
    try (BytePointer name = new BytePointer(length + 1)) {
      hdf5.H5Aget_name_by_idx(file, path, byName, order, index, name, length + 1, 0);
      return Texts.decode(name);
    }
  }

  /** Whether the attribute exists. */
  public boolean exists(String name) {
    try (BytePointer path = Names.utf8(object);
        BytePointer attribute = Names.utf8(name)) {
      return hdf5.H5Aexists_by_name(file, path, attribute, 0) > 0;
    }
  }

  /** Removes an attribute that exists. */
  public void delete(String name) {
    try (BytePointer path = Names.utf8(object);
        BytePointer attribute = Names.utf8(name)) {
      int status = hdf5.H5Adelete_by_name(file, path, attribute, 0);
      ErrorStack.check(status, "cannot delete", at(name));
    }
  }

  private Identifier open(String name) {
    try (BytePointer path = Names.utf8(object);
        BytePointer attribute = Names.utf8(name)) {
      long id = hdf5.H5Aopen_by_name(file, path, attribute, 0, 0);
      return Identifier.of(Kind.ATTRIBUTE, id, "cannot open", at(name));
    }
  }

  private Identifier type(Identifier attribute, String name) {
    return Identifier.of(
        Kind.TYPE, hdf5.H5Aget_type(attribute.id()), "cannot read the type", at(name));
  }

  private Identifier space(Identifier attribute, String name) {
    return Identifier.of(
        Kind.SPACE, hdf5.H5Aget_space(attribute.id()), "cannot read the shape", at(name));
  }

  /** Element type of an attribute that exists. */
  public Hdf5Type elementType(String name) {
    try (Identifier attribute = open(name);
        Identifier type = type(attribute, name)) {
      return Types.describe(type.id());
    }
  }

  /** All texts of an attribute that exists. */
  public String[] strings(String name) {
    try (Identifier attribute = open(name);
        Identifier type = type(attribute, name);
        Identifier space = space(attribute, name)) {
      if (Types.describe(type.id()) != Hdf5Type.STRING) {
        throw unsuitable(name, Types.describe(type.id()), "text");
      }
      int count = Math.toIntExact(Spaces.shape(space).size());
      return Texts.read(
          type.id(),
          space,
          count,
          (memoryType, buffer) -> hdf5.H5Aread(attribute.id(), memoryType, buffer),
          at(name));
    }
  }

  /** All numbers of an attribute that exists. */
  public double[] doubles(String name) {
    try (Identifier attribute = open(name)) {
      double[] values = new double[numericSize(attribute, name)];
      try (DoublePointer buffer = new DoublePointer(values.length + 1L)) {
        readNumbers(attribute, hdf5.H5T_NATIVE_DOUBLE_g(), buffer, values.length, name);
        buffer.get(values);
      }
      return values;
    }
  }

  /** All integers (or truth values as 0 and 1) of an attribute that exists. */
  public long[] longs(String name) {
    try (Identifier attribute = open(name)) {
      long[] values = new long[numericSize(attribute, name)];
      try (LongPointer buffer = new LongPointer(values.length + 1L)) {
        readNumbers(attribute, hdf5.H5T_NATIVE_INT64_g(), buffer, values.length, name);
        buffer.get(values);
      }
      return values;
    }
  }

  private int numericSize(Identifier attribute, String name) {
    try (Identifier type = type(attribute, name);
        Identifier space = space(attribute, name)) {
      if (!Types.isNumeric(type.id())) {
        throw unsuitable(name, Types.describe(type.id()), "numbers");
      }
      return Math.toIntExact(Spaces.shape(space).size());
    }
  }

  private void readNumbers(
      Identifier attribute, long memoryType, Pointer buffer, int count, String name) {
    if (count > 0) {
      int status = hdf5.H5Aread(attribute.id(), memoryType, buffer);
      ErrorStack.check(status, "cannot read", at(name));
    }
  }

  private FormatException unsuitable(String name, Hdf5Type type, String wanted) {
    return new FormatException(
        "attribute of type " + type + " where " + wanted + " is needed",
        at(name),
        "correct the attribute");
  }

  /** Sets a scalar text, of variable length or, with {@code fixedBytes} above zero, of that one. */
  public void setText(String name, String text, int fixedBytes) {
    try (Identifier type = Types.text(fixedBytes, at(name))) {
      set(
          name,
          type,
          new long[0],
          (attribute, memoryType) -> {
            Texts.write(
                memoryType,
                new String[] {text},
                (textType, buffer) -> hdf5.H5Awrite(attribute, textType, buffer),
                at(name));
            return 0;
          });
    }
  }

  /** Sets numbers: a scalar if {@code lengths} is empty, else an array. */
  public void setDoubles(String name, double[] values, long[] lengths) {
    try (Identifier type = Types.create(Hdf5Type.FLOAT64, 0, at(name));
        DoublePointer buffer = new DoublePointer(values.length + 1L)) {
      buffer.put(values, 0, values.length);
      set(name, type, lengths, numbers(hdf5.H5T_NATIVE_DOUBLE_g(), buffer));
    }
  }

  /** Sets integers: a scalar if {@code lengths} is empty, else an array. */
  public void setLongs(String name, long[] values, long[] lengths) {
    try (Identifier type = Types.create(Hdf5Type.INT64, 0, at(name));
        LongPointer buffer = new LongPointer(values.length + 1L)) {
      buffer.put(values, 0, values.length);
      set(name, type, lengths, numbers(hdf5.H5T_NATIVE_INT64_g(), buffer));
    }
  }

  /** Sets a scalar truth value. */
  public void setBoolean(String name, boolean value) {
    try (Identifier type = Types.create(Hdf5Type.BOOLEAN, 0, at(name));
        BytePointer buffer = new BytePointer(1)) {
      buffer.put(0L, (byte) (value ? 1 : 0));
      set(name, type, new long[0], numbers(type.id(), buffer));
    }
  }

  private static Writing numbers(long memoryType, Pointer buffer) {
    return (attribute, type) -> hdf5.H5Awrite(attribute, memoryType, buffer);
  }

  /** Writes under another name first, so that a failure leaves the former value. */
  private void set(String name, Identifier type, long[] lengths, Writing writing) {
    boolean replacing = exists(name);
    String target = replacing ? name + TEMPORARY_SUFFIX : name;
    if (replacing && exists(target)) {
      delete(target);
    }
    boolean written = false;
    try {
      create(target, type, lengths, writing);
      written = true;
    } finally {
      if (!written && exists(target)) {
        delete(target);
      }
    }
    if (replacing) {
      delete(name);
      rename(target, name);
    }
  }

  private void create(String name, Identifier type, long[] lengths, Writing writing) {
    try (BytePointer path = Names.utf8(object);
        BytePointer attributeName = Names.utf8(name);
        Identifier space = Spaces.create(lengths, null, at(name))) {
      long id = hdf5.H5Acreate_by_name(file, path, attributeName, type.id(), space.id(), 0, 0, 0);
      try (Identifier attribute =
          Identifier.of(Kind.ATTRIBUTE, id, "cannot create the attribute", at(name))) {
        int status = writing.write(attribute.id(), type.id());
        ErrorStack.check(status, "cannot write", at(name));
      }
    }
  }

  private void rename(String from, String to) {
    try (BytePointer path = Names.utf8(object);
        BytePointer source = Names.utf8(from);
        BytePointer target = Names.utf8(to)) {
      int status = hdf5.H5Arename_by_name(file, path, source, target, 0);
      ErrorStack.check(status, "cannot rename", at(from));
    }
  }
}
