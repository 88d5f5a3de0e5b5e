package org.alidade.cli.transients;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.transients.database.ApiKey;
import org.alidade.transients.database.ApiKeys;
import org.alidade.transients.database.Role;
import org.alidade.transients.run.TransientSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient key}. */
@Command(
    name = "key",
    description = {
      "Make, list and revoke keys of the service.",
      "The text of a key is shown once, when it is made; the database holds its digest."
    })
final class KeyCommand extends TransientVerb {
  @Mixin private SystemLocation system;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Wish wish;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "VIEWER",
      description = "guest, viewer, analyst (reviews), researcher, admin; default: viewer.")
  private Role role;

  @Option(names = "--days", paramLabel = "N", description = "Days after which it ends.")
  private @Nullable Integer days;

  private static final class Wish {
    @Option(names = "--create", paramLabel = "NAME", description = "Make a key for this name.")
    private @Nullable String create;

    @Option(names = "--revoke", paramLabel = "ID", description = "Revoke the key of this id.")
    private @Nullable UUID revoke;

    @SuppressWarnings("UnusedVariable") // what is done if neither of the others is asked for
    @Option(names = "--list", description = "List all keys.")
    private boolean list;
  }

  @SuppressWarnings("NullAway.Init")
  KeyCommand() {}

  @Override
  int run(Output out) throws IOException {
    try (TransientSystem opened = system.open()) {
      if (wish.create != null) {
        create(opened, wish.create, out);
      } else if (wish.revoke != null) {
        revoke(opened, wish.revoke, out);
      } else {
        list(opened, out);
      }
    }
    return DONE;
  }

  private void create(TransientSystem opened, String name, Output out) {
    if (days != null && days < 1) {
      throw new BadInputException(days + " days", "--days", "use 1 or more");
    }
    Instant end = days == null ? null : Instant.now().plus(Duration.ofDays(days));
    ApiKeys.Issued issued =
        opened.database().write(session -> session.apiKeys().issue(name, role, end, null));
    Map<String, Object> document = document(issued.key());
    document.put("key", issued.text());
    out.result(issued.text(), document);
  }

  private static void revoke(TransientSystem opened, UUID id, Output out) {
    boolean known = opened.database().<Boolean>write(session -> session.apiKeys().revoke(id));
    if (!known) {
      throw new BadInputException("there is no such key", id.toString(), "see --list");
    }
    out.result("revoked", Map.of("revoked", id.toString()));
  }

  private static void list(TransientSystem opened, Output out) {
    List<ApiKey> keys = opened.database().read(session -> session.apiKeys().list());
    StringBuilder text = new StringBuilder("id\tname\trole\tuses\tends\tactive");
    for (ApiKey key : keys) {
      text.append(
          String.format(
              "%n%s\t%s\t%s\t%d\t%s\t%s",
              key.id(), key.name(), key.role(), key.usageCount(), key.expiresAt(), key.isActive()));
    }
    out.results(text.toString(), keys.stream().map(KeyCommand::document).toList());
  }

  private static Map<String, Object> document(ApiKey key) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", key.id().toString());
    document.put("name", key.name());
    document.put("role", key.role().name());
    document.put("uses", key.usageCount());
    document.put("ends", key.expiresAt() == null ? null : key.expiresAt().toString());
    document.put("active", key.isActive());
    return document;
  }
}
