package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({LeakCheck.class, NothingLeftOpen.class})
class Hdf5CopyTest {
  private static final DatasetSpec PACKED =
      DatasetSpec.builder(Hdf5Type.FLOAT32, 100).chunk(10).deflate(4).build();

  @TempDir Path folder;

  private Hdf5File source() {
    Hdf5File source = Hdf5File.create(folder.resolve("source.h5"));
    Hdf5Dataset models = source.createDataset("HyperCube/models", PACKED);
    models.write(new float[100]);
    models.flush();
    models.attributes().set("note", "text");
    source.attributes().set("dims", "{}");
    source.attributes().set("shape", new long[] {1, 2});
    source.attributes().set("complete", true);
    source.attributes().set("none", new double[0]);
    return source;
  }

  @Test
  void objectsKeepTheirLayoutAndAttributes() {
    try (Hdf5File source = source();
        Hdf5File target = Hdf5File.create(folder.resolve("target.h5"))) {
      Hdf5Copy.object(source, "HyperCube", target);
      Hdf5Dataset copy = target.dataset("HyperCube/models");
      assertThat(copy.filters()).containsExactly("deflate");
      assertThat(copy.storageBytes())
          .isEqualTo(source.dataset("HyperCube/models").storageBytes())
          .isPositive();
      assertThat(copy.readFloats()).hasSize(100).containsOnly(0);
      assertThat(copy.attributes().getString("note")).isEqualTo("text");
      assertThatThrownBy(() -> Hdf5Copy.object(source, "HyperCube", target))
          .isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(() -> Hdf5Copy.object(source, "Fit", target))
          .isInstanceOf(MissingDatasetException.class)
          .hasMessageContaining("HyperCube");
    }
  }

  @Test
  void attributesReplaceThoseOfTheSameName() {
    try (Hdf5File source = source();
        Hdf5File target = Hdf5File.create(folder.resolve("target.h5"))) {
      target.attributes().set("dims", 5L);
      target.attributes().set("own", 1.0);
      Hdf5Copy.attributes(source, "/", target);
      assertThat(target.attributes().names())
          .containsExactly("complete", "dims", "none", "own", "shape");
      assertThat(target.attributes().getString("dims")).isEqualTo("{}");
      assertThat(target.attributes().getLongs("shape")).containsExactly(1, 2);
      assertThat(target.attributes().getBoolean("complete")).isTrue();
      assertThat(target.attributes().getDoubles("none")).isEmpty();
    }
  }
}
