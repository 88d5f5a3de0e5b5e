package org.alidade.spherex.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A table service of somebody else's making: GAVO's DaCHS on a PostgreSQL of its own with
 * pg_sphere, both on free ports of the loopback interface and gone with this object. Needs Debian's
 * packages python3-gavo and postgresql-15-pgsphere.
 */
final class DachsService implements AutoCloseable {
  private static final Path DATABASES = Path.of("/usr/lib/postgresql");
  private static final long LONGEST_SECONDS = 120;

  /** Database servers refuse to run as root; this account comes with them. */
  private static final String SERVER_ACCOUNT = "postgres";

  private final Path folder;
  private final Path programs;
  private final boolean asRoot;
  private final String account;
  private final int databasePort;
  private final int webPort;
  private @Nullable Process web;

  private DachsService(Path folder, Path programs) throws IOException {
    this.folder = folder;
    this.programs = programs;
    this.asRoot = System.getProperty("user.name").equals("root");
    this.account = asRoot ? SERVER_ACCOUNT : System.getProperty("user.name");
    this.databasePort = freePort();
    this.webPort = freePort();
  }

  /** Skips the calling test unless everything is installed. */
  static void assumeInstalled() {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/gavo")) && programs().isPresent(),
        "DaCHS with pg_sphere is not installed (python3-gavo, postgresql-15-pgsphere)");
  }

  /** Starts a service for the tables in dachs.rd. */
  static DachsService start(List<SampleImage> images) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("alidade-dachs");
    Path inputs = Files.createDirectories(folder.resolve("root/inputs/spherex"));
    try (InputStream description = DachsService.class.getResourceAsStream("dachs.rd")) {
      Files.copy(Objects.requireNonNull(description), inputs.resolve("q.rd"));
    }
    SampleImage.write(images, inputs);
    DachsService service = new DachsService(folder, programs().orElseThrow());
    boolean started = false;
    try {
      service.prepare();
      service.web = service.serve();
      started = true;
      return service;
    } finally {
      if (!started) {
        service.close();
      }
    }
  }

  /** Folder of a database server that has pg_sphere. */
  private static Optional<Path> programs() {
    if (!Files.isDirectory(DATABASES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DATABASES)) {
      return versions
          .filter(DachsService::hasSphere)
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasSphere(Path version) {
    Path extensions = Path.of("/usr/share/postgresql", String.valueOf(version.getFileName()));
    return Files.exists(extensions.resolve("extension/pg_sphere.control"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void prepare() throws IOException, InterruptedException {
    writeSettings();
    if (asRoot) {
      finish(new ProcessBuilder("chown", "-R", account + ":" + account, folder.toString()));
    }
    run(program("initdb"), "-D", database(), "--auth=trust", "-U", account, "-E", "UTF8");
    String server = "-p " + databasePort + " -k " + folder + " -c listen_addresses=127.0.0.1 -F";
    Path log = folder.resolve("pg.log");
    run(program("pg_ctl"), "-D", database(), "-w", "-l", log, "-o", server, "start");
    sql("template1", "create database gavo");
    sql("gavo", "create role gavoadmin superuser login");
    sql("gavo", "create role untrusted superuser login");
    sql("gavo", "create extension pg_sphere");
    run("gavo", "init", "-d", "host=127.0.0.1 port=" + databasePort + " dbname=gavo");
    run("gavo", "imp", "spherex/q");
    run("gavo", "imp", "//tap");
  }

  private void writeSettings() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("gavo.rc"),
        String.join(
            "\n",
            "[general]",
            "rootDir: " + folder.resolve("root"),
            "group: " + (asRoot ? account : group()),
            "[web]",
            "bindAddress: 127.0.0.1",
            "serverPort: " + webPort,
            "serverURL: http://127.0.0.1:" + webPort,
            ""));
  }

  private static String group() throws IOException, InterruptedException {
    return finish(new ProcessBuilder("id", "-gn")).strip();
  }

  private Path database() {
    return folder.resolve("pg");
  }

  private Path program(String name) {
    return programs.resolve(name);
  }

  private void sql(String name, String statement) throws IOException, InterruptedException {
    String where = "postgresql://" + account + "@127.0.0.1:" + databasePort + "/" + name;
    run(program("psql"), where, "-v", "ON_ERROR_STOP=1", "-c", statement);
  }

  private Process serve() throws IOException {
    Process process = builder("gavo", "serve", "debug").start();
    BufferedReader lines = process.inputReader(UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Starting factory")) {
        Thread reader = new Thread(() -> lines.lines().forEach(rest -> {}), "dachs");
        reader.setDaemon(true);
        reader.start();
        return process;
      }
    }
    throw new IllegalStateException("the table service ended at once: " + said);
  }

  /** Address of the table service. */
  URI tap() {
    return URI.create("http://127.0.0.1:" + webPort + "/tap");
  }

  private void run(Object... command) throws IOException, InterruptedException {
    finish(builder(command));
  }

  private ProcessBuilder builder(Object... command) {
    List<String> words = new ArrayList<>();
    if (asRoot) {
      words.addAll(List.of("runuser", "-u", account, "--"));
    }
    Stream.of(command).map(String::valueOf).forEach(words::add);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GAVOSETTINGS", folder.resolve("gavo.rc").toString());
    builder.environment().put("HOME", folder.toString());
    return builder;
  }

  /** Its output goes to a file: a server that stays behind would keep a pipe open. */
  private static String finish(ProcessBuilder builder) throws IOException, InterruptedException {
    Path log = Files.createTempFile("alidade-dachs", ".log");
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(builder.command() + " takes too long");
      }
      String output = Files.readString(log, UTF_8);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(builder.command() + " failed: " + output);
      }
      return output;
    } finally {
      Files.delete(log);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (web != null) {
      web.descendants().forEach(ProcessHandle::destroyForcibly);
      web.destroyForcibly().waitFor();
    }
    if (Files.exists(database().resolve("postmaster.pid"))) {
      run(program("pg_ctl"), "-D", database(), "-m", "immediate", "stop");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
