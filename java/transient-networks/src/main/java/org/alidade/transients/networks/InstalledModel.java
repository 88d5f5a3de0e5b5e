package org.alidade.transients.networks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.training.Channel;
import org.alidade.transients.training.Triplet;

/**
 * A network ready to judge, with what must be known to ask it.
 *
 * @param name what it is called in records
 * @param network the network
 * @param channels images that a U-Net takes; empty for a real/bogus network
 * @param size pixels per side of triplets, or the number that sides of tiles are multiples of
 * @param temperature divisor of its logits
 */
record InstalledModel(
    String name, ImageNetwork network, List<Channel> channels, int size, double temperature)
    implements AutoCloseable {
  private static final String ONNX = ".onnx";
  private static final int ANY_PYRAMID = 32;

  /** The model that options name for a kind, or the active one. */
  static Optional<InstalledModel> of(ScorerOptions options, NetworkKind kind) {
    Optional<String> named =
        kind == NetworkKind.REAL_BOGUS ? options.realBogusModel() : options.segmentationModel();
    if (named.filter(name -> name.toLowerCase(Locale.ROOT).endsWith(ONNX)).isPresent()) {
      return named.map(file -> ofFile(Path.of(file), kind));
    }
    ModelRegistry registry = ModelRegistry.at(options.modelFolder());
    Optional<String> reference = named.isPresent() ? named : registry.activeReference(kind);
    Optional<OutsideModel> outside = reference.flatMap(registry::outside);
    if (outside.isPresent()) {
      return outside.map(model -> ofOutside(model, kind));
    }
    return reference.map(registry::find).map(found -> ofRecipe(registry, found, kind));
  }

  private static InstalledModel ofOutside(OutsideModel model, NetworkKind kind) {
    checkKind(model.reference(), model.kind(), kind);
    InstalledModel file = ofFile(model.file(), kind);
    return new InstalledModel(
        model.reference(), file.network, file.channels, file.size, file.temperature);
  }

  private static void checkKind(String reference, NetworkKind is, NetworkKind wanted) {
    if (is != wanted) {
      throw new BadInputException(
          "model " + reference + " is of kind " + is.text(),
          "the models that judge",
          "name one of kind " + wanted.text());
    }
  }

  private static InstalledModel ofRecipe(
      ModelRegistry registry, ModelRecipe recipe, NetworkKind kind) {
    checkKind(recipe.reference(), recipe.design().kind(), kind);
    ImageNetwork network = ImageNetworks.load(recipe.design(), registry.weights(recipe));
    boolean triplets = recipe.design() instanceof RealBogusDesign;
    return new InstalledModel(
        recipe.reference(),
        network,
        triplets ? List.of() : recipe.channels().stream().map(Channel::of).toList(),
        recipe.design() instanceof UNetDesign unet ? unet.multiple() : recipe.size(),
        recipe.temperature());
  }

  /** An outside network is taken as it is; a U-Net gets difference, S_corr, reference, science. */
  private static InstalledModel ofFile(Path file, NetworkKind kind) {
    OnnxNetwork network = OnnxNetwork.open(file);
    String name = String.valueOf(file.getFileName());
    if (kind == NetworkKind.REAL_BOGUS) {
      int size = network.size() > 0 ? network.size() : Triplet.SIZE;
      return new InstalledModel(name, network, List.of(), size, 1);
    }
    Channel[] all = Channel.values();
    int count = Math.min(network.channels(), all.length);
    return new InstalledModel(name, network, List.of(all).subList(0, count), ANY_PYRAMID, 1);
  }

  @Override
  public void close() {
    network.close();
  }
}
