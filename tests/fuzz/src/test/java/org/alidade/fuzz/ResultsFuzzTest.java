package org.alidade.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.alidade.pipeline.internal.Journal;
import org.alidade.spherex.photometry.Catalogue;
import org.alidade.spherex.results.LightCurveFile;
import org.alidade.spherex.results.PhotometryReport;
import org.alidade.spherex.results.ResultTable;
import org.alidade.spherex.run.StateFile;

/** Saved states and results of runs, which other programs may have written or cut short. */
class ResultsFuzzTest {
  @FuzzTest
  void journal(byte[] bytes) {
    byte[] input = JournalChecksums.repaired(bytes);
    ForeignBytes.asFile(input, "foreign.jsonl", file -> Journal.read(file, "spherex"));
  }

  @FuzzTest
  void stateJson(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign_state.json", StateFile::read);
  }

  @FuzzTest
  void stateYaml(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign_state.yaml", StateFile::read);
  }

  @FuzzTest
  void lightCurveText(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.csv", LightCurveFile::read);
  }

  @FuzzTest
  void resultTable(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.ecsv", ResultTable::read);
  }

  @FuzzTest
  void report(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.json", PhotometryReport::read);
  }

  @FuzzTest
  void catalogueOfSources(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.csv", Catalogue::read);
  }
}
