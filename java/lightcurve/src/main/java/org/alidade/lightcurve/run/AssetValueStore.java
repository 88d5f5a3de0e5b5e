package org.alidade.lightcurve.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What assets made, as JSON by asset and partition (spec lightcurve 9.6). All methods may be called
 * by many threads.
 *
 * <pre>{@code
 * store.put("sci_divided_by_coadd", "gr12_ch1", "scratch/IDF_gr12_ch1_sci_div.fits");
 * String path = store.get("sci_divided_by_coadd", "gr12_ch1").orElseThrow().asText();
 * }</pre>
 */
public interface AssetValueStore {
  /**
   * Keeps a value; one of the same asset and partition is replaced.
   *
   * @param asset letters, digits and underscores
   * @param partition null or empty for an asset without partitions
   * @param value maps, lists, texts, numbers, truth values, null; anything else by its text
   */
  void put(String asset, @Nullable String partition, @Nullable Object value);

  /** A value; empty if there is none. A value of a partition is not found without it. */
  Optional<JsonNode> get(String asset, @Nullable String partition);

  /** All values of an asset, by partition. */
  List<Entry> list(String asset);

  /** When a value was kept, if it was. */
  Optional<Instant> createdAt(String asset, @Nullable String partition);

  /**
   * A value as it is kept.
   *
   * @param partition empty for an asset without partitions
   * @param json the value
   * @param type {@code dict}, {@code list}, {@code str}, {@code int}, {@code float}, {@code bool}
   *     or {@code NoneType}
   */
  record Entry(String partition, String json, String type) {}
}
