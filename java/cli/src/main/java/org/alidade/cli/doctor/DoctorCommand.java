package org.alidade.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.alidade.array.AlidadeException;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alidade doctor}. */
@Command(
    name = "doctor",
    description = {
      "Look at this machine and installation: Java, native libraries, processor kernels, memory, disk, locks.",
      "Every line says ok or warn; a warning says what to do. The exit status is 0 in any case."
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder whose disk and locks are tried; default: this one.")
  private Path folder = Path.of(".");

  @Option(
      names = "--measure",
      description =
          "Measure for a few seconds what this machine reaches, against a machine whose figures are recorded.")
  private boolean measure;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public DoctorCommand() {}

  /** Looks at one thing. */
  @FunctionalInterface
  private interface Examination {
    Finding look() throws IOException;
  }

  @Override
  public Integer call() {
    Path place = folder.toAbsolutePath().normalize();
    Storage storage = new Storage(place);
    List<Finding> findings = new ArrayList<>();
    findings.add(Machine.java());
    findings.add(Machine.system());
    findings.add(Machine.memory());
    findings.add(examine("limits", MemoryLimits::find));
    findings.add(examine("threads", () -> Environment.threads(common.threads())));
    findings.add(Environment.language());
    findings.add(examine("pages", Environment::largePages));
    findings.add(examine("processor", Libraries::processor));
    findings.add(examine("kernels", Libraries::kernels));
    findings.add(examine("blas", Libraries::blas));
    findings.add(examine("fft", Libraries::fft));
    findings.add(examine("hdf5", Libraries::hdf5));
    findings.add(examine("wcslib", Libraries::wcslib));
    findings.add(examine("sep", Libraries::sep));
    findings.add(Extensions.objectStore());
    findings.add(Extensions.database());
    findings.add(Extensions.training());
    findings.add(Extensions.scoring());
    findings.add(examine("temp", ProgramFolder::temporary));
    findings.add(examine("cache", ProgramFolder::cache));
    findings.add(examine("locking", storage::locking));
    findings.add(examine("disk", storage::disk));
    if (measure) {
      findings.addAll(measured(place));
    }
    String text =
        findings.stream().map(Finding::line).collect(Collectors.joining(System.lineSeparator()));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("findings", findings.stream().map(Finding::document).toList());
    document.put("warnings", findings.stream().filter(finding -> !finding.ok()).count());
    new Output(spec, common).result(text, document);
    return 0;
  }

  private List<Finding> measured(Path place) {
    try {
      return Reach.measure(place, common.threads());
    } catch (LinkageError | AlidadeException | IOException e) {
      return List.of(
          Finding.warn("measure", "not possible: " + e.getMessage(), "mend what is named above"));
    }
  }

  /** What cannot even be asked becomes a warning. */
  private static Finding examine(String item, Examination examination) {
    try {
      return examination.look();
    } catch (LinkageError e) {
      String found =
          "native library cannot be used: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Finding.warn(item, found, "add alidade-platform for this system to the class path");
    } catch (AlidadeException e) {
      return Finding.warn(item, e.what(), e.remedy());
    } catch (IOException e) {
      return Finding.warn(item, "not possible: " + e, "check folder and permissions");
    }
  }
}
