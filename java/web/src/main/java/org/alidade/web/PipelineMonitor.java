package org.alidade.web;

import java.util.List;

/**
 * What the monitor page of a pipeline shows and starts (spec lightcurve 9.7). All methods may be
 * called by many threads at a time and return soon; runs go on in the background.
 */
public interface PipelineMonitor {
  /** Where a partition of an asset stands. */
  enum Status {
    /** It was never made. */
    MISSING,
    /** It is older than what it is made from. */
    STALE,
    /** It is made and up to date. */
    CURRENT,
    /** It is being made. */
    RUNNING,
    /** The last attempt failed. */
    FAILED
  }

  /**
   * A partition of an asset.
   *
   * @param key such as {@code gr1_ch1}; empty for an asset that is not divided
   * @param status where it stands
   * @param message what happened last, empty if there is nothing to say
   * @param finishedSec when it was last made, seconds since 1970; NaN if never
   */
  record Partition(String key, Status status, String message, double finishedSec) {}

  /**
   * An asset.
   *
   * @param name such as {@code sci_lac_cleaned}
   * @param description one line
   * @param inputs names of the assets it is made from
   * @param partitions its partitions
   */
  record Asset(String name, String description, List<String> inputs, List<Partition> partitions) {
    /** Copies the lists. */
    public Asset {
      inputs = List.copyOf(inputs);
      partitions = List.copyOf(partitions);
    }
  }

  /**
   * A run.
   *
   * @param id its number
   * @param done partitions made or found up to date
   * @param failed partitions that failed
   * @param total partitions to make
   * @param finished whether it has ended
   * @param message what it is doing, or how it ended
   */
  record Run(long id, int done, int failed, int total, boolean finished, String message) {}

  /** The assets, each after those it is made from. */
  List<Asset> assets();

  /** The runs of this program, newest first. */
  List<Run> runs();

  /**
   * Starts a run.
   *
   * @param assets names of what to make, everything if empty
   * @param partitions keys of the partitions to make, all if empty
   * @return number of the run
   */
  long start(List<String> assets, List<String> partitions);

  /** Asks a run to stop; harmless if it has ended. */
  void cancel(long run);
}
