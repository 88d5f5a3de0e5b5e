package org.alidade.hdf5;

import java.util.List;

/**
 * A group of an open file; it lives as long as the file.
 *
 * <p>Example: {@code file.group("HyperCube").attributes().getBoolean("complete")}.
 */
public final class Hdf5Group {
  private final Hdf5File file;
  private final String path;

  Hdf5Group(Hdf5File file, String path) {
    this.file = file;
    this.path = path;
  }

  /** Absolute path in the file. */
  public String path() {
    return path;
  }

  /** Names of groups and datasets in it, sorted. */
  public List<String> children() {
    return file.children(path);
  }

  /** Whether a group or dataset of that relative name exists. */
  public boolean exists(String name) {
    return file.exists(below(name));
  }

  /**
   * A group below this one.
   *
   * @throws org.alidade.array.MissingDatasetException if there is none
   */
  public Hdf5Group group(String name) {
    return file.group(below(name));
  }

  /**
   * A dataset below this group.
   *
   * @throws org.alidade.array.MissingDatasetException if there is none
   */
  public Hdf5Dataset dataset(String name) {
    return file.dataset(below(name));
  }

  /** Creates a dataset below this group. */
  public Hdf5Dataset createDataset(String name, DatasetSpec spec) {
    return file.createDataset(below(name), spec);
  }

  /** The group's attributes. */
  public Hdf5Attributes attributes() {
    return new Hdf5Attributes(file, path);
  }

  private String below(String name) {
    return path + "/" + name;
  }

  @Override
  public String toString() {
    return file.path() + ":" + path;
  }
}
