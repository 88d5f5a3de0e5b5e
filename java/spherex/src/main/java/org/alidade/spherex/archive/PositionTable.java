package org.alidade.spherex.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.alidade.spherex.Source;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableVersion;
import uk.ac.starlink.votable.VOTableWriter;

/** Positions as a table for upload. */
final class PositionTable {
  private PositionTable() {}

  /** A VOTable with the columns id (from 0), ra and dec (degrees). */
  static byte[] votable(List<Source> positions) {
    RowListStarTable table =
        new RowListStarTable(
            new ColumnInfo[] {
              new ColumnInfo("id", Integer.class, "number of the position"),
              degrees("ra", "pos.eq.ra;meta.main"),
              degrees("dec", "pos.eq.dec;meta.main")
            });
    table.setName(Adql.POSITIONS);
    for (int i = 0; i < positions.size(); i++) {
      Source position = positions.get(i);
      table.addRow(new Object[] {i, position.raDegrees(), position.decDegrees()});
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VOTableWriter writer = new VOTableWriter(DataFormat.TABLEDATA, true, VOTableVersion.V13);
    writer.setWriteDate(false);
    try {
      writer.writeStarTable(table, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static ColumnInfo degrees(String name, String ucd) {
    ColumnInfo column = new ColumnInfo(name, Double.class, null);
    column.setUnitString("deg");
    column.setUCD(ucd);
    return column;
  }
}
