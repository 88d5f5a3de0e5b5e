package org.alidade.spherex.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alidade.archive.ArchiveException;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.objectstore.s3.JdkS3Http;
import org.alidade.spherex.DownloadOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * A bucket of files that anyone may read, in the cloud or in any store that speaks S3 (spec spherex
 * 16.6). Needs the optional dependency {@code software.amazon.awssdk:s3}; may be shared by threads.
 *
 * <pre>{@code
 * try (S3Archive copy = S3Archive.publicCopy(DownloadOptions.defaults())) {
 *   RangeSource file = copy.file(CloudCopy.key(observation.downloadUrl()).orElseThrow());
 *   RemoteWindow.open(file).around(source, 80, 80).write(target);
 * }
 * }</pre>
 */
public final class S3Archive implements AutoCloseable {
  private static final long LONGEST_FILE_BYTES = 1L << 30;
  private static final int LISTED_AT_ONCE = 1000;

  private final S3Client client;
  private final String bucket;
  private final ArchiveAccess access;

  /**
   * A file of the bucket.
   *
   * @param key its name
   * @param size bytes
   */
  public record Entry(String key, long size) {}

  private S3Archive(S3Client client, String bucket, DownloadOptions options) {
    this.client = client;
    this.bucket = bucket;
    access = ArchiveAccess.of(options);
  }

  /** The public copy of the archive. */
  public static S3Archive publicCopy(DownloadOptions options) {
    return open(null, CloudCopy.REGION, CloudCopy.BUCKET, options);
  }

  /**
   * A bucket that anyone may read.
   *
   * @param endpoint address of the store, or null for that of the region
   * @param region such as {@code us-east-1}
   * @throws BadInputException if the names cannot be used
   */
  public static S3Archive open(
      @Nullable URI endpoint, String region, String bucket, DownloadOptions options) {
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]") || !region.matches("[a-z0-9-]{1,40}")) {
      throw new BadInputException(
          "not the name of a bucket or region", "bucket", "use small letters, digits and hyphens");
    }
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .region(Region.of(region))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                change -> change.retryStrategy(retries -> retries.maxAttempts(1)))
            .httpClient(new JdkS3Http(Duration.ofMillis(Math.round(1e3 * options.timeout()))));
    if (endpoint != null) {
      builder.endpointOverride(endpoint).forcePathStyle(true);
    }
    return new S3Archive(builder.build(), bucket, options);
  }

  /**
   * Lists files, without the empty ones that stand for folders.
   *
   * @param prefix beginning of their names
   * @param most number of files after which the list ends
   * @throws ArchiveException if the bucket cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public List<Entry> list(String prefix, int most) throws InterruptedException {
    List<Entry> entries = new ArrayList<>();
    String next = null;
    do {
      String token = next;
      int wanted = Math.min(LISTED_AT_ONCE, most - entries.size());
      ListObjectsV2Response page =
          attempt(
              prefix,
              () ->
                  client.listObjectsV2(
                      request ->
                          request
                              .bucket(bucket)
                              .prefix(prefix)
                              .maxKeys(wanted)
                              .continuationToken(token)));
      page.contents().stream()
          .filter(object -> !object.key().endsWith("/"))
          .forEach(object -> entries.add(new Entry(object.key(), object.size())));
      next = page.nextContinuationToken();
    } while (next != null && entries.size() < most);
    return entries;
  }

  /** A file to be read in pieces. */
  public RangeSource file(String key) {
    return new S3File(key);
  }

  /**
   * Fetches a whole file; an existing one is replaced when all of it is there.
   *
   * @throws ArchiveException if the bucket does not give it
   * @throws IoFailureException if it cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  public void download(String key, Path target) throws InterruptedException {
    RangeSource file = file(key);
    long size = file.size();
    if (size > LONGEST_FILE_BYTES) {
      throw ArchiveException.permanent(
          "a file of " + size + " bytes", file.name(), "check the key");
    }
    attempt(
        key,
        () -> {
          try (ResponseInputStream<GetObjectResponse> content =
              client.getObject(request(key, null))) {
            AtomicFile.write(
                target,
                part -> {
                  long copied = Files.copy(content, part);
                  if (copied != size) {
                    throw ArchiveException.passing(
                        "only " + copied + " of " + size + " bytes have come", file.name());
                  }
                });
          }
          return true;
        });
  }

  @Override
  public void close() {
    client.close();
  }

  private GetObjectRequest request(String key, @Nullable String range) {
    return GetObjectRequest.builder().bucket(bucket).key(key).range(range).build();
  }

  /** Retries are those of the library, as everywhere. */
  private <T> T attempt(String key, Callable<T> request) throws InterruptedException {
    return access
        .attempts()
        .call(
            () -> {
              try {
                return request.call();
              } catch (AbortedException e) {
                throw new InterruptedException("interrupted while reading " + key);
              } catch (SdkServiceException e) {
                throw because(
                    ArchiveException.ofStatus(e.statusCode(), bucket + "/" + key, Optional.empty()),
                    e);
              } catch (SdkException | IOException e) {
                throw because(
                    ArchiveException.passing(
                        "no connection (" + e.getMessage() + ")", bucket + "/" + key),
                    e);
              }
            });
  }

  private static ArchiveException because(ArchiveException failure, Exception cause) {
    failure.initCause(cause);
    return failure;
  }

  private final class S3File implements RangeSource {
    private final String key;
    private volatile long size = -1;

    S3File(String key) {
      this.key = key;
    }

    @Override
    public long size() throws InterruptedException {
      if (size < 0) {
        size =
            attempt(
                key,
                () ->
                    client.headObject(request -> request.bucket(bucket).key(key)).contentLength());
      }
      return size;
    }

    @Override
    public byte[] read(long offset, int length) throws InterruptedException {
      int wanted = (int) Math.min(length, size() - offset);
      if (wanted <= 0) {
        return new byte[0];
      }
      String range = "bytes=" + offset + "-" + (offset + wanted - 1);
      return attempt(
          key,
          () -> {
            try (ResponseInputStream<GetObjectResponse> content =
                client.getObject(request(key, range))) {
              byte[] bytes = content.readNBytes(wanted);
              if (bytes.length != wanted || content.response().contentLength() != wanted) {
                throw ArchiveException.passing("a piece of a wrong length", name());
              }
              return bytes;
            }
          });
    }

    @Override
    public String name() {
      return bucket + "/" + key;
    }
  }
}
