package org.alidade.pipeline;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * How a pipeline is run.
 *
 * <p>Example: {@code RunOptions.builder().from("download").threads(8).build()}.
 *
 * @param stages names of the stages to run; empty means all
 * @param from run this stage and those that hang on it; null means all
 * @param until run this stage and those it hangs on; null means all
 * @param resume whether what earlier runs did counts; otherwise the selected stages begin anew, and
 *     what later stages did is forgotten
 * @param retries attempts after the first for stages that retry; empty means as the stage says
 * @param threads items at work at a time, for stages that do not say
 * @param stopOnFirstFailure whether the first item that fails for good ends the run; items at work
 *     are interrupted then and stay for the next run, so that how many are left depends on threads
 * @param seed of the jitter; empty means another one every time
 * @param cancellation ends the run early
 * @param listener told how the run goes on
 * @param timing clock and waits
 */
public record RunOptions(
    List<String> stages,
    @Nullable String from,
    @Nullable String until,
    boolean resume,
    OptionalInt retries,
    int threads,
    boolean stopOnFirstFailure,
    OptionalLong seed,
    CancellationToken cancellation,
    RunListener listener,
    Timing timing) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range, or stages are selected in two ways
   */
  public RunOptions {
    stages = List.copyOf(stages);
    Names.positive(threads, "threads");
    if (retries.isPresent() && retries.getAsInt() < 0) {
      throw new BadInputException(
          "retries is " + retries.getAsInt(), "run options", "use 0 or more");
    }
    if (!stages.isEmpty() && (from != null || until != null)) {
      throw new BadInputException(
          "stages are named and given as a range", "run options", "use stages, or from and until");
    }
  }

  /** The defaults of {@link Builder}. */
  public static RunOptions defaults() {
    return builder().build();
  }

  /** Options with the defaults of {@link Builder}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds options. Defaults: all stages, resume, one thread per processor, never stop. */
  public static final class Builder {
    private List<String> stages = List.of();
    private @Nullable String from;
    private @Nullable String until;
    private boolean resume = true;
    private OptionalInt retries = OptionalInt.empty();
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean stopOnFirstFailure;
    private OptionalLong seed = OptionalLong.empty();
    private CancellationToken cancellation = new CancellationToken();
    private RunListener listener = RunListener.NONE;
    private Timing timing = Timing.system();

    private Builder() {}

    /** Selects stages by name. */
    public Builder stages(String... names) {
      stages = List.of(names);
      return this;
    }

    /** Selects a stage and all that hang on it. */
    public Builder from(String stage) {
      from = stage;
      return this;
    }

    /** Selects a stage and all that it hangs on. */
    public Builder until(String stage) {
      until = stage;
      return this;
    }

    /** Sets whether what earlier runs did counts. */
    public Builder resume(boolean value) {
      resume = value;
      return this;
    }

    /** Sets the attempts after the first, for stages that retry. */
    public Builder retries(int value) {
      retries = OptionalInt.of(value);
      return this;
    }

    /** Sets the number of items at work at a time, for stages that do not say. */
    public Builder threads(int value) {
      threads = value;
      return this;
    }

    /** Sets whether the first item that fails for good ends the run. */
    public Builder stopOnFirstFailure(boolean value) {
      stopOnFirstFailure = value;
      return this;
    }

    /** Fixes the jitter of the waits. */
    public Builder seed(long value) {
      seed = OptionalLong.of(value);
      return this;
    }

    /** Sets what ends the run early. */
    public Builder cancellation(CancellationToken value) {
      cancellation = value;
      return this;
    }

    /** Sets who is told how the run goes on. */
    public Builder listener(RunListener value) {
      listener = value;
      return this;
    }

    /** Sets clock and waits. */
    public Builder timing(Timing value) {
      timing = value;
      return this;
    }

    /**
     * Builds the options.
     *
     * @throws BadInputException if one is out of range, or stages are selected in two ways
     */
    public RunOptions build() {
      return new RunOptions(
          stages,
          from,
          until,
          resume,
          retries,
          threads,
          stopOnFirstFailure,
          seed,
          cancellation,
          listener,
          timing);
    }
  }
}
