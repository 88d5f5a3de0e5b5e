package org.alidade.benchmarks.lightcurve;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.blob.PointBlob;
import org.alidade.lightcurve.mock.MockField;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.PutFlags;
import org.lmdbjava.Txn;

/**
 * LMDB with blobs of the original layout, keys big-endian; a transaction per object. Its binding
 * needs {@code --add-opens java.base/java.nio=ALL-UNNAMED --add-opens
 * java.base/sun.nio.ch=ALL-UNNAMED}, which the launcher gives.
 */
final class LmdbPeer implements Peer {
  private static final long MAP_BYTES = 1L << 36;
  private static final int KEY_BYTES = Long.BYTES + Integer.BYTES;

  @Override
  public String name() {
    return "LMDB blobs, original layout";
  }

  @Override
  public boolean isAvailable() {
    return Buffer.class.getModule().isOpen("java.nio", LmdbPeer.class.getModule());
  }

  @Override
  public int mostObjects() {
    return Peers.ANY_NUMBER;
  }

  @Override
  public double timeTolerance() {
    return Peers.BLOB_TIME_TOLERANCE;
  }

  @Override
  public Writer create(Path folder, MockField field) {
    Env<ByteBuffer> env =
        Env.create().setMapSize(MAP_BYTES).open(folder.toFile(), EnvFlags.MDB_NOSYNC);
    Dbi<ByteBuffer> curves = env.openDbi((String) null, DbiFlags.MDB_CREATE);
    ByteBuffer key = ByteBuffer.allocateDirect(KEY_BYTES);
    ByteBuffer value =
        ByteBuffer.allocateDirect(
            PointBlob.HEADER_SIZE + PointBlob.POINT_SIZE * field.options().epochs());
    return new Writer() {
      @Override
      public void put(List<LightCurve> object) {
        try (Txn<ByteBuffer> transaction = env.txnWrite()) {
          for (LightCurve curve : object) {
            value.clear().put(PointBlob.encode(curve)).flip();
            key(key, curve.objectId(), curve.typeId());
            curves.put(transaction, key, value, PutFlags.MDB_APPEND);
          }
          transaction.commit();
        }
      }

      @Override
      public void finish() {
        env.sync(true);
      }

      @Override
      public void close() {
        env.close();
      }
    };
  }

  private static void key(ByteBuffer key, long objectId, int typeId) {
    key.clear().putLong(objectId).putInt(typeId).flip();
  }

  @Override
  public Reader open(Path folder, MockField field) {
    Env<ByteBuffer> env =
        Env.create()
            .setMapSize(MAP_BYTES)
            .open(
                folder.toFile(),
                EnvFlags.MDB_RDONLY_ENV,
                EnvFlags.MDB_NOLOCK,
                EnvFlags.MDB_NORDAHEAD);
    return new LmdbReader(env, field.options().types());
  }

  private static final class LmdbReader implements Reader {
    private final Env<ByteBuffer> env;
    private final int types;
    private final Dbi<ByteBuffer> curves;
    private final Txn<ByteBuffer> transaction;
    private final ByteBuffer key = ByteBuffer.allocateDirect(KEY_BYTES);
    private byte[] blob = new byte[0];

    LmdbReader(Env<ByteBuffer> env, int types) {
      this.env = env;
      this.types = types;
      this.curves = env.openDbi((String) null);
      this.transaction = env.txnRead();
      transaction.reset();
    }

    @Override
    public LightCurve get(long objectId, int typeId) {
      key(key, objectId, typeId);
      transaction.renew();
      try {
        ByteBuffer found = Objects.requireNonNull(curves.get(transaction, key));
        if (blob.length != found.remaining()) {
          blob = new byte[found.remaining()];
        }
        found.get(blob);
      } finally {
        transaction.reset();
      }
      return PointBlob.decode(blob);
    }

    @Override
    public List<LightCurve> object(long objectId) {
      List<LightCurve> all = new ArrayList<>();
      for (int type = 1; type <= types; type++) {
        all.add(get(objectId, type));
      }
      return all;
    }

    @Override
    public void close() {
      transaction.close();
      env.close();
    }
  }
}
