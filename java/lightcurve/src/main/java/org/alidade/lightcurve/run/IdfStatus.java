package org.alidade.lightcurve.run;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.pipeline.ItemFailure;

/**
 * How far the pipeline is, asset by asset.
 *
 * <p>Example: {@code pipeline.status().asset(Assets.CLEANED).failures()}.
 *
 * @param assets all assets in running order
 */
public record IdfStatus(List<Asset> assets) {
  /** Copies the list. */
  public IdfStatus {
    assets = List.copyOf(assets);
  }

  /**
   * One asset.
   *
   * @param name its name
   * @param complete whether all its partitions were tried
   * @param done partitions that are made, or the asset's name where it has none
   * @param failures partitions that failed, and why
   */
  public record Asset(
      String name, boolean complete, List<String> done, List<ItemFailure> failures) {
    /** Copies the lists. */
    public Asset {
      done = List.copyOf(done);
      failures = List.copyOf(failures);
    }
  }

  /**
   * An asset by name.
   *
   * @throws BadInputException if there is none
   */
  public Asset asset(String name) {
    return assets.stream()
        .filter(asset -> asset.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "there is no asset " + name,
                    "status of the pipeline",
                    "ask for one of " + assets.stream().map(Asset::name).toList()));
  }
}
