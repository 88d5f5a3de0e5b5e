package org.alidade.objectstore.s3;

import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.objectstore.ContentDescription;
import org.alidade.objectstore.ObjectHead;
import org.alidade.objectstore.ObjectKeys;
import org.alidade.objectstore.ObjectStore;
import org.alidade.objectstore.ObjectStoreException;
import org.alidade.objectstore.S3Options;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Objects in a bucket of a store that speaks S3: path-style addresses, signature version 4. Needs
 * the optional dependency {@code software.amazon.awssdk:s3}.
 */
public final class S3ObjectStore implements ObjectStore {
  private final S3Client client;
  private final S3Presigner presigner;
  private final String bucket;
  private final String place;

  private S3ObjectStore(S3Client client, S3Presigner presigner, S3Options options) {
    this.client = client;
    this.presigner = presigner;
    bucket = options.bucket();
    place = options.endpoint() + "/" + bucket;
  }

  /** Opens a bucket; nothing is asked of the store yet. */
  public static S3ObjectStore open(S3Options options) {
    StaticCredentialsProvider keys =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(options.accessKey(), options.secretKey()));
    Region region = Region.of(options.region());
    Duration timeout = Duration.ofMillis(Math.round(1e3 * options.timeoutSeconds()));
    S3Client client =
        S3Client.builder()
            .endpointOverride(options.endpoint())
            .forcePathStyle(true)
            .region(region)
            .credentialsProvider(keys)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                change ->
                    change.retryStrategy(retries -> retries.maxAttempts(options.maxAttempts())))
            .httpClient(new JdkS3Http(timeout))
            .build();
    S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(options.endpoint())
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .region(region)
            .credentialsProvider(keys)
            .build();
    return new S3ObjectStore(client, presigner, options);
  }

  @Override
  public ObjectHead put(String key, Path file, ContentDescription description) {
    if (!Files.isReadable(file)) {
      throw new BadInputException("cannot be read", file.toString(), "name an existing file");
    }
    return put(key, RequestBody.fromFile(file), description);
  }

  @Override
  public ObjectHead put(String key, byte[] content, ContentDescription description) {
    return put(key, RequestBody.fromBytes(content), description);
  }

  private ObjectHead put(String key, RequestBody content, ContentDescription description) {
    ObjectKeys.checked(key);
    return asked(
        key,
        () -> {
          client.putObject(
              request ->
                  request
                      .bucket(bucket)
                      .key(key)
                      .contentType(description.contentType())
                      .metadata(description.metadata()),
              content);
          return stored(key);
        });
  }

  @Override
  public InputStream get(String key) {
    ObjectKeys.checked(key);
    return asked(key, () -> client.getObject(request -> request.bucket(bucket).key(key)));
  }

  @Override
  public void delete(String key) {
    ObjectKeys.checked(key);
    asked(key, () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
  }

  @Override
  public List<String> list(String prefix) {
    return asked(
        prefix,
        () ->
            client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> !key.endsWith("/"))
                .sorted()
                .toList());
  }

  @Override
  public Optional<ObjectHead> head(String key) {
    ObjectKeys.checked(key);
    try {
      return Optional.of(asked(key, () -> stored(key)));
    } catch (ObjectStoreException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ObjectHead stored(String key) {
    HeadObjectResponse head = client.headObject(request -> request.bucket(bucket).key(key));
    return new ObjectHead(
        key,
        head.contentLength(),
        Optional.ofNullable(head.contentType()).orElse("application/octet-stream"),
        head.lastModified(),
        head.eTag().replace("\"", ""),
        head.metadata());
  }

  @Override
  public Optional<URI> presign(String key, Duration lifetime) {
    ObjectKeys.checked(key);
    return asked(
        key,
        () -> {
          try {
            return Optional.of(
                presigner
                    .presignGetObject(
                        request ->
                            request
                                .signatureDuration(lifetime)
                                .getObjectRequest(object -> object.bucket(bucket).key(key)))
                    .url()
                    .toURI());
          } catch (URISyntaxException e) {
            throw new IllegalStateException("a signed address is none", e);
          }
        });
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void close() {
    presigner.close();
    client.close();
  }

  private <T> T asked(String key, Supplier<T> request) {
    String where = place + "/" + key;
    try {
      return request.get();
    } catch (SdkServiceException e) {
      if (e.statusCode() == 404) {
        throw ObjectStoreException.missing(where);
      }
      String answer = "the store answers " + e.statusCode();
      throw e.statusCode() >= 500 || e.statusCode() == 429
          ? ObjectStoreException.passing(answer, where, e)
          : ObjectStoreException.refused(answer, where, e);
    } catch (SdkException e) {
      throw ObjectStoreException.passing("the store does not answer", where, e);
    }
  }
}
