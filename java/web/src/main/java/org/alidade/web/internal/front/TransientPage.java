package org.alidade.web.internal.front;

import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.util.Map;
import org.alidade.array.MissingDatasetException;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;
import org.alidade.web.TransientServiceOptions;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.ServedFile;
import org.alidade.web.internal.transients.ServiceParts;
import org.alidade.web.internal.transients.ServiceServer;

/**
 * A transient system: the whole transient service below the page's address, with its keys, sessions
 * and limits. Without a key nothing is told of what it holds.
 */
final class TransientPage implements ServedFile {
  private final String name;
  private final TransientSystem system;
  private final ServiceParts parts;
  private final ServiceServer server;

  private TransientPage(
      String name, TransientSystem system, ServiceParts parts, ServiceServer server) {
    this.name = name;
    this.system = system;
    this.parts = parts;
    this.server = server;
  }

  /**
   * Opens the embedded database of a folder; what the environment says of others does not count.
   */
  static TransientPage open(Path folder, String name, String home) {
    TransientSystem system = TransientSystem.open(SystemOptions.embedded(folder));
    boolean done = false;
    try {
      ServiceParts parts =
          ServiceParts.of(
              TransientServiceOptions.defaults(), system.database(), system.store(), home);
      TransientPage page = new TransientPage(name, system, parts, new ServiceServer(parts, home));
      done = true;
      return page;
    } finally {
      if (!done) {
        system.close();
      }
    }
  }

  void register(RoutesConfig routes) {
    server.register(routes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "transients";
  }

  @Override
  public String description() {
    return "review and monitor";
  }

  @Override
  public Reply document(String document, Map<String, String> query) {
    if (!document.equals("state")) {
      throw new MissingDatasetException("no such document", name, "see the page");
    }
    boolean keys = !system.database().read(session -> session.apiKeys().list()).isEmpty();
    return Reply.json(
        new Json()
            .text("name", name)
            .text("phase", "locked")
            .text("problem", "")
            .text(
                "summary",
                keys
                    ? "asks for a key"
                    : "has no key yet: alidade transient key makes the first one"));
  }

  @Override
  public void close() {
    parts.close();
    system.close();
  }
}
