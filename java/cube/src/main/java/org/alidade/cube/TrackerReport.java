package org.alidade.cube;

/**
 * What became of a tracker's messages.
 *
 * @param accepted metrics and validation messages handed to the writer
 * @param dropped metrics and validation messages dropped because too many were waiting
 * @param checkpoints checkpoints written
 * @param flushes times the file was written
 * @param finished whether the writer ended within the timeout
 * @param failure why the tracker fell silent, empty if it did not
 */
public record TrackerReport(
    long accepted, long dropped, long checkpoints, long flushes, boolean finished, String failure) {
  /** The report of a tracker that does nothing. */
  static final TrackerReport NOTHING = new TrackerReport(0, 0, 0, 0, true, "");
}
