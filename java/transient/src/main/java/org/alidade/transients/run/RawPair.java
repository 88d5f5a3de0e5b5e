package org.alidade.transients.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.CandidateOptions;
import org.alidade.transients.difference.RunParameters;
import org.alidade.transients.difference.SubtractionFiles;
import org.alidade.transients.image.AlignedPair;
import org.alidade.transients.image.AlignmentOptions;
import org.alidade.transients.image.PairAlignment;
import org.alidade.transients.image.PreprocessOptions;
import org.alidade.transients.image.PreprocessedFrame;
import org.alidade.transients.image.Preprocessing;
import org.alidade.transients.image.RawImage;
import org.alidade.transients.ingest.FrameReader;
import org.alidade.transients.ingest.KnownValues;

/**
 * Two images as they came from the archive, subtracted without a database: prepared, aligned on the
 * sky, subtracted.
 *
 * <pre>{@code
 * List<Candidate> found =
 *     RawPair.of(science, reference).subtract(CandidateOptions.defaults(), folder);
 * }</pre>
 *
 * @param science file of the new image, with world coordinates
 * @param reference file of the old image, with world coordinates
 * @param sciencePsf its point-spread function; measured on stars if empty
 * @param referencePsf that of the reference on its own pixels
 */
public record RawPair(
    Path science, Path reference, Optional<PsfStamp> sciencePsf, Optional<PsfStamp> referencePsf) {
  /** Images whose point-spread functions are measured on their stars. */
  public static RawPair of(Path science, Path reference) {
    return new RawPair(science, reference, Optional.empty(), Optional.empty());
  }

  /** The same images with known point-spread functions, each on the pixels of its image. */
  public RawPair withPsfs(PsfStamp ofScience, PsfStamp ofReference) {
    return new RawPair(science, reference, Optional.of(ofScience), Optional.of(ofReference));
  }

  /**
   * Subtracts and writes the files.
   *
   * @param search how candidates are looked for
   * @param folder where to, made if it is not there
   * @throws org.alidade.transients.StageException if the images cannot be read, prepared or aligned
   */
  public List<Candidate> subtract(CandidateOptions search, Path folder) {
    AlignmentOptions alignment = AlignmentOptions.defaults();
    AlignedPair pair =
        PairAlignment.align(
            prepared(science, sciencePsf),
            prepared(reference, referencePsf),
            referencePsf.isPresent() ? alignment.withTransformedPsf() : alignment);
    PairSubtraction done = PairSubtraction.of(pair, search);
    RunParameters used =
        RunParameters.of(
            String.valueOf(science.getFileName()),
            String.valueOf(reference.getFileName()),
            pair.science().sigma(),
            pair.reference().sigma(),
            done.options());
    new SubtractionFiles(science, reference, done.result(), used, done.candidates(), search)
        .write(folder, pair.science().header());
    return done.candidates();
  }

  private static PreprocessedFrame prepared(Path file, Optional<PsfStamp> psf) {
    RawImage raw = RawImage.of(FrameReader.read(file, KnownValues.none()));
    PreprocessedFrame frame = Preprocessing.run(raw, PreprocessOptions.defaults());
    return psf.map(frame::withPsf).orElse(frame);
  }
}
