package org.alidade.objectstore;

import java.net.URI;
import org.alidade.array.BadInputException;

/**
 * Access to a bucket of a store that speaks S3. Certificates are always checked.
 *
 * @param endpoint address of the store
 * @param region region of the signature; {@code auto} for R2
 * @param bucket name of the bucket
 * @param accessKey public part of the key
 * @param secretKey secret part of the key; shown nowhere
 * @param timeoutSeconds longest wait for an answer
 * @param maxAttempts attempts of a request in all
 */
public record S3Options(
    URI endpoint,
    String region,
    String bucket,
    String accessKey,
    String secretKey,
    double timeoutSeconds,
    int maxAttempts) {
  /**
   * Checks the names.
   *
   * @throws BadInputException if one cannot be used
   */
  public S3Options {
    check(
        ("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()))
            && endpoint.getHost() != null
            && endpoint.getUserInfo() == null,
        "endpoint",
        "give an address such as https://host");
    check(
        bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
        "bucket",
        "use small letters, digits and hyphens");
    check(region.matches("[a-z0-9-]{1,40}"), "region", "use a name such as auto or us-east-1");
    check(!accessKey.isBlank() && !secretKey.isBlank(), "keys", "give both parts of the key");
    check(timeoutSeconds > 0 && timeoutSeconds <= 86_400, "time-out", "use up to a day");
    check(maxAttempts >= 1 && maxAttempts <= 20, "number of attempts", "use 1 to 20");
  }

  /** Region auto, 120 s, four attempts. */
  public static S3Options of(URI endpoint, String bucket, String accessKey, String secretKey) {
    return new S3Options(endpoint, "auto", bucket, accessKey, secretKey, 120, 4);
  }

  /** These options with another region. */
  public S3Options withRegion(String value) {
    return new S3Options(
        endpoint, value, bucket, accessKey, secretKey, timeoutSeconds, maxAttempts);
  }

  /** These options with another time-out. */
  public S3Options withTimeoutSeconds(double value) {
    return new S3Options(endpoint, region, bucket, accessKey, secretKey, value, maxAttempts);
  }

  /** These options with another number of attempts. */
  public S3Options withMaxAttempts(int value) {
    return new S3Options(endpoint, region, bucket, accessKey, secretKey, timeoutSeconds, value);
  }

  /**
   * The address of a text.
   *
   * @throws BadInputException if it is none
   */
  public static URI endpoint(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "not an address", "endpoint", "give an address such as https://host");
    }
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "S3Options[" + endpoint + "/" + bucket + ", region " + region + "]";
  }

  private static void check(boolean right, String name, String remedy) {
    if (!right) {
      throw new BadInputException("cannot be used", "S3 " + name, remedy);
    }
  }
}
