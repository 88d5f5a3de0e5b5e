package org.alidade.benchmarks;

/**
 * What the machine allows for one benchmark.
 *
 * @param seconds time at the limit
 * @param name which limit it is
 */
public record Limit(double seconds, String name) {}
