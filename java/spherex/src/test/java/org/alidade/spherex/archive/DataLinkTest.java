package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alidade.archive.ArchiveException;
import org.junit.jupiter.api.Test;

class DataLinkTest {
  private static final String[] COLUMNS = {
    "ID", "access_url", "error_message", "semantics", "content_type"
  };

  @Test
  void goldenDocumentLinksItsProduct() {
    List<DataLink> links = DataLink.links(Texts.table(Texts.golden("datalink01", "datalink.vot")));
    assertThat(links).hasSize(4);
    assertThat(DataLink.product(links, "golden").address())
        .hasToString(
            Texts.goldenJson("datalink01", "expected.json").path("primary_access_url").asText());
    assertThat(DataLink.product(links, "golden").contentLength()).hasValue(71634240);
  }

  @Test
  void fitsAtTheArchiveIsPreferred() {
    assertThat(
            product(
                row("https://a.b/preview.png", "", "#this", "image/png"),
                row("https://nasa.s3.amazonaws.com/x.fits", "", "#this", "application/fits"),
                row("https://irsa.ipac.caltech.edu/x.fits", "", "#this", "application/fits"),
                row("https://irsa.ipac.caltech.edu/y.fits", "", "#this", "application/fits")))
        .isEqualTo("https://irsa.ipac.caltech.edu/x.fits");
    assertThat(
            product(
                row("https://a.b/1.fits", "", "#this", "application/fits"),
                row("https://a.b/2.fits", "", "#this", "application/fits")))
        .isEqualTo("https://a.b/1.fits");
  }

  @Test
  void reasonOfTheServiceIsInTheMessage() {
    assertThatThrownBy(() -> product(row("", "NotFoundFault: gone", "#this", "")))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("NotFoundFault: gone");
    assertThatThrownBy(() -> product(row("https://a.b/x", "", "#cutout", "")))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("no file is linked");
  }

  @Test
  void linksThatMustNotBeFollowedDoNotCount() {
    assertThatThrownBy(() -> product(row("file:///etc/passwd", "", "#this", "application/fits")))
        .isInstanceOf(ArchiveException.class);
  }

  private static String[] row(String url, String error, String semantics, String type) {
    return new String[] {"id", url, error, semantics, type};
  }

  private static String product(String[]... rows) {
    VoTable table = Texts.table(Texts.votable("OK", COLUMNS, rows));
    return String.valueOf(DataLink.product(DataLink.links(table), "test").address());
  }
}
