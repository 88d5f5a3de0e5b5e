package org.alidade.math;

/**
 * The solution of a non-negative least squares problem with its certificate.
 *
 * @param x the unknowns, none negative
 * @param objective value of the minimised function, see the method that solved the problem
 * @param kktViolation largest violation of the optimality conditions: with the gradient g taken
 *     with respect to unknowns scaled to unit curvature, the maximum of |g| where x is positive and
 *     of -g where x is zero, divided by the largest |g| at x = 0; zero for an exact solution
 * @param iterations number of times the set of positive unknowns was changed
 */
@SuppressWarnings("ArrayRecordComponent") // a result for numerical code, which wants a plain array
public record NnlsSolution(double[] x, double objective, double kktViolation, int iterations) {}
