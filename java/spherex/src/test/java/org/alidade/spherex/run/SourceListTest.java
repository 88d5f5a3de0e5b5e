package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.StarTableOutput;

class SourceListTest {
  private static final List<Source> SOURCES =
      List.of(new Source(10.5, -20.25, "m1"), new Source(11, 21, "second one"));

  @TempDir Path folder;

  private Path csv() throws IOException {
    return Files.writeString(
        folder.resolve("s.csv"), "name,RA,Dec,mag\nm1,10.5,-20.25,3\nsecond one,11,21,\n");
  }

  @Test
  void everyFormatGivesTheSameSources() throws IOException {
    assertThat(SourceList.read(csv())).isEqualTo(SOURCES);
    StarTable table = new StarTableFactory(true).makeStarTable(csv().toString(), "csv");
    for (String format : List.of("ecsv", "votable", "fits", "ascii")) {
      Path file = folder.resolve("s." + format.replace("ascii", "txt"));
      new StarTableOutput().writeStarTable(table, file.toString(), format);
      assertThat(SourceList.read(file)).as(format).isEqualTo(SOURCES);
    }
  }

  @Test
  void whatIsWrongIsToldWithItsRow() throws IOException {
    Path file = folder.resolve("bad.csv");
    Files.writeString(file, "ra,dec\n1,2\n3,91\n");
    assertThatThrownBy(() -> SourceList.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("dec");
    Files.writeString(file, "ra,decl\n1,2\n");
    assertThatThrownBy(() -> SourceList.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("columns ra and dec");
    assertThatThrownBy(() -> SourceList.read(folder.resolve("none.csv")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> SourceList.read(Files.writeString(folder.resolve("x.fits"), "no")))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> SourceList.read(Files.writeString(folder.resolve("x.doc"), "no")))
        .isInstanceOf(BadInputException.class);
  }
}
