package org.alidade.cube;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.alidade.array.BadInputException;

/**
 * Checks a cube file before it is solved: datasets and shapes, grids, mask, rebin operator, values
 * and scales of the inputs, samples of the models, and what a solve will cost (spec cubefit 3.6).
 *
 * <p>Example: {@code CubeCheck.run(path, CubeCheck.Options.defaults()).exitCode(false)}.
 *
 * @param file the file
 * @param findings what was found, errors first
 * @param slabs model slabs that were looked at
 */
public record CubeCheck(Path file, List<Finding> findings, List<SlabSample> slabs) {
  /** How bad a finding is; the worst comes first. */
  public enum Severity {
    /** A fit would fail or be wrong. */
    ERROR,
    /** A fit is possible, but the user should look. */
    WARNING,
    /** Good to know. */
    INFO
  }

  /**
   * One finding.
   *
   * @param severity how bad it is
   * @param where the dataset or attribute concerned
   * @param what what was found
   * @param remedy what to do; empty if nothing
   */
  public record Finding(Severity severity, String where, String what, String remedy) {
    @Override
    public String toString() {
      String advice = remedy.isEmpty() ? "" : ": " + remedy;
      return severity.name().toLowerCase(Locale.ROOT) + ": " + where + ": " + what + advice;
    }
  }

  /**
   * Numbers of a slab of models: all finished populations of one spaxel and component.
   *
   * @param spaxel spaxel
   * @param component component
   * @param values number of values
   * @param negativeFraction part of them below zero
   * @param nonFinite number of NaN or infinite values
   * @param maxAbs largest absolute finite value
   */
  public record SlabSample(
      int spaxel,
      int component,
      long values,
      double negativeFraction,
      long nonFinite,
      double maxAbs) {}

  /**
   * What to check.
   *
   * @param samples number of model slabs to look at
   * @param seed seed of their choice
   * @param maxTransposeDelta largest difference allowed between /R_T and the transpose of
   *     /RebinMatrix
   * @param fingerprint whether to compare the inputs with those the hypercube was built from, which
   *     reads them all
   * @param values whether to look at all values of the inputs: data, velocity distributions,
   *     components, templates, scales, and what a solve will cost
   */
  public record Options(
      int samples, long seed, double maxTransposeDelta, boolean fingerprint, boolean values) {
    /** Checks ranges. */
    public Options {
      Ranges.atLeast(samples, 0, "--samples");
      if (!(maxTransposeDelta >= 0)) {
        throw new BadInputException(
            "value " + maxTransposeDelta, "--max-transpose-delta", "use 0 or more");
      }
    }

    /** Three slabs, seed 0, a difference of 1e-6, inputs compared, all values looked at. */
    public static Options defaults() {
      return new Options(3, 0, 1e-6, true, true);
    }

    /** These options with another number of slabs. */
    public Options withSamples(int number) {
      return new Options(number, seed, maxTransposeDelta, fingerprint, values);
    }

    /** These options with another seed. */
    public Options withSeed(long number) {
      return new Options(samples, number, maxTransposeDelta, fingerprint, values);
    }

    /** These options with another largest difference of the rebin matrices. */
    public Options withMaxTransposeDelta(double delta) {
      return new Options(samples, seed, delta, fingerprint, values);
    }

    /** These options with or without the comparison of inputs. */
    public Options withFingerprint(boolean compare) {
      return new Options(samples, seed, maxTransposeDelta, compare, values);
    }

    /** These options with or without a look at all values of the inputs. */
    public Options withValues(boolean look) {
      return new Options(samples, seed, maxTransposeDelta, fingerprint, look);
    }
  }

  /** Copies the lists. */
  public CubeCheck {
    findings = List.copyOf(findings);
    slabs = List.copyOf(slabs);
  }

  /**
   * Checks a file; what is wrong with its content becomes a finding, not an exception.
   *
   * @throws org.alidade.array.FormatException if it is not an HDF5 file
   * @throws org.alidade.array.InvalidStateException if a writer holds it
   */
  public static CubeCheck run(Path cubeFile, Options options) {
    return CubeChecks.run(cubeFile, options);
  }

  /** Number of findings of a severity. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether nothing speaks against a fit. */
  public boolean ok() {
    return count(Severity.ERROR) == 0;
  }

  /**
   * Exit status of the command: 0 in order, 1 not.
   *
   * @param failOnWarn whether warnings count as errors
   */
  public int exitCode(boolean failOnWarn) {
    return ok() && (!failOnWarn || count(Severity.WARNING) == 0) ? 0 : 1;
  }

  /** The findings as lines of text, for people. */
  public String toText() {
    StringBuilder text = new StringBuilder(256);
    findings.forEach(finding -> text.append(finding).append('\n'));
    text.append(
        String.format(
            Locale.ROOT,
            "%s: errors %d, warnings %d%n",
            file,
            count(Severity.ERROR),
            count(Severity.WARNING)));
    return text.toString();
  }
}
