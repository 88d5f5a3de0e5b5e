package org.alidade.bindings.internal;

import java.nio.charset.StandardCharsets;
import org.alidade.array.AlidadeException;
import org.alidade.array.ByteArray;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.bindings.WcsTable;
import org.alidade.bindings.WcsTableReference;

/**
 * The calls of {@code wcs.h} on one handle; its user sees to it that nobody uses it when closed.
 */
public final class WcsHandle {
  /** Characters of a header card. */
  public static final int CARD_LENGTH = 80;

  private final NativeWcs.Handle handle;
  private final String where;

  private WcsHandle(NativeWcs.Handle handle, String where) {
    this.handle = handle;
    this.where = where;
  }

  /** A conversion of points (count x axes); returns how many failed. */
  @FunctionalInterface
  public interface Conversion {
    /** Converts; {@code from} and {@code to} may be the same array. */
    int convert(double[] from, double[] to, int count, double shift);
  }

  /** Reads a description; to be filled, prepared and closed. */
  public static WcsHandle parse(String cards, char alternate, String where) {
    NativeLibrary.loadWcs();
    NativeWcs.Handle handle = new NativeWcs.Handle();
    byte[] bytes = cards.getBytes(StandardCharsets.ISO_8859_1);
    check(
        NativeWcs.ald_wcs_parse(bytes, bytes.length / CARD_LENGTH, (byte) alternate, handle),
        where);
    return new WcsHandle(handle, where);
  }

  /** Version of WCSLIB. */
  public static String libraryVersion() {
    NativeLibrary.loadWcs();
    return NativeWcs.ald_wcs_version().getString(StandardCharsets.US_ASCII);
  }

  /** Number of table arrays to fill. */
  public int tableCount() {
    return (int) NativeWcs.ald_wcs_table_count(handle);
  }

  /** Where an array lies. */
  public WcsTableReference table(int table) {
    byte[] extension = new byte[NativeWcs.ALD_WCS_TEXT];
    byte[] column = new byte[NativeWcs.ALD_WCS_TEXT];
    long[] numbers = new long[NativeWcs.ALD_WCS_TABLE_NUMBERS];
    check(NativeWcs.ald_wcs_table(handle, table, extension, column, numbers), where);
    return new WcsTableReference(
        text(extension),
        (int) numbers[NativeWcs.ALD_WCS_TABLE_VERSION],
        (int) numbers[NativeWcs.ALD_WCS_TABLE_LEVEL],
        text(column),
        (int) numbers[NativeWcs.ALD_WCS_TABLE_ROW],
        (int) numbers[NativeWcs.ALD_WCS_TABLE_DIMENSIONS]);
  }

  /** Gives an array. */
  public void fill(int table, WcsTable array) {
    check(
        NativeWcs.ald_wcs_table_fill(
            handle,
            table,
            array.lengths(),
            array.lengths().length,
            array.values(),
            array.values().length),
        where);
  }

  /** Makes the handle ready for everything below. */
  public void prepare() {
    check(NativeWcs.ald_wcs_prepare(handle), where);
  }

  /** The memory of the handle, counted under a tag; closing it closes the handle. */
  public ByteArray counted(String tag) {
    return ByteArray.adopt(tag, handle, NativeWcs.ald_wcs_bytes(handle), this::close);
  }

  /** Number of axes. */
  public int axes() {
    return (int) NativeWcs.ald_wcs_axes(handle);
  }

  /** CTYPE. */
  public String axisType(int axis) {
    return text(NativeWcs.ALD_WCS_AXIS_TYPE, axis);
  }

  /** Unit of the world coordinates. */
  public String axisUnit(int axis) {
    return text(NativeWcs.ALD_WCS_AXIS_UNIT, axis);
  }

  /** CNAME. */
  public String axisName(int axis) {
    return text(NativeWcs.ALD_WCS_AXIS_NAME, axis);
  }

  /** RADESYS. */
  public String frame() {
    return text(NativeWcs.ALD_WCS_FRAME, 0);
  }

  /** WCSNAME. */
  public String title() {
    return text(NativeWcs.ALD_WCS_TITLE, 0);
  }

  /** CRPIX. */
  public double[] referencePixel() {
    return numbers(NativeWcs.ALD_WCS_REFERENCE_PIXEL, axes());
  }

  /** Linear part, axes x axes. */
  public double[] matrix() {
    return numbers(NativeWcs.ALD_WCS_MATRIX, axes() * axes());
  }

  /** Axis of celestial longitude or -1. */
  public int longitudeAxis() {
    return celestialAxis(true);
  }

  /** Axis of celestial latitude or -1. */
  public int latitudeAxis() {
    return celestialAxis(false);
  }

  /** Converts pixels; a {@link Conversion}. */
  public int pixelToWorld(double[] from, double[] to, int count, double shift) {
    long[] failed = new long[1];
    check(NativeWcs.ald_wcs_pixel_to_world(handle, count, shift, from, to, failed), where);
    return (int) failed[0];
  }

  /** Converts world coordinates; a {@link Conversion}. */
  public int worldToPixel(double[] from, double[] to, int count, double shift) {
    long[] failed = new long[1];
    check(NativeWcs.ald_wcs_world_to_pixel(handle, count, shift, from, to, failed), where);
    return (int) failed[0];
  }

  /** Gives the memory back. */
  public void close() {
    check(NativeWcs.ald_wcs_close(handle), where);
  }

  private int celestialAxis(boolean wantLongitude) {
    long[] longitude = new long[1];
    long[] latitude = new long[1];
    check(NativeWcs.ald_wcs_celestial(handle, longitude, latitude), where);
    return (int) (wantLongitude ? longitude[0] : latitude[0]);
  }

  private String text(int what, int axis) {
    byte[] bytes = new byte[NativeWcs.ALD_WCS_TEXT];
    check(NativeWcs.ald_wcs_text(handle, what, axis, bytes), where);
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    int length = 0;
    while (bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII).stripTrailing();
  }

  private double[] numbers(int what, int count) {
    double[] numbers = new double[count];
    check(NativeWcs.ald_wcs_numbers(handle, what, numbers, count), where);
    return numbers;
  }

  private static void check(int status, String where) {
    if (status != NativeKernels.ALD_OK) {
      String reason = NativeWcs.ald_wcs_last_error().getString(StandardCharsets.UTF_8);
      throw failure(status, reason, where);
    }
  }

  private static AlidadeException failure(int status, String reason, String where) {
    return switch (status) {
      case NativeWcs.ALD_WCS_BAD_HEADER ->
          new FormatException(
              "the world coordinates cannot be used (" + reason + ")", where, "correct the header");
      case NativeWcs.ALD_WCS_ABSENT ->
          new MissingDatasetException(
              reason, where, "choose a letter that the header has WCS cards for");
      default -> NativeStatus.failure(status, reason, where);
    };
  }
}
