package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JVM's own check of native calls has nothing to say about ours: one step of every system,
 * which goes through HDF5, BLAS, FFTW, WCSLIB, SEP and our kernels.
 */
@Tag("nightly")
class JniCheckTest {
  /** DuckDB, which reads Parquet, does not look for an exception after one call as it is loaded. */
  private static final List<String> KNOWN = List.of("at org.duckdb.DuckDBNative.");

  @TempDir private Path folder;

  @Test
  void nativeCallsKeepTheRulesOfJni() {
    try (ChildJvm child =
        ChildJvm.start(
            List.of("-Xcheck:jni", "-Dorg.bytedeco.javacpp.logger=slf4j"),
            EverySystem.class,
            folder.resolve("run"))) {
      assertThat(child.exitStatus()).as("%s", child.lines()).isZero();
      assertThat(child.lines()).contains("done");
      assertThat(complaints(child.lines())).isEmpty();
    }
  }

  /** The check works: the complaint about a library that is known is seen. */
  @Test
  void complaintsAreSeen() {
    String complaint = "WARNING in native method: JNI call made without checking exceptions";
    String frame = "\tat org.example.Library.load(Library.java:1)";

    assertThat(complaints(List.of("text", complaint, frame, "done")))
        .containsExactly(complaint + "\n" + frame);
    assertThat(complaints(List.of(complaint, "\tat org.duckdb.DuckDBNative.x(Y.java)"))).isEmpty();
    assertThat(complaints(List.of("FATAL ERROR in native method: bad"))).hasSize(1);
  }

  /** Complaints with their stacks, without those that are known. */
  private static List<String> complaints(List<String> lines) {
    List<String> found = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : lines) {
      boolean begins = line.contains("in native method:");
      boolean continues = !open.isEmpty() && line.startsWith("\t");
      if (!continues) {
        close(open, found);
      }
      if (begins || continues) {
        open.append(open.isEmpty() ? "" : "\n").append(line);
      }
    }
    close(open, found);
    return found;
  }

  private static void close(StringBuilder open, List<String> found) {
    String complaint = open.toString();
    open.setLength(0);
    if (!complaint.isEmpty() && KNOWN.stream().noneMatch(complaint::contains)) {
      found.add(complaint);
    }
  }
}
