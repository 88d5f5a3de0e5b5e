package org.alidade.cube.survey;

/**
 * Where the spatial bins lie.
 *
 * @param x arcsec, one value per detector pixel
 * @param y arcsec, one value per detector pixel
 * @param bin bin of each detector pixel, counted from 0
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SurveyImage(double[] x, double[] y, int[] bin) {}
