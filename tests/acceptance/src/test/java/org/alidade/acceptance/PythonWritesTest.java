package org.alidade.acceptance;

import static org.alidade.testing.Tolerances.FLOAT32_SUM;
import static org.alidade.testing.Tolerances.FLOAT64_LOOSE;
import static org.alidade.testing.Tolerances.SOLVER;
import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.ProjectWhen;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.RowOrder;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.WarmStart;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files as the original Python program writes them: only {@code dims_json}, float64 templates and
 * histograms, texts as fixed-length bytes, no fingerprint; early ones with the rebin operator
 * pixels first and models in blocks of spaxels, (blocks, spaxels per block, C, P, L).
 */
@ExtendWith(LeakCheck.class)
class PythonWritesTest {
  @TempDir Path folder;

  @BeforeAll
  static void needsPython() {
    Python.assumeModules("h5py", "numpy");
  }

  /** Writes the golden state in that layout. */
  private Path write(int blocks, boolean turned, String complete) {
    Path file = folder.resolve("python.h5");
    Python.run(
        """
        import h5py, json, sys, numpy as np
        out, inputs, expected, blocks, turned, complete = sys.argv[1:]
        g = h5py.File(expected, 'r')
        i = h5py.File(inputs, 'r')
        with h5py.File(out, 'w', libver='latest') as f:
            for name in ('TemPix', 'ObsPix', 'VelPix', 'Templates', 'CompWeights', 'TemplatesFFT', 'TemplatesFFT_R'):
                packed = dict(compression='gzip', compression_opts=4, shuffle=True)
                f.create_dataset(name, data=g['populate/' + name][()], **packed)
            for name, value in g['populate/Templates'].attrs.items():
                f['Templates'].attrs[name] = value
            R = g['populate/R_T'][()]
            f['R_T'] = R.T.copy() if turned == 'true' else R
            f['RebinMatrix'] = R.T.copy()
            f['DataCube'] = i['cube'][()]
            f['LOSVD'] = i['losvd'][()]
            f['Mask'] = i['mask'][()]
            f['BinNum'], f['XPix'], f['YPix'] = i['binnum'][()], i['xpix'][()], i['ypix'][()]
            f['VelPix'].attrs['units'] = np.bytes_('km/s')
            f.attrs['dims_json'] = np.bytes_(g['populate'].attrs['dims_json'])
            f.attrs['guard_info_json'] = np.bytes_(g['populate'].attrs['guard_info_json'])
            for name, value in json.loads(g['populate'].attrs['dims_json']).items():
                f.attrs['dims.' + name] = np.int64(value)
            models = g['hypercube/models'][()]
            b = int(blocks)
            if b:
                models = models.reshape(b, 12 // b, 3, 6, 180)
                f.create_dataset('HyperCube/models', data=models, chunks=(1, 12 // b, 1, 6, 180))
                done = np.ones((b, 3, 1), 'u1')
            else:
                f.create_dataset('HyperCube/models', data=models, chunks=(5, 1, 6, 180))
                done = np.ones((3, 3, 1), 'u1')
            f['HyperCube/_done'] = done
            f['HyperCube/col_energy'] = g['hypercube/col_energy'][()]
            h = f['HyperCube'].attrs
            h['complete'] = {'bool': np.bool_(True), 'int': np.int64(1), 'byte': np.uint8(1)}[complete]
            h['shape'] = np.array([12, 3, 6, 180], 'i8')
            h['norm.mode'] = np.bytes_('model')
            h['losvd_amplitude_mode'] = np.bytes_('sum')
            f['X_global'] = np.ones(18)
            f['X_global'].attrs['init'] = np.bytes_('zeros')
        """,
        file,
        GoldenCase.inputs(),
        GoldenData.golden("cubefit", "tiny_expected.h5"),
        blocks,
        turned,
        complete);
    return file;
  }

  @ParameterizedTest
  @CsvSource({"0, false, bool", "0, true, int", "3, true, byte", "4, false, bool", "1, true, bool"})
  void everyLayoutGivesTheSameMatrix(int blocks, boolean turned, String complete) {
    Path file = write(blocks, turned, complete);
    double[] x = GoldenCase.expected("reconstruct/x");
    double[] model = GoldenCase.expected("reconstruct/ModelCube");
    try (CubeOperator stored = CubeOperators.stored(file, 2);
        CubeOperator free = CubeOperators.matrixFree(file, 2);
        DoubleArray weights = DoubleArray.copyOf("test", x);
        DoubleArray out = DoubleArray.allocate("test", 12, 180)) {
      stored.forward(weights, out);
      assertThat(relativeToLargest(out.toArray(), model)).isLessThan(FLOAT64_LOOSE);
      free.forward(weights, out);
      assertThat(relativeToLargest(out.toArray(), model)).isLessThan(FLOAT32_SUM);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "3, true"})
  void theSolverGivesTheGoldenWeightsAndPassesOverASolutionOfUnknownMaking(
      int blocks, boolean turned) {
    Path file = write(blocks, turned, "bool");
    SolveOptions.Builder options =
        SolveOptions.builder()
            .solver(Solver.KACZMARZ)
            .seed(1)
            .threads(2)
            .rowSource(RowSource.MODELS)
            .pixelsPerAperture(180)
            .rowOrder(RowOrder.SEQUENTIAL)
            .projectWhen(ProjectWhen.EPOCH);
    SolveResult auto = PipelineRunner.open(file).solveAll(options.build());
    assertThat(auto.stats().warmStart()).isEqualTo("jacobi");
    assertThat(auto.messages()).anyMatch(message -> message.contains("X_global"));
    SolveResult zeros =
        PipelineRunner.open(file).solveAll(options.warmStart(WarmStart.ZEROS).build());
    assertThat(relativeToLargest(zeros.x(), GoldenCase.expected("kaczmarz/zeros_lr0.25")))
        .isLessThan(SOLVER);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "3, true"})
  void theCommandLineKnowsTheFileToo(int blocks, boolean turned) throws Exception {
    Path file = write(blocks, turned, "bool");
    CommandRun checked = CommandRun.of("cube", "check", file);
    assertThat(checked.status()).as("%s", checked).isZero();
    JsonNode status =
        new ObjectMapper().readTree(CommandRun.succeed("cube", "status", file, "--json").out());
    assertThat(status.toString()).contains("\"nSpat\":12", "\"nPop\":6");
    CommandRun.succeed("cube", "diagnose", file);
    CommandRun.succeed("cube", "solve", file, "--rows", "models", "--solver", "kaczmarz");
    CommandRun.succeed("cube", "reconstruct", file, "--rows", "models");
    assertThat(CubeFiles.holds(file, "/ModelCube")).isTrue();
    CommandRun built = CommandRun.of("cube", "build", file);
    assertThat(built.status()).isEqualTo(2);
    assertThat(built.err()).contains("another program").contains("--on-mismatch rebuild");
  }

  @Test
  void itsReconstructionEqualsThatOfTheOtherProgram() throws Exception {
    Path file = write(4, true, "bool");
    double[] x = GoldenCase.expected("reconstruct/x");
    Reconstruction.run(file, x, ReconstructOptions.defaults(), ProgressListener.NONE);
    assertThat(
            relativeToLargest(
                CubeFiles.doubles(file, "/ModelCube"),
                GoldenCase.expected("reconstruct/ModelCube")))
        .isLessThan(FLOAT64_LOOSE);
  }
}
