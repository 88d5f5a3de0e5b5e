package org.alidade.cube.internal.track;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.alidade.array.AlidadeException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.Hdf5File;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs left behind: the tracker's state, vectors to start from in order of preference,
 * and why others are not among them.
 */
public final class FitHistory {
  private final FitState state;
  private final @Nullable SavedVector solution;
  private final boolean fromKilledRun;
  private final List<String> messages;

  /** A vector that a solve can start from. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record Start(String name, double[] x) {}

  /** The fit of one file, the time it was saved, and what is wrong with it. */
  private record Fit(FitState state, double timeSec, List<String> messages) {}

  private FitHistory(
      FitState state,
      @Nullable SavedVector solution,
      boolean fromKilledRun,
      List<String> messages) {
    this.state = state;
    this.solution = solution;
    this.fromKilledRun = fromKilledRun;
    this.messages = messages;
  }

  /**
   * Reads what a cube file and the live file of a killed run beside it hold; of the two fits the
   * newer counts.
   *
   * @param cubeFile the cube file
   * @param fingerprint fingerprint of the present matrix
   * @param unknowns present number of unknowns
   * @param ringSize number of checkpoints to keep
   */
  public static FitHistory read(Path cubeFile, String fingerprint, int unknowns, int ringSize) {
    FitState empty = new FitState(fingerprint, unknowns, ringSize);
    List<String> messages = new ArrayList<>();
    SavedVector solution;
    Fit base;
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      solution = usable(file, CubeLayout.X_GLOBAL, empty, messages);
      base = fit(file, empty);
    }
    Fit live = live(FitNames.sidecar(cubeFile), empty, messages);
    boolean killed = live.timeSec() > base.timeSec();
    Fit chosen = killed ? live : base;
    messages.addAll(chosen.messages());
    return new FitHistory(chosen.state(), solution, killed, messages);
  }

  private static Fit live(Path sidecar, FitState empty, List<String> messages) {
    if (Files.exists(sidecar)) {
      try (Hdf5File file = Hdf5File.openReadOnly(sidecar)) {
        return fit(file, empty);
      } catch (AlidadeException unreadable) {
        messages.add(sidecar + " is passed over: " + unreadable.getMessage());
      }
    }
    return new Fit(empty, Double.NEGATIVE_INFINITY, List.of());
  }

  private static Fit fit(Hdf5File file, FitState empty) {
    List<String> messages = new ArrayList<>();
    FitState state = FitFile.read(file, empty.fingerprint(), empty.unknowns(), empty.ringSize());
    take(usable(file, FitNames.BEST, state, messages), state::best);
    take(usable(file, FitNames.LATEST, state, messages), state::latest);
    return new Fit(state, FitFile.timeSec(file), messages);
  }

  private static void take(@Nullable SavedVector vector, Consumer<SavedVector> consumer) {
    if (vector != null) {
      consumer.accept(vector);
    }
  }

  private static @Nullable SavedVector usable(
      Hdf5File file, String path, FitState state, List<String> messages) {
    Optional<StoredVector> found = Vectors.read(file, path);
    if (found.isEmpty()) {
      return null;
    }
    Optional<String> problem =
        Usability.problem(found.get(), state.unknowns(), state.fingerprint());
    if (problem.isPresent()) {
      messages.add(path + " in " + file.path() + " is not used: " + problem.get());
      return null;
    }
    return found.get().saved();
  }

  /** State to go on from; empty if the earlier fit belongs to another matrix. */
  public FitState state() {
    return state;
  }

  /** Why vectors that were found cannot be used. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** Whether the state comes from a run that was killed and left a checkpoint. */
  public boolean needsRecovery() {
    return fromKilledRun && state.latest() != null;
  }

  /**
   * Validates the last checkpoint of a killed run, which may be better than the last vector that
   * was validated. Does nothing after a run that ended.
   *
   * @param components number of components
   * @param validation error of a vector on the validation sample
   */
  public void recover(int components, ToDoubleFunction<double[]> validation) {
    SavedVector latest = state.latest();
    if (!needsRecovery() || latest == null) {
      return;
    }
    double rmse = validation.applyAsDouble(latest.x());
    state.offerBest(latest.withValRmse(rmse));
    state.add(
        new Metrics(components)
            .next(
                latest.x(),
                latest.epoch(),
                latest.timeSec(),
                Double.NaN,
                rmse,
                state.orbitWeights()));
  }

  /** Vectors to start from: the best, the latest if it is newer than the solution, the solution. */
  public List<Start> starts() {
    List<Start> starts = new ArrayList<>();
    SavedVector best = state.best();
    if (best != null) {
      starts.add(new Start("x_best", best.x()));
    }
    SavedVector latest = state.latest();
    if (latest != null && (solution == null || latest.timeSec() > solution.timeSec())) {
      starts.add(new Start("x_latest", latest.x()));
    }
    if (solution != null) {
      starts.add(new Start("X_global", solution.x()));
    }
    return starts;
  }
}
