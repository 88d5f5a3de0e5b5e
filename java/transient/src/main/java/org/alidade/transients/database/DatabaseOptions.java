package org.alidade.transients.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which database is opened (spec transient 21).
 *
 * <p>Example: {@code DatabaseOptions.sqlite(Path.of("transients.db"))}.
 *
 * @param file file of an embedded database; null for a server
 * @param address JDBC address of a server; null for a file
 * @param user user of the server; empty for a file
 * @param password password of the server, shown nowhere; empty for a file
 * @param connections greatest number of connections
 * @param timeoutSeconds longest wait for a connection or for another writer
 */
public record DatabaseOptions(
    @Nullable Path file,
    @Nullable String address,
    String user,
    String password,
    int connections,
    double timeoutSeconds) {
  private static final int DEFAULT_CONNECTIONS = 12;
  private static final double DEFAULT_TIMEOUT_SECONDS = 60;

  /**
   * Checks the values.
   *
   * @throws BadInputException if one cannot be used
   */
  public DatabaseOptions {
    check((file == null) != (address == null), "place", "give either a file or an address");
    check(
        address == null || address.startsWith("jdbc:postgresql:"),
        "address",
        "use jdbc:postgresql://host/name");
    check(connections >= 2 && connections <= 200, "number of connections", "use 2 to 200");
    check(timeoutSeconds >= 1 && timeoutSeconds <= 3600, "time-out", "use 1 to 3600 s");
  }

  /** An embedded database in a file, which is made if it is missing. */
  public static DatabaseOptions sqlite(Path file) {
    return new DatabaseOptions(file, null, "", "", DEFAULT_CONNECTIONS, DEFAULT_TIMEOUT_SECONDS);
  }

  /**
   * A PostgreSQL server.
   *
   * @param address such as {@code jdbc:postgresql://localhost:5432/alidade}
   */
  public static DatabaseOptions postgresql(String address, String user, String password) {
    return new DatabaseOptions(
        null, address, user, password, DEFAULT_CONNECTIONS, DEFAULT_TIMEOUT_SECONDS);
  }

  /** These options with another number of connections. */
  public DatabaseOptions withConnections(int value) {
    return new DatabaseOptions(file, address, user, password, value, timeoutSeconds);
  }

  /**
   * The options of environment variables: {@code DATABASE_URL}, as {@code
   * postgresql://user:password@host:port/name} or {@code sqlite:path}, else {@code SUPABASE_HOST}
   * (or {@code SUPABASE_PROJECT_REF}) with {@code SUPABASE_PASSWORD}.
   *
   * @param variables such as {@code System.getenv()}
   * @return nothing if no database is named
   * @throws BadInputException if the address cannot be read
   */
  public static Optional<DatabaseOptions> fromEnvironment(Map<String, String> variables) {
    String url = variables.getOrDefault("DATABASE_URL", "");
    if (!url.isBlank()) {
      return Optional.of(ofUrl(url));
    }
    String project = variables.getOrDefault("SUPABASE_PROJECT_REF", "");
    String host =
        variables.getOrDefault(
            "SUPABASE_HOST", project.isBlank() ? "" : "db." + project + ".supabase.co");
    if (host.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        postgresql(
            "jdbc:postgresql://" + host + ":5432/postgres",
            "postgres",
            variables.getOrDefault("SUPABASE_PASSWORD", "")));
  }

  /**
   * The options of an address.
   *
   * @param url {@code postgresql://user:password@host:port/name} or {@code sqlite:path}
   * @throws BadInputException if it is neither
   */
  public static DatabaseOptions ofUrl(String url) {
    if (url.startsWith("sqlite:")) {
      return sqlite(Path.of(url.substring("sqlite:".length()).replaceFirst("^//", "")));
    }
    check(
        url.matches("postgres(ql)?(\\+[a-z0-9]+)?://.+"),
        "DATABASE_URL",
        "use postgresql://user:password@host:port/name or sqlite:path");
    return ofServer(url.replaceFirst("^[^:]+", "postgresql"));
  }

  private static DatabaseOptions ofServer(String url) {
    try {
      URI uri = new URI(url);
      check(uri.getHost() != null, "DATABASE_URL", "name the host");
      String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return postgresql(
          "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
          decoded(login[0]),
          login.length > 1 ? decoded(login[1]) : "");
    } catch (URISyntaxException e) {
      throw new BadInputException(
          "cannot be read", "DATABASE_URL", "escape special characters of the password by %");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Which database it is. */
  public Dialect dialect() {
    return file == null ? Dialect.POSTGRESQL : Dialect.SQLITE;
  }

  /** Where it is, without the password. */
  @Override
  public String toString() {
    String place =
        file == null ? String.valueOf(address).replaceFirst("\\?.*", "") : file.toString();
    return "DatabaseOptions[" + place + ", " + connections + " connections]";
  }

  private static void check(boolean right, String name, String remedy) {
    if (!right) {
      throw new BadInputException("cannot be used", "database " + name, remedy);
    }
  }
}
