package org.alidade.transients.networks;

import java.nio.file.Path;
import org.alidade.array.BadInputException;

/**
 * How a network learns.
 *
 * <p>Example: {@code TrainingOptions.realBogus(dataset, models).withEpochs(30).withSeed(1)}
 *
 * @param dataset the data set, an HDF5 file of {@code DatasetBuilder}
 * @param modelFolder folder of the model registry
 * @param modelName name in the registry
 * @param design the network
 * @param epochs most passes over the samples
 * @param batch samples per step
 * @param recipe the optimiser
 * @param patience epochs without improvement after which it ends
 * @param checkpointEvery epochs between checkpoints
 * @param augmented whether samples are turned and mirrored at random
 * @param activate whether the new version becomes the active one
 * @param seed seed of everything random
 */
public record TrainingOptions(
    Path dataset,
    Path modelFolder,
    String modelName,
    NetworkDesign design,
    int epochs,
    int batch,
    Recipe recipe,
    int patience,
    int checkpointEvery,
    boolean augmented,
    boolean activate,
    long seed) {
  private static final int EPOCHS = 100;
  private static final long SEED = 42;

  /**
   * The optimiser: Adam (Kingma &amp; Ba 2015) with decay of the weights.
   *
   * @param learningRate step
   * @param weightDecay decay of the weights per step of one
   * @param decoupled whether the decay is apart from the gradient (Loshchilov &amp; Hutter 2019)
   * @param gradientClip longest gradient, all weights together; infinite for no limit
   * @param halvesOnPlateau whether the step is halved after five epochs without improvement
   * @param positiveWeight weight of real samples or pixels; 0 for the number of others per real one
   * @param dice whether the Dice coefficient is part of the loss
   */
  public record Recipe(
      double learningRate,
      double weightDecay,
      boolean decoupled,
      double gradientClip,
      boolean halvesOnPlateau,
      double positiveWeight,
      boolean dice) {
    /** The one of the real/bogus network (spec transient 14.4). */
    public static Recipe realBogus() {
      return new Recipe(1e-3, 1e-2, true, Double.POSITIVE_INFINITY, false, 0, false);
    }

    /** The one of the U-Net (spec transient 14.2). */
    public static Recipe segmentation() {
      return new Recipe(1e-3, 1e-4, false, 1, true, 5, true);
    }
  }

  /**
   * Checks the numbers.
   *
   * @throws BadInputException if one is less than 1
   */
  public TrainingOptions {
    if (epochs < 1 || batch < 1 || patience < 1 || checkpointEvery < 1) {
      throw new BadInputException(
          epochs + " epochs, batches of " + batch + ", patience " + patience,
          "the training of a network",
          "use positive numbers");
    }
    ModelRegistry.checkName(modelName);
  }

  /** The real/bogus network: 100 epochs, batches of 8, patience 15. */
  public static TrainingOptions realBogus(Path dataset, Path modelFolder) {
    return new TrainingOptions(
        dataset,
        modelFolder,
        "real-bogus",
        RealBogusDesign.defaults(),
        EPOCHS,
        8,
        Recipe.realBogus(),
        15,
        5,
        true,
        true,
        SEED);
  }

  /** The U-Net: 100 epochs, batches of 16, patience 10. */
  public static TrainingOptions segmentation(Path dataset, Path modelFolder, UNetDesign design) {
    return new TrainingOptions(
        dataset,
        modelFolder,
        "u-net",
        design,
        EPOCHS,
        16,
        Recipe.segmentation(),
        10,
        5,
        true,
        true,
        SEED);
  }

  /** The same under another name. */
  public TrainingOptions withModelName(String name) {
    return new TrainingOptions(
        dataset,
        modelFolder,
        name,
        design,
        epochs,
        batch,
        recipe,
        patience,
        checkpointEvery,
        augmented,
        activate,
        seed);
  }

  /** The same with another network. */
  public TrainingOptions withDesign(NetworkDesign newDesign) {
    return new TrainingOptions(
        dataset,
        modelFolder,
        modelName,
        newDesign,
        epochs,
        batch,
        recipe,
        patience,
        checkpointEvery,
        augmented,
        activate,
        seed);
  }

  /** The same with another number of epochs and samples per step. */
  public TrainingOptions withEpochs(int newEpochs, int newBatch) {
    return new TrainingOptions(
        dataset,
        modelFolder,
        modelName,
        design,
        newEpochs,
        newBatch,
        recipe,
        patience,
        checkpointEvery,
        augmented,
        activate,
        seed);
  }

  /** The same with another optimiser. */
  public TrainingOptions withRecipe(Recipe newRecipe) {
    return new TrainingOptions(
        dataset,
        modelFolder,
        modelName,
        design,
        epochs,
        batch,
        newRecipe,
        patience,
        checkpointEvery,
        augmented,
        activate,
        seed);
  }

  /** The same with another patience. */
  public TrainingOptions withPatience(int newPatience) {
    return new TrainingOptions(
        dataset,
        modelFolder,
        modelName,
        design,
        epochs,
        batch,
        recipe,
        newPatience,
        checkpointEvery,
        augmented,
        activate,
        seed);
  }

  /** The same with another seed. */
  public TrainingOptions withSeed(long newSeed) {
    return new TrainingOptions(
        dataset,
        modelFolder,
        modelName,
        design,
        epochs,
        batch,
        recipe,
        patience,
        checkpointEvery,
        augmented,
        activate,
        newSeed);
  }
}
