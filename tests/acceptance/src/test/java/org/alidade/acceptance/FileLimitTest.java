package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alidade.cli.AlidadeCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writes that fail half-way, as on a disk that fills up meanwhile: a shell limits the size of
 * files. One error line, status 1 and not that of a crash, and what was there is as it was.
 */
class FileLimitTest {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final int LIMIT_UNIT_BYTES = 512;

  private final Problem problem = Problem.small(104);

  @TempDir Path folder;

  @BeforeEach
  void needsAShell() {
    assumeThat(Files.isExecutable(SHELL)).as("there is a shell").isTrue();
  }

  /** Exit status and output of the program with files of at most so many bytes. */
  private record Ran(int status, List<String> lines) {}

  private static Ran limited(long bytes, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c"));
    command.add("ulimit -f " + bytes / LIMIT_UNIT_BYTES + " && exec \"$0\" \"$@\"");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    command.add(AlidadeCommand.class.getName());
    Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output.lines().toList());
  }

  private void refused(Path file, long bytes, Object... arguments) throws Exception {
    Map<String, String> before = FolderState.of(folder);
    Ran ran = limited(bytes, arguments);
    assertThat(ran.status()).as("%s", ran.lines()).isEqualTo(1);
    assertThat(ran.lines()).filteredOn(line -> line.startsWith("alidade: error: ")).hasSize(1);
    assertThat(FolderState.of(folder)).as("limit for %s", file).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.6, 0.9})
  void populate(double part) throws Exception {
    Path arrays = problem.writeArrays(folder.resolve("arrays.h5"));
    Path whole = folder.resolve("whole.h5");
    CommandRun.succeed("cube", "populate", whole, "--from", arrays);
    long bytes = Math.round(part * Files.size(whole));
    Path file = folder.resolve("cube.h5");
    Ran ran = limited(bytes, "cube", "populate", file, "--from", arrays);
    assertThat(ran.status()).as("%s", ran.lines()).isEqualTo(1);
    assertThat(ran.lines()).filteredOn(line -> line.startsWith("alidade: error: ")).hasSize(1);
    assertThat(String.join(" ", ran.lines())).contains("space");
    assertThat(folder.resolve("cube.h5.part")).doesNotExist();
  }

  @Test
  void solve() throws Exception {
    Path file = problem.populate(folder.resolve("cube.h5"));
    refused(file, Files.size(file) + 1024, solve(file, "--track", "off").toArray());
  }

  /**
   * The exit status is left out: the HDF5 library crashes at the end of a process that could not
   * write even the headers of a file, which is most of so small a live file.
   */
  @Test
  void aTrackerThatCannotWriteSaysSo() throws Exception {
    Path file = problem.populate(folder.resolve("cube.h5"));
    Ran ran = limited(8192, solve(file, "--track-checkpoint", 0).toArray());
    assertThat(ran.lines()).anyMatch(line -> line.contains("the fit tracker stopped"));
    assertThat(ran.lines()).filteredOn(line -> line.startsWith("alidade: error: ")).hasSize(1);
  }

  private static List<Object> solve(Path file, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of("cube", "solve", file, "--rows", "operator", "--solver", "kaczmarz"));
    all.addAll(List.of("--epochs", 2));
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void reconstruct() throws Exception {
    Path file = problem.populate(folder.resolve("cube.h5"));
    CommandRun.succeed(solve(file, "--track", "off").toArray());
    long present = Files.size(file);
    refused(file, present + 2048, "cube", "reconstruct", file);
    refused(file, present + 2048, "cube", "reconstruct", file, "--components", "all");
  }

  /** The limit is one, and lifting it lets the same command through. */
  @Test
  void withRoomTheSameCommandWorks() throws Exception {
    Path arrays = problem.writeArrays(folder.resolve("arrays.h5"));
    Path file = folder.resolve("cube.h5");
    assertThat(limited(64 << 20, "cube", "populate", file, "--from", arrays).status()).isZero();
    assertThat(file).isNotEmptyFile();
  }
}
