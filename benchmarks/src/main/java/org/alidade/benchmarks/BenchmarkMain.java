package org.alidade.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.results.Measured;
import org.alidade.benchmarks.results.Results;
import org.openjdk.jmh.runner.RunnerException;

/** Runs the benchmarks and prints every figure beside the limit that it is held against. */
public final class BenchmarkMain {
  private static final int WORSE = 1;
  private static final int WRONG_USAGE = 2;
  private static final int SOME_FAILED = 3;
  private static final String HELP =
      """
      usage: alidade bench [--quick] [--folder DIR] [SYSTEM]
             alidade bench cube --size tiny|small|medium|ngc6278|ngc4365 [PROBLEM] [--pixels K]
                                [--skip setup,forward,adjoint,energies,rows,epoch,exact]
             alidade bench cube-solvers [--size SIZE] [PROBLEM] [--seconds N] [--pixels K] -o DIR
             alidade bench lvm --tiles N [--precision double|single] [--threads N] [--folder DIR]
             alidade bench spherex --files N [--sources N] [--threads N] [--folder DIR]
             alidade bench lightcurve --objects N [--four-decimals] [--only NAME,...] [--folder DIR]
             alidade bench transient [--quick] [--sizes N,...] [--folder DIR]
             alidade bench compare OLD.json NEW.json

      The first form measures single operations with JMH; SYSTEM: analysis, cube, lightcurve, lvm, spherex (default: all).
      Figures are medians; the last column is the ratio to the limit. The others measure whole runs:
        cube --size           the cube fit at full size: products, rows, an epoch, the exact optimum
        cube-solvers          solvers on one problem: table, CSV, figure of objective against time; N seconds each
        lvm --tiles           writes N full-size LVM frames, then loads, configures and builds them as one collection
        spherex --files       N cutouts and a frame of SPHEREx, one source in all, many in one; photutils too
        lightcurve --objects  stores of several kinds with N mock objects (500: 24 million measurements), filled and read
        transient             subtracts images of N x N pixels, beside the bare transforms and a function zogy() of numpy
      PROBLEM: --arrays FILE.h5 (any input arrays) or --library orbit_losvd.h5 and --templates FILE.fits.gz
               of a generated problem, --seed N; --rebin interp|overlap, --threads N, --folder DIR for files.

      Every form takes:
        --results FILE.json   write the figures (docs/formats/bench-results.md)
        --compare OLD.json    compare with an earlier run of the same form; exit status 1 if a figure became worse
        --allow 10%           regression that is allowed beyond the spread; also of compare
        --other-platform      compare although the figures come from another platform; also of compare
      """;

  private BenchmarkMain() {}

  /** Measures what the words ask for and ends with the exit status of the command line. */
  public static void main(String[] words) throws IOException, RunnerException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int status;
    try {
      status = run(new Arguments(words), out);
    } catch (BadInputException e) {
      System.err.println("alidade: error: " + e.getMessage());
      status = WRONG_USAGE;
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  /**
   * Measures and prints, or compares.
   *
   * @return exit status: 0 done, 1 a figure became worse, 3 some items failed
   */
  static int run(Arguments words, PrintStream out) throws IOException, RunnerException {
    if (words.flag("--help")) {
      out.print(HELP);
      return 0;
    }
    if (words.flag("compare")) {
      return Target.compareFiles(words, out) ? 0 : WORSE;
    }
    Target target = Target.take(words);
    Form form = Form.take(words);
    Measured measured = form.runner().run(words, out);
    if (!target.accept(Results.here(form.title(), measured), out)) {
      return WORSE;
    }
    return measured.isComplete() ? 0 : SOME_FAILED;
  }
}
