package org.alidade.transients.run;

import java.nio.file.Path;
import org.alidade.objectstore.ObjectStoreOptions;
import org.alidade.objectstore.S3Options;
import org.alidade.testing.s3.S3Server;
import org.alidade.transients.database.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** With a real PostgreSQL and a real S3 server on this machine. */
@TestInstance(Lifecycle.PER_CLASS)
class ServerCascadeTest extends CascadeContract {
  private S3Server server;

  @SuppressWarnings("NullAway.Init")
  ServerCascadeTest() {}

  @BeforeAll
  void start(@TempDir Path shared) throws Exception {
    server = S3Server.signed(shared.resolve("s3"), "astrid");
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Override
  SystemOptions options() {
    return SystemOptions.embedded(folder.resolve("unused"))
        .withDatabase(PostgresServer.freshDatabase())
        .withStore(
            ObjectStoreOptions.inBucket(
                S3Options.of(
                    server.endpoint(), "astrid", S3Server.ACCESS_KEY, S3Server.SECRET_KEY)));
  }
}
