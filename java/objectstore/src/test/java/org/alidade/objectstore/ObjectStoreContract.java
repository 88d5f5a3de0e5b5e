package org.alidade.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for objects wherever they are. */
abstract class ObjectStoreContract {
  private static final byte[] CONTENT = "SIMPLE  =   T".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path scratch;

  /** The store under test; the same one for all tests, which use different keys. */
  abstract ObjectStore store();

  @Test
  void whatIsPutIsThereWithItsDescription() {
    String key = "observations/2014J/science/a.fits";
    ObjectHead put =
        store().put(key, CONTENT, ContentDescription.fits().with("sn-name", "2014J (M82)"));
    assertThat(store().read(key)).isEqualTo(CONTENT);
    assertThat(store().exists(key)).isTrue();
    ObjectHead head = store().head(key).orElseThrow();
    assertThat(head).isEqualTo(put);
    assertThat(head.sizeBytes()).isEqualTo(CONTENT.length);
    assertThat(head.contentType()).isEqualTo("application/fits");
    assertThat(head.metadata()).containsEntry("sn-name", "2014J (M82)");
    assertThat(head.etag()).isNotBlank();
  }

  @Test
  void filesGoInAndOut() throws Exception {
    Path file = scratch.resolve("in");
    byte[] large = new byte[3_000_000];
    IntStream.range(0, large.length).forEach(i -> large[i] = (byte) (i * 31));
    Files.write(file, large);
    store().put("files/large", file, ContentDescription.bytes());
    store().download("files/large", scratch.resolve("out/copy"));
    assertThat(scratch.resolve("out/copy")).hasBinaryContent(large);
    store().put("files/empty", new byte[0], ContentDescription.bytes());
    assertThat(store().read("files/empty")).isEmpty();
  }

  @Test
  void replacingChangesTheContentAndTheTag() {
    ObjectHead first = store().put("replaced/x", CONTENT, ContentDescription.fits());
    ObjectHead second =
        store().put("replaced/x", new byte[] {1, 2}, ContentDescription.of("image/png"));
    assertThat(second.etag()).isNotEqualTo(first.etag());
    assertThat(store().read("replaced/x")).containsExactly(1, 2);
    assertThat(store().head("replaced/x").orElseThrow().contentType()).isEqualTo("image/png");
  }

  @Test
  void keysAreListedByTheirBeginning() {
    for (String key : new String[] {"list/b/2", "list/a/1", "list/ab", "listed/x"}) {
      store().put(key, CONTENT, ContentDescription.bytes());
    }
    assertThat(store().list("list/")).containsExactly("list/a/1", "list/ab", "list/b/2");
    assertThat(store().list("list/a")).containsExactly("list/a/1", "list/ab");
    assertThat(store().list("list/b/2")).containsExactly("list/b/2");
    assertThat(store().list("list/c")).isEmpty();
  }

  @Test
  void manyKeysAreListed() {
    IntStream.range(0, 1005)
        .parallel()
        .forEach(i -> store().put("many/" + i, new byte[] {1}, ContentDescription.bytes()));
    assertThat(store().list("many/")).hasSize(1005).isSorted();
  }

  @Test
  void removedObjectsAreGone() {
    store().put("gone/x/y", CONTENT, ContentDescription.bytes());
    store().delete("gone/x/y");
    store().delete("gone/x/y");
    assertThat(store().exists("gone/x/y")).isFalse();
    assertThat(store().list("gone/")).isEmpty();
    store().put("gone/x", CONTENT, ContentDescription.bytes());
    assertThat(store().list("gone/")).containsExactly("gone/x");
  }

  @Test
  void missingObjectsAreNotFound() {
    assertThat(store().head("none")).isEmpty();
    assertThatThrownBy(() -> store().read("none"))
        .isInstanceOfSatisfying(
            ObjectStoreException.class,
            e -> {
              assertThat(e.isNotFound()).isTrue();
              assertThat(e.isRetryable()).isFalse();
              assertThat(e).hasMessageContaining("none");
            });
    assertThatThrownBy(() -> store().download("none", scratch.resolve("none")))
        .isInstanceOf(ObjectStoreException.class);
    assertThat(scratch.resolve("none")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../up",
        "a/../../up",
        "a//b",
        "a/",
        "a/./b",
        "a\\b",
        "C:x",
        "a\u0000b",
        "a\nb"
      })
  void keysCannotLeaveTheStore(String key) {
    assertThatThrownBy(() -> store().put(key, CONTENT, ContentDescription.bytes()))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> store().get(key)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> store().delete(key)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> store().head(key)).isInstanceOf(BadInputException.class);
  }

  @Test
  void oddNamesAreKept() {
    for (String key :
        new String[] {"odd/a b", "odd/%2e%2e", "odd/\u00e9+&?#x", "odd/...", "odd/';--"}) {
      store().put(key, key.getBytes(StandardCharsets.UTF_8), ContentDescription.bytes());
      assertThat(store().read(key)).asString(StandardCharsets.UTF_8).isEqualTo(key);
    }
    assertThat(store().list("odd/")).hasSize(5);
  }

  @Test
  void writersAtTheSameTimeLeaveOneWholeContent() {
    byte[][] contents = new byte[8][100_000];
    for (int i = 0; i < contents.length; i++) {
      Arrays.fill(contents[i], (byte) i);
    }
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(
                    i ->
                        CompletableFuture.runAsync(
                            () -> store().put("race/x", contents[i], ContentDescription.bytes())))
                .toArray(CompletableFuture[]::new))
        .join();
    byte[] left = store().read("race/x");
    assertThat(left).isEqualTo(contents[left[0]]);
    assertThat(store().list("race/")).containsExactly("race/x");
  }
}
