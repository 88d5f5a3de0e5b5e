package org.alidade.cli.transients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.DifferenceFiles;
import org.alidade.transients.run.RawPair;
import org.jspecify.annotations.Nullable;

/**
 * Subtracts two files, in the way that fits what is known of them; a class of its own so that help
 * need not load the JSON library.
 */
record FileSubtraction(
    Path science,
    Path reference,
    @Nullable Path sciencePsf,
    @Nullable Path referencePsf,
    @Nullable Path config) {
  /** Subtracts and writes the files into a folder. */
  List<Candidate> run(Path output) {
    JsonNode parameters =
        config == null
            ? JsonNodeFactory.instance.objectNode()
            : DifferenceFiles.readParameters(config);
    if (sciencePsf == null && referencePsf == null) {
      return RawPair.of(science, reference)
          .subtract(DifferenceFiles.candidateOptions(parameters), output);
    }
    if (sciencePsf == null || referencePsf == null) {
      throw new BadInputException(
          "one point-spread function of two", "--psf-sci, --psf-ref", "give both or none");
    }
    if (DifferenceFiles.areOnOneGrid(science, reference)) {
      return DifferenceFiles.subtract(
          science, reference, sciencePsf, referencePsf, parameters, output);
    }
    return RawPair.of(science, reference)
        .withPsfs(DifferenceFiles.psf(sciencePsf), DifferenceFiles.psf(referencePsf))
        .subtract(DifferenceFiles.candidateOptions(parameters), output);
  }
}
