package org.alidade.testing.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.FilesystemApiMetadata;

/** An S3 server on a free port of this machine, over a folder, with one bucket. */
public final class S3Server implements AutoCloseable {
  /** The key's name of a server that checks signatures. */
  public static final String ACCESS_KEY = "access";

  /** The key's secret of a server that checks signatures. */
  public static final String SECRET_KEY = "a-very-secret-key";

  private final BlobStoreContext context;
  private final S3Proxy server;

  private S3Server(BlobStoreContext context, S3Proxy server) {
    this.context = context;
    this.server = server;
  }

  /** Starts a server that answers only to requests signed with the two keys. */
  public static S3Server signed(Path folder, String bucket) throws Exception {
    return start(folder, bucket, AuthenticationType.AWS_V2_OR_V4);
  }

  /** Starts a server that answers everybody. */
  public static S3Server open(Path folder, String bucket) throws Exception {
    return start(folder, bucket, AuthenticationType.NONE);
  }

  private static S3Server start(Path folder, String bucket, AuthenticationType authentication)
      throws Exception {
    BlobStoreContext context = context(folder);
    context.getBlobStore().createContainerInLocation(null, bucket);
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(context.getBlobStore())
            .awsAuthentication(authentication, ACCESS_KEY, SECRET_KEY)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    server.start();
    return new S3Server(context, server);
  }

  private static BlobStoreContext context(Path folder) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(
        "jclouds.filesystem.basedir", Files.createDirectories(folder).toString());
    return ContextBuilder.newBuilder(new FilesystemApiMetadata())
        .credentials("identity", "credential")
        .overrides(properties)
        .build(BlobStoreContext.class);
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** Puts an object into a bucket past the server. */
  public void put(String bucket, String key, byte[] content) {
    BlobStore store = context.getBlobStore();
    store.putBlob(
        bucket, store.blobBuilder(key).payload(content).contentLength(content.length).build());
  }

  @Override
  public void close() throws Exception {
    server.stop();
    context.close();
  }
}
