package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class BatchRunnerTest {
  @TempDir Path folder;
  private final List<Path> files = new ArrayList<>();

  @BeforeEach
  void writeFiles() throws IOException {
    for (int i = 0; i < 5; i++) {
      FrameEdit edit = FrameEdit.frame().exposure(100 + i).floats("FLUX", 7, 0, 300, i * 1e-13f);
      files.add(
          i == 3
              ? edit.writeGzip(folder.resolve("f" + i + ".fits.gz"))
              : edit.write(folder.resolve("f" + i + ".fits")));
    }
  }

  private BatchRunner runner() {
    return BatchRunner.over(files).configuration(c -> c.lambdaRange(6540, 6560)).batchSize(2);
  }

  @Test
  void batchesAreThePartsOfTheWhole() {
    List<Integer> spaxelIdx = new ArrayList<>();
    List<Integer> tileIdx = new ArrayList<>();
    List<Double> flux = new ArrayList<>();
    List<String> news = new ArrayList<>();
    int built =
        runner()
            .progress((done, total, what) -> news.add(done + "/" + total + " " + what))
            .run(
                (batch, data) -> {
                  for (int i = 0; i < data.spaxels(); i++) {
                    spaxelIdx.add(data.spaxelIdx()[i]);
                    tileIdx.add(data.tileIdx()[i]);
                    flux.add(data.flux().at(i, 7));
                  }
                });
    assertThat(built).isEqualTo(3);
    assertThat(news).containsExactly("1/3 batches", "2/3 batches", "3/3 batches");
    try (LvmTileCollection all =
        LvmTileCollection.fromTiles(files.stream().map(LvmTile::fromFile).toList())) {
      DataConfig config = DataConfig.fromTiles(all, c -> c.lambdaRange(6540, 6560));
      try (FitData whole = new FitDataBuilder(all, config).build()) {
        assertThat(spaxelIdx).hasSize(whole.spaxels());
        for (int i = 0; i < whole.spaxels(); i++) {
          assertThat(spaxelIdx.get(i)).isEqualTo(whole.spaxelIdx()[i]);
          assertThat(tileIdx.get(i)).isEqualTo(whole.tileIdx()[i]);
          assertThat(flux.get(i)).isEqualTo(whole.flux().at(i, 7));
        }
      }
      assertThat(runner().globalConfig()).isEqualTo(config);
    }
  }

  @Test
  void batchesOnTheirOwnHaveTheirOwnScale() {
    Map<Integer, Double> scales = new HashMap<>();
    runner()
        .scope(BatchRunner.Scope.EACH_BATCH)
        .run(
            (batch, data) -> {
              scales.put(batch.index(), batch.config().normaliseFluxScale());
              assertThat(data.tileIdx()[0]).isZero();
              assertThat(data.spaxelIdx()[0]).isZero();
            });
    assertThat(scales).hasSize(3);
    assertThatThrownBy(() -> runner().scope(BatchRunner.Scope.EACH_BATCH).globalConfig())
        .isInstanceOf(BadInputException.class);
  }

  /** Remembers what is stored, and dies once. */
  private static final class Store implements BatchSink {
    final Map<String, Integer> stored = new HashMap<>();
    int dieAt;

    Store(int dieAt) {
      this.dieAt = dieAt;
    }

    @Override
    public void accept(Batch batch, FitData data) {
      if (batch.index() == dieAt) {
        throw new IoFailureException("disk full", "store", "make room");
      }
      stored.put(batch.hash(), data.spaxelIdx()[0]);
    }

    @Override
    public boolean isDone(Batch batch) {
      return stored.containsKey(batch.hash());
    }
  }

  @Test
  void goesOnWhereItWasKilled() {
    for (boolean drop : new boolean[] {false, true}) {
      BuildOptions options = BuildOptions.builder().dropEmptySpaxels(drop).build();
      Store whole = new Store(-1);
      runner().options(options).run(whole);
      Store interrupted = new Store(1);
      assertThatThrownBy(() -> runner().options(options).run(interrupted))
          .isInstanceOf(IoFailureException.class);
      assertThat(interrupted.stored).hasSize(1);
      interrupted.dieAt = -1;
      assertThat(runner().options(options).run(interrupted)).isEqualTo(2);
      assertThat(interrupted.stored).isEqualTo(whole.stored);
    }
  }

  @Test
  void recordSaysHowArraysWereBuilt() throws IOException {
    try (LvmTileCollection tiles =
            LvmTileCollection.fromTiles(
                List.of(LvmTile.fromFile(files.get(2)), LvmTile.fromFile(files.get(0))));
        FitData data = new FitDataBuilder(tiles, DataConfig.defaultConfig()).build()) {
      Path file = folder.resolve("record.json");
      PipelineRecord.of(tiles, data).write(file);
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      assertThat(json.get("hash").asText()).isEqualTo(data.hash());
      assertThat(json.get("pipeline_hash").asText()).isEqualTo(data.hash());
      assertThat(json.get("n_tiles").intValue()).isEqualTo(2);
      assertThat(json.get("exposures").toString()).isEqualTo("[102,100]");
      assertThat(json.get("flux_shape").toString()).isEqualTo("[98,300]");
      assertThat(DataConfig.fromJson(json.get("config").toString()))
          .isEqualTo(DataConfig.defaultConfig());
      assertThat(Files.readString(file)).startsWith("{\n  \"hash\": \"");
      assertThatThrownBy(() -> PipelineRecord.of(tiles, data).write(file.resolve("where.json")))
          .isInstanceOf(IoFailureException.class);
    }
  }
}
