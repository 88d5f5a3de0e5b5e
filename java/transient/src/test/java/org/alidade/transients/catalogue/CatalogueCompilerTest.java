package org.alidade.transients.catalogue;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alidade.archive.AccessOptions;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CatalogueCompilerTest {
  private static final String OPEN =
      """
      {"SN2014J": {"ra": [{"value": "09:55:42.11"}], "dec": [{"value": "+69:40:25.9"}],
                   "claimedtype": [{"value": "Ia"}], "discoverdate": [{"value": "2014/01/21"}],
                   "host": [{"value": "M82"}]},
       "PTFother": {"ra": [{"value": "23:59:59.99"}], "dec": [{"value": "- 0:00:00.1"}],
                    "discoverdate": [{"value": "2013/12/31"}]},
       "Nowhere": {"claimedtype": [{"value": "II"}]}}
      """;

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir Path temporary = Path.of("");

  @Test
  void mergesByNameAndPlaceWithTheTableFirst() throws IOException, InterruptedException {
    Path table = temporary.resolve("table.txt");
    CatalogueWriter.write(
        table, List.of(entry("2014j", 148.9255, 69.6739, ""), entry("Mine", 0.0, 0.0, "IIn")));
    Path open = temporary.resolve("open.json");
    Files.writeString(open, OPEN);
    CatalogueCompiler.Result made =
        new CatalogueCompiler(
                CompileOptions.defaults().withExisting(table).withOpenCatalogue(open.toString()),
                AccessOptions.defaults())
            .compile();
    assertThat(made.entries().stream().map(SupernovaEntry::name)).containsOnly("2014j", "Mine");
    SupernovaEntry same = byName(made.entries(), "2014j");
    assertThat(same.type()).isEqualTo("Ia");
    assertThat(same.discovered()).isEqualTo(LocalDate.of(2014, 1, 21));
    assertThat(same.galaxy()).isEqualTo("M82");
    SupernovaEntry overTheEdge = byName(made.entries(), "Mine");
    assertThat(overTheEdge.type()).isEqualTo("IIn");
    assertThat(overTheEdge.raw()).containsEntry("sn_comment", "alias=PTFother");
    assertThat(made.warnings())
        .anyMatch(text -> text.startsWith("1 of the Open Supernova Catalog"))
        .anyMatch(text -> text.contains("Transient Name Server is left out"));
    Path written = temporary.resolve("compiled.txt");
    CatalogueWriter.write(written, made.entries());
    assertThat(byName(SupernovaCatalogue.read(written).entries(), "Mine").raw())
        .containsEntry("sn_comment", "alias=PTFother");
  }

  @Test
  void filesOfTheWebAreKept() throws IOException, InterruptedException {
    SERVER.stubFor(get("/catalog.json").willReturn(okJson(OPEN)));
    CompileOptions options =
        CompileOptions.defaults()
            .withOpenCatalogue(SERVER.baseUrl() + "/catalog.json")
            .withCacheDir(temporary.resolve("cache"));
    for (int i = 0; i < 2; i++) {
      assertThat(new CatalogueCompiler(options, AccessOptions.defaults()).compile().entries())
          .hasSize(2);
    }
    SERVER.verify(1, getRequestedFor(urlEqualTo("/catalog.json")));
  }

  @Test
  void needsASource() {
    CatalogueCompiler compiler =
        new CatalogueCompiler(
            CompileOptions.defaults().withSkipped(true, true), AccessOptions.defaults());
    assertThatThrownBy(compiler::compile).isInstanceOf(BadInputException.class);
  }

  private static SupernovaEntry byName(List<SupernovaEntry> entries, String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
  }

  private static SupernovaEntry entry(String name, double ra, double dec, String type) {
    return new SupernovaEntry(0, name, ra, dec, null, null, type, "", Map.of());
  }
}
