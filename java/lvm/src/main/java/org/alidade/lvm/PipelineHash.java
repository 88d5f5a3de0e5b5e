package org.alidade.lvm;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.alidade.lvm.internal.hash.PythonJson;
import org.alidade.lvm.internal.hash.Sha256;
import org.jspecify.annotations.Nullable;

/** The pipeline hash, shared with the reference (spec lvm 9), and a stronger digest of our own. */
final class PipelineHash {
  private PipelineHash() {}

  static HashTexts texts(TileSource source, DataConfig config) {
    String configText = PythonJson.compact(new TreeMap<>(config.toGreekMap()));
    TreeMap<Long, LvmTileMeta> meta = new TreeMap<>();
    source.tiles().forEach(tile -> meta.put(tile.meta().exposure(), tile.meta()));
    Map<String, Object> tiles = new LinkedHashMap<>();
    meta.forEach((exposure, tile) -> tiles.put(exposure.toString(), entries(tile)));
    String tilesText = PythonJson.compact(tiles);
    Map<String, Object> outer = new LinkedHashMap<>();
    outer.put("config", configText);
    outer.put("tiles", tilesText);
    String document = PythonJson.compact(outer);
    return new HashTexts(
        configText, tilesText, document, Sha256.of(document.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, Object> entries(LvmTileMeta tile) {
    TileId id = tile.tileId();
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("drp_ver", tile.drpVersion());
    entries.put("exp_num", tile.exposure());
    entries.put("filename", tile.filename());
    entries.put("tile_id", id.isNumber() ? new BigInteger(id.text()) : id.text());
    return entries;
  }

  /** Adds what the hash leaves out: contents and order of the files, options, library version. */
  static String strong(TileSource source, DataConfig config, BuildOptions options) {
    return digest(
        document(source, config, options, "content", tile -> tile.file().contentDigest()));
  }

  /** As strong, but takes a file of the same size and time for the same, and reads none. */
  static String ofBatch(
      TileSource source, DataConfig config, BuildOptions options, int tileBase, int spaxelBase) {
    Map<String, @Nullable Object> document =
        document(source, config, options, "modified", tile -> tile.file().modified());
    document.put("first_tile_idx", tileBase);
    document.put("first_spaxel_idx", spaxelBase);
    return digest(document);
  }

  private static Map<String, @Nullable Object> document(
      TileSource source,
      DataConfig config,
      BuildOptions options,
      String state,
      Function<LvmTile, String> stateOf) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("hash", texts(source, config).hash());
    document.put("library", version());
    document.put("layout", options.layout().name());
    document.put("precision", options.precision().name());
    document.put("drop_empty_spaxels", options.dropEmptySpaxels());
    document.put("unwrap_ra", options.unwrapRa());
    document.put("tangent_plane", options.tangentPlane());
    document.put("pixel_range_both_sides", options.pixelRangeBothSides());
    document.put("mask_any_non_zero", options.maskAnyNonZero());
    document.put("blank_weights_where_flux_nan", options.blankWeightsWhereFluxNan());
    document.put("sky_factor", options.sky().factor());
    List<Object> files = new ArrayList<>();
    for (LvmTile tile : source.tiles()) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("filename", tile.meta().filename());
      file.put("bytes", tile.file().bytes());
      file.put(state, stateOf.apply(tile));
      file.put("spaxels", tile.spaxels());
      files.add(file);
    }
    document.put("files", files);
    return document;
  }

  private static String digest(Map<String, @Nullable Object> document) {
    return Sha256.of(PythonJson.compact(document).getBytes(StandardCharsets.UTF_8));
  }

  private static String version() {
    String version = PipelineHash.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }
}
