package org.alidade.cli.cube;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cube.CompressionReport;

/** What a rewritten file is told as. */
final class CompressionTexts {
  private CompressionTexts() {}

  static String text(Path file, CompressionReport report) {
    String models =
        report.dataset().isEmpty()
            ? "no models"
            : "models %.1f MB to %.1f MB (%s)"
                .formatted(
                    report.oldSizeBytes() / 1e6, report.newSizeBytes() / 1e6, report.compression());
    return "%s: file %.1f MB to %.1f MB, %s, in %.2f s"
        .formatted(
            file,
            report.oldFileBytes() / 1e6,
            report.newFileBytes() / 1e6,
            models,
            report.elapsed().toNanos() / 1e9);
  }

  static Map<String, Object> document(Path file, CompressionReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file.toString());
    document.put("dataset", report.dataset());
    document.put("shape", report.shape());
    document.put("dtype", report.dtype());
    document.put("chunks_old", report.chunksOld());
    document.put("chunks_new", report.chunksNew());
    document.put("compression", report.compression());
    document.put("level", report.level());
    document.put("shuffle", report.shuffle());
    document.put("old_size_bytes", report.oldSizeBytes());
    document.put("new_size_bytes", report.newSizeBytes());
    document.put("old_file_bytes", report.oldFileBytes());
    document.put("new_file_bytes", report.newFileBytes());
    document.put("elapsed_sec", report.elapsed().toNanos() / 1e9);
    return document;
  }
}
