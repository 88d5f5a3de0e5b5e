package org.alidade.objectstore;

import java.nio.file.Path;
import org.alidade.objectstore.s3.S3ObjectStore;

/**
 * Opens object stores.
 *
 * <p>Example: {@code ObjectStore store =
 * ObjectStores.open(ObjectStoreOptions.inFolder(Path.of("store")))}.
 */
public final class ObjectStores {
  private ObjectStores() {}

  /**
   * Opens the store of the options. A bucket needs the optional dependency {@code
   * software.amazon.awssdk:s3}.
   */
  public static ObjectStore open(ObjectStoreOptions options) {
    Path folder = options.folder();
    S3Options s3 = options.s3();
    if (folder != null) {
      return FolderObjectStore.open(folder);
    }
    if (s3 == null) {
      throw new IllegalStateException("options without a place");
    }
    return S3ObjectStore.open(s3);
  }
}
