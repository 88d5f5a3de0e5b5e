package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryOptions;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PositionQueryTest {
  private static final String[] COLUMNS = {
    "position_id",
    "download_url",
    "obs_publisher_did",
    "time_bounds_lower",
    "time_bounds_upper",
    "energy_bandpassname",
    "energy_bounds_lower",
    "energy_bounds_upper"
  };
  private static final List<Source> SOURCES =
      List.of(Source.at(1, 2), Source.at(3, 4), Source.at(5, 6));

  private final SpherexArchiveServer server = SpherexArchiveServer.start();
  private final ArchiveAccess access = ArchiveAccess.of(Options.quick().build(), new FakeTiming());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void rowsGoToTheirPositionsInChunks() throws Exception {
    server
        .tap()
        .answer(
            Texts.votable("OK", COLUMNS, row("1", "a"), row("0", "a"), row("1", "b")),
            Texts.votable("OK", COLUMNS, row("0", "c")));
    List<QueryResults> results = new PositionQuery(options(), access, 2).run(SOURCES);
    assertThat(results).extracting(QueryResults::source).containsExactlyElementsOf(SOURCES);
    assertThat(results).map(PositionQueryTest::ids).containsExactly("a", "a b", "c");
    assertThat(server.requests("/TAP/async"))
        .hasSize(2)
        .allMatch(request -> request.body().contains("TAP_UPLOAD.positions"));
  }

  @Test
  void tooManyPositionsForOneJobAreRefused() {
    PositionQuery query = new PositionQuery(options(), access, 2);
    assertThatThrownBy(() -> query.run(SOURCES, null, job -> {}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("3 positions");
  }

  @Test
  void refusedUploadIsAskedOneByOne() throws Exception {
    server.fault("/TAP/async", ServerFault.status(400));
    server.tap().answer(Texts.votable("OK", COLUMNS, row("", "a")));
    List<QueryResults> results = new PositionQuery(options(), access).run(SOURCES);
    assertThat(results).map(PositionQueryTest::ids).containsExactly("a", "a", "a");
    assertThat(server.requests("/TAP/async")).hasSize(4);
    assertThat(FakeTapService.field(server.requests("/TAP/async").get(2), "QUERY"))
        .contains("POINT('ICRS', 3.0, 4.0)");
  }

  private QueryOptions options() {
    return QueryOptions.builder(Source.at(0, 0))
        .tapUrl(server.tapUrl())
        .collections(List.of())
        .build();
  }

  private static String ids(QueryResults results) {
    return String.join(" ", results.observations().stream().map(Observation::obsId).toList());
  }

  private static String[] row(String position, String obsId) {
    return new String[] {
      position,
      "https://a.b/" + obsId,
      "ivo://x?" + obsId + "/D1",
      "1",
      "2",
      "SPHEREx-D1",
      "1e-6",
      "2e-6"
    };
  }
}
