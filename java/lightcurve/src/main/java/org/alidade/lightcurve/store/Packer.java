package org.alidade.lightcurve.store;

import java.util.ArrayList;
import java.util.List;
import org.alidade.lightcurve.LightCurve;

/** Packs a share of a batch: records one behind the other, with their summaries. */
final class Packer {
  private final RecordEncoder encoder = new RecordEncoder();
  private final ByteSink records = new ByteSink();
  private final List<LightCurveSummary> summaries = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();

  /**
   * A light curve to be written.
   *
   * @param part what goes into the record
   * @param whole the light curve that it completes, or itself
   * @param previous place of the record that it continues, 0 if none
   */
  record Job(LightCurve part, LightCurve whole, long previous) {}

  /** Packs the jobs; what was packed before is forgotten. */
  void pack(List<Job> jobs, List<TimeAxis> axes, boolean compressed) {
    records.clear();
    summaries.clear();
    offsets.clear();
    for (Job job : jobs) {
      ByteSink record = encoder.encode(job.part(), axes, compressed, job.previous());
      offsets.add(records.size());
      records.putBytes(record.array(), 0, record.size());
      summaries.add(LightCurveSummary.of(job.whole()));
    }
  }

  byte[] bytes() {
    return records.array();
  }

  int size() {
    return records.size();
  }

  int count() {
    return offsets.size();
  }

  int offset(int index) {
    return offsets.get(index);
  }

  LightCurveSummary summary(int index) {
    return summaries.get(index);
  }
}
