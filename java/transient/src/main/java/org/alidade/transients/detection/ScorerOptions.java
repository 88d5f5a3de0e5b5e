package org.alidade.transients.detection;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which networks judge candidates. A model is named {@code name} (its newest version), {@code
 * name/version}, or by a path to an {@code .onnx} file; without a name the active model of the
 * registry is taken if there is one.
 *
 * @param modelFolder folder of the model registry
 * @param realBogusModel the real/bogus network
 * @param segmentationModel the U-Net
 * @param networksWanted whether networks may judge at all
 */
public record ScorerOptions(
    Path modelFolder,
    Optional<String> realBogusModel,
    Optional<String> segmentationModel,
    boolean networksWanted) {
  /** The active models of the folder {@code models}. */
  public static ScorerOptions defaults() {
    return new ScorerOptions(Path.of("models"), Optional.empty(), Optional.empty(), true);
  }

  /** The same with another registry. */
  public ScorerOptions withModelFolder(Path folder) {
    return new ScorerOptions(folder, realBogusModel, segmentationModel, networksWanted);
  }

  /** The same with a named real/bogus network. */
  public ScorerOptions withRealBogusModel(String name) {
    return new ScorerOptions(modelFolder, Optional.of(name), segmentationModel, networksWanted);
  }

  /** The same with a named U-Net. */
  public ScorerOptions withSegmentationModel(String name) {
    return new ScorerOptions(modelFolder, realBogusModel, Optional.of(name), networksWanted);
  }

  /** The same without networks: candidates are ranked by S_corr. */
  public ScorerOptions withoutNetworks() {
    return new ScorerOptions(modelFolder, Optional.empty(), Optional.empty(), false);
  }

  /** Whether a model is asked for by name, so that its absence is a failure. */
  public boolean namesModel() {
    return realBogusModel.isPresent() || segmentationModel.isPresent();
  }
}
