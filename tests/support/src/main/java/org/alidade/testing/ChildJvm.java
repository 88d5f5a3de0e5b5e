package org.alidade.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Another JVM with this test's class path, to be watched line by line and killed at any instant.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (ChildJvm writer = ChildJvm.start(EndlessWriter.class, file)) {
 *   writer.awaitLine(line -> line.startsWith("tile 3"));
 *   writer.kill();
 * }
 * }</pre>
 *
 * <p>Standard error is part of the output. Ending goes through the process handle, because ending a
 * {@link Process} also closes its streams and loses what the child says last. The flags of this JVM
 * that native access needs are passed on.
 */
public final class ChildJvm implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private ChildJvm(Process process) {
    this.process = process;
    this.reader = new Thread(this::collect, "child-jvm-output");
    reader.setDaemon(true);
  }

  /**
   * Starts a JVM.
   *
   * @param main class with a main method, on this test's class path
   * @param arguments arguments of main, by their string forms
   */
  public static ChildJvm start(Class<?> main, Object... arguments) {
    return start(List.of(), main, arguments);
  }

  /**
   * Starts a JVM with flags of its own.
   *
   * @param flags such as {@code -Xmx64m} or {@code -Dname=value}
   * @param main class with a main method, on this test's class path
   * @param arguments arguments of main, by their string forms
   */
  public static ChildJvm start(List<String> flags, Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    inheritedFlags().forEach(command::add);
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      ChildJvm child = new ChildJvm(process);
      child.reader.start();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> inheritedFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            flag ->
                flag.startsWith("--enable-native-access")
                    || flag.startsWith("--sun-misc-unsafe-memory-access")
                    || flag.startsWith("-Dfile.encoding")
                    || flag.startsWith("-Djava.awt.headless"));
  }

  /**
   * Waits for a line of output, those already printed included, and returns it.
   *
   * @param wanted accepts the line
   * @throws AssertionError if the child ends or two minutes pass without such a line
   */
  public String awaitLine(Predicate<String> wanted) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    int next = 0;
    synchronized (lines) {
      while (true) {
        for (; next < lines.size(); next++) {
          if (wanted.test(lines.get(next))) {
            return lines.get(next);
          }
        }
        long left = deadline - System.nanoTime();
        if (ended || left <= 0) {
          throw new AssertionError("the child never printed the line\n" + String.join("\n", lines));
        }
        pause(left);
      }
    }
  }

  private void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(lines, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the child", e);
    }
  }

  /**
   * Ends the child at once, without any chance to clean up (SIGKILL), and waits until it is gone.
   */
  public void kill() {
    process.toHandle().destroyForcibly();
    exitStatus();
  }

  /** Asks the child to end (SIGTERM), which lets its shutdown hooks run. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Sends a line to the child's standard input. */
  public void send(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the child has ended.
   *
   * @return its exit status; 128 + signal number if a signal ended it
   * @throws AssertionError if it is still there after two minutes
   */
  public int exitStatus() {
    try {
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the child does not end\n" + String.join("\n", lines()));
      }
      reader.join(LIMIT.toMillis());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the child", e);
    }
  }

  /** The lines printed so far. */
  public List<String> lines() {
    synchronized (lines) {
      return Collections.unmodifiableList(new ArrayList<>(lines));
    }
  }

  /** The child's process number. */
  public long pid() {
    return process.pid();
  }

  /** Kills the child if it still runs. */
  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private void collect() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(output lost: " + e.getMessage() + ")");
    } finally {
      synchronized (lines) {
        ended = true;
        lines.notifyAll();
      }
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
      lines.notifyAll();
    }
  }
}
