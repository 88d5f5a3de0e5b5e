package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.alidade.array.NpyFile;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.WriterLock;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot work is refused in one line that names the culprit, with status 2 (1 if it is not the
 * user's doing), and nothing is created or changed.
 */
@ExtendWith(LeakCheck.class)
class BadInputTest {
  private final Problem problem = Problem.small(91);

  @TempDir Path folder;

  /** Spoils a file of input arrays. */
  interface Damage {
    void apply(Hdf5File arrays, Problem problem);
  }

  /** The command line keeps this option for the whole process. */
  @AfterEach
  void forgetTheLockTimeout() {
    System.clearProperty("alidade.lock.timeoutSeconds");
  }

  /** Runs a command that must fail without a trace and returns its one line. */
  private String refused(int status, Object... arguments) {
    Map<String, String> before = FolderState.of(folder);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as("%s", run).isEqualTo(status);
    assertThat(run.out()).isEmpty();
    assertThat(run.errorLines()).hasSize(1);
    String line = run.errorLines().get(0);
    assertThat(line).startsWith("alidade: error: ");
    assertThat(line.substring("alidade: error: ".length()).split(": ", -1))
        .as("what, where, remedy in: %s", line)
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(FolderState.of(folder)).isEqualTo(before);
    return line;
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("losvd", (f, p) -> Problem.write(f, "losvd", p.losvd, 24, 3, 31)),
        damage("losvd", (f, p) -> Problem.write(f, "losvd", p.losvd, 24 * 31, 3)),
        damage("cube", (f, p) -> Problem.write(f, "cube", p.cube, 12, 320)),
        damage("cube", (f, p) -> Problem.write(f, "cube", p.cube, 24 * 160)),
        damage(
            "templates", (f, p) -> Problem.write(f, "templates", p.templates, 6, p.templatePixels)),
        damage(
            "templates", (f, p) -> Problem.write(f, "templates", p.templates, p.templates.length)),
        damage("vel_pix", (f, p) -> Problem.write(f, "vel_pix", new double[] {-100, 0, 100}, 3)),
        damage("tem_pix", (f, p) -> swap(f, "tem_pix", p.temPix, 100)),
        damage("obs_pix", (f, p) -> swap(f, "obs_pix", p.obsPix, 50)),
        damage("vel_pix", (f, p) -> swap(f, "vel_pix", p.velPix, 7)),
        damage("obs_pix", (f, p) -> set(f, "obs_pix", p.obsPix, 3, Double.NaN)),
        damage("tem_pix", (f, p) -> set(f, "tem_pix", p.temPix, 60, p.temPix[60] + 2e-5)),
        damage("templates", (f, p) -> set(f, "templates", p.templates, 800, Double.NaN)),
        damage("losvd", (f, p) -> set(f, "losvd", p.losvd, 800, Double.NaN)),
        damage("losvd", (f, p) -> set(f, "losvd", p.losvd, 801, Double.POSITIVE_INFINITY)),
        damage("mask", (f, p) -> mask(f, new boolean[160])),
        damage("mask", (f, p) -> mask(f, p.mask().length - 1)),
        damage("binnum", (f, p) -> image(f, 50, 24)),
        damage("binnum", (f, p) -> image(f, 49, 0)),
        damage(
            "orbit_weights", (f, p) -> Problem.write(f, "orbit_weights", new double[] {1, 2}, 2)),
        damage("orbit_weights", (f, p) -> Problem.write(f, "orbit_weights", new double[3], 3)),
        damage(
            "orbit_weights",
            (f, p) -> Problem.write(f, "orbit_weights", new double[] {1, -1, 1}, 3)),
        damage("obs_pix", (f, p) -> f.delete("obs_pix")),
        damage("losvd", (f, p) -> f.delete("losvd")));
  }

  private static Arguments damage(String named, Damage damage) {
    return Arguments.of(named, damage);
  }

  private static void set(Hdf5File file, String name, double[] values, int index, double value) {
    double[] changed = values.clone();
    changed[index] = value;
    file.dataset(name).write(changed);
  }

  private static void swap(Hdf5File file, String name, double[] values, int index) {
    double[] changed = values.clone();
    changed[index] = values[index + 1];
    changed[index + 1] = values[index];
    file.dataset(name).write(changed);
  }

  private static void mask(Hdf5File file, int length) {
    boolean[] all = new boolean[length];
    Arrays.fill(all, true);
    mask(file, all);
  }

  private static void mask(Hdf5File file, boolean[] keep) {
    file.delete("mask");
    file.createDataset("mask", DatasetSpec.of(Hdf5Type.BOOLEAN, keep.length)).write(keep);
  }

  /** An image of 50 pixels whose spaxel numbers are as many and as large as told. */
  private static void image(Hdf5File file, int numbers, int largest) {
    Problem.write(file, "xpix", new double[50], 50);
    Problem.write(file, "ypix", new double[50], 50);
    int[] spaxels = new int[numbers];
    spaxels[numbers - 1] = largest;
    file.createDataset("binnum", DatasetSpec.of(Hdf5Type.INT32, numbers)).write(spaxels);
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("damages")
  void arraysThatCannotBeFitted(String named, Damage damage) {
    Path arrays = problem.writeArrays(folder.resolve("arrays.h5"));
    try (Hdf5File file = Hdf5File.openForUpdate(arrays)) {
      damage.apply(file, problem);
    }
    Path cube = folder.resolve("cube.h5");
    String line = refused(2, "cube", "populate", cube, "--from", arrays);
    assertThat(line.replace("_", "")).containsIgnoringCase(named.replace("_", ""));
    problem.populate(cube);
    refused(2, "cube", "populate", cube, "--from", arrays);
  }

  @Test
  void histogramsThatAreNotFiniteCanBeRepairedOnDemand() {
    Path arrays = problem.writeArrays(folder.resolve("arrays.h5"));
    try (Hdf5File file = Hdf5File.openForUpdate(arrays)) {
      set(file, "losvd", problem.losvd, 800, Double.NaN);
    }
    Path cube = folder.resolve("cube.h5");
    assertThat(refused(2, "cube", "populate", cube, "--from", arrays)).contains("--repair-losvd");
    CommandRun repaired =
        CommandRun.succeed("cube", "populate", cube, "--from", arrays, "--repair-losvd");
    assertThat(repaired.errorLines()).hasSize(1).allMatch(line -> line.contains("1 velocity"));
    CommandRun.succeed("cube", "build", cube);
    for (float value : CubeFiles.models(cube)) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void asManySpaxelsAsPixelsWithoutTheOrder() {
    Path arrays = Problem.of(92, 40, 2, 2, 40).writeArrays(folder.resolve("arrays.h5"));
    Path cube = folder.resolve("cube.h5");
    assertThat(refused(2, "cube", "populate", cube, "--from", arrays)).contains("--cube-order");
    CommandRun.succeed("cube", "populate", cube, "--from", arrays, "--cube-order", "SL");
  }

  @Test
  void templatesThatDoNotReachTheMargin() {
    Path arrays = problem.writeArrays(folder.resolve("arrays.h5"));
    assertThat(
            refused(
                2,
                "cube",
                "populate",
                folder.resolve("cube.h5"),
                "--from",
                arrays,
                "--safety-pad",
                90))
        .contains("templates reach")
        .contains("are needed");
  }

  @Test
  void filesThatAreNoCubeFiles() throws Exception {
    Path foreign = folder.resolve("foreign.h5");
    Files.writeString(foreign, "SIMPLE  =                    T", StandardCharsets.US_ASCII);
    Path empty = Files.createFile(folder.resolve("empty.h5"));
    Path whole = problem.build(folder.resolve("whole.h5"), 24, 1, 6);
    Path truncated = GoldenCase.copy(whole, "truncated.h5");
    try (FileChannel channel = FileChannel.open(truncated, StandardOpenOption.WRITE)) {
      channel.truncate(Files.size(whole) / 2);
    }
    Path arrays = problem.writeArrays(folder.resolve("arrays.h5"));
    for (Path file : new Path[] {foreign, empty, truncated}) {
      String name = file.getFileName().toString();
      for (String verb : new String[] {"build", "solve", "reconstruct", "status", "check"}) {
        assertThat(refused(2, "cube", verb, file)).contains(name);
      }
      assertThat(refused(2, "cube", "populate", file, "--from", arrays)).contains(name);
      assertThat(refused(2, "cube", "populate", whole, "--from", file)).contains(name);
    }
  }

  @Test
  void filesThatAreNotThere() throws Exception {
    Path nowhere = folder.resolve("nowhere.h5");
    for (String verb :
        new String[] {"build", "solve", "reconstruct", "status", "check", "diagnose", "compress"}) {
      assertThat(refused(2, "cube", verb, nowhere)).contains("nowhere.h5");
    }
    assertThat(refused(2, "cube", "populate", folder.resolve("new.h5"), "--from", nowhere))
        .contains("nowhere.h5");
    Path cube = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    refused(2, "cube", "reconstruct", cube, "--x", folder.resolve("nowhere.npy"));
    refused(2, "cube", "solve", cube, "--warm-start", "x0", "--x0", folder.resolve("no.npy"));
  }

  @Test
  void stepsInTheWrongOrder() {
    Path cube = problem.populate(folder.resolve("cube.h5"));
    assertThat(refused(2, "cube", "solve", cube, "--rows", "models")).contains("/HyperCube/models");
    assertThat(refused(2, "cube", "reconstruct", cube)).contains("/X_global");
    assertThat(refused(2, "cube", "compress", cube)).contains("/HyperCube/models");
    assertThat(refused(2, "cube", "solve", cube, "--warm-start", "resume")).contains("resume");
    assertThat(refused(2, "cube", "solve", cube, "--warm-start", "x0")).contains("x0");
  }

  @Test
  void weightsThatDoNotFit() throws Exception {
    Path cube = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    Path few = folder.resolve("few.npy");
    NpyFile.write(few, new double[17]);
    Path nan = folder.resolve("nan.npy");
    double[] values = new double[18];
    values[4] = Double.NaN;
    NpyFile.write(nan, values);
    for (Path weights : new Path[] {few, nan}) {
      refused(2, "cube", "reconstruct", cube, "--x", weights);
      refused(2, "cube", "solve", cube, "--warm-start", "x0", "--x0", weights);
    }
    refused(2, "cube", "solve", cube, "--orbit-weights", few);
    refused(2, "cube", "solve", cube, "--orbit-weights", "stored");
  }

  @Test
  void hypercubesThatAreNotComplete() {
    Path cube = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    CommandRun.succeed("cube", "solve", cube, "--solver", "kaczmarz");
    try (Hdf5File file = Hdf5File.openForUpdate(cube)) {
      file.group("/HyperCube").attributes().set("complete", false);
    }
    assertThat(refused(2, "cube", "solve", cube, "--rows", "models")).contains("not complete");
    assertThat(refused(2, "cube", "reconstruct", cube, "--rows", "models"))
        .contains("not complete");
    assertThat(refused(2, "cube", "compress", cube)).contains("not complete");
  }

  @Test
  void hypercubesOfSomethingElse() {
    Path cube = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    Object[] build = {"cube", "build", cube};
    CommandRun.succeed(build);
    assertThat(refused(2, with(build, "--p-chunk", 3))).contains("tiles");
    assertThat(refused(2, with(build, "--norm", "data"))).contains("norm was model, is data");
    problem.losvd[5] += 3;
    CubeFiles.overwrite(cube, "/LOSVD", problem.losvd);
    assertThat(refused(2, build)).contains("/LOSVD changed").contains("--on-mismatch rebuild");
  }

  private static Object[] with(Object[] arguments, Object... more) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return all;
  }

  @Test
  void wrongUsage() {
    Path cube = problem.populate(folder.resolve("cube.h5"));
    Object[][] lines = {
      {},
      {"cube"},
      {"nothing"},
      {"cube", "nothing", cube},
      {"cube", "build"},
      {"cube", "build", cube, "--unknown"},
      {"cube", "build", cube, "--s-chunk", "many"},
      {"cube", "build", cube, "--s-chunk", 0},
      {"cube", "build", cube, "--norm", "colour"},
      {"cube", "build", cube, "--workers", 0},
      {"cube", "build", cube, "--vel-bias", "NaN"},
      {"cube", "build", cube, "--lock-timeout", -1},
      {"cube", "populate", cube},
      {"cube", "populate", cube, "--from", cube, "--rebin", "nearest"},
      {"cube", "solve", cube, "--lr", 2},
      {"cube", "solve", cube, "--lr", 0},
      {"cube", "solve", cube, "--epochs", 0},
      {"cube", "solve", cube, "--pixels", 0},
      {"cube", "solve", cube, "--rows", "columns"},
      {"cube", "solve", cube, "--track", "maybe"},
      {"cube", "solve", cube, "--threads", 0},
      {"cube", "reconstruct", cube, "--max-slab-bytes", 0},
      {"cube", "reconstruct", cube, "--name", "a/b"}
    };
    for (Object[] line : lines) {
      refused(2, line);
    }
  }

  /** Holds the writer lock of a file until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (WriterLock lock = WriterLock.acquire(Path.of(arguments[0]))) {
        System.out.println("held by " + lock.holder());
        int end = System.in.read();
        System.out.println("ended with " + end);
      }
    }
  }

  @Test
  void aSecondWriterFailsAfterItsTimeoutAndNamesTheFirst() {
    Path cube = problem.populate(folder.resolve("cube.h5"));
    Path arrays = problem.writeArrays(folder.resolve("arrays.h5"));
    try (ChildJvm holder = ChildJvm.start(Holder.class, cube)) {
      holder.awaitLine(line -> line.startsWith("held by"));
      String pid = "pid " + holder.pid() + " ";
      assertThat(refused(2, "cube", "build", cube, "--lock-timeout", 0)).contains(pid);
      assertThat(refused(2, "cube", "populate", cube, "--from", arrays, "--lock-timeout", 0))
          .contains(pid);
      holder.kill();
    }
    CommandRun.succeed("cube", "build", cube, "--lock-timeout", 0);
  }
}
