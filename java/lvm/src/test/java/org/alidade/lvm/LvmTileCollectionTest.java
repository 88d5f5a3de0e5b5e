package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lvm.CollectionOptions.WavelengthJoin;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class LvmTileCollectionTest {
  @TempDir Path folder;
  private final List<LvmTile> open = new ArrayList<>();

  private LvmTile tile(FrameEdit edit, FibreSelection fibres) throws IOException {
    LvmTile tile =
        LvmTile.fromFile(edit.write(folder.resolve("lvmSFrame-" + open.size() + ".fits")), fibres);
    open.add(tile);
    return tile;
  }

  @AfterEach
  void closeTiles() {
    open.forEach(LvmTile::close);
  }

  @Test
  void duplicatesAreRefusedUnlessAllowed() throws IOException {
    List<LvmTile> tiles =
        List.of(
            tile(FrameEdit.frame(), FibreSelection.SCIENCE),
            tile(FrameEdit.frame(), FibreSelection.SCIENCE));
    assertThatThrownBy(() -> LvmTileCollection.fromTiles(tiles))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("10007 occurs twice");
    assertThatThrownBy(() -> LvmTileCollection.fromTiles(List.of()))
        .isInstanceOf(BadInputException.class);
    LvmTileCollection both =
        LvmTileCollection.fromTiles(tiles, new CollectionOptions(true, WavelengthJoin.EXACT));
    assertThat(both.meta()).hasSize(1);
    try (FitData data = new FitDataBuilder(both, DataConfig.defaultConfig()).build()) {
      assertThat(data.spaxels()).isEqualTo(98);
      assertThat(data.tileIdx()).containsOnly(0);
    }
    assertThat(both.toString()).contains("2 tiles", "exposures: [10007]", "tile 2, spaxel 49");
  }

  @Test
  void otherGridsAreRefusedUnlessJoined() throws IOException {
    List<LvmTile> tiles =
        List.of(
            tile(FrameEdit.frame(), FibreSelection.SCIENCE),
            tile(FrameEdit.frame().exposure(5).shiftWavelengths(1), FibreSelection.SCIENCE));
    assertThatThrownBy(() -> LvmTileCollection.fromTiles(tiles))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("6500.0 to 6649.5")
        .hasMessageContaining("6501.0 to 6650.5");
    LvmTileCollection joined =
        LvmTileCollection.fromTiles(tiles, new CollectionOptions(false, WavelengthJoin.OUTER));
    assertThat(joined.wavelengthAngstrom()).hasSize(302);
    DataConfig config =
        DataConfig.builder()
            .fluxBadStrategy(FluxBadStrategy.PIXEL)
            .fluxRange(-1, 1)
            .applyMask(false)
            .build();
    try (FitData data = new FitDataBuilder(joined, config).build();
        FitData first = new FitDataBuilder(tiles.get(0), config).build()) {
      assertThat(data.wavelengths()).isEqualTo(302);
      for (int spaxel = 0; spaxel < 49; spaxel++) {
        assertThat(data.isValid(spaxel, 300)).isFalse();
        assertThat(data.isValid(49 + spaxel, 1)).isFalse();
        assertThat(data.flux().at(spaxel, 100)).isEqualTo(first.flux().at(spaxel, 100));
        assertThat(data.flux().at(49 + spaxel, 102)).isEqualTo(first.flux().at(spaxel, 100));
      }
    }
  }

  @Test
  void spaxelsThatDoNotExistAreNotProduced() throws IOException {
    LvmTile some = tile(FrameEdit.frame(), fibre -> fibre.ifuLabel().equals("Sci1"));
    LvmTile all = tile(FrameEdit.frame().exposure(5), FibreSelection.SCIENCE);
    LvmTileCollection tiles = LvmTileCollection.fromTiles(List.of(some, all));
    DataConfig config = DataConfig.fromTiles(tiles, c -> {});
    try (FitData data = new FitDataBuilder(tiles, config).build()) {
      assertThat(data.spaxels()).isEqualTo(some.spaxels() + 49);
      assertThat(data.exposure()[some.spaxels()]).isEqualTo(5);
      assertThat(data.sourceSpaxel()[some.spaxels()]).isZero();
    }
  }
}
