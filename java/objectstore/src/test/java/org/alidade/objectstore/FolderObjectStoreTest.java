package org.alidade.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest extends ObjectStoreContract {
  @TempDir Path folder;
  private ObjectStore store;

  @SuppressWarnings("NullAway.Init")
  FolderObjectStoreTest() {}

  @BeforeEach
  void open() {
    store = ObjectStores.open(ObjectStoreOptions.inFolder(folder.resolve("store")));
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void contentsAreFilesThatOtherProgramsRead() {
    store.put("a/b.fits", new byte[] {1, 2, 3}, ContentDescription.fits());
    assertThat(folder.resolve("store/objects/a/b.fits")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(store.presign("a/b.fits", Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void contentThatLostItsDetailsIsStillThere() throws Exception {
    store.put("a", new byte[] {1}, ContentDescription.fits().with("sha256", "x"));
    Files.write(folder.resolve("store/objects/a"), new byte[] {1, 2, 3});
    ObjectHead head = store.head("a").orElseThrow();
    assertThat(head.sizeBytes()).isEqualTo(3);
    assertThat(head.metadata()).isEmpty();
    Files.delete(folder.resolve("store/details/a.details"));
    assertThat(store.head("a").orElseThrow().etag()).isEqualTo(head.etag());
  }

  @Test
  void unfinishedFilesAreNotListed() throws Exception {
    store.put("a", new byte[] {1}, ContentDescription.bytes());
    Files.write(
        folder.resolve("store/objects/.a.3f2504e0-4f89-11d3-9a0c-0305e82c3301.part"), new byte[9]);
    assertThat(store.list("")).containsExactly("a");
  }

  @Test
  void aFileIsNoFolderForAStore() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> FolderObjectStore.open(file)).isInstanceOf(BadInputException.class);
  }
}
