package org.alidade.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.alidade.objectstore.s3.S3ObjectStore;
import org.alidade.testing.s3.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server on this machine that checks signatures. */
@TestInstance(Lifecycle.PER_CLASS)
class S3ObjectStoreTest extends ObjectStoreContract {
  private S3Server server;
  private S3Options options;
  private S3ObjectStore store;

  @SuppressWarnings("NullAway.Init")
  S3ObjectStoreTest() {}

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = S3Server.signed(folder.resolve("s3"), "astrid");
    options =
        S3Options.of(server.endpoint(), "astrid", S3Server.ACCESS_KEY, S3Server.SECRET_KEY)
            .withMaxAttempts(1);
    store = S3ObjectStore.open(options);
  }

  @AfterAll
  void stop() throws Exception {
    store.close();
    server.close();
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void anyoneReadsBySignedAddress() throws Exception {
    store.put("signed/a b", new byte[] {7, 8}, ContentDescription.bytes());
    URI address = store.presign("signed/a b", ObjectStore.DEFAULT_ADDRESS_LIFETIME).orElseThrow();
    assertThat(get(address)).containsExactly(7, 8);
    assertThat(address.toString()).doesNotContain(S3Server.SECRET_KEY);
  }

  private static byte[] get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
        .body();
  }

  @Test
  void wrongKeysAreRefusedWithBucketAndKey() {
    S3Options wrong = S3Options.of(options.endpoint(), "astrid", "access", "wrong-secret");
    try (ObjectStore refused = ObjectStores.open(ObjectStoreOptions.inBucket(wrong))) {
      assertThatThrownBy(() -> refused.put("x/y", new byte[1], ContentDescription.bytes()))
          .isInstanceOfSatisfying(
              ObjectStoreException.class,
              e -> {
                assertThat(e.isRetryable()).isFalse();
                assertThat(e).hasMessageContaining("astrid/x/y").hasMessageContaining("403");
                assertThat(e.toString()).doesNotContain("wrong-secret");
              });
    }
  }

  @Test
  void aStoreThatDoesNotAnswerMayAnswerLater() {
    S3Options nobody =
        S3Options.of(URI.create("http://127.0.0.1:1"), "astrid", "access", S3Server.SECRET_KEY)
            .withMaxAttempts(1)
            .withTimeoutSeconds(2);
    try (ObjectStore silent = ObjectStores.open(ObjectStoreOptions.inBucket(nobody))) {
      assertThatThrownBy(() -> silent.read("x"))
          .isInstanceOfSatisfying(
              ObjectStoreException.class, e -> assertThat(e.isRetryable()).isTrue());
      assertThat(silent.presign("x", Duration.ofMinutes(1))).isPresent();
    }
  }
}
