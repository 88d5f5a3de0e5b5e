package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.alidade.cli.AlidadeCommand;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks without room: one line, status 1, and what was there is as it was. Needs to mount one. */
class FullDiskTest {
  private final Problem problem = Problem.small(101);

  @TempDir Path folder;
  private Path disk = Path.of("");

  private void mount(String size) throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString()))
        .as("status of mounting a small disk, which only root may do")
        .isZero();
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  /** In a process of its own, whose exit status is what a user's script sees. */
  private void refused(Object... arguments) {
    Map<String, String> before = FolderState.of(disk);
    try (ChildJvm program = ChildJvm.start(AlidadeCommand.class, arguments)) {
      int status = program.exitStatus();
      assertThat(program.lines())
          .filteredOn(line -> line.startsWith("alidade: error: "))
          .hasSize(1);
      assertThat(String.join(" ", program.lines()))
          .containsAnyOf("space", "the disk has", "disk is full");
      assertThat(FolderState.of(disk)).isEqualTo(before);
      assertThat(status).as("%s", program.lines()).isEqualTo(1);
    }
  }

  @Test
  void populatingADiskThatIsTooSmall() throws Exception {
    mount("48k");
    Path arrays = problem.writeArrays(folder.resolve("arrays.h5"));
    refused("cube", "populate", disk.resolve("cube.h5"), "--from", arrays);
  }

  @Test
  void aHypercubeThatDoesNotFit() throws Exception {
    mount("300k");
    Path cube = problem.populate(disk.resolve("cube.h5"));
    refused("cube", "build", cube);
    refused("cube", "build", cube, "--s-chunk", 2, "--p-chunk", 1);
  }

  @Test
  void aSolutionThatDoesNotFit() throws Exception {
    mount("1m");
    Path cube = problem.populate(disk.resolve("cube.h5"));
    Path filler = disk.resolve("filler");
    long free = Files.getFileStore(disk).getUsableSpace();
    Files.write(filler, new byte[(int) free]);
    refused("cube", "solve", cube, "--rows", "operator", "--track", "off");
    Files.delete(filler);
    CommandRun.succeed("cube", "solve", cube, "--rows", "operator", "--track", "off");
  }

  @Test
  void aTrackedSolutionOnAFullDisk() throws Exception {
    mount("1m");
    Path cube = problem.populate(disk.resolve("cube.h5"));
    long free = Files.getFileStore(disk).getUsableSpace();
    Files.write(disk.resolve("filler"), new byte[(int) free]);
    refused("cube", "solve", cube, "--rows", "operator", "--track", "on");
  }
}
