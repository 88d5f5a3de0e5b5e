package org.alidade.hdf5.internal;

import java.util.List;
import java.util.TreeSet;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.internal.Identifier.Kind;
import org.bytedeco.hdf5.H5G_info_t;
import org.bytedeco.hdf5.H5O_info2_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;

/** Groups and links of a file: what exists, creating, deleting, renaming. */
public final class Links {
  private Links() {}

  static Identifier creation(String where) {
    Identifier links = DatasetHandle.properties(hdf5.H5P_CLS_LINK_CREATE_ID_g(), where);
    hdf5.H5Pset_char_encoding(links.id(), hdf5.H5T_CSET_UTF8);
    return links;
  }

  /** Whether every part of an absolute path exists and leads to an object. */
  public static boolean exists(long file, String path) {
    if (path.equals("/")) {
      return true;
    }
    if (!exists(file, Names.parent(path)) || !isGroup(file, Names.parent(path))) {
      return false;
    }
    try (BytePointer name = Names.utf8(path)) {
      return hdf5.H5Lexists(file, name, 0) > 0 && hdf5.H5Oexists_by_name(file, name, 0) > 0;
    }
  }

  /** Whether the path leads to a dataset. */
  public static boolean isDataset(long file, String path) {
    return exists(file, path) && objectType(file, path) == hdf5.H5O_TYPE_DATASET;
  }

  /** Whether the path, which must exist, leads to a group. */
  public static boolean isGroup(long file, String path) {
    return objectType(file, path) == hdf5.H5O_TYPE_GROUP;
  }

  private static int objectType(long file, String path) {
    try (BytePointer name = Names.utf8(path);
        H5O_info2_t info = new H5O_info2_t()) {
      int status = hdf5.H5Oget_info_by_name3(file, name, info, hdf5.H5O_INFO_BASIC, 0);
      ErrorStack.check(status, "cannot open", path);
      return info.type();
    }
  }

  /** Names in a group, sorted. */
  public static List<String> children(long file, String path, String where) {
    TreeSet<String> names = new TreeSet<>();
    try (BytePointer group = Names.utf8(path);
        H5G_info_t info = new H5G_info_t()) {
      int status = hdf5.H5Gget_info_by_name(file, group, info, 0);
      ErrorStack.check(status, "cannot list", where);
      for (long i = 0; i < info.nlinks(); i++) {
        names.add(name(file, group, i, where));
      }
    }
    return List.copyOf(names);
  }

  private static String name(long file, BytePointer group, long index, String where) {
    int byName = hdf5.H5_INDEX_NAME;
    int order = hdf5.H5_ITER_NATIVE;
    long length =
        hdf5.H5Lget_name_by_idx(file, group, byName, order, index, (BytePointer) null, 0, 0);
    ErrorStack.check(length, "cannot list", where);
    try (BytePointer name = new BytePointer(length + 1)) {
      hdf5.H5Lget_name_by_idx(file, group, byName, order, index, name, length + 1, 0);
      return Texts.decode(name);
    }
  }

  /** Creates a group with the groups that lead to it. */
  public static void createGroup(long file, String path, String where) {
    createParents(file, path, where);
    try (BytePointer name = Names.utf8(path);
        Identifier links = creation(where);
        Identifier creation = DatasetHandle.untimed(hdf5.H5P_CLS_GROUP_CREATE_ID_g(), where);
        Identifier group =
            Identifier.of(
                Kind.GROUP,
                hdf5.H5Gcreate2(file, name, links.id(), creation.id(), 0),
                "cannot create the group",
                where)) {
      ErrorStack.check(group.id(), "cannot create the group", where);
    }
  }

  /** The library could make them by itself, but would store the time in each. */
  static void createParents(long file, String path, String where) {
    String parent = Names.parent(path);
    if (!exists(file, parent)) {
      createGroup(file, parent, where);
    }
  }

  /** Removes the link, and the object with its last link. */
  public static void delete(long file, String path, String where) {
    try (BytePointer name = Names.utf8(path)) {
      ErrorStack.check(hdf5.H5Ldelete(file, name, 0), "cannot delete", where);
    }
  }

  /** Moves an object inside the file, creating the groups that lead to its new place. */
  public static void rename(long file, String from, String to, String where) {
    createParents(file, to, where);
    try (BytePointer source = Names.utf8(from);
        BytePointer target = Names.utf8(to);
        Identifier links = creation(where)) {
      ErrorStack.check(
          hdf5.H5Lmove(file, source, file, target, links.id(), 0), "cannot rename", where);
    }
  }

  /** The exception for a path that does not exist; it names what is there. */
  public static MissingDatasetException missing(
      long file, String path, String kind, String fileName) {
    String nearest = Names.parent(path);
    while (!exists(file, nearest) || !isGroup(file, nearest)) {
      nearest = Names.parent(nearest);
    }
    List<String> names = children(file, nearest, fileName);
    return new MissingDatasetException(
        "no " + kind + " " + path,
        fileName,
        nearest + " holds " + (names.isEmpty() ? "nothing" : String.join(", ", names)));
  }
}
