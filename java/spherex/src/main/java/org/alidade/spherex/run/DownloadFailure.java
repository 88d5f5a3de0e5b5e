package org.alidade.spherex.run;

import org.alidade.spherex.Band;

/**
 * An image that could not be fetched; resuming tries it first.
 *
 * @param obsId identifier of the exposure
 * @param band detector
 * @param url address that was asked
 * @param message why it failed
 */
public record DownloadFailure(String obsId, Band band, String url, String message) {}
