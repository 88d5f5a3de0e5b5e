package org.alidade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.alidade.array.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedRunTest {
  @TempDir Path folder;

  @Test
  void stagesAndFailuresOfAnyPipelineAreRead() throws IOException {
    Pipeline pipeline =
        Pipeline.named("tiles")
            .stage(
                Stage.<String>named("spectra")
                    .items(context -> List.of("a", "b", "c"), Function.identity())
                    .work((item, context) -> measured(item))
                    .build())
            .build();
    pipeline.run(folder, RunOptions.builder().threads(1).build());
    Path file = pipeline.stateFile(folder);

    assertThat(SavedRun.isRun(file)).isTrue();
    SavedRun run = SavedRun.read(file);
    assertThat(run.pipeline()).isEqualTo("tiles");
    assertThat(run.stages())
        .singleElement()
        .satisfies(
            stage -> {
              assertThat(stage.name()).isEqualTo("spectra");
              assertThat(stage.complete()).isTrue();
              assertThat(stage.done()).isEqualTo(2);
              assertThat(stage.failures())
                  .singleElement()
                  .extracting(ItemFailure::item, ItemFailure::reason)
                  .containsExactly("b", "no sky");
            });
  }

  private static String measured(String item) throws IOException {
    if (item.equals("b")) {
      throw new IOException("no sky");
    }
    return item;
  }

  @Test
  void foreignFilesAreRefused() throws IOException {
    Path foreign = Files.writeString(folder.resolve("x.run"), "something else");
    assertThat(SavedRun.isRun(foreign)).isFalse();
    assertThatThrownBy(() -> SavedRun.read(foreign)).isInstanceOf(FormatException.class);
  }
}
