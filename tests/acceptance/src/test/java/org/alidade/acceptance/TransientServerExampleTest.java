package org.alidade.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alidade.testing.UserNamespaces;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The complete example with a real PostgreSQL and a real S3 server, named in a settings file. */
class TransientServerExampleTest extends TransientExampleContract {
  private EmbeddedPostgres database;
  private S3Server store;
  private Path settings;

  @SuppressWarnings("NullAway.Init")
  TransientServerExampleTest() {}

  @BeforeAll
  static void requireServer() {
    UserNamespaces.assumeUsable("PostgreSQL");
  }

  @BeforeEach
  void start(@TempDir Path servers) throws IOException {
    database = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    store = S3Server.start(servers);
    settings = servers.resolve("settings.yaml");
    String address = "postgresql://postgres:postgres@localhost:" + database.getPort() + "/postgres";
    // JSON is YAML too.
    Files.write(
        settings, new ObjectMapper().writeValueAsBytes(settings(address, store.endpoint())));
  }

  @AfterEach
  void stop() throws IOException {
    store.close();
    database.close();
  }

  @Override
  List<Object> place() {
    return List.of("--system", folder.resolve("unused"), "--settings", settings);
  }

  @Override
  TransientSystem open() throws IOException {
    return TransientSystem.open(SystemOptions.read(settings, folder.resolve("unused"), Map.of()));
  }
}
