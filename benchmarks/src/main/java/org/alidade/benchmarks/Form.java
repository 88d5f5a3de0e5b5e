package org.alidade.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.alidade.benchmarks.lightcurve.StoreBenchmark;
import org.alidade.benchmarks.lvm.ManyTiles;
import org.alidade.benchmarks.results.Measured;
import org.alidade.benchmarks.scale.ScaleBenchmark;
import org.alidade.benchmarks.scale.SolverCurves;
import org.alidade.benchmarks.spherex.ManyImages;
import org.alidade.benchmarks.transients.SubtractionBenchmark;
import org.openjdk.jmh.runner.RunnerException;

/**
 * One form of the command: the words that ask for it, and what measures.
 *
 * @param word the word that has to be there
 * @param options one of these has to be there as well, unless there are none
 * @param runner takes the other words, prints as it measures
 */
record Form(String word, List<String> options, Runner runner) {

  /** Measures what the words ask for. */
  @FunctionalInterface
  interface Runner {
    Measured run(Arguments words, PrintStream out) throws IOException, RunnerException;
  }

  private static final Form JMH = new Form("", List.of(), JmhBenchmarks::run);

  private static final List<Form> WHOLE_RUNS =
      List.of(
          new Form("cube-solvers", List.of(), SolverCurves::run),
          new Form("cube", List.of("--size", "--arrays"), ScaleBenchmark::run),
          new Form("lvm", List.of("--tiles"), ManyTiles::run),
          new Form("spherex", List.of("--files"), ManyImages::run),
          new Form("lightcurve", StoreBenchmark.OPTIONS, StoreBenchmark::run),
          new Form("transient", List.of(), SubtractionBenchmark::run));

  /** The form that the words ask for; its word is taken. */
  static Form take(Arguments words) {
    Form asked = WHOLE_RUNS.stream().filter(form -> form.isAskedFor(words)).findFirst().orElse(JMH);
    words.flag(asked.word());
    return asked;
  }

  private boolean isAskedFor(Arguments words) {
    return words.has(word) && (options.isEmpty() || options.stream().anyMatch(words::has));
  }

  /** What results call it. */
  String title() {
    if (word.isEmpty()) {
      return "jmh";
    }
    return options.isEmpty() ? word : word + " " + options.get(0);
  }
}
