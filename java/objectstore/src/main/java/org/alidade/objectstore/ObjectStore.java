package org.alidade.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;

/**
 * Objects by key, as in S3 (spec transient 6.3). A key is a relative path with slashes; what is put
 * under it is there as a whole or not at all. May be shared by threads.
 *
 * <pre>{@code
 * try (ObjectStore store = ObjectStores.open(ObjectStoreOptions.inFolder(folder))) {
 *   store.put("observations/2014J/science/a.fits", file, ContentDescription.fits());
 *   store.download("observations/2014J/science/a.fits", copy);
 * }
 * }</pre>
 *
 * <p>All methods throw {@link BadInputException} for a key that is no relative path, and {@link
 * ObjectStoreException} when the store does not do what it is asked.
 */
public interface ObjectStore extends AutoCloseable {
  /** Lifetime of an address when nothing else is wanted. */
  Duration DEFAULT_ADDRESS_LIFETIME = Duration.ofHours(1);

  /** Stores the content of a file; an object that is there already is replaced. */
  ObjectHead put(String key, Path file, ContentDescription description);

  /** Stores bytes; an object that is there already is replaced. */
  ObjectHead put(String key, byte[] content, ContentDescription description);

  /**
   * Opens an object for reading.
   *
   * @return its content, to be closed by the caller
   * @throws ObjectStoreException if it does not exist, with {@link
   *     ObjectStoreException#isNotFound()}
   */
  InputStream get(String key);

  /** Removes an object; nothing happens if it does not exist. */
  void delete(String key);

  /**
   * Keys in ascending order.
   *
   * @param prefix beginning of the keys, may end anywhere in a name; empty for all
   */
  List<String> list(String prefix);

  /** What is known about an object, or nothing if it does not exist. */
  Optional<ObjectHead> head(String key);

  /**
   * An address under which anyone can read the object for some time.
   *
   * @return nothing if this store cannot give addresses away
   */
  Optional<URI> presign(String key, Duration lifetime);

  /** Whether an object exists. */
  default boolean exists(String key) {
    return head(key).isPresent();
  }

  /** The whole content of an object. */
  default byte[] read(String key) {
    try (InputStream content = get(key)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw ObjectStoreException.passing("the content breaks off", key, e);
    }
  }

  /** Copies an object to a file, which is there as a whole or not at all. */
  default void download(String key, Path target) {
    try (InputStream content = get(key)) {
      AtomicFile.write(target, part -> Files.copy(content, part));
    } catch (IOException e) {
      throw ObjectStoreException.passing("cannot be copied to " + target, key, e);
    }
  }

  /** Where the objects are, for messages; holds no secret. */
  String place();

  @Override
  void close();
}
