package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alidade.array.BadInputException;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lvm.Range;
import org.alidade.lvm.mock.FibreMap;
import org.alidade.lvm.mock.FrameWriter;
import org.alidade.lvm.mock.MockFrame;
import org.alidade.lvm.mock.MockSpectrum;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alidade lvm mock}. */
@Command(
    name = "mock",
    description = "Write made-up lvmSFrame files of neighbouring fields, to try things out.",
    mixinStandardHelpOptions = true)
final class MockCommand implements Callable<Integer> {
  private static final double FIRST_RA = 83.8;
  private static final double DEC = -5.4;
  private static final double STEP_DEGREES = 0.4;
  private static final long FIRST_EXPOSURE = 10001;
  private static final LocalDateTime FIRST_TIME = LocalDateTime.of(2024, 1, 10, 4, 0);
  private static final int SKY_FIBRES = 12;
  private static final int STANDARDS = 3;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to.")
  private Path folder;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Number of tiles; default: ${DEFAULT-VALUE}.")
  private int count = 3;

  @Option(
      names = "--rings",
      paramLabel = "N",
      description = "Hexagonal rings of science fibres; default: the 1801 fibres of LVM.")
  private @Nullable Integer rings;

  @Option(
      names = "--grid",
      paramLabel = "LOW:HIGH",
      description = "Wavelengths that the files have, in Angstrom; default: 3600:9800.")
  private @Nullable String grid;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the noise; default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  MockCommand() {}

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new BadInputException(count + " tiles", "--count", "use 1 or more");
    }
    Files.createDirectories(folder);
    FibreMap map =
        rings == null
            ? FibreMap.hexagonal()
            : FibreMap.hexagonal(rings, SKY_FIBRES, SKY_FIBRES, STANDARDS);
    FrameWriter writer = new FrameWriter(map, MockSpectrum.synthetic());
    List<String> written = new ArrayList<>();
    try (ProgressLine progress = new ProgressLine("mock", common)) {
      for (int i = 0; i < count; i++) {
        MockFrame frame = frame(i);
        Path file = folder.resolve("lvmSFrame-%08d.fits".formatted(frame.exposure()));
        writer.write(file, frame);
        written.add(file.toString());
        progress.progress(i + 1L, count, "tiles");
      }
    }
    new Output(spec, common)
        .result(
            "wrote " + String.join(System.lineSeparator() + "wrote ", written),
            Map.of("files", written));
    return LvmVerb.DONE;
  }

  private MockFrame frame(int index) {
    MockFrame.Builder frame =
        MockFrame.builder()
            .exposure(FIRST_EXPOSURE + index)
            .object("tile_id=" + (1054755 + index))
            .pointing(FIRST_RA + STEP_DEGREES * index, DEC, 0)
            .midExposure(FIRST_TIME.plusMinutes(20L * index))
            .seed(seed + index);
    if (grid != null) {
      Range range = ConfigOptions.range(grid, "--grid");
      frame.grid(range.low(), range.high()).fill(range.low(), range.high());
    }
    return frame.build();
  }
}
