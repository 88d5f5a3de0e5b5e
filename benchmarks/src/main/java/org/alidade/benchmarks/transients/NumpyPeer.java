package org.alidade.benchmarks.transients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A subtraction in numpy: a Python file that defines {@code zogy(N, R, Pn, Pr, sn, sr, Fn, Fr, Vn,
 * Vr, ast_x, ast_y)}.
 */
final class NumpyPeer {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String SCRIPT =
      """
      import importlib.util, sys, time
      import numpy as np
      spec = importlib.util.spec_from_file_location("reference", sys.argv[1])
      reference = importlib.util.module_from_spec(spec)
      spec.loader.exec_module(reference)
      n = int(sys.argv[2])
      rng = np.random.default_rng(1)
      y, x = np.mgrid[-20:21, -20:21]
      p, q = (1 + (x * x + y * y) / 10.9) ** -3.0, (1 + (x * x + y * y) / 5.8) ** -3.0
      N, R = rng.normal(0, 11, (n, n)), rng.normal(0, 4, (n, n))
      v, w = 121 + rng.random((n, n)), 16 + rng.random((n, n))
      times = []
      for _ in range(3):
          start = time.perf_counter()
          reference.zogy(N, R, p, q, 11, 4, 1.3, 0.9, v, w, 0.05, 0.05)
          times.append(time.perf_counter() - start)
      print(sorted(times)[1])
      """;

  private NumpyPeer() {}

  /** Median seconds of a subtraction of squares. */
  static double seconds(Path reference, int size) throws IOException {
    Process process =
        new ProcessBuilder(PYTHON, "-c", SCRIPT, reference.toString(), Integer.toString(size))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("the reference " + reference + " ended with status " + status);
      }
      return Double.parseDouble(output.strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the reference was running", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
