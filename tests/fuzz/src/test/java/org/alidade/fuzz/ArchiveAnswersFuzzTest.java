package org.alidade.fuzz;

import static org.alidade.fuzz.ForeignBytes.attempt;
import static org.alidade.fuzz.ForeignBytes.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.alidade.archive.PlainText;
import org.alidade.archive.WebAddress;
import org.alidade.spherex.Source;
import org.alidade.spherex.archive.DataLink;
import org.alidade.spherex.archive.Footprint;
import org.alidade.spherex.archive.SiaAnswer;
import org.alidade.spherex.archive.VoTable;
import org.alidade.spherex.internal.archive.HeaderText;
import org.alidade.transients.archive.QueryResults;
import org.alidade.transients.download.DownloadResults;

/**
 * What archives answer: VOTables of TAP, SIA and DataLink, JSON, headers, addresses, error pages.
 */
class ArchiveAnswersFuzzTest {
  private static final Source POSITION = new Source(213.94, 11.5, null);

  @FuzzTest
  void voTable(byte[] bytes) {
    ForeignBytes.check(
        bytes.length, () -> read(VoTable.read(new ByteArrayInputStream(bytes), "answer")));
  }

  @FuzzTest
  void imageSearch(byte[] bytes) {
    ForeignBytes.check(
        bytes.length,
        () -> SiaAnswer.read(bytes, "answer").observations(List.of("spherex_qr2", "spherex_qr")));
  }

  @FuzzTest
  void headerText(byte[] bytes) {
    ForeignBytes.check(
        bytes.length,
        () ->
            HeaderText.parse(bytes, 0, "answer")
                .ifPresent(
                    header -> {
                      attempt(() -> header.text("NAXIS"));
                      attempt(() -> header.text("EXTNAME"));
                    }));
  }

  @FuzzTest
  void texts(byte[] bytes) {
    String text = ForeignBytes.text(bytes);
    ForeignBytes.check(
        bytes.length,
        () -> {
          attempt(() -> Footprint.parse(text).ifPresent(shape -> shape.contains(POSITION)));
          attempt(() -> WebAddress.parse(text));
          attempt(() -> WebAddress.find(text));
          attempt(() -> WebAddress.withoutQuery(text));
          attempt(() -> PlainText.of(bytes));
        });
  }

  @FuzzTest
  void queryResults(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.json", QueryResults::read);
  }

  @FuzzTest
  void downloadResults(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.json", DownloadResults::read);
  }

  private static void read(VoTable table) throws IOException {
    for (String column : table.columns()) {
      for (int row = 0; row < Math.min(table.rowCount(), 50); row++) {
        int at = row;
        attempt(() -> table.text(at, column));
        attempt(() -> table.number(at, column));
        attempt(() -> table.integer(at, column));
      }
    }
    attempt(
        () -> {
          List<DataLink> links = DataLink.links(table);
          holds(links.size() <= table.rowCount(), "a link per row at most");
          DataLink.product(links, "answer");
        });
  }
}
