package org.alidade.cube.view;

/**
 * Weights that a fit has saved, without the numbers.
 *
 * @param choice which they are
 * @param epoch epoch they belong to, 0 if it is not recorded
 * @param timeSec when they were saved, unix seconds; NaN if it is not recorded
 * @param valRmse error on the validation sample, NaN if it is not recorded
 */
public record SavedWeights(WeightChoice choice, long epoch, double timeSec, double valRmse) {}
