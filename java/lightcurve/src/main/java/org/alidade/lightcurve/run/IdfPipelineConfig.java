package org.alidade.lightcurve.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Folders, files and names of the pipeline (spec lightcurve 9.2). Paths are taken relative to the
 * current folder.
 *
 * <p>The five scripts of the original run as native steps; their names are kept because records of
 * the steps name the command that a step stands for.
 *
 * <pre>{@code
 * IdfPipelineConfig config =
 *     IdfPipelineConfig.builder()
 *         .inputDir(Path.of("per_aor_images"))
 *         .workdir(Path.of("scratch"))
 *         .coaddDir(Path.of("superstack"))
 *         .build();
 * }</pre>
 *
 * @param inputDir folder with the images of the visits, searched with all folders in it
 * @param workdir folder of links and products, made if missing
 * @param coaddDir folder of the deep images and their catalogue
 * @param imarithScript name of the script that divides images
 * @param makeWhtScript name of the script that makes weights
 * @param lacScript name of the script that removes cosmic rays
 * @param cat2catScript name of the script that converts catalogues
 * @param photutilsLcScript name of the script that measures ratios
 * @param sexConfigFile configuration of SExtractor, {@code *.sexcfg}; one of Alidade's own is used
 *     where there is no such file
 * @param sextractorConfig a name that nothing uses, as in the original
 * @param finalTableName name of a table that nothing writes, {@code *.ecsv}, as in the original
 * @param lightcurveStorageFilename name of the light curves in the folder of the products
 * @param aorInfoTable table of the visits with columns {@code reqkey} and {@code group_name}; null:
 *     the visits are those found, their times those in the headers
 */
public record IdfPipelineConfig(
    Path inputDir,
    Path workdir,
    Path coaddDir,
    String imarithScript,
    String makeWhtScript,
    String lacScript,
    String cat2catScript,
    String photutilsLcScript,
    Path sexConfigFile,
    String sextractorConfig,
    String finalTableName,
    String lightcurveStorageFilename,
    @Nullable Path aorInfoTable) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if some are wrong; names every one of them
   */
  public IdfPipelineConfig {
    Faults faults = new Faults();
    faults.path("input_dir", inputDir);
    faults.path("workdir", workdir);
    faults.path("coadd_dir", coaddDir);
    faults.text("imarith_script", imarithScript);
    faults.text("make_wht_script", makeWhtScript);
    faults.text("lac_script", lacScript);
    faults.text("cat2cat_script", cat2catScript);
    faults.text("photutils_lc_script", photutilsLcScript);
    faults.ending("sex_config_file", sexConfigFile.toString(), ".sexcfg");
    faults.text("sextractor_config", sextractorConfig);
    faults.ending("final_table_name", finalTableName, ".ecsv");
    faults.text("lightcurve_storage_filename", lightcurveStorageFilename);
    faults.raise();
  }

  /** The defaults: folders {@code per_aor_images}, {@code scratch} and {@code superstack}. */
  public static IdfPipelineConfig defaults() {
    return builder().build();
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a configuration.
   *
   * @param file YAML whose key {@code idf_pipeline_config} holds the fields (or the fields
   *     themselves), or Java properties; by the ending {@code .properties}
   * @throws BadInputException if the file holds unknown fields, or values that are wrong
   */
  public static IdfPipelineConfig read(Path file) {
    return ConfigFile.read(file);
  }

  /** Where the visits are tabulated, if that is said. */
  public Optional<Path> aorTable() {
    return Optional.ofNullable(aorInfoTable);
  }

  private static final class Faults {
    private final List<String> faults = new ArrayList<>();

    void path(String field, Path value) {
      text(field, value.toString());
    }

    void text(String field, String value) {
      if (value.isBlank()) {
        faults.add(field + " is empty");
      }
    }

    void ending(String field, String value, String ending) {
      if (!value.endsWith(ending)) {
        faults.add(field + " '" + value + "' does not end in " + ending);
      }
    }

    void raise() {
      if (!faults.isEmpty()) {
        throw new BadInputException(
            String.join("; ", faults), "configuration of the pipeline", "correct these fields");
      }
    }
  }

  /** Builds a configuration from the defaults of the original's first version. */
  public static final class Builder {
    private Path inputDir = Path.of("per_aor_images");
    private Path workdir = Path.of("scratch");
    private Path coaddDir = Path.of("superstack");
    private String imarithScript = "imarith.py";
    private String makeWhtScript = "make_wht.py";
    private String lacScript = "lac.py";
    private String cat2catScript = "cat2cat.py";
    private String photutilsLcScript = "photutils_lc_extraction.py";
    private Path sexConfigFile = Path.of("conf_sex.d/conf_per_aor.sexcfg");
    private String sextractorConfig = "config";
    private String finalTableName = "idf_lightcurves.ecsv";
    private String lightcurveStorageFilename = "lightcurves";
    private @Nullable Path aorInfoTable;

    private Builder() {}

    /** Sets the folder with the images of the visits. */
    public Builder inputDir(Path value) {
      inputDir = value;
      return this;
    }

    /** Sets the folder of links and products. */
    public Builder workdir(Path value) {
      workdir = value;
      return this;
    }

    /** Sets the folder of the deep images. */
    public Builder coaddDir(Path value) {
      coaddDir = value;
      return this;
    }

    /** Sets the name of the script that divides images. */
    public Builder imarithScript(String value) {
      imarithScript = value;
      return this;
    }

    /** Sets the name of the script that makes weights. */
    public Builder makeWhtScript(String value) {
      makeWhtScript = value;
      return this;
    }

    /** Sets the name of the script that removes cosmic rays. */
    public Builder lacScript(String value) {
      lacScript = value;
      return this;
    }

    /** Sets the name of the script that converts catalogues. */
    public Builder cat2catScript(String value) {
      cat2catScript = value;
      return this;
    }

    /** Sets the name of the script that measures ratios. */
    public Builder photutilsLcScript(String value) {
      photutilsLcScript = value;
      return this;
    }

    /** Sets the configuration of SExtractor. */
    public Builder sexConfigFile(Path value) {
      sexConfigFile = value;
      return this;
    }

    /** Sets the name that nothing uses. */
    public Builder sextractorConfig(String value) {
      sextractorConfig = value;
      return this;
    }

    /** Sets the name of the table that nothing writes. */
    public Builder finalTableName(String value) {
      finalTableName = value;
      return this;
    }

    /** Sets the name of the light curves. */
    public Builder lightcurveStorageFilename(String value) {
      lightcurveStorageFilename = value;
      return this;
    }

    /** Sets the table of the visits. */
    public Builder aorInfoTable(@Nullable Path value) {
      aorInfoTable = value;
      return this;
    }

    /**
     * Builds the configuration.
     *
     * @throws BadInputException if some values are wrong
     */
    public IdfPipelineConfig build() {
      return new IdfPipelineConfig(
          inputDir,
          workdir,
          coaddDir,
          imarithScript,
          makeWhtScript,
          lacScript,
          cat2catScript,
          photutilsLcScript,
          sexConfigFile,
          sextractorConfig,
          finalTableName,
          lightcurveStorageFilename,
          aorInfoTable);
    }
  }
}
