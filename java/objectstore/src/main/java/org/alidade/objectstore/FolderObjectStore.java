package org.alidade.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.alidade.array.AtomicFile;
import org.alidade.array.AtomicFile.Writing;
import org.alidade.array.BadInputException;
import org.alidade.objectstore.internal.Details;

/**
 * Objects as files of a folder: their content below {@code objects}, readable by any program, type
 * and metadata below {@code details}. Several processes may use one folder.
 */
public final class FolderObjectStore implements ObjectStore {
  private static final String UNFINISHED = "\\..*\\.[0-9a-f-]{36}\\.part";

  private final Path objects;
  private final Path details;

  private FolderObjectStore(Path folder) {
    objects = folder.resolve("objects");
    details = folder.resolve("details");
  }

  /**
   * The store of a folder, which is made if it is missing.
   *
   * @throws BadInputException if it cannot be made
   */
  public static FolderObjectStore open(Path folder) {
    FolderObjectStore store = new FolderObjectStore(folder.toAbsolutePath().normalize());
    try {
      Files.createDirectories(store.objects);
      Files.createDirectories(store.details);
    } catch (IOException e) {
      throw new BadInputException(
          "cannot be made (" + e.getMessage() + ")",
          folder.toString(),
          "name a folder that can be written");
    }
    return store;
  }

  @Override
  public ObjectHead put(String key, Path file, ContentDescription description) {
    return put(key, part -> Files.copy(file, part), description);
  }

  @Override
  public ObjectHead put(String key, byte[] content, ContentDescription description) {
    return put(key, part -> Files.write(part, content), description);
  }

  private ObjectHead put(String key, Writing writing, ContentDescription description) {
    Path file = file(objects, key);
    try {
      AtomicFile.write(file, writing);
      Details written = Details.of(file, description);
      AtomicFile.write(detailsFile(key), written::write);
      return written.head(key);
    } catch (IOException e) {
      throw failed("cannot be stored", key, e);
    }
  }

  @Override
  public InputStream get(String key) {
    Path file = file(objects, key);
    try {
      if (!Files.isRegularFile(file)) {
        throw ObjectStoreException.missing(where(key));
      }
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw ObjectStoreException.missing(where(key));
    } catch (IOException e) {
      throw failed("cannot be read", key, e);
    }
  }

  @Override
  public void delete(String key) {
    try {
      deleteIn(objects, file(objects, key));
      deleteIn(details, detailsFile(key));
    } catch (IOException e) {
      throw failed("cannot be removed", key, e);
    }
  }

  /** Folders that become empty go too, as a bucket has none. */
  private static void deleteIn(Path root, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return;
    }
    Files.deleteIfExists(file);
    Path folder = file.getParent();
    while (folder != null && !folder.equals(root)) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
      folder = folder.getParent();
    }
  }

  @Override
  public List<String> list(String prefix) {
    List<String> keys = new ArrayList<>();
    try {
      Files.walkFileTree(objects, new KeyCollector(prefix, keys));
    } catch (IOException e) {
      throw failed("cannot be listed", prefix, e);
    }
    Collections.sort(keys);
    return keys;
  }

  @Override
  public Optional<ObjectHead> head(String key) {
    Path file = file(objects, key);
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      return Optional.of(Details.read(detailsFile(key), file).head(key));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("cannot be read", key, e);
    }
  }

  @Override
  public Optional<URI> presign(String key, Duration lifetime) {
    ObjectKeys.checked(key);
    return Optional.empty();
  }

  @Override
  public String place() {
    return objects.toString();
  }

  @Override
  public void close() {}

  private Path detailsFile(String key) {
    return file(details, key + ".details");
  }

  private static Path file(Path root, String key) {
    Path file = root.resolve(ObjectKeys.checked(key)).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new BadInputException(
          "a key that leaves the folder", root.toString(), "use a relative path of plain names");
    }
    return file;
  }

  private String where(String key) {
    return objects + "/" + key;
  }

  private ObjectStoreException failed(String what, String key, IOException cause) {
    return ObjectStoreException.passing(what + " (" + cause + ")", where(key), cause);
  }

  private final class KeyCollector extends SimpleFileVisitor<Path> {
    private final String prefix;
    private final List<String> keys;

    KeyCollector(String prefix, List<String> keys) {
      this.prefix = prefix;
      this.keys = keys;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String start = folder.equals(objects) ? "" : key(folder) + "/";
      return start.startsWith(prefix) || prefix.startsWith(start)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String key = key(file);
      if (key.startsWith(prefix) && !String.valueOf(file.getFileName()).matches(UNFINISHED)) {
        keys.add(key);
      }
      return FileVisitResult.CONTINUE;
    }

    /** Other processes write and remove files meanwhile. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    private String key(Path file) {
      return objects.relativize(file).toString().replace('\\', '/');
    }
  }
}
