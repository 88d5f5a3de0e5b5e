package org.alidade.objectstore;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Where objects are stored: in a folder, or in a bucket of a store that speaks S3 (spec transient
 * 21).
 *
 * <p>Example: {@code ObjectStoreOptions.inFolder(Path.of("store"))}.
 *
 * @param folder folder of the objects; null for S3
 * @param s3 access to a bucket; null for a folder
 */
public record ObjectStoreOptions(@Nullable Path folder, @Nullable S3Options s3) {
  /**
   * Checks that there is one place.
   *
   * @throws BadInputException if there are none or two
   */
  public ObjectStoreOptions {
    if ((folder == null) == (s3 == null)) {
      throw new BadInputException(
          "objects need one place", "object store", "give either a folder or a bucket");
    }
  }

  /** Objects in a folder. */
  public static ObjectStoreOptions inFolder(Path folder) {
    return new ObjectStoreOptions(folder, null);
  }

  /** Objects in a bucket. */
  public static ObjectStoreOptions inBucket(S3Options s3) {
    return new ObjectStoreOptions(null, s3);
  }

  /**
   * The options that environment variables give: {@code STORAGE_ROOT}, else {@code
   * CLOUDFLARE_R2_ENDPOINT_URL} (or {@code CLOUDFLARE_ACCOUNT_ID}), {@code
   * CLOUDFLARE_R2_BUCKET_NAME} (astrid), {@code CLOUDFLARE_R2_ACCESS_KEY_ID} and {@code
   * CLOUDFLARE_R2_SECRET_ACCESS_KEY}.
   *
   * @param variables such as {@code System.getenv()}
   * @return nothing if no place is named
   * @throws BadInputException if a bucket is named without keys
   */
  public static Optional<ObjectStoreOptions> fromEnvironment(Map<String, String> variables) {
    String root = variables.getOrDefault("STORAGE_ROOT", "");
    if (!root.isBlank()) {
      return Optional.of(inFolder(Path.of(root)));
    }
    String account = variables.getOrDefault("CLOUDFLARE_ACCOUNT_ID", "");
    String endpoint =
        variables.getOrDefault(
            "CLOUDFLARE_R2_ENDPOINT_URL",
            account.isBlank() ? "" : "https://" + account + ".r2.cloudflarestorage.com");
    if (endpoint.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        inBucket(
            S3Options.of(
                S3Options.endpoint(endpoint),
                variables.getOrDefault("CLOUDFLARE_R2_BUCKET_NAME", "astrid"),
                required(variables, "CLOUDFLARE_R2_ACCESS_KEY_ID"),
                required(variables, "CLOUDFLARE_R2_SECRET_ACCESS_KEY"))));
  }

  private static String required(Map<String, String> variables, String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new BadInputException(
          "is not set", "environment variable " + name, "set it, or STORAGE_ROOT for a folder");
    }
    return value;
  }
}
