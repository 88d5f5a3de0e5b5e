package org.alidade.cli.verify;

/**
 * A check that failed.
 *
 * @param seed that makes it fail again
 * @param what why
 */
record Failure(long seed, String what) {}
