package org.alidade.hdf5.internal;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.Shape;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.alidade.hdf5.internal.Identifier.Kind;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;

/** An open dataset on the native side: its shape, layout and element transfers. */
public final class DatasetHandle implements AutoCloseable {
  /** Slots of the hash table that a chunk cache uses; a prime well above the chunks it holds. */
  private static final long CACHE_SLOTS = 4093;

  private static final double CACHE_PREEMPTION = 0.75;

  private final Identifier dataset;
  private final Identifier fileType;
  private final Hdf5Type type;
  private final String where;

  private DatasetHandle(Identifier dataset, String where) {
    this.dataset = dataset;
    this.where = where;
    long typeId = hdf5.H5Dget_type(dataset.id());
    this.fileType = Identifier.of(Kind.TYPE, typeId, "cannot read the type", where);
    this.type = Types.describe(typeId);
  }

  /**
   * Opens a dataset that is known to exist.
   *
   * @param cacheBytes bytes of the chunk cache, or -1 for the file's default
   */
  public static DatasetHandle open(long file, String path, long cacheBytes, String where) {
    try (BytePointer name = Names.utf8(path);
        Identifier access = access(cacheBytes, where)) {
      long id = hdf5.H5Dopen2(file, name, access.id());
      return new DatasetHandle(Identifier.of(Kind.DATASET, id, "cannot open", where), where);
    }
  }

  /** Creates a dataset, with the groups that lead to it. */
  public static DatasetHandle create(long file, String path, DatasetSpec spec, String where) {
    Links.createParents(file, path, where);
    try (BytePointer name = Names.utf8(path);
        Identifier access = access(spec.chunkCacheBytes(), where);
        Identifier type = Types.create(spec.type(), spec.stringBytes(), where);
        Identifier space = Spaces.create(spec.shape().toArray(), spec.maxShape(), where);
        Identifier links = Links.creation(where);
        Identifier creation = creation(spec, where)) {
      long id =
          hdf5.H5Dcreate2(
              file, name, type.id(), space.id(), links.id(), creation.id(), access.id());
      return new DatasetHandle(Identifier.of(Kind.DATASET, id, "cannot create", where), where);
    }
  }

  private static Identifier access(long cacheBytes, String where) {
    Identifier access = properties(hdf5.H5P_CLS_DATASET_ACCESS_ID_g(), where);
    if (cacheBytes >= 0) {
      hdf5.H5Pset_chunk_cache(access.id(), CACHE_SLOTS, cacheBytes, CACHE_PREEMPTION);
    }
    return access;
  }

  private static Identifier creation(DatasetSpec spec, String where) {
    Identifier creation = untimed(hdf5.H5P_CLS_DATASET_CREATE_ID_g(), where);
    long id = creation.id();
    if (spec.chunk().length > 0) {
      hdf5.H5Pset_chunk(id, spec.chunk().length, spec.chunk());
    }
    if (spec.shuffle()) {
      hdf5.H5Pset_shuffle(id);
    }
    if (spec.deflate() > 0) {
      hdf5.H5Pset_deflate(id, spec.deflate());
    }
    if (spec.fillValue().isPresent()) {
      try (DoublePointer value = new DoublePointer(spec.fillValue().getAsDouble())) {
        ErrorStack.check(
            hdf5.H5Pset_fill_value(id, hdf5.H5T_NATIVE_DOUBLE_g(), value),
            "cannot set the fill value",
            where);
      }
    }
    if (spec.earlyAllocation()) {
      hdf5.H5Pset_alloc_time(id, hdf5.H5D_ALLOC_TIME_EARLY);
      hdf5.H5Pset_fill_time(id, hdf5.H5D_FILL_TIME_NEVER);
    }
    return creation;
  }

  /** Properties of a new object that stores no time: the same content gives the same bytes. */
  static Identifier untimed(long propertyClass, String where) {
    Identifier creation = properties(propertyClass, where);
    hdf5.H5Pset_obj_track_times(creation.id(), false);
    return creation;
  }

