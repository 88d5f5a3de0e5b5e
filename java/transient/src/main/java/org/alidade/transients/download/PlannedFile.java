package org.alidade.transients.download;

import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A file to be brought.
 *
 * @param relative its path below the output folder, with slashes
 * @param address where it is
 * @param headers further headers of the request
 * @param sizeBytes its length, if known
 */
record PlannedFile(
    String relative, URI address, Map<String, String> headers, OptionalLong sizeBytes) {}
