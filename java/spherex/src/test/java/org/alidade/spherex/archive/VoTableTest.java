package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.archive.ArchiveException;
import org.alidade.array.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoTableTest {
  @ParameterizedTest
  @ValueSource(strings = {"tabledata", "binary", "binary2"})
  void allSerialisationsHoldTheSame(String form) {
    VoTable table = Texts.table(Texts.golden("tap01_mixed", "response_" + form + ".vot"));
    assertThat(table.rowCount()).isEqualTo(6);
    assertThat(table.columns())
        .containsExactly(
            "download_url",
            "obs_publisher_did",
            "time_bounds_lower",
            "time_bounds_upper",
            "energy_bandpassname",
            "energy_bounds_lower",
            "energy_bounds_upper");
    assertThat(table.number(0, "TIME_BOUNDS_LOWER")).hasValue(60842.26912787);
    assertThat(table.text(1, "Obs_Publisher_Did"))
        .hasValue("ivo://irsa.ipac/spherex_qr2?2025W25_1B_0062_1/D6");
    assertThat(table.number(5, "energy_bounds_upper").orElseThrow()).isPositive();
    assertThat(table.isOverflow()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Cone.xml, 1, ra",
    "Box.xml, 1, ra",
    "Polygon.xml, 7, ra",
    "most_votable.xml, 12, image_set",
    "pyvo_datalink_cutout1.xml, 6, access_url",
    "pyvo_datalink_datalink-obscore.xml, 3, access_url",
    "pyvo_datalink_datalink.xml, 4, access_url",
    "pyvo_tap_obscore-image.xml, 10, s_region"
  })
  void answersOfRealServicesAreRead(String file, int rows, String column) {
    VoTable table = Texts.table(Texts.data("irsa", file));
    assertThat(table.rowCount()).isEqualTo(rows);
    assertThat(table.hasColumn(column)).as("%s", table.columns()).isTrue();
  }

  @Test
  void otherXmlIsNoTable() {
    byte[] capabilities = Texts.data("irsa", "pyvo_tap_capabilities.xml");
    assertThatThrownBy(() -> Texts.table(capabilities))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("no table");
  }

  @Test
  void errorOfTheServiceIsAnExceptionWithItsText() {
    byte[] error = Texts.data("spherex", "sia_error_bad_dec.vot.xml");
    assertThatThrownBy(() -> Texts.table(error))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("dec value 95 lies outside");
  }

  @Test
  void nullsAreEmptyInEveryForm() {
    byte[] document =
        Texts.utf8(
            """
            <VOTABLE><RESOURCE type="results"><TABLE>
            <FIELD name="a" datatype="double"/><FIELD name="b" datatype="char" arraysize="*"/>
            <FIELD name="c" datatype="long"><VALUES null="-1"/></FIELD>
            <DATA><TABLEDATA><TR><TD/><TD/><TD>-1</TD></TR><TR><TD>NaN</TD><TD> </TD><TD>7</TD></TR>
            </TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
            """);
    VoTable table = Texts.table(document);
    for (int row = 0; row < 2; row++) {
      assertThat(table.number(row, "a")).isEmpty();
      assertThat(table.text(row, "b")).isEmpty();
    }
    assertThat(table.integer(0, "c")).isEmpty();
    assertThat(table.integer(1, "c")).hasValue(7);
    assertThat(table.text(0, "nothing")).isEmpty();
  }

  @Test
  void overflowIsSeenBehindTheTable() {
    byte[] document =
        Texts.utf8(
            """
            <VOTABLE><RESOURCE type="results"><TABLE><FIELD name="a" datatype="int"/>
            <DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>
            <INFO name="QUERY_STATUS" value="OVERFLOW"/></RESOURCE></VOTABLE>
            """);
    assertThat(Texts.table(document).isOverflow()).isTrue();
  }

  @Test
  void resultsComeBeforeOtherResources() {
    byte[] document =
        Texts.utf8(
            """
            <VOTABLE><RESOURCE type="meta"><TABLE><FIELD name="no" datatype="int"/><DATA><TABLEDATA>
            <TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE>
            <RESOURCE type="results"><TABLE><FIELD name="yes" datatype="int"/><DATA><TABLEDATA>
            <TR><TD>2</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
            """);
    assertThat(Texts.table(document).columns()).containsExactly("yes");
  }

  @Test
  void entitiesAreRefused(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String file =
        "<!DOCTYPE VOTABLE [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><VOTABLE>&x;</VOTABLE>";
    String bomb = "<!DOCTYPE V [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><V>&b;</V>";
    for (String document : new String[] {file, bomb}) {
      assertThatThrownBy(() -> Texts.table(Texts.utf8(document)))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("declares the entity");
    }
  }

  @Test
  void valuesElsewhereAreRefused(@TempDir Path folder) throws IOException {
    Path other = Files.write(folder.resolve("rows"), new byte[] {0, 0, 0, 1});
    String document =
        "<VOTABLE><RESOURCE type=\"results\"><TABLE><FIELD name=\"a\" datatype=\"int\"/><DATA>"
            + "<BINARY><STREAM href=\""
            + other.toUri()
            + "\"/></BINARY></DATA></TABLE></RESOURCE></VOTABLE>";
    assertThatThrownBy(() -> Texts.table(Texts.utf8(document)))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("at another address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<VOTABLE>",
        "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int'/><DATA><BINARY><STREAM"
            + " encoding='base64'>@@@</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>"
      })
  void brokenDocumentsAreRefusedOrEmpty(String document) {
    try {
      assertThat(Texts.table(Texts.utf8(document)).rowCount()).isZero();
    } catch (FormatException e) {
      assertThat(e).hasMessageContaining("test");
    }
  }
}