  static Identifier properties(long propertyClass, String where) {
    long id = hdf5.H5Pcreate(propertyClass);
    return Identifier.of(Kind.PROPERTIES, id, "cannot create a property list", where);
  }

  /** Closes the dataset; a second call does nothing. */
  @Override
  public void close() {
    try (dataset) {
      fileType.close();
    }
  }

  /** Whether the dataset was closed. */
  public boolean isClosed() {
    return dataset.isClosed();
  }

  /** The dataset's identifier. */
  long id() {
    return dataset.id();
  }

  /** The type of the elements in the file. */
  long fileType() {
    return fileType.id();
  }

  /** Element type. */
  public Hdf5Type type() {
    return type;
  }

  /** File and path, for exceptions. */
  public String where() {
    return where;
  }

  /** Present shape. */
  public Shape shape() {
    try (Identifier space = space()) {
      return Spaces.shape(space);
    }
  }

  /** Largest lengths, -1 for an axis without limit. */
  public long[] maximum() {
    try (Identifier space = space()) {
      return Spaces.maximum(space);
    }
  }

  Identifier space() {
    long id = hdf5.H5Dget_space(dataset.id());
    return Identifier.of(Kind.SPACE, id, "cannot read the shape", where);
  }

  private Identifier creationProperties() {
    long id = hdf5.H5Dget_create_plist(dataset.id());
    return Identifier.of(Kind.PROPERTIES, id, "cannot read the layout", where);
  }

  /** Chunk lengths, empty if the dataset has no chunks. */
  public long[] chunk() {
    try (Identifier creation = creationProperties()) {
      if (hdf5.H5Pget_layout(creation.id()) != hdf5.H5D_CHUNKED) {
        return new long[0];
      }
      long[] chunk = new long[hdf5.H5Pget_chunk(creation.id(), 0, new long[0])];
      hdf5.H5Pget_chunk(creation.id(), chunk.length, chunk);
      return chunk;
    }
  }

  /** Whether the elements lie in one contiguous block of this very file. */
  boolean isContiguous() {
    try (Identifier creation = creationProperties()) {
      return hdf5.H5Pget_layout(creation.id()) == hdf5.H5D_CONTIGUOUS
          && hdf5.H5Pget_external_count(creation.id()) == 0;
    }
  }

  /** Bytes before the superblock. */
  long userBlockBytes() {
    long fileId = hdf5.H5Iget_file_id(dataset.id());
    try (Identifier file = Identifier.of(Kind.FILE, fileId, "cannot find the file", where);
        Identifier creation =
            Identifier.of(
                Kind.PROPERTIES, hdf5.H5Fget_create_plist(file.id()), "cannot read", where)) {
      long[] bytes = new long[1];
      hdf5.H5Pget_userblock(creation.id(), bytes);
      return bytes[0];
    }
  }

