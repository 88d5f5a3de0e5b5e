package org.alidade.benchmarks.results;

/** What became of a figure. */
public enum Verdict {
  /** Clearly better than before. */
  BETTER("better"),
  /** Within what is allowed. */
  SAME("as before"),
  /** Worse by more than is allowed, or no longer to be measured. */
  WORSE("WORSE"),
  /** Only the older run has it. */
  GONE("not measured"),
  /** Only the newer run has it. */
  NEW("new"),
  /** A figure of another program. */
  PEER("peer");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** What the table says. */
  public String text() {
    return text;
  }
}
