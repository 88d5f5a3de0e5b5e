package org.alidade.transients.difference;

/**
 * Find the kernel that turns one image into another.
 *
 * @param width columns
 * @param height rows
 * @param source the sharper image
 * @param target what it is to look like
 * @param variance variance of the difference at each pixel
 * @param masked pixels that do not count
 * @param basis functions the kernel is made of
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record KernelProblem(
    int width,
    int height,
    double[] source,
    double[] target,
    double[] variance,
    boolean[] masked,
    KernelBasis basis) {}
