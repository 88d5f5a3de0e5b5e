package org.alidade.transients.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is in a data set (spec transient 17.3), in a form to keep beside it.
 *
 * @param datasetId identifier made of the samples: the same samples give the same
 * @param name name of the data set
 * @param created when, ISO 8601
 * @param codeVersion version of this library
 * @param channels images of a sample, in their order
 * @param normalisation how they were scaled
 * @param sha256 SHA-256 over the digests of the samples, hexadecimal
 * @param samples the samples
 */
public record Manifest(
    String datasetId,
    String name,
    String created,
    String codeVersion,
    List<String> channels,
    String normalisation,
    String sha256,
    List<Entry> samples) {
  /**
   * A sample.
   *
   * @param info what is known about it
   * @param split the part it is in
   * @param sha256 SHA-256 of its arrays, hexadecimal
   */
  public record Entry(SampleInfo info, String split, String sha256) {}

  static Manifest of(Dataset dataset) {
    return of(dataset, Clock.systemUTC());
  }

  static Manifest of(Dataset dataset, Clock clock) {
    List<Entry> entries =
        dataset.samples().stream()
            .map(sample -> new Entry(sample.info(), sample.info().split().text(), sample.sha256()))
            .toList();
    StringBuilder digests = new StringBuilder();
    entries.forEach(entry -> digests.append(entry.info().id()).append(entry.sha256()));
    byte[] digest = Sha256.of(digests.toString().getBytes(StandardCharsets.UTF_8));
    String version =
        Optional.ofNullable(Manifest.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new Manifest(
        UUID.nameUUIDFromBytes(digest).toString(),
        dataset.name(),
        Instant.now(clock).toString(),
        version,
        dataset.channels(),
        dataset.normalisation(),
        HexFormat.of().formatHex(digest),
        entries);
  }

  Path write(Path target) {
    return JsonFile.write(target, this);
  }
}
