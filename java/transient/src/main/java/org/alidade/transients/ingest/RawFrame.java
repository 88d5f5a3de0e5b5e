package org.alidade.transients.ingest;

import java.util.Optional;
import org.alidade.fits.FitsHeader;

/**
 * An image as it is in its file.
 *
 * @param metadata what is known about it
 * @param header its cards, those of the primary HDU after them
 * @param pixels row by row, width times height values, counts
 * @param mask bits of {@link org.alidade.transients.MaskBits} of an extension MASK, if there is one
 * @param variance of an extension VAR, counts squared, if there is one
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record RawFrame(
    FrameMetadata metadata,
    FitsHeader header,
    double[] pixels,
    Optional<byte[]> mask,
    Optional<double[]> variance) {}
