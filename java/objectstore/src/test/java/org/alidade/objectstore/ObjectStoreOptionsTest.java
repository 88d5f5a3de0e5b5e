package org.alidade.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class ObjectStoreOptionsTest {
  private static final Map<String, String> BUCKET =
      Map.of(
          "CLOUDFLARE_ACCOUNT_ID", "abc",
          "CLOUDFLARE_R2_ACCESS_KEY_ID", "public",
          "CLOUDFLARE_R2_SECRET_ACCESS_KEY", "hidden");

  @Test
  void environmentNamesThePlace() {
    assertThat(ObjectStoreOptions.fromEnvironment(Map.of())).isEmpty();
    assertThat(ObjectStoreOptions.fromEnvironment(Map.of("STORAGE_ROOT", "/data")))
        .hasValue(ObjectStoreOptions.inFolder(Path.of("/data")));
    assertThat(ObjectStoreOptions.fromEnvironment(BUCKET))
        .hasValue(
            ObjectStoreOptions.inBucket(
                S3Options.of(
                    URI.create("https://abc.r2.cloudflarestorage.com"),
                    "astrid",
                    "public",
                    "hidden")));
  }

  @Test
  void secretsAreNotShown() {
    assertThat(ObjectStoreOptions.fromEnvironment(BUCKET).orElseThrow().toString())
        .contains("astrid")
        .doesNotContain("hidden")
        .doesNotContain("public");
  }

  @Test
  void halfOptionsAreRefused() {
    assertThatThrownBy(
            () ->
                ObjectStoreOptions.fromEnvironment(
                    Map.of("CLOUDFLARE_R2_ENDPOINT_URL", "https://a.b")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("CLOUDFLARE_R2_ACCESS_KEY_ID");
    assertThatThrownBy(() -> new ObjectStoreOptions(null, null))
        .isInstanceOf(BadInputException.class);
    for (String bucket : new String[] {"ab", "a/b", "..", "UPPER"}) {
      assertThatThrownBy(() -> S3Options.of(URI.create("https://a.b"), bucket, "k", "s"))
          .isInstanceOf(BadInputException.class);
    }
    for (String endpoint : new String[] {"file:///x", "https://user:pw@host", "ftp://x"}) {
      assertThatThrownBy(() -> S3Options.of(URI.create(endpoint), "bucket", "k", "s"))
          .isInstanceOf(BadInputException.class)
          .hasMessageNotContaining("pw");
    }
  }

  @Test
  void metadataTravelInHeaders() {
    assertThatThrownBy(() -> ContentDescription.fits().with("name", "a\r\nb: c"))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> ContentDescription.fits().with("Bad Name", "x"))
        .isInstanceOf(BadInputException.class);
  }
}
