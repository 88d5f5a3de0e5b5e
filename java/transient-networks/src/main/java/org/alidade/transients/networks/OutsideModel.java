package org.alidade.transients.networks;

import java.nio.file.Path;

/**
 * A network from elsewhere in the registry: it is used as it is, nothing is known about how good it
 * is.
 *
 * @param reference name and version, as {@code braai/1}
 * @param kind what it judges
 * @param file the ONNX file
 */
public record OutsideModel(String reference, NetworkKind kind, Path file) {}
