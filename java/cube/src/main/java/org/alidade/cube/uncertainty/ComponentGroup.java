package org.alidade.cube.uncertainty;

import java.util.List;

/**
 * Components whose weights trade against each other, so that the data determine their sum better
 * than the parts.
 *
 * @param components indices of the components, ascending
 * @param mean mean of the sum of their weights over the replicas
 * @param standardDeviation standard deviation of the sum
 * @param ofIndependentParts what the standard deviation of the sum would be if the parts varied
 *     independently
 */
public record ComponentGroup(
    List<Integer> components, double mean, double standardDeviation, double ofIndependentParts) {
  /** Copies the list. */
  public ComponentGroup {
    components = List.copyOf(components);
  }
}
