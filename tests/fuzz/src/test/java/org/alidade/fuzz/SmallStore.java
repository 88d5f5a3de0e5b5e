package org.alidade.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;

/** A folder store of a few light curves, one of whose files is replaced by foreign bytes. */
final class SmallStore {
  /** Objects in the store. */
  static final int OBJECTS = 4;

  private static final String CATALOGUE = "catalogue.sqlite";
  private static final List<Piece> FILES = write();

  private SmallStore() {}

  static List<Piece> withSegment(byte[] bytes) {
    return replaced(bytes, name -> !name.equals(CATALOGUE));
  }

  static List<Piece> withCatalogue(byte[] bytes) {
    return replaced(bytes, CATALOGUE::equals);
  }

  /** The files of the store as they are. */
  static List<Piece> files() {
    return FILES;
  }

  private static List<Piece> replaced(byte[] bytes, java.util.function.Predicate<String> wanted) {
    return FILES.stream()
        .map(file -> wanted.test(file.name()) ? new Piece(file.name(), bytes) : file)
        .toList();
  }

  private static List<Piece> write() {
    MockField field =
        MockField.of(MockOptions.defaults().withObjects(OBJECTS).withTypes(2).withEpochs(12));
    try {
      Path folder = Files.createTempDirectory("store");
      Path store = folder.resolve("mock.alc");
      try (FolderStoreWriter writer = FolderStoreWriter.open(store, StoreOptions.defaults())) {
        field.writeTo(writer);
      }
      List<Piece> pieces = new ArrayList<>();
      try (Stream<Path> files = Files.list(store)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          pieces.add(new Piece(file.getFileName().toString(), Files.readAllBytes(file)));
          Files.delete(file);
        }
      }
      Files.delete(store);
      Files.delete(folder);
      return List.copyOf(pieces);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
