package org.alidade.lightcurve.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdfPipelineConfigTest {
  @TempDir Path folder;

  @Test
  void defaultsAreThoseOfTheFirstVersion() {
    IdfPipelineConfig config = IdfPipelineConfig.defaults();
    assertThat(config.inputDir()).hasToString("per_aor_images");
    assertThat(config.workdir()).hasToString("scratch");
    assertThat(config.coaddDir()).hasToString("superstack");
    assertThat(config.sexConfigFile()).isEqualTo(Path.of("conf_sex.d", "conf_per_aor.sexcfg"));
    assertThat(config.finalTableName()).isEqualTo("idf_lightcurves.ecsv");
    assertThat(config.aorTable()).isEmpty();
  }

  @Test
  void everyWrongFieldIsNamed() {
    assertThatThrownBy(
            () ->
                IdfPipelineConfig.builder()
                    .workdir(Path.of(""))
                    .sexConfigFile(Path.of("conf.sex"))
                    .sextractorConfig("")
                    .finalTableName("table.csv")
                    .build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("workdir is empty")
        .hasMessageContaining("sex_config_file 'conf.sex' does not end in .sexcfg")
        .hasMessageContaining("sextractor_config is empty")
        .hasMessageContaining("final_table_name 'table.csv' does not end in .ecsv");
  }

  @Test
  void yamlAndPropertiesSayTheSame() throws IOException {
    Path yaml = folder.resolve("idf.yaml");
    Files.writeString(
        yaml,
        """
        idf_pipeline_config:
          input_dir: in
          workdir: work
          coadd_dir: super
          aor_info_table: aors.ecsv
          lightcurve_storage_filename: curves.zarr
        duckdb_io_manager:
          anything: 1
        """);
    Path properties = folder.resolve("idf.properties");
    Files.writeString(
        properties,
        """
        idf_pipeline_config.input_dir = in
        workdir = work
        coadd_dir = super
        aor_info_table = aors.ecsv
        lightcurve_storage_filename = curves.zarr
        duckdb_io_manager.anything = 1
        """);
    IdfPipelineConfig config = IdfPipelineConfig.read(yaml);
    assertThat(config.workdir()).hasToString("work");
    assertThat(config.aorTable()).contains(Path.of("aors.ecsv"));
    assertThat(config).isEqualTo(IdfPipelineConfig.read(properties));
  }

  @Test
  void unknownFieldsAndOtherTextsAreRefused() throws IOException {
    Path unknown = folder.resolve("unknown.yaml");
    Files.writeString(unknown, "idf_pipeline_config: {input_dri: in}");
    assertThatThrownBy(() -> IdfPipelineConfig.read(unknown))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("input_dri");
    Path list = folder.resolve("list.yaml");
    Files.writeString(list, "- a\n- b\n");
    assertThatThrownBy(() -> IdfPipelineConfig.read(list)).isInstanceOf(FormatException.class);
    Path broken = folder.resolve("broken.yaml");
    Files.writeString(broken, "a: [1\n");
    assertThatThrownBy(() -> IdfPipelineConfig.read(broken)).isInstanceOf(FormatException.class);
  }
}
