package org.alidade.transients.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.alidade.array.InvalidStateException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsWriter;
import org.alidade.transients.ObservationType;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.archive.QueryResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary = Path.of("");
  private Path out = Path.of("");
  private FakeMast mast;

  DownloadRunTest() throws IOException {
    mast = new FakeMast();
  }

  @BeforeEach
  void folder() {
    out = temporary.resolve("out");
  }

  @AfterEach
  void stop() {
    mast.close();
  }

  private byte[] fits(int side) throws IOException {
    Path file = Files.createTempFile(temporary, "image", ".fits");
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(List.of(FitsCard.of("FILTER", "g", ""), FitsCard.of("MJD-OBS", 56000.0, "")));
      writer.image(
          "SCI",
          new int[] {side, side},
          new float[side * side],
          List.of(
              FitsCard.of("CTYPE1", "RA---TAN", ""),
              FitsCard.of("CTYPE2", "DEC--TAN", ""),
              FitsCard.of("CRVAL1", 10.0, ""),
              FitsCard.of("CRVAL2", 10.0, ""),
              FitsCard.of("CDELT1", -0.001, ""),
              FitsCard.of("CDELT2", 0.001, "")));
      writer.commit();
    }
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    return content;
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static ArchiveObservation observation(String obsid, String mission) {
    ObjectNode node = JSON.createObjectNode();
    return ArchiveObservation.of(
        node.put("obs_id", obsid).put("mission", mission).put("dataURL", "mast:" + obsid));
  }

  private static QueryResult supernova(
      String name, List<ArchiveObservation> references, List<ArchiveObservation> science) {
    return new QueryResult(name, 1, 2, null, references, science, List.of(), Map.of());
  }

  private DownloadOptions.Builder options() {
    return DownloadOptions.builder().outputDir(out);
  }

  private List<DownloadResult> run(DownloadOptions.Builder options, QueryResult... wanted)
      throws IOException, InterruptedException {
    return new DownloadRun(mast.client(), options.build()).run(List.of(wanted));
  }

  private QueryResult pair() throws IOException {
    mast.product("1", "PS1", "rings.stk.g.unconv.fits", fits(3));
    mast.product("1", "PS1", "rings.stk.g.fits", fits(10));
    mast.product("1", "PS1", "rings.stk.g.mask.fits", fits(20));
    mast.product("2", "PS1", "rings.wrp.g.1.fits.gz", packed(fits(50)));
    return supernova("2014J", List.of(observation("1", "PS1")), List.of(observation("2", "PS1")));
  }

  @Test
  void bringsTheTreeAndTheReport() throws IOException, InterruptedException {
    List<DownloadResult> results = run(options(), pair());
    assertThat(results).hasSize(1);
    DownloadResult result = results.get(0);
    assertThat(result.errors()).isEmpty();
    assertThat(result.files(ObservationType.REFERENCE))
        .containsExactly("2014J/reference/mastDownload/PS1/obs1/rings.stk.g.fits");
    assertThat(result.scienceFiles())
        .containsExactly("2014J/science/mastDownload/PS1/obs2/rings.wrp.g.1.fits.gz");
    assertThat(result.verifiedFiles()).hasSize(2);
    VerifiedFile verified = result.verifiedFiles().get(1);
    assertThat(verified.hdu()).isEqualTo(1);
    assertThat(verified.shape()).containsExactly(50, 50);
    assertThat(verified.filter()).isEqualTo("g");
    assertThat(verified.mission()).isEqualTo("PS1");
    assertThat(DownloadResults.read(out.resolve("download_results.json"))).isEqualTo(results);
    assertThat(DownloadSummary.of(results)).isEqualTo(new DownloadSummary(1, 1, 2, 2, 0, 0));
    int before = mast.requests.size();
    assertThat(run(options(), pair())).isEqualTo(results);
    assertThat(mast.requests).hasSize(before);
    assertNoParts();
  }

  private void assertNoParts() throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      assertThat(all.filter(path -> path.toString().contains(".part"))).isEmpty();
    }
  }

  @Test
  void brokenConnectionsAreContinued() throws IOException, InterruptedException {
    byte[] content = fits(200);
    mast.product("1", "HST", "a_drz.fits", content).product("2", "HST", "b_drz.fits", content);
    mast.breaks.put("mast:1/0", 70_000);
    DownloadResult result =
        run(
                options(),
                supernova("A", List.of(observation("1", "HST")), List.of(observation("2", "HST"))))
            .get(0);
    assertThat(result.errors()).isEmpty();
    assertThat(out.resolve(result.referenceFiles().get(0))).hasBinaryContent(content);
    assertThat(mast.fileRequests())
        .filteredOn(request -> request.startsWith("mast:1/0"))
        .hasSize(2)
        .last()
        .asString()
        .matches("mast:1/0 bytes=\\d+-");
    assertNoParts();
  }

  @Test
  void failuresOfFilesAreListedAndTheRestIsBrought() throws IOException, InterruptedException {
    mast.product("1", "HST", "good_drz.fits", fits(5));
    mast.product("2", "HST", "page_drz.fits", "<html>login</html>".getBytes(UTF_8));
    DownloadResult result =
        run(
                options(),
                supernova(
                    "A",
                    List.of(observation("1", "HST"), observation("77", "HST")),
                    List.of(observation("2", "HST"), observation("x7", "HST"))))
            .get(0);
    assertThat(result.isComplete()).isTrue();
    assertThat(result.invalidFiles()).hasSize(1);
    assertThat(out.resolve(result.invalidFiles().get(0).file())).exists();
    assertThat(result.errors())
        .hasSize(2)
        .anyMatch(error -> error.startsWith("reference 77: no image"))
        .anyMatch(error -> error.startsWith("science x7: MAST has no product group"));
    assertThat(Audit.failures(List.of(result))).containsValue(1).hasSize(2);
  }

  @Test
  void namesFromOutsideStayInside() throws IOException, InterruptedException {
    byte[] content = fits(5);
    mast.product("1", "../../HST", "../../../../evil_drz.fits", content);
    mast.product("2", "HST", "/etc/evil_drz.fits", content);
    run(
        options(),
        supernova(
            "../../escape", List.of(observation("1", "HST")), List.of(observation("2", "HST"))));
    try (Stream<Path> all = Files.walk(temporary)) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(3).allMatch(p -> p.startsWith(out));
    }
    assertThat(out.resolve("_._.._escape/science/mastDownload/HST/obs2/_etc_evil_drz.fits"))
        .hasBinaryContent(content);
  }

  @Test
  void imagesOfTheOtherArchiveComeWithoutCredentials() throws IOException, InterruptedException {
    ObjectNode node = observation("ztf_1", "ZTF").toJson();
    node.put("archive", "IRSA").put("dataURL", mast.root() + "ibe/data/x/ztf_1_sciimg.fits?a=b");
    ArchiveObservation image = ArchiveObservation.of(node);
    DownloadResult result = run(options(), supernova("A", List.of(image), List.of(image))).get(0);
    assertThat(result.errors()).isEmpty();
    assertThat(result.scienceFiles())
        .containsExactly("A/science/irsaDownload/ZTF/ztf_1/ztf_1_sciimg.fits");
    assertThat(result.invalidFiles()).hasSize(2);
    assertThat(mast.requests).containsExactly("image of []", "image of []");
    node.put("dataURL", "file:///etc/passwd");
    DownloadResult hostile =
        run(options(), supernova("B", List.of(image), List.of(ArchiveObservation.of(node)))).get(0);
    assertThat(hostile.scienceFiles()).isEmpty();
    assertThat(hostile.errors()).hasSize(1);
  }

  @Test
  void optionsChooseSupernovae() throws IOException, InterruptedException {
    QueryResult both = pair();
    QueryResult one = supernova("half", both.references(), List.of());
    List<QueryResult> all = List.of(one, both, supernova("none", List.of(), List.of()));
    assertThat(ViableCounts.of(all)).isEqualTo(new ViableCounts(3, 1, 1, 0, 1));
    assertThat(names(options(), all)).containsExactly("2014J");
    assertThat(names(options().requireBoth(false), all)).containsExactly("half", "2014J");
    assertThat(names(options().requireBoth(false).limit(1), all)).containsExactly("half");
    assertThat(names(options().skipSupernovae(Set.of("2014J")), all)).isEmpty();
    assertThatThrownBy(() -> run(options().minViablePairs(2), both))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("only 1");
  }

  private List<String> names(DownloadOptions.Builder options, List<QueryResult> all) {
    return new DownloadRun(mast.client(), options.build())
        .wanted(all).stream().map(QueryResult::name).toList();
  }

  @Test
  void aDryRunOnlyLists() throws IOException, InterruptedException {
    DownloadResult result = run(options().dryRun(true), pair()).get(0);
    assertThat(result.referenceFiles()).hasSize(1);
    assertThat(mast.requests).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void auditAndOrder() throws IOException, InterruptedException {
    run(options(), pair());
    Path folder = out.resolve("2014J/science/mastDownload/PS1/obs2");
    Files.writeString(folder.resolve("preview.jpg"), "x");
    Files.writeString(folder.resolve("broken.fits"), "x");
    Audit audit = new Audit(new ImageTree(out));
    ObjectNode report = audit.report(true);
    assertThat(report.at("/summary/complete_pairs").asInt()).isEqualTo(1);
    assertThat(report.at("/summary/invalid_files").asInt()).isEqualTo(1);
    assertThat(report.at("/entries/0/science_files/.fits.gz").asInt()).isEqualTo(1);
    assertThat(audit.write(report)).isRegularFile();
    List<String> superfluous = audit.cleanUp(true, true);
    assertThat(superfluous).hasSize(2);
    assertThat(folder.resolve("preview.jpg")).exists();
    assertThat(audit.cleanUp(true, false)).isEqualTo(superfluous);
    assertThat(folder.resolve("preview.jpg")).doesNotExist();

    Path flat = temporary.resolve("flat");
    List<OrganisedSupernova> organised = new Organiser(OrganiseOptions.of(out, flat)).run();
    assertThat(organised.get(0).scienceFiles())
        .containsExactly("2014J/science/PS1_rings.wrp.g.1.fits");
    assertThat(flat.resolve("2014J/science/PS1_rings.wrp.g.1.fits")).hasBinaryContent(fits(50));
    assertThat(flat.resolve(Organiser.MANIFEST)).exists();
    List<OrganisedSupernova> again =
        new Organiser(OrganiseOptions.of(out, flat).withSymlink().withClean(true)).run();
    assertThat(again).isEqualTo(organised);
    assertThat(flat.resolve("2014J/reference/PS1_rings.stk.g.fits")).isSymbolicLink();
  }

  @Test
  void pairsAreOfOneMission() {
    List<ArchiveObservation> references = new ArrayList<>();
    references.add(observation("1", "HST"));
    references.add(observation("2", "PS1"));
    QueryResult mixed =
        supernova("A", references, List.of(observation("3", "ps1"), observation("4", "GALEX")));
    QueryResult apart =
        supernova("B", List.of(observation("5", "HST")), List.of(observation("6", "PS1")));
    List<QueryResult> filtered = SameMission.filter(List.of(mixed, apart));
    assertThat(filtered).hasSize(1);
    assertThat(filtered.get(0).science()).hasSize(1);
    assertThat(filtered.get(0).toJson().get("common_missions").toString()).isEqualTo("[\"PS1\"]");
    QueryResult split = SameMission.split(List.of(mixed, apart)).get(0);
    assertThat(split.name()).isEqualTo("A_PS1");
    assertThat(split.toJson().get("original_sn_name").asText()).isEqualTo("A");
    assertThat(SameMission.identify(List.of(mixed, apart)).toString())
        .contains("\"same_mission_sne\":[\"A\"]")
        .contains("\"pairs_by_mission\":{\"PS1\":[\"A\"]}");
  }
}
