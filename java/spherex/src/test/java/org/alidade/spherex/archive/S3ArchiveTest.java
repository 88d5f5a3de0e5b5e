package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.alidade.archive.ArchiveException;
import org.alidade.array.BadInputException;
import org.alidade.testing.s3.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server on this machine. */
@TestInstance(Lifecycle.PER_CLASS)
class S3ArchiveTest {
  private static final String KEY = "qr2/level2/a/level2_a.fits";

  private Path folder;
  private S3Server server;
  private S3Archive archive;
  private byte[] content = new byte[0];

  @SuppressWarnings("NullAway.Init")
  S3ArchiveTest() {}

  @BeforeAll
  void start(@TempDir Path shared) throws Exception {
    byte[] packed = Texts.golden("g03_d6_edge_negative.fits.gz");
    folder = shared;
    server = S3Server.open(folder.resolve("store"), CloudCopy.BUCKET);
    content = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    server.put(CloudCopy.BUCKET, KEY, content);
    server.put(CloudCopy.BUCKET, "qr2/level2/b.fits", new byte[] {1, 2, 3});
    server.put(CloudCopy.BUCKET, "qr3/c.fits", new byte[] {4});
    archive =
        S3Archive.open(
            server.endpoint(), CloudCopy.REGION, CloudCopy.BUCKET, Options.quick().build());
  }

  /** Also called when the golden file is missing and nothing was started. */
  @AfterAll
  void stop() throws Exception {
    if (archive != null) {
      archive.close();
      server.close();
    }
  }

  @Test
  void filesAreListedWithTheirSizes() throws Exception {
    assertThat(archive.list("qr2/", 100))
        .containsExactly(
            new S3Archive.Entry("qr2/level2/a/level2_a.fits", content.length),
            new S3Archive.Entry("qr2/level2/b.fits", 3));
    assertThat(archive.list("", 2)).hasSize(2);
    assertThat(archive.list("nothing", 100)).isEmpty();
  }

  @Test
  void piecesAreRead() throws Exception {
    RangeSource file = archive.file(KEY);
    assertThat(file.size()).isEqualTo(content.length);
    assertThat(file.read(2880, 500)).isEqualTo(Arrays.copyOfRange(content, 2880, 3380));
    assertThat(file.read(content.length - 3, 10))
        .isEqualTo(Arrays.copyOfRange(content, content.length - 3, content.length));
    assertThat(file.read(content.length, 10)).isEmpty();
  }

  @Test
  void wholeFilesAreFetched() throws Exception {
    Path target = folder.resolve("fetched.fits");
    archive.download(KEY, target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void windowIsTheSameAsOverHttp() throws Exception {
    Path overS3 = folder.resolve("s3.fits");
    Path overHttp = folder.resolve("http.fits");
    RemoteWindow.open(archive.file(KEY)).at(20, 30, 50, 40).write(overS3);
    try (SpherexArchiveServer web = SpherexArchiveServer.start()) {
      web.file("/x.fits", content);
      ArchiveAccess access = ArchiveAccess.of(Options.quick().build());
      RemoteWindow.open(new HttpRangeSource(web.uri("/x.fits"), access))
          .at(20, 30, 50, 40)
          .write(overHttp);
    }
    assertThat(overS3).hasSameBinaryContentAs(overHttp);
  }

  @Test
  void missingFilesAreNotFound() {
    assertThatThrownBy(() -> archive.file("qr2/none.fits").size())
        .isInstanceOfSatisfying(ArchiveException.class, e -> assertThat(e.isNotFound()).isTrue());
    assertThatThrownBy(() -> archive.download("qr2/none.fits", folder.resolve("none")))
        .isInstanceOf(ArchiveException.class);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void addressesInTheArchiveHaveACopy() {
    String url = "https://irsa.ipac.caltech.edu/ibe/data/spherex/qr2/level2/a/x.fits?center=1,2";
    assertThat(CloudCopy.key(url)).hasValue("qr2/level2/a/x.fits");
    assertThat(CloudCopy.address(url))
        .hasToString("https://nasa-irsa-spherex.s3.us-east-1.amazonaws.com/qr2/level2/a/x.fits");
    assertThat(CloudCopy.key("https://a.b/ibe/data/spherex/../../etc")).isEmpty();
    assertThatThrownBy(() -> CloudCopy.address("https://a.b/x"))
        .isInstanceOf(ArchiveException.class);
  }

  @Test
  void filesAreNamedByAnyOfTheirAddresses() {
    ArchiveAccess access = ArchiveAccess.of(Options.quick().build());
    String copy = "https://nasa-irsa-spherex.s3.us-east-1.amazonaws.com/qr2/level2/a/x.fits";
    for (String address :
        new String[] {
          "s3://nasa-irsa-spherex/qr2/level2/a/x.fits",
          "https://irsa.ipac.caltech.edu/ibe/data/spherex/qr2/level2/a/x.fits",
          copy
        }) {
      assertThat(CloudCopy.file(address, access).name()).as(address).isEqualTo(copy);
    }
    for (String address : new String[] {"s3://other/x.fits", "s3://nasa-irsa-spherex/"}) {
      assertThatThrownBy(() -> CloudCopy.file(address, access))
          .isInstanceOf(BadInputException.class);
    }
    assertThatThrownBy(() -> CloudCopy.file("file:///etc/passwd", access))
        .isInstanceOf(ArchiveException.class);
  }

  @Test
  void oddNamesAreRefused() {
    for (String bucket : new String[] {"ab", "a/b", "..", "UPPER", "a@b.c/"}) {
      assertThatThrownBy(() -> S3Archive.open(null, "us-east-1", bucket, Options.quick().build()))
          .isInstanceOf(BadInputException.class);
    }
  }
}
