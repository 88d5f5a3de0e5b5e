package org.alidade.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.alidade.math.ThreadBudget;

/** What the process was given: threads, language, time zone, large pages. */
final class Environment {
  private static final Path LARGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private Environment() {}

  static Finding threads(int chosen) {
    int processors = Runtime.getRuntime().availableProcessors();
    String slurm = System.getenv("SLURM_CPUS_PER_TASK");
    String text =
        "%d of %d processors; alone in a program %d (alidade.threads)%s"
            .formatted(
                chosen,
                processors,
                ThreadBudget.available().threads(),
                slurm == null ? "" : "; the batch system gives " + slurm);
    return chosen > processors
        ? Finding.warn("threads", text, "more threads than processors: choose --threads")
        : Finding.ok("threads", text);
  }

  /** Names of files pass through the encoding that the locale names. */
  static Finding language() {
    String names = System.getProperty("sun.jnu.encoding", "?");
    String text =
        "text %s, names of files %s, language %s, time zone %s (dates are UTC everywhere)"
            .formatted(
                System.getProperty("file.encoding"),
                names,
                System.getProperty("user.language"),
                ZoneId.systemDefault());
    return names.equals("ANSI_X3.4-1968") || names.equals("US-ASCII")
        ? Finding.warn(
            "language", text, "set LC_ALL=C.UTF-8, or files with other letters are not found")
        : Finding.ok("language", text);
  }

  /** Arrays ask for large pages with madvise; where they are off, touching new memory is slower. */
  static Finding largePages() throws IOException {
    if (!Files.isReadable(LARGE_PAGES)) {
      return Finding.ok("pages", "this system does not say whether it has large pages");
    }
    String choice = Files.readString(LARGE_PAGES).strip();
    return choice.contains("[never]")
        ? Finding.warn(
            "pages",
            "large pages are off",
            "large arrays are slower; as root: echo madvise > " + LARGE_PAGES)
        : Finding.ok("pages", "large pages: " + choice);
  }
}
