package org.alidade.cube.view;

/**
 * Observed and model spectrum of one spaxel.
 *
 * @param spaxel index of the spaxel
 * @param logLambda observed grid, ln(wavelength / Angstrom), L values
 * @param keep whether the mask keeps a pixel, L values
 * @param data observed flux, L values
 * @param model model flux, L values; empty without weights
 * @param modelSource where the model comes from, or why there is none, in words
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SpaxelSpectrum(
    int spaxel,
    double[] logLambda,
    boolean[] keep,
    double[] data,
    double[] model,
    String modelSource) {}
