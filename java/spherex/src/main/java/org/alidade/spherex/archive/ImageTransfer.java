package org.alidade.spherex.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.alidade.archive.Answer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.PartFile;
import org.alidade.archive.WebAddress;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.spherex.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Brings files of the archive to {@code data/BAND/OBSID.fits}, one attempt at a time: what arrives
 * is kept under another name until it is complete, checked and on the disk (spec spherex 5).
 *
 * <p>The work of one item of a pipeline; a pipeline tries again by {@link Downloads#retryRule}:
 *
 * <pre>{@code
 * Stage.<Observation>named("download")
 *     .work((observation, context) -> transfer.fetch(observation))
 *     .check(Transfer.class, (observation, saved) -> transfer.existing(observation).isPresent())
 *     .retry(Downloads.retryRule(options))
 * }</pre>
 *
 * <p>May be shared by threads, each with another file.
 */
public final class ImageTransfer {
  private static final long LONGEST_FILE_BYTES = 1L << 30;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final ArchiveAccess access;
  private final Path outputDir;
  private final CutoutRequest request;
  private final LongConsumer onBytes;

  /**
   * Transfers into a folder.
   *
   * @param outputDir folder of the run
   * @param request what is wanted of each file
   */
  public ImageTransfer(ArchiveAccess access, Path outputDir, CutoutRequest request) {
    this(access, outputDir, request, bytes -> {});
  }

  private ImageTransfer(
      ArchiveAccess access, Path outputDir, CutoutRequest request, LongConsumer onBytes) {
    this.access = access;
    this.outputDir = outputDir;
    this.request = request;
    this.onBytes = onBytes;
  }

  /** The same with someone who is told how many bytes have just arrived, by several threads. */
  public ImageTransfer listening(LongConsumer listener) {
    return new ImageTransfer(access, outputDir, request, listener);
  }

  /** The access it uses. */
  ArchiveAccess access() {
    return access;
  }

  /**
   * Where the file of an observation belongs.
   *
   * @throws BadInputException if the identifier could lead out of the folder
   */
  public Path file(Observation observation) {
    return outputDir.resolve(relative(observation));
  }

  /**
   * The file, if it is there and good: of the length its note says or the archive says, the same
   * version and the same cutout; without a note, complete by its structure.
   */
  public Optional<Transfer> existing(Observation observation) {
    Path file = file(observation);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    long size = size(file);
    Optional<TransferNote> note = TransferNote.of(file);
    boolean good =
        note.isPresent()
            ? note.get().size() == size && note.get().isOf(observation.downloadUrl(), request)
            : isGoodWithoutNote(observation, file, size);
    return good
        ? Optional.of(transfer(observation, size, note.map(TransferNote::md5).orElse(""), true))
        : Optional.empty();
  }

  /**
   * Fetches the file, whether it is there or not.
   *
   * @throws ArchiveException if the archive does not give it; says whether trying again may help,
   *     and whether the file is gone from its address
   * @throws IoFailureException if it cannot be written
   * @throws InterruptedException if the thread is interrupted; what arrived of a whole file stays
   */
  public Transfer fetch(Observation observation) throws InterruptedException {
    Path target = file(observation);
    String url = request.addressOf(observation.downloadUrl());
    boolean resume = request.isWhole() && access.options().resumePartial();
    try {
      Files.createDirectories(folder(observation));
      try (PartFile part = PartFile.open(target, url, access.options().chunkSize(), resume)) {
        return fetch(observation, target, url, part, resume);
      }
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "cannot be written (" + e.getMessage() + ")",
              target.toString(),
              "check the disk and the rights");
      failure.initCause(e);
      throw failure;
    }
  }

  /** What arrived before a failure stays only if it may be continued. */
  private Transfer fetch(
      Observation observation, Path target, String url, PartFile part, boolean resume)
      throws IOException, InterruptedException {
    boolean keep = resume;
    try {
      String etag = receive(url, part, resume);
      keep = false;
      return finish(observation, target, url, part, etag);
    } catch (ArchiveException e) {
      keep &= e.isPassing();
      throw e;
    } finally {
      if (!keep || part.size() == 0) {
        part.discard();
      }
    }
  }

  /** Brings all bytes to the disk, those that are missing; gives the file's ETag. */
  private String receive(String url, PartFile part, boolean resume)
      throws IOException, InterruptedException {
    try (Answer answer = access.web().get(WebAddress.parse(url), continuation(part))) {
      boolean continued = answer.status() == 206 && startsAt(answer, part.size());
      if (!continued) {
        part.restart(resume ? validator(answer) : null);
      }
      if (answer.status() == 206 && !continued) {
        throw ArchiveException.passing("another piece of the file than asked for", shown(url));
      }
      OptionalLong length = answer.length();
      long expected = part.size() + length.orElse(0);
      copy(answer, part, shown(url));
      if (length.isPresent() && part.size() != expected) {
        throw ArchiveException.passing(
            "only " + part.size() + " of " + expected + " bytes have come", shown(url));
      }
      return answer.header("ETag").orElse("");
    } catch (ArchiveException e) {
      if (e.status().orElse(0) == RANGE_NOT_SATISFIABLE) {
        part.restart(null);
        throw ArchiveException.passing("the archive has another version of the file", shown(url));
      }
      throw e;
    }
  }

  private void copy(Answer answer, PartFile part, String where)
      throws IOException, InterruptedException {
    ByteBuffer piece = answer.next();
    while (piece != null) {
      int count = piece.remaining();
      if (part.size() + count > LONGEST_FILE_BYTES) {
        throw ArchiveException.permanent(
            "more than " + LONGEST_FILE_BYTES + " bytes", where, "check the address");
      }
      part.write(piece);
      onBytes.accept(count);
      piece = answer.next();
    }
    if (part.size() == 0) {
      throw ArchiveException.passing("an empty answer", where);
    }
    part.force();
  }

  private static Map<String, String> continuation(PartFile part) {
    return part.validator()
        .filter(validator -> part.size() > 0)
        .map(validator -> Map.of("Range", "bytes=" + part.size() + "-", "If-Range", validator))
        .orElse(Map.of());
  }

  private static boolean startsAt(Answer answer, long offset) {
    return offset > 0
        && answer.header("Content-Range").orElse("").startsWith("bytes " + offset + "-");
  }

  /** What If-Range accepts: a strong ETag, or the date of the last change. */
  private static @Nullable String validator(Answer answer) {
    return answer
        .header("ETag")
        .filter(etag -> etag.startsWith("\""))
        .or(() -> answer.header("Last-Modified"))
        .orElse(null);
  }

  /** Checks what has arrived and gives it its name. */
  private Transfer finish(
      Observation observation, Path target, String url, PartFile part, String etag)
      throws IOException {
    long received = part.size();
    String md5 = part.checksum();
    String publishedMd5 = published(observation).orElse(md5);
    Path ready = part.path();
    if (FileCheck.isGzip(ready)) {
      ready = target.resolveSibling(target.getFileName() + ".unpacked");
      String unpacked = unpack(part.path(), ready, shown(url));
      publishedMd5 = publishedMd5.equalsIgnoreCase(md5) ? unpacked : publishedMd5;
      md5 = unpacked;
    }
    try {
      checkLength(observation, received, Files.size(ready), shown(url));
      if (!publishedMd5.equalsIgnoreCase(md5)) {
        throw ArchiveException.passing("the MD5 differs from the published one", shown(url));
      }
      Optional<String> problem = FileCheck.problem(ready);
      if (problem.isPresent()) {
        throw ArchiveException.passing(
            "what has come is not a level-2 file (" + problem.get() + ")", shown(url));
      }
      Files.deleteIfExists(TransferNote.besides(target));
      Files.move(
          ready, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(ready);
    }
    long size = Files.size(target);
    new TransferNote(url, size, etag, md5, request.query()).write(target);
    return transfer(observation, size, md5, false);
  }

  private static String unpack(Path from, Path to, String where) throws IOException {
    try {
      return FileCheck.unpack(from, to, LONGEST_FILE_BYTES);
    } catch (ZipException | EOFException e) {
      Files.deleteIfExists(to);
      ArchiveException failure =
          ArchiveException.passing("what has come is a damaged gzip file", where);
      failure.initCause(e);
      throw failure;
    }
  }

  private void checkLength(Observation observation, long received, long size, String where) {
    OptionalLong known = observation.archive().contentLength();
    if (request.isWhole()
        && known.isPresent()
        && known.getAsLong() != received
        && known.getAsLong() != size) {
      throw ArchiveException.passing(
          received + " bytes have come where the archive announces " + known.getAsLong(), where);
    }
  }

  private Optional<String> published(Observation observation) {
    boolean known = request.isWhole() && access.options().verifyChecksum();
    return known ? Optional.ofNullable(observation.archive().checksum()) : Optional.empty();
  }

  private boolean isGoodWithoutNote(Observation observation, Path file, long size) {
    OptionalLong known = observation.archive().contentLength();
    boolean comparable = request.isWhole() && known.isPresent();
    return comparable ? known.getAsLong() == size : FileCheck.problem(file).isEmpty();
  }

  private Transfer transfer(Observation observation, long size, String md5, boolean skipped) {
    return new Transfer(
        observation.obsId(),
        observation.band(),
        relative(observation),
        size,
        md5,
        request.addressOf(observation.downloadUrl()),
        skipped);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1;
    }
  }

  private static String shown(String url) {
    return WebAddress.withoutQuery(url);
  }

  private Path folder(Observation observation) {
    return outputDir.resolve("data").resolve(observation.band().text());
  }

  private static String relative(Observation observation) {
    if (!ArchiveRow.isSafe(observation.obsId())) {
      throw new BadInputException(
          "an identifier that cannot be the name of a file",
          "obs_id",
          "use letters, digits and underscores");
    }
    return "data/" + observation.band().text() + "/" + observation.obsId() + ".fits";
  }
}
