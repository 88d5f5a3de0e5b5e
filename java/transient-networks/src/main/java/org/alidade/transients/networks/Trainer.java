package org.alidade.transients.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.alidade.transients.training.Augmentation;
import org.alidade.transients.training.Sample;

/** Passes over the samples; owns the network that learns. */
final class Trainer implements AutoCloseable {
  private final TrainingOptions options;
  private final TorchNetwork network;
  private final AdamOptimiser optimiser;
  private final double positiveWeight;
  private final SplittableRandom random;
  private final List<String> learned;

  Trainer(TrainingOptions options, List<Sample> samples) {
    this.options = options;
    SplittableRandom seeds = new SplittableRandom(options.seed());
    NetworkWeights initial = NetworkWeights.initial(options.design(), seeds.nextLong());
    TorchEngine.engine().setRandomSeed(seeds.nextInt());
    random = seeds.split();
    network = new TorchNetwork(options.design(), initial);
    optimiser = new AdamOptimiser(options.recipe());
    positiveWeight = positiveWeight(options.recipe(), samples);
    learned = options.design().shapes().keySet().stream().filter(NetworkDesign::isLearned).toList();
  }

  private static double positiveWeight(TrainingOptions.Recipe recipe, List<Sample> samples) {
    if (recipe.positiveWeight() > 0) {
      return recipe.positiveWeight();
    }
    long real = samples.stream().filter(sample -> sample.info().real()).count();
    return real == 0 ? 1 : (samples.size() - real) / (double) real;
  }

  TorchNetwork network() {
    return network;
  }

  double learningRate() {
    return optimiser.learningRate();
  }

  void setLearningRate(double rate) {
    optimiser.setLearningRate(rate);
  }

  /** Learns from every sample once, in a new order; the mean loss. */
  double learn(List<Sample> samples) {
    List<Sample> order = shuffled(samples);
    double sum = 0;
    for (int from = 0; from < order.size(); from += options.batch()) {
      List<Sample> batch = order.subList(from, Math.min(order.size(), from + options.batch()));
      sum += step(options.augmented() ? turned(batch) : batch) * batch.size();
    }
    return sum / order.size();
  }

  private List<Sample> shuffled(List<Sample> samples) {
    List<Sample> order = new ArrayList<>(samples);
    for (int i = order.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Sample kept = order.get(i);
      order.set(i, order.get(other));
      order.set(other, kept);
    }
    return order;
  }

  private List<Sample> turned(List<Sample> batch) {
    Augmentation[] ways = Augmentation.values();
    return batch.stream().map(sample -> ways[random.nextInt(ways.length)].of(sample)).toList();
  }

  /** Copies of the weights collect the gradient, so that the weights stay plain arrays. */
  private double step(List<Sample> batch) {
    try (NDManager call = network.manager().newSubManager()) {
      Map<String, NDArray> copies = new HashMap<>();
      for (String name : learned) {
        NDArray copy = network.weight(name).duplicate();
        copy.attach(call);
        copy.setRequiresGradient(true);
        copies.put(name, copy);
      }
      double loss = backward(call, copies, batch);
      Map<String, NDArray> gradients = new HashMap<>();
      copies.forEach((name, copy) -> gradients.put(name, copy.getGradient()));
      optimiser.step(network::weight, gradients);
      return loss;
    }
  }

  private double backward(NDManager call, Map<String, NDArray> copies, List<Sample> batch) {
    try (GradientCollector collector = TorchEngine.engine().newGradientCollector()) {
      Layers layers =
          new Layers(
              name -> {
                NDArray copy = copies.get(name);
                return copy == null ? network.weight(name) : copy;
              },
              true);
      NDArray logits = layers.logits(options.design(), images(call, batch));
      NDArray loss = Losses.of(logits, truth(call, batch), positiveWeight, options.recipe().dice());
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Mean loss of samples that are not learned from. */
  double loss(List<Sample> samples) {
    double sum = 0;
    for (int from = 0; from < samples.size(); from += options.batch()) {
      List<Sample> batch = samples.subList(from, Math.min(samples.size(), from + options.batch()));
      try (NDManager call = network.manager().newSubManager()) {
        NDArray logits =
            new Layers(network::weight, false).logits(options.design(), images(call, batch));
        NDArray loss =
            Losses.of(logits, truth(call, batch), positiveWeight, options.recipe().dice());
        sum += loss.getFloat() * batch.size();
      }
    }
    return sum / samples.size();
  }

  private NDArray images(NDManager call, List<Sample> batch) {
    Sample first = batch.get(0);
    float[] values = SampleBatches.images(batch);
    return call.create(
        values, new Shape(batch.size(), first.channels(), first.size(), first.size()));
  }

  private NDArray truth(NDManager call, List<Sample> batch) {
    int size = batch.get(0).size();
    if (options.design().kind() == NetworkKind.REAL_BOGUS) {
      float[] labels = new float[batch.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = batch.get(i).info().real() ? 1 : 0;
      }
      return call.create(labels, new Shape(labels.length));
    }
    float[] masks = new float[batch.size() * size * size];
    for (int i = 0; i < batch.size(); i++) {
      byte[] mask = batch.get(i).mask();
      for (int pixel = 0; pixel < mask.length; pixel++) {
        masks[i * size * size + pixel] = mask[pixel];
      }
    }
    return call.create(masks, new Shape(batch.size(), size, size));
  }

  @Override
  public void close() {
    network.close();
  }
}
