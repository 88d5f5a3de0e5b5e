package org.alidade.hdf5;

import org.alidade.hdf5.internal.ErrorStack;
import org.alidade.hdf5.internal.Identifier;
import org.alidade.hdf5.internal.Identifier.Kind;
import org.alidade.hdf5.internal.Links;
import org.alidade.hdf5.internal.Names;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;

/**
 * Copies objects and attributes from one open file to another as they are: types, layout, filters
 * and stored bytes stay the same, compressed chunks are not unpacked.
 *
 * <p>Example: {@code Hdf5Copy.object(source, "/DataCube", target)}.
 */
public final class Hdf5Copy {
  private Hdf5Copy() {}

  /**
   * Copies a dataset, or a group with everything in it, to the same place in another file; groups
   * that lead to it are created without attributes.
   *
   * @param source open file
   * @param path object to copy
   * @param target file open for writing, without an object of that name
   * @throws org.alidade.array.MissingDatasetException if there is no such object
   * @throws org.alidade.array.InvalidStateException if the target has an object of that name
   */
  public static void object(Hdf5File source, String path, Hdf5File target) {
    String absolute = Names.absolute(path);
    if (!source.exists(absolute)) {
      throw source.reading(id -> Links.missing(id, absolute, "object", source.path().toString()));
    }
    requireFree(target, absolute);
    target.createGroup(Names.parent(absolute));
    copy(source, absolute, target);
  }

  private static void copy(Hdf5File source, String path, Hdf5File target) {
    if (source.reading(id -> Links.isGroup(id, path))) {
      target.createGroup(path);
      for (String child : source.children(path)) {
        copy(source, path + "/" + child, target);
      }
    } else {
      target.changingStructure(
          "copy objects", to -> source.reading(from -> withoutAttributes(from, path, to)));
    }
    attributes(source, path, target);
  }

  /** H5Ocopy of version 1.14.3 dies on groups with many texts as attributes. */
  private static long withoutAttributes(long from, String path, long to) {
    String what = "cannot copy";
    try (BytePointer name = Names.utf8(path);
        Identifier how =
            Identifier.of(
                Kind.PROPERTIES, hdf5.H5Pcreate(hdf5.H5P_CLS_OBJECT_COPY_ID_g()), what, path)) {
      int status = hdf5.H5Pset_copy_object(how.id(), hdf5.H5O_COPY_WITHOUT_ATTR_FLAG);
      ErrorStack.check(status, what, path);
      return ErrorStack.check(hdf5.H5Ocopy(from, name, to, name, how.id(), 0), what, path);
    }
  }

  /**
   * Copies all attributes of an object to the object of the same path in another file, replacing
   * attributes of the same names.
   *
   * @param source open file
   * @param path group or dataset present in both files; "/" for the file's own attributes
   * @param target file open for writing
   */
  public static void attributes(Hdf5File source, String path, Hdf5File target) {
    String absolute = Names.absolute(path);
    Hdf5Attributes present = new Hdf5Attributes(target, absolute);
    for (String name : new Hdf5Attributes(source, absolute).names()) {
      if (present.exists(name)) {
        present.delete(name);
      }
      target.changingStructure(
          "copy attributes",
          to ->
              source.reading(from -> attribute(from, to, absolute, name, target.where(absolute))));
    }
  }

  private static long attribute(long from, long to, String path, String name, String where) {
    String what = "cannot copy the attribute " + name;
    try (BytePointer object = Names.utf8(path);
        BytePointer key = Names.utf8(name);
        Identifier attribute =
            Identifier.of(
                Kind.ATTRIBUTE, hdf5.H5Aopen_by_name(from, object, key, 0, 0), what, where);
        Identifier type = Identifier.of(Kind.TYPE, hdf5.H5Aget_type(attribute.id()), what, where);
        Identifier space =
            Identifier.of(Kind.SPACE, hdf5.H5Aget_space(attribute.id()), what, where);
        Identifier copy =
            Identifier.of(
                Kind.ATTRIBUTE,
                hdf5.H5Acreate_by_name(to, object, key, type.id(), space.id(), 0, 0, 0),
                what,
                where)) {
      long elements = hdf5.H5Sget_simple_extent_npoints(space.id());
      long bytes = elements * hdf5.H5Tget_size(type.id());
      return bytes > 0 ? value(attribute, copy, type, space, bytes, where) : 0;
    }
  }

  /** Texts of variable length are pointers in the buffer; what they point to is given back. */
  private static long value(
      Identifier from, Identifier to, Identifier type, Identifier space, long bytes, String where) {
    try (BytePointer buffer = new BytePointer(bytes)) {
      int status = hdf5.H5Aread(from.id(), type.id(), buffer);
      ErrorStack.check(status, "cannot read an attribute", where);
      try {
        status = hdf5.H5Awrite(to.id(), type.id(), buffer);
        return ErrorStack.check(status, "cannot write an attribute", where);
      } finally {
        hdf5.H5Treclaim(type.id(), space.id(), 0, buffer);
      }
    }
  }

  private static void requireFree(Hdf5File target, String path) {
    if (target.exists(path)) {
      throw new org.alidade.array.InvalidStateException(
          "there is an object of that name", target.where(path), "copy into a new file");
    }
  }
}