  /** Names of the filters in the order of writing. */
  public List<String> filters() {
    try (Identifier creation = creationProperties()) {
      int count = hdf5.H5Pget_nfilters(creation.id());
      List<String> names = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        names.add(filterName(creation.id(), i));
      }
      return names;
    }
  }

  private static String filterName(long creation, int index) {
    byte[] name = new byte[64];
    try (SizeTPointer elements = new SizeTPointer(1)) {
      elements.put(0);
      int[] flags = new int[1];
      int[] config = new int[1];
      hdf5.H5Pget_filter2(creation, index, flags, elements, null, name.length, name, config);
    }
    int end = 0;
    while (end < name.length && name[end] != 0) {
      end++;
    }
    return new String(name, 0, end, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Bytes that the elements take in the file. */
  public long storageBytes() {
    return hdf5.H5Dget_storage_size(dataset.id());
  }

  /** Writes what the library holds back. */
  public void flush() {
    ErrorStack.check(hdf5.H5Dflush(dataset.id()), "cannot flush", where);
  }

  /** Forgets what the library holds, so that the next access sees the file. */
  public void refresh() {
    ErrorStack.check(hdf5.H5Drefresh(dataset.id()), "cannot refresh", where);
  }

  /** Sets the shape. */
  public void extend(long[] lengths) {
    int rank = shape().rank();
    if (lengths.length != rank) {
      throw new BadInputException(
          lengths.length + " lengths for " + rank + " axes", where, "give one length per axis");
    }
    long[] most = maximum();
    for (int axis = 0; axis < rank; axis++) {
      if (lengths[axis] < 0 || (most[axis] >= 0 && lengths[axis] > most[axis])) {
        throw new BadInputException(
            "length " + lengths[axis] + " on axis " + axis + " which may grow to " + most[axis],
            where,
            "create the dataset with a larger maximal shape");
      }
    }
    ErrorStack.check(hdf5.H5Dset_extent(dataset.id(), lengths), "cannot extend", where);
  }

  /** Number of values that a slab, or the whole dataset, has as elements of a kind. */
  public long valueCount(@Nullable Slab slab) {
    Shape shape = shape();
    long elements = slab == null ? shape.size() : slab.within(shape, where).size();
    return elements * ElementKind.valuesPerElement(type);
  }

  /** Reads numbers into native memory that holds {@code values} of them. */
  public void read(@Nullable Slab slab, ElementKind kind, Pointer target, long values) {
    move(slab, kind, target, values, false);
  }

  /** Writes numbers from native memory that holds {@code values} of them. */
  public void write(@Nullable Slab slab, ElementKind kind, Pointer source, long values) {
    move(slab, kind, source, values, true);
  }

  private void move(
      @Nullable Slab slab, ElementKind kind, Pointer buffer, long values, boolean writing) {
    Shape shape = shape();
    Slab part = slab == null ? Slab.all(shape) : slab.within(shape, where);
    long wanted = part.size() * ElementKind.valuesPerElement(type);
    if (wanted != values) {
      throw new BadInputException(
          "array of " + values + " values for " + wanted + " of shape " + shape,
          where,
          "pass an array of that size");
    }
    if (values == 0) {
      return;
    }
    try (Identifier memoryType = kind.memoryType(type, fileType.id(), where);
        Selection selection = Selection.of(this, slab == null ? null : part)) {
      int status =
          writing
              ? hdf5.H5Dwrite(
                  dataset.id(), memoryType.id(), selection.memory(), selection.file(), 0, buffer)
              : hdf5.H5Dread(
                  dataset.id(), memoryType.id(), selection.memory(), selection.file(), 0, buffer);
      ErrorStack.check(status, writing ? "cannot write" : "cannot read", where);
    }
  }

  /** Reads texts, all of them or a slab. */
  public String[] readStrings(@Nullable Slab slab) {
    requireText();
    int count = Math.toIntExact(valueCount(slab));
    Slab part = slab == null ? Slab.all(shape()) : slab.within(shape(), where);
    try (Selection selection = Selection.of(this, part);
        Identifier memory = Spaces.create(new long[] {count}, null, where)) {
      return Texts.read(
          fileType.id(),
          memory,
          count,
          (memoryType, buffer) ->
              hdf5.H5Dread(
                  dataset.id(), memoryType, selection.memory(), selection.file(), 0, buffer),
          where);
    }
  }

  /** Writes as many texts as a slab, or the whole dataset, has elements. */
  public void writeStrings(@Nullable Slab slab, String[] texts) {
    requireText();
    long wanted = valueCount(slab);
    if (texts.length != wanted) {
      throw new BadInputException(
          texts.length + " texts for " + wanted + " of shape " + shape(),
          where,
          "pass one text per element");
    }
    if (wanted == 0) {
      return;
    }
    Slab part = slab == null ? Slab.all(shape()) : slab.within(shape(), where);
    try (Selection selection = Selection.of(this, part)) {
      Texts.write(
          fileType.id(),
          texts,
          (memoryType, buffer) ->
              hdf5.H5Dwrite(
                  dataset.id(), memoryType, selection.memory(), selection.file(), 0, buffer),
          where);
    }
  }

  private void requireText() {
    if (type != Hdf5Type.STRING) {
      throw new BadInputException(
          "elements of type " + type + " are not text", where, "use the method for that type");
    }
  }
}
