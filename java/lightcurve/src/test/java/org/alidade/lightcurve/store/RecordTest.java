package org.alidade.lightcurve.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.array.FormatException;
import org.alidade.bindings.PackedCurves;
import org.alidade.lightcurve.LightCurve;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records give back what was put into them, with native code and without it. */
@ExtendWith(SeededRandom.class)
class RecordTest {
  private static final int CURVES = 3000;

  private final RecordEncoder encoder = new RecordEncoder();
  private final RecordDecoder decoder = new RecordDecoder();

  private static ByteBuffer bytes(ByteSink record) {
    return ByteBuffer.wrap(Arrays.copyOf(record.array(), record.size()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void anyLightCurveComesBackBitForBit(RandomGenerator random) {
    RandomCurves curves = new RandomCurves(random);
    TimeAxis axis = new TimeAxis(0, curves.times(300));
    for (int i = 0; i < CURVES; i++) {
      LightCurve curve =
          random.nextBoolean() ? curves.any(i, 7) : curves.survey(i, 7, axis.times());
      if (random.nextInt(3) == 0) {
        curve = curve.where(k -> random.nextInt(4) > 0);
      }
      ByteBuffer record = bytes(encoder.encode(curve, List.of(axis), random.nextInt(4) > 0, 48));
      RecordHeader header = RecordHeader.read(record, 0);
      assertThat(header.previous()).isEqualTo(48);
      assertThat(header.length()).isEqualTo(record.limit());
      RandomCurves.assertSame(
          decoder.decode(MappedSegment.of(record), 0, header, number -> axis), curve);
    }
  }

  @Test
  void nativeCodeAndJavaUnpackTheSame(RandomGenerator random) {
    RandomCurves curves = new RandomCurves(random);
    for (int i = 0; i < CURVES; i++) {
      LightCurve curve = curves.survey(i, 1, curves.times(random.nextInt(700)));
      TimeAxis axis = new TimeAxis(0, curve.times());
      byte[] record = bytes(encoder.encode(curve, List.of(axis), true, 0)).array();
      Unpacked reference = new Unpacked(PackedCurves.reference(), record, record.length);
      Unpacked compiled = new Unpacked(PackedCurves.compiled(), record, record.length);
      assertThat(reference.failure).isEmpty();
      assertThat(compiled.values).isEqualTo(reference.values);
      assertThat(compiled.errors).isEqualTo(reference.errors);
      assertThat(compiled.flags).isEqualTo(reference.flags);
    }
  }

  @Test
  void damagedRecordsAreRefusedOrReadWithoutHarm(RandomGenerator random) {
    RandomCurves curves = new RandomCurves(random);
    for (int i = 0; i < CURVES; i++) {
      LightCurve curve = curves.survey(i, 1, curves.times(1 + random.nextInt(300)));
      TimeAxis axis = new TimeAxis(0, curve.times());
      byte[] record = bytes(encoder.encode(curve, List.of(axis), true, 0)).array();
      int end = record.length - random.nextInt(record.length - RecordHeader.BYTES);
      for (int flips = random.nextInt(5); flips > 0; flips--) {
        record[RecordHeader.BYTES + random.nextInt(record.length - RecordHeader.BYTES)] ^=
            (byte) (1 << random.nextInt(8));
      }
      Unpacked reference = new Unpacked(PackedCurves.reference(), record, end);
      Unpacked compiled = new Unpacked(PackedCurves.compiled(), record, end);
      assertThat(compiled.failure).isEqualTo(reference.failure);
      if (reference.failure.isEmpty()) {
        assertThat(compiled.values).isEqualTo(reference.values);
        assertThat(compiled.flags).isEqualTo(reference.flags);
      }
    }
  }

  /** What an implementation makes of a record's body. */
  private static final class Unpacked {
    final int[] values;
    final int[] errors;
    final int[] flags;
    final String failure;

    Unpacked(PackedCurves implementation, byte[] record, int end) {
      RecordHeader header =
          RecordHeader.read(ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN), 0);
      float[] someValues = new float[header.epochs()];
      float[] someErrors = new float[header.epochs()];
      flags = new int[header.epochs()];
      String said = "";
      try {
        implementation.unpack(
            record,
            RecordHeader.BYTES,
            end,
            header.coding(),
            header.missingFlags(),
            someValues,
            someErrors,
            flags);
      } catch (FormatException e) {
        said = String.valueOf(e.getMessage());
      }
      failure = said;
      values = RandomCurves.bits(someValues);
      errors = RandomCurves.bits(someErrors);
    }
  }

  @Test
  void noiseTakesLittleMoreRoomThanItCarries(RandomGenerator random) {
    double[] times = new RandomCurves(random).times(1200);
    float[] values = new float[1200];
    float[] errors = new float[1200];
    for (int i = 0; i < 1200; i++) {
      values[i] = (float) (18 + 0.02 * random.nextGaussian());
      errors[i] = (float) (0.02 * Math.exp(0.1 * random.nextGaussian()));
    }
    LightCurve curve = new LightCurve(1, 1, times, values, errors, new int[1200]);
    int size = encoder.encode(curve, List.of(new TimeAxis(0, times)), true, 0).size();
    // Entropy of a Gaussian in steps of the last bit: log2(sigma / step * sqrt(2 pi e)).
    double magnitudeBits = Math.log(0.02 / Math.ulp(18f) * 4.133) / Math.log(2);
    double errorBits = Math.log(0.1 * 0.02 / Math.ulp(0.02f) * 4.133) / Math.log(2);
    double entropy = magnitudeBits + errorBits;
    assertThat(8.0 * size / 1200).isBetween(entropy, entropy + 3);
  }
}
