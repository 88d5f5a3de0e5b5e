package org.alidade.transients.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.objectstore.ContentDescription;
import org.alidade.objectstore.ObjectStore;

/** A folder for the files of one run, between the store and the algorithms. */
final class Workspace implements AutoCloseable {
  private final ObjectStore store;
  private final Path folder;

  private Workspace(ObjectStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  static Workspace open(ObjectStore store) throws IOException {
    return new Workspace(store, Files.createTempDirectory("alidade-run-"));
  }

  /** A file of this folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Brings an object into this folder. */
  Path fetch(String key, String name) {
    Path file = file(name);
    store.download(key, file);
    return file;
  }

  /** Stores a file of this folder. */
  void put(String name, String key) {
    store.put(key, file(name), ContentDescription.fits());
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
