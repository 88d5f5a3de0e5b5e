package org.alidade.hdf5.internal;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.hdf5.CompoundTable;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.internal.Identifier.Kind;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;

/** Reads compound datasets column by column. */
public final class Compounds {
  private Compounds() {}

  /** All columns of a one-dimensional (or scalar) compound dataset. */
  public static CompoundTable read(DatasetHandle dataset) {
    if (dataset.type() != Hdf5Type.COMPOUND && !dataset.type().isComplex()) {
      throw new BadInputException(
          "elements of type " + dataset.type() + " have no members",
          dataset.where(),
          "use the method for that type");
    }
    int rows = Math.toIntExact(dataset.shape().size());
    CompoundTable.Builder table = CompoundTable.builder(dataset.where(), rows);
    List<String> names = Types.memberNames(dataset.fileType());
    for (int i = 0; i < names.size(); i++) {
      addColumn(dataset, i, names.get(i), rows, table);
    }
    return table.build();
  }

  private static void addColumn(
      DatasetHandle dataset, int member, String name, int rows, CompoundTable.Builder table) {
    long id = hdf5.H5Tget_member_type(dataset.fileType(), member);
    try (Identifier type =
        Identifier.of(Kind.TYPE, id, "cannot read a member type", dataset.where())) {
      Hdf5Type described = Types.describe(id);
      if (described == Hdf5Type.STRING) {
        table.add(name, described, strings(dataset, name, type.id(), rows));
      } else if (described.isInteger()) {
        table.add(name, described, longs(dataset, name, rows));
      } else if (described == Hdf5Type.BOOLEAN) {
        table.add(name, described, booleans(dataset, name, type.id(), rows));
      } else if (Types.isNumeric(id)) {
        table.add(name, described, doubles(dataset, name, rows));
      } else {
        table.addUnreadable(name, described);
      }
    }
  }

  private static long[] longs(DatasetHandle dataset, String name, int rows) {
    try (LongPointer buffer = new LongPointer((long) rows)) {
      readMember(dataset, name, hdf5.H5T_NATIVE_INT64_g(), buffer, rows);
      long[] values = new long[rows];
      buffer.get(values);
      return values;
    }
  }

  private static double[] doubles(DatasetHandle dataset, String name, int rows) {
    try (DoublePointer buffer = new DoublePointer((long) rows)) {
      readMember(dataset, name, hdf5.H5T_NATIVE_DOUBLE_g(), buffer, rows);
      double[] values = new double[rows];
      buffer.get(values);
      return values;
    }
  }

  private static long[] booleans(DatasetHandle dataset, String name, long type, int rows) {
    try (BytePointer buffer = new BytePointer((long) rows)) {
      readMember(dataset, name, type, buffer, rows);
      long[] values = new long[rows];
      for (int i = 0; i < rows; i++) {
        values[i] = buffer.get(i) == 0 ? 0 : 1;
      }
      return values;
    }
  }

  private static String[] strings(DatasetHandle dataset, String name, long type, int rows) {
    String where = dataset.where();
    try (Identifier space = Spaces.create(new long[] {rows}, null, where)) {
      return Texts.read(
          type,
          space,
          rows,
          (memoryType, buffer) -> {
            try (Identifier row = singleMember(name, memoryType, where)) {
              return hdf5.H5Dread(dataset.id(), row.id(), 0, 0, 0, buffer);
            }
          },
          where);
    }
  }

  private static void readMember(
      DatasetHandle dataset,
      String name,
      long memoryType,
      org.bytedeco.javacpp.Pointer buffer,
      int rows) {
    if (rows == 0) {
      return;
    }
    try (Identifier row = singleMember(name, memoryType, dataset.where())) {
      int status = hdf5.H5Dread(dataset.id(), row.id(), 0, 0, 0, buffer);
      ErrorStack.check(status, "cannot read column " + name, dataset.where());
    }
  }

  /** A compound with one member: the library then moves that member alone. */
  private static Identifier singleMember(String name, long memoryType, String where) {
    long id = hdf5.H5Tcreate(hdf5.H5T_COMPOUND, hdf5.H5Tget_size(memoryType));
    Identifier row = Identifier.of(Kind.TYPE, id, "cannot create a row type", where);
    try (BytePointer member = Names.utf8(name)) {
      hdf5.H5Tinsert(id, member, 0, memoryType);
    }
    return row;
  }
}
