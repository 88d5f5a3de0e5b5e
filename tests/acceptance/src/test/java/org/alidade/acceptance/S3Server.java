package org.alidade.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real S3 server on the loopback, in a process of its own because its web server is another
 * version of that of the pages. Its buckets are folders.
 */
final class S3Server implements AutoCloseable {
  private static final String JAR = "alidade.s3proxy.jar";

  private final Process process;
  private final URI endpoint;

  private S3Server(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts it with one bucket, named {@code astrid}. */
  static S3Server start(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("buckets/astrid"));
    URI endpoint = URI.create("http://127.0.0.1:" + freePort());
    Path properties = folder.resolve("s3proxy.conf");
    Files.write(
        properties,
        List.of(
            "s3proxy.endpoint=" + endpoint,
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.identity=access",
            "s3proxy.credential=secret",
            "jclouds.provider=filesystem",
            "jclouds.filesystem.basedir=" + folder.resolve("buckets")));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java, "-jar", System.getProperty(JAR), "--properties", properties.toString())
            .redirectErrorStream(true)
            .start();
    awaitStart(process);
    return new S3Server(process, endpoint);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitStart(Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.contains("Started ServerConnector")) {
        Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}), "s3-output");
        rest.setDaemon(true);
        rest.start();
        return;
      }
    }
    throw new AssertionError("the S3 server does not start: " + lines);
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
