package org.alidade.spherex.archive;

/**
 * How far a download is.
 *
 * @param done files that are finished, whether they came, were there, or failed
 * @param total files in all
 * @param failed files that failed
 * @param bytes bytes that have come
 * @param bytesPerSecond mean since the beginning
 */
public record DownloadProgress(
    int done, int total, int failed, long bytes, double bytesPerSecond) {}
