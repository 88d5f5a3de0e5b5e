package org.alidade.cube;

/**
 * One step of a solver that works on all data at once.
 *
 * @param phase what the solver is doing: reduced gram, active set, polish or iterate
 * @param done units of work done in this phase
 * @param total units of work of this phase; 0 if unknown
 * @param objective objective at the present weights, in squared flux units; NaN if not known in
 *     this phase
 * @param scaledKkt scaled optimality condition, see {@link Optimality}; NaN if not known
 * @param nonZeros number of positive weights
 * @param elapsedSeconds seconds since the start
 */
public record SolverStep(
    String phase,
    long done,
    long total,
    double objective,
    double scaledKkt,
    int nonZeros,
    double elapsedSeconds) {}
