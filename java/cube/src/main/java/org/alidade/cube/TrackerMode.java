package org.alidade.cube;

/** Whether a solve leaves checkpoints and metrics. */
public enum TrackerMode {
  /** A writer thread saves them beside the file while the solver runs. */
  ASYNC("async"),
  /** Nothing is saved before the end. */
  OFF("off");

  private final String label;

  TrackerMode(String label) {
    this.label = label;
  }

  /** The name in files and on the command line. */
  public String label() {
    return label;
  }

  /**
   * The value with this name.
   *
   * @throws org.alidade.array.BadInputException if there is none
   */
  public static TrackerMode of(String label) {
    return Labels.find(values(), TrackerMode::label, label, "tracker mode");
  }
}
