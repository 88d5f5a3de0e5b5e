package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir private Path folder;

  @Test
  void looksAtEverythingAndLeavesNothing() {
    Ran ran = Ran.alidade("doctor", "--dir", folder, "--json");

    assertThat(ran.status()).isZero();
    List<String> items = new ArrayList<>();
    for (JsonNode finding : ran.json().get("findings")) {
      items.add(finding.get("item").asText());
      boolean ok = finding.get("status").asText().equals("ok");
      assertThat(finding.get("remedy").asText().isEmpty()).as(finding.toString()).isEqualTo(ok);
    }
    assertThat(items)
        .containsExactly(
            "java",
            "system",
            "memory",
            "limits",
            "threads",
            "language",
            "pages",
            "processor",
            "kernels",
            "blas",
            "fft",
            "hdf5",
            "wcslib",
            "sep",
            "s3",
            "postgresql",
            "pytorch",
            "onnx",
            "temp",
            "cache",
            "locking",
            "disk");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsMeasuredIsHeldAgainstARecordedMachine() {
    Ran ran = Ran.alidade("doctor", "--measure", "--dir", folder);

    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines())
        .anyMatch(line -> line.contains("recorded   linux-x86_64-") || line.contains("no figures"))
        .anyMatch(line -> line.matches("(ok|warn) +dgemm +\\d.* GF/s.*"))
        .anyMatch(line -> line.matches("(ok|warn) +fourier +\\d.* Gpixel/s.*"))
        .anyMatch(line -> line.matches("(ok|warn) +hdf5 read +\\d.* GB/s.*"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMissingNativeLibraryIsAWarning() {
    List<String> flags = List.of("-Dalidade.native.path=" + folder);

    try (ChildJvm doctor = ChildJvm.start(flags, AlidadeCommand.class, "doctor", "--dir", folder)) {
      assertThat(doctor.exitStatus()).isZero();
      assertThat(doctor.lines()).anyMatch(line -> line.startsWith("warn kernels"));
    }
  }

  @Test
  void aFolderThatIsNotThereIsAWarning() {
    Ran ran = Ran.alidade("doctor", "--dir", folder.resolve("none"));

    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines()).anyMatch(line -> line.startsWith("warn disk"));
  }
}
