package org.alidade.lightcurve.array;

import java.nio.file.Path;

/**
 * What a file of the array holds (spec lightcurve 7.7).
 *
 * @param file where it is
 * @param axes labels of the axes; their numbers are the shape
 * @param chunk lengths of the chunks along the axes
 * @param created when the array was made, ISO 8601
 * @param description what the array is
 */
@SuppressWarnings("ArrayRecordComponent") // four numbers, copied for whoever asks
public record LabelledInfo(
    Path file, LabelledAxes axes, long[] chunk, String created, String description) {}
