package org.alidade.transients.run;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.alidade.objectstore.ObjectStoreOptions;
import org.alidade.objectstore.S3Options;
import org.alidade.transients.database.PostgresServer;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.FilesystemApiMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** With a real PostgreSQL and a real S3 server on this machine. */
@TestInstance(Lifecycle.PER_CLASS)
class ServerCascadeTest extends CascadeContract {
  private BlobStoreContext context;
  private S3Proxy server;

  @SuppressWarnings("NullAway.Init")
  ServerCascadeTest() {}

  @BeforeAll
  void start(@TempDir Path shared) throws Exception {
    Properties properties = new Properties();
    properties.setProperty(
        "jclouds.filesystem.basedir", Files.createDirectories(shared.resolve("s3")).toString());
    context =
        ContextBuilder.newBuilder(new FilesystemApiMetadata())
            .credentials("identity", "credential")
            .overrides(properties)
            .build(BlobStoreContext.class);
    context.getBlobStore().createContainerInLocation(null, "astrid");
    server =
        S3Proxy.builder()
            .blobStore(context.getBlobStore())
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "access", "secret")
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.stop();
    context.close();
  }

  @Override
  SystemOptions options() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getPort());
    return SystemOptions.embedded(folder.resolve("unused"))
        .withDatabase(PostgresServer.freshDatabase())
        .withStore(
            ObjectStoreOptions.inBucket(S3Options.of(endpoint, "astrid", "access", "secret")));
  }
}
