package org.alidade.spherex;

import org.alidade.archive.AccessOptions;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * How files are fetched from the archive (spec spherex 2.5, 5).
 *
 * <p>Example: {@code DownloadOptions.builder().cutoutSize(new CutoutSize("60px")).build()}.
 *
 * @param maxDownloadWorkers files at a time
 * @param cutoutSize size to be cut out, or null for whole images
 * @param cutoutCenter centre of the cutout, or null for the source's position
 * @param chunkSize bytes written at a time
 * @param timeout longest wait for the archive to answer, and between two pieces of an answer, s
 * @param maxRetries attempts after the first
 * @param retryDelay wait before the first retry, s
 * @param userAgent what the archive is told about the client
 * @param retryBackoff growth of the wait from one retry to the next
 * @param retryDelayMax limit of that growth, s
 * @param retryJitter greatest relative deviation of a wait, in [0, 1]
 * @param verifyChecksum whether whole files are compared with the published MD5
 * @param resumePartial whether an interrupted transfer of a whole file is continued
 */
public record DownloadOptions(
    int maxDownloadWorkers,
    @Nullable CutoutSize cutoutSize,
    @Nullable CutoutCenter cutoutCenter,
    int chunkSize,
    double timeout,
    int maxRetries,
    double retryDelay,
    String userAgent,
    double retryBackoff,
    double retryDelayMax,
    double retryJitter,
    boolean verifyChecksum,
    boolean resumePartial) {
  private static final DownloadOptions DEFAULTS = builder().build();
  private static final int MOST_WORKERS = 256;
  private static final int LARGEST_CHUNK = 1 << 26;

  /** A day: what is longer overflows clocks and helps nobody. */
  private static final double LONGEST_SECONDS = 86_400;

  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range; its place is the option's name
   */
  public DownloadOptions {
    check(
        maxDownloadWorkers >= 1 && maxDownloadWorkers <= MOST_WORKERS,
        maxDownloadWorkers,
        "max_download_workers",
        "1 to " + MOST_WORKERS);
    check(
        chunkSize >= 1 && chunkSize <= LARGEST_CHUNK,
        chunkSize,
        "chunk_size",
        "1 to " + LARGEST_CHUNK + " bytes");
    check(
        timeout > 0 && timeout <= LONGEST_SECONDS,
        timeout,
        "timeout",
        "more than 0 s, a day at most");
    check(maxRetries >= 0, maxRetries, "max_retries", "0 or more");
    check(isWait(retryDelay), retryDelay, "retry_delay", "0 s to a day");
    check(isWait(retryDelayMax), retryDelayMax, "retry_delay_max", "0 s to a day");
    check(
        retryBackoff >= 1 && retryBackoff < Double.POSITIVE_INFINITY,
        retryBackoff,
        "retry_backoff",
        "1 or more");
    check(retryJitter >= 0 && retryJitter <= 1, retryJitter, "retry_jitter", "0 to 1");
    check(
        userAgent.matches("[\\x20-\\x7e]{1,200}") && !userAgent.isBlank(),
        "'" + userAgent.replaceAll("[^\\x20-\\x7e]", "?") + "'",
        "user_agent",
        "product/version");
  }

  private static boolean isWait(double seconds) {
    return seconds >= 0 && seconds <= LONGEST_SECONDS;
  }

  private static void check(boolean right, Object value, String option, String range) {
    if (!right) {
      throw new BadInputException("value " + value, option, "use " + range);
    }
  }

  /** What of this concerns single requests. */
  public AccessOptions access() {
    return new AccessOptions(
        timeout, userAgent, maxRetries, retryDelay, retryBackoff, retryDelayMax, retryJitter);
  }

  /** The options nobody has changed. */
  public static DownloadOptions defaults() {
    return DEFAULTS;
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with these values. */
  public Builder toBuilder() {
    return new Builder()
        .maxDownloadWorkers(maxDownloadWorkers)
        .cutoutSize(cutoutSize)
        .cutoutCenter(cutoutCenter)
        .chunkSize(chunkSize)
        .timeout(timeout)
        .maxRetries(maxRetries)
        .retryDelay(retryDelay)
        .userAgent(userAgent)
        .retryBackoff(retryBackoff)
        .retryDelayMax(retryDelayMax)
        .retryJitter(retryJitter)
        .verifyChecksum(verifyChecksum)
        .resumePartial(resumePartial);
  }

  /** Builds options; everything has a default. */
  public static final class Builder {
    private int maxDownloadWorkers = 4;
    private @Nullable CutoutSize cutoutSize;
    private @Nullable CutoutCenter cutoutCenter;
    private int chunkSize = 8192;
    private double timeout = 300;
    private int maxRetries = 3;
    private double retryDelay = 5;
    private String userAgent = "alidade-spherex/0.1";
    private double retryBackoff = 2;
    private double retryDelayMax = 120;
    private double retryJitter = 0.1;
    private boolean verifyChecksum = true;
    private boolean resumePartial = true;

    private Builder() {}

    /** Sets the number of files at a time. */
    public Builder maxDownloadWorkers(int value) {
      maxDownloadWorkers = value;
      return this;
    }

    /** Sets the size to be cut out; null for whole images. */
    public Builder cutoutSize(@Nullable CutoutSize value) {
      cutoutSize = value;
      return this;
    }

    /** Sets the centre of cutouts; null for the source's position. */
    public Builder cutoutCenter(@Nullable CutoutCenter value) {
      cutoutCenter = value;
      return this;
    }

    /** Sets the bytes written at a time. */
    public Builder chunkSize(int value) {
      chunkSize = value;
      return this;
    }

    /** Sets the longest wait for an answer and between two pieces of it, s. */
    public Builder timeout(double value) {
      timeout = value;
      return this;
    }

    /** Sets the attempts after the first. */
    public Builder maxRetries(int value) {
      maxRetries = value;
      return this;
    }

    /** Sets the wait before the first retry, s. */
    public Builder retryDelay(double value) {
      retryDelay = value;
      return this;
    }

    /** Sets what the archive is told about the client. */
    public Builder userAgent(String value) {
      userAgent = value;
      return this;
    }

    /** Sets the growth of the wait from one retry to the next. */
    public Builder retryBackoff(double value) {
      retryBackoff = value;
      return this;
    }

    /** Sets the limit of the growth, s. */
    public Builder retryDelayMax(double value) {
      retryDelayMax = value;
      return this;
    }

    /** Sets the greatest relative deviation of a wait. */
    public Builder retryJitter(double value) {
      retryJitter = value;
      return this;
    }

    /** Sets whether whole files are compared with the published MD5. */
    public Builder verifyChecksum(boolean value) {
      verifyChecksum = value;
      return this;
    }

    /** Sets whether an interrupted transfer of a whole file is continued. */
    public Builder resumePartial(boolean value) {
      resumePartial = value;
      return this;
    }

    /**
     * Builds the options.
     *
     * @throws BadInputException if a value is out of range
     */
    public DownloadOptions build() {
      return new DownloadOptions(
          maxDownloadWorkers,
          cutoutSize,
          cutoutCenter,
          chunkSize,
          timeout,
          maxRetries,
          retryDelay,
          userAgent,
          retryBackoff,
          retryDelayMax,
          retryJitter,
          verifyChecksum,
          resumePartial);
    }
  }
}
